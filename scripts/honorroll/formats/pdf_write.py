"""Writes PDF (ISO 32000-1): text in one embedded font, and JPEG pictures as they are, without decoding them.

The same content gives the same bytes: there are no dates and no identifiers.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache

from honorroll.formats.truetype import TrueType

#: Width and height of a page in points.
A4 = (595.28, 841.89)
_SIZE_MARKERS = frozenset({0xC0, 0xC1, 0xC2})
_COLOURS = {1: "/DeviceGray", 3: "/DeviceRGB"}


class Page:
    """A page that is being filled; places are in points from its lower left corner."""

    def __init__(self, document: Pdf) -> None:
        self._document = document
        self.steps: list[str] = []
        self.pictures: list[int] = []

    def text(self, x: float, y: float, size: float, text: str, grey: float = 0.0) -> None:
        """A line that begins at a place of its base line."""
        codes = self._document.codes(text)
        self.steps.append(f"BT {grey:g} g /F {size:g} Tf {x:.2f} {y:.2f} Td <{codes}> Tj ET")

    def picture(self, jpeg: bytes, x: float, y: float, width: float, height: float) -> None:
        """A picture with its lower left corner at a place. Raises ValueError for what is no JPEG."""
        number = self._document.picture(jpeg)
        self.pictures.append(number)
        self.steps.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /P{number} Do Q")


class Pdf:
    """A document. ``title`` is what viewers call it."""

    def __init__(self, font: TrueType, title: str) -> None:
        self.font, self._title = font, title
        self._objects: list[bytes] = []
        self._letters: dict[int, str] = {}
        self._pages: list[Page] = []
        self._known: dict[bytes, int] = {}

    def page(self) -> Page:
        self._pages.append(Page(self))
        return self._pages[-1]

    def codes(self, text: str) -> str:
        """A text as the glyphs of the font, in hexadecimal."""
        glyphs = [self.font.glyph(letter) for letter in text]
        self._letters.update(zip(glyphs, text, strict=True))
        return "".join(f"{glyph:04x}" for glyph in glyphs)

    def picture(self, jpeg: bytes) -> int:
        """The number of the object that holds a picture, which is held once."""
        if jpeg not in self._known:
            width, height, parts = jpeg_size(jpeg)
            head = (
                f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace{_COLOURS[parts]}"
                "/BitsPerComponent 8/Filter/DCTDecode"
            )
            self._known[jpeg] = self._stream(head, jpeg)
        return self._known[jpeg]

    def written(self) -> bytes:
        """The whole document."""
        font = self._font()
        tree = len(self._objects) + 1 + 2 * len(self._pages)  # behind the pages and what they show
        kids = []
        for page in self._pages:
            content = self._stream("/Filter/FlateDecode", zlib.compress("\n".join(page.steps).encode(), 9))
            pictures = "".join(f"/P{number} {number} 0 R" for number in dict.fromkeys(page.pictures))
            resources = f"<</Font<</F {font} 0 R>>/XObject<<{pictures}>>>>"
            box = f"/MediaBox[0 0 {A4[0]} {A4[1]}]"
            kids.append(
                self._add(f"<</Type/Page/Parent {tree} 0 R{box}/Resources{resources}/Contents {content} 0 R>>".encode())
            )
        self._add(f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode())
        catalogue = self._add(
            f"<</Type/Catalog/Pages {tree} 0 R/Lang(vi)/ViewerPreferences<</DisplayDocTitle true>>>>".encode()
        )
        title = f"\ufeff{self._title}".encode("utf-16-be").hex()
        info = self._add(f"<</Title <{title}>>>".encode())
        return _assembled(self._objects, catalogue, info)

    def _add(self, body: bytes) -> int:
        self._objects.append(body)
        return len(self._objects)

    def _stream(self, head: str, data: bytes) -> int:
        return self._add(f"<<{head}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream")

    def _font(self) -> int:
        font, scale = self.font, 1000 / self.font.units
        file = self._stream(f"/Filter/FlateDecode/Length1 {len(font.data)}", _packed(font.data))
        box = " ".join(str(round(each * scale)) for each in font.box)
        ascent, descent = round(font.ascent * scale), round(font.descent * scale)
        about = self._add(
            f"<</Type/FontDescriptor/FontName/Letters/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {ascent}"
            f"/Descent {descent}/CapHeight {ascent}/StemV 80/FontFile2 {file} 0 R>>".encode()
        )
        widths = "".join(f"{glyph}[{font.width(glyph)}]" for glyph in sorted(self._letters))
        letters = self._add(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/Letters/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            f"/Supplement 0>>/FontDescriptor {about} 0 R/W[{widths}]/CIDToGIDMap/Identity>>".encode()
        )
        meaning = self._stream("/Filter/FlateDecode", zlib.compress(self._meaning().encode(), 9))
        return self._add(
            "<</Type/Font/Subtype/Type0/BaseFont/Letters/Encoding/Identity-H"
            f"/DescendantFonts[{letters} 0 R]/ToUnicode {meaning} 0 R>>".encode()
        )

    def _meaning(self) -> str:
        """Which letter each glyph stands for, so that text can be searched and copied."""
        rows = [
            f"<{glyph:04x}> <{letter.encode('utf-16-be').hex()}>" for glyph, letter in sorted(self._letters.items())
        ]
        parts = [rows[at : at + 100] for at in range(0, len(rows), 100)]
        maps = "".join("\n".join([f"{len(part)} beginbfchar", *part, "endbfchar\n"]) for part in parts)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Letters def\n/CMapType 2 def\n"
            f"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{maps}"
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        )


def jpeg_size(jpeg: bytes) -> tuple[int, int, int]:
    """Width, height and components of a JPEG. Raises ValueError for anything else."""
    at = 2
    while jpeg.startswith(b"\xff\xd8") and at + 10 <= len(jpeg) and jpeg[at] == 0xFF:
        if jpeg[at + 1] in _SIZE_MARKERS:
            height, width, parts = (int.from_bytes(jpeg[at + a : at + b], "big") for a, b in ((5, 7), (7, 9), (9, 10)))
            if parts in _COLOURS and width and height:
                return width, height, parts
            break
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    raise ValueError("no JPEG in grey or RGB")


@lru_cache(maxsize=4)
def _packed(font: bytes) -> bytes:
    return zlib.compress(font, 9)


def _assembled(objects: Sequence[bytes], catalogue: int, info: int) -> bytes:
    parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    at, places = len(parts[0]), []
    for n, body in enumerate(objects, 1):
        written = f"{n} 0 obj\n".encode() + body + b"\nendobj\n"
        places.append(at)
        at += len(written)
        parts.append(written)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    parts.append(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    ends = f"<</Size {len(objects) + 1}/Root {catalogue} 0 R/Info {info} 0 R>>"
    parts.append(f"trailer\n{ends}\nstartxref\n{at}\n%%EOF\n".encode())
    return b"".join(parts)
