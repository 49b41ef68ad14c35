"""Pixels to pictures: every one is encoded anew, so that nothing else of the upload can be in it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from PIL import Image

from honorroll.media.draw import social_card
from honorroll.media.draw.decode import decode_upright, open_photo
from honorroll.media.renditions import CARD_FILE, Box, Crop, SocialCard

#: Quality and effort by the width up to which they hold, chosen from the table of ``tests/bench/bench_photos.py``: small
#: pictures stand on dense screens, where the eye sees less of each pixel; from 641 on AVIF and WebP are at least as like
#: the photo (SSIM) as a JPEG of quality 80. With more effort AVIF would be smaller by a tenth, and cost ten times as much.
ENCODER_OPTIONS: tuple[tuple[int, dict[str, dict[str, Any]]], ...] = (
    (
        320,
        {
            "avif": {"format": "AVIF", "quality": 39, "speed": 8, "max_threads": 1, "advanced": {"tune": "iq"}},
            "webp": {"format": "WEBP", "quality": 52, "method": 4},
            "jpg": {"format": "JPEG", "quality": 64, "optimize": True},
        },
    ),
    (
        640,
        {
            "avif": {"format": "AVIF", "quality": 61, "speed": 9, "max_threads": 1, "advanced": {"tune": "ssim"}},
            "webp": {"format": "WEBP", "quality": 78, "method": 2},
            "jpg": {"format": "JPEG", "quality": 78, "optimize": True},
        },
    ),
    (
        1 << 20,
        {
            "avif": {"format": "AVIF", "quality": 73, "speed": 9, "max_threads": 1, "advanced": {"tune": "ssim"}},
            "webp": {"format": "WEBP", "quality": 87, "method": 2},
            "jpg": {"format": "JPEG", "quality": 80, "optimize": True},
        },
    ),
)


def draw_jobs(
    data: bytes, orders: Sequence[tuple[Sequence[Crop], SocialCard | None]]
) -> Iterator[tuple[int, str, bytes]]:
    """The pictures of every order: its number, name and file, all from one decoding. Raises RefusedError."""
    boxes = [(crop.box, crop.sizes[-1][0]) for crops, _ in orders for crop in crops]
    boxes += [(card_.box, social_card.PORTRAIT[0]) for _, card_ in orders if card_ and card_.box]
    image, scale = (
        decode_upright(data, max(width / (box[2] - box[0]) for box, width in boxes)) if boxes else (None, 1.0)
    )
    for n, (crops, card_) in enumerate(orders):
        for crop in crops:
            for name, picture in cut(image, scale, crop) if image else ():
                yield n, name, picture
        if card_:
            portrait = image.resize(social_card.PORTRAIT, Image.Resampling.LANCZOS, scaled(card_.box, scale, image), reducing_gap=3) if image and card_.box else None  # fmt: skip
            yield n, CARD_FILE, encode(social_card.draw_card(card_, portrait), "jpg", quality=84, subsampling=0, optimize=False)  # fmt: skip


def cut(image: Image.Image, scale: float, crop: Crop) -> Iterator[tuple[str, bytes]]:
    part: Image.Image | None = None
    for width, height in reversed(crop.sizes):  # each from the one before: a fifth of the work
        if part is None:
            part = image.resize(
                (width, height), Image.Resampling.LANCZOS, scaled(crop.box, scale, image), reducing_gap=3
            )
        else:
            part = part.resize((width, height), Image.Resampling.LANCZOS)
        for format_ in crop.formats:
            yield f"{crop.layout}-{width}.{format_}", encode(part, format_)


def scaled(box: Box, scale: float, image: Image.Image) -> Box:
    """A box of the whole photo in pixels of what was decoded of it."""
    left, top, right, bottom = (edge * scale for edge in box)
    return max(left, 0), max(top, 0), min(right, image.width), min(bottom, image.height)


def encode(image: Image.Image, format_: str, **more: Any) -> bytes:
    """A new image with nothing but pixels, as a file."""
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    target = io.BytesIO()
    how = next(how for widest, how in ENCODER_OPTIONS if image.width <= widest)[format_]
    bare.save(target, **how | more)
    return target.getvalue()


def corrected_photo(data: bytes, longest: int) -> bytes:
    """The photo as it should have been sent: upright, sRGB, no larger than ``longest``, nothing but pixels; a JPEG."""
    image, _ = decode_upright(data, longest / max(open_photo(data).size))
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3)
    return encode(image, "jpg", quality=92, subsampling=0)


def parse_job(crops: Sequence[Any], card_: Any) -> tuple[list[Crop], SocialCard | None]:
    """An order as it comes out of the pipe."""
    return [Crop(*crop) for crop in crops], SocialCard(*card_) if card_ else None
