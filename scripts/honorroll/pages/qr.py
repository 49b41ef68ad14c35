"""QR codes of addresses: ISO/IEC 18004, byte mode, error correction level M, versions 1 to 10, always mask 0.

Ours because a page may cost 150 µs and the packages take milliseconds, most of it to choose among eight masks; any
mask is valid, and readers take it from the format bits. A symbol is one big number, a bit a module, row by row from
the top left; so laying codewords into it is an exclusive or of numbers that were worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

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

#: A sign for each row, to stand before its modules.
_ROWS = [chr(0x100 + y) for y in range(17 + 4 * 10)]
_RUN = re.compile("0*1+|[^01]")


class _Strokes(dict[str, str]):
    """For a run of light and then dark modules, the step and the stroke that draw it."""

    def __missing__(self, run: str) -> str:
        light = run.count("0")
        self[run] = stroke = (f"m{light} 0" if light else "") + f"h{len(run) - light}"
        return stroke


_STROKES = _Strokes({sign: f"M0 {y}" for y, sign in enumerate(_ROWS)})


def svg(text: str) -> str:
    """``text`` as an SVG element with the quiet zone around it; nothing where it is longer than 213 bytes."""
    data = text.encode()
    version = next((v for v, (blocks, _) in _BLOCKS.items() if len(data) + 2 + (v > 9) <= sum(blocks)), None)
    if version is None:
        return ""
    size = 17 + 4 * version
    bits = f"{symbol(data, version):0{size * size}b}"
    rows = zip(_ROWS, [bits[start : start + size] for start in range(0, size * size, size)], strict=False)
    path = "".join(map(_STROKES.__getitem__, _RUN.findall("".join(map("".join, rows)))))
    return (
        f'<svg viewBox="-4 -4.5 {size + 8} {size + 8}" role="img" aria-label="Mã QR dẫn đến trang này">'
        f'<path stroke="#000" d="{path}"/></svg>'
    )


def symbol(data: bytes, version: int) -> int:
    """The modules, dark ones as 1."""
    plan = _plan(version)
    lengths, correction = _BLOCKS[version]
    capacity = sum(lengths)
    count = 16 if version > 9 else 8
    stream = 0b0100 << count | len(data)  # byte mode, then the length, then the data and a terminator of four noughts
    stream = (stream << 8 * len(data) | int.from_bytes(data)) << 4
    filled = len(data) + 1 + count // 8
    words = stream.to_bytes(filled) + b"\xec\x11" * (capacity - filled)
    blocks, checks, start = [], [], 0
    for length in lengths:
        block = words[start : start + length]
        blocks.append(block)
        checks.append(_checked(block, correction))
        start += length
    modules = plan.base
    laid = plan.laid
    for place, word in enumerate(_interleaved(blocks, checks)):
        modules ^= laid[place][word] if word in laid[place] else _lay(plan, place, word)
    return modules


def _interleaved(blocks: list[bytes], checks: list[bytes]) -> Iterator[int]:
    for i in range(len(blocks[-1])):
        for block in blocks:
            if i < len(block):
                yield block[i]
    for column in zip(*checks, strict=True):
        yield from column


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
    return tuple(int.from_bytes(bytes(_times(g, byte) for g in generator[1:])) for byte in range(256))


def _checked(block: bytes, correction: int) -> bytes:
    remainders = _remainders(correction)
    top, rest = 8 * (correction - 1), 0
    keep = (1 << top) - 1
    for word in block:
        rest = (rest & keep) << 8 ^ remainders[rest >> top ^ word]
    return rest.to_bytes(correction)


# ── The symbol's fixed parts, and where its codewords go ──


class _Plan(NamedTuple):
    base: int
    """Fixed patterns, format and version, and the mask."""
    places: tuple[tuple[int, ...], ...]
    """For each codeword, its eight modules as bits of the symbol, the highest bit first."""
    laid: tuple[dict[int, int], ...]
    """For each codeword, the modules of the values that have come up so far."""


def _lay(plan: _Plan, place: int, word: int) -> int:
    modules = sum(plan.places[place][i] for i in range(8) if word & 0x80 >> i)
    plan.laid[place][word] = modules
    return modules


@cache
def _plan(version: int) -> _Plan:
    size = 17 + 4 * version
    fixed = _fixed(version, size)

    def bit(row: int, column: int) -> int:
        return 1 << size * size - 1 - row * size - column

    base = sum(bit(row, column) for (row, column), dark in fixed.items() if dark)
    free = [place for place in _zigzag(size) if place not in fixed]
    base ^= sum(bit(row, column) for row, column in free if (row + column) % 2 == 0)
    words = len(free) // 8
    places = tuple(tuple(bit(*place) for place in free[8 * i : 8 * i + 8]) for i in range(words))
    return _Plan(base, places, tuple({} for _ in range(words)))


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
