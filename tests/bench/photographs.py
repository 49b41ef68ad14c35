"""Photographs to measure with: those of scikit-image, as they are and as a telephone's twelve megapixels; how alike two
are.

None has twelve megapixels: each is enlarged and given the noise of a sensor. SSIM is that of scikit-image (7 × 7, data
range 255, mean of the channels).
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import numpy
from PIL import Image
from skimage import data
from skimage.metrics import structural_similarity

#: An astronaut, a cat, a cup, a rocket, a motorcycle, galaxies, an eye: all in colour.
PHOTOGRAPHS = ("astronaut", "chelsea", "coffee", "rocket", "motorcycle_left", "hubble_deep_field", "retina")
#: Pixels of an upload, as it is seen; and the width at which formats are compared.
LARGE, WIDTH = (4000, 3000), 960
FINEST = Image.Resampling.LANCZOS


def photograph(name: str) -> Image.Image:
    with Image.open(next(Path(data.__file__).parent.glob(f"{name}.*"))) as image:
        return image.convert("RGB")


@cache
def as_they_are() -> list[Image.Image]:
    """Each no wider than ``WIDTH``: the detail of a photo that was taken in this size."""
    pictures = []
    for name in PHOTOGRAPHS:
        whole = photograph(name)
        high = round(whole.height * WIDTH / whole.width)
        pictures.append(whole.resize((WIDTH, high), FINEST) if whole.width > WIDTH else whole)
    return pictures


def upload(name: str, n: int = 0) -> bytes:
    """A twelve-megapixel JPEG as a telephone takes it: with the noise of a sensor, every second one on its side."""
    whole = photograph(name)
    across, down = min(whole.width, whole.height * 4 / 3), min(whole.height, whole.width * 3 / 4)
    left, top = (whole.width - across) / 2, (whole.height - down) / 2
    large = whole.resize(LARGE, FINEST, (left, top, left + across, top + down))
    noise = numpy.random.default_rng(n).normal(0, 4, (LARGE[1], LARGE[0], 3)).astype("float32")
    noisy = Image.fromarray(numpy.clip(numpy.asarray(large) + noise, 0, 255).astype("uint8"))
    exif = Image.Exif()
    if n % 2:
        noisy = noisy.transpose(Image.Transpose.ROTATE_90)
        exif[0x0112] = 6
    target = io.BytesIO()
    noisy.save(target, "JPEG", quality=90, exif=exif)
    return target.getvalue()


def reference(upload_: bytes) -> Image.Image:
    """The upload in ``WIDTH``: all of it decoded and reduced with the best filter in one step, and nothing lost after
    that.
    """
    with Image.open(io.BytesIO(upload_)) as image:
        return image.convert("RGB").resize((WIDTH, round(image.height * WIDTH / image.width)), FINEST)


def likeness(one: Image.Image, other: Image.Image) -> float:
    return float(structural_similarity(numpy.asarray(one), numpy.asarray(other), channel_axis=2, data_range=255))


def decoded(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("RGB")


def encoded(image: Image.Image, **how: object) -> bytes:
    target = io.BytesIO()
    image.save(target, **how)  # type: ignore[arg-type]  # the settings of each format are its own
    return target.getvalue()
