"""The pages of the roll, before any is made: those that a change of the roll may have changed.

A page's ``key`` stands for everything that the page shows: a page whose key did not change need not be made again. A
build from nothing is one in which everybody has changed; there is no other way.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from honorroll.base.keys import key_of
from honorroll.base.parallel import start_if_large
from honorroll.base.vietnamese import number as in_figures
from honorroll.base.vietnamese import title_key
from honorroll.content.kinds import KINDS
from honorroll.content.model import Facts
from honorroll.content.settings import Settings
from honorroll.pages import addresses
from honorroll.pages.html import Crumb, Drawn
from honorroll.pages.mentions import Mention
from honorroll.pages.page import Additions, Gone, KnownAddresses, Page, moved
from honorroll.pages.pagination import page_count
from honorroll.pages.words import GROUPS, HOME, ROLL
from honorroll.pages.words import KINDS as KIND_WORDS
from honorroll.roll import figures, list_pages, related
from honorroll.roll.database import Change, Roll
from honorroll.roll.listings import Listings
from honorroll.roll.pages import alphabet, cards, indexes, lists, statistics
from honorroll.roll.pages.cards import Wanted
from honorroll.roll.pages.indexes import IndexEntry, Section
from honorroll.roll.pages.lists import PAGE_SIZE, Listing, Slice
from honorroll.roll.rows import NAMES, PLACES, RELATED, Around, Related

NOTHING: Mapping[str, Sequence[Mention]] = MappingProxyType({})
NO_ADDITIONS = Additions()
_SECTION = addresses.section(addresses.ROLL)
#: How many of the newly honoured the home page shows.
NEWEST = 6


class Site(NamedTuple):
    """What the roll's pages are planned beside."""

    settings: Settings
    published: KnownAddresses
    """Those that were public before: pages of lists that shrank, or that nobody is on any more, lead on from there."""
    held: KnownAddresses
    """Those of the pages of the roll as the last build left them."""
    lists: Container[str]
    """Those of the lists that have a page."""
    lists_differ: bool = True
    """Whether these are others than before."""
    mentions: Mapping[str, Sequence[Mention]] = NOTHING
    """What conferences and posts say of the honorees, by slug."""
    additions: Additions = NO_ADDITIONS
    """What stands on other pages of the roll."""


def relate(roll: Roll, change: Change) -> frozenset[str] | None:
    """Find out anew who is related to those whose neighbours changed. Gives those; None stands for everybody."""
    if change.related is None:
        order, members = roll.order, roll.places()
        kin = start_if_large(lambda _: related.related(len(order), members), None, len(order))()
        RELATED.put(roll.database, (Related(slug, _named(some, order)) for slug, some in zip(order, kin, strict=True)))
        return None
    order, members = roll.neighbourhood(change.related)
    kin = related.related(len(order), members)
    rows = (Related(slug, _named(some, order)) for slug, some in zip(order, kin, strict=True) if slug in change.related)
    RELATED.delete(roll.database, "slug", change.related)
    RELATED.put(roll.database, rows)
    return change.related


def _named(kin: Sequence[related.Kin], order: Sequence[str]) -> tuple[tuple[str, int], ...]:
    return tuple((order[related.place_of(each)], related.shared_with(each)) for each in kin)


def plan(
    roll: Roll, change: Change, touched: Iterable[str] | None, site: Site, *, everything: bool
) -> Iterator[Page | Gone]:
    """The pages that may differ, and those that are no more. Keys do not tell of code, settings and vocabularies.

    ``touched`` are the honorees around whom anything is not as it was. ``everything`` asks for every page there is.
    """
    builder = _Builder(roll, change, site, everything=everything)
    yield from builder.lists()
    yield from builder.overviews()
    if everything or touched is None:
        yield from builder.honorees(None)
    else:
        yield from builder.honorees(sorted({*touched, *change.slugs}))
    yield from builder.former()


