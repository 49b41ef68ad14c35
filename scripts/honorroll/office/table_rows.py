"""Which rows of a list of people are people: not the titles of sections, totals, notes, nor the signatures below."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from honorroll.base.vietnamese import fold
from honorroll.content.person_names import is_full_name
from honorroll.content.unit_names import seems
from honorroll.office import delegate_values as values
from honorroll.office.table_headings import Headings, is_numbering, is_repeated
from honorroll.office.tables import Sheet

Kind = Literal["person", "section", "total", "below", "signed", "other"]

_TOTAL = re.compile(r"(?:tổng(?: cộng| số)?|cộng|tong (?:cong|so)|cong)\b", re.IGNORECASE)
#: What stands below a list, folded: who made it and who signs; the day; notes.
_MAKER = re.compile(
    r"(?:tm|t m|kt|tl|tuq) .*|(?:nguoi (?:lap|tong hop|ke khai|viet)|lap bieu|ky ten|ky ghi ro|ky dong dau|noi nhan"
    r"|xac nhan|thu truong)\b.*|ke toan(?: truong)?|can bo (?:tong hop|lap bieu)"
)
_SIGNER = re.compile(r"(?:pho )?(?:chu tich|giam doc|hieu truong|bi thu|truong phong|truong ban|chu nhiem)")
_DAY = re.compile(r"(?:ngay [0-9 ]*thang|.{0,30} ngay [0-9 ]*thang [0-9 ]*nam)\b.*")
_NOTE = re.compile(r"(?:ghi chu|luu y|danh sach (?:nay|tren|gom|co))\b.*")
#: A numeral that people are not numbered by: I, A.
_NUMERAL = re.compile(r"(?:[IVXLC]+|[A-ZĐ])[.)/:-]*")
#: The same or ``1.`` in front of a title.
_NUMBERED_TITLE = re.compile(r"(?:[IVXLC]+|[A-ZĐ]|[0-9]+(?:\.[0-9]+)*)[.)/:-]+ .+")
#: How most names of persons go on, also where the family name is a word below.
_PERSON = re.compile(r"\S+ (?:thị|văn) \S", re.IGNORECASE)
#: How titles of sections begin; few are family names.
_TITLE = re.compile(
    r"(?:các|khối|cụm|phường|xã|quận|huyện|thành phố|tỉnh|phòng|ban|đảng ủy|đảng bộ|ubnd|ủy ban|hđnd|mttq|mặt trận"
    r"|đơn vị|cơ quan|tổ|nhóm|lực lượng|ngành|lĩnh vực|trường|trung tâm|bệnh viện|công ty|doanh nghiệp|hợp tác xã"
    r"|chi bộ|chi hội|thôn|hội đồng|hội nông dân|hội phụ nữ|đại biểu|khách|lãnh đạo|điển hình|cá nhân|tập thể"
    r"|hộ gia đình|danh sách)\b.*",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """A row that holds anything; ``row`` counts from 0. ``section`` is the title above it. Who ``signed`` stands below
    the signatures of the list, and not on it.
    """

    row: int
    cells: Sequence[object]
    kind: Kind
    section: str


def people(sheet: Sheet, headings: Headings) -> Iterator[Line]:
    """The people of a list in order. What says too little to be told from a note is a person where people follow, and
    so is who says as much as a person below the signatures: nobody is left out in silence.
    """
    for line in lines(sheet, headings):
        if line.kind == "person" or (line.kind == "signed" and _kind(line.cells, headings) == "person"):
            yield line


def lines(sheet: Sheet, headings: Headings) -> Iterator[Line]:
    """All rows below the headings but those that repeat them; of people, cells that repeat the one above hold that."""
    rows = [
        (number, cells, _kind(cells, headings))
        for number, cells in enumerate(sheet.rows[headings.body :], headings.body)
        if any(values.text(cell) for cell in cells) and not is_repeated(cells, headings) and not is_numbering(cells)
    ]
    last = max((number for number, _, kind in rows if kind == "person"), default=-1)
    are_numbered = any(kind == "person" and _number(cells, headings) for _, cells, kind in rows)
    section = ""
    is_foot = False
    above: Sequence[object] = ()
    for number, cells, kind in rows:
        is_foot = is_foot or (kind == "below" and _begins_foot(cells, are_numbered=are_numbered))
        if is_foot and (kind == "other" or (kind == "person" and are_numbered and not _number(cells, headings))):
            yield Line(number, cells, "signed", section)
            continue
        is_foot = is_foot and kind != "person"
        if kind == "section":
            section = max((values.text(cell) for cell in cells if isinstance(cell, str)), key=len)
        elif kind == "person" or (kind == "other" and number < last and _name(cells, headings)):
            same = zip(cells, above or cells, strict=True)
            above = [up if values.is_same_as_above(cell) else cell for cell, up in same]
            yield Line(number, above, "person", section)
            continue
        yield Line(number, cells, kind, section)


def _kind(cells: Sequence[object], headings: Headings) -> Kind:
    name, number = _name(cells, headings), _number(cells, headings)
    texts = list(dict.fromkeys(filter(None, map(values.text, cells))))
    if _TOTAL.match(texts[0]) or _TOTAL.match(name):
        return "total"
    is_title = _is_title(texts, number)
    if not number and _MAKER.fullmatch(fold(name)):
        return "below"
    if name and not is_title and (number.rstrip(".").isdecimal() or _says_who(cells, headings)):
        return "person"
    if _is_below(fold(name)) or (not is_full_name(name) and any(_is_below(fold(text)) for text in texts)):
        return "below"
    if is_title:
        return "section"
    return "other"


def _is_below(text: str) -> bool:
    return any(each.fullmatch(text) for each in (_MAKER, _SIGNER, _DAY, _NOTE))


def _begins_foot(cells: Sequence[object], *, are_numbered: bool) -> bool:
    """Whether a row is the first of those who made and signed the list. A day alone is that below numbered people."""
    texts = [fold(text) for text in map(values.text, cells) if text]
    return any(
        _MAKER.fullmatch(text) or _SIGNER.fullmatch(text) or (are_numbered and _DAY.fullmatch(text)) for text in texts
    )


def _is_title(texts: Sequence[str], number: str) -> bool:
    """Whether a row is the title of a section; a count of its people may stand beside it."""
    if number and _NUMERAL.fullmatch(number):
        return True
    words = [unicodedata.normalize("NFC", text) for text in texts if text != number and not text.isdecimal()]
    if len(words) != 1 or (_PERSON.match(words[0]) and seems(words[0]) == "person"):
        return False
    if number.rstrip(".").isdecimal():
        return bool(_TITLE.fullmatch(words[0])) and words[0].isupper()
    return bool(_TITLE.fullmatch(words[0]) or _NUMBERED_TITLE.fullmatch(words[0]))


def _says_who(cells: Sequence[object], headings: Headings) -> bool:
    """Whether a row says of somebody what only columns of people say: gender, part, birth, or two other things."""
    written = {key: values.text(cells[at]) for key, at in headings.columns.items()}
    if (
        values.is_woman(written.get("gender", "")) is not None
        or values.is_exemplar(written.get("part", "")) is not None
    ):
        return True
    marks = [cells[mark.at] for key in ("gender", "part", "born") for mark in headings.marks.get(key, ())]
    if any(map(values.is_marked_or_dated, marks)):
        return True
    others = [
        key for key in written if key in headings.known.columns and key not in ("name", "number", "gender", "part")
    ]
    return sum(bool(written[key]) for key in others) >= 2


def _name(cells: Sequence[object], headings: Headings) -> str:
    return values.text(cells[headings.columns[headings.known.anchor]])


def _number(cells: Sequence[object], headings: Headings) -> str:
    at = headings.columns.get("number")
    return values.text(cells[at]) if at is not None else ""
