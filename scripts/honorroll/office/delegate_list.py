"""Counts the office's private list of delegates; only aggregates leave this module.

The list is read in a confined child process, which returns aggregates and nothing else. Findings name a cell but not
what it holds, because that may be a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Source
from honorroll.base.vietnamese import fold
from honorroll.office import confined_tables, table_headings, table_rows
from honorroll.office import delegate_values as values
from honorroll.office.delegate_columns import COLUMNS, DELEGATES
from honorroll.office.delegate_counts import CountResult, Row, aggregate
from honorroll.office.delegate_rules import (
    HIDDEN_ROW,
    NO_COLUMN,
    NO_ROWS,
    TWICE,
    UNKNOWN_COLUMN,
    UNKNOWN_VALUE,
)
from honorroll.office.sheet_parts import address
from honorroll.office.table_headings import Headings
from honorroll.office.table_rows import Line
from honorroll.office.tables import Sheet

#: The columns of which something is counted.
_LABELS = tuple(column.label for key, column in COLUMNS.items() if key != "number")
#: What each column may say, for findings.
_EXAMPLES: dict[str, tuple[str, ...]] = {
    "part": ("Điển hình", "Khách mời", "Lãnh đạo"),
    "gender": ("Nam", "Nữ"),
    "direct": ("x", "có", "không"),
    "minority": ("x", "có", "không"),
    "born": ("1985", "10/2/1985"),
    "age": ("35", "16-30", "trên 60"),
}


class Table(NamedTuple):
    """A list of delegates on a sheet; findings call it ``shown``."""

    shown: str
    sheet: Sheet
    headings: Headings
    people: list[Line]

    def source(self, row: int, column: int) -> Source:
        return Source(self.shown, row + 1, column + 1)


class Task(NamedTuple):
    """What a child process counts by: what findings call the file, names of fields of work by id, and the day."""

    shown: str
    fields: Mapping[str, str]
    today: date


def count(path: Path, shown: str, fields: Mapping[str, str], today: date) -> CountResult:
    """Count the delegates of the workbook at ``path``, which findings call ``shown``. ``fields`` are names by id."""
    results, findings = confined_tables.read(path, shown, partial(_count, Task(shown, fields, today)))
    return results[0] if results else CountResult(None, findings)


def _count(task: Task, sheets: Sequence[Sheet]) -> CountResult:
    lists, missing = _lists(sheets, task.shown)
    if not lists:
        return CountResult(None, missing)
    findings = [*_hidden(lists), *_twice(lists)]
    rows: list[Row] = []
    for table in lists:
        faults: list[tuple[str, int, int]] = []
        for person in table.people:
            row = _row(person, table, task, faults)
            if row:
                rows.append(row)
        findings += _told(table, faults)
    if findings:
        return CountResult(None, findings)
    keys = {key for table in lists for key in (*table.headings.columns, *table.headings.marks)}
    return aggregate(rows, keys, task.today)


def _lists(sheets: Sequence[Sheet], shown: str) -> tuple[list[Table], list[Finding]]:
    """The lists of all sheets that have one; where none has, what the one that comes nearest lacks."""
    lists: list[Table] = []
    nearest: list[Finding] = []
    least = len(COLUMNS) + 1
    for number, sheet in enumerate(sheets, 1):
        name = f"{shown} (trang tính {number})" if len(sheets) > 1 else shown
        headings = table_headings.find(sheet.rows, DELEGATES)
        if headings is None:
            continue
        people = list(table_rows.people(sheet, headings))
        told = [
            key for key in ("part", "gender") if people and all(_told_elsewhere(key, each, sheet) for each in people)
        ]
        missing = headings.missing(told)
        if not missing and people:
            lists.append(Table(name, sheet, headings, people))
        elif len(missing) < least:
            least = len(missing)
            source = Source(name, headings.body)
            nearest = [NO_COLUMN.at(source, column=label, known=_LABELS) for label in missing] or [NO_ROWS.at(source)]
    if not nearest:
        nearest = [NO_COLUMN.at(Source(shown), column=COLUMNS["name"].label, known=_LABELS)]
    return lists, nearest


def _told_elsewhere(key: str, person: Line, sheet: Sheet) -> bool:
    """Whether what a column would say stands elsewhere: the part in the title of the section or the name of the sheet,
    the gender before the name.
    """
    return _elsewhere(key, person, sheet) is not None


def _elsewhere(key: str, person: Line, sheet: Sheet) -> bool | None:
    if key == "part":
        of_section = values.is_exemplar(person.section)
        return values.is_exemplar(sheet.name) if of_section is None else of_section
    titles = [values.woman_by_title(cell) for cell in person.cells if isinstance(cell, str)]
    return next((title for title in titles if title is not None), None)


def _hidden(lists: Sequence[Table]) -> Iterator[Finding]:
    for table in lists:
        for person in table.people:
            if person.row in table.sheet.part.hidden:
                yield HIDDEN_ROW.at(table.source(person.row, 0), row=person.row + 1)


def _twice(lists: Sequence[Table]) -> Iterator[Finding]:
    """Those who are on two sheets: one of them is a copy."""
    seen: dict[str, int] = {}
    for number, table in enumerate(lists, 1):
        at = table.headings.columns["name"]
        here: dict[str, int] = {}
        for person in table.people:
            key = fold(" ".join(values.text(person.cells[n]) for n in (at, *_birth(table.headings))))
            if key in seen:
                yield TWICE.at(table.source(person.row, at), cell=address(person.row, at), other=seen[key])
            here[key] = number
        seen |= here


def _birth(headings: Headings) -> Iterator[int]:
    if "born" in headings.columns:
        yield headings.columns["born"]


def _told(table: Table, faults: Sequence[tuple[str, int, int]]) -> Iterator[Finding]:
    """The findings for cells, or one for a column in which nothing can be read."""
    for key in dict.fromkeys(key for key, _, _ in faults):
        cells = [(row, at) for each, row, at in faults if each == key]
        rule = UNKNOWN_COLUMN if len(cells) == len(table.people) > 1 else UNKNOWN_VALUE
        for row, at in cells[:1] if rule is UNKNOWN_COLUMN else cells:
            known, column = _EXAMPLES[key], COLUMNS[key].label
            yield rule.at(table.source(row, at), cell=address(row, at), column=column, known=known)


def _row(person: Line, table: Table, task: Task, faults: list[tuple[str, int, int]]) -> Row | None:
    """What is counted of a person; None where a cell cannot be read, which is added to ``faults``."""
    headings, before = table.headings, len(faults)

    def fault(key: str) -> None:
        faults.append((key, person.row, headings.place(key)))

    told: dict[str, bool | None] = {"part": _part(person, table), "gender": _gender(person, table)}
    for key in ("direct", "minority"):
        told[key] = values.is_direct_worker(person.cells[headings.columns[key]]) if key in headings.columns else False
    for key, value in told.items():
        if value is None:
            fault(key)
    born, key = _born(person, headings, task.today)
    if born is None:
        fault(key)
    if len(faults) > before or born is None:
        return None
    by_name = {fold(name): name for name in task.fields.values()} | {
        fold(id_): name for id_, name in task.fields.items()
    }
    ethnic = values.group(_written("ethnic", person, headings))
    return Row(
        person.row + 1,
        bool(told["part"]),
        bool(told["gender"]),
        born,
        bool(told["direct"]),
        by_name.get(fold(_written("field", person, headings)), ""),
        values.component(_written("component", person, headings)),
        ethnic or ("Dân tộc thiểu số" if told["minority"] else "Kinh" if headings.has("minority") else ""),
        values.religion(_written("religion", person, headings)),
    )


def _written(key: str, person: Line, headings: Headings) -> str:
    """What a person's row says in a column, or by a mark in one of several."""
    if key in headings.columns:
        return values.text(person.cells[headings.columns[key]])
    marked = [mark.value for mark in headings.marks.get(key, ()) if values.text(person.cells[mark.at])]
    return marked[0] if len(marked) == 1 else ""


