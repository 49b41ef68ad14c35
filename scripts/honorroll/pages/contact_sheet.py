"""The contact sheet of a press kit: its photos small, twelve on an A4 page, each with name, caption and credit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from honorroll.formats.pdf_write import A4, Page, Pdf, jpeg_size
from honorroll.formats.truetype import TrueType
from honorroll.media.fonts import font_file

#: In points: the margin of the page, a cell with its gap, and the box of the picture in it.
_MARGIN, _CELL, _GAP, _BOX = 42.0, (164.0, 178.0), 9.6, (164.0, 112.0)
_COLUMNS, _ROWS = 3, 4
_HEADING, _SIZE, _LINE = 13.0, 7.5, 10.0
#: So many lines are below a picture.
_MOST_LINES = 5
_MUTED = 0.35


class Cell(NamedTuple):
    """A photo: a small JPEG of it, and what stands below; the first line is the name of the file."""

    jpeg: bytes
    lines: tuple[str, ...]


def contact_sheet(title: str, cells: Sequence[Cell]) -> bytes:
    """The sheet as PDF. Raises ValueError where a picture is no JPEG."""
    document = Pdf(_font(), title)
    on_page = _COLUMNS * _ROWS
    pages = (len(cells) + on_page - 1) // on_page
    for number in range(pages):
        page = document.page()
        (heading, *_) = _wrapped(document.font, title, _HEADING, A4[0] - 2 * _MARGIN - 60)
        page.text(_MARGIN, A4[1] - _MARGIN - _HEADING, _HEADING, heading)
        page.text(A4[0] - _MARGIN - 50, A4[1] - _MARGIN - _HEADING, _SIZE, f"Trang {number + 1}/{pages}", _MUTED)
        for n, cell in enumerate(cells[number * on_page : (number + 1) * on_page]):
            x = _MARGIN + n % _COLUMNS * (_CELL[0] + _GAP)
            top = A4[1] - _MARGIN - 30 - n // _COLUMNS * (_CELL[1] + _GAP)
            _draw(page, document.font, cell, x, top)
    return document.written()


def _draw(page: Page, font: TrueType, cell: Cell, x: float, top: float) -> None:
    width, height, _ = jpeg_size(cell.jpeg)
    scale = min(_BOX[0] / width, _BOX[1] / height)
    across, down = width * scale, height * scale
    page.picture(cell.jpeg, x, top - _BOX[1] + (_BOX[1] - down) / 2, across, down)
    lines = [(line, n) for n, text in enumerate(cell.lines) if text for line in _wrapped(font, text, _SIZE, _CELL[0])]
    if len(lines) > _MOST_LINES:  # the caption gives way, not the credit at the end
        lines = [*lines[: _MOST_LINES - 1], lines[-1]]
    for n, (line, part) in enumerate(lines):
        page.text(x, top - _BOX[1] - (n + 1) * _LINE, _SIZE, line, _MUTED if part else 0.0)


def _wrapped(font: TrueType, text: str, size: float, width: float) -> Iterator[str]:
    """Lines of a text; a word that is longer than a line is cut."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if font.length(longer, size) <= width:
            line = longer
            continue
        if line:
            yield line
        line = word
        while font.length(line, size) > width:
            fits = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or font.length(line[:n], size) <= width)
            yield line[:fits]
            line = line[fits:]
    yield line


@cache
def _font() -> TrueType:
    return TrueType(font_file("400Regular").read_bytes())
