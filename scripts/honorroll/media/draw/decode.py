"""Decodes uploads: allowed formats, limits, orientation, colour space; and inspects photos."""

from __future__ import annotations

import io
import warnings
from contextlib import suppress
from functools import cache
from itertools import accumulate

import pillow_heif
from PIL import Image, ImageCms, ImageStat

from honorroll.media.renditions import MediaInfo, RejectedError, tone_index

#: The most megapixels of a photo. A JPEG can be decoded at a fraction of its size, other formats cannot; a TIFF is what
#: a scanner made, and is decoded only to be converted.
MAX_MEGAPIXELS = {"jpeg": 60, "tiff": 60}
MAX_OTHER_MEGAPIXELS = 25
#: The background of transparent photos: white in the light and the dark scheme.
BACKGROUND = (255, 255, 255)

_MAGIC = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
)
_AVIF = frozenset({b"avif", b"avis"})
_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_ORIENTATION = 0x0112
#: Keys of ``Image.info`` that hold metadata.
_METADATA_KEYS = ("exif", "xmp", "photoshop", "comment", "XML:com.adobe.xmp", "Raw profile type exif", "mp")

Image.MAX_IMAGE_PIXELS = None  # replaced by the limits above
warnings.simplefilter("ignore", Image.DecompressionBombWarning)


def sniff_format(data: bytes) -> str:
    """The format by the first bytes of the file: one of ``MediaInfo.format``, or ``""``."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        return "heif"
    if data[4:8] == b"ftyp" and data[8:12] in _AVIF:
        return "avif"
    return next((name for magic, name in _MAGIC if data.startswith(magic)), "")


def open_photo(data: bytes) -> Image.Image:
    """The photo with its header read and its size checked. Raises RejectedError."""
    format_ = sniff_format(data)
    if not format_:
        raise RejectedError("unsupported")
    try:
        if format_ == "heif":
            pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
        image = Image.open(io.BytesIO(data), formats=[format_.upper()])
    except MemoryError:
        raise RejectedError("too-large") from None
    except Exception as error:  # a decoder may raise anything for a hostile file
        raise RejectedError("broken") from error
    if image.width * image.height > MAX_MEGAPIXELS.get(format_, MAX_OTHER_MEGAPIXELS) * 1_000_000:
        raise RejectedError("too-large")
    return image


def decode_upright(data: bytes, wanted: float = 1.0) -> tuple[Image.Image, float]:
    """The photo upright and in sRGB, and the scale at which it was decoded.

    ``wanted`` is the scale that is needed: a JPEG may be decoded at a smaller scale than 1. Raises RejectedError.
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
    """The EXIF orientation, 1 to 8; 1 where it is missing or invalid. The decoders of HEIF and TIFF turn photos
    themselves.
    """
    with suppress(Exception):
        value = image.getexif().get(_ORIENTATION, 1)
        if isinstance(value, int) and 1 <= value <= 8 and image.format not in ("HEIF", "TIFF"):
            return value
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
    """The image turned by this EXIF orientation."""
    return image.transpose(_TURNS[turned]) if turned in _TURNS else image


def to_srgb(image: Image.Image) -> Image.Image:
    """The image as RGB in sRGB, whatever its mode, with transparent parts white."""
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
    """16-bit grey scaled to 8 bits; ``convert`` alone would clip nearly all of it to white."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("I", "F"):
        high = image.getextrema()[1]
        if isinstance(high, int | float) and high > 255:
            return image.convert("F").point(lambda value: value * (1 / 256)).convert("L")
        return image.convert("L")
    return image


def _converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    """The image in sRGB; None where the colour profile is damaged or does not fit, and is to be ignored."""
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


# ── Inspection ────────────────────────────────────────────────────────────────────────────────────────────────────────


def inspect_photo(data: bytes, content: str) -> MediaInfo:
    """What is known of a photo. Its pixels are decoded, so that what cannot be drawn is found now."""
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
    blank = max(high - low for low, high in _channel_ranges(small)) < 12
    return MediaInfo(
        content,
        width,
        height,
        format=sniff_format(data),
        tone=tone_index(*mean),
        likeness=b"" if blank else difference_hash(small),
        blank=blank,
        frames=int(getattr(image, "n_frames", 1)) if image.format in ("PNG", "WEBP") else 1,
        hidden=_has_metadata(image) or orientation(image) != 1 or _has_foreign_data(image, data),
    )


def _has_metadata(image: Image.Image) -> bool:
    return any(image.info.get(key) for key in _METADATA_KEYS)


#: The last bytes, trailing zeros aside, of a file that ends with its picture.
_ENDS = {"jpeg": b"\xff\xd9", "png": b"IEND\xaeB`\x82"}


def _has_foreign_data(image: Image.Image, data: bytes) -> bool:
    """Whether data follows the picture (an archive, a film), or the colour profile is something else."""
    profile = image.info.get("icc_profile")
    if profile and not _is_profile(profile):
        return True
    if image.format == "WEBP":
        return len(data) > int.from_bytes(data[4:8], "little") + 9  # an odd length is padded by one byte
    return not data.rstrip(b"\0").endswith(_ENDS.get(sniff_format(data), b""))


def _is_profile(profile: bytes) -> bool:
    try:
        ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except Exception:  # a hostile profile may raise anything
        return False
    return True


def _channel_ranges(image: Image.Image) -> list[tuple[int, int]]:
    """The darkest and lightest value of each channel, without the outermost hundredth, which may be noise."""
    ignored = image.width * image.height // 100

    def first_above(histogram: list[int], values: range) -> int:
        counts = accumulate(histogram[value] for value in values)
        return next(value for value, count in zip(values, counts, strict=True) if count > ignored)

    histograms = [image.getchannel(n).histogram() for n in range(3)]
    return [(first_above(each, range(256)), first_above(each, range(255, -1, -1))) for each in histograms]


def difference_hash(image: Image.Image) -> bytes:
    """A perceptual hash of 64 bits ("dHash"): whether each of 8 × 8 fields is darker than its right neighbour."""
    values = image.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (values[row * 9 + column] < values[row * 9 + column + 1])
    return bits.to_bytes(8, "big")
