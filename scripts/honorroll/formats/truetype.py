"""TrueType fonts: which glyph a letter has, and how wide it is. Only what a PDF needs to know."""

from __future__ import annotations

import struct
from functools import cached_property


class TrueType:
    """A font file with a Unicode ``cmap`` of format 4, as nearly all have. Raises ValueError where there is none."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        (count,) = struct.unpack_from(">H", data, 4)
        entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * n) for n in range(count))
        self._tables = {tag: data[at : at + length] for tag, _, at, length in entries}
        self.units: int = struct.unpack_from(">H", self._tables[b"head"], 18)[0]
        self.box = struct.unpack_from(">4h", self._tables[b"head"], 36)
        self.ascent, self.descent = struct.unpack_from(">hh", self._tables[b"hhea"], 4)

    def glyph(self, letter: str) -> int:
        """The number of the glyph of a letter; 0, an empty box, where the font lacks it."""
        return self._glyphs.get(ord(letter), 0)

    def width(self, glyph: int) -> int:
        """In thousandths of the size."""
        own: int = self._widths[min(glyph, len(self._widths) - 1)]
        return own * 1000 // self.units

    def length(self, text: str, size: float) -> float:
        """How long a line is, in the unit of ``size``."""
        return sum(self.width(self.glyph(letter)) for letter in text) * size / 1000

    @cached_property
    def _widths(self) -> list[int]:
        (count,) = struct.unpack_from(">H", self._tables[b"hhea"], 34)
        return [struct.unpack_from(">H", self._tables[b"hmtx"], 4 * n)[0] for n in range(count)]

    @cached_property
    def _glyphs(self) -> dict[int, int]:
        cmap = self._tables[b"cmap"]
        (count,) = struct.unpack_from(">H", cmap, 2)
        for n in range(count):
            platform, _, at = struct.unpack_from(">HHL", cmap, 4 + 8 * n)
            if platform in (0, 3) and struct.unpack_from(">H", cmap, at) == (4,):
                return _format_4(cmap[at:])
        raise ValueError("no Unicode cmap of format 4")


def _format_4(table: bytes) -> dict[int, int]:
    """The glyphs by code point: see the OpenType specification, “cmap”."""
    segments = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", table, 14)
    starts = struct.unpack_from(f">{segments}H", table, 16 + 2 * segments)
    deltas = struct.unpack_from(f">{segments}H", table, 16 + 4 * segments)
    offsets_at = 16 + 6 * segments
    found: dict[int, int] = {}
    for n, (start, end, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
        (offset,) = struct.unpack_from(">H", table, offsets_at + 2 * n)
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", table, offsets_at + 2 * n + offset + 2 * (code - start))
                if not glyph:
                    continue
            found[code] = (glyph + delta) & 0xFFFF
    return found
