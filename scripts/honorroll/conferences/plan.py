"""Plans every page and file of the conferences, by address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from honorroll.base.keys import key_of
from honorroll.base.vietnamese import slug as slugify
from honorroll.conferences import gather, ics, kit
from honorroll.conferences.contents import ConferenceContents
from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.pages import conference as conference_page
from honorroll.conferences.pages import lists as list_pages
from honorroll.conferences.pages import speeches as speech_pages
from honorroll.conferences.pages.context import Kit, PageContext
from honorroll.conferences.pages.lists import BESIDE, PAGE_SIZE, ConferenceList, split, year_of
from honorroll.conferences.rules.all_conferences import named_honorees
from honorroll.conferences.words import CONFERENCES, KINDS
from honorroll.content.directives import Directive, DirectiveRenderer
from honorroll.content.model import Facts
from honorroll.content.settings import Settings
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import EMPTY, Html
from honorroll.pages import addresses, mentions, press_kit
from honorroll.pages.found import SearchEntry
from honorroll.pages.html import Drawn
from honorroll.pages.mentions import Mention
from honorroll.pages.page import KnownAddresses, Page, PlannedFile, copied, moved
from honorroll.pages.pagination import page_count
from honorroll.pages.words import NO_YEAR

_SECTION = addresses.section(addresses.CONFERENCES)
#: So many past events stand in the calendar beside the conferences; the others have a list of their own.
BESIDE_MOST = 8
_LEAD = (
    "Hội nghị điển hình tiên tiến và các đại hội, lễ tôn vinh, từ phường, xã đến toàn quốc: chương trình, kết quả, "
    "bài và phim."
)


class ConferencePlan(NamedTuple):
    """Pages by address, small files by path, and large files that are written one at a time (``large_files``)."""

    pages: dict[str, Page]
    files: dict[str, bytes]
    large_files: dict[str, PlannedFile]


def plan(
    contents: ConferenceContents,
    honorees: Mapping[str, Facts],
    vocabulary: Vocabulary,
    settings: Settings,
    published: KnownAddresses,
    coverage: Mapping[str, Html],
    placing: DirectiveRenderer,
    models: Mapping[str, str],
) -> ConferencePlan:
    """Plan all pages and files of the conferences.

    ``honorees`` are those with a page, by slug; ``coverage`` is the HTML of the posts about each conference, by slug;
    ``placing`` renders directives; ``models`` are the names of the models by id.
    """
    builder = _Builder(contents, honorees, vocabulary, settings, coverage, placing, models)
    builder.conferences()
    builder.lists()
    builder.renamed_files()
    for url in published.below(addresses.CONFERENCES):
        if not url.endswith("/"):
            builder.kept_file(url)
        elif url not in builder.planned.pages:
            builder.shrunk(url)
    return builder.planned


def featured(contents: ConferenceContents) -> Html:
    """What the home page has: the event that is on, a conference before any other, and the next conference; where there
    is neither, the latest conference that was held.
    """
    coming, past = split(contents.conferences, contents.today)
    on = sorted((facts for facts in coming if facts.is_on), key=lambda facts: not _is_great(facts))[:1]
    ahead = [facts for facts in coming if _is_great(facts) and not (facts.is_on or facts.has_no_date)][:1]
    if shown := on + ahead:
        return Html("".join(list_pages.band(facts, coming=True, n=n) for n, facts in enumerate(shown, 1)))
    held = [facts for facts in past if facts.status == "held" and facts.first and _is_great(facts)]
    return Html(list_pages.band(held[0], coming=False) if held else "")


def _is_great(facts: ConferenceFacts) -> bool:
    return facts.kind in ("conference", "congress")


def held_on(contents: ConferenceContents) -> tuple[tuple[str, str, str], ...]:
    """Day (ISO), name and address of those that were held and began on a known day."""
    known = [facts for facts in contents.conferences if facts.status == "held" and facts.grain in ("day", "minute")]
    return tuple((facts.first[:10], facts.name, facts.url) for facts in known)


def of_movements(contents: ConferenceContents) -> dict[str, str]:
    """The section with the conferences of each movement, latest first, by the address of the movement's page."""
    entries: dict[str, list[ConferenceFacts]] = {}
    for facts in sorted(contents.conferences, key=lambda facts: facts.sort, reverse=True):
        for movement in facts.movements:
            entries.setdefault(addresses.movement(movement), []).append(facts)
    return {url: list_pages.section("Hội nghị của phong trào", "hoi-nghi", held) for url, held in entries.items()}


