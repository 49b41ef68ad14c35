"""Where a table begins and which column holds what, by headings that offices write.

A heading may take two or three rows (“Giới tính” above “Nam” and “Nữ”), stand under titles, and be repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from honorroll.base.vietnamese import fold

#: The rows of a sheet that are searched for the headings, and how many of them may be headings.
_SEARCHED_ROWS, _HEADING_ROWS = 40, 3


class Column(NamedTuple):
    """A column that is known."""

    label: str
    heading: str
    """A pattern for the folded heading."""
    needed: bool = False


class HeadingSet(NamedTuple):
    """The columns that a table may have, by key; where a heading is that of several, the first is meant."""

    columns: Mapping[str, Column]
    marks: tuple[tuple[str, str, str], ...] = ()
    """Columns in which a mark says what is so: of each the folded heading, the column it belongs to, and the value."""
    sub_marks: tuple[tuple[str, str, str], ...] = ()
    """Under a common heading also these."""
    anchor: str = "name"
    """The column without which there is no table."""
    else_anchor: str = ""
    """The column that is the anchor where no other is: “Tên gọi” of a list of collectives."""


class Mark(NamedTuple):
    """A column in which a mark stands for a value."""

    at: int
    value: str


class Headings(NamedTuple):
    """The headings of a list: the row below them, and where each column is, all from 0."""

    body: int
    columns: Mapping[str, int]
    marks: Mapping[str, tuple[Mark, ...]]
    labels: tuple[tuple[str, ...], ...]
    """The headings of each column, from above."""
    known: HeadingSet

    def has(self, key: str) -> bool:
        return key in self.columns or key in self.marks

    def place(self, key: str) -> int:
        """Where a finding about a column points."""
        if key in self.columns:
            return self.columns[key]
        return self.marks[key][0].at if key in self.marks else self.columns.get(self.known.anchor, 0)

    def missing(self, known: Sequence[str] = ()) -> list[str]:
        """The labels of needed columns that are not there, but for those in ``known``."""
        return [
            column.label
            for key, column in self.known.columns.items()
            if column.needed and not self.has(key) and key not in known
        ]


def find(rows: Sequence[Sequence[object]], known: HeadingSet) -> Headings | None:
    """The headings with most known columns; None where no row has the one that is the anchor."""
    anchor = known.columns[known.anchor]
    best: Headings | None = None
    most = 0
    for top in range(min(len(rows), _SEARCHED_ROWS)):
        if not any(_is(anchor, folded(cell)) for cell in rows[top] if _is_heading(cell)):
            continue
        for count in range(1, _HEADING_ROWS + 1):
            if count > 1 and not _goes_on(rows, top, count, known):
                break
            headings = _headings(rows, top, count, known)
            worth = len(headings.columns.keys() | headings.marks.keys())
            # The more rows the better.
            if known.anchor in headings.columns and (worth > most or (worth == most and count > 1)):
                best, most = headings, worth
    return best


def is_repeated(row: Sequence[object], headings: Headings) -> bool:
    """Whether a row repeats the headings, as at the top of a printed page."""
    at = headings.columns[headings.known.anchor]
    return at < len(row) and _is_heading(row[at]) and folded(row[at]) in map(folded, headings.labels[at])


def is_numbering(row: Sequence[object]) -> bool:
    """Whether a row numbers the columns: ``1 2 3``, ``(1) (2) (3)``, ``A B 1 2``."""
    cells = [str(cell).strip().removesuffix(".0").strip("()") for cell in row if str(cell).strip()]
    numbers = [int(cell) for cell in cells if cell.isdecimal() and len(cell) < 4]
    rest = [cell for cell in cells if not cell.isdecimal()]
    return len(cells) > 2 and numbers == list(range(1, len(numbers) + 1)) and all(len(c) == 1 for c in rest)


def folded(cell: object) -> str:
    """A heading for comparison. “Năm” (a year) is told apart from “Nam” (a man)."""
    text = str(cell)
    return "year" if text.strip().lower() == "năm" else fold(text)


def _is_heading(cell: object) -> bool:
    return isinstance(cell, str) and 0 < len(cell.strip()) <= 80


def _is(column: Column, heading: str) -> bool:
    return bool(re.fullmatch(column.heading, heading))


def _goes_on(rows: Sequence[Sequence[object]], top: int, count: int, known: HeadingSet) -> bool:
    """Whether the row is a further row of headings: short texts, nobody's name or number, something under a heading."""
    if top + count - 1 >= len(rows):
        return False
    above, row = rows[top], rows[top + count - 1]
    cells = [(at, cell) for at, cell in enumerate(row) if str(cell).strip()]
    anchor = known.columns[known.anchor]
    names = [at for at, cell in enumerate(above) if _is_heading(cell) and _is(anchor, folded(cell))]
    return (
        bool(cells)
        and all(_is_heading(cell) for _, cell in cells)
        and not is_numbering(row)
        and all(not str(row[at]).strip() or row[at] == above[at] for at in names)
        and any(
            folded(cell) in _SUB_HEADINGS
            or _is_known(folded(cell), known)
            or _is_known(" ".join(map(folded, _labels(rows[top : top + count], at))), known)
            for at, cell in cells
        )
    )


