"""A picture in a document keeps its pixels and how it is turned, and nothing else."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.media.uploads import CANARY, picture, saved, telling

from honorroll.formats.jpeg import without_metadata


def test_what_a_photo_tells_is_gone_and_its_pixels_stay() -> None:
    told = telling("JPEG").replace(b"ICC_PROFILE\0", b"ICC_PROFILX\0")  # the colour profile stays, whatever it says
    stripped = without_metadata(told)
    assert CANARY.encode() in told
    assert CANARY.encode() not in stripped
    assert Image.open(io.BytesIO(stripped)).tobytes() == Image.open(io.BytesIO(told)).tobytes()
    assert without_metadata(stripped) == stripped


def test_a_turned_photo_stays_turned() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, CANARY
    stripped = without_metadata(saved(picture(), "JPEG", exif=exif))
    assert dict(Image.open(io.BytesIO(stripped)).getexif()) == {0x0112: 6}


@given(st.integers(0, 400), st.binary(max_size=8))
def test_damage_never_raises(at: int, junk: bytes) -> None:
    data = telling("JPEG")[:600]
    without_metadata(data[:at] + junk + data[at + 1 :])


def test_other_data_comes_back_as_it_is() -> None:
    assert without_metadata(b"GIF89a") == b"GIF89a"