def findable(contents: ConferenceContents) -> list[SearchEntry]:
    """The search entries: name, kind and date, place."""
    entries = []
    for facts in contents.conferences:
        line = ", ".join(filter(None, (KINDS[facts.kind], facts.short)))
        entries.append(SearchEntry("conference", facts.url, facts.name, line, facts.venue))
        entries += [
            SearchEntry("conference", facts.speech_url(each.id), each.title, f"Tham luận, {facts.name}")
            for each in facts.speeches
        ]
    return entries


class _Builder:
    def __init__(
        self,
        contents: ConferenceContents,
        honorees: Mapping[str, Facts],
        vocabulary: Vocabulary,
        settings: Settings,
        coverage: Mapping[str, Html],
        placing: DirectiveRenderer,
        models: Mapping[str, str],
    ) -> None:
        self.contents, self.honorees, self.vocabulary, self.settings = contents, honorees, vocabulary, settings
        self.coverage, self.placing, self.models = coverage, placing, models
        self.all = sorted(contents.conferences, key=lambda facts: facts.sort)
        self.planned = ConferencePlan({}, {}, {})
        self.events: list[str] = []
        """For the calendar of all; each is in one of its own too."""
        self.former = {slug: facts for facts in self.all for slug in (facts.slug, *facts.former_slugs)}
        self._read: tuple[str, ConferenceDetails] | None = None

    def add(self, url: str, key: bytes, draw: Callable[[], Drawn], lastmod: str = "") -> None:
        self.planned.pages[url] = Page(url, _SECTION, key, draw, lastmod=lastmod)

    def moved(self, url: str, target: str) -> None:
        self.planned.pages[url] = moved(url, target)

    # ── each conference ──

    def conferences(self) -> None:
        for n, facts in enumerate(self.all):
            before = self.all[n - 1] if n else None
            after = self.all[n + 1] if n + 1 < len(self.all) else None
            self._conference(facts, before, after)
        if self.all:
            self.planned.files[f"{addresses.CONFERENCES}{addresses.CALENDAR}"] = ics.calendar(
                f"{CONFERENCES} – {self.settings.name}", self.events
            )

    def _conference(
        self, facts: ConferenceFacts, before: ConferenceFacts | None, after: ConferenceFacts | None
    ) -> None:
        honorees = {slug: self.honorees[slug] for slug in named_honorees(facts) if slug in self.honorees}
        shown = [facts.digest, *(honoree.card_digest + honoree.kind.encode() for honoree in honorees.values())]
        coverage = self.coverage.get(facts.slug, EMPTY)
        awards = [conference_page.award_shown(honorees[slug], facts) for slug in facts.honorees if slug in honorees]
        beside = (f"{other.url} {other.name}" if other else "" for other in (before, after))
        placed = [self._placed(facts.placed), *(self._placed(speech.placed) for speech in facts.speeches)]
        portraits = repr([honorees[slug].printed for slug in kit.portrait_slugs(facts)])
        models = self._models(facts.models)
        has_kit = self._has_kit(facts, honorees)
        key = key_of(*shown, repr(awards), coverage, *beside, *placed, portraits, models, repr(has_kit))
        context = PageContext(self.settings.url, self.vocabulary, honorees, before, after, None, coverage, models)
        dated = facts.dated if len(facts.dated) == 10 else ""
        self.add(facts.url, key, partial(self._draw, facts, context), dated)
        self._speeches(facts)
        for file in facts.files:
            self.planned.large_files[file.url] = copied(self.contents.gathered.root / file.path, file.digest)
        if event := ics.vevent(self.settings.url, facts):
            self.events.append(event)
            self.planned.files[f"{facts.url}{addresses.CALENDAR}"] = ics.calendar(facts.name, [event])
        if has_kit:
            entries = partial(self._kit, facts, honorees)
            self.planned.large_files[press_kit.url(facts.url)] = press_kit.planned(
                self.contents.environment, key, entries
            )
        for slug in facts.former_slugs:
            self.moved(addresses.conference(slug), facts.url)

    def _speeches(self, facts: ConferenceFacts) -> None:
        shown = repr((facts.short, facts.files))
        for n, speech in enumerate(facts.speeches):
            speaker = self.honorees[speech.honoree].card_digest if speech.honoree else ""
            models = self._models(speech.models)
            key = key_of("speech", speech.digest, shown, speaker, self._placed(speech.placed), models)
            self.add(facts.speech_url(speech.id), key, partial(self._draw_speech, n, facts, models))

    def _placed(self, placed: Sequence[Directive]) -> bytes:
        return self.placing.key(placed) if placed else b""

    def _models(self, ids: Sequence[str]) -> Html:
        told = [Mention("", self.models[id_], addresses.model(id_)) for id_ in dict.fromkeys(ids)]
        return mentions.listed(told, mentions.MODEL, "mo-hinh")

    def _draw_speech(self, n: int, facts: ConferenceFacts, models: Html) -> Drawn:
        return speech_pages.page(n, self._parts(facts), facts, self.vocabulary, self.honorees, models)

    def _parts(self, facts: ConferenceFacts) -> ConferenceDetails:
        """The details of a conference. The last is cached, because the pages of one conference are drawn one after
        another.
        """
        if self._read is None or self._read[0] != facts.slug:
            self._read = facts.slug, gather.details_of(self.contents.gathered, facts, self.vocabulary)
        return self._read[1]

    def _draw(self, facts: ConferenceFacts, context: PageContext) -> Drawn:
        parts = self._parts(facts)
        if self._has_kit(facts, context.honorees):
            entries = self._kit(facts, context.honorees)
            context = context._replace(kit=Kit(press_kit.url(facts.url), press_kit.size(entries)))
        return conference_page.page(parts, facts, context)

    def _has_kit(self, facts: ConferenceFacts, honorees: Mapping[str, Facts]) -> bool:
        is_there = self.settings.press_kits and facts.press_from <= self.contents.today
        return is_there and kit.is_worth_it(facts, honorees)

    def _kit(self, facts: ConferenceFacts, honorees: Mapping[str, Facts]) -> list[press_kit.KitFile]:
        root, parts = self.contents.gathered.root, self._parts(facts)
        return kit.kit_entries(root, parts, facts, honorees, self.settings, self.placing)

    # ── the lists ──

    def lists(self) -> None:
        beside = [facts for facts in self.all if facts.kind in BESIDE]
        by_rank = sorted(self.vocabulary.conference_levels.items(), key=lambda item: item[1].rank)
        levels = [
            (level, addresses.conference_level(slugify(level.name)), members)
            for id_, level in by_rank
            if (members := [facts for facts in self.all if facts.level == id_])
        ]
        years: dict[str, list[ConferenceFacts]] = {}
        for facts in reversed(self.all):
            years.setdefault(year_of(facts), []).append(facts)
        ways = [(level.name, url, len(members)) for level, url, members in levels]
        over = split(beside, self.contents.today)[1]
        if beside:
            lead = "Hoạt động văn hóa, văn nghệ, thể thao và các buổi giao lưu, tọa đàm bên cạnh các hội nghị."
            self._list(
                ConferenceList(addresses.ACTIVITIES, "Văn hóa, văn nghệ, thể thao và giao lưu", lead, (), ()), beside
            )
        by_year = tuple(
            (year, addresses.conference_year(year), len(members)) for year, members in years.items() if year != NO_YEAR
        )
        everything = ConferenceList(
            addresses.CONFERENCES,
            CONFERENCES,
            _LEAD,
            (),
            (),
            tuple(over[:BESIDE_MOST]),
            len(beside),
            tuple(ways),
            by_year,
        )
        self._list(everything, self.all, frozenset(facts.slug for facts in over))
        for level, url, members in levels:
            lead = f"Hội nghị, đại hội, lễ tôn vinh và hoạt động {level.of_level}."
            self._list(ConferenceList(url, f"{CONFERENCES} {level.of_level}", lead, (), ()), members)
        for year, url, _ in by_year:
            lead = f"Hội nghị, đại hội, lễ tôn vinh và hoạt động năm {year}."
            self._list(ConferenceList(url, f"{CONFERENCES} năm {year}", lead, (), ()), years[year])

    def _list(
        self, template: ConferenceList, members: Sequence[ConferenceFacts], beside: frozenset[str] = frozenset()
    ) -> None:
        """Plan the pages of a list of ``members``; those ``beside`` stand there, or on a list of their own."""
        coming, past = split(members, self.contents.today)
        past = [facts for facts in past if facts.slug not in beside]
        pages = page_count(len(past), PAGE_SIZE)
        for number in range(1, pages + 1):
            part = template._replace(
                coming=tuple(coming) if number == 1 else (),
                past=tuple(past[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]),
                number=number,
                pages=pages,
                total=len(members),
            )
            shown = [facts.digest for facts in (*part.coming, *part.past, *part.beside)]
            counts = (number, pages, part.total, len(part.coming), len(part.past), part.activities)
            key = key_of(*shown, repr((part.ways, part.years, *counts)))
            self.add(addresses.page(template.url, number), key, partial(list_pages.page, part))

    def shrunk(self, url: str) -> None:
        """Redirect an old address: of a list that became shorter or empty to the nearest list, of a speech to its new
        address or to the conference.
        """
        speech, list_ = addresses.speech_at(url), addresses.conference_list_at(url)
        if speech and speech[0] in self.former:
            facts = self.former[speech[0]]
            target = facts.speech_url(speech[1])
            self.moved(url, target if target in self.planned.pages and target != url else facts.url)
        if list_:
            self.moved(url, list_ if list_ in self.planned.pages else addresses.CONFERENCES)

    # ── files that lay elsewhere ──

    def renamed_files(self) -> None:
        """A file that has another name now lies under the former ones too: no static host leads on from a file."""
        for facts in self.all:
            for former, now in facts.former_files:
                self._also(f"{facts.url}{former}", f"{facts.url}{now}")

    def kept_file(self, url: str) -> None:
        """A file that was public lies where it lay: under the former slug of its conference too. A calendar stays
        without events: some have subscribed to it.
        """
        folder, file = addresses.conference_file_at(url)
        facts = self.former.get(folder)
        if facts:
            self._also(url, f"{facts.url}{dict(facts.former_files).get(file, file)}")
        is_known = facts or url == f"{addresses.CONFERENCES}{addresses.CALENDAR}"
        if is_known and url.endswith(f"/{addresses.CALENDAR}") and url not in self.planned.files:
            name = facts.name if facts else f"{CONFERENCES} – {self.settings.name}"
            self.planned.files[url] = ics.calendar(name, [])

    def _also(self, url: str, now: str) -> None:
        if url not in self.planned.files and url not in self.planned.large_files:
            if now in self.planned.files:
                self.planned.files[url] = self.planned.files[now]
            elif now in self.planned.large_files:
                self.planned.large_files[url] = self.planned.large_files[now]