class _Builder:
    """One method a kind of page."""

    def __init__(self, roll: Roll, change: Change, site: Site, *, everything: bool) -> None:
        self.roll, self.change, self.site, self.settings = roll, change, site, site.settings
        self.vocabulary, self.additions = roll.vocabulary, site.additions
        self.everything = everything or change.everything
        self.counts = {url: row.total for url, row in roll.lists.items()}
        self.former_ids = list_pages.former_ids(roll.vocabulary)
        self.way = (Crumb(HOME, ""), Crumb(ROLL, addresses.ROLL))

    @staticmethod
    def page(url: str, key: bytes, draw: Callable[[], Drawn]) -> Page:
        return Page(url, addresses.section(url), key, draw)

    def overviews(self) -> Iterator[Page | Gone]:
        """What shows the roll as a whole."""
        yield self.home()
        if self.everything or self.change.listed or self.site.lists_differ:
            yield from self.indexes()
        if self.everything or self.change.listed:
            yield from self.names()
            yield self.statistics()

    # ── home and the lists of lists ──

    def home(self) -> Page:
        found = newest(self.roll, NEWEST)
        sections = [
            Section("Theo danh hiệu", self._top(self._titles()), ("Tất cả danh hiệu", addresses.TITLES)),
            Section(
                "Theo địa bàn",
                self._top(self._entries(addresses.PLACES, self.vocabulary.places)),
                ("Tất cả địa bàn", addresses.PLACES),
            ),
            Section(
                "Theo lĩnh vực",
                self._top(self._entries(addresses.FIELDS, self.vocabulary.fields)),
                ("Tất cả lĩnh vực", addresses.FIELDS),
            ),
            Section(
                "Theo phong trào",
                self._top(self._entries(addresses.MOVEMENTS, self.vocabulary.movements)),
                ("Tất cả phong trào", addresses.MOVEMENTS),
            ),
        ]
        total = self.counts[addresses.ROLL]
        more = self.additions.conference, self.additions.home, self._period_in_words()
        latest = [max(award.year for award in f.awards if award.status == "granted") for f in found]
        told = [cards.award_shown(f, cards.of_year(year)) for f, year in zip(found, latest, strict=True)]
        key = key_of("home", str(total), *(f.card_digest for f in found), repr((told, sections)), *more)
        return self.page(
            addresses.HOME,
            key,
            lambda: indexes.home(self.settings, total, cards.about(found, told, self.vocabulary), sections, *more),
        )

    def _period_in_words(self) -> str:
        """“Giai đoạn 2020–2025: 42 hồ sơ có khen thưởng, gồm 20 cá nhân, 22 tập thể.”; "" where there is nobody to
        count.
        """
        within = self.roll.lists[addresses.ROLL].current
        if not within:
            return ""
        counts = {kind: self.roll.lists[addresses.KINDS[kind]].current for kind in KINDS}
        parts = (f"{in_figures(counts[kind])} {KIND_WORDS[kind].lower()}" for kind in KINDS if counts[kind])
        period = statistics.years_of(self.settings.period)
        return f"{period}: {in_figures(within)} hồ sơ có khen thưởng, gồm {', '.join(parts)}."

    def indexes(self) -> Iterator[Page]:
        titles: dict[str, list[IndexEntry]] = {heading: [] for heading in GROUPS.values()}
        groups = {addresses.title(id_): GROUPS[title.group] for id_, title in self.vocabulary.titles.items()}
        for entry in self._titles():
            titles[groups[entry.url]].append(entry)
        places = self._entries(addresses.PLACES, self.vocabulary.places)
        years = tuple(
            IndexEntry(f"Năm {addresses.name(url)}", url, self.counts[url])
            for url in map(addresses.year, reversed(self.roll.years))
        )
        ranked_levels = sorted(self.vocabulary.levels.items(), key=lambda item: item[1].rank)
        levels = tuple(
            IndexEntry(level.name, url, self.counts[url])
            for id_, level in ranked_levels
            if (url := addresses.level(id_)) in self.site.lists
        )
        fields = self._entries(addresses.FIELDS, self.vocabulary.fields)
        movements = self._entries(addresses.MOVEMENTS, self.vocabulary.movements)
        named = {addresses.movement(id_) for id_, movement in self.vocabulary.movements.items() if movement.in_plan}
        by_plan = (
            Section("Trong kế hoạch hội nghị kỳ này" if named else "", tuple(e for e in movements if e.url in named)),
            Section("Các phong trào khác" if named else "", tuple(e for e in movements if e.url not in named)),
        )
        home = self.way[:1]
        for url, title_, lead, crumbs, sections in (
            (
                addresses.TITLES,
                "Danh hiệu và hình thức khen thưởng",
                "Các danh hiệu thi đua, danh hiệu vinh dự và hình thức khen thưởng, xếp theo nhóm.",
                self.way,
                tuple(Section(k, tuple(v)) for k, v in titles.items()),
            ),
            (
                addresses.LEVELS,
                "Cấp khen thưởng",
                "Các cấp khen thưởng, từ Nhà nước đến cơ sở.",
                self.way,
                (Section("", levels),),
            ),
            (
                addresses.PLACES,
                "Địa bàn",
                "Xã, phường, quận, huyện của những người và tập thể được vinh danh, theo tên gọi khi được vinh danh.",
                self.way,
                (Section("", places),),
            ),
            (
                addresses.FIELDS,
                "Lĩnh vực",
                "Những lĩnh vực có người và tập thể được vinh danh.",
                self.way,
                (Section("", fields),),
            ),
            (
                addresses.YEARS,
                "Năm vinh danh",
                "Danh sách theo năm được khen thưởng; khen thưởng không rõ năm không có ở đây.",
                self.way,
                (Section("", years),),
            ),
            (
                addresses.MOVEMENTS,
                "Phong trào thi đua",
                "Các phong trào thi đua và những người, tập thể được vinh danh trong đó.",
                home,
                by_plan,
            ),
        ):
            yield self.page(url, key_of(url, repr(sections)), partial(indexes.index, title_, lead, crumbs, sections))

    def _titles(self) -> tuple[IndexEntry, ...]:
        ranked = sorted(self.vocabulary.titles.items(), key=lambda item: item[1].rank)
        urls = ((title, addresses.title(id_)) for id_, title in ranked)
        return tuple(IndexEntry(title.name, url, self.counts[url]) for title, url in urls if url in self.site.lists)

    def _entries(self, folder: str, vocabulary: Mapping[str, object]) -> tuple[IndexEntry, ...]:
        named = sorted(
            ((str(getattr(entry, "name", "")), id_) for id_, entry in vocabulary.items()),
            key=lambda pair: (title_key(pair[0]), pair[1]),
        )
        urls = ((name, f"{folder}{id_}/") for name, id_ in named)
        return tuple(IndexEntry(name, url, self.counts[url]) for name, url in urls if url in self.site.lists)

    @staticmethod
    def _top(entries: Iterable[IndexEntry], most: int = 8) -> tuple[IndexEntry, ...]:
        counted = [entry for entry in entries if entry.total]
        return tuple(sorted(counted, key=lambda entry: -entry.total)[:most])

    def names(self) -> Iterator[Page | Gone]:
        """The A–Z; where each initial has a page of its own, the A–Z's address leads to them."""
        by_initial: dict[str, list[str]] = {}
        digests: dict[str, bytes] = {}
        everybody = "WHERE rank IN (SELECT rank FROM member WHERE list = ?) ORDER BY rank"
        for place in PLACES.select(self.roll.database, everybody, (self.roll.ids[addresses.ROLL],)):
            by_initial.setdefault(place.initial, []).append(place.slug)
            digests[place.slug] = place.card
        counts = [(initial, len(slugs)) for initial, slugs in by_initial.items()]
        found = {
            addresses.ALPHABET: self.page(
                addresses.ALPHABET, key_of("a-z", repr(counts)), partial(alphabet.contents, counts)
            )
        }
        for part in alphabet.parts(by_initial):
            key = key_of("a-z", part.url, repr(counts), *map(digests.__getitem__, part.slugs))
            found[part.url] = self.page(part.url, key, partial(self._initial, part, counts))
        yield from found.values()
        for url in self.site.held.below(addresses.ALPHABET):
            if url not in found:
                yield self._left(url, addresses.ALPHABET)
        for url in self._lost(addresses.ALPHABET, found):
            yield moved(url, addresses.ALPHABET)

    def _initial(self, part: alphabet.Part, counts: Sequence[tuple[str, int]]) -> Drawn:
        named = self.roll.rows(NAMES, part.slugs)
        return alphabet.page(part, counts, [named[slug] for slug in part.slugs], self.vocabulary)

    def statistics(self) -> Page:
        found = counted(self.roll)
        return self.page(addresses.STATISTICS, key_of("thong-ke", repr(found)), partial(statistics.page, found))

    # ── lists ──

    def lists(self) -> Iterator[Page | Gone]:
        """The pages of lists on which anything may be different, and of those that are no more."""
        for bare, wanted in Listings(self.roll, self.settings, self.counts, self.way).all():
            tail, links = self.additions.lists.get(bare.url, ("", ""))
            listing = bare._replace(tail=tail, links=links)
            row = self.roll.lists[listing.url]
            has_page = listing.url in self.site.lists
            head = key_of(repr(listing), str(has_page))
            if self.everything or head != row.head or row.id in (self.change.lists or ()):
                self.roll.keep_head(listing.url, head)
                yield from self._list(listing, wanted) if has_page else self._empty(listing.url)
                yield from self._former_ids(listing.url, has_page)
        for url in self.site.held.below(addresses.YEARS):
            year = addresses.year_at(url)
            if year and year not in self.counts:
                yield self._left(url, addresses.YEARS)
        if self.everything:
            for url in self.site.published.below(addresses.YEARS):
                if (year := addresses.year_at(url)) and year not in self.counts:
                    yield moved(url, addresses.YEARS)

    def _list(self, listing: Listing, wanted: Wanted | None) -> Iterator[Page | Gone]:
        """``wanted`` are the awards that a list is about: its cards tell of those."""
        shown = self.roll.shown(listing.url)
        pages = page_count(len(shown), PAGE_SIZE)
        first: dict[str, int] = {}
        for n, (_, initial, _, _) in enumerate(shown):
            first.setdefault(initial, n // PAGE_SIZE + 1)
        row = tuple(first.items())
        head = key_of(repr(listing), repr(row), str(len(shown)))
        urls = [addresses.page(listing.url, number) for number in range(1, pages + 1)]
        for number, url in enumerate(urls, 1):
            chosen = shown[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
            key = key_of(head, str(number), *(part for _, _, card, award in chosen for part in (card, award)))
            from_rank = chosen[0][0] if chosen else 0
            draw = partial(self._drawn, listing, Slice(number, pages, len(shown), row), wanted, from_rank)
            yield self.page(url, key, draw)
        for url in self._pages_of(listing.url) - {*urls}:
            yield self._left(url, urls[-1])

    def _empty(self, list_: str) -> Iterator[Page | Gone]:
        """A list that nobody is on and nothing leads to: where it was public, to all lists of its kind."""
        for url in {list_} | self._pages_of(list_):
            yield self._left(url, addresses.parent(list_))

    def _pages_of(self, list_: str) -> set[str]:
        """The addresses of the later pages that a list has, or had when it was public."""
        beyond = addresses.later_pages(list_)
        known = (*self.site.held.below(beyond), *self.site.published.below(beyond))
        return {url for url in known if addresses.list_of(url) == list_}

    def _former_ids(self, list_: str, has_page: bool) -> Iterator[Page]:
        """The addresses that a list had under other ids."""
        top = addresses.parent(list_)
        for id_ in self.former_ids.get(list_, ()):
            former = f"{top}{id_}/"
            for url in {former} | self._pages_of(former):
                yield moved(url, list_ if has_page else top)

    def _drawn(self, listing: Listing, part: Slice, wanted: Wanted | None, first: int) -> Drawn:
        honorees = self.roll.members(listing.url, PAGE_SIZE, first)
        shown = cards.about(honorees, [cards.award_shown(facts, wanted) for facts in honorees], self.vocabulary)
        items = tuple(addresses.honoree(facts.slug) for facts in honorees)
        return lists.page(listing, part, list(zip((f.initial for f in honorees), shown, strict=True)), items)

    def _left(self, url: str, target: str) -> Page | Gone:
        """An address where nothing is any more: if it was public, it leads to what is nearest to it."""
        return moved(url, target) if url in self.site.published else Gone(url)

    def _lost(self, top: str, found: Container[str]) -> list[str]:
        return [url for url in self.site.published.below(top) if url not in found]

    # ── honorees ──

    def honorees(self, slugs: Sequence[str] | None) -> Iterator[Page | Gone]:
        """What is at the addresses of these, or of all."""
        card = self.roll.cards().__getitem__ if slugs is None else self.roll.card
        there = set()
        for honoree in self.roll.around(slugs):
            there.add(honoree.slug)
            yield self._honoree(honoree, card)
        yield from (Gone(addresses.honoree(slug)) for slug in slugs or () if slug not in there)

    def _honoree(self, honoree: Around, card: Callable[[str], bytes]) -> Page:
        url = addresses.honoree(honoree.slug)
        if honoree.withdrawn:
            return Page(url, _SECTION, key_of("withdrawn", url), partial(indexes.withdrawn, self.way), indexed=False)
        key = related.key(
            honoree.digest, [card(slug) for slug, _ in honoree.kin], [shared for _, shared in honoree.kin]
        )
        if mentions := self.site.mentions.get(honoree.slug, ()):
            key = key_of(key, repr(mentions))
        lastmod = honoree.latest if len(honoree.latest) == 10 else ""
        return Page(url, _SECTION, key, None, lastmod=lastmod, subject=honoree.slug, content=honoree.digest)

    def former(self) -> Iterator[Page | Gone]:
        """Addresses that honorees had before."""
        if self.everything:
            rows = self.roll.database.execute("SELECT slug, owner FROM former")
            yield from (moved(addresses.honoree(slug), addresses.honoree(owner)) for slug, owner in rows)
            return
        for facts in filter(None, self.change.before.values()):
            for slug in facts.former_slugs:
                if self.roll.honoree(slug) is None and self.roll.owner(slug) is None:
                    yield Gone(addresses.honoree(slug))
        for slug in self.change.listed:
            if owner := self.roll.owner(slug):
                yield moved(addresses.honoree(slug), addresses.honoree(owner))
            for former in now.former_slugs if (now := self.roll.honoree(slug)) else ():
                yield moved(addresses.honoree(former), addresses.honoree(slug))


def counted(roll: Roll) -> figures.Figures:
    """The figures of the roll."""
    return figures.figures(roll.counted, roll.places_of_lists, roll.vocabulary, roll.period)


def newest(roll: Roll, most: int) -> list[Facts]:
    """Those whose latest granted award is latest; of one year, those first whose profile states the latest day."""
    slugs: dict[str, None] = {}
    for year in reversed(roll.years):
        if len(slugs) < most:
            slugs |= dict.fromkeys(roll.latest_of(addresses.year(year), most))
    return [facts for slug in list(slugs)[:most] if (facts := roll.honoree(slug))]
