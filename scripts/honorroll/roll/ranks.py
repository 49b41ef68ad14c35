"""The order of names, and who is on which list, as rows: filled at once, or one honoree at a time.

Honorees stand in the order of names by ``rank``, a number with gaps, so that one who comes moves nobody. Ranks say what
comes before what and nothing else: they depend on what was edited when, and reach no key and no page.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from honorroll.base.keys import key_of
from honorroll.base.store import Database
from honorroll.content.gazetteer import Gazetteer
from honorroll.content.model import AwardFacts, Facts
from honorroll.content.shared import Period
from honorroll.roll import lists
from honorroll.roll.lists import Listed, Membership
from honorroll.roll.related import WIDE, groups, is_shared
from honorroll.roll.rows import HONOREES, LISTED, LISTS, MEMBERS, PLACES, Place, RollList

#: How far ranks lie apart when they are given anew.
_GAP = 1 << 24
#: So many are put into the lists at once, sorted, which is twice as fast.
_AT_ONCE = 16_384


@lru_cache(maxsize=16_384)  # most awards are given to many
def _key(award: AwardFacts | None, origin: str) -> bytes:
    return key_of(repr((award, origin)) if origin else repr(award))


def _shown(row: Membership) -> bytes:
    """Stands for what the card says on a list and nowhere else."""
    return _key(row.award, row.origin) if row.award or row.origin else b""


class Ranks:
    """Those of the honorees in ``database``."""

    def __init__(self, database: Database, gazetteer: Gazetteer, period: Period) -> None:
        self.database, self._gazetteer, self.period = database, gazetteer, period

    def _rows(self, facts: Listed, *, grouped: bool = True) -> Iterator[Membership]:
        """The lists and groups that an honoree is in."""
        found = list(lists.memberships(facts, self._gazetteer, self.period))
        yield from found
        if found and grouped:
            yield from map(Membership, groups(facts))

    def rank_all(self, *, grouped: bool = True) -> None:
        """Everybody, in one go; ``grouped`` says whether the groups are wanted too."""
        for table in (PLACES, MEMBERS, LISTS):
            self.database.execute(f"DELETE FROM {table.name}")  # noqa: S608  # a name of ours
        ids: dict[str, int] = {}
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
            for row in self._rows(facts, grouped=grouped):
                id_ = ids.setdefault(row.url, len(ids))
                members.append((id_, rank, _shown(row), row.current))
        put()
        urls = list(ids)
        counted = self.database.execute("SELECT list, count(*), sum(current) FROM member GROUP BY list")
        LISTS.put(self.database, (RollList(id_, urls[id_], total, now, b"") for id_, total, now in counted.fetchall()))

    def rank(self, before: Sequence[Facts], now: Sequence[Facts]) -> tuple[set[int], set[str]]:
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
                near |= self._ahead(at.rank, [self.id_of(row.url) for row in self._rows(facts)])
        for list_ in touched:
            counted = (
                "UPDATE list SET total = (SELECT count(*) FROM member WHERE list = :id),"
                " current = (SELECT count(*) FROM member WHERE list = :id AND current) WHERE id = :id"
            )
            self.database.connection.execute(counted, {"id": list_})
        return set(touched), near

    def _told(self, facts: Facts) -> set[tuple[int, bytes, bool]]:
        """The rows of an honoree among the members, without the rank."""
        rows = self._rows(facts)
        return {(self.id_of(row.url), _shown(row), row.current) for row in rows}

    def id_of(self, url: str) -> int:
        found = self.database.one("SELECT id FROM list WHERE url = ?", (url,))
        if found is None:
            found = (self.database.one("SELECT max(id) FROM list") or 0) + 1
            LISTS.put(self.database, [RollList(found, url, 0, 0, b"")])
        return int(found)

    def _between(self, facts: Facts) -> int:
        """A rank for an honoree who has none."""
        beside = (
            "SELECT place.rank FROM honoree JOIN place USING (slug) WHERE withdrawn = 0 AND (sort, slug) {} (?, ?)"
            " ORDER BY sort {way}, slug {way} LIMIT 1"
        )
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
            new = f"-{_GAP} * (SELECT n FROM anew WHERE anew.rank = {table}.rank)"  # noqa: S608  # names of ours
            self.database.execute(f"UPDATE {table} SET rank = {new}")  # noqa: S608  # names of ours
            self.database.execute(f"UPDATE {table} SET rank = -rank")  # noqa: S608
        self.database.execute("DROP TABLE anew")

    def _ahead(self, rank: int, ids: Iterable[int]) -> set[str]:
        """Those who stand shortly before this rank in one of the lists, around its end too."""
        before = (
            "SELECT slug FROM (SELECT rank FROM member WHERE list = ? AND rank {} ? ORDER BY rank DESC LIMIT ?)"
            " JOIN place USING (rank)"
        )
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
            facts, place = (
                HONOREES.get(self.database, "WHERE slug = ?", (slug,)),
                PLACES.get(self.database, "WHERE slug = ?", (slug,)),
            )
            if facts and place:
                ranks[place.rank] = None
                for url in (row.url for row in self._rows(facts) if is_shared(row.url)):
                    id_ = self.id_of(url)
                    some = self.database.column(after.format(">"), (id_, place.rank, WIDE))
                    if len(some) < WIDE:
                        some += self.database.column(after.format("<"), (id_, place.rank, WIDE - len(some)))
                    wanted.setdefault(url, []).extend((place.rank, *some))
                    ranks |= dict.fromkeys(some)
        order = sorted(ranks)
        place_of = {rank: place for place, rank in enumerate(order)}
        named = [self.database.one("SELECT slug FROM place WHERE rank = ?", (rank,)) for rank in order]
        return named, {url: array("l", sorted({place_of[rank] for rank in some})) for url, some in wanted.items()}
