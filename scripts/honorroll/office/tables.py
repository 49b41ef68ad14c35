"""Tables as offices keep them, read into rows of cells: Excel (new and old), OpenDocument, CSV, and HTML named .xls.

Call ``read`` in a confined process: whatever comes in may be hostile. Text in TCVN3, VNI or Windows-1258 is converted.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from honorroll.formats import garbled, html_tables, lost_letters
from honorroll.office.old_fonts import NOWHERE, Place, in_unicode
from honorroll.office.sheet_parts import NO_PART, SheetPart, parts

#: Limits of a file: bytes, bytes when unpacked, files in the archive, rows and columns of a sheet, visible sheets (a
#: province has one for each of its communes).
MAX_FILE, MAX_UNPACKED, MAX_MEMBERS = 20 * 1024 * 1024, 100 * 1024 * 1024, 2000
MAX_ROWS, MAX_COLUMNS, MAX_SHEETS = 20_000, 200, 200

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: The file that an archive of each kind has: Excel, its binary form, OpenDocument.
_BOOKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class NotATableError(Exception):
    """The file is none of the kinds that are read, or damaged."""


class EncryptedError(NotATableError):
    """A password is needed to open the file."""


class LostLettersError(NotATableError):
    """Question marks stand in the place of Vietnamese letters, as in a CSV file that Excel saved as ANSI."""


class TooLargeError(Exception):
    """The file has more than the limits allow."""


class TooManySheetsError(Exception):
    """The file has more visible sheets than are read."""


class Sheet(NamedTuple):
    """A visible sheet. All rows are as wide as the widest; an empty cell is ``""``."""

    name: str
    rows: list[list[object]]
    part: SheetPart = NO_PART
    converted: Mapping[Place, str] = NOWHERE
    doubtful: Mapping[Place, str] = NOWHERE
    """See ``old_fonts.InUnicode``."""


#: Whether the sheet of a name is read.
Wanted = Callable[[str], bool]


def every_sheet(_: str) -> bool:
    return True


def read(data: bytes, most_rows: int = MAX_ROWS, wanted: Wanted = every_sheet) -> list[Sheet]:
    """The visible sheets of a file; raises NotATableError, TooLargeError or TooManySheetsError.
    The kind is told by the content.

    Of a workbook, sheets that are not ``wanted`` come without rows.
    """
    sheets = _sheets(data, most_rows, wanted)
    filled = [sheet.rows for sheet in sheets if sheet.rows]
    if filled and all(map(_have_lost_letters, filled)):
        raise LostLettersError
    return sheets


def _have_lost_letters(rows: list[list[object]]) -> bool:
    """Whether most rows that should have Vietnamese letters have question marks in the place of some."""
    lines = [" ".join(cell for cell in row if isinstance(cell, str)) for row in rows[:100]]
    told = [lost_letters.guessed(line) is not None for line in lines if "?" in line or not line.isascii()]
    return sum(told) > len(told) / 2


def _sheets(data: bytes, most_rows: int, wanted: Wanted) -> list[Sheet]:
    if len(data) > MAX_FILE:
        raise TooLargeError
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise EncryptedError
        return _of_workbook(data, {}, most_rows, wanted)
    if data.startswith(_ZIP):
        check_archive(data)
        return _of_workbook(data, parts(data, wanted), most_rows, wanted)
    text = _text(data)
    if re.match(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|table|meta|style|body)\b", text, re.I | re.S):
        return _of_html(text, most_rows)
    if text.lstrip().startswith("<"):
        raise NotATableError
    return _of_csv(text, most_rows)


# ── Workbooks ──────────────────────────────────────────────────────────────────────────────────────────────────────


def check_archive(data: bytes) -> None:
    """Whether an archive is a workbook within the limits; raises NotATableError or TooLargeError.

    It is unpacked to know that, because the sizes that an archive states may be wrong.
    """
    remaining = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
                raise TooLargeError
            if not set(_BOOKS) & set(archive.namelist()):
                raise NotATableError
            for member in members:
                with archive.open(member) as opened:
                    while chunk := opened.read(1 << 20):
                        remaining -= len(chunk)
                        if remaining < 0:
                            raise TooLargeError
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError, EOFError, zlib.error) as error:
        raise NotATableError(type(error).__name__) from None


def _of_workbook(data: bytes, known: Mapping[str, SheetPart], most_rows: int, wanted: Wanted) -> list[Sheet]:
    import python_calamine  # noqa: PLC0415  # no other command needs it

    sheets = []
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        visible = [meta for meta in book.sheets_metadata if meta.visible == python_calamine.SheetVisibleEnum.Visible]
        if len(visible) > MAX_SHEETS:
            raise TooManySheetsError
        for meta in visible:
            if not wanted(meta.name):
                sheets.append(Sheet(meta.name, []))
                continue
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.height > most_rows:
                raise TooLargeError
            rows: list[list[object]] = [list(row[:MAX_COLUMNS]) for row in sheet.to_python(skip_empty_area=False)]
            _fill(rows, sheet.merged_cell_ranges or ())
            sheets.append(_readable(meta.name, rows, known.get(meta.name, NO_PART)))
    except (TooLargeError, TooManySheetsError, MemoryError, KeyboardInterrupt):
        raise
    except BaseException as error:  # calamine documents no exceptions (it may panic), and their texts may quote cells
        raise NotATableError(type(error).__name__) from None
    return sheets


def _fill(rows: list[list[object]], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Copy the content of cells that were merged downwards into every row. What goes across stays where it is: the
    heading of several columns is found by the columns under it, and a line across a table is no value of each.
    """
    for (top, left), (bottom, right) in merged:
        if left == right and top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                if left < len(row) and row[left] in ("", None):
                    row[left] = rows[top][left]


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            known = garbled.decoded(data)
            text = known[1] if known else data.decode("cp1258", "replace")
    if not text.strip() or "\0" in text:
        raise NotATableError
    return text


#: Excel's own line.
_SEPARATOR = re.compile(r"\s*sep=(.)[ \t]*(?:\r\n?|\n|$)", re.IGNORECASE)


def _of_csv(text: str, most_rows: int) -> list[Sheet]:
    """A table whose cells are set apart by comma, semicolon, tab or bar: by what makes most cells. A cell in quotation
    marks may have several lines.
    """
    if stated := _SEPARATOR.match(text):
        best, text = stated[1], text[stated.end() :]
    else:
        sample = text.splitlines()[:100]
        best = max(",;\t|", key=lambda sign: sum(line.count(sign) for line in sample))
    rows: list[list[object]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=best):
            if len(rows) == most_rows:
                raise TooLargeError
            rows.append(list(row[:MAX_COLUMNS]))
    except csv.Error:
        raise NotATableError from None
    if max(map(len, rows), default=0) < 2:
        raise NotATableError
    return [_readable("", rows)]


def _of_html(text: str, most_rows: int) -> list[Sheet]:
    try:
        rows: list[list[object]] = [list(row[:MAX_COLUMNS]) for row in html_tables.rows(text, most_rows)]
    except html_tables.TooManyRowsError:
        raise TooLargeError from None
    if not rows:
        raise NotATableError
    return [_readable("", rows)]


# ── Cells ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _readable(name: str, rows: list[list[object]], part: SheetPart = NO_PART) -> Sheet:
    """A sheet of rows of one width, with text in Unicode: TCVN3 and VNI are converted."""
    width = max(map(len, rows), default=0)
    rows = [[*("" if cell is None else cell for cell in row), *[""] * (width - len(row))] for row in rows]
    found = in_unicode(rows, part.fonts)
    return Sheet(name, found.rows, part, found.converted, found.doubtful)
