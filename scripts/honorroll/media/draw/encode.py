"""Draws renditions. Each is encoded from pixels alone, so that nothing else of the upload can be in it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from PIL import Image

from honorroll.media.draw import share_pictures, typeset
from honorroll.media.draw.decode import decode_upright, open_photo
from honorroll.media.renditions import Box, Crop, SocialCard, card_files

#: Encoder options by the largest width for which they hold, chosen with ``tests/bench/bench_photos.py``. Small pictures
#: are shown on dense screens, where single pixels matter less. Above 640 px AVIF and WebP match a JPEG of quality 80 in
#: SSIM. More effort would make AVIF files a tenth smaller and take ten times as long.
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


#: A photo of fewer pixels across is not enlarged to fill a social card.
SMALL = 300


def draw_jobs(
    data: bytes, jobs: Sequence[tuple[Sequence[Crop], SocialCard | None]]
) -> Iterator[tuple[int, str, bytes]]:
    """The pictures of every job, all from one decoding: the index of the job, the file name, the file.

    ``data`` is the photo, empty for cards without one. Raises RejectedError.
    """
    boxes = [(crop.box, crop.sizes[-1][0]) for crops, _ in jobs for crop in crops]
    boxes += [(card.box, share_pictures.WIDEST) for _, card in jobs if card and card.box]
    wanted_scale = max((width / (box[2] - box[0]) for box, width in boxes), default=1.0)
    image, scale = decode_upright(data, wanted_scale) if boxes else (None, 1.0)
    for index, (crops, card) in enumerate(jobs):
        for crop in crops:
            for name, picture in draw_crop(image, scale, crop) if image else ():
                yield index, name, picture
        if card:
            for file in card_files(card):
                size, draw = share_pictures.SHAPES[file]
                part = scaled(card.box, scale, image) if image and card.box else None
                portrait = _on_card(image, part, card.box, size) if image and part and card.box else None
                yield index, file, encode(draw(card, portrait), "jpg", quality=82, subsampling=0)


def _on_card(image: Image.Image, part: Box, box: Box, size: tuple[int, int]) -> Image.Image:
    """The portrait of a social card in this size: ``part`` of the image, which is ``box`` of the photo. A photo that is
    too small to fill it keeps its own size, on a mount.
    """
    width, height = round(box[2] - box[0]), round(box[3] - box[1])
    if width >= SMALL:
        return resized(image, size, part)
    mount = Image.new("RGB", size, typeset.SURFACE)
    left, top = (mount.width - width) // 2, (mount.height - height) // 2
    mount.paste(resized(image, (width, height), part), (left, top))
    return mount


def draw_crop(image: Image.Image, scale: float, crop: Crop) -> Iterator[tuple[str, bytes]]:
    """The file name and file of each size and format of a crop. ``image`` was decoded at ``scale``."""
    part: Image.Image | None = None
    for size in reversed(crop.sizes):  # each from the next larger one: a fifth of the work
        if part is None:
            part = resized(image, size, scaled(crop.box, scale, image))
        else:
            part = part.resize(size, Image.Resampling.LANCZOS)
        for format_ in crop.formats:
            yield f"{crop.layout}-{size[0]}.{format_}", encode(part, format_)


def resized(image: Image.Image, size: tuple[int, int], box: Box) -> Image.Image:
    """The part ``box`` of the image, resized to ``size``."""
    return image.resize(size, Image.Resampling.LANCZOS, box, reducing_gap=3)


def scaled(box: Box, scale: float, image: Image.Image) -> Box:
    """A box of the photo in pixels of ``image``, which was decoded at ``scale``."""
    left, top, right, bottom = (edge * scale for edge in box)
    return max(left, 0), max(top, 0), min(right, image.width), min(bottom, image.height)


def encode(image: Image.Image, format_: str, **overrides: Any) -> bytes:
    """A file with nothing but the pixels of ``image``; ``overrides`` replace options of ``ENCODER_OPTIONS``."""
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    target = io.BytesIO()
    options = next(by_format for max_width, by_format in ENCODER_OPTIONS if image.width <= max_width)[format_]
    bare.save(target, **options | overrides)
    return target.getvalue()


def corrected_photo(data: bytes, longest: int) -> bytes:
    """The photo as a JPEG that the checks accept: upright, sRGB, at most ``longest`` pixels a side, no metadata."""
    image, _ = decode_upright(data, longest / max(open_photo(data).size))
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3)
    return encode(image, "jpg", quality=92, subsampling=0)


def redrawn_photo(data: bytes, longest: int) -> bytes:
    """The same picture in the same format, upright and of its pixels alone, at most ``longest`` a side."""
    photo = open_photo(data)
    image, _ = decode_upright(data, longest / max(photo.size))
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3)
    if photo.format == "PNG":  # drawings and screens: sharp edges, few colours
        target = io.BytesIO()
        image.convert("RGB").save(target, "PNG", optimize=True)
        return target.getvalue()
    return encode(image, "webp" if photo.format == "WEBP" else "jpg")


def parse_job(crops: Sequence[Any], card_: Any) -> tuple[list[Crop], SocialCard | None]:
    """The crops and card of a job as msgpack delivers them."""
    return [Crop(*crop) for crop in crops], SocialCard(*card_) if card_ else None