def _part(person: Line, table: Table) -> bool | None:
    if not table.headings.has("part"):
        return _elsewhere("part", person, table.sheet)
    written = _written("part", person, table.headings)
    return values.is_exemplar(written) if written else _elsewhere("part", person, table.sheet)


def _gender(person: Line, table: Table) -> bool | None:
    headings = table.headings
    if "gender" in headings.columns:
        written = values.text(person.cells[headings.columns["gender"]])
        return values.is_woman(written) if written else _elsewhere("gender", person, table.sheet)
    marks = headings.marks.get("gender", ())
    if not marks:
        return _elsewhere("gender", person, table.sheet)
    marked = [mark.value for mark in marks if values.is_marked_or_dated(person.cells[mark.at])]
    if len(marks) == 1 and marks[0].value == "Nữ":  # who is not marked is a man
        return bool(marked)
    return marked == ["Nữ"] if len(marked) == 1 else None


def _born(person: Line, headings: Headings, today: date) -> tuple[int | None, str]:
    """The year of birth, 0 if unknown, None if unreadable; and the column that it is from."""
    if "born" in headings.columns:
        return values.year_of_birth(person.cells[headings.columns["born"]], today), "born"
    if "born" in headings.marks:
        cells = [person.cells[mark.at] for mark in headings.marks["born"]]
        return values.year_of_birth(next((cell for cell in cells if values.text(cell)), ""), today), "born"
    if "age" in headings.columns:
        return values.year_by_age(person.cells[headings.columns["age"]], today), "age"
    return 0, "born"
