"""Draws social cards, the previews that Zalo and Facebook show of a shared page: portrait or monogram, and text."""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageDraw

from honorroll.media.draw import typeset
from honorroll.media.draw.typeset import GOLD, INK, MUTED, PAPER, RED, SURFACE, Style, load_font
from honorroll.media.renditions import CARD_SIZE, SocialCard

#: The size of the portrait, at the left edge in full height, 4:5.
PORTRAIT = (504, 630)
LEFT, RIGHT, TOP, BOTTOM = 560, 1152, 56, 566

Point = tuple[float, float]

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


def plate(card: SocialCard) -> Image.Image:
    """What stands in the place of a portrait, of the size ``PORTRAIT``."""
    return _monogram(card.letter)


def _monogram(letter: str) -> Image.Image:
    """The monogram, as pages show it where there is no portrait."""
    plate = _background().copy()
    ImageDraw.Draw(plate).text((252, 267), letter, RED, load_font("400Regular", 168), anchor="mm")
    return plate


#: A lotus of three rows of petals, as in ``theme/icons/lotus.svg``: each a closed path of cubic Bézier curves.
_LOTUS: tuple[tuple[Point, ...], ...] = (
    ((0, -30), (10, -19), (10, -7), (0, 5), (-10, -7), (-10, -19), (0, -30)),
    (
        (0, 5),
        (-7, -5),
        (-12, -15),
        (-20, -21),
        (-24, -9),
        (-17, 2),
        (0, 5),
        (17, 2),
        (24, -9),
        (20, -21),
        (12, -15),
        (7, -5),
        (0, 5),
    ),
    (
        (0, 5),
        (-14, 3),
        (-24, -4),
        (-31, -7),
        (-29, 6),
        (-16, 12),
        (0, 9),
        (16, 12),
        (29, 6),
        (31, -7),
        (24, -4),
        (14, 3),
        (0, 5),
    ),
)


@cache
def _background() -> Image.Image:
    """The monogram's background with rings and lotus, drawn at twice the size: Pillow does not antialias."""
    large = Image.new("RGB", (PORTRAIT[0] * 2, PORTRAIT[1] * 2), SURFACE)
    canvas = ImageDraw.Draw(large)
    unit = PORTRAIT[0] * 2 / 200
    for radius, width in ((63.0, 2.0), (57.5, 0.7)):
        box = (unit * (100 - radius), unit * (106 - radius), unit * (100 + radius), unit * (106 + radius))
        canvas.ellipse(box, outline=GOLD, width=round(width * unit))
    draw_lotus(canvas, (unit * 100, unit * 211), unit * 0.62, round(unit * 1.1))
    for left, right in ((30, 72), (128, 170)):
        canvas.line((unit * left, unit * 212, unit * right, unit * 212), fill=GOLD, width=round(unit * 0.9))
    return large.resize(PORTRAIT, Image.Resampling.BOX)


def draw_lotus(canvas: ImageDraw.ImageDraw, centre: Point, scale: float, width: int) -> None:
    """The lotus in gold lines of this width. It is 62 by 42 units, each of ``scale`` pixels."""
    for curves in _LOTUS:
        points = [point for n in range(0, len(curves) - 3, 3) for point in _curve(curves[n : n + 4])]
        placed = [(centre[0] + scale * x, centre[1] + scale * y) for x, y in points]
        canvas.line(placed, fill=GOLD, width=width, joint="curve")


def _curve(points: tuple[Point, ...]) -> list[Point]:
    """25 points on a cubic Bézier curve."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    line = []
    for n in range(25):
        t = n / 24
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        line.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return line
