"""Every page and file that conferences give rise to, by address, before any is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from honorroll.base.keys import key_of
from honorroll.conferences import ics, kit, read
from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.pages import conference as conference_page
from honorroll.conferences.pages import lists as list_pages
from honorroll.conferences.pages import speeches as speech_pages
from honorroll.conferences.pages.conference import PageContext
from honorroll.conferences.pages.lists import (
    BESIDE,
    LEVEL_WORDS,
    NO_YEAR,
    PAGE_SIZE,
    ConferenceList,
    split,
    year_of,
)
from honorroll.conferences.rules.all_conferences import named_honorees
from honorroll.conferences.stage import ConferenceContents
from honorroll.conferences.words import CONFERENCES, KINDS, LEVELS, OF_LEVEL
from honorroll.content.directives import Directive, DirectiveRenderer
from honorroll.content.model import Facts
from honorroll.content.settings import Settings
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import EMPTY, Html
from honorroll.pages import addresses, press_kit
from honorroll.pages.found import SearchEntry
from honorroll.pages.html import Drawn
from honorroll.pages.page import KnownAddresses, Page, PlannedFile, copied, moved
from honorroll.pages.pagination import page_count
from honorroll.roll.pages import cards

_SECTION = addresses.section(addresses.CONFERENCES)
#: So many past events stand in the calendar beside the conferences; the others have a list of their own.
BESIDE_MOST = 8
_LEAD = (
    "Hội nghị điển hình tiên tiến và các đại hội, lễ tôn vinh, từ phường, xã đến toàn quốc: chương trình, kết quả, "
    "bài và phim."
)


class ConferencePlan(NamedTuple):
    """Pages by address, small files by path, and files that are written to disk one at a time (``made``)."""

    pages: dict[str, Page]
    files: dict[str, bytes]
    made: dict[str, PlannedFile]


def plan(
    stage: ConferenceContents,
    honorees: Mapping[str, Facts],
    vocabulary: Vocabulary,
    settings: Settings,
    published: KnownAddresses,
    coverage: Mapping[str, Html],
    placing: DirectiveRenderer,
) -> ConferencePlan:
    """``honorees`` are those who have a page, by slug; ``coverage`` holds the posts about each conference as finished
    HTML, by slug. ``placing`` renders directives.
    """
    builder = _Builder(stage, honorees, vocabulary, settings, coverage, placing)
    builder.conferences()
    builder.lists()
    builder.renamed_files()
    for url in published.below(addresses.CONFERENCES):
        if not url.endswith("/"):
            builder.kept_file(url)
        elif url not in builder.planned.pages:
            builder.shrunk(url)
    return builder.planned


def featured(stage: ConferenceContents) -> Html:
    """The band of the home page: the next conference, else the latest that was held; ``""`` where there is neither."""
    great = [facts for facts in stage.conferences if facts.kind in ("conference", "congress")]
    coming, past = split(great, stage.today)
    if coming:
        return list_pages.band(coming[0], coming=True)
    held = [facts for facts in past if facts.status == "held" and facts.first]
    return Html(list_pages.band(held[0], coming=False) if held else "")


def of_movements(stage: ConferenceContents) -> dict[str, str]:
    """What stands on the pages of movements, by address: the conferences that were held in each, the latest first."""
    found: dict[str, list[ConferenceFacts]] = {}
    for facts in sorted(stage.conferences, key=lambda facts: facts.sort, reverse=True):
        for movement in facts.movements:
            found.setdefault(addresses.movement(movement), []).append(facts)
    return {url: list_pages.section("Hội nghị của phong trào", "hoi-nghi", some) for url, some in found.items()}


def findable(stage: ConferenceContents) -> list[SearchEntry]:
    """What the search knows of conferences: name, what it is and when, where."""
    found = []
    for facts in stage.conferences:
        line = ", ".join(filter(None, (KINDS[facts.kind], facts.short)))
        found.append(SearchEntry("conference", facts.url, facts.name, line, facts.venue))
        found += [
            SearchEntry("conference", facts.speech_url(each.id), each.title, f"Tham luận, {facts.name}")
            for each in facts.speeches
        ]
    return found


class _Builder:
    def __init__(
        self,
        stage: ConferenceContents,
        honorees: Mapping[str, Facts],
        vocabulary: Vocabulary,
        settings: Settings,
        coverage: Mapping[str, Html],
        placing: DirectiveRenderer,
    ) -> None:
        self.stage, self.honorees, self.vocabulary, self.settings = stage, honorees, vocabulary, settings
        self.coverage, self.placing = coverage, placing
        self.all = sorted(stage.conferences, key=lambda facts: facts.sort)
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
        told = [
            cards.told(honorees[slug], conference_page.wanted(facts)) for slug in facts.honorees if slug in honorees
        ]
        beside = (f"{other.url} {other.name}" if other else "" for other in (before, after))
        placed = [self._placed(facts.placed), *(self._placed(speech.placed) for speech in facts.speeches)]
        portraits = repr([honorees[slug].printed for slug in kit.portrait_slugs(facts)])
        key = key_of(*shown, repr(told), coverage, *beside, *placed, portraits)
        context = PageContext(self.settings.url, self.vocabulary, honorees, before, after, None, coverage)
        dated = facts.dated if len(facts.dated) == 10 else ""
        self.add(facts.url, key, partial(self._draw, facts, context), dated)
        self._speeches(facts)
        for file in facts.files:
            self.planned.made[file.url] = copied(self.stage.gathered.root / file.path, file.digest)
        if event := ics.vevent(self.settings.url, facts):
            self.events.append(event)
            self.planned.files[f"{facts.url}{addresses.CALENDAR}"] = ics.calendar(facts.name, [event])
        if self.settings.press_kits:
            entries = partial(self._kit, facts, honorees)
            self.planned.made[press_kit.url(facts.url)] = press_kit.planned(self.stage.environment, key, entries)
        for slug in facts.former_slugs:
            self.moved(addresses.conference(slug), facts.url)

    def _speeches(self, facts: ConferenceFacts) -> None:
        shown = repr((facts.short, facts.files))
        for n, speech in enumerate(facts.speeches):
            speaker = self.honorees[speech.honoree].name if speech.honoree else ""
            key = key_of("speech", speech.digest, shown, speaker, self._placed(speech.placed))
            self.add(facts.speech_url(speech.id), key, partial(self._draw_speech, n, facts))

    def _placed(self, placed: Sequence[Directive]) -> bytes:
        return self.placing.key(placed) if placed else b""

    def _draw_speech(self, n: int, facts: ConferenceFacts) -> Drawn:
        return speech_pages.page(n, self._parts(facts), facts, self.vocabulary, self.honorees)

    def _parts(self, facts: ConferenceFacts) -> ConferenceDetails:
        """The last is kept: the pages of one conference are drawn one after the other."""
        if self._read is None or self._read[0] != facts.slug:
            self._read = facts.slug, read.parts_of(self.stage.gathered, facts, self.vocabulary)
        return self._read[1]

    def _draw(self, facts: ConferenceFacts, context: PageContext) -> Drawn:
        parts = self._parts(facts)
        if self.settings.press_kits:
            entries = self._kit(facts, context.honorees)
            context = context._replace(kit=conference_page.Kit(press_kit.url(facts.url), press_kit.size(entries)))
        return conference_page.page(parts, facts, context)

    def _kit(self, facts: ConferenceFacts, honorees: Mapping[str, Facts]) -> list[press_kit.KitFile]:
        root, parts = self.stage.gathered.root, self._parts(facts)
        return kit.kit_entries(root, parts, facts, honorees, self.settings, self.placing)

    # ── the lists ──

    def lists(self) -> None:
        great = [facts for facts in self.all if facts.kind not in BESIDE]
        beside = [facts for facts in self.all if facts.kind in BESIDE]
        levels = {level: [facts for facts in self.all if facts.level == level] for level in LEVELS}
        years: dict[str, list[ConferenceFacts]] = {}
        for facts in reversed(self.all):
            years.setdefault(year_of(facts), []).append(facts)
        ways = [
            (LEVELS[level], addresses.conference_level(LEVEL_WORDS[level]), len(members))
            for level, members in levels.items()
            if members
        ]
        coming, past = split(beside, self.stage.today)
        calendar = (tuple(coming), tuple(past[:BESIDE_MOST]))
        if beside:
            ways.append(("Văn hóa, thể thao, giao lưu", addresses.ACTIVITIES, len(beside)))
            lead = "Hoạt động văn hóa, văn nghệ, thể thao và các buổi giao lưu, tọa đàm bên cạnh các hội nghị."
            self._list(
                ConferenceList(addresses.ACTIVITIES, "Văn hóa, văn nghệ, thể thao và giao lưu", lead, (), ()), beside
            )
        by_year = tuple(
            (year, addresses.conference_year(year), len(members)) for year, members in years.items() if year != NO_YEAR
        )
        self._list(
            ConferenceList(addresses.CONFERENCES, CONFERENCES, _LEAD, (), (), calendar, tuple(ways), by_year), great
        )
        for level, members in levels.items():
            if members:
                lead = f"Hội nghị, đại hội, lễ tôn vinh và hoạt động {OF_LEVEL[level]}."
                self._list(
                    ConferenceList(
                        addresses.conference_level(LEVEL_WORDS[level]), list_pages.title_of(level), lead, (), ()
                    ),
                    members,
                )
        for year, url, _ in by_year:
            lead = f"Hội nghị, đại hội, lễ tôn vinh và hoạt động năm {year}."
            self._list(ConferenceList(url, f"{CONFERENCES} năm {year}", lead, (), ()), years[year])

    def _list(self, listed: ConferenceList, members: Sequence[ConferenceFacts]) -> None:
        coming, past = split(members, self.stage.today)
        pages = page_count(len(past), PAGE_SIZE)
        for number in range(1, pages + 1):
            part = listed._replace(
                coming=tuple(coming) if number == 1 else (),
                past=tuple(past[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]),
                number=number,
                pages=pages,
                total=len(members),
            )
            shown = [facts.digest for facts in (*part.coming, *part.past, *part.calendar[0], *part.calendar[1])]
            key = key_of(*shown, repr((part.ways, part.years, number, pages, part.total, len(part.coming))))
            self.add(addresses.page(listed.url, number), key, partial(list_pages.page, part))

    def shrunk(self, url: str) -> None:
        """Where a list grew shorter, or is no more, the old address leads to what is nearest to it; that of a speech to
        where it is now, or to its conference.
        """
        speech, list_ = addresses.speech_at(url), addresses.conference_list_at(url)
        if speech and speech[0] in self.former:
            facts = self.former[speech[0]]
            there = facts.speech_url(speech[1])
            self.moved(url, there if there in self.planned.pages and there != url else facts.url)
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
        if url not in self.planned.files and url not in self.planned.made:
            if now in self.planned.files:
                self.planned.files[url] = self.planned.files[now]
            elif now in self.planned.made:
                self.planned.made[url] = self.planned.made[now]
