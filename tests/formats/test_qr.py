"""The QR codes: equal, module by module, to those of another implementation that was asked once."""

from __future__ import annotations

import re
from base64 import b64decode
from hashlib import blake2b
from zlib import crc32, decompress

import pytest

from honorroll.formats import qr

ADDRESS = "https://bang-vang.example/bang-vang/" + "nguyen-thi-minh-" * 12

# The first characters of ADDRESS that fill each version -> a digest of the modules. The package qrcode 8.2 gives the
# same for every length from 1 to 213 (error correction M, mask 0, byte mode), and OpenCV reads them.
MODULES = {
    14: "7234ee1b9aa0f18d",
    26: "cc9321e1efeb15dd",
    42: "4cf5cc688ba808d1",
    62: "e7c1f2a3cc215279",
    84: "52f26959501bcf1a",
    106: "eeb63daf24db8713",
    122: "2dfb59d095c0245e",
    152: "1ebb38c8a9013afd",
    180: "d6adec2b2fc9d53e",
    213: "9e3a7af70dd5930f",
}


def modules(img: str) -> list[str]:
    """The rows of a code as noughts and ones, dark is one, read back from the picture chunk by chunk."""
    [(source, width, height)] = re.findall(r'src="data:image/png;base64,([^"]*)" width="(\d+)" height="(\d+)"', img)
    picture = b64decode(source, validate=True)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(picture):
        length = int.from_bytes(picture[at : at + 4])
        kind, data = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        assert picture[at + 8 + length : at + 12 + length] == crc32(kind + data).to_bytes(4)
        chunks[kind] = data
        at += 12 + length
    assert list(chunks) == [b"IHDR", b"IDAT", b"IEND"]
    size = int(width)
    assert chunks[b"IHDR"] == size.to_bytes(4) * 2 + bytes([1, 0, 0, 0, 0])  # one bit of grey a dot
    data, stride = decompress(chunks[b"IDAT"]), (size + 7) // 8 + 1
    lines = [data[start : start + stride] for start in range(0, len(data), stride)]
    assert {line[0] for line in lines} == {0}  # no filter
    rows = ["".join(f"{byte ^ 0xFF:08b}" for byte in line[1:])[:size] for line in lines]
    assert len(rows) == size == int(height)
    return rows


@pytest.mark.parametrize(("length", "digest"), MODULES.items())
def test_modules_are_those_of_another_implementation(length: int, digest: str) -> None:
    rows = modules(qr.img_element(ADDRESS[:length]))
    assert blake2b("\n".join(rows).encode(), digest_size=8).hexdigest() == digest


def test_each_version_begins_where_the_one_before_is_full() -> None:
    sizes = [
        len(modules(qr.img_element(ADDRESS[: length + more]))) for length in MODULES for more in (0, 1) if length < 213
    ]
    assert sizes == [17 + 4 * version for version in (1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10)]


def test_what_is_too_long_has_no_code() -> None:
    assert qr.img_element("x" * 213)
    assert qr.img_element("x" * 214) == ""
    assert qr.img_element("ữ" * 72) == ""  # bytes count, not letters


def test_a_code_is_a_picture_with_a_name() -> None:
    img = qr.img_element("https://bang-vang.example/")
    assert img.startswith("<img ")
    assert ' alt="Mã QR dẫn đến trang này"' in img
