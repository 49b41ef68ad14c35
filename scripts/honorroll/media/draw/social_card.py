"""Draws social cards, the previews that Zalo and Facebook show of a shared page: portrait or motif, and text."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

from honorroll.formats import svg_lines
from honorroll.formats.svg_lines import Point
from honorroll.media.draw import typeset
from honorroll.media.draw.typeset import GOLD, INK, MUTED, PAPER, RED, SURFACE, Style, load_font
from honorroll.media.renditions import CARD_SIZE, SocialCard

#: The size of the portrait, at the left edge in full height, 4:5.
PORTRAIT = (504, 630)
LEFT, RIGHT, TOP, BOTTOM = 560, 1152, 56, 566

NAME = Style("700Bold", INK, (64, 58, 52, 46, 40, 36), 4, most=2, tight=46)
#: The styles of the title with its year, and of the deed or role.
BELOW = (Style("600SemiBold", INK, (34, 31, 28), 3), Style("400Regular", MUTED, (27, 25), 2))
SITE = Style("600SemiBold", RED, (25, 22, 19), 1)


def draw_card(card: SocialCard, portrait: Image.Image | None) -> Image.Image:
    """The card, of ``CARD_SIZE`` pixels; ``portrait`` has the size ``PORTRAIT``."""
    image = Image.new("RGB", CARD_SIZE, PAPER)
    image.paste(portrait or plate(card), (0, 0))
    canvas = ImageDraw.Draw(image)
    canvas.line((PORTRAIT[0], 0, PORTRAIT[0], PORTRAIT[1]), fill=GOLD, width=4)
    width = RIGHT - LEFT
    texts = zip((card.name, *card.lines), (NAME, *BELOW), strict=False)
    paragraphs = [typeset.paragraph(text, style, width) for text, style in texts]
    gaps = [34, 16][: len(paragraphs) - 1]
    height = sum(each.height for each in paragraphs) + sum(gaps)
    y = TOP + max(0.0, (BOTTOM - 50 - TOP - height) / 2)
    for n, (lines, size, style) in enumerate(paragraphs):
        if n == 1:
            canvas.line((LEFT, y - 17, LEFT + 72, y - 17), fill=GOLD, width=4)
        for line in lines:
            canvas.text((LEFT, y), line, style.colour, load_font(style.weight, size))
            y += size * typeset.LINE_HEIGHT
        y += gaps[n] if n < len(gaps) else 0
    lines, size, _ = typeset.paragraph(card.site, SITE, width)
    canvas.text((LEFT, BOTTOM), lines[0], RED, load_font(SITE.weight, size), anchor="ls")
    return image


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


@cache
def lotus(width: int) -> Image.Image:
    """The lotus of the theme in gold on paper, so many pixels wide."""
    scale = width * _SCALE / 68  # its drawing is 68 units wide and 48 high, its origin at 34, 34
    large = Image.new("RGB", (width * _SCALE, round(48 * scale)), PAPER)
    draw_icon(ImageDraw.Draw(large), "lotus", (34 * scale, 34 * scale), scale * 0.99, GOLD)
    return large.resize((width, round(48 * width / 68)), Image.Resampling.BOX)
