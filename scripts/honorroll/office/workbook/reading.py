"""A workbook of profiles, or a list as offices keep it, read into rows of texts by what each column is.

It is read in a confined child process: whatever comes in may be hostile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Literal, NamedTuple

from honorroll.base.findings import Finding
from honorroll.base.vietnamese import fold
from honorroll.content.kinds import Kind
from honorroll.content.person_names import is_full_name, is_same
from honorroll.office import confined_tables, table_headings, table_rows
from honorroll.office import delegate_values as values
from honorroll.office.sheet_parts import address
from honorroll.office.table_headings import Headings
from honorroll.office.table_rows import Line
from honorroll.office.tables import Sheet
from honorroll.office.workbook.columns import GUIDE_SHEET, KIND_SHEETS, LISTS_SHEET, ItemSheet, cell_text, item_sheets
from honorroll.office.workbook.headings import (
    ID_KEY,
    KIND,
    NAME,
    NUMBER,
    PERSONAL,
    PROPOSED,
    SURNAME,
    WIDE,
    all_columns,
    is_personal,
    item_set,
    key_of,
    main_set,
)

Oddity = Literal["converted", "date", "doubtful", "number", "uncalculated"]


class Cell(NamedTuple):
    """A cell that holds something. ``seen`` is how it was written, where it was converted; what else it may say, where
    that is doubtful.
    """

    text: str
    at: str
    """Its address with the sheet: ``Cá nhân!B9``."""
    odd: Oddity | None = None
    seen: str = ""


class Row(NamedTuple):
    """A row: its cells by key (see ``headings``)."""

    sheet: str
    number: int
    """From 0."""
    kind: Kind | None
    """What kind of honorees the sheet, or the title above the row, says it is about."""
    cells: Mapping[str, Cell]
    columns: Mapping[str, int]
    """Where the columns of the sheet are."""
    is_hidden: bool = False
    continues: bool = False
    """Whether it says more of the person of the row above."""

    @property
    def at(self) -> str:
        """The first cell of the row, as ``Cá nhân!A9``."""
        return place(self.sheet, self.number, 0)

    def at_column(self, key: str) -> str:
        """The cell of the row in the column ``key``; in the first where there is no such column."""
        return place(self.sheet, self.number, self.columns.get(key, 0))


def place(sheet: str, row: int, column: int) -> str:
    """Where a cell is, of a row and a column from 0: ``Cá nhân!B9``; a CSV file has no sheets."""
    return f"{sheet}!{address(row, column)}" if sheet else address(row, column)


class Left(NamedTuple):
    """What is not taken over: a column or a row, what it is called, and why."""

    at: str
    text: str
    why: Literal["personal", "unknown", "row", "signed", "struck", "dashes"]
    cells: int = 0
    """How many of its cells hold something."""


class Book(NamedTuple):
    """The rows of a file: those of honorees, and those of lists by key."""

    rows: list[Row]
    items: dict[str, list[Row]]
    left: list[Left]
    headings: dict[str, str]
    """Where the headings of each sheet stand."""


#: The rows of a sheet: ten thousand honorees have several awards each.
MAX_ROWS = 60_000


def read(path: Path, shown: str, titles: Mapping[str, tuple[str, ...]]) -> tuple[Book | None, list[Finding]]:
    """The workbook at ``path``, which findings call ``shown``; ``titles`` are the names of titles by id."""
    shares = (_is_of_people, _is_item_sheet)
    books, findings = confined_tables.read(path, shown, partial(_read, titles), MAX_ROWS, shares)
    if not books:
        return None, findings
    people, lists = books
    return people._replace(
        items=lists.items, left=[*people.left, *lists.left], headings=people.headings | lists.headings
    ), []


def _is_item_sheet(sheet: str) -> bool:
    """Whether a sheet is called as those of awards and sources are."""
    return fold(sheet) in _item_sheets()


def _is_of_people(sheet: str) -> bool:
    return not _is_item_sheet(sheet)


@cache
def _item_sheets() -> dict[str, ItemSheet]:
    return {fold(each.name): each for each in item_sheets()}


def _read(titles: Mapping[str, tuple[str, ...]], sheets: Sequence[Sheet]) -> Book:
    book = Book([], {each.key: [] for each in item_sheets()}, [], {})
    people = main_set(titles)
    for sheet in sheets:
        if len(sheets) > 1 and fold(sheet.name) in _OURS:
            continue
        items = _item_sheets().get(fold(sheet.name))
        headings = table_headings.find(sheet.rows, item_set(items) if items else people)
        if headings is None or (not items and len(headings.columns) + len(headings.marks) < 2):
            continue
        reader = _SheetReader(sheet, headings)
        book.headings[sheet.name] = reader.at(headings.body - 1, headings.columns[headings.known.anchor])
        if items:
            book.items[items.key].extend(reader.item_rows())
        else:
            book.rows.extend(reader.people())
        book.left.extend(reader.left)
        book.left.extend(reader.left_columns())
    return book


#: The sheets of our workbooks in which nobody is listed.
_OURS = frozenset({fold(GUIDE_SHEET), fold(LISTS_SHEET)})
_KINDS: dict[str, Kind] = {fold(name): kind for kind, name in KIND_SHEETS.items()} | {"gia dinh": "household"}


def kind_in(text: str) -> Kind | None:
    """The kind that the name of a sheet or a title of a section speaks of, where it is one alone."""
    word = f" {fold(text)} "
    found = {kind for name, kind in _KINDS.items() if f" {name} " in word}
    return found.pop() if len(found) == 1 else None


class _SheetReader:
    def __init__(self, sheet: Sheet, headings: Headings) -> None:
        self._sheet, self._headings = sheet, headings
        self._given = self._beside_the_name()
        taken = headings.columns.items()
        #: Of each column that is taken over the key, where it is, and how its addresses begin.
        self._taken = [
            (key, at, place(sheet.name, 0, at)[:-1])
            for key, at in taken
            if not key.startswith(PERSONAL) and key != NUMBER
        ]
        self.left: list[Left] = []
        self._dashes: set[int] = set()

    def at(self, row: int, column: int) -> str:
        return place(self._sheet.name, row, column)

    def _row(self, line: Line, kind: Kind | None, *, continues: bool = False) -> Row:
        is_hidden = line.row in self._sheet.part.hidden
        return Row(self._sheet.name, line.row, kind, self._cells(line), self._headings.columns, is_hidden, continues)

    def _is_struck(self, line: Line) -> bool:
        """Whether the name in a row is struck through, which is said."""
        at = self._headings.columns[self._headings.known.anchor]
        is_struck = (line.row, at) in self._sheet.part.struck
        if is_struck and (text := values.text(line.cells[at])):
            self.left.append(Left(self.at(line.row, at), text, "struck"))
        return is_struck

    # ── Rows ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def people(self) -> Iterator[Row]:
        of_sheet = kind_in(self._sheet.name)
        above: Line | None = None
        for line in table_rows.lines(self._sheet, self._headings):
            name = self._text(line, NAME)
            is_person = (
                line.kind == "person"
                or bool(self._text(line, ID_KEY))
                or (line.kind == "other" and (is_full_name(name) or (not name and self._has_items(line))))
            )
            if is_person and self._is_struck(line):
                above = None
            elif is_person:
                continues = above is not None and self._continues(line, above)
                yield self._row(line, kind_in(line.section) or of_sheet, continues=continues)
                above = above if continues else line
            elif line.kind in ("other", "signed"):
                text = " ".join(filter(None, map(values.text, line.cells)))
                is_signed = line.kind == "signed" and is_full_name(name)
                self.left.append(Left(self.at(line.row, 0), text, "signed" if is_signed else "row"))
            else:
                above = None

    def _text(self, line: Line, key: str) -> str:
        at = self._headings.columns.get(key)
        return values.text(line.cells[at]) if at is not None else ""

    def _has_items(self, line: Line) -> bool:
        return any(values.text(line.cells[at]) for key, at, _ in self._taken if _is_of_items(key))

    def _continues(self, line: Line, above: Line) -> bool:
        """Whether a row says more of the person above: it has no name, or number and name of that row, as where cells
        are merged; and says nothing else of somebody.
        """
        name, number = self._text(line, NAME), self._text(line, NUMBER)
        if self._text(line, ID_KEY) != (self._text(above, ID_KEY) if name else ""):
            return False
        if name and not (number and is_same(name, self._text(above, NAME))):
            return False
        if number and number != self._text(above, NUMBER):
            return False
        others = (at for key, at, _ in self._taken if key not in (ID_KEY, NAME) and not _is_of_items(key))
        texts = ((values.text(line.cells[at]), values.text(above.cells[at])) for at in others)
        return all(text in ("", over) for text, over in texts)

    def item_rows(self) -> Iterator[Row]:
        above: Sequence[object] = ()
        for number, cells in enumerate(self._sheet.rows[self._headings.body :], self._headings.body):
            if any(values.text(cell) for cell in cells) and not self._is_struck(Line(number, cells, "person", "")):
                pairs = zip(cells, above or cells, strict=True)
                above = [up if values.is_same_as_above(cell) else cell for cell, up in pairs]
                yield self._row(Line(number, above, "person", ""), None)

    # ── Cells ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _cells(self, line: Line) -> dict[str, Cell]:
        found: dict[str, Cell] = {}
        for key, at, letters in self._taken:
            written = line.cells[at]
            if written in ("", None) and not self._sheet.part.uncalculated:
                continue
            if (line.row, at) in self._sheet.part.struck:
                self.left.append(Left(self.at(line.row, at), values.text(written), "struck"))
            elif isinstance(written, str) and _ONLY_DASHES.fullmatch(written.strip()):
                if at not in self._dashes:  # told once of a column
                    self.left.append(Left(self.at(line.row, at), values.text(written), "dashes"))
                    self._dashes.add(at)
            elif cell := self._cell(key, line.row, at, written, f"{letters}{line.row + 1}"):
                found[key] = cell
        for key, marks in self._headings.marks.items():
            marked = [mark for mark in marks if values.is_marked_or_dated(line.cells[mark.at])]
            if len(marked) == 1 and key in ("gender", KIND) and key not in found:
                found[key] = Cell(marked[0].value, self.at(line.row, marked[0].at))
        self._join_name(found, line)
        return found

    def _cell(self, key: str, row: int, column: int, cell: object, at: str) -> Cell | None:
        if (row, column) in self._sheet.part.uncalculated:
            return Cell("", at, "uncalculated")
        if isinstance(cell, str):
            text = cell_text(cell)
            return Cell(text, at, *self._letters(row, column)) if text else None
        control = _CONTROLS.get(key, "line")
        if isinstance(cell, bool):
            return Cell(cell_text(cell), at)
        if isinstance(cell, date) and control == "number":  # a year in a cell whose format is a date
            days = (cell.date() if isinstance(cell, datetime) else cell) - values.EXCEL_BEGIN
            return Cell(str(days.days if cell.year < 1910 else cell.year), at)
        if isinstance(cell, date) and control not in _DATES:
            return Cell(cell_text(cell), at, "date")
        if isinstance(cell, int | float) and control in _DATES and int(cell) in _EXCEL_DAYS:
            day = values.EXCEL_BEGIN + timedelta(days=int(cell)) + self._sheet.part.is_1904 * _SINCE_1904
            return Cell(cell_text(day), at, "converted", cell_text(cell))
        text = cell_text(cell)
        is_number = isinstance(cell, int | float)
        return Cell(text, at, "number" if is_number else None) if text else None

    def _letters(self, row: int, column: int) -> tuple[Oddity | None, str]:
        """What is odd about the letters of a cell, and what it said or may say."""
        if seen := self._sheet.converted.get((row, column)):
            return "converted", seen
        other = self._sheet.doubtful.get((row, column))
        return ("doubtful", other) if other else (None, "")

    def _beside_the_name(self) -> int | None:
        """The column of given names, where the names below one heading are in two columns."""
        at = self._headings.columns[self._headings.known.anchor] + 1
        rows = self._sheet.rows[self._headings.body :]
        labels = self._headings.labels
        if at >= len(labels) or labels[at] or NAME not in self._headings.columns:
            return None
        texts = [values.text(row[at]) for row in rows if values.text(row[at])]
        names = [row for row in rows if values.text(row[at - 1])]
        is_given = len(texts) >= max(1, 0.8 * len(names)) and all(len(text.split()) == 1 for text in texts)
        return at if is_given else None

    def _join_name(self, found: dict[str, Cell], line: Line) -> None:
        """A name that stands in two columns."""
        surname, name = found.pop(SURNAME, None), found.get(NAME)
        if surname and name:
            found[NAME] = _joined(surname, name)
        elif surname:
            found[NAME] = surname
        elif name and self._given is not None and (given := values.text(line.cells[self._given])):
            found[NAME] = _joined(name, Cell(given, name.at, *self._letters(line.row, self._given)))

    # ── What is left out ───────────────────────────────────────────────────────────────────────────────────────────

    def left_columns(self) -> Iterator[Left]:
        known = {at: key for key, at in self._headings.columns.items()}
        known |= {mark.at: key for key, marks in self._headings.marks.items() for mark in marks}
        body = self._sheet.rows[self._headings.body :]
        for at, labels in enumerate(self._headings.labels):
            key = known.get(at, "")
            heading = " ".join(" / ".join(labels).split())
            personal = key in ("ethnic", "religion") or key.startswith(PERSONAL) or any(map(is_personal, labels))
            if key and not personal:
                continue
            count = sum(1 for row in body if values.text(row[at]))
            if at == self._given or not count or (not heading and not key):
                continue
            yield Left(self.at(self._headings.body - 1, at), heading, "personal" if personal else "unknown", count)


def _joined(surname: Cell, given: Cell) -> Cell:
    """A name in two cells; one of them may have been in an old font."""
    odd: Oddity | None = "doubtful" if "doubtful" in (surname.odd, given.odd) else surname.odd or given.odd
    seen = " ".join(each.seen or each.text for each in (surname, given)) if odd else ""
    return Cell(f"{surname.text} {given.text}", surname.at, odd, seen)


def _is_of_items(key: str) -> bool:
    """Whether a column beside the name is one of an award or a source."""
    return key == PROPOSED or key.startswith((WIDE, *(f"{each.key}/" for each in item_sheets())))


_CONTROLS = {key: column.field.control for key, column in all_columns().items()} | {
    key_of(column): column.field.control for sheet in item_sheets() for column in sheet.columns
}
_DATES = frozenset({"day", "partial", "life"})
#: What stands in a cell for which there is nothing to say.
_ONLY_DASHES = re.compile(r"[-–—−_.…]{1,6}")
#: Day numbers of Excel from 1927 on; smaller numbers in a column of dates may be anything.
_EXCEL_DAYS = range(10_000, 80_000)
#: By which numbers of days are more where a workbook counts them from 1904, as Excel for the Mac did.
_SINCE_1904 = timedelta(days=1462)
