"""Uploads to pixels: decoding by allow-list, limits, orientation, colour; and what there is to know of a photo."""

from __future__ import annotations

import io
import warnings
from contextlib import suppress
from functools import cache

import pillow_heif
from PIL import Image, ImageCms, ImageStat

from honorroll.media.renditions import MediaInfo, tone_index

#: Megapixels that may be decoded: a JPEG can be decoded at a fraction of its size, other kinds cannot.
MAX_JPEG_MEGAPIXELS, MAX_MEGAPIXELS = 60, 25
#: What a transparent photo is laid on: white as paper, in either scheme.
BACKGROUND = (255, 255, 255)

_MAGIC = ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"))
_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_ORIENTATION = 0x0112
#: What only a photo of itself holds: nobody needs to know it.
_TELLTALE = ("exif", "xmp", "photoshop", "comment", "XML:com.adobe.xmp", "Raw profile type exif", "mp")

Image.MAX_IMAGE_PIXELS = None  # the limits above come first
warnings.simplefilter("ignore", Image.DecompressionBombWarning)


class RejectedError(Exception):
    """The file is not a photo that can be used; ``str()`` is a ``Look.problem``."""


def sniff_format(data: bytes) -> str:
    """The format by what the file begins with, whatever it is called."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        return "heif"
    return next((name for magic, name in _MAGIC if data.startswith(magic)), "")


def open_photo(data: bytes) -> Image.Image:
    """The photo, its header read and its size checked. Raises RefusedError."""
    format_ = sniff_format(data)
    if not format_:
        raise RejectedError("unsupported")
    try:
        if format_ == "heif":
            pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
        image = Image.open(io.BytesIO(data), formats=[format_.upper()])
    except MemoryError:
        raise RejectedError("too-large") from None
    except Exception as error:  # whatever a decoder makes of a hostile file
        raise RejectedError("broken") from error
    if image.width * image.height > (MAX_JPEG_MEGAPIXELS if format_ == "jpeg" else MAX_MEGAPIXELS) * 1_000_000:
        raise RejectedError("too-large")
    return image


def decode_upright(data: bytes, wanted: float = 1.0) -> tuple[Image.Image, float]:
    """The photo upright, in sRGB, and its scale: of a JPEG no more is decoded than ``wanted`` of its size needs.

    Raises RefusedError.
    """
    image = open_photo(data)
    width = image.width
    try:
        if image.format in ("JPEG", "MPO") and wanted < 1:
            image.draft(None, (int(image.width * wanted) + 1, int(image.height * wanted) + 1))
        image.load()
    except MemoryError:
        raise RejectedError("too-large") from None
    except Exception as error:
        raise RejectedError("broken") from error
    scale = image.width / width
    return upright(to_srgb(image), orientation(image)), scale


def orientation(image: Image.Image) -> int:
    """1 to 8; what a tag says beyond that is nothing. HEIF comes upright out of its decoder."""
    with suppress(Exception):
        found = image.getexif().get(_ORIENTATION, 1)
        if isinstance(found, int) and 1 <= found <= 8 and image.format != "HEIF":
            return found
    return 1


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def upright(image: Image.Image, turned: int) -> Image.Image:
    return image.transpose(_TURNS[turned]) if turned in _TURNS else image


def to_srgb(image: Image.Image) -> Image.Image:
    """Any mode as RGB in sRGB, alpha laid on white."""
    profile = image.info.get("icc_profile")
    image = to_eight_bits(image)
    if image.mode in ("P", "PA"):
        image = image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    elif image.mode in ("1", "L", "RGB") and "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode in ("La", "RGBa"):
        image = image.convert({"La": "LA", "RGBa": "RGBA"}[image.mode])
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    if alpha is not None:
        image = image.convert("L" if image.mode == "LA" else "RGB")
    converted = _converted(image, profile) if profile else None
    image = converted or image.convert("RGB")
    if alpha is None or alpha.getextrema() == (255, 255):
        return image
    return Image.composite(image, Image.new("RGB", image.size, BACKGROUND), alpha)


def to_eight_bits(image: Image.Image) -> Image.Image:
    """Sixteen bits of grey as eight, scaled: ``convert`` alone would turn nearly all of it white."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("I", "F"):
        high = image.getextrema()[1]
        if isinstance(high, int | float) and high > 255:
            return image.convert("F").point(lambda value: value * (1 / 256)).convert("L")
        return image.convert("L")
    return image


def _converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    """The picture in sRGB; None where the profile is none, or not of this kind of picture: then it is passed over."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in (ImageCms.getProfileDescription(source) or "").lower() and image.mode == "RGB":
            return image
        return ImageCms.profileToProfile(image, source, _srgb(), outputMode="RGB")
    except Exception:  # a damaged profile says nothing about the pixels
        return None


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


# ── Looking ────────────────────────────────────────────────────────────────────────────────────────────────────────


def inspect_photo(data: bytes, content: str) -> MediaInfo:
    """What there is to know about a photo; it is decoded whole, so that what cannot be drawn is known now."""
    try:
        image = open_photo(data)
        width, height = image.size
        small, _ = decode_upright(data, 256 / max(image.size))
    except RejectedError as error:
        return MediaInfo(content, problem=str(error))
    if orientation(image) >= 5:
        width, height = height, width
    small.thumbnail((128, 128), Image.Resampling.BOX, reducing_gap=None)
    mean = [round(value) for value in ImageStat.Stat(small).mean]
    spread = max(high - low for low, high in _extremes(small))
    return MediaInfo(
        content, width, height, sniff_format(data), tone_index(*mean), b"" if spread < 12 else difference_hash(small), spread < 12,
        int(getattr(image, "n_frames", 1)) if image.format in ("PNG", "WEBP") else 1,
        any(image.info.get(key) for key in _TELLTALE) or orientation(image) != 1 or _more_than_a_picture(image, data),
    )  # fmt: skip


#: What a file ends with, zeros aside, that ends where its picture does.
_ENDS = {"jpeg": b"\xff\xd9", "png": b"IEND\xaeB`\x82"}


def _more_than_a_picture(image: Image.Image, data: bytes) -> bool:
    """Whether a file goes on after its picture (an archive, a film), or has something else for a profile of colours."""
    profile = image.info.get("icc_profile")
    if profile and not _is_profile(profile):
        return True
    if image.format == "WEBP":
        return len(data) > int.from_bytes(data[4:8], "little") + 9  # the length may be odd, and is then filled up
    return not data.rstrip(b"\0").endswith(_ENDS.get(sniff_format(data), b""))


def _is_profile(profile: bytes) -> bool:
    try:
        ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except Exception:  # of a hostile profile, anything
        return False
    return True


def _extremes(image: Image.Image) -> list[tuple[int, int]]:
    """The darkest and the lightest of each channel, but for a hundredth at either end: noise is not a picture."""
    cut = image.width * image.height // 100
    found = []
    for n in range(3):
        histogram, low, high = image.getchannel(n).histogram(), 0, 255
        for values, step in ((range(256), "low"), (range(255, -1, -1), "high")):
            seen = 0
            for value in values:
                seen += histogram[value]
                if seen > cut:
                    low, high = (value, high) if step == "low" else (low, value)
                    break
        found.append((low, high))
    return found


def difference_hash(image: Image.Image) -> bytes:
    """Whether it grows lighter from each of 8 × 8 fields to the next: a "difference hash", 64 bits."""
    values = image.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (values[row * 9 + column] < values[row * 9 + column + 1])
    return bits.to_bytes(8, "big")
