"""The figures of the roll: how many honorees by title, level, year, field, place and kind, of the period and of all
years.

Who is counted is who is on the lists; of the period is whoever has a granted award of a year of it. An honoree with
three titles counts for each of them, and once where several are added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from honorroll.base.vietnamese import title_key
from honorroll.content.kinds import KINDS
from honorroll.content.shared import Period
from honorroll.content.vocabulary import Vocabulary
from honorroll.pages import addresses
from honorroll.pages.words import KINDS as KIND_WORDS
from honorroll.roll import lists
from honorroll.roll.lists import MARKS, OF_NOMINATION_LEVEL, OF_NOMINATOR
from honorroll.roll.rows import Counted

#: How many bars a chart has; what is beyond is added up in one more.
MOST = 12


class Row(NamedTuple):
    """A line: ``url`` is the address of the list, ``""`` where there is none."""

    label: str
    url: str
    period: int
    total: int


class Table(NamedTuple):
    """The figures by one thing: every row with a count, and those that the chart shows."""

    id: str
    heading: str
    rows: tuple[Row, ...]
    shown: tuple[Row, ...]
    unknown: Row | None = None
    """Honorees of whom it is not stated."""


class Figures(NamedTuple):
    period: Period
    everyone: Row
    tables: tuple[Table, ...]
    people: tuple[Row, ...]
    """Individuals: women, men, not stated."""
    marks: tuple[Row, ...]
    """Direct workers and new exemplars."""


def figures(
    order: Sequence[Counted], members: Mapping[str, Sequence[int]], vocabulary: Vocabulary, period: Period
) -> Figures:
    """Everything on the page of figures; ``members`` are the lists of the site, as places in ``order``."""
    return _Count(order, members, vocabulary, period).figures()


class _Count:
    def __init__(
        self, order: Sequence[Counted], members: Mapping[str, Sequence[int]], vocabulary: Vocabulary, period: Period
    ) -> None:
        self.order, self.members, self.vocabulary, self.period = order, members, vocabulary, period
        self.titles: dict[str, set[int]] = defaultdict(set)
        self.levels: dict[str, set[int]] = defaultdict(set)
        self.everyone = set(members[addresses.ROLL])
        self.current: set[int] = set()
        self.earlier: dict[str, set[int]] = defaultdict(set)
        """Who is on the list of a place for awards from before the period alone."""
        self.above = lists.above(vocabulary)
        first, last = period.start or 0, period.end or 9999
        for i in members[addresses.ROLL]:
            for award in order[i].awards:
                if award.status == "granted" and award.year and first <= award.year <= last:
                    self.titles[award.title].add(i)
                    self.levels[award.level].add(i)
                    self.current.add(i)
            if any(award.place for award in order[i].awards):
                self._elsewhere(i, first, last)

    def _elsewhere(self, i: int, first: int, last: int) -> None:
        above, place = self.above, self.order[i].place
        granted = [award for award in self.order[i].awards if award.status == "granted"]
        within = [award for award in granted if first <= award.year <= last]
        now = {*lists.places_of(place, within, above)}
        for id_ in lists.places_of(place, granted, above):
            if id_ not in now:
                self.earlier[id_].add(i)

    def figures(self) -> Figures:
        people = {i for i in self.everyone if self.order[i].kind == "individual"}
        genders = (("Nữ", "female"), ("Nam", "male"), ("Không rõ giới tính", ""))
        return Figures(
            self.period,
            self._row("Hồ sơ", addresses.ROLL, self.everyone),
            tuple(table for table in self._tables() if table.rows),
            tuple(self._row(label, "", {i for i in people if self.order[i].gender == word}) for label, word in genders),
            tuple(
                self._row(label, url if self.members[url] else "", self.members[url]) for url, label in MARKS.items()
            ),
        )

    def _row(self, label: str, url: str, places: Iterable[int], current: set[int] | None = None) -> Row:
        everyone = set(places)
        return Row(label, url, len(everyone & (self.current if current is None else current)), len(everyone))

    def _tables(self) -> Iterable[Table]:
        words = self.vocabulary
        yield self._table(
            "danh-hieu",
            "Theo danh hiệu",
            addresses.TITLES,
            {k: v.name for k, v in words.titles.items()},
            self.titles,
        )
        ranked = sorted(words.levels.items(), key=lambda item: item[1].rank)
        yield self._table(
            "cap", "Theo cấp khen thưởng", addresses.LEVELS, {k: v.name for k, v in ranked}, self.levels, by_count=False
        )
        years = sorted((addresses.name(url) for url in self.members if addresses.is_year(url)), reverse=True)
        current = {year: self.current if self._is_current(int(year)) else set() for year in years}
        yield self._table(
            "nam", "Theo năm", addresses.YEARS, {year: f"Năm {year}" for year in years}, current, by_count=False
        )
        yield self._table("linh-vuc", "Theo lĩnh vực", addresses.FIELDS, {k: v.name for k, v in words.fields.items()})
        roots = {id_ for id_, place in words.places.items() if not place.parent and place.kind == "city"}
        places = {k: v.name for k, v in words.places.items() if k not in roots}
        here = {id_: self.current - self.earlier[id_] if id_ in self.earlier else self.current for id_ in places}
        yield self._table("dia-ban", "Theo địa bàn", addresses.PLACES, places, here)
        units = {k: v.name for k, v in words.units.items()}
        levels = {k: v.name for k, v in ranked}
        for kind, names, by_count in ((OF_NOMINATOR, units, True), (OF_NOMINATION_LEVEL, levels, False)):
            yield self._table(kind.id, kind.heading, kind.folder, names, by_count=by_count)
        kinds = {addresses.name(addresses.KINDS[kind]): KIND_WORDS[kind] for kind in KINDS}
        yield self._table("loai", "Theo loại hồ sơ", addresses.ROLL, kinds, by_count=False)

    def _is_current(self, year: int) -> bool:
        return (self.period.start or 0) <= year <= (self.period.end or 9999)

    def _table(
        self,
        id_: str,
        heading: str,
        folder: str,
        names: Mapping[str, str],
        current: Mapping[str, set[int]] | None = None,
        *,
        by_count: bool = True,
    ) -> Table:
        """``current`` are those of the period by id, where that is not whoever is of the period at all."""
        held = {key: self.members[f"{folder}{key}/"] for key in names if self.members[f"{folder}{key}/"]}
        rows = {
            key: self._row(names[key], f"{folder}{key}/", list_, None if current is None else current.get(key, set()))
            for key, list_ in held.items()
        }
        keys = list(rows)
        if by_count:
            keys.sort(key=lambda key: (-rows[key].total, title_key(names[key]), key))
        shown = [rows[key] for key in keys[:MOST]]
        if rest := keys[MOST:]:
            others = {i for key in rest for i in held[key]}
            now = None if current is None else {i for key in rest for i in current.get(key, set())}
            shown.append(self._row(f"Khác ({len(rest)})", "", others, now))
        nowhere = self.everyone.difference(*held.values())
        unknown = self._row("Không rõ", "", nowhere) if nowhere else None
        return Table(id_, heading, tuple(rows[key] for key in keys), tuple(shown), unknown)
