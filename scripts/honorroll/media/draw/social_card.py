"""Draws social cards, the previews that Zalo and Facebook show of a shared page: portrait or motif, and text."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from honorroll.formats import svg_lines
from honorroll.formats.svg_lines import Point
from honorroll.media.renditions import CARD_SIZE, SocialCard

FONTS = Path(__file__).parents[2] / "theme/vendor/@expo-google-fonts/be-vietnam-pro"
#: As in ``theme/css/tokens.css``.
PAPER, SURFACE, INK, MUTED, RED, GOLD = "#FBF8F2", "#FFFFFF", "#1F1A17", "#5B524B", "#A51C1C", "#B8892B"
#: The size of the portrait, at the left edge in full height, 4:5.
PORTRAIT = (504, 630)
LEFT, RIGHT, TOP, BOTTOM = 560, 1152, 56, 566


class _Style:
    """The style of a paragraph: weight, colour, sizes to try from the largest down, and the most lines."""

    def __init__(self, weight: str, colour: str, sizes: tuple[int, ...], lines: int) -> None:
        self.weight, self.colour, self.sizes, self.lines = weight, colour, sizes, lines


NAME = _Style("700Bold", INK, (64, 58, 52, 46, 40, 36), 4)
#: The styles of the title with its year, and of the role or unit.
BELOW = (_Style("600SemiBold", INK, (34, 31, 28), 3), _Style("400Regular", MUTED, (27, 25), 2))
SITE = _Style("600SemiBold", RED, (25, 22, 19), 1)


def draw_card(card: SocialCard, portrait: Image.Image | None) -> Image.Image:
    """The card, of ``CARD_SIZE`` pixels; ``portrait`` has the size ``PORTRAIT``."""
    image = Image.new("RGB", CARD_SIZE, PAPER)
    image.paste(portrait or plate(card), (0, 0))
    canvas = ImageDraw.Draw(image)
    canvas.line((PORTRAIT[0], 0, PORTRAIT[0], PORTRAIT[1]), fill=GOLD, width=4)
    paragraphs = [_set(card.name, NAME), *map(_set, card.lines, BELOW)]
    gaps = [34, 16][: len(paragraphs) - 1]
    height = sum(size * 1.32 * len(lines) for lines, size, _ in paragraphs) + sum(gaps)
    y = TOP + max(0.0, (BOTTOM - 50 - TOP - height) / 2)
    for n, (lines, size, style) in enumerate(paragraphs):
        if n == 1:
            canvas.line((LEFT, y - 17, LEFT + 72, y - 17), fill=GOLD, width=4)
        for line in lines:
            canvas.text((LEFT, y), line, style.colour, load_font(style.weight, size))
            y += size * 1.32
        y += gaps[n] if n < len(gaps) else 0
    lines, size, _ = _set(card.site, SITE)
    canvas.text((LEFT, BOTTOM), lines[0], RED, load_font(SITE.weight, size), anchor="ls")
    return image


def _set(text: str, style: _Style) -> tuple[list[str], int, _Style]:
    """The lines of a paragraph in the largest size that fits; in the smallest size the last line is shortened."""
    lines: list[str] = []
    for size in style.sizes:
        lines = _lines(text, load_font(style.weight, size))
        if len(lines) <= style.lines and (style is not NAME or len(lines) <= 2 or size <= 46):
            return lines, size, style
    font = load_font(style.weight, style.sizes[-1])
    last = " ".join(lines[style.lines - 1 :])
    while last and font.getlength(f"{last}…") > RIGHT - LEFT:
        last = last.rpartition(" ")[0] if " " in last else last[:-1]
    return [*lines[: style.lines - 1], last.rstrip(" ,;:.–-“(") + "…"], style.sizes[-1], style


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= RIGHT - LEFT:
            lines[-1] = longer
        else:
            lines += _pieces(word, font)
    return lines or [""]


def _pieces(word: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """A word that is wider than the card, cut into pieces. No real word is, but input may be."""
    pieces = []
    while font.getlength(word) > RIGHT - LEFT and len(word) > 1:
        fits = max(1, int(len(word) * (RIGHT - LEFT) / font.getlength(word)) - 1)
        pieces.append(word[:fits])
        word = word[fits:]
    return [*pieces, word]


@cache
def load_font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Be Vietnam Pro in this weight (``400Regular`` …) and size in pixels."""
    path = FONTS / weight / f"BeVietnamPro_{weight}.ttf"
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.RAQM)


#: The drawings of the theme.
ICONS = Path(__file__).parents[2] / "theme/icons"
#: Pillow does not antialias lines: they are drawn at this many times their size.
_SCALE = 3
#: The plate is 200 units wide, as ``icons/medallion.svg`` is; a motif is ``_SIDE`` of them, in the middle of the ring.
_UNIT = PORTRAIT[0] * _SCALE / 200
_SIDE, _MIDDLE = 78, (100, 106)


def plate(card: SocialCard) -> Image.Image:
    """The motif in its ring, as pages show it where there is no portrait. It has the size ``PORTRAIT``."""
    return _plate(card.motif)


@lru_cache(maxsize=32)
def _plate(motif: str) -> Image.Image:
    large = _ground().copy()
    corner = (_UNIT * (_MIDDLE[0] - _SIDE / 2), _UNIT * (_MIDDLE[1] - _SIDE / 2))
    draw_icon(ImageDraw.Draw(large), f"motifs/{motif}", corner, _UNIT * _SIDE / 64, RED)
    return large.resize(PORTRAIT, Image.Resampling.BOX)


@cache
def _ground() -> Image.Image:
    """The ground of a motif, with rings and lotus, in the size in which lines are drawn."""
    large = Image.new("RGB", (PORTRAIT[0] * _SCALE, PORTRAIT[1] * _SCALE), SURFACE)
    draw_icon(ImageDraw.Draw(large), "medallion", (0, 0), _UNIT, GOLD)
    return large


def draw_icon(canvas: ImageDraw.ImageDraw, icon: str, at: Point, scale: float, colour: str) -> None:
    """An icon of the theme, with its origin ``at`` a pixel and ``scale`` pixels to a unit. Lines are not smooth: draw
    them larger, and reduce the image.
    """
    for points, width in svg_lines.lines((ICONS / f"{icon}.svg").read_text(encoding="utf-8")):
        placed = [(at[0] + scale * x, at[1] + scale * y) for x, y in points]
        stroke = max(1, round(width * scale))
        canvas.line(placed, fill=colour, width=stroke, joint="curve")
        for x, y in (placed[0], placed[-1]):  # round ends
            canvas.ellipse((x - stroke / 2, y - stroke / 2, x + stroke / 2, y + stroke / 2), fill=colour)
