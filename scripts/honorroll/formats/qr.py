"""QR codes of addresses: ISO/IEC 18004, byte mode, error correction level M, versions 1 to 10, always mask 0.

Ours because a page may cost 150 µs and the packages take milliseconds, most of it to choose among eight masks; any
mask is valid, and readers take it from the format bits. The code is linear: a symbol is the exclusive or of what each
codeword of data gives to it, its share of the correction included. So a symbol is one big number, laid out as the rows
of a picture, and what a codeword gives is worked out once.
"""

from __future__ import annotations

from binascii import b2a_base64, crc32
from collections.abc import Iterator
from functools import cache, reduce
from itertools import chain, compress
from operator import getitem, xor
from typing import NamedTuple
from zlib import adler32

#: By version: codewords of data in each block, codewords of correction a block (table 9 of the standard, level M).
_BLOCKS: dict[int, tuple[tuple[int, ...], int]] = {
    1: ((16,), 10), 2: ((28,), 16), 3: ((44,), 26), 4: ((32,) * 2, 18), 5: ((43,) * 2, 24), 6: ((27,) * 4, 16),
    7: ((31,) * 4, 18), 8: ((38, 38, 39, 39), 22), 9: ((36, 36, 36, 37, 37), 22), 10: ((43,) * 4 + (44,), 26),
}  # fmt: skip
#: By version: the rows and columns of alignment patterns (annex E).
_ALIGNMENT = {2: (6, 18), 3: (6, 22), 4: (6, 26), 5: (6, 30), 6: (6, 34), 7: (6, 22, 38), 8: (6, 24, 42), 9: (6, 26, 46), 10: (6, 28, 50)}  # fmt: skip
#: Level M and mask 0 with their correction, and by version the version with its own (annexes C and D).
_FORMAT = 0b101010000010010
_VERSION_BITS = {7: 0x07C94, 8: 0x085BC, 9: 0x09A99, 10: 0x0A4D3}


def img_element(text: str) -> str:
    """``text`` as an image of a dot a module, to be shown on white with four modules of it around; nothing where it is
    longer than 213 bytes.
    """
    data = text.encode()
    version = next((v for v, (blocks, _) in _BLOCKS.items() if len(data) + 2 + (v > 9) <= sum(blocks)), None)
    if version is None:
        return ""
    size = 17 + 4 * version
    source = b2a_base64(_png(symbol(data, version), size), newline=False).decode()
    return f'<img src="data:image/png;base64,{source}" width="{size}" height="{size}" alt="Mã QR dẫn đến trang này">'


def symbol(data: bytes, version: int) -> int:
    """The rows of the picture: a byte of nought each, then a bit a module, dark ones as 0."""
    plan = _plan(version)
    count = 16 if version > 9 else 8
    stream = 0b0100 << count | len(data)  # byte mode, then the length, then the data and a terminator of four noughts
    stream = (stream << 8 * len(data) | int.from_bytes(data)) << 4
    filled = len(data) + 1 + count // 8
    words = stream.to_bytes(filled) + b"\xec\x11" * (len(plan.shares) - filled)
    return reduce(xor, map(getitem, plan.shares, words), plan.base)


def _png(rows: int, size: int) -> bytes:
    """ISO/IEC 15948: grey of one bit, without compression, for noise does not shrink."""
    data = rows.to_bytes(size * _stride(size) // 8)
    length = len(data).to_bytes(2, "little")
    stored = b"\x78\x01\x01" + length + bytes(byte ^ 0xFF for byte in length) + data + adler32(data).to_bytes(4)
    header = size.to_bytes(4) * 2 + b"\x01\x00\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", stored) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + crc32(kind + data).to_bytes(4)


def _stride(size: int) -> int:
    """The bits of a row: its filter, which is none, and the modules, in whole bytes."""
    return 8 + (size + 7) // 8 * 8


