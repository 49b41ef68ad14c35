"""Sets text on pictures: breaks it into lines, and makes it as large as its place allows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from PIL import ImageFont

from honorroll.formats.fonts import font_file

#: As in ``theme/css/tokens.css``.
PAPER, SURFACE, INK, MUTED, RED, GOLD = "#FBF8F2", "#FFFFFF", "#1F1A17", "#5B524B", "#A51C1C", "#B8892B"
#: The height of a line to the size of the type: stacked accents need it.
LINE_HEIGHT = 1.32


class Style(NamedTuple):
    """The style of a paragraph: weight, colour, sizes to try from the largest down, and the most lines."""

    weight: str
    colour: str
    sizes: tuple[int, ...]
    lines: int
    most: int = 0
    """The most lines in sizes above ``tight``, where fewer are wanted as long as the type is large."""
    tight: int = 0


class Paragraph(NamedTuple):
    """Text in lines; ``size`` in pixels."""

    lines: tuple[str, ...]
    size: int
    style: Style

    @property
    def height(self) -> float:
        return self.size * LINE_HEIGHT * len(self.lines)


def paragraph(text: str, style: Style, width: int) -> Paragraph:
    """The text in the largest size that fits ``width`` pixels, in lines of about one length. In the smallest size the
    last line is shortened.
    """
    words, lines, font = text.split(), list[list[str]](), load_font(style.weight, style.sizes[-1])
    for size in style.sizes:
        font = load_font(style.weight, size)
        lines = _lines(words, font, width)
        most = style.most if style.most and size > style.tight else style.lines
        if len(lines) <= most:
            return Paragraph(_balanced(words, lines, font, width), size, style)
    last = " ".join(" ".join(line) for line in lines[style.lines - 1 :])
    while last and font.getlength(f"{last}…") > width:
        last = last.rpartition(" ")[0] if " " in last else last[:-1]
    shortened = last.rstrip(" ,;:.–-“(") + "…"
    return Paragraph((*map(" ".join, lines[: style.lines - 1]), shortened), style.sizes[-1], style)


def _balanced(
    words: Sequence[str], lines: Sequence[Sequence[str]], font: ImageFont.FreeTypeFont, width: int
) -> tuple[str, ...]:
    """The same number of lines, none much shorter than the others: no last line of one syllable."""
    best, low, high = lines, width // len(lines or [""]), width
    while len(lines) > 1 and high - low > width // 50:
        middle = (low + high) // 2
        tried = _lines(words, font, middle)
        if len(tried) > len(lines):
            low = middle
        else:
            best, high = tried, middle
    return tuple(map(" ".join, best)) or ("",)


def _lines(words: Sequence[str], font: ImageFont.FreeTypeFont, width: int) -> list[list[str]]:
    """The words in lines of at most ``width`` pixels. A word that is wider is cut: no real word is, input may be."""
    space, lines, used = font.getlength(" "), list[list[str]](), 0.0
    for word in words:
        long = _word_length(font, word)
        if lines and used + space + long <= width:
            lines[-1].append(word)
            used += space + long
        else:
            pieces = _pieces(word, font, width) if long > width else [word]
            lines += [[piece] for piece in pieces]
            used = _word_length(font, pieces[-1])
    return lines


@lru_cache(1 << 12)
def _word_length(font: ImageFont.FreeTypeFont, word: str) -> float:
    return font.getlength(word)


def _pieces(word: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    pieces = []
    while font.getlength(word) > width and len(word) > 1:
        fits = max(1, int(len(word) * width / font.getlength(word)) - 1)
        while fits > 1 and font.getlength(word[:fits]) > width:
            fits -= 1
        pieces.append(word[:fits])
        word = word[fits:]
    return [*pieces, word]


@cache
def load_font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Be Vietnam Pro in this weight (``400Regular`` …) and size in pixels."""
    return ImageFont.truetype(str(font_file(weight)), size, layout_engine=ImageFont.Layout.RAQM)
