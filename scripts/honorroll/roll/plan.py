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
from honorroll.content.settings import Settings
from honorroll.formats.html import Html
from honorroll.pages import addresses
from honorroll.pages.html import Drawn
from honorroll.pages.mentions import Beside
from honorroll.pages.page import Additions, Gone, KnownAddresses, Page, moved
from honorroll.pages.pagination import page_count
from honorroll.roll import list_pages, related
from honorroll.roll.database import Change, Roll
from honorroll.roll.decisions import plan as decisions
from honorroll.roll.decisions.collect import DecisionChange
from honorroll.roll.listings import Listings
from honorroll.roll.lists import named_places
from honorroll.roll.overviews import OPTIONAL_INDEXES, WAY, Overviews, page
from honorroll.roll.pages import alphabet, cards, indexes, lists, statistics, succession
from honorroll.roll.pages.cards import Wanted
from honorroll.roll.pages.lists import EXCERPT, PAGE_SIZE, Excerpted, Listing, Shown, Slice
from honorroll.roll.rows import NAMES, PLACES, RELATED, Around, Carded, Related

NOTHING: Mapping[str, Beside] = MappingProxyType({})
NO_ADDITIONS = Additions()
_SECTION = addresses.section(addresses.ROLL)


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
    figures_differ: bool = True
    """Whether what other sections add to the figures is not as it was."""
    beside: Mapping[str, Beside] = NOTHING
    """What is said on the pages of honorees that is not in their profiles, by slug."""
    additions: Additions = NO_ADDITIONS
    """What stands on other pages of the roll."""
    decisions: DecisionChange = DecisionChange(None, was_empty=True, files=False)
    """What of the decisions is not as it was."""


def relate(roll: Roll, change: Change) -> frozenset[str] | None:
    """Find out anew who is related to those whose neighbours changed. Gives those; None stands for everybody."""
    if not roll.is_drawn:
        return change.related
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
    yield from decisions.plan(roll, site.decisions, site.published, site.held, everything=everything)


class _Builder:
    """One method a kind of page."""

    def __init__(self, roll: Roll, change: Change, site: Site, *, everything: bool) -> None:
        self.roll, self.change, self.site, self.settings = roll, change, site, site.settings
        self.vocabulary, self.additions = roll.vocabulary, site.additions
        self.everything = everything or change.everything
        self.counts = {url: row.total for url, row in roll.lists.items()}
        self.former_ids = list_pages.former_ids(roll.vocabulary)
        self.way = WAY

    def overviews(self) -> Iterator[Page | Gone]:
        """What shows the roll as a whole."""
        overviews = Overviews(self.roll, self.settings, self.additions, self.site.lists)
        yield overviews.home()
        if self.everything or self.change.listed or self.site.lists_differ:
            indexes_ = {page.url: page for page in overviews.indexes()}
            yield from indexes_.values()
            yield from (self._left(url, addresses.ROLL) for url in OPTIONAL_INDEXES if url not in indexes_)
        if self.everything or self.change.listed:
            yield from self.names()
        if self.everything or self.change.listed or self.site.figures_differ:
            yield self.statistics()

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
            addresses.ALPHABET: page(
                addresses.ALPHABET, key_of("a-z", repr(counts)), partial(alphabet.contents, counts)
            )
        }
        for part in alphabet.parts(by_initial):
            key = key_of("a-z", part.url, repr(counts), *map(digests.__getitem__, part.slugs))
            found[part.url] = page(part.url, key, partial(self._initial, part, counts))
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
        more = self.additions.figures
        key = key_of("thong-ke", repr(self.roll.figures), *filter(None, (more,))) if self.roll.is_drawn else b""
        return page(addresses.STATISTICS, key, lambda: statistics.page(self.roll.figures, Html(more)))

    # ── lists ──

    def lists(self) -> Iterator[Page | Gone]:
        """The pages of lists on which anything may be different, and of those that are no more."""
        changed = self.roll.urls_of(self.change.lists or ())
        for bare, wanted in Listings(self.roll, self.settings, self.counts, self.way).all():
            tail, links = self.additions.lists.get(bare.url, ("", ""))
            listing = bare._replace(tail=tail, links=links)
            has_page = listing.url in self.site.lists
            head = key_of(repr(listing), str(has_page))
            shown = {listing.url, *(excerpt.members for excerpt in listing.excerpts)}
            if self.everything or head != self.roll.lists[listing.url].head or not changed.isdisjoint(shown):
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
        excerpts = [(each, *self.roll.beginning(each.members, EXCERPT)) for each in listing.excerpts]
        for number, url in enumerate(urls, 1):
            chosen = shown[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
            key = key_of(head, str(number), *(part for _, _, card, award in chosen for part in (card, award)))
            if number == 1 and excerpts:
                key = key_of(key, repr([(total, some) for _, total, some in excerpts]))
            from_rank = chosen[0][0] if chosen else 0
            draw = partial(self._drawn, listing, Slice(number, pages, len(shown), row), wanted, from_rank)
            yield page(url, key, draw)
        for url in self._pages_of(listing.url) - {*urls}:
            yield self._left(url, urls[-1])

    def _empty(self, list_: str) -> Iterator[Page | Gone]:
        """A list that nobody is on and nothing leads to: where it was public, to all lists of its kind."""
        for url in {list_} | self._pages_of(list_):
            yield self._left(url, self._index_of(list_))

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
            if not has_page and top in OPTIONAL_INDEXES and former not in self.site.published:
                continue  # the entry of the vocabulary was never such a list
            for url in {former} | self._pages_of(former):
                yield moved(url, list_ if has_page else self._index_of(list_))

    def _index_of(self, list_: str) -> str:
        """The page that lists the lists of this kind; the roll, where there is none."""
        top = addresses.parent(list_)
        has_page = top not in OPTIONAL_INDEXES or any(
            row.total for url, row in self.roll.lists.items() if addresses.parent(url) == top
        )
        return top if has_page else addresses.ROLL

    def _drawn(self, listing: Listing, part: Slice, wanted: Wanted | None, first: int) -> Drawn:
        honorees = self.roll.members(listing.url, PAGE_SIZE, first)
        shown = cards.about(honorees, [cards.award_shown(facts, wanted) for facts in honorees], self.vocabulary)
        items = tuple(addresses.honoree(facts.slug) for facts in honorees)
        told = [
            Shown(facts.initial, card, self._why(listing.url, facts))
            for facts, card in zip(honorees, shown, strict=True)
        ]
        return lists.page(listing, part, told, items, list(self._excerpts(listing)) if part.number == 1 else ())

    def _why(self, list_: str, facts: Carded) -> str:
        """What the card says beside what it always says: the former place, on the list of one that took it over."""
        if addresses.parent(list_) != addresses.PLACES:
            return ""
        return succession.mark(addresses.name(list_), named_places(facts), self.vocabulary.gazetteer)

    def _excerpts(self, listing: Listing) -> Iterator[Excerpted]:
        for each in listing.excerpts:
            total, some = self.roll.beginning(each.members, EXCERPT)
            if total:
                yield each, total, [facts.card for facts in self.roll.carded([slug for slug, _ in some])]

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
        key = b""
        if self.roll.is_drawn:
            key = related.key(
                honoree.digest, [card(slug) for slug, _ in honoree.kin], [shared for _, shared in honoree.kin]
            )
        if beside := self.site.beside.get(honoree.slug):
            key = key_of(key, repr(beside))
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
