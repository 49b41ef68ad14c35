"""Draws contact sheets: every photo of an honoree with each of its crops, to choose the focus by."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

from honorroll.media.draw.decode import decode_upright
from honorroll.media.draw.encode import encode
from honorroll.media.draw.typeset import GOLD, INK, MUTED, PAPER, RED, load_font
from honorroll.media.renditions import Box, RejectedError

HIGH, GAP, HEAD = 360, 24, 64


def draw_sheet(photos: Sequence[tuple[str, bytes, tuple[float, float], Sequence[tuple[str, Box]]]]) -> bytes:
    """A JPEG that shows for each photo its label, the whole with every crop outlined, and each crop by itself.

    A photo is its label, file, focus and crops (name and box).
    """
    rows = [_row(*photo) for photo in photos]
    width = max(row.width for row in rows) + 2 * GAP
    image = Image.new("RGB", (width, sum(row.height + GAP for row in rows) + GAP), PAPER)
    y = GAP
    for row in rows:
        image.paste(row, (GAP, y))
        y += row.height + GAP
    return encode(image, "jpg", quality=88)


def _row(label: str, data: bytes, focus: tuple[float, float], crops: Sequence[tuple[str, Box]]) -> Image.Image:
    small, regular = load_font("400Regular", 17), load_font("600SemiBold", 22)
    try:
        whole, scale = decode_upright(data, 0.5)
    except RejectedError as error:
        row = Image.new("RGB", (900, HEAD), PAPER)
        ImageDraw.Draw(row).text((0, 8), f"{label}: {error}", RED, regular)
        return row
    # a box has four edges
    cuts = [whole.crop(tuple(round(edge * scale) for edge in box)) for _, box in crops]  # type: ignore[arg-type]
    shrunk = HIGH / whole.height
    pictures = [whole.resize((max(1, round(whole.width * shrunk)), HIGH), reducing_gap=3)]
    canvas = ImageDraw.Draw(pictures[0])
    for _, (left, top, right, bottom) in crops:
        edges = tuple(edge * scale * shrunk for edge in (left, top, right, bottom))
        canvas.rectangle((edges[0], edges[1], edges[2] - 1, edges[3] - 1), outline=GOLD, width=2)
    x, y = focus[0] * pictures[0].width, focus[1] * HIGH
    canvas.ellipse((x - 9, y - 9, x + 9, y + 9), outline=RED, width=4)
    pictures += [cut.resize((max(1, round(cut.width * HIGH / cut.height)), HIGH), reducing_gap=3) for cut in cuts]
    row = Image.new("RGB", (sum(picture.width + GAP for picture in pictures), HEAD + HIGH), PAPER)
    canvas = ImageDraw.Draw(row)
    canvas.text((0, 0), label, INK, regular)
    x = 0
    for picture, name in zip(pictures, ["", *(name for name, _ in crops)], strict=True):
        canvas.text((x, 36), name, MUTED, small)
        row.paste(picture, (round(x), HEAD))
        x += picture.width + GAP
    return row
