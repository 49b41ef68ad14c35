"""The figures of the roll: how many honorees by title, level, year, field, place and kind, of the period and of all
years.

Who is counted is who is on the lists; of the period is whoever has a granted award of a year of it. An honoree with
three titles counts for each of them, and once where several are added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

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
    map: Literal["", "then", "now"] = ""
    """Of places, whether by the map of the day of the honour or of today, where these differ."""
    unsettled: Row | None = None
    """Honorees of former places of which it is not known where they lie now."""
    whole: Row | None = None
    """What all of the others lie in, which has no bar."""


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
        first, last = period.start or 0, period.end or 9999
        for i in members[addresses.ROLL]:
            for award in order[i].awards:
                if award.status == "granted" and award.year and first <= award.year <= last:
                    self.titles[award.title].add(i)
                    self.levels[award.level].add(i)
                    self.current.add(i)

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
        yield from self._by_place()
        units = {k: v.name for k, v in words.units.items()}
        levels = {k: v.name for k, v in ranked}
        for kind, names, by_count in ((OF_NOMINATOR, units, True), (OF_NOMINATION_LEVEL, levels, False)):
            yield self._table(kind.id, kind.heading, kind.folder, names, by_count=by_count)
        kinds = {addresses.name(addresses.KINDS[kind]): KIND_WORDS[kind] for kind in KINDS}
        yield self._table("loai", "Theo loại hồ sơ", addresses.ROLL, kinds, by_count=False)

    def _by_place(self) -> Iterator[Table]:
        """By the map of the day on which each was honoured, and where that is another one by the map of today."""
        gazetteer = self.vocabulary.gazetteer
        then = self._of_places("dia-ban", "Theo địa bàn", gazetteer.above)
        if gazetteer.ended.isdisjoint(addresses.name(row.url) for row in then.rows):
            yield then
            return
        yield then._replace(heading="Theo địa bàn lúc được khen", map="then")
        now = self._of_places("dia-ban-hien-nay", "Theo địa bàn hiện nay", gazetteer.now)
        unsettled = {i for i, places in self.places.items() if not all(map(gazetteer.is_settled, places))}
        if unsettled:
            row = self._row("Không xác định", "", unsettled)
            now = now._replace(unsettled=row, shown=(*now.shown, row))
        yield now._replace(map="now")

    @cached_property
    def places(self) -> dict[int, list[str]]:
        """The places of those whose profiles name any."""
        return {i: places for i in self.everyone if (places := lists.named_places(self.order[i]))}

    def _of_places(self, id_: str, heading: str, lies_in: Mapping[str, Sequence[str]]) -> Table:
        """``lies_in`` tells of each place in which others it lies, by one of the two maps."""
        held, current = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
        for i in self.places:
            facts = self.order[i]
            granted = [award for award in facts.awards if award.status == "granted"]
            within = [award for award in granted if award.year and self._is_current(award.year)]
            for place in lists.places_of(facts.place, granted, lies_in):
                held[place].add(i)
            for place in lists.places_of(facts.place, within, lies_in) if within else ():
                current[place].add(i)
        names = {key: self.vocabulary.gazetteer.names[key].heading for key in held}
        roots = [key for key in held if not self.vocabulary.places[key].parent]
        whole = roots[0] if len(roots) == 1 and len(held) > 1 else ""
        table = self._table(id_, heading, addresses.PLACES, names, current, held=held, whole=whole)
        nowhere = self.everyone - self.places.keys()
        return table._replace(unknown=self._row("Không rõ", "", nowhere) if nowhere else None)

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
        held: Mapping[str, Iterable[int]] | None = None,
        whole: str = "",
    ) -> Table:
        """``current`` are those of the period by id, where that is not whoever is of the period at all; ``held`` are
        all of them, where those are not who is on the lists. ``whole`` is what has no bar, for it holds the others.
        """
        held = held or {key: self.members[f"{folder}{key}/"] for key in names if self.members[f"{folder}{key}/"]}
        rows = {
            key: self._row(names[key], f"{folder}{key}/", list_, None if current is None else current.get(key, set()))
            for key, list_ in held.items()
        }
        keys = list(rows)
        if by_count:
            keys.sort(key=lambda key: (-rows[key].total, title_key(names[key]), key))
        bars = [key for key in keys if key != whole]
        shown = [rows[key] for key in bars[:MOST]]
        if rest := bars[MOST:]:
            others = {i for key in rest for i in held[key]}
            now = None if current is None else {i for key in rest for i in current.get(key, set())}
            shown.append(self._row(f"Khác ({len(rest)})", "", others, now))
        nowhere = self.everyone.difference(*held.values())
        unknown = self._row("Không rõ", "", nowhere) if nowhere else None
        return Table(id_, heading, tuple(rows[key] for key in keys), tuple(shown), unknown, whole=rows.get(whole))
