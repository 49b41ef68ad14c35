"""What comes out of a decoder: upright, in sRGB, eight bits, whatever went in."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageCms
from tests.media import uploads
from tests.media.uploads import picture, saved

from honorroll.media.draw.decode import decode_upright, inspect_photo, open_photo, to_srgb
from honorroll.media.renditions import MediaInfo, RejectedError

REFERENCE = picture(640, 800)
#: How a photo with this tag was held when it was taken: what is done to the upright one to get what the camera stores.
STORED: dict[int, tuple[Image.Transpose, ...]] = {
    1: (),
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_90,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_270,),
}
#: Each mode as a file has it, and how far its pixels may be from the reference, on average of 255.
MODES: dict[str, tuple[Callable[[Image.Image], Image.Image], str, float]] = {
    "RGB": (lambda image: image, "PNG", 0.5),
    "RGBA": (lambda image: image.convert("RGBA"), "PNG", 0.5),
    "L": (lambda image: image.convert("L"), "PNG", 0.5),
    "P": (lambda image: image.quantize(256), "PNG", 12),
    "CMYK": (lambda image: image.convert("CMYK"), "JPEG", 6),
    "I;16": (lambda image: image.convert("L").convert("I").point(lambda v: v * 257).convert("I;16"), "PNG", 1.5),
}


def apart(one: Image.Image, other: Image.Image) -> float:
    assert (one.size, one.mode) == (other.size, other.mode)
    pairs = zip(one.tobytes(), other.tobytes(), strict=True)
    return sum(abs(a - b) for a, b in pairs) / len(one.tobytes())


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("turned", STORED)
def test_eight_orientations_in_six_modes(turned: int, mode: str) -> None:
    convert, format_, most = MODES[mode]
    stored = convert(REFERENCE)
    for step in STORED[turned]:
        stored = stored.transpose(step)
    exif = Image.Exif()
    exif[0x0112] = turned
    seen, scale = decode_upright(saved(stored, format_, exif=exif, **({"quality": 95} if format_ == "JPEG" else {})))
    expected = REFERENCE.convert("L").convert("RGB") if mode in ("L", "I;16") else REFERENCE
    assert scale == 1
    assert apart(seen, expected) < most


def test_an_orientation_that_does_not_exist_is_none() -> None:
    exif = Image.Exif()
    exif[0x0112] = 99
    seen, _ = decode_upright(saved(REFERENCE, "PNG", exif=exif))
    assert apart(seen, REFERENCE) == 0


@pytest.mark.parametrize("mode", sorted(Image.MODES))
def test_every_mode_that_pillow_knows_becomes_rgb(mode: str) -> None:
    seen = to_srgb(Image.new(mode, (8, 8)))
    assert (seen.mode, seen.size) == ("RGB", (8, 8))


def test_transparency_lies_on_white() -> None:
    image = Image.new("RGBA", (400, 400), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 200, 400))
    seen, _ = decode_upright(saved(image, "PNG"))
    assert (seen.getpixel((10, 10)), seen.getpixel((390, 10))) == ((0, 0, 255), (255, 255, 255))


def test_a_palette_may_be_transparent() -> None:
    image = Image.new("P", (400, 400), 1)
    image.putpalette([0, 255, 0, 255, 0, 0])
    seen, _ = decode_upright(saved(image, "PNG", transparency=1))
    assert seen.getpixel((5, 5)) == (255, 255, 255)


def test_a_profile_is_obeyed_and_garbage_passed_over() -> None:
    linear = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    for profile in (b"no profile at all", linear[:200], b"\0" * 5000):
        seen, _ = decode_upright(saved(REFERENCE, "PNG", icc_profile=profile))
        assert apart(seen, REFERENCE) == 0
    lab = Image.merge("RGB", REFERENCE.split())
    profiled = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    seen, _ = decode_upright(saved(lab, "PNG", icc_profile=profiled))
    assert apart(seen, REFERENCE) < 1


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_colours_are_those_of_the_profile(format_: str) -> None:
    """A profile whose red and green are swapped makes green of red, and so for what lies between."""
    import pillow_heif  # noqa: PLC0415  # what writes one

    pillow_heif.register_heif_opener()
    image = Image.new("RGB", (640, 640), (255, 0, 0))
    image.paste((90, 160, 160), (0, 320, 640, 640))
    how = {} if format_ == "PNG" else {"quality": 98}
    seen, _ = decode_upright(saved(image, format_, icc_profile=uploads.PRIMARIES_SWAPPED, **how))
    for place, expected in (((50, 50), (0, 255, 0)), ((50, 600), (160, 90, 160))):
        found = seen.getpixel(place)
        assert isinstance(found, tuple)
        assert max(abs(one - other) for one, other in zip(found, expected, strict=True)) < 12


def test_a_large_jpeg_is_decoded_at_a_fraction() -> None:
    data = saved(REFERENCE.resize((2400, 3000)), "JPEG")
    seen, scale = decode_upright(data, 320 / 2400)
    assert seen.width < 700
    assert scale == pytest.approx(seen.width / 2400)


def test_a_photo_of_an_iphone_is_read() -> None:
    import pillow_heif  # noqa: PLC0415  # this test alone writes one

    target = io.BytesIO()
    pillow_heif.from_pillow(REFERENCE).save(target, quality=90)
    found = inspect_photo(target.getvalue(), "c")
    assert (found.width, found.height, found.format, found.problem) == (640, 800, "heif", "")
    assert apart(decode_upright(target.getvalue())[0], REFERENCE) < 6


def test_what_is_found_out_about_a_photo() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = inspect_photo(saved(REFERENCE, "JPEG", exif=exif), "c")
    assert (found.width, found.height, found.format, found.hidden) == (800, 640, "jpeg", True)
    smaller = inspect_photo(saved(REFERENCE.resize((320, 400)), "JPEG", quality=60), "d")
    other = inspect_photo(saved(picture(640, 800, seed=9), "JPEG"), "e")
    upright = inspect_photo(saved(REFERENCE, "PNG"), "f")
    assert not upright.hidden
    assert distance(smaller, upright) <= 3
    assert distance(other, upright) > 8
    blank = inspect_photo(saved(Image.new("RGB", (640, 800), "#888"), "JPEG"), "g")
    assert (blank.blank, blank.likeness) == (True, b"")


def distance(one: MediaInfo, other: MediaInfo) -> int:
    return (int.from_bytes(one.likeness, "big") ^ int.from_bytes(other.likeness, "big")).bit_count()


def test_a_jpeg_may_have_more_pixels_than_a_png() -> None:
    sides = saved(Image.new("L", (5200, 5200)), "PNG"), saved(Image.new("L", (5200, 5200)), "JPEG")
    with pytest.raises(RejectedError, match="too-large"):
        open_photo(sides[0])
    assert open_photo(sides[1]).size == (5200, 5200)
    with pytest.raises(RejectedError, match="too-large"):
        open_photo(saved(Image.new("L", (8000, 7600)), "JPEG"))
