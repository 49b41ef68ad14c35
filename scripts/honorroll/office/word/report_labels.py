"""The labels of a nomination report: what stands before a colon, or in the first column of a table.

The forms are those of Decree 98/2023/NĐ-CP and of local “người tốt, việc tốt” campaigns. They are told by their words,
not by their numbers, which decrees change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from honorroll.base.vietnamese import fold

#: What each label is about, in folded words. A key in capitals is not taken over: see ``LEFT_OUT``.
_LABELS: dict[str, tuple[str, ...]] = {
    "name": (
        *("ho va ten", "ho ten", "ten", "ong ba", "ong", "ba", "toi ten la", "ho va ten khai sinh", "ho ten day du"),
        *("ten ca nhan", "ho va ten nguoi duoc de nghi", "ca nhan duoc de nghi"),
    ),
    "collective": (
        *("ten tap the", "ten tap the de nghi", "ten don vi", "ten don vi de nghi", "tap the", "tap the duoc de nghi"),
        *("ten co quan", "ten co quan don vi"),
    ),
    "household": ("ho va ten chu ho", "ten chu ho", "chu ho", "ho gia dinh", "gia dinh", "gia dinh ong ba"),
    "alias": ("bi danh", "ten goi khac", "ten thuong goi", "nghe danh", "but danh", "phap danh"),
    "gender": ("gioi tinh", "nam nu", "gioi"),
    "position": (
        *("chuc vu", "chuc danh", "nghe nghiep", "chuc vu hien nay", "chuc vu chuc danh", "chuc danh chuc vu"),
        *("chuc vu dang chinh quyen doan the", "chuc vu hien tai", "cong viec", "nghe nghiep chuc vu"),
    ),
    "unit": (
        *("don vi cong tac", "noi cong tac", "co quan cong tac", "co quan don vi", "don vi", "co quan"),
        *("co quan don vi cong tac", "noi cong tac hien nay", "noi lam viec", "don vi hien nay", "noi sinh hoat"),
    ),
    "position and unit": (
        *("chuc vu don vi cong tac", "chuc vu noi cong tac", "chuc vu don vi", "chuc vu va don vi cong tac"),
        *("chuc vu co quan don vi", "chuc vu va noi cong tac", "nghe nghiep noi cong tac", "chuc vu co quan cong tac"),
    ),
    "locality": ("to dan pho", "thon", "khu dan cu", "thon to dan pho", "to dan pho thon"),
    "BIRTH": (
        *("sinh ngay thang nam", "ngay sinh", "ngay thang nam sinh", "nam sinh", "sinh nam", "sinh ngay", "sinh"),
        *("ngay thang nam sinh noi sinh", "noi sinh", "tuoi"),
    ),
    "ADDRESS": (
        *("tru quan", "noi thuong tru", "ho khau thuong tru", "thuong tru", "cho o hien nay", "noi o hien nay"),
        *(
            "dia chi",
            "dia chi lien he",
            "noi cu tru",
            "cho o",
            "noi o",
            "dia chi thuong tru",
            "dia chi noi o",
            "tam tru",
        ),
        *("noi dang ky ho khau thuong tru", "noi o hien tai", "dia diem tru so chinh", "tru so", "dia chi tru so"),
        *("dia diem tru so chinh dien thoai fax", "dia chi dien thoai", "dia chi so dien thoai", "tru so chinh"),
    ),
    "CONTACT": (
        *("dien thoai", "so dien thoai", "dt", "sdt", "dd", "di dong", "email", "thu dien tu", "fax", "zalo"),
        *("dien thoai lien he", "so dien thoai lien he", "dia chi email", "e mail", "facebook", "hop thu dien tu"),
        *("dien thoai fax", "dia chi trang tin dien tu", "dia chi thu dien tu"),
    ),
    "IDENTITY": (
        *("cccd", "cmnd", "so cccd", "so cmnd", "so can cuoc", "can cuoc cong dan", "so dinh danh", "ma dinh danh"),
        *("so can cuoc cong dan", "so cmnd cccd", "cmnd cccd", "cccd cmnd", "so cccd cmnd", "can cuoc", "ma so thue"),
        *("so dinh danh ca nhan", "so ho chieu", "so the dang", "so bao hiem xa hoi", "so tai khoan", "ngay cap"),
        *("noi cap", "so the bhyt", "so cccd ho chieu"),
    ),
    "BELIEF": ("dan toc", "ton giao", "dan toc ton giao"),
    "HOMETOWN": ("que quan", "nguyen quan"),
    "PARTY": (
        *("ngay vao dang", "ngay vao dang chinh thuc", "dang vien", "ngay vao doan", "ly luan chinh tri"),
        *("trinh do ly luan chinh tri", "ngay vao dang csvn", "ngay vao nganh", "thanh phan gia dinh"),
    ),
    "LEARNING": (
        *("trinh do chuyen mon nghiep vu", "trinh do chuyen mon", "trinh do", "trinh do van hoa", "hoc van"),
        *(
            "hoc ham hoc vi danh hieu giai thuong",
            "hoc ham hoc vi",
            "trinh do hoc van",
            "trinh do dao tao",
            "ngoai ngu",
        ),
        *("chuyen mon nghiep vu", "hoc ham", "hoc vi"),
    ),
}
#: What is not taken over, as findings call it: in Vietnamese and English.
LEFT_OUT: dict[str, tuple[str, str]] = {
    "BIRTH": ("ngày sinh", "date of birth"),
    "ADDRESS": ("địa chỉ", "address"),
    "CONTACT": ("điện thoại, thư điện tử", "telephone, e-mail"),
    "IDENTITY": ("số giấy tờ", "numbers of papers"),
    "BELIEF": ("dân tộc, tôn giáo", "ethnic group, religion"),
    "HOMETOWN": ("quê quán", "home town"),
    "PARTY": ("Đảng, Đoàn", "party"),
    "LEARNING": ("trình độ", "education"),
}
_BY_WORDS = {words: key for key, several in _LABELS.items() for words in several}
_LONGEST = max(len(words.split()) for words in _BY_WORDS)

#: What is longer is no line of labels.
_MAX_LINE = 1000
_ASIDE = re.compile(r"\([^()]{0,200}\)")
_NUMBERED = re.compile(r"^\s*(?:[-–—+•*●▪]+|\(?[0-9a-zđ]{1,2}[.)]|[IVX]{1,4}[.)])\s*")
#: Dotted lines of forms.
_LEADERS = re.compile(r"(?:\.{3,}|…+|_{3,})+\.*")


class LabelledText(NamedTuple):
    """A label that is known, and what was written after it."""

    key: str
    value: str


def label(text: str) -> str:
    """What a label is about; ``""`` where it is not known."""
    return _BY_WORDS.get(fold(_ASIDE.sub(" ", _NUMBERED.sub("", text))), "")


def entries(line: str) -> Iterator[LabelledText]:
    """The labels of a line, which end with colons, each with its value. Several may stand on one line."""
    text = _LEADERS.sub(" ", _NUMBERED.sub("", line[:_MAX_LINE]))
    found: list[tuple[int, int, str]] = []
    for colon in re.finditer(r"\s*[:：]", text):
        begin, key = _before(text[: colon.start()])
        if key and (not found or begin >= found[-1][1]):
            found.append((begin, colon.end(), key))
    ends = [begin for begin, _, _ in found] + [len(text)]
    for n, (_, start, key) in enumerate(found):
        yield LabelledText(key, value(text[start : ends[n + 1]]))


def value(text: str) -> str:
    """What was written after a label: on one line, without the dots of the form and what it explains in brackets."""
    text = _ASIDE.sub(lambda aside: " " if fold(aside[0]).startswith("ghi ") else aside[0], _LEADERS.sub(" ", text))
    return " ".join(text.split()).strip(" .,;-–\t")


def _before(text: str) -> tuple[int, str]:
    """Where the longest label begins that ``text`` ends with, and what it is about."""
    plain = _ASIDE.sub(lambda aside: " " * len(aside[0]), text)
    starts = [word.start() for word in re.finditer(r"\S+", plain)][-_LONGEST - 3 :]
    for start in starts:
        if key := _BY_WORDS.get(fold(plain[start:])):
            return start, key
    return 0, ""
