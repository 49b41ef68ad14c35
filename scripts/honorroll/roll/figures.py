"""The figures of the roll: how many honorees by title, level, year, field, place and kind, of the period and of all
years.

Who is counted is who is on the lists; of the period is whoever has a granted award of a year of it. An honoree with
three titles counts for each of them, and once where several are added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from honorroll.base.vietnamese import title_key, within_sentence
from honorroll.content.kinds import KINDS
from honorroll.content.model import AwardFacts
from honorroll.content.shared import Period
from honorroll.content.vocabulary import Vocabulary
from honorroll.pages import addresses
from honorroll.pages.words import KINDS as KIND_WORDS
from honorroll.roll import lists
from honorroll.roll.lists import MARKS, OF_NOMINATION_LEVEL, OF_NOMINATOR
from honorroll.roll.rows import Counted

#: How many bars a chart has; of what is beyond the page says how much it is.
MOST = 12


class Row(NamedTuple):
    """A line: ``url`` is the address of the list, ``""`` where there is none."""

    label: str
    url: str
    period: int
    total: int
    in_text: str = ""
    """The label within a sentence, where that is another: ``quận Ví Dụ``."""


class Table(NamedTuple):
    """The figures by one thing: every row with a count, and those that the chart shows."""

    id: str
    heading: str
    rows: tuple[Row, ...]
    shown: tuple[Row, ...]
    """The foremost of the rows; of years the latest, with those between in which there was nobody."""
    noun: str
    """What a row is one of, within a sentence."""
    others: Row | None = None
    """Whoever is in the rows that the chart does not show, each counted once."""
    unknown: Row | None = None
    """Honorees of whom it is not stated."""
    map: Literal["", "then", "now"] = ""
    """Of places, whether by the map of the day of the honour or of today, where these differ."""
    unsettled: Row | None = None
    """Honorees of former places of which it is not known where they lie now."""
    whole: Row | None = None
    """What all of the others lie in, which has no bar."""


class Figures(NamedTuple):
    """The figures of the roll: ``everyone``, the ``tables`` of lists, and shares."""

    period: Period
    everyone: Row
    tables: tuple[Table, ...]
    people: tuple[Row, ...]
    """Individuals: women, men, not stated."""
    marks: tuple[Row, ...]
    """Direct workers and new exemplars."""


def figures(
    order: Iterable[Counted], members: Mapping[str, Sequence[int]], vocabulary: Vocabulary, period: Period
) -> Figures:
    """Everything on the page of figures; ``members`` are the lists of the site, as places in ``order``, which is gone
    through once.
    """
    return _Count(order, members, vocabulary, period).figures()


def _small(names: Mapping[str, str]) -> dict[str, str]:
    """Names that are common nouns, as they stand within a sentence."""
    return {key: within_sentence(name) for key, name in names.items()}


class _ByPlace:
    """Who is in each place by one of the two maps: ``lies_in`` tells of each place in which others it lies."""

    def __init__(self, lies_in: Mapping[str, Sequence[str]]) -> None:
        self._lies_in = lies_in
        self.held: dict[str, set[int]] = defaultdict(set)
        self.current: dict[str, set[int]] = defaultdict(set)
        """Those with an award of the period there."""

    def add(self, i: int, place: str, granted: Sequence[AwardFacts], within: Sequence[AwardFacts]) -> None:
        for each in lists.places_of(place, granted, self._lies_in):
            self.held[each].add(i)
        for each in lists.places_of(place, within, self._lies_in) if within else ():
            self.current[each].add(i)


class _Count:
    def __init__(
        self, order: Iterable[Counted], members: Mapping[str, Sequence[int]], vocabulary: Vocabulary, period: Period
    ) -> None:
        self.members, self.vocabulary, self.period = members, vocabulary, period
        self.titles: dict[str, set[int]] = defaultdict(set)
        self.levels: dict[str, set[int]] = defaultdict(set)
        self.everyone = set(members[addresses.ROLL])
        self.current: set[int] = set()
        self.people: dict[str, set[int]] = defaultdict(set)
        """Individuals by gender."""
        self.unsettled: set[int] = set()
        """Those with a place of which it is not known where it lies now."""
        gazetteer = vocabulary.gazetteer
        self.then, self.now = _ByPlace(gazetteer.above), _ByPlace(gazetteer.now)
        self.somewhere: set[int] = set()
        for i, facts in enumerate(order):
            if i in self.everyone:
                self._add(i, facts)

    def _add(self, i: int, facts: Counted) -> None:
        granted = [award for award in facts.awards if award.status == "granted"]
        within = [award for award in granted if award.year and self._is_current(award.year)]
        for award in within:
            self.titles[award.title].add(i)
            self.levels[award.level].add(i)
            self.current.add(i)
        if facts.kind == "individual":
            self.people[facts.gender].add(i)
        if named := lists.named_places(facts):
            self.somewhere.add(i)
            self.then.add(i, facts.place, granted, within)
            self.now.add(i, facts.place, granted, within)
            if not all(map(self.vocabulary.gazetteer.is_settled, named)):
                self.unsettled.add(i)

    def figures(self) -> Figures:
        genders = (("Nữ", "female"), ("Nam", "male"), ("Không rõ giới tính", ""))
        return Figures(
            self.period,
            self._row("Hồ sơ", addresses.ROLL, self.everyone),
            tuple(table for table in self._tables() if table.rows),
            tuple(self._row(label, "", self.people[word]) for label, word in genders),
            tuple(
                self._row(label, url if self.members[url] else "", self.members[url]) for url, label in MARKS.items()
            ),
        )

    def _row(self, label: str, url: str, places: Iterable[int], current: set[int] | None = None) -> Row:
        everyone = set(places)
        return Row(label, url, len(everyone & (self.current if current is None else current)), len(everyone))

    def _tables(self) -> Iterable[Table]:
        words = self.vocabulary
        titles = {k: v.name for k, v in words.titles.items()}
        yield self._table("danh-hieu", "Theo danh hiệu", "danh hiệu", addresses.TITLES, titles, self.titles)
        ranked = sorted(words.levels.items(), key=lambda item: item[1].rank)
        levels = {k: v.name for k, v in ranked}
        yield self._table(
            "cap",
            "Theo cấp khen thưởng",
            "cấp",
            addresses.LEVELS,
            levels,
            self.levels,
            by_count=False,
            texts=_small(levels),
        )
        yield self._of_years()
        fields = {k: v.name for k, v in words.fields.items()}
        yield self._table("linh-vuc", "Theo lĩnh vực", "lĩnh vực", addresses.FIELDS, fields, texts=_small(fields))
        yield from self._by_place()
        units = {k: v.name for k, v in words.units.items()}
        yield self._table(OF_NOMINATOR.id, OF_NOMINATOR.heading, "đơn vị", OF_NOMINATOR.folder, units)
        yield self._table(
            OF_NOMINATION_LEVEL.id,
            OF_NOMINATION_LEVEL.heading,
            "cấp",
            OF_NOMINATION_LEVEL.folder,
            levels,
            by_count=False,
            texts=_small(levels),
        )
        kinds = {addresses.name(addresses.KINDS[kind]): KIND_WORDS[kind] for kind in KINDS}
        yield self._table("loai", "Theo loại hồ sơ", "loại", addresses.ROLL, kinds, by_count=False, texts=_small(kinds))

    def _of_years(self) -> Table:
        """The table begins with the latest, the chart is in the order of time. It has the latest years, also those
        between in which there was nobody: years left out would make it tell of another time.
        """
        years = sorted((int(addresses.name(url)) for url in self.members if addresses.is_year(url)), reverse=True)
        current = {str(year): self.current if self._is_current(year) else set() for year in years}
        names = {str(year): f"Năm {year}" for year in years}
        table = self._table(
            "nam", "Theo năm", "năm", addresses.YEARS, names, current, by_count=False, texts=_small(names)
        )
        if not table.rows:
            return table
        rows = {int(addresses.name(row.url)): row for row in table.rows}
        last = max(rows)
        first = min(year for year in rows if year > last - MOST)
        shown = (rows.get(year) or Row(f"Năm {year}", "", 0, 0) for year in range(first, last + 1))
        earlier = [row for year, row in rows.items() if year < first]
        return table._replace(shown=tuple(shown), others=self._others(earlier, current) if earlier else None)

    def _others(
        self,
        rows: Iterable[Row],
        current: Mapping[str, set[int]] | None,
        held: Mapping[str, Iterable[int]] | None = None,
    ) -> Row:
        """Whoever is in any of these rows, each counted once."""
        keys = [(addresses.name(row.url), row.url) for row in rows]
        everyone = {i for key, url in keys for i in (held[key] if held else self.members[url])}
        now = None if current is None else {i for key, _ in keys for i in current.get(key, set())}
        return self._row("", "", everyone, now)

    def _by_place(self) -> Iterator[Table]:
        """By the map of the day on which each was honoured, and where that is another one by the map of today."""
        then = self._of_places("dia-ban", "Theo địa bàn", self.then)
        if self.vocabulary.gazetteer.ended.isdisjoint(addresses.name(row.url) for row in then.rows):
            yield then
            return
        yield then._replace(heading="Theo địa bàn lúc được khen", map="then")
        now = self._of_places("dia-ban-hien-nay", "Theo địa bàn hiện nay", self.now)
        if self.unsettled:
            now = now._replace(unsettled=self._row("Không xác định", "", self.unsettled))
        yield now._replace(map="now")

    def _of_places(self, id_: str, heading: str, by: _ByPlace) -> Table:
        held, current = by.held, by.current
        named = {key: self.vocabulary.gazetteer.names[key] for key in held}
        names, texts = ({k: v.heading for k, v in named.items()}, {k: v.in_text for k, v in named.items()})
        roots = [key for key in held if not self.vocabulary.places[key].parent]
        whole = roots[0] if len(roots) == 1 and len(held) > 1 else ""
        table = self._table(id_, heading, "nơi", addresses.PLACES, names, current, held=held, whole=whole, texts=texts)
        nowhere = self.everyone - self.somewhere
        return table._replace(unknown=self._row("Không rõ", "", nowhere) if nowhere else None)

    def _is_current(self, year: int) -> bool:
        return (self.period.start or 0) <= year <= (self.period.end or 9999)

    def _table(
        self,
        id_: str,
        heading: str,
        noun: str,
        folder: str,
        names: Mapping[str, str],
        current: Mapping[str, set[int]] | None = None,
        *,
        by_count: bool = True,
        texts: Mapping[str, str] | None = None,
        held: Mapping[str, Iterable[int]] | None = None,
        whole: str = "",
    ) -> Table:
        """``current`` are those of the period by id, where that is not whoever is of the period at all; ``held`` are
        all of them, where those are not who is on the lists. ``whole`` is what has no bar, for it holds the others.
        ``texts`` are the names within a sentence, where they are others.
        """
        held = held or {key: self.members[f"{folder}{key}/"] for key in names if self.members[f"{folder}{key}/"]}
        rows = {
            key: self._row(names[key], f"{folder}{key}/", list_, None if current is None else current.get(key, set()))
            for key, list_ in held.items()
        }
        if texts:
            rows = {key: row._replace(in_text=texts[key]) for key, row in rows.items()}
        keys = list(rows)
        if by_count:
            keys.sort(key=lambda key: (-rows[key].total, title_key(names[key]), key))
        bars = [rows[key] for key in keys if key != whole]
        others = self._others(bars[MOST:], current, held) if bars[MOST:] else None
        nowhere = self.everyone.difference(*held.values())
        unknown = self._row("Không rõ", "", nowhere) if nowhere else None
        every, shown = tuple(rows[key] for key in keys), tuple(bars[:MOST])
        return Table(id_, heading, every, shown, noun, others, unknown, whole=rows.get(whole))
