"""The roll as rows: who is on it, in what order, on which lists, and who is related to whom.

Honorees stand in the order of names by ``rank``, a number with gaps, so that one who comes moves nobody. Ranks say what
comes before what and nothing else: they are another after another history, and reach no key and no page.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, NamedTuple

from honorroll.base.keys import key_of
from honorroll.base.parallel import BATCH_SIZE
from honorroll.base.store import Database, Table
from honorroll.content.kinds import Kind
from honorroll.content.model import AwardFacts, Card, Facts
from honorroll.content.scan import ProfileFile
from honorroll.content.shared import Period
from honorroll.content.vocabulary import Vocabulary
from honorroll.roll import lists
from honorroll.roll.lists import EVERYBODY, Listed, Membership, Words
from honorroll.roll.related import GROUP, WIDE, groups, is_shared


class Profile(NamedTuple):
    """A faultless profile as it was read: the file, and a digest of its text. ``stamp`` is ``b""`` where it must be read
    again in any case.
    """

    path: str
    stamp: bytes
    media: str
    """The names of the photos and films of the stamp, between slashes."""
    file: ProfileFile
    content: bytes


class Former(NamedTuple):
    """An address that an honoree had before."""

    slug: str
    owner: str


class Warned(NamedTuple):
    """A warning of a rule over the whole roll: ``group`` is what those share whom it is about."""

    rule: str
    group: str
    n: int
    path: str
    finding: tuple[object, ...]


class Place(NamedTuple):
    """Where an honoree stands in the order of names, with what lists need of it."""

    rank: int
    slug: str
    initial: str
    card: bytes


class RollList(NamedTuple):
    """A list of the site, or a group whose members are related: how many are on it, and how many of the period."""

    id: int
    url: str
    total: int
    current: int
    head: bytes
    """Stands for what its pages say besides the cards."""


class Member(NamedTuple):
    list: int
    rank: int
    award: bytes
    """Stands for the award that the card tells of there; ``b""`` where that is the highest."""
    current: bool


class Related(NamedTuple):
    """Whom the page of an honoree shows at its end: slugs and what is shared (see ``related``)."""

    slug: str
    kin: tuple[tuple[str, int], ...]


class Picture(NamedTuple):
    """A set of pictures that the page of an honoree shows, or that only the press kit holds."""

    owner: str
    name: str
    kit: bool


class Around(NamedTuple):
    """What the key of an honoree's page stands for, and what the sitemap says of it."""

    slug: str
    digest: bytes
    latest: str
    withdrawn: bool
    kin: tuple[tuple[str, int], ...]


class Carded(NamedTuple):
    """What lists and other pages show of an honoree."""

    slug: str
    initial: str
    card: Card
    awards: tuple[AwardFacts, ...]


class Ranked(NamedTuple):
    """What decides which lists an honoree is on, and what those show."""

    slug: str
    initial: str
    card_digest: bytes
    kind: Kind
    unit: str
    place: str
    field: str
    movements: tuple[str, ...]
    awards: tuple[AwardFacts, ...]
    withdrawn: bool


class Searched(NamedTuple):
    """What the search knows of an honoree."""

    slug: str
    kind: Kind
    name: str
    place: str
    role: str
    card: Card
    awards: tuple[AwardFacts, ...]


class Counted(NamedTuple):
    """What figures and the explorer count of an honoree."""

    kind: Kind
    awards: tuple[AwardFacts, ...]
    new_exemplar: bool
    direct_worker: bool
    gender: str


class Named(NamedTuple):
    """A year that an award of an honoree names."""

    year: int
    slug: str


PROFILES = Table("profile", Profile, "path")
HONOREES = Table("honoree", Facts, "path", "slug", "folded", "latest", "withdrawn, sort, slug", "until")
FORMER = Table("former", Former, "slug, owner", "owner")
WARNINGS = Table("warning", Warned, 'rule, "group", n')
PLACES = Table("place", Place, "rank", "slug")
LISTS = Table("list", RollList, "id", "url")
MEMBERS = Table("member", Member, "list, rank")
RELATED = Table("related", Related, "slug")
PICTURES = Table("picture", Picture, "owner, name, kit", "name")
AROUND = Table("honoree", Around, "slug")
CARDED = Table("honoree", Carded, "slug")
LISTED = Table("honoree", Ranked, "slug")
SEARCHED = Table("honoree", Searched, "slug")
COUNTED = Table("honoree", Counted, "slug")
NAMED = Table("named", Named, "year, slug", "slug")
TABLES: tuple[Table[Any], ...] = (
    PROFILES, HONOREES, FORMER, WARNINGS, PLACES, LISTS, MEMBERS, RELATED, NAMED, PICTURES,
)  # fmt: skip

