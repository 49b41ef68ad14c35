"""QR codes of URLs (ISO/IEC 18004): byte mode, error correction level M, versions 1 to 10, always mask 0.

Written here because a page may cost 150 µs and the packages take milliseconds, mostly to choose among eight masks. Any
mask is valid: readers find it in the format bits. The code is linear, so a symbol is the XOR of what each data codeword
contributes, error correction included. A symbol is therefore one big integer, laid out as the rows of a picture, and
the contribution of a codeword is computed once.
"""

from __future__ import annotations

from binascii import b2a_base64, crc32
from collections.abc import Iterator
from functools import cache, reduce
from itertools import chain, compress, product
from operator import getitem, xor
from typing import NamedTuple
from zlib import adler32

from honorroll.formats.html import EMPTY, Html

#: By version: data codewords of each block, error correction codewords per block (table 9 of the standard, level M).
_BLOCKS: dict[int, tuple[tuple[int, ...], int]] = {
    1: ((16,), 10),
    2: ((28,), 16),
    3: ((44,), 26),
    4: ((32,) * 2, 18),
    5: ((43,) * 2, 24),
    6: ((27,) * 4, 16),
    7: ((31,) * 4, 18),
    8: ((38, 38, 39, 39), 22),
    9: ((36, 36, 36, 37, 37), 22),
    10: ((43,) * 4 + (44,), 26),
}
#: By version: the rows and columns of alignment patterns (annex E).
_ALIGNMENT = {
    2: (6, 18),
    3: (6, 22),
    4: (6, 26),
    5: (6, 30),
    6: (6, 34),
    7: (6, 22, 38),
    8: (6, 24, 42),
    9: (6, 26, 46),
    10: (6, 28, 50),
}
#: The format bits of level M and mask 0, and the version bits by version, with their error correction (annexes C, D).
_FORMAT = 0b101010000010010
_VERSION_BITS = {7: 0x07C94, 8: 0x085BC, 9: 0x09A99, 10: 0x0A4D3}


def img_element(text: str) -> Html:
    """An ``img`` element with ``text`` as a PNG of one pixel a module, ``""`` where it is longer than 213 bytes.

    The page must show it on white, with a margin of four modules.
    """
    data = text.encode()
    version = _version(data)
    if version is None:
        return EMPTY
    size = 17 + 4 * version
    source = b2a_base64(_png(symbol(data, version), size), newline=False).decode()
    return Html(
        f'<img src="data:image/png;base64,{source}" width="{size}" height="{size}" alt="Mã QR dẫn đến trang này">'
    )


def modules(text: str) -> list[list[bool]]:
    """The rows of the code of ``text``, True for a dark module; none where it is longer than 213 bytes.

    For print, where a picture of one pixel a module would be smoothed. A margin of four modules belongs around it.
    """
    data = text.encode()
    version = _version(data)
    if version is None:
        return []
    size = 17 + 4 * version
    stride = _stride(size)
    rows = symbol(data, version)
    return [[not rows >> (size - row) * stride - 9 - column & 1 for column in range(size)] for row in range(size)]


def _version(data: bytes) -> int | None:
    """The smallest that holds ``data``."""
    return next((v for v, (blocks, _) in _BLOCKS.items() if len(data) + 2 + (v > 9) <= sum(blocks)), None)


def symbol(data: bytes, version: int) -> int:
    """The rows of the picture as one integer: in each row a zero byte, then one bit a module, 0 for dark."""
    layout = _layout(version)
    count = 16 if version > 9 else 8
    stream = 0b0100 << count | len(data)  # byte mode, the length, the data and a terminator of four zeros
    stream = (stream << 8 * len(data) | int.from_bytes(data)) << 4
    used = len(data) + 1 + count // 8
    codewords = stream.to_bytes(used) + b"\xec\x11" * (len(layout.contributions) - used)
    return reduce(xor, map(getitem, layout.contributions, codewords), layout.base)


def _png(rows: int, size: int) -> bytes:
    """A PNG (ISO/IEC 15948) of one-bit grey, uncompressed, because noise does not compress."""
    data = rows.to_bytes(size * _stride(size) // 8)
    length = len(data).to_bytes(2, "little")
    stored = b"\x78\x01\x01" + length + bytes(byte ^ 0xFF for byte in length) + data + adler32(data).to_bytes(4)
    header = size.to_bytes(4) * 2 + b"\x01\x00\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", stored) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + crc32(kind + data).to_bytes(4)


def _stride(size: int) -> int:
    """The bits of a row: its filter byte (none) and the modules, in whole bytes."""
    return 8 + (size + 7) // 8 * 8


# ── Error correction: a Reed–Solomon code over GF(256) ──


def _times(a: int, b: int) -> int:
    """The product in GF(256) with the polynomial 0x11D."""
    result = 0
    while b:
        result ^= a * (b & 1)
        a = a << 1 ^ (0x11D if a & 0x80 else 0)
        b >>= 1
    return result


@cache
def _remainders(correction: int) -> tuple[int, ...]:
    """For each byte shifted out of the division register, what it adds to the remainder."""
    generator, root = [1], 1
    for _ in range(correction):
        generator = [a ^ _times(b, root) for a, b in zip([*generator, 0], [0, *generator], strict=True)]
        root = _times(root, 2)
    remainders = [0] * 256
    for byte in range(1, 256):
        lowest = byte & -byte
        if byte == lowest:
            remainders[byte] = int.from_bytes(bytes(_times(g, byte) for g in generator[1:]))
        else:
            remainders[byte] = remainders[lowest] ^ remainders[byte ^ lowest]
    return tuple(remainders)


