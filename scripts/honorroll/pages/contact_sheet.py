"""The contact sheet of a press kit: its photos small, three in a row on A4, each with name, caption and credit."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, WrapMode

from honorroll.formats.fonts import font_file

_COLUMNS = 3
#: In points: the margin of the page, the width of a column and what is free beside it, the height of a picture.
_MARGIN, _COLUMN, _BETWEEN, _PICTURE = 42.0, 160.0, 15.0, 112.0
_FONT, _LEADING = "Be Vietnam Pro", 1.35
_TITLE, _TEXT = 13.0, 7.5
_BLACK, _GREY = 0, 0x59
#: Every PDF states when it was made; the same sheet is the same file.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


class Cell(NamedTuple):
    """A photo: a small JPEG of it, and what stands below; the first line is the name of the file."""

    jpeg: bytes
    lines: tuple[str, ...]


def contact_sheet(title: str, cells: Sequence[Cell]) -> bytes:
    """The sheet as PDF, the same bytes every time."""
    sheet = _Sheet(title)
    for at in range(0, len(cells), _COLUMNS):
        sheet.add_row(cells[at : at + _COLUMNS])
    return bytes(sheet.output())


class _Sheet(FPDF):
    def __init__(self, title: str) -> None:
        super().__init__(unit="pt", format="A4")
        self.set_margin(_MARGIN)
        self.c_margin = 0
        self.set_auto_page_break(False)
        self.set_creation_date(_MADE)
        self.set_title(title)
        self.set_lang("vi")
        self.add_font(_FONT, fname=font_file("400Regular"))
        self.add_page()
        self.set_font(_FONT, size=_TITLE)
        self._write(title, self.epw)
        self.ln(_BETWEEN)

    def add_row(self, cells: Sequence[Cell]) -> None:
        self.set_font(_FONT, size=_TEXT)
        if self.get_y() + max(map(self._height, cells)) > self.h - self.b_margin and self.get_y() > self.t_margin:
            self.add_page()
        top = bottom = self.get_y()
        for n, cell in enumerate(cells):
            left = _MARGIN + n * (_COLUMN + _BETWEEN)
            self.image(io.BytesIO(cell.jpeg), left, top, _COLUMN, _PICTURE, keep_aspect_ratio=True)
            self.set_xy(left, top + _PICTURE + 4)
            for line in filter(None, cell.lines):
                self.set_text_color(_BLACK if line is cell.lines[0] else _GREY)
                self._write(line, _COLUMN)
            bottom = max(bottom, self.get_y())
        self.set_text_color(_BLACK)
        self.set_xy(_MARGIN, bottom + _BETWEEN)

    def footer(self) -> None:
        """The number of the page, of which FPDF asks each page."""
        self.set_font(_FONT, size=_TEXT)
        self.set_xy(_MARGIN, self.h - _MARGIN + _TEXT)
        self.cell(self.epw, _TEXT, f"Trang {self.page_no()}", align="R")

    def _write(self, text: str, width: float) -> None:
        """Lines below one another, each as wide as the column; the next text begins below at the same left edge."""
        height = self.font_size * _LEADING
        self.multi_cell(width, height, text, align="L", new_x="LEFT", new_y="NEXT", wrapmode=WrapMode.WORD)

    def _height(self, cell: Cell) -> float:
        height, lines = self.font_size * _LEADING, 0
        for text in filter(None, cell.lines):
            cut = self.multi_cell(_COLUMN, height, text, align="L", dry_run=True, output=MethodReturnValue.LINES)
            lines += len(cut)  # type: ignore[arg-type]  # a list of lines was asked for
        return _PICTURE + 4 + lines * height
