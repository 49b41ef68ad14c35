"""The QR codes: equal, module by module, to those of another implementation that was asked once."""

from __future__ import annotations

import re
from hashlib import blake2b

import pytest

from honorroll.pages import qr

ADDRESS = "https://bang-vang.example/bang-vang/" + "nguyen-thi-minh-" * 12

# The first characters of ADDRESS that fill each version -> a digest of the modules. The package qrcode 8.2 gives the same
# for every length from 1 to 213 (error correction M, mask 0, byte mode), and OpenCV reads them.
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


def modules(svg: str) -> list[str]:
    """The rows of a code as noughts and ones, read back from the path."""
    [size] = {int(width) - 8 for width in re.findall(r'viewBox="-4 -4.5 (\d+) \1"', svg)}
    [path] = re.findall(r' d="([^"]*)"', svg)
    rows = []
    for y, strokes in enumerate(re.split(r"M0 \d+", path)[1:]):
        assert f"M0 {y}" in path
        row = "".join(
            ("1" if kind == "h" else "0") * int(length) for kind, length in re.findall(r"([hm])(\d+)", strokes)
        )
        rows.append(row.ljust(size, "0"))
    assert {len(row) for row in rows} == {len(rows)} == {size}
    return rows


@pytest.mark.parametrize(("length", "digest"), MODULES.items())
def test_modules_are_those_of_another_implementation(length: int, digest: str) -> None:
    rows = modules(qr.svg(ADDRESS[:length]))
    assert blake2b("\n".join(rows).encode(), digest_size=8).hexdigest() == digest


def test_each_version_begins_where_the_one_before_is_full() -> None:
    sizes = [len(modules(qr.svg(ADDRESS[: length + more]))) for length in MODULES for more in (0, 1) if length < 213]
    assert sizes == [17 + 4 * version for version in (1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10)]


def test_what_is_too_long_has_no_code() -> None:
    assert qr.svg("x" * 213)
    assert qr.svg("x" * 214) == ""
    assert qr.svg("ữ" * 72) == ""  # bytes count, not letters


def test_a_code_is_a_picture_with_a_name_and_a_quiet_zone() -> None:
    svg = qr.svg("https://bang-vang.example/")
    assert 'role="img" aria-label="' in svg
    assert 'viewBox="-4 -4.5 33 33"' in svg
