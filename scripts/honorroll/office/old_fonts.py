"""Cells in fonts from before Unicode (TCVN3, VNI), often beside others in Unicode: which are which, and what they say.

Each cell is judged. One that reads as Vietnamese in one way alone is that; the font of a cell in Excel tells too. What
reads both ways (“Lê Hoàng” is “Lê Hồng” in VNI) is as the rest of its column. Where another cell of its row differs
from the column of that, as where rows of two lists were put together, nobody can know: both readings are told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from honorroll.base.syllables import is_syllable
from honorroll.formats import garbled
from honorroll.formats.legacy_letters import TCVN3, from_tcvn3, from_vni, of_font

#: A row and a column, from 0.
Place = tuple[int, int]
Rows = Sequence[Sequence[object]]
NOWHERE: Mapping[Place, str] = MappingProxyType({})


class InUnicode(NamedTuple):
    """Rows in Unicode."""

    rows: list[list[object]]
    converted: Mapping[Place, str] = NOWHERE
    """The cells that were in an old font, each with how it was written."""
    doubtful: Mapping[Place, str] = NOWHERE
    """The cells that stay as they are though they may be in an old font, each with what it would say then."""


class _Judged(NamedTuple):
    """``old``: in an old font, and meant so; ``new``: in Unicode; ``either``: both may be."""

    is_: Literal["old", "new", "either"]
    meant: str


_NEW = _Judged("new", "")
_CONVERT: dict[garbled.Encoding, Callable[[str], str]] = {garbled.TCVN3_TEXT: from_tcvn3, garbled.VNI_TEXT: from_vni}
#: Letters that no old font has.
_UNICODE = re.compile("[^\\W\\d_\x00-\xff]")
_WORD = re.compile(f"(?:[^\\W\\d_]|[{''.join(re.escape(sign) for sign in TCVN3 if not sign.isalpha())}])+")
#: QĐ, LĐLĐ: no syllables, and nothing else.
_ABBREVIATION = re.compile("(?=.*[ĐƯƠ])[A-ZĐƯƠ]{2,6}")
#: “Thị” in VNI, which is a word as it stands, but none within a name.
_THI_IN_VNI = re.compile(r"(?<=\w )(?:Thò|THÒ)(?= \w)")


def in_unicode(rows: list[list[object]], fonts: Mapping[Place, str]) -> InUnicode:
    """``rows``, all of one width, with their texts in Unicode. ``fonts`` are the old fonts of cells that have one."""
    texts = [*dict.fromkeys(cell for row in rows for cell in row if isinstance(cell, str) and not cell.isascii())]
    found = garbled.find("\n".join(" ".join(text.split()) for text in texts))
    counts = Counter(each.encoding for each in found if each.encoding in _CONVERT)
    if not counts and not fonts:
        return InUnicode(rows)
    certain = {texts[each.line - 1]: each.encoding for each in found if each.encoding in counts}
    encodings = [encoding for encoding, _ in counts.most_common()]
    by_text = {text: judged for text in texts if (judged := _judged(text, certain.get(text), encodings))}
    fonts = _believed(fonts, rows, by_text)
    cells: dict[Place, _Judged] = {}
    for n, row in enumerate(rows):
        for at, cell in enumerate(row):
            if isinstance(cell, str) and (judged := _by_font(cell, fonts.get((n, at))) or by_text.get(cell)):
                cells[n, at] = judged
    return _settled(rows, cells, bool(fonts))


def _believed(fonts: Mapping[Place, str], rows: Rows, by_text: Mapping[str, _Judged]) -> Mapping[Place, str]:
    """``fonts``, but none where most of their cells are in Unicode: a machine that lacks an old font shows another."""
    counts = Counter(by_text[text].is_ for n, at in fonts if (text := str(rows[n][at])) in by_text)
    return fonts if counts["new"] <= counts["old"] else NOWHERE


def _settled(rows: list[list[object]], cells: Mapping[Place, _Judged], has_fonts: bool) -> InUnicode:
    columns = _Columns(cells)
    converted: dict[Place, str] = {}
    doubtful: dict[Place, str] = {}
    rows = [[*row] for row in rows]
    for (n, at), judged in cells.items():
        is_old = judged.is_ == "old" or (judged.is_ == "either" and not has_fonts and columns.is_old(at))
        if judged.is_ == "either" and not has_fonts and columns.has_exception(n, is_old):
            doubtful[n, at] = judged.meant
        elif is_old and judged.meant != rows[n][at]:
            converted[n, at] = str(rows[n][at])
            rows[n][at] = judged.meant
    return InUnicode(rows, converted, doubtful)


class _Columns:
    """What is certain of the columns of a sheet."""

    def __init__(self, cells: Mapping[Place, _Judged]) -> None:
        self._old: Counter[int] = Counter()  # how many cells more are in an old font than in Unicode
        for (_, at), judged in cells.items():
            self._old[at] += (judged.is_ == "old") - (judged.is_ == "new")
        self._is_old = sum(self._old.values()) > 0
        self._exceptions = {
            (n, judged.is_) for (n, at), judged in cells.items() if (judged.is_ == "old") != self.is_old(at)
        }

    def is_old(self, column: int) -> bool:
        """Whether a column is in an old font: most of it, or of the sheet where it does not tell itself."""
        return self._old[column] > 0 if self._old[column] else self._is_old

    def has_exception(self, row: int, is_old: bool) -> bool:
        """Whether a cell of a row is not as its column is, but as a column that is not ``is_old``."""
        return (row, "new" if is_old else "old") in self._exceptions


def _by_font(text: str, font: str | None) -> _Judged | None:
    """What is told by the font of a cell. Text in Unicode may have kept an old font from what stood there before."""
    if not font or text.isascii() or _UNICODE.search(text):
        return None
    meant = of_font(text, font)
    return None if _faults(text) < _faults(meant) else _Judged("old", meant)


def _judged(text: str, certain: garbled.Encoding | None, encodings: Iterable[garbled.Encoding]) -> _Judged | None:
    """What is told by a text alone; None where that is nothing. ``encodings`` are those of the sheet."""
    if _UNICODE.search(text):
        return _Judged("old", _mended(text)) if certain else _NEW
    if certain:
        return _Judged("old", garbled.in_capitals(text, _CONVERT[certain](text)))
    found = [judged for encoding in encodings if (judged := _judged_as(text, encoding))]
    return min(found, key=lambda judged: ("old", "either", "new").index(judged.is_), default=None)


def _mended(text: str) -> str:
    """A text of which some words are in an old font."""
    return garbled.mended(text, [each for each in garbled.find(text) if each.encoding in _CONVERT])


def _judged_as(text: str, encoding: garbled.Encoding) -> _Judged | None:
    converted = _CONVERT[encoding](text)
    if converted == text:
        return None
    here = _faults(text) + (encoding is garbled.VNI_TEXT and _THI_IN_VNI.search(text) is not None)
    there = _faults(converted)
    if here == there > 0:  # names of other languages
        return None
    is_: Literal["old", "new", "either"] = "old" if there < here else "new" if here < there else "either"
    return _Judged(is_, garbled.in_capitals(text, converted))


def _faults(text: str) -> int:
    """How many words with a letter beyond ASCII are no Vietnamese. A letter by itself tells of nothing."""
    words = (word for word in _WORD.findall(text) if len(word) > 1 and not word.isascii())
    return sum(not is_syllable(word) and not _ABBREVIATION.fullmatch(word) for word in words)