_SUB_HEADINGS = frozenset(("nam", "nu", "co", "khong", "kinh", "khac"))


def _is_known(heading: str, known: HeadingSet) -> bool:
    return any(_is(column, heading) for column in known.columns.values()) or any(
        re.fullmatch(pattern, heading) for pattern, _, _ in known.marks
    )


def _headings(rows: Sequence[Sequence[object]], top: int, count: int, known: HeadingSet) -> Headings:
    labels = [_labels(rows[top : top + count], at) for at in range(len(rows[top]))]
    columns: dict[str, int] = {}
    marks: dict[str, list[Mark]] = {}
    for at, names in enumerate(labels):
        for key, value in _meanings(names, known):
            if value is None:
                columns.setdefault(key, at)
            else:
                marks.setdefault(key, []).append(Mark(at, value))
    if known.anchor not in columns and known.else_anchor in columns:
        columns[known.anchor] = columns.pop(known.else_anchor)
    for key in columns:
        if key in marks and all(mark.at != columns[key] for mark in marks[key]):
            del marks[key]  # a column of its own says it better than marks elsewhere
    body = top + count
    if body < len(rows) and is_numbering(rows[body]):
        body += 1
    return Headings(body, columns, {key: tuple(each) for key, each in marks.items()}, tuple(labels), known)


def _labels(rows: Sequence[Sequence[object]], at: int) -> tuple[str, ...]:
    """The headings of a column from above; a heading that goes across stands above its first column only."""
    names: list[str] = []
    for n, row in enumerate(rows):
        cell = row[at]
        is_above = n + 1 < len(rows)
        left = at
        while is_above and not str(row[left]).strip() and left and str(rows[n + 1][at]).strip():
            left -= 1
        heading = row[left] if is_above else cell
        if _is_heading(heading) and str(heading) not in names:
            names.append(str(heading))
    return tuple(names)


def _meanings(labels: Sequence[str], known: HeadingSet) -> Iterator[tuple[str, str | None]]:
    """What a column is by its headings from above: a key, and the value of a mark in it."""
    if not labels:
        return
    *above, name = map(folded, labels)
    keys = [key for each in above for key, column in known.columns.items() if _is(column, each)]
    for pattern, key, value in (*known.marks, *known.sub_marks) if keys else ():
        if re.fullmatch(pattern, name) and (key in keys or (key == "gender" and "born" in keys)):
            yield key, value or labels[-1]
            if key not in keys:  # the year of birth stands under “Nam” or “Nữ”
                yield "born", name
            return
    meanings = [(key, None) for key, column in known.columns.items() if _is(column, name)]
    marks = [(key, value) for pattern, key, value in known.marks if re.fullmatch(pattern, name)]
    together = " ".join((*above, name))  # “Quyết định” above “Ngày”
    joined = [(key, None) for key, column in known.columns.items() if above and _is(column, together)]
    yield from (*meanings, *marks, *joined, *((key, None) for key in reversed(keys)))[:1]
