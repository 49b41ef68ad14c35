"""The parts of a nomination report, told by their headings, and the labels in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from honorroll.base.vietnamese import fold
from honorroll.formats.docx import Block, Paragraph, Table
from honorroll.office.word.report_labels import LabelledText, entries, label, value


class Parts(NamedTuple):
    """The parts of a report; ``head`` is what stands before the first of them."""

    head: list[Block]
    person: list[Block]
    achievements: list[Block]
    received: list[Block]
    has_more: bool = False
    """Whether the report of another one follows."""


_HEADINGS = (
    ("person", re.compile(r"so luoc|ly lich|dac diem tinh hinh|thong tin (?:ca nhan|chung)")),
    ("received", re.compile(r"(?:hinh thuc|danh hieu).*(?:khen thuong|duoc (?:tang|khen))|qua trinh khen thuong")),
    ("achievements", re.compile(r"thanh tich|ket qua dat duoc|noi dung viec lam|gioi thieu ve")),
)
NUMBER = re.compile(r"^\s*(?:phần\s+)?(?:[IVX]{1,4}|[0-9]{1,2}|[A-E]|thứ \w+)\s*[./):-]\s*", re.IGNORECASE)
_ROMAN = re.compile(r"^\s*(?:phần\s+\S+|[IVX]{1,4})\s*[./):-]", re.IGNORECASE)
#: Where a report ends: signatures, and to whom it goes.
_END = re.compile(
    r"(?:thu truong (?:don vi|co quan)|nguoi (?:bao cao|viet bao cao|lam bao cao)|noi nhan|xac nhan|t m |"
    r"ky ghi ro ho ten|ky dong dau|tm uy ban|toi xin cam doan|toi cam doan|tren day la).*"
)


def divided(blocks: Sequence[Block]) -> Parts:
    """The parts of the first report, without their headings and without signatures."""
    parts, current = Parts([], [], [], []), "head"
    for block in blocks:
        if current in ("achievements", "received", "after") and _begins_another(block):
            return parts._replace(has_more=True)
        if current in ("achievements", "received") and _ends(block):
            current = "after"
        named = _part_named(block, block.text.strip()) if isinstance(block, Paragraph) else ""
        if current == "after" or named:
            current = named if current != "after" else current
            continue
        if current == "head" and _is_labelled(block):
            current = "person"
        getattr(parts, current).append(block)
    return parts


def _begins_another(block: Block) -> bool:
    """Whether the report of another one begins, in the same file."""
    if isinstance(block, Table):
        return any(label(row[0]) in _WHO for row in block.rows)
    words = fold(block.text[:200])
    return words.startswith("bao cao thanh tich") or any(entry.key in _WHO for entry in entries(block.text))


_WHO = ("name", "collective", "household")


def _ends(block: Block) -> bool:
    """Whether signatures begin, or to whom the report goes."""
    if isinstance(block, Table):
        return len(block.rows) < 6 and any(_END.match(fold(cell)) for row in block.rows for cell in row)
    return len(block.text) < 160 and bool(_END.match(fold(block.text)))


def _is_labelled(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return any(entry.key in _WHO for entry in entries(block.text))
    return any(label(cell) or any(entries(cell)) for row in block.rows for cell in row)


def _part_named(paragraph: Paragraph, text: str) -> str:
    """The part that begins with a paragraph, which is its heading; ``""`` where it is none."""
    words = fold(NUMBER.sub("", text))
    is_heading = paragraph.level or paragraph.is_bold or _ROMAN.match(text) or text.isupper()
    if not is_heading or len(text) > 150 or words.startswith(("bao cao", "de nghi", "mau", "tom tat")):
        return ""
    if NUMBER.match(text) and not _ROMAN.match(text) and not text.isupper() and not words.startswith("thanh tich dat"):
        return ""  # a section within a part
    return next((name for name, pattern in _HEADINGS if pattern.search(words)), "")


def labelled(blocks: Sequence[Block]) -> Iterator[LabelledText]:
    """Labels with their values, of lines and of tables."""
    for block in blocks:
        if isinstance(block, Paragraph):
            for line in block.text.split("\n"):
                yield from entries(line)
            continue
        for row in block.rows:
            cells = iter(row)
            for cell in cells:
                own = [entry for line in cell.split("\n") for entry in entries(line)]
                key = label(cell.rstrip(" :")) if not any(entry.value for entry in own) else ""
                if key:
                    yield LabelledText(key, value(next((each for each in cells if each.strip()), "")))
                else:
                    yield from own