def _correction(block: bytes, count: int) -> bytes:
    """The ``count`` error correction codewords of a block of data codewords."""
    remainders = _remainders(count)
    top, remainder = 8 * (count - 1), 0
    mask = (1 << top) - 1
    for codeword in block:
        remainder = (remainder & mask) << 8 ^ remainders[remainder >> top ^ codeword]
    return remainder.to_bytes(count)


# ── The fixed patterns of a symbol, and the places of its codewords ──


class _Contribution(dict[int, int]):
    """What one data codeword contributes to the symbol, by its value; computed on demand."""

    def __init__(self, following: int, own: tuple[int, ...], check: tuple[int, ...]) -> None:
        self.following = following
        """The number of data codewords after it in its block."""
        self.own, self.check = own, check
        """The modules of its bits, and of the bits of the block's error correction."""

    def __missing__(self, codeword: int) -> int:
        check = int.from_bytes(_correction(bytes([codeword]) + bytes(self.following), len(self.check) // 8))
        bits = f"{codeword:08b}{check:0{len(self.check)}b}"
        self[codeword] = contribution = sum(compress(chain(self.own, self.check), map(int, bits)))
        return contribution


class _Layout(NamedTuple):
    """The symbol of one version without data."""

    base: int
    """Fixed patterns, format and version, and the mask."""
    contributions: tuple[_Contribution, ...]
    """In the order of the data codewords."""


@cache
def _layout(version: int) -> _Layout:
    size = 17 + 4 * version
    stride = _stride(size)
    fixed = _fixed_modules(version, size)

    def bit(row: int, column: int) -> int:
        return 1 << (size - row) * stride - 9 - column

    base = sum(bit(row, column) for row in range(size) for column in range(size))
    base ^= sum(bit(row, column) for (row, column), dark in fixed.items() if dark)
    free = [place for place in _zigzag(size) if place not in fixed]
    base ^= sum(bit(row, column) for row, column in free if (row + column) % 2 == 0)
    places = [tuple(bit(*place) for place in free[i : i + 8]) for i in range(0, len(free) - 7, 8)]
    lengths, correction = _BLOCKS[version]
    order = [(block, i) for i in range(max(lengths)) for block, length in enumerate(lengths) if i < length]
    order += [(block, length + i) for i in range(correction) for block, length in enumerate(lengths)]
    modules = dict(zip(order, places, strict=True))
    contributions = []
    for block, length in enumerate(lengths):
        check = tuple(bit for i in range(correction) for bit in modules[block, length + i])
        contributions += [_Contribution(length - 1 - i, modules[block, i], check) for i in range(length)]
    return _Layout(base, tuple(contributions))


def _zigzag(size: int) -> Iterator[tuple[int, int]]:
    """Every module (row, column) in the order of the data: columns in pairs from the right, alternately up and down."""
    upward = True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for row in range(size - 1, -1, -1) if upward else range(size):
            yield row, right
            yield row, right - 1
        upward = not upward


_Modules = dict[tuple[int, int], bool]  # by row and column, whether the module is dark


def _fixed_modules(version: int, size: int) -> _Modules:
    """The modules that do not depend on the data."""
    modules: _Modules = {}
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        _add_finder(modules, top, left, size)
    for i in range(8, size - 8):  # timing patterns
        modules[6, i] = modules[i, 6] = i % 2 == 0
    centres = _ALIGNMENT.get(version, ())
    for row, column in product(centres, centres):
        if (row, column) not in ((6, 6), (6, centres[-1]), (centres[-1], 6)):  # where the finders are
            _add_alignment(modules, row, column)
    _add_format(modules, size)
    if version in _VERSION_BITS:
        for i in range(18):
            dark = bool(_VERSION_BITS[version] >> i & 1)
            modules[size - 11 + i % 3, i // 3] = modules[i // 3, size - 11 + i % 3] = dark
    return modules


def _add_finder(modules: _Modules, top: int, left: int, size: int) -> None:
    """A finder pattern with its light border, as far as that lies in the symbol."""
    for row, column in product(range(-1, 8), repeat=2):
        if 0 <= top + row < size and 0 <= left + column < size:
            ring = max(abs(row - 3), abs(column - 3))
            modules[top + row, left + column] = ring not in (2, 4)


def _add_alignment(modules: _Modules, row: int, column: int) -> None:
    for y, x in product(range(-2, 3), repeat=2):
        modules[row + y, column + x] = max(abs(y), abs(x)) != 1


def _add_format(modules: _Modules, size: int) -> None:
    """Both copies of the format bits, and the module that is always dark."""
    column_8 = (0, 1, 2, 3, 4, 5, 7, 8, *range(size - 7, size))
    row_8 = (*range(size - 1, size - 9, -1), 7, 5, 4, 3, 2, 1, 0)
    for i in range(15):
        dark = bool(_FORMAT >> i & 1)
        modules[column_8[i], 8] = modules[8, row_8[i]] = dark
    modules[size - 8, 8] = True
