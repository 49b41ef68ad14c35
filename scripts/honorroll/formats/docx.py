"""The paragraphs and tables of a Word document (ECMA-376, transitional or strict), as a reader sees them.

Read with expat, not with python-docx: that leaves out what stands in content controls, smart tags, tracked insertions
and text boxes, of which forms of offices are full, and holds every part of the file in memory. Text in fonts of TCVN3
and VNI is converted. Call ``read`` through ``base.sandbox`` only: files are hostile until proven otherwise.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from honorroll.formats import office_archive, word_xml
from honorroll.formats.legacy_letters import of_font
from honorroll.formats.office_parts import UnreadableArchiveError
from honorroll.formats.word_styles import Look, Styles
from honorroll.formats.word_xml import Element

#: The largest file, and the most text, paragraphs and columns that are read of one.
MAX_FILE, MAX_TEXT, MAX_PARAGRAPHS, MAX_COLUMNS = 25 * 1024 * 1024, 4_000_000, 50_000, 63
#: The most bytes of a part that is read.
MAX_PART = 24 * 1024 * 1024
_MAIN = re.compile(
    r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.(?:document|template)\.main\+xml"
)


class TooLargeError(Exception):
    """The document has more than the limits allow."""


class MacrosError(Exception):
    """The document holds macros."""


class Run(NamedTuple):
    """Text of one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``level`` is 1 to 9 for a heading of that level, else 0. Breaks of lines are ``\\n``."""

    runs: tuple[Run, ...]
    level: int = 0
    is_item: bool = False
    """Whether Word puts a number or a dot before it, which is not part of the text."""
    is_centred: bool = False

    @cached_property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def is_bold(self) -> bool:
        """Whether every letter is."""
        return all(run.bold for run in self.runs if run.text.strip()) and bool(self.text.strip())

    @property
    def is_italic(self) -> bool:
        return all(run.italic for run in self.runs if run.text.strip()) and bool(self.text.strip())


@dataclass(frozen=True)
class Table:
    """A table. Rows are equally long; of merged cells the first holds the text and the others are ``""``."""

    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Table


class WordDocument(NamedTuple):
    """What a document holds, in its order. Headers, footers, notes and comments are left out."""

    blocks: tuple[Block, ...]
    has_changes: bool = False
    """Whether changes wait to be accepted: they were read as if they were."""
    pictures: int = 0
    """The number of pictures, which are not read."""

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """Those that hold text and stand in no table."""
        return (block for block in self.blocks if isinstance(block, Paragraph) and block.text.strip())

    @property
    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))


def read(data: bytes) -> WordDocument:
    """Raises UnreadableArchiveError, TooLargeError and MacrosError."""
    try:
        return _read(data)
    except word_xml.TooManyElementsError:
        raise TooLargeError from None


def is_too_large(data: bytes) -> bool:
    """Whether a file is too large, or has too many parts, to be opened at all."""
    return len(data) > MAX_FILE or data.count(b"PK\x01\x02") > office_archive.MAX_PARTS


def _read(data: bytes) -> WordDocument:
    if is_too_large(data):
        raise TooLargeError
    with office_archive.opened(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if any("vbaproject" in name.lower() for name in names):
            raise MacrosError

        def part(name: str) -> bytes:
            found = office_archive.member(archive, name, MAX_PART) if name in names else b""
            if len(found) > MAX_PART:
                raise TooLargeError
            return found

        path = _main(part("[Content_Types].xml"))
        if path not in names:
            raise UnreadableArchiveError("no document")
        folder = path.rpartition("/")[0]
        styles = part(f"{folder}/styles.xml")
        reading = _Reading(Styles.of(word_xml.parse(styles)) if styles else Styles({}))
        for element in word_xml.children(part(path), "body"):
            reading.add(element)
    return WordDocument(tuple(reading.blocks), reading.has_changes, reading.pictures)


def _main(content_types: bytes) -> str:
    """The name of the part that is the document."""
    for each in word_xml.parse(content_types).children if content_types else ():
        kind = each.get("ContentType")
        if "macroenabled" in kind.lower():
            raise MacrosError
        if _MAIN.fullmatch(kind) and each.name == "Override":
            return each.get("PartName").lstrip("/")
    return "word/document.xml"


# ── Text ───────────────────────────────────────────────────────────────────────────────────────────────────────────

#: What is no text of the document: properties, what was deleted, fields' instructions.
_LEFT_OUT = frozenset(
    {"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "del", "moveFrom", "instrText"}
    | {"delText", "Fallback", "rubyPr", "rt", "docPr", "posOffset", "align"}
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PICTURES = frozenset({"blip", "imagedata"})


class _Reading:
    """Collects the blocks of a document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._characters = 0
        self._count = 0
        self.blocks: list[Block] = []
        self.has_changes = False
        self.pictures = 0

    def add(self, element: Element) -> None:
        """Read a paragraph, a table, or whatever holds some."""
        if element.name == "p":
            boxes: list[Element] = []
            self.blocks.append(self._paragraph(element, boxes))
            for box in boxes:
                for each in box.children:
                    self.add(each)
        elif element.name == "tbl":
            self.blocks.append(self._table(element))
        else:
            self._note_change(element)
            if element.name not in _LEFT_OUT:
                for each in element.children:
                    self.add(each)

    def _note_change(self, element: Element) -> None:
        self.has_changes |= element.name in ("ins", "del", "moveFrom", "moveTo")

    def _paragraph(self, element: Element, boxes: list[Element]) -> Paragraph:
        self._count += 1
        if self._count > MAX_PARAGRAPHS:
            raise TooLargeError
        properties = element.child("pPr")
        look = self._styles.of_paragraph(properties)
        pieces = list(self._pieces(element, look, boxes))
        return Paragraph(tuple(_joined(_converted(pieces))), look.level, look.is_item, look.is_centred)

    def _pieces(self, element: Element, look: Look, boxes: list[Element]) -> Iterator[tuple[str, Look]]:
        """The texts of a paragraph, each with its look; text boxes that hang at it go to ``boxes``."""
        for each in element.children:
            self._note_change(each)
            if each.name == "txbxContent":
                boxes.append(each)
            elif each.name in _PICTURES:
                self.pictures += 1
            elif each.name in _LEFT_OUT:
                continue
            elif each.name == "r":
                yield from self._pieces(each, self._styles.of_run(each.child("rPr"), look), boxes)
            elif each.name in _SIGNS:
                yield self._counted(_SIGNS[each.name]), look
            elif each.name == "t":
                if not look.is_hidden:
                    yield self._counted(each.text), look
            else:
                yield from self._pieces(each, look, boxes)

    def _counted(self, text: str) -> str:
        self._characters += len(text)
        if self._characters > MAX_TEXT:
            raise TooLargeError
        return text

    def _table(self, element: Element) -> Table:
        rows = [self._row(row) for row in _within(element, "tr", "tbl")]
        width = max(map(len, rows), default=0)
        return Table(tuple((*row, *[""] * (width - len(row))) for row in rows))

    def _row(self, element: Element) -> list[str]:
        cells: list[str] = []
        for cell in _within(element, "tc", "tr"):
            properties = cell.child("tcPr")
            merged = properties.child("vMerge") if properties else None
            is_continued = merged is not None and merged.get("val", "continue") == "continue"
            span = properties.child("gridSpan") if properties else None
            cells.append("" if is_continued else self._cell(cell))
            cells += [""] * (_number(span.get("val")) - 1 if span else 0)
        return cells[:MAX_COLUMNS]

    def _cell(self, element: Element) -> str:
        """The text of a cell, a line a paragraph; a table inside it has a line a row."""
        outer, self.blocks = self.blocks, []
        for each in element.children:
            self.add(each)
        blocks, self.blocks = self.blocks, outer
        lines: list[str] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                lines.append(block.text.strip())
            else:
                lines += ("\t".join(filter(None, row)) for row in block.rows)
        return "\n".join(lines).strip()


def _within(element: Element, name: str, *others: str) -> Iterator[Element]:
    """The parts of a table with this name, also in content controls and insertions, without those of a table inside."""
    for each in element.children:
        if each.name == name:
            yield each
        elif each.name not in _LEFT_OUT and each.name not in ("p", "tbl", *others):
            yield from _within(each, name, *others)


def _number(text: str) -> int:
    return min(int(text), MAX_COLUMNS) if text.isascii() and text.isdigit() else 1


def _converted(pieces: Iterable[tuple[str, Look]]) -> Iterator[Run]:
    """Runs with their letters in Unicode, whatever their font has in their places."""
    return (Run(of_font(text, look.font), look.is_bold, look.is_italic) for text, look in pieces)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours of one look as one run, with plain spaces."""
    for (bold, italic), group in groupby(runs, key=lambda run: (run.bold, run.italic)):
        text = "".join(run.text for run in group).replace("\xa0", " ").replace("\xad", "")
        if text:
            yield Run(text, bold, italic)