#: How far ranks lie apart when they are given anew.
_GAP = 1 << 24
#: Up to so many changes are always made one by one; of more, where they are more than one honoree in so many, to put all
#: into the lists anew is less work.
_FEW = 8
#: So many are put into the lists at once, sorted, which is twice as fast.
_AT_ONCE = 16_384


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
    """Asks about the roll as it is in ``database``, and changes it."""

    def __init__(self, database: Database, vocabulary: Vocabulary, period: Period) -> None:
        self.database, self.vocabulary, self.period = database, vocabulary, period
        self._above = lists.above(vocabulary)
        self.carded = lru_cache(maxsize=16_384)(self._carded)  # most stand in a dozen lists

    # ── Questions ──

    def __len__(self) -> int:
        """How many have a page of their own: all but the withdrawn."""
        return int(self.database.one("SELECT count(*) FROM place"))

    def honoree(self, slug: str) -> Facts | None:
        """Withdrawn ones too."""
        return HONOREES.get(self.database, "WHERE slug = ?", (slug,))

    def honorees(self, rest: str = "", values: Sequence[object] = ()) -> Iterator[Facts]:
        return HONOREES.select(self.database, rest, values)

    def in_order(self) -> Iterator[Facts]:
        """Who has a page, in the order of names."""
        return self.honorees("WHERE withdrawn = 0 ORDER BY sort, slug")

    def members(self, url: str, most: int = -1, first: int = 0) -> list[Carded]:
        """Of a list, or of a part of it from the rank ``first`` on, in the order of names."""
        some = "SELECT slug FROM member JOIN place USING (rank) WHERE list = ? AND rank >= ? ORDER BY rank LIMIT ?"
        return list(map(self.carded, self.database.column(some, (self.ids.get(url), first, most))))

    def _carded(self, slug: str) -> Carded:
        """An honoree as far as cards show it. Raises LookupError."""
        found = CARDED.get(self.database, "WHERE slug = ?", (slug,))
        if found is None:
            raise LookupError(slug)
        return found

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
        """Of each member of a list rank and initial, and what stands for the card and for the award that it tells of."""
        rows = "SELECT rank, initial, card, award FROM member JOIN place USING (rank) WHERE list = ? ORDER BY rank"
        return self.database.execute(rows, (self.ids[url],)).fetchall()

    def latest_of(self, url: str, most: int) -> list[str]:
        """The slugs of those on a list whose profiles state the latest day, an exact day before its month and its year."""
        rows = "SELECT slug, latest FROM member JOIN place USING (rank) JOIN honoree USING (slug) WHERE list = ? ORDER BY rank"
        found = self.database.execute(rows, (self.ids[url],)).fetchall()
        found.sort(key=lambda row: -int(row[1].replace("-", "").ljust(8, "0") or 0))
        return [slug for slug, _ in found[:most]]

    def kin(self, slug: str) -> tuple[tuple[str, int], ...]:
        """Who is related to an honoree, the nearest first, and what is shared."""
        found = RELATED.get(self.database, "WHERE slug = ?", (slug,))
        return found.kin if found else ()

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

    @cached_property
    def flagged(self) -> tuple[int, int]:
        """How many on the lists are direct workers, and how many new exemplars."""
        counted = "SELECT coalesce(sum(direct_worker), 0), coalesce(sum(new_exemplar), 0) FROM honoree WHERE (direct_worker OR new_exemplar) AND slug IN (SELECT slug FROM member JOIN place USING (rank) WHERE list = ?)"  # fmt: skip
        direct, new = self.database.execute(counted, (self.ids.get(EVERYBODY),)).fetchone()
        return direct, new

    def searched(self) -> Iterator[Searched]:
        """Who has a page, in the order of names."""
        return SEARCHED.select(self.database, "WHERE withdrawn = 0 ORDER BY sort, slug")

    @cached_property
    def counted(self) -> list[Counted]:
        """What is counted of everybody, in the order of names."""
        return list(COUNTED.select(self.database, "WHERE withdrawn = 0 ORDER BY sort, slug"))

    @cached_property
    def places_of_lists(self) -> dict[str, Sequence[int]]:
        """The members of every list by address, also of the empty ones, as places in ``order``."""
        found = self.places("WHERE list IN (SELECT id FROM list WHERE url < ?)", GROUP)
        return {url: found.get(url, ()) for url in self.lists}

    def keep_head(self, url: str, head: bytes) -> None:
        self.database.execute("UPDATE list SET head = ? WHERE id = ?", (head, self._id(url)))

    def is_placed(self, slug: str) -> bool:
        """Whether there is such an honoree with a page."""
        return self.database.one("SELECT 1 FROM place WHERE slug = ?", (slug,)) is not None

    def place_of(self, slug: str) -> int:
        """The place in the order of names, from 0."""
        ahead = "SELECT count(*) FROM place WHERE rank < (SELECT rank FROM place WHERE slug = ?)"
        return int(self.database.one(ahead, (slug,)))

    def names(self) -> list[str]:
        """Of those who have a page, in the order of names."""
        return self.database.column("SELECT name FROM honoree WHERE withdrawn = 0 ORDER BY sort, slug")

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
        for list_, rank, *_ in MEMBERS.select(self.database, f"{where} ORDER BY list, rank", values):
            if list_ != last:
                last, rows = list_, found.setdefault(list_, array("l"))
            rows.append(of[rank])
        named = self.database.execute("SELECT id, url FROM list")
        return {url: found[id_] for id_, url in named if id_ in found}

    def ended(self, today: date) -> list[str]:
        """The paths of profiles whose consent has ended since they were read, or had ended then and has not yet."""
        return self.database.column(
            "SELECT path FROM honoree WHERE until > '' AND expired <> (until < ?)", (today.isoformat(),)
        )

    def former(self) -> dict[str, str]:
        """Addresses that were used before, each with the slug that it leads to."""
        return dict(self.database.execute("SELECT slug, owner FROM former"))

    # ── Changes ──

    def change(self, gone: Iterable[str], come: Iterable[Facts]) -> Change:
        """Take the honorees of the paths ``gone`` out, and put others in, or in their place."""
        paths = list(gone)
        before: dict[str, Facts | None] = {}
        for path in paths:
            before |= {one.slug: one for one in HONOREES.select(self.database, "WHERE path = ?", (path,))}
        HONOREES.delete(self.database, "path", paths)
        for table, column in ((FORMER, "owner"), (NAMED, "slug"), (PICTURES, "owner")):
            table.delete(self.database, column, before)
        slugs, listed = set(before), set(before)
        for some in batches_of(come):
            HONOREES.put(self.database, some)
            FORMER.put(self.database, (Former(slug, each.slug) for each in some for slug in each.former_slugs))
            NAMED.put(
                self.database, (Named(award.year, each.slug) for each in some for award in each.awards if award.year)
            )
            PICTURES.put(self.database, (picture for each in some for picture in _pictures(each)))
            for facts in some:
                known = before.setdefault(facts.slug, None)
                slugs.add(facts.slug)
                if known and facts == known._replace(digest=facts.digest):
                    listed.discard(facts.slug)
                else:
                    listed.add(facts.slug)
        for name in ("years", "words", "lists", "ids", "order", "flagged", "counted", "places_of_lists"):
            self.__dict__.pop(name, None)  # what was asked before
        self.carded.cache_clear()
        if len(listed) > max(_FEW, len(self) // _FEW):
            self._rank_all()
            return Change(before, frozenset(slugs), frozenset(listed), None, None)
        now = [facts for facts in map(self.honoree, sorted(listed)) if facts]
        touched, near = self._rank([one for slug in sorted(listed) if (one := before[slug])], now)
        return Change(before, frozenset(slugs), frozenset(listed), frozenset(touched), frozenset(near))

    def _rows(self, facts: Listed) -> Iterator[Membership]:
        """The lists and groups that an honoree is in."""
        found = list(lists.memberships(facts, self._above, self.period))
        yield from found
        if found:
            yield from map(Membership, groups(facts))

    def _rank_all(self) -> None:
        """Everybody, in one go."""
        for table in (PLACES, MEMBERS, LISTS):
            self.database.execute(f"DELETE FROM {table.name}")  # noqa: S608  # a name of ours
        ids: dict[str, int] = {}
        totals: dict[str, list[int]] = {}
        members: list[tuple[int, int, bytes, bool]] = []
        places: list[tuple[int, str, str, bytes]] = []

        def put() -> None:
            members.sort()
            self.database.many("INSERT INTO place VALUES (?, ?, ?, ?)", places)
            self.database.many("INSERT INTO member VALUES (?, ?, ?, ?)", members)
            members.clear()
            places.clear()

        for place, facts in enumerate(LISTED.select(self.database, "WHERE withdrawn = 0 ORDER BY sort, slug")):
            if len(places) == _AT_ONCE:
                put()
            rank = (place + 1) * _GAP
            places.append((rank, facts.slug, facts.initial, facts.card_digest))
            for url, award, current in self._rows(facts):
                id_ = ids.setdefault(url, len(ids))
                members.append((id_, rank, key_of(repr(award)) if award else b"", current))
                total = totals.setdefault(url, [0, 0])
                total[0] += 1
                total[1] += current
        put()
        LISTS.put(self.database, (RollList(id_, url, totals[url][0], totals[url][1], b"") for url, id_ in ids.items()))

    def _rank(self, before: Sequence[Facts], now: Sequence[Facts]) -> tuple[set[int], set[str]]:
        """One by one: the lists that differ, and those before whom somebody else stands now."""
        touched: dict[int, None] = {}
        near: set[str] = set()
        after = {facts.slug: facts for facts in now}
        old: dict[str, tuple[Place, set[tuple[int, bytes, bool]]]] = {}
        for facts in before:
            place = PLACES.get(self.database, "WHERE slug = ?", (facts.slug,))
            if place:
                rows = self._told(facts)
                old[facts.slug] = place, rows
                near |= self._ahead(place.rank, [list_ for list_, _, _ in rows]) | {facts.slug}
        for facts in before:
            if facts.slug in old:
                place, rows = old[facts.slug]
                self.database.many(
                    "DELETE FROM member WHERE list = ? AND rank = ?", ((row[0], place.rank) for row in rows)
                )
                kept = after.get(facts.slug)
                if kept is None or kept.withdrawn or kept.sort != facts.sort:
                    PLACES.delete(self.database, "slug", (facts.slug,))
        for facts in now:
            if facts.withdrawn:
                continue
            at = PLACES.get(self.database, "WHERE slug = ?", (facts.slug,))
            rank = at.rank if at else self._between(facts)
            place = Place(rank, facts.slug, facts.initial, facts.card_digest)
            PLACES.put(self.database, [place])
            rows = self._told(facts)
            self.database.many(
                "INSERT INTO member VALUES (?, ?, ?, ?)",
                ((list_, rank, award, current) for list_, award, current in rows),
            )
            known = old.pop(facts.slug, None)
            differing = rows ^ known[1] if known and known[0] == place else rows | (known[1] if known else set())
            touched |= dict.fromkeys(list_ for list_, _, _ in differing)
            near |= {facts.slug}
        for _, rows in old.values():
            touched |= dict.fromkeys(list_ for list_, _, _ in rows)
        for facts in now:
            at = PLACES.get(self.database, "WHERE slug = ?", (facts.slug,))
            if at:
                near |= self._ahead(at.rank, [self._id(row.url) for row in self._rows(facts)])
        for list_ in touched:
            counted = "UPDATE list SET total = (SELECT count(*) FROM member WHERE list = :id), current = (SELECT count(*) FROM member WHERE list = :id AND current) WHERE id = :id"  # fmt: skip
            self.database.connection.execute(counted, {"id": list_})
        return set(touched), near

    def _told(self, facts: Facts) -> set[tuple[int, bytes, bool]]:
        """The rows of an honoree among the members, without the rank."""
        rows = self._rows(facts)
        return {(self._id(row.url), key_of(repr(row.award)) if row.award else b"", row.current) for row in rows}

    def _id(self, url: str) -> int:
        found = self.database.one("SELECT id FROM list WHERE url = ?", (url,))
        if found is None:
            found = (self.database.one("SELECT max(id) FROM list") or 0) + 1
            LISTS.put(self.database, [RollList(found, url, 0, 0, b"")])
        return int(found)

    def _between(self, facts: Facts) -> int:
        """A rank for an honoree who has none."""
        beside = "SELECT place.rank FROM honoree JOIN place USING (slug) WHERE withdrawn = 0 AND (sort, slug) {} (?, ?) ORDER BY sort {way}, slug {way} LIMIT 1"  # fmt: skip
        values = facts.sort, facts.slug
        below = self.database.one(beside.format("<", way="DESC"), values) or 0
        above = self.database.one(beside.format(">", way="ASC"), values) or below + 2 * _GAP
        if above - below < 2:
            self._spread()
            return self._between(facts)
        return int(below + above) // 2

    def _spread(self) -> None:
        """Give ranks anew, where there is no room between two any more: negative first, so that none is given twice."""
        self.database.execute(
            "CREATE TEMP TABLE anew AS SELECT rank, row_number() OVER (ORDER BY rank) AS n FROM place"
        )
        self.database.execute("CREATE UNIQUE INDEX temp.of ON anew (rank)")
        for table in ("place", "member"):
            new = f"UPDATE {table} SET rank = -{_GAP} * (SELECT n FROM anew WHERE anew.rank = {table}.rank)"  # noqa: S608
            self.database.execute(new)
            self.database.execute(f"UPDATE {table} SET rank = -rank")  # noqa: S608
        self.database.execute("DROP TABLE anew")

    def _ahead(self, rank: int, ids: Iterable[int]) -> set[str]:
        """Those who stand shortly before this rank in one of the lists, around its end too."""
        before = "SELECT slug FROM (SELECT rank FROM member WHERE list = ? AND rank {} ? ORDER BY rank DESC LIMIT ?) JOIN place USING (rank)"  # fmt: skip
        found: set[str] = set()
        for id_ in ids:
            url = self.database.one("SELECT url FROM list WHERE id = ?", (id_,))
            if is_shared(url):
                some = self.database.column(before.format("<"), (id_, rank, WIDE))
                if len(some) < WIDE:
                    some += self.database.column(before.format(">"), (id_, rank, WIDE - len(some)))
                found.update(some)
        return found

    def neighbourhood(self, slugs: Iterable[str]) -> tuple[list[str], dict[str, array[int]]]:
        """As much of the order and of the lists as decides who is related to these."""
        ranks: dict[int, None] = {}
        after = "SELECT rank FROM member WHERE list = ? AND rank {} ? ORDER BY rank LIMIT ?"
        wanted: dict[str, list[int]] = {}
        for slug in slugs:
            facts, place = self.honoree(slug), PLACES.get(self.database, "WHERE slug = ?", (slug,))
            if facts and place:
                ranks[place.rank] = None
                for url in (row.url for row in self._rows(facts) if is_shared(row.url)):
                    id_ = self._id(url)
                    some = self.database.column(after.format(">"), (id_, place.rank, WIDE))
                    if len(some) < WIDE:
                        some += self.database.column(after.format("<"), (id_, place.rank, WIDE - len(some)))
                    wanted.setdefault(url, []).extend((place.rank, *some))
                    ranks |= dict.fromkeys(some)
        order = sorted(ranks)
        place_of = {rank: place for place, rank in enumerate(order)}
        named = [self.database.one("SELECT slug FROM place WHERE rank = ?", (rank,)) for rank in order]
        return named, {url: array("l", sorted({place_of[rank] for rank in some})) for url, some in wanted.items()}


def batches_of(come: Iterable[Facts]) -> Iterator[list[Facts]]:
    """Several at a time, for a statement for each costs more than what it does."""
    rest = iter(come)
    while some := list(islice(rest, BATCH_SIZE)):
        yield some


def _pictures(facts: Facts) -> Iterator[Picture]:
    yield from (Picture(facts.slug, name, kit=False) for name in facts.pictures)
    yield from (Picture(facts.slug, name, kit=True) for name in facts.press)


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

    def __len__(self) -> int:
        return int(self._roll.database.one("SELECT count(*) FROM honoree WHERE NOT withdrawn OR ?", (self._withdrawn,)))
