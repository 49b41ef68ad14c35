"""What calamine does not tell of an Excel workbook: hidden rows, formulas that Excel has not calculated, old fonts, and
what is struck through.

The parts are read with expat. Call it in a confined process, after ``tables.check_archive``.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple
from xml.parsers import expat

from honorroll.formats.office_parts import local_name, xml_parser

#: What a part must have to be worth reading; others are let pass without a look at each cell.
_WORTH = re.compile(rb"hidden|<(?:\w+:)?f[ >/]|t=[\"']e[\"']")
_OLD_FONT = re.compile(rb"\.vn|vni", re.IGNORECASE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class SheetPart(NamedTuple):
    """Rows and columns count from 0."""

    hidden: frozenset[int] = frozenset()
    uncalculated: frozenset[tuple[int, int]] = frozenset()
    """The cells whose formula has no result, or an error for one."""
    struck: frozenset[tuple[int, int]] = frozenset()
    """The cells whose text is struck through."""
    is_1904: bool = False
    """Whether days are counted from 1904."""
    fonts: Mapping[tuple[int, int], str] = MappingProxyType({})
    """The cells whose font is one from before Unicode (.VnTime, VNI-Times)."""


NO_PART = SheetPart()


def parts(data: bytes, wanted: Callable[[str], bool]) -> dict[str, SheetPart]:
    """What is told of each sheet that is ``wanted`` by its name; nothing where the file is another, or damaged."""
    found: dict[str, SheetPart] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
                return {}
            targets = {
                each.get("Id", ""): each.get("Target", "")
                for each in _elements(archive.read("xl/_rels/workbook.xml.rels"), "Relationship")
            }
            workbook = archive.read("xl/workbook.xml")
            fonts = _telling_fonts(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else {}
            is_1904 = any(each.get("date1904") in ("1", "true") for each in _elements(workbook, "workbookPr"))
            for sheet in _elements(workbook, "sheet"):
                target = targets.get(next((value for key, value in sheet.items() if key.endswith(":id")), ""), "")
                path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                if path in names and wanted(sheet.get("name", "")):
                    xml = archive.read(path)
                    worth = fonts or xml.startswith(_UTF_16) or _WORTH.search(xml)
                    part = _Reader(fonts).read(xml) if worth else NO_PART
                    found[sheet.get("name", "")] = part._replace(is_1904=is_1904)
    except (expat.ExpatError, zipfile.BadZipFile, OSError, ValueError, KeyError, EOFError, zlib.error):
        return {}
    return found


def _elements(xml: bytes, wanted: str) -> list[dict[str, str]]:
    """The attributes of all elements of one name."""
    seen: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if local_name(name) == wanted:
            seen.append(attributes)

    xml_parser(start).Parse(xml, True)
    return seen


class _Font(NamedTuple):
    """What the font of a cell tells: its name where it is an old one, and whether it is struck through."""

    old: str = ""
    is_struck: bool = False


def _telling_fonts(styles: bytes) -> dict[str, _Font]:
    """The fonts of a workbook that tell anything, by the number of the style of a cell."""
    if not _OLD_FONT.search(styles) and b"strike" not in styles:
        return {}
    fonts: list[_Font] = []
    found: dict[str, _Font] = {}
    path: list[str] = []
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        path.append(local_name(name))
        if path[-2:] == ["fonts", "font"]:
            fonts.append(_Font())
        elif path[-3:] == ["fonts", "font", "name"]:
            called = attributes.get("val", "")
            fonts[-1] = fonts[-1]._replace(old=called if _OLD_FONT.match(called.encode()) else "")
        elif path[-3:] == ["fonts", "font", "strike"]:
            fonts[-1] = fonts[-1]._replace(is_struck=attributes.get("val", "1") in ("1", "true"))
        elif path[-2:] == ["cellXfs", "xf"]:
            number = attributes.get("fontId", "")
            font = fonts[int(number)] if number.isdecimal() and int(number) < len(fonts) else _Font()
            if any(font):
                found[str(count)] = font
            count += 1

    xml_parser(start, lambda _: path.pop()).Parse(styles, True)
    return found


class _Reader:
    """Reads the part of one sheet; ``fonts`` are those that tell anything, by style."""

    def __init__(self, fonts: Mapping[str, _Font]) -> None:
        self._by_style = fonts
        self._fonts: dict[tuple[int, int], str] = {}
        self._struck: set[tuple[int, int]] = set()
        self._hidden: set[int] = set()
        self._uncalculated: set[tuple[int, int]] = set()
        self._row = 0
        self._at: tuple[int, int] | None = None
        self._is_formula = self._is_error = self._in_value = self._has_value = False

    def read(self, xml: bytes) -> SheetPart:
        xml_parser(self._start, self._end, self._text).Parse(xml, True)
        struck = frozenset(self._struck)
        return SheetPart(frozenset(self._hidden), frozenset(self._uncalculated), struck, fonts=self._fonts)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local_name(name)
        if tag == "c":
            match = _CELL.fullmatch(attributes.get("r", ""))
            self._at = (int(match[2]) - 1, _column(match[1])) if match else None
            if self._at and (font := self._by_style.get(attributes.get("s", ""))):
                self._note(self._at, font)
            self._is_error = attributes.get("t") == "e"
            self._is_formula = self._has_value = False
        elif tag == "f":
            self._is_formula = True
        elif tag == "v":
            self._in_value = True
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            if attributes.get("hidden") in ("1", "true"):
                self._hidden.add(self._row - 1)

    def _note(self, at: tuple[int, int], font: _Font) -> None:
        if font.old:
            self._fonts[at] = font.old
        if font.is_struck:
            self._struck.add(at)

    def _text(self, text: str) -> None:
        if self._in_value and text:
            self._has_value = True

    def _end(self, name: str) -> None:
        tag = local_name(name)
        if tag == "v":
            self._in_value = False
        elif tag == "c" and self._at and (self._is_error or (self._is_formula and not self._has_value)):
            self._uncalculated.add(self._at)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def address(row: int, column: int) -> str:
    """The address of a cell in Excel, of a row and a column from 0: ``D7``."""
    letters = ""
    while column >= 0:
        letters, column = chr(ord("A") + column % 26) + letters, column // 26 - 1
    return f"{letters}{row + 1}"
