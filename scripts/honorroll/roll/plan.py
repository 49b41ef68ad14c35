"""The site plan: every page by its address, before any is made. Pure, and the same for the same roll.

A page's ``key`` stands for everything that the page shows: a page whose key did not change need not be made again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import islice
from types import MappingProxyType

import msgpack

from honorroll.base.keys import key_of
from honorroll.base.parallel import beside
from honorroll.base.vietnamese import number as in_figures
from honorroll.base.vietnamese import title_key
from honorroll.content.kinds import KINDS
from honorroll.content.model import AwardFacts, Facts, Settings, Title, Vocabulary
from honorroll.pages import addresses
from honorroll.pages.html import Crumb, Drawn, link
from honorroll.pages.mentions import Mention
from honorroll.pages.page import Additions, Kin, Page, SitePlan
from honorroll.pages.words import GROUPS, HOME, ROLL
from honorroll.pages.words import KINDS as KIND_WORDS
from honorroll.roll import facets, figures, related
from honorroll.roll.facets import EXPLORED, ORDERS
from honorroll.roll.members import memberships
from honorroll.roll.pages import alphabet, cards, indexes, intros, lists, statistics
from honorroll.roll.pages.cards import Wanted
from honorroll.roll.pages.indexes import Entry, Section
from honorroll.roll.pages.lists import PAGE_SIZE, Listing, Slice

NOTHING: Mapping[str, Sequence[Mention]] = MappingProxyType({})
NO_ADDITIONS = Additions()
_SECTION = addresses.section(addresses.ROLL)

#: How many of the newly honoured the home page shows.
NEWEST = 6


def plan(
    honorees: Iterable[Facts],
    vocabulary: Vocabulary,
    settings: Settings,
    published: Iterable[str] = (),
    mentions: Mapping[str, Sequence[Mention]] = NOTHING,
    additions: Additions = NO_ADDITIONS,
) -> SitePlan:
    """Every page for these honorees. Keys do not tell of code, settings and vocabularies: see ``Read.environment``.

    ``published`` are the addresses of ``content/urls.txt``: pages of lists that shrank lead on from there.
    ``mentions`` are what conferences and posts say of the honorees, by slug, ``additions`` what stands on other pages.
    """
    everyone = list(honorees)
    order = tuple(sorted((f for f in everyone if not f.withdrawn), key=lambda f: (f.sort, f.slug)))
    members = memberships(order, vocabulary)
    kin = _kin(order, members)
    builder = _Builder(order, members, vocabulary, settings, additions)
    builder.home()
    builder.listings()
    builder.indexes()
    builder.alphabet()
    builder.statistics()
    for facts, nearest in zip(order, kin(), strict=True):
        builder.honoree(facts, nearest, mentions.get(facts.slug, ()))
    for facts in everyone:
        if facts.withdrawn:
            builder.withdrawn(facts)
        for slug in facts.former_slugs:
            builder.moved(addresses.honoree(slug), addresses.honoree(facts.slug))
    for url in published:
        builder.shrunk(url)
    return SitePlan(builder.pages, order, {url: tuple(places) for url, places in members.items()})


def _kin(order: Sequence[Facts], members: Mapping[str, Sequence[int]]) -> Callable[[], list[list[Kin]]]:
    """Who is related to whom: for a large roll worked out in a child process, beside the rest of the plan."""
    return beside(lambda both: related.related(*both), (order, members), len(order))


def honoree_page(facts: Facts, kin: Sequence[Kin], digests: Sequence[bytes], mentions: Sequence[Mention]) -> Page:
    """The page of an honoree; ``digests`` are those of all cards, in the order that ``kin`` speaks of."""
    lastmod = facts.latest if len(facts.latest) == 10 else ""
    key = related.key(facts.digest, kin, digests)
    if mentions:
        key = key_of(key, repr(mentions))
    return Page(addresses.honoree(facts.slug), _SECTION, key, None, facts, None, lastmod, True, kin, mentions)


class _Builder:
    """Collects the pages; one method a kind of page."""

    def __init__(
        self,
        order: tuple[Facts, ...],
        members: dict[str, list[int]],
        vocabulary: Vocabulary,
        settings: Settings,
        additions: Additions,
    ) -> None:
        self.order, self.members, self.vocabulary, self.settings = order, members, vocabulary, settings
        self.additions = additions
        self.counts = {url: len(places) for url, places in members.items()}
        self.pages: dict[str, Page] = {}
        self.initials = [facts.initial for facts in order]
        self.digests = [facts.card_digest for facts in order]
        self.roll = (Crumb(HOME, ""), Crumb(ROLL, addresses.ROLL))

    def add(self, url: str, section: str, key: bytes, draw: Callable[[], Drawn], lastmod: str = "") -> None:
        self.pages[url] = Page(url, section, key, draw, lastmod=lastmod)

    # ── home and the lists of lists ──

    def home(self) -> None:
        newest = self.newest()
        sections = [
            Section("Theo danh hiệu", self._top(self._titles()), ("Tất cả danh hiệu", addresses.TITLES)),
            Section("Theo địa bàn", self._top(self._entries(addresses.PLACES, self.vocabulary.places)), ("Tất cả địa bàn", addresses.PLACES)),
            Section("Theo lĩnh vực", self._top(self._entries(addresses.FIELDS, self.vocabulary.fields)), ("Tất cả lĩnh vực", addresses.FIELDS)),
            Section("Theo phong trào", self._top(self._entries(addresses.MOVEMENTS, self.vocabulary.movements)), ("Tất cả phong trào", addresses.MOVEMENTS)),
        ]  # fmt: skip
        total = self.counts[addresses.ROLL]
        more = self.additions.conference, self.additions.home, self._period_in_words()
        latest = [max(award.year for award in f.awards if award.status == "granted") for f in newest]
        told = [cards.told(f, cards.of_year(year)) for f, year in zip(newest, latest, strict=True)]
        key = key_of("home", str(total), *(f.card_digest for f in newest), repr((told, sections)), *more)
        self.add(addresses.HOME, addresses.section(addresses.HOME), key, lambda: indexes.home(self.settings, total, cards.drawn(newest, told, self.vocabulary), sections, *more))  # fmt: skip

    def _period_in_words(self) -> str:
        """“Giai đoạn 2020–2025: 42 hồ sơ có khen thưởng, gồm 20 cá nhân, 22 tập thể.”; "" where there is nobody to count."""
        first, last = self.settings.period.start or 0, self.settings.period.end or 9999
        years = {url: int(addresses.name(url)) for url in self.members if addresses.is_year(url)}
        within = {place for url, year in years.items() if first <= year <= last for place in self.members[url]}
        if not within:
            return ""
        kinds = Counter(self.order[place].kind for place in within)
        parts = (f"{in_figures(kinds[kind])} {KIND_WORDS[kind].lower()}" for kind in KINDS if kinds[kind])
        period = statistics.years_of(self.settings.period)
        return f"{period}: {in_figures(len(within))} hồ sơ có khen thưởng, gồm {', '.join(parts)}."

    def newest(self) -> list[Facts]:
        """Those honoured last, as far as the sources say when: of the latest years, in the order of names."""
        years = [url for url in self.members if addresses.is_year(url)]
        places = dict.fromkeys(place for url in reversed(years) for place in self.members[url][:NEWEST])
        return [self.order[place] for place in islice(places, NEWEST)]

    def indexes(self) -> None:
        titles: dict[str, list[Entry]] = {heading: [] for heading in GROUPS.values()}
        for entry, title in zip(self._titles(), self._ranked_titles(), strict=True):
            titles[GROUPS[title[1].group]].append(entry)
        places = self._entries(addresses.PLACES, self.vocabulary.places)
        years = tuple(
            Entry(f"Năm {addresses.name(url)}", url, self.counts[url])
            for url in reversed(self.counts)
            if addresses.is_year(url)
        )
        ranked_levels = sorted(self.vocabulary.levels.items(), key=lambda item: item[1].rank)
        levels = tuple(Entry(v.name, addresses.level(k), self.counts[addresses.level(k)]) for k, v in ranked_levels)
        fields = self._entries(addresses.FIELDS, self.vocabulary.fields)
        movements = self._entries(addresses.MOVEMENTS, self.vocabulary.movements)
        named = {addresses.movement(id_) for id_, movement in self.vocabulary.movements.items() if movement.in_plan}
        by_plan = (
            Section("Trong kế hoạch hội nghị kỳ này" if named else "", tuple(e for e in movements if e.url in named)),
            Section("Các phong trào khác" if named else "", tuple(e for e in movements if e.url not in named)),
        )
        home = self.roll[:1]
        for url, title_, lead, crumbs, sections in (
            (addresses.TITLES, "Danh hiệu và hình thức khen thưởng", "Các danh hiệu thi đua, danh hiệu vinh dự và hình thức khen thưởng, xếp theo nhóm.", self.roll, tuple(Section(k, tuple(v)) for k, v in titles.items())),
            (addresses.LEVELS, "Cấp khen thưởng", "Các cấp khen thưởng, từ Nhà nước đến cơ sở.", self.roll, (Section("", levels),)),
            (addresses.PLACES, "Địa bàn", "Xã, phường, quận, huyện của những người và tập thể được vinh danh, theo tên gọi khi được vinh danh.", self.roll, (Section("", places),)),
            (addresses.FIELDS, "Lĩnh vực", "Những lĩnh vực có người và tập thể được vinh danh.", self.roll, (Section("", fields),)),
            (addresses.YEARS, "Năm vinh danh", "Danh sách theo năm được khen thưởng; khen thưởng không rõ năm không có ở đây.", self.roll, (Section("", years),)),
            (addresses.MOVEMENTS, "Phong trào thi đua", "Các phong trào thi đua và những người, tập thể được vinh danh trong đó.", home, by_plan),
        ):  # fmt: skip
            section = addresses.section(url)
            self.add(url, section, key_of(url, repr(sections)), _index(title_, lead, crumbs, sections))

    def _ranked_titles(self) -> list[tuple[str, Title]]:
        return sorted(self.vocabulary.titles.items(), key=lambda item: item[1].rank)

    def _titles(self) -> tuple[Entry, ...]:
        urls = ((title, addresses.title(id_)) for id_, title in self._ranked_titles())
        return tuple(Entry(title.name, url, self.counts[url]) for title, url in urls)

    def _entries(self, folder: str, vocabulary: Mapping[str, object]) -> tuple[Entry, ...]:
        named = sorted(((str(getattr(entry, "name", "")), id_) for id_, entry in vocabulary.items()), key=lambda pair: (title_key(pair[0]), pair[1]))  # fmt: skip
        return tuple(Entry(name, f"{folder}{id_}/", self.counts[f"{folder}{id_}/"]) for name, id_ in named)

    @staticmethod
    def _top(entries: Iterable[Entry], most: int = 8) -> tuple[Entry, ...]:
        counted = [entry for entry in entries if entry.total]
        return tuple(sorted(counted, key=lambda entry: -entry.total)[:most])

    def alphabet(self) -> None:
        """The A–Z; where each initial has a page of its own, the A–Z's address leads to them."""
        order, vocabulary = self.order, self.vocabulary
        by_initial: dict[str, list[int]] = {}
        for place in self.members[addresses.ROLL]:
            by_initial.setdefault(self.initials[place], []).append(place)
        initials = list(by_initial.items())
        row = repr([(initial, len(places)) for initial, places in initials])
        parts = alphabet.parts(initials)
        if parts[0].url != addresses.ALPHABET:
            self.add(addresses.ALPHABET, _SECTION, key_of("a-z", row), lambda: alphabet.contents(initials))
        for part in parts:
            key = key_of("a-z", part.url, row, *map(self.digests.__getitem__, part.places))
            self.add(part.url, _SECTION, key, partial(alphabet.page, part, initials, order, vocabulary))

    def statistics(self) -> None:
        """The key stands for what is counted, so that a build in which none of it changed need not count."""
        order, members, vocabulary, period = self.order, self.members, self.vocabulary, self.settings.period
        counted = [
            (f.slug, f.kind, f.awards, f.field, f.place, f.movements, f.gender, f.direct_worker, f.new_exemplar)
            for f in order
        ]
        key = key_of("thong-ke", msgpack.packb(counted))
        self.add(
            addresses.STATISTICS,
            addresses.section(addresses.STATISTICS),
            key,
            lambda: statistics.page(figures.figures(order, members, vocabulary, period)),
        )

    # ── lists ──

    def listings(self) -> None:
        self._list(Listing(addresses.ROLL, ROLL, f"Những cá nhân, tập thể, hộ gia đình có tên trên {self.settings.name}.", self._ways_in(), self.roll[:1], side=self._filters()))  # fmt: skip
        for kind in KINDS:
            label = KIND_WORDS[kind]
            self._list(Listing(addresses.KINDS[kind], label, f"{label} được vinh danh.", "", self.roll))
        for id_, title in self.vocabulary.titles.items():
            crumbs = (*self.roll, Crumb("Danh hiệu", addresses.TITLES))
            self._list(
                Listing(
                    addresses.title(id_),
                    title.name,
                    intros.title_lead(title),
                    f"{intros.title_intro(title)}{self._namesake(title.name)}",
                    crumbs,
                ),
                cards.of_title(id_),
            )
        for id_, level in self.vocabulary.levels.items():
            crumbs = (*self.roll, Crumb("Cấp khen thưởng", addresses.LEVELS))
            self._list(Listing(addresses.level(id_), level.name, f"Những người và tập thể được khen thưởng: {level.name}.", "", crumbs), cards.of_level(id_))  # fmt: skip
        for id_, place in self.vocabulary.places.items():
            crumbs = (*self.roll, Crumb("Địa bàn", addresses.PLACES))
            self._list(Listing(addresses.place(id_), place.name, f"Những người và tập thể được vinh danh ở {place.name}.", self._place_intro(id_), crumbs))  # fmt: skip
        for id_, field in self.vocabulary.fields.items():
            crumbs = (*self.roll, Crumb("Lĩnh vực", addresses.FIELDS))
            self._list(Listing(addresses.field(id_), field.name, f"Những người và tập thể được vinh danh trong lĩnh vực: {field.name}.", "", crumbs))  # fmt: skip
        for id_, movement in self.vocabulary.movements.items():
            lead = movement.aim or f"Những người và tập thể được vinh danh trong phong trào “{movement.name}”."
            self._list(Listing(addresses.movement(id_), movement.name, lead, intros.movement_intro(movement), (self.roll[0], Crumb("Phong trào", addresses.MOVEMENTS))))  # fmt: skip
        for url in [url for url in self.members if addresses.is_year(url)]:
            year = addresses.name(url)
            crumbs = (*self.roll, Crumb("Năm", addresses.YEARS))
            self._list(Listing(url, f"Năm {year}", f"Những người và tập thể được khen thưởng năm {year}.", "", crumbs), cards.of_year(int(year)))  # fmt: skip

    def _list(self, listing: Listing, wanted: Wanted | None = None) -> None:
        """``wanted`` are the awards that a list is about: its cards tell of those."""
        order = self.order
        places = self.members[listing.url]
        pages = _pages_of(places)
        # Backwards, so that of the places of an initial the first is what stays.
        backwards = map(self.initials.__getitem__, reversed(places))
        first = dict(zip(backwards, range(len(places) - 1, -1, -1), strict=True))
        row = tuple((initial, first[initial] // PAGE_SIZE + 1) for initial in reversed(first))
        tail, links = self.additions.lists.get(listing.url, ("", ""))
        listing = listing._replace(tail=tail, links=links)
        head = key_of(repr(listing), repr(row), str(len(places)))
        section = addresses.section(listing.url)
        for number in range(1, pages + 1):
            chosen = places[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
            told = [cards.told(order[place], wanted) if wanted else None for place in chosen]
            key = key_of(head, str(number), *map(self.digests.__getitem__, chosen), repr(told) if any(told) else "")
            part = Slice(number, pages, len(places), row)
            draw = _list_page(listing, part, [order[place] for place in chosen], told, self.vocabulary)
            self.add(addresses.page(listing.url, number), section, key, draw)

    def _ways_in(self) -> str:
        ways = [
            *((KIND_WORDS[kind], addresses.KINDS[kind]) for kind in KINDS),
            ("Danh hiệu", addresses.TITLES), ("Cấp", addresses.LEVELS), ("Địa bàn", addresses.PLACES),
            ("Lĩnh vực", addresses.FIELDS), ("Năm", addresses.YEARS), ("Phong trào", addresses.MOVEMENTS), ("A–Z", addresses.ALPHABET),
        ]  # fmt: skip
        items = "".join(f"<li>{link(url, label)}</li>" for label, url in ways)
        explorer = f'<p><button class="hr-button hr-explore-open" type="button" data-hr-explore="{" ".join(EXPLORED)}">Lọc và sắp xếp</button></p>\n'
        return f'<nav class="hr-ways" aria-label="Xem theo"><ul>{items}</ul></nav>\n{explorer}'

    def _filters(self) -> str:
        """What the explorer fills when a reader opens any of it; without a script it is not seen."""
        orders = "".join(f'<option value="{id_}">{label}</option>' for id_, label in ORDERS.items())
        groups = facets.groups(self.order, self.members, self.vocabulary, self.settings.period)
        panes = "".join(
            f'<details data-hr-group="{group.id}"><summary>{group.label}</summary></details>\n' for group in groups
        )
        return (
            '<div class="hr-explore-side"><div class="hr-filters" role="search" aria-label="Lọc danh sách">\n'
            f'<p class="hr-sort"><label for="hr-xep">Xếp theo</label> <select id="hr-xep" name="xep" autocomplete="off">{orders}</select></p>\n'
            f'{panes}<p class="hr-filters-end" role="status"></p></div></div>\n'
        )

    def _namesake(self, name: str) -> str:
        """Where a title is called as a movement, the way to those in the movement."""
        ways = [
            f"{link(url, f'Phong trào “{name}”')}: {in_figures(self.counts[url])} hồ sơ."
            for id_, movement in self.vocabulary.movements.items()
            if movement.name == name and self.counts[url := addresses.movement(id_)]
        ]
        return f'<p class="hr-intro">{" ".join(ways)}</p>\n' if ways else ""

    def _place_intro(self, id_: str) -> str:
        place = self.vocabulary.places[id_]
        sentences = []
        if place.parent and self.vocabulary.places[place.parent].parent:
            sentences.append(f"Thuộc {link(addresses.place(place.parent), self.vocabulary.places[place.parent].name)}.")
        if place.valid_from:
            sentences.append(f"Từ ngày {place.valid_from:%d/%m/%Y}.")
        if place.valid_until:
            sentences.append(f"Đến hết ngày {place.valid_until:%d/%m/%Y}.")
        if place.succeeded_by:
            successors = [
                link(addresses.place(s.place), self.vocabulary.places[s.place].name)
                + ("" if s.whole else " (một phần)")
                for s in place.succeeded_by
            ]
            sentences.append(f"Nay thuộc {', '.join(successors)}.")
        return f'<p class="hr-intro">{" ".join(sentences)}</p>\n' if sentences else ""

    # ── honorees ──

    def honoree(self, facts: Facts, kin: Sequence[Kin], mentions: Sequence[Mention]) -> None:
        page = honoree_page(facts, kin, self.digests, mentions)
        self.pages[page.url] = page

    def withdrawn(self, facts: Facts) -> None:
        url = addresses.honoree(facts.slug)
        self.pages[url] = Page(url, _SECTION, key_of("withdrawn", url), lambda: indexes.withdrawn(self.roll), indexed=False)  # fmt: skip

    def shrunk(self, url: str) -> None:
        """Where a list grew shorter, or a year lost its last honoree, the old address leads to what is nearest to it."""
        if url in self.pages:
            return
        year, list_ = addresses.year_at(url), addresses.list_of(url)
        if list_ in self.members:
            self.moved(url, addresses.page(list_, _pages_of(self.members[list_])))
        elif url.startswith(addresses.ALPHABET):
            self.moved(url, addresses.ALPHABET)
        elif year and year not in self.members:
            self.moved(url, addresses.YEARS)

    def moved(self, url: str, target: str) -> None:
        self.pages[url] = Page(url, "", key_of("moved", url, target), moved_to=target, indexed=False)


def _pages_of(members: Sequence[int]) -> int:
    return max(1, -(-len(members) // PAGE_SIZE))


def _index(title: str, lead: str, crumbs: Sequence[Crumb], sections: Sequence[Section]) -> Callable[[], Drawn]:
    return lambda: indexes.index(title, lead, crumbs, sections)


def _list_page(
    listing: Listing, part: Slice, honorees: Sequence[Facts], told: Sequence[AwardFacts | None], vocabulary: Vocabulary
) -> Callable[[], Drawn]:
    def draw() -> Drawn:
        items = tuple(addresses.honoree(facts.slug) for facts in honorees)
        drawn = cards.drawn(honorees, told, vocabulary)
        return lists.page(listing, part, list(zip((f.initial for f in honorees), drawn, strict=True)), items)

    return draw
