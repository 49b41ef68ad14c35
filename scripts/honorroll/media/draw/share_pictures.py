"""Draws what is sent of a page: the preview that Zalo and Facebook show of its address, a square picture for a chat, a
tall one for a story. Each shows a portrait, or what stands in its place, or, of a page that is about nobody alone, text
and a lotus.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PIL import Image, ImageDraw

from honorroll.media.draw import social_card, typeset
from honorroll.media.draw.typeset import GOLD, INK, MUTED, PAPER, RED, Paragraph, Style, load_font
from honorroll.media.renditions import (
    CARD_FILE,
    CARD_SIZE,
    SQUARE_FILE,
    SQUARE_SIZE,
    TALL_FILE,
    TALL_SIZE,
    SocialCard,
)

Size = tuple[int, int]
#: The red line along the upper edge, as on every page of the site.
BAND = 14


class Centred(NamedTuple):
    """A layout around the middle. Pixels; ``text`` is the upper and the lower edge of the text."""

    size: Size
    portrait: Size
    top: int
    text: tuple[int, int]
    width: int
    name: Style
    lines: tuple[Style, Style]
    site: Style
    base: int
    """The base line of the name of the site."""


SQUARE = Centred(
    SQUARE_SIZE,
    (416, 520),
    64,
    (606, 974),
    936,
    Style("700Bold", INK, (60, 54, 48, 43, 38), 3, most=2, tight=43),
    (Style("600SemiBold", INK, (33, 30, 27), 2), Style("400Regular", MUTED, (30, 27), 3)),
    Style("600SemiBold", RED, (27, 24, 20), 1),
    1032,
)
#: What telephones put over a story leaves out its upper and its lower eighth.
TALL = Centred(
    TALL_SIZE,
    (640, 800),
    220,
    (1064, 1630),
    920,
    Style("700Bold", INK, (80, 72, 64, 56, 50, 44), 4, most=2, tight=50),
    (Style("600SemiBold", INK, (42, 38, 34), 3), Style("400Regular", MUTED, (40, 36, 33), 4)),
    Style("600SemiBold", RED, (34, 30, 26), 1),
    1716,
)
#: The text of a page that is about nobody alone, on the wide card: kicker, name, line.
PAGE_LEFT, PAGE_WIDTH, PAGE_TOP, PAGE_BOTTOM = 84, 1032, 78, 470
PAGE = (
    Style("600SemiBold", RED, (30, 27), 1),
    Style("700Bold", INK, (76, 68, 60, 52, 46, 40), 4, most=2, tight=52),
    Style("400Regular", MUTED, (32, 29), 3),
)


def draw_wide(card: SocialCard, portrait: Image.Image | None) -> Image.Image:
    """The preview of an address, of ``CARD_SIZE``."""
    if is_about_somebody(card):
        return social_card.draw_card(card, portrait)
    image, canvas = _sheet(CARD_SIZE)
    lotus = social_card.lotus(190)
    image.paste(lotus, (PAGE_LEFT + PAGE_WIDTH - lotus.width, 566 - lotus.height))
    texts = _page_texts(card, PAGE, PAGE_WIDTH)
    y = PAGE_TOP + max(0.0, (PAGE_BOTTOM - PAGE_TOP - _height(texts, 24)) / 2)
    for n, each in enumerate(texts):
        if n and texts[n - 1].style is PAGE[1]:
            canvas.line((PAGE_LEFT, y + 2, PAGE_LEFT + 84, y + 2), fill=GOLD, width=5)
            y += 26
        y = _put(canvas, each, y, PAGE_LEFT, "la") + (4 if each.style is PAGE[0] else 24)
    site = typeset.paragraph(card.site, social_card.SITE, PAGE_WIDTH - 220)
    canvas.text((PAGE_LEFT, 566), site.lines[0], RED, load_font(site.style.weight, site.size), anchor="ls")
    return image


def draw_square(card: SocialCard, portrait: Image.Image | None) -> Image.Image:
    """The square picture, of ``SQUARE_SIZE``."""
    return _centred(card, portrait, SQUARE)


def draw_tall(card: SocialCard, portrait: Image.Image | None) -> Image.Image:
    """The tall picture, of ``TALL_SIZE``."""
    return _centred(card, portrait, TALL)


#: By the file of each picture the size of the portrait in it, and what draws it.
SHAPES: dict[str, tuple[Size, Callable[[SocialCard, Image.Image | None], Image.Image]]] = {
    CARD_FILE: (social_card.PORTRAIT, draw_wide),
    SQUARE_FILE: (SQUARE.portrait, draw_square),
    TALL_FILE: (TALL.portrait, draw_tall),
}
WIDEST = max(size[0] for size, _ in SHAPES.values())


def is_about_somebody(card: SocialCard) -> bool:
    """Whether a portrait or what stands in its place is shown."""
    return bool(card.box or card.motif)


def _centred(card: SocialCard, portrait: Image.Image | None, layout: Centred) -> Image.Image:
    image, canvas = _sheet(layout.size)
    middle = layout.size[0] / 2
    if is_about_somebody(card):
        _frame(image, canvas, portrait or social_card.plate(card).resize(layout.portrait), layout)
        styles = (layout.name, *layout.lines)
        texts = [
            typeset.paragraph(text, style, layout.width)
            for text, style in zip((card.name, *card.lines), styles, strict=False)
        ]
        top = layout.text[0]
    else:
        top = layout.top + layout.portrait[1] // 2
        lotus = social_card.lotus(layout.portrait[0] * 3 // 4)
        image.paste(lotus, (round(middle) - lotus.width // 2, top - lotus.height // 2))
        top += layout.portrait[1] // 8
        texts = _page_texts(card, (layout.lines[0]._replace(colour=RED), layout.name, layout.lines[1]), layout.width)
    gap = layout.size[1] // 60
    height = _height(texts, gap) + 2 * gap
    y = top + max(0.0, (layout.text[1] - top - height) / 2)
    for n, each in enumerate(texts):
        if n and texts[n - 1].style is layout.name:
            canvas.line((middle - 48, y + gap / 3, middle + 48, y + gap / 3), fill=GOLD, width=5)
            y += gap * 1.6
        y = _put(canvas, each, y, middle, "ma") + (gap if each.style is not layout.lines[0] else gap * 0.6)
    site = typeset.paragraph(card.site, layout.site, layout.width)
    canvas.text((middle, layout.base), site.lines[0], RED, load_font(site.style.weight, site.size), anchor="ms")
    return image


def _frame(image: Image.Image, canvas: ImageDraw.ImageDraw, picture: Image.Image, layout: Centred) -> None:
    """The picture with a fine line of gold around it."""
    left, top = (image.width - picture.width) // 2, layout.top
    image.paste(picture, (left, top))
    edge = 11
    box = (left - edge, top - edge, left + picture.width + edge - 1, top + picture.height + edge - 1)
    canvas.rectangle(box, outline=GOLD, width=3)


def _sheet(size: Size) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", size, PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, 0, size[0], BAND - 1), fill=RED)
    return image, canvas


def _page_texts(card: SocialCard, styles: tuple[Style, Style, Style], width: int) -> list[Paragraph]:
    """Kicker, name and line of a page, without those that it lacks."""
    texts = (card.kicker, card.name, *card.lines[:1])
    return [typeset.paragraph(text, style, width) for text, style in zip(texts, styles, strict=False) if text]


def _height(texts: Sequence[Paragraph], gap: int) -> float:
    return sum(each.height for each in texts) + gap * (len(texts) - 1)


def _put(canvas: ImageDraw.ImageDraw, text: Paragraph, y: float, x: float, anchor: str) -> float:
    """Draw a paragraph; where the next one begins."""
    for line in text.lines:
        canvas.text((x, y), line, text.style.colour, load_font(text.style.weight, text.size), anchor=anchor)
        y += text.size * typeset.LINE_HEIGHT
    return y