# ── Correction: Reed and Solomon's code over the field of 256 elements ──


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        product ^= a * (b & 1)
        a = a << 1 ^ (0x11D if a & 0x80 else 0)
        b >>= 1
    return product


@cache
def _remainders(correction: int) -> tuple[int, ...]:
    """For each byte that leaves the register of the division, what it adds to the rest."""
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


def _checked(block: bytes, correction: int) -> bytes:
    remainders = _remainders(correction)
    top, rest = 8 * (correction - 1), 0
    keep = (1 << top) - 1
    for word in block:
        rest = (rest & keep) << 8 ^ remainders[rest >> top ^ word]
    return rest.to_bytes(correction)


# ── The symbol's fixed parts, and where its codewords go ──


class _Share(dict[int, int]):
    """What a codeword of data gives to the symbol, by its value; worked out when it is asked for, and kept."""

    def __init__(self, behind: int, own: tuple[int, ...], check: tuple[int, ...]) -> None:
        self.behind = behind
        """How many codewords of data follow in its block."""
        self.own, self.check = own, check
        """The modules of its bits, and of those of the block's correction."""

    def __missing__(self, word: int) -> int:
        rest = int.from_bytes(_checked(bytes([word]) + bytes(self.behind), len(self.check) // 8))
        bits = f"{word:08b}{rest:0{len(self.check)}b}"
        self[word] = share = sum(compress(chain(self.own, self.check), map(int, bits)))
        return share


class _Plan(NamedTuple):
    base: int
    """Fixed patterns, format and version, and the mask."""
    shares: tuple[_Share, ...]
    """In the order of the data."""


@cache
def _plan(version: int) -> _Plan:
    size = 17 + 4 * version
    stride = _stride(size)
    fixed = _fixed(version, size)

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
    laid = dict(zip(order, places, strict=True))
    shares = []
    for block, length in enumerate(lengths):
        check = tuple(bit for i in range(correction) for bit in laid[block, length + i])
        shares += [_Share(length - 1 - i, laid[block, i], check) for i in range(length)]
    return _Plan(base, tuple(shares))


def _zigzag(size: int) -> Iterator[tuple[int, int]]:
    """Every module in the order of the stream: columns in pairs from the right, up and down in turn."""
    upward = True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for row in range(size - 1, -1, -1) if upward else range(size):
            yield row, right
            yield row, right - 1
        upward = not upward


def _fixed(version: int, size: int) -> dict[tuple[int, int], bool]:
    fixed: dict[tuple[int, int], bool] = {}
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):  # finders, each with its light border
        for row in range(-1, 8):
            for column in range(-1, 8):
                if 0 <= top + row < size and 0 <= left + column < size:
                    ring = max(abs(row - 3), abs(column - 3))
                    fixed[top + row, left + column] = ring not in (2, 4)
    for i in range(8, size - 8):  # timing
        fixed[6, i] = fixed[i, 6] = i % 2 == 0
    centres = _ALIGNMENT.get(version, ())
    for row in centres:
        for column in centres:
            if (row, column) not in ((6, 6), (6, centres[-1]), (centres[-1], 6)):
                for y in range(-2, 3):
                    for x in range(-2, 3):
                        fixed[row + y, column + x] = max(abs(y), abs(x)) != 1
    column_8 = (0, 1, 2, 3, 4, 5, 7, 8, *range(size - 7, size))
    row_8 = (*range(size - 1, size - 9, -1), 7, 5, 4, 3, 2, 1, 0)
    for i in range(15):
        dark = bool(_FORMAT >> i & 1)
        fixed[column_8[i], 8] = fixed[8, row_8[i]] = dark
    fixed[size - 8, 8] = True
    if version in _VERSION_BITS:
        for i in range(18):
            dark = bool(_VERSION_BITS[version] >> i & 1)
            fixed[size - 11 + i % 3, i // 3] = fixed[i // 3, size - 11 + i % 3] = dark
    return fixed
