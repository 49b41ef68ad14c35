"""What there is to be asked about the roll, and what a change of it changes."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from honorroll.base.parallel import batches
from honorroll.base.store import Database, Row, Table
from honorroll.content.model import Facts
from honorroll.content.shared import Period
from honorroll.content.vocabulary import Vocabulary
from honorroll.pages import addresses
from honorroll.roll import lists
from honorroll.roll.decisions.stated import decided_of
from honorroll.roll.figures import Figures, figures
from honorroll.roll.links import links_of
from honorroll.roll.lists import Words
from honorroll.roll.ranks import Ranks
from honorroll.roll.related import GROUP
from honorroll.roll.rows import (
    AROUND,
    CARDED,
    CONSULTED,
    COUNTED,
    DECIDED,
    EXEMPLARS,
    FORMER,
    GIVEN,
    HONOREES,
    LINKS,
    LISTS,
    MODELLED,
    NAMED,
    PICTURES,
    PROOFS,
    SEARCHED,
    SHARED,
    UNGRANTED,
    Around,
    Carded,
    Consulted,
    Former,
    Modelled,
    Named,
    Proof,
    RollList,
    Searched,
    Ungranted,
    consulted,
    exemplars_of,
    given_of,
    pictures_of,
    shared_of,
)

#: So many cards are held at most.
_CARDS = 16_384
#: Up to so many changes are always made one by one; of more, where they are more than one honoree in so many, to put
#: all into the lists anew is less work.
_FEW = 8


class Change(NamedTuple):
    """What of the roll is not as it was: honorees by slug, before and now, and the lists whose pages may differ.

    ``related`` are those whose neighbours may be others, or look otherwise.
    """

    before: Mapping[str, Facts | None]
    slugs: frozenset[str]
    listed: frozenset[str]
    """Of them, those of whom more changed than what their own page shows."""
    lists: frozenset[int] | None
    """None stands for all, as it does in ``related``."""
    related: frozenset[str] | None

    @property
    def everything(self) -> bool:
        return self.lists is None


class Roll:
    """Asks about the roll in ``database``, and changes it. Unless it ``is_drawn``, nobody is counted or related."""

    def __init__(self, database: Database, vocabulary: Vocabulary, period: Period, *, is_drawn: bool = True) -> None:
        self.database, self.vocabulary, self.period, self.is_drawn = database, vocabulary, period, is_drawn
        self._ranks = Ranks(database, vocabulary.gazetteer, period)
        self._cards: dict[str, Carded] = {}  # most stand in a dozen lists

    # ── Questions ──

    def __len__(self) -> int:
        """How many have a page of their own: all but the withdrawn."""
        return int(self.database.one("SELECT count(*) FROM place"))

    def honoree(self, slug: str) -> Facts | None:
        """Withdrawn ones too."""
        return HONOREES.get(self.database, "WHERE slug = ?", (slug,))

    def honorees(self, rest: str = "", values: Sequence[object] = ()) -> Iterator[Facts]:
        return HONOREES.select(self.database, rest, values)

    def rows(self, table: Table[Row], slugs: Sequence[str]) -> dict[str, Row]:
        """The rows of these slugs in a table that has a row a slug; a query for each would take twice as long."""
        found: dict[str, Row] = {}
        for some in batches(slugs):
            within = f"WHERE slug IN ({', '.join('?' * len(some))})"
            found |= {row.slug: row for row in table.select(self.database, within, some)}  # type: ignore[attr-defined]  # see above
        return found

    def in_order(self) -> Iterator[Facts]:
        """Who has a page, in the order of names."""
        return self.honorees("WHERE withdrawn = 0 ORDER BY sort, slug")

    def members(self, url: str, most: int = -1, first: int = 0) -> list[Carded]:
        """Of a list, or of a part of it from the rank ``first`` on, in the order of names."""
        some = "SELECT slug FROM member JOIN place USING (rank) WHERE list = ? AND rank >= ? ORDER BY rank LIMIT ?"
        return self.carded(self.database.column(some, (self.ids.get(url), first, most)))

    def carded(self, slugs: Sequence[str]) -> list[Carded]:
        """Honorees as far as cards show them. Raises KeyError for a slug that nobody has."""
        if missing := [slug for slug in slugs if slug not in self._cards]:
            if len(self._cards) > _CARDS:
                self._cards.clear()
                missing = list(slugs)
            self._cards |= self.rows(CARDED, missing)
        return [self._cards[slug] for slug in slugs]

    @cached_property
    def years(self) -> list[int]:
        """Ascending: every year that an award of anybody with a page names."""
        found: list[int] = []
        while year := self.database.one("SELECT min(year) FROM named WHERE year > ?", (found[-1] if found else 0,)):
            found.append(year)
        return found

    @cached_property
    def words(self) -> Words:
        return Words(self.vocabulary, self.years)

    @cached_property
    def lists(self) -> dict[str, RollList]:
        """The lists of the site by address, also the empty ones."""
        found = {row.url: row for row in LISTS.select(self.database, f"WHERE url < '{GROUP}'")}
        return {url: found.get(url) or RollList(-1, url, 0, 0, b"") for url in lists.every(self.words)}

    @cached_property
    def ids(self) -> dict[str, int]:
        return {url: row.id for url, row in self.lists.items()}

    def total(self, url: str) -> int:
        return self.lists[url].total

    def shown(self, url: str) -> list[tuple[int, str, bytes, bytes]]:
        """Of each member of a list rank and initial, and what stands for the card and for the award that it tells
        of.
        """
        rows = "SELECT rank, initial, card, award FROM member JOIN place USING (rank) WHERE list = ? ORDER BY rank"
        return self.database.execute(rows, (self.ids[url],)).fetchall()

    def beginning(self, url: str, most: int) -> tuple[int, list[tuple[str, bytes]]]:
        """How many are on a list or in a group; of the first ones slug and what stands for the card."""
        found = LISTS.get(self.database, "WHERE url = ?", (url,))
        if found is None:
            return 0, []
        rows = "SELECT slug, card FROM member JOIN place USING (rank) WHERE list = ? ORDER BY rank LIMIT ?"
        return found.total, self.database.execute(rows, (found.id, most)).fetchall()

    def urls_of(self, ids: Iterable[int]) -> set[str]:
        """The addresses of lists and groups."""
        return {self.database.one("SELECT url FROM list WHERE id = ?", (id_,)) for id_ in ids}

    def latest_of(self, url: str, most: int) -> list[str]:
        """The slugs of those on a list whose profiles state the latest day, an exact day before its month and its
        year.
        """
        rows = (
            "SELECT slug, latest FROM member JOIN place USING (rank) JOIN honoree USING (slug)"
            " WHERE list = ? ORDER BY rank"
        )
        found = self.database.execute(rows, (self.ids[url],)).fetchall()
        found.sort(key=lambda row: -int(row[1].replace("-", "").ljust(8, "0") or 0))
        return [slug for slug, _ in found[:most]]

    def around(self, slugs: Sequence[str] | None) -> Iterator[Around]:
        """What is known of these, or of everybody, before their pages are made."""
        if slugs is None:
            yield from AROUND.select(self.database, "LEFT JOIN related USING (slug)")
            return
        for slug in slugs:
            yield from AROUND.select(self.database, "LEFT JOIN related USING (slug) WHERE slug = ?", (slug,))

    def cards(self) -> Mapping[str, bytes]:
        """What stands for the cards of everybody, by slug."""
        return dict(self.database.execute("SELECT slug, card FROM place"))

    def card(self, slug: str) -> bytes:
        return bytes(self.database.one("SELECT card FROM place WHERE slug = ?", (slug,)))

    def owner(self, slug: str) -> str | None:
        """Whose address ``slug`` was before."""
        return self.database.one("SELECT owner FROM former WHERE slug = ?", (slug,))  # type: ignore[no-any-return]

    @property
    def has_decisions(self) -> bool:
        return self.database.one("SELECT 1 FROM decision") is not None

    @property
    def models(self) -> list[tuple[str, str, str]]:
        """Every model that honorees have a part in, with the slug and the path of each of them, in the order of
        names.
        """
        named = "SELECT model, slug, path FROM modelled JOIN honoree USING (slug) ORDER BY model, sort, slug"
        return self.database.execute(named).fetchall()

    def searched(self) -> Iterator[Searched]:
        """Who has a page, in the order of names."""
        return SEARCHED.select(self.database, "WHERE withdrawn = 0 ORDER BY sort, slug")

    @cached_property
    def figures(self) -> Figures:
        counted = COUNTED.select(self.database, "WHERE withdrawn = 0 ORDER BY sort, slug")
        return figures(counted, self.places_of_lists, self.vocabulary, self.period)

    @cached_property
    def places_of_lists(self) -> dict[str, Sequence[int]]:
        """The members of every list by address, also of the empty ones, as places in ``order``."""
        found = self.places("WHERE list IN (SELECT id FROM list WHERE url < ?)", GROUP)
        return {url: found.get(url, ()) for url in self.lists}

    def keep_head(self, url: str, head: bytes) -> None:
        self.database.execute("UPDATE list SET head = ? WHERE id = ?", (head, self._ranks.id_of(url)))

    def is_placed(self, slug: str) -> bool:
        """Whether there is such an honoree with a page."""
        return self.database.one("SELECT 1 FROM place WHERE slug = ?", (slug,)) is not None

    def place_of(self, slug: str) -> int:
        """The place in the order of names, from 0."""
        ahead = "SELECT count(*) FROM place WHERE rank < (SELECT rank FROM place WHERE slug = ?)"
        return int(self.database.one(ahead, (slug,)))

    def names(self) -> list[tuple[str, str]]:
        """Slug and name of those who have a page, in the order of names."""
        named = "SELECT slug, name FROM honoree WHERE withdrawn = 0 ORDER BY sort, slug"
        return self.database.execute(named).fetchall()

    def honoured(self) -> list[tuple[str, str]]:
        """The same of those who were granted something, or of whom no award is stated: who is on the list of all."""
        on_list = (
            "SELECT slug, name FROM honoree WHERE slug IN"
            " (SELECT slug FROM member JOIN place USING (rank) WHERE list = ?) ORDER BY sort, slug"
        )
        return self.database.execute(on_list, (self.ids.get(lists.EVERYBODY),)).fetchall()

    @cached_property
    def order(self) -> list[str]:
        """The slugs of those who have a page, in the order of names."""
        return self.database.column("SELECT slug FROM place ORDER BY rank")

    def places(self, where: str = "", *values: str) -> dict[str, array[int]]:
        """The members of lists and groups by address, as places in ``order``."""
        ranks = array("q", self.database.column("SELECT rank FROM place ORDER BY rank"))
        of = {rank: place for place, rank in enumerate(ranks)}
        found: dict[int, array[int]] = {}
        last, rows = -1, array("l")
        members = f"SELECT list, rank FROM member {where} ORDER BY list, rank"  # noqa: S608  # conditions of ours
        for list_, rank in self.database.execute(members, values):
            if list_ != last:
                last, rows = list_, found.setdefault(list_, array("l"))
            rows.append(of[rank])
        named = self.database.execute("SELECT id, url FROM list")
        return {url: found[id_] for id_, url in named if id_ in found}

    def ended(self, today: date) -> list[str]:
        """The paths of profiles whose consent has ended since they were read, or had ended then and has not yet; and
        of those with photos whose embargo has, likewise.
        """
        return self.database.column(
            "SELECT path FROM honoree WHERE (until > '' AND expired <> (until < ?1)) "
            "OR (held_until > '' AND held_until <= ?1) OR (shown_from > '' AND shown_from > ?1)",
            (today.isoformat(),),
        )

    def former(self) -> dict[str, str]:
        """Addresses that were used before, each with the slug that it leads to."""
        return dict(self.database.execute("SELECT slug, owner FROM former"))

    def portraits(self) -> dict[str, str]:
        """The addresses of the portraits of those who have a page, by those of the pages."""
        shown = "SELECT slug, portrait FROM honoree WHERE withdrawn = 0 AND portrait <> ''"
        return {addresses.honoree(slug): portrait for slug, portrait in self.database.execute(shown)}

    def consulted(self) -> Iterator[Consulted]:
        """The awards that name a consultation, by consultation and slug."""
        return CONSULTED.select(self.database, "ORDER BY consultation, slug, n")

    def neighbourhood(self, slugs: Iterable[str]) -> tuple[list[str], dict[str, array[int]]]:
        """As much of the order and of the lists as decides who is related to these."""
        return self._ranks.neighbourhood(slugs)

    def forget(self) -> None:
        """Let go of what planning asked about everybody, before pages are drawn; it is read again when asked for."""
        self.__dict__.pop("order", None)

    # ── Changes ──

    def change(self, gone: Iterable[str], come: Iterable[Facts]) -> Change:
        """Take the honorees of the paths ``gone`` out, and put others in, or in their place."""
        paths = list(gone)
        before: dict[str, Facts | None] = {}
        for path in paths:
            before |= {one.slug: one for one in HONOREES.select(self.database, "WHERE path = ?", (path,))}
        HONOREES.delete(self.database, "path", paths)
        for table, column in (
            (FORMER, "owner"),
            (NAMED, "slug"),
            (CONSULTED, "slug"),
            (MODELLED, "slug"),
            (UNGRANTED, "slug"),
            (EXEMPLARS, "slug"),
            (SHARED, "slug"),
            (GIVEN, "slug"),
            (LINKS, "owner"),
            (PROOFS, "slug"),
            (DECIDED, "slug"),
            (PICTURES, "owner"),
        ):
            table.delete(self.database, column, before)
        slugs, listed = set(before), set(before)
        for some in batches(come):
            HONOREES.put(self.database, some)
            FORMER.put(self.database, (Former(slug, each.slug) for each in some for slug in each.former_slugs))
            NAMED.put(self.database, (Named(year, each.slug) for each in some for year in _years(each)))
            CONSULTED.put(self.database, (row for each in some for row in consulted(each)))
            MODELLED.put(self.database, (Modelled(model, each.slug) for each in some for model in each.models))
            UNGRANTED.put(self.database, (Ungranted(each.slug) for each in some if _has_ungranted(each)))
            EXEMPLARS.put(self.database, (row for each in some for row in exemplars_of(each)))
            SHARED.put(self.database, (row for each in some if each.shared for row in shared_of(each)))
            GIVEN.put(self.database, (row for each in some for row in given_of(each)))
            LINKS.put(self.database, (link for each in some for link in links_of(each)))
            PROOFS.put(self.database, (Proof(one.code, each.slug) for each in some for one in each.proofs))
            DECIDED.put(
                self.database, (row for each in some if each.decisions for row in decided_of(each, self.vocabulary))
            )
            PICTURES.put(self.database, (picture for each in some for picture in pictures_of(each)))
            for facts in some:
                slugs.add(facts.slug)
                if (known := before.setdefault(facts.slug, None)) and facts == known._replace(digest=facts.digest):
                    listed.discard(facts.slug)
                else:
                    listed.add(facts.slug)
        for name in ("years", "words", "lists", "ids", "order", "places_of_lists", "figures"):
            self.__dict__.pop(name, None)  # what was asked before
        self._cards.clear()
        if len(listed) > max(_FEW, len(self) // _FEW):
            self._ranks.rank_all(grouped=self.is_drawn)
            return Change(before, frozenset(slugs), frozenset(listed), None, None)
        now = [facts for facts in map(self.honoree, sorted(listed)) if facts]
        touched, near = self._ranks.rank([one for slug in sorted(listed) if (one := before[slug])], now)
        return Change(before, frozenset(slugs), frozenset(listed), frozenset(touched), frozenset(near))


def _years(facts: Facts) -> Iterator[int]:
    return (award.year for award in facts.awards if award.year and award.status == "granted")


def _has_ungranted(facts: Facts) -> bool:
    return any(award.status != "granted" for award in facts.awards)


class Honorees(Mapping[str, Facts]):
    """Honorees by slug, those without the withdrawn unless ``withdrawn``; each is read when it is asked for."""

    def __init__(self, roll: Roll, *, withdrawn: bool = False) -> None:
        self._roll, self._withdrawn = roll, withdrawn
        self._read: dict[str, Facts | None] = {}

    def __getitem__(self, slug: str) -> Facts:
        if slug not in self._read:
            self._read[slug] = self._roll.honoree(slug)
        facts = self._read[slug]
        if facts is None or (facts.withdrawn and not self._withdrawn):
            raise KeyError(slug)
        return facts

    def __iter__(self) -> Iterator[str]:
        if not self._withdrawn:
            return iter(self._roll.order)
        return iter(self._roll.database.column("SELECT slug FROM honoree ORDER BY path"))

    def __bool__(self) -> bool:
        return self._roll.database.one("SELECT 1 FROM honoree WHERE NOT withdrawn OR ?", (self._withdrawn,)) is not None

    def __len__(self) -> int:
        return int(self._roll.database.one("SELECT count(*) FROM honoree WHERE NOT withdrawn OR ?", (self._withdrawn,)))
