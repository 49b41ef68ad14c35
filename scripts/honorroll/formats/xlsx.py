"""Workbooks for Excel and LibreOffice, written with openpyxl: every cell is text or a whole number, never a formula.

The same sheets give the same bytes: an archive has no times of its own.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from honorroll.formats.yaml_parser import FORBIDDEN
from honorroll.formats.zipped import zipped

#: The rows that a drop-down covers, filled or not.
MAX_ROWS = 60_000
#: What a cell of Excel holds at most, and a hint beside it.
_CELL, _HINT, _HINT_TITLE = 32_767, 255, 32
_TEXT = "@"
#: The number of the paper size.
_A4 = 9
#: The height of a line, in points.
_LINE = 15.5
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


class SheetColumn(NamedTuple):
    """A column: its heading, width in characters, what is told when one of its cells is chosen, and its drop-down: the
    sheet and column (from 0) that hold the choices, and how many.
    """

    heading: str
    width: int = 16
    hint: str = ""
    choices: tuple[str, int, int] | None = None
    is_needed: bool = False


class SheetContent(NamedTuple):
    """A sheet. Without ``columns`` the rows are plain text, the first a title."""

    name: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[str | int]]
    widths: Sequence[int] = ()
    above: Sequence[str] = ()
    """Lines above the headings. Cells are wrapped then: such a sheet is printed."""


def workbook(sheets: Iterable[SheetContent], title: str) -> bytes:
    """The file with these sheets in their order."""
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = title, "honorroll"
    for sheet in sheets:
        _write(book, sheet)
    saved = io.BytesIO()
    book.save(saved)
    return _timeless(saved.getvalue())


def _write(book: Workbook, sheet: SheetContent) -> None:
    written = book.create_sheet(sheet.name)
    widths = [column.width for column in sheet.columns] or sheet.widths
    _set_up(written, sheet, widths)
    title = WriteOnlyCell(written)
    title.font = Font(bold=True, size=14)
    for line in sheet.above:
        written.append([_cell(title, line)])
    if sheet.columns:
        written.append(list(_headings(written, sheet)))
    plain = WriteOnlyCell(written)
    plain.number_format = _TEXT
    if sheet.above or not sheet.columns:
        plain.alignment = Alignment(wrap_text=True, vertical="top")
    if sheet.above:
        side = Side("thin", color="808080")
        plain.border = Border(side, side, side, side)
    for n, row in enumerate(sheet.rows):
        style = title if not sheet.columns and not n else plain
        if sheet.above:
            written.row_dimensions[len(sheet.above) + n + 2].height = _height(row, widths)
        written.append(_cell(style, value, is_bordered=bool(sheet.above)) for value in row)


def _set_up(written: Any, sheet: SheetContent, widths: Sequence[int]) -> None:
    """Widths, formats of empty cells, drop-downs, and how the sheet is printed."""
    for n, width in enumerate(widths, 1):
        dimension = written.column_dimensions[get_column_letter(n)]
        dimension.width = width
        if sheet.columns:
            dimension.number_format = _TEXT  # else Excel makes a date of 12/10, and drops the zeros of 0045
    if sheet.above:
        written.page_setup.orientation, written.page_setup.paperSize = "landscape", _A4
        written.page_setup.fitToHeight, written.sheet_properties.pageSetUpPr.fitToPage = 0, True
    elif sheet.columns:
        written.freeze_panes = "C2"
        written.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}1"
    for n, column in enumerate(sheet.columns, 1):
        if validation := _validation(column):
            letter = get_column_letter(n)
            validation.add(f"{letter}2:{letter}{MAX_ROWS}")
            written.data_validations.append(validation)


def _headings(written: Any, sheet: SheetContent) -> Iterator[Cell]:
    for column in sheet.columns:
        cell = WriteOnlyCell(written, column.heading)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.fill = PatternFill("solid", fgColor="8B1A1A" if column.is_needed else "5A5A5A")
        yield cell


def _height(row: Sequence[str | int], widths: Sequence[int]) -> float:
    """In points, for the longest of the wrapped texts: not every program finds it when it opens a file."""
    lines = (-(-len(str(value)) * 11 // (10 * width)) for value, width in zip(row, widths, strict=False))
    return _LINE * max(1, *lines)


def _cell(style: Cell, value: str | int, *, is_bordered: bool = False) -> Cell | int | None:
    """The cell is written before the next one is asked for, so that one object does for all of a style."""
    if isinstance(value, int):
        return value
    if not value and not is_bordered:
        return None
    style.value = FORBIDDEN.sub("", value)[:_CELL]
    style.data_type = "s"  # not “f”, which openpyxl makes of what begins with =
    return style


def _validation(column: SheetColumn) -> DataValidation | None:
    if not (column.hint or column.choices):
        return None
    validation = DataValidation(allow_blank=True, showInputMessage=bool(column.hint))
    if column.hint:
        validation.promptTitle, validation.prompt = column.heading[:_HINT_TITLE], column.hint[:_HINT]
    if column.choices:
        name, at, count = column.choices
        letter = get_column_letter(at + 1)
        validation.type = "list"
        validation.formula1 = f"'{name}'!${letter}$2:${letter}${count + 1}"
        validation.showErrorMessage = False  # several values may be typed, or an abbreviation
    return validation


def _timeless(data: bytes) -> bytes:
    """The archive without the times at which it and its parts were written."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["docProps/core.xml"] = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", parts["docProps/core.xml"])
    return zipped(parts.items())
