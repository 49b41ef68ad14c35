"""Draws social cards, the previews that Zalo and Facebook show of a shared page: portrait or monogram, and text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from honorroll.media.renditions import CARD_SIZE, SocialCard

FONTS = Path(__file__).parents[2] / "theme/vendor/@expo-google-fonts/be-vietnam-pro"
#: As in ``theme/css/tokens.css``.
PAPER, SURFACE, INK, MUTED, RED, GOLD = "#FBF8F2", "#FFFFFF", "#1F1A17", "#5B524B", "#A51C1C", "#B8892B"
#: The size of the portrait, at the left edge in full height, 4:5.
PORTRAIT = (504, 630)
LEFT, RIGHT, TOP, BOTTOM = 560, 1152, 56, 566

Point = tuple[float, float]


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
    image.paste(portrait or _monogram(card.letter), (0, 0))
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
    for curves in _LOTUS:
        points = [point for n in range(0, len(curves) - 3, 3) for point in _curve(curves[n : n + 4])]
        placed = [(unit * (100 + 0.62 * x), unit * (211 + 0.62 * y)) for x, y in points]
        canvas.line(placed, fill=GOLD, width=round(unit * 1.1), joint="curve")
    for left, right in ((30, 72), (128, 170)):
        canvas.line((unit * left, unit * 212, unit * right, unit * 212), fill=GOLD, width=round(unit * 0.9))
    return large.resize(PORTRAIT, Image.Resampling.BOX)


def _curve(points: tuple[Point, ...]) -> list[Point]:
    """25 points on a cubic Bézier curve."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    line = []
    for n in range(25):
        t = n / 24
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        line.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return line
