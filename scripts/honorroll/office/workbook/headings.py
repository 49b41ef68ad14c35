"""By which headings the columns of a workbook are known: ours, and those of lists that offices keep.

A key is the path of a column in a profile (``awards/0/year``), or one of those below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from honorroll.base.vietnamese import fold, fold_spelling
from honorroll.content.kinds import Kind
from honorroll.content.personal_headings import HEADINGS
from honorroll.office.delegate_columns import COLUMNS as DELEGATE_COLUMNS
from honorroll.office.delegate_columns import MARKS, SUB_MARKS
from honorroll.office.table_headings import Column, HeadingSet, folded
from honorroll.office.workbook import columns
from honorroll.office.workbook.columns import ID, ItemSheet, item_sheets, main_columns

#: Keys of columns that are no field of their own.
ID_KEY, NAME, SURNAME, NUMBER, KIND, ROLE, PROPOSED = "id", "name", "surname", "number", "part", "role", "proposed"
#: In a list without names of people, “Tên gọi” is the name.
GIVEN_NAME = "given_name"
#: How the keys of columns begin in which a mark or a year stands for a title, and of those that are not taken over.
WIDE, PERSONAL = "title:", "personal:"

#: Personal data that lists hold and pages must not: dropped, and said so. What is needed of it is typed by a person.
_PERSONAL: dict[str, str] = {
    **{key: each.pattern for key, each in HEADINGS.items()},
    "age": DELEGATE_COLUMNS["age"].heading,
    "ethnic": DELEGATE_COLUMNS["ethnic"].heading,
    "minority": DELEGATE_COLUMNS["minority"].heading,
    "religion": DELEGATE_COLUMNS["religion"].heading,
    "party": r"(ngay )?vao dang.*|dang vien.*",
    "family": r"(ho ten )?(cha|me|vo|chong|con)\b.*|hoan canh.*|suc khoe.*",
}
#: How offices call what has a column of ours; more special ones first. None is among the names of the columns.
_CALLED: dict[str, str] = {
    ROLE: r"(chuc vu|chuc danh|nghe nghiep).*(don vi|cong tac|co quan|noi lam viec).*|don vi.*(chuc vu|chuc danh).*",
    PROPOSED: r"(danh hieu |hinh thuc )*(khen thuong )?de nghi( khen.*| tang.*)?|(danh hieu|hinh thuc).*de nghi.*",
    SURNAME: r"ho (va )?(ten )?(dem|lot|chu dem)|ho$",
    NAME: r"ho (va |chu )?ten\b.*|ten(( va)? (ca nhan|tap the|ho|ho gia dinh|goi|dai bieu))*( duoc .*)?"
    r"|ten nguoi(?! (chup|dong y)).*|ca nhan( tap the)?( ho gia dinh)?|tap the( ca nhan)?|dai bieu|quy danh",
    "gender": r"gioi( tinh.*)?|gt|nam nu|nam hay nu|phai|ong ba",
    "honorific": r"(hoc ham|hoc vi|quan ham|cap bac).*",
    "position": r"chuc vu.*|chuc danh.*|nghe nghiep.*|cong viec.*",
    "awards/0/issuer": r"(co quan|cap|nguoi) (quyet dinh|khen thuong|ban hanh|ky)",
    "unit": r"don vi(?! (de nghi|trinh|suy ton|lap)).*|(co quan|noi) (cong tac|lam viec).*|co quan",
    "place": r"dia ban.*|(phuong|xa|thi tran|dia phuong)( .*)?",
    "field": r"linh vuc.*|nganh( nghe)?( .*)?",
    "movements": r"phong trao.*",
    "new_exemplar": r"(nhan to|guong) moi.*",
    "direct_worker": r"(nguoi |lao dong )?truc tiep.*|lao dong truc tiep.*",
    "deed": r"(ly do|vi sao).*|viec (lam )?tot.*",
    "summary": r"tom tat.*|(noi dung )?thanh tich.*",
    "photos/0/file": r"(ten |tep |file )*(anh|hinh)( chan dung| the| kem theo)?",
    "photos/0/credit": r"(nguon|tac gia) anh",
    "publication/date": r"ngay (phieu|dong y).*",
    "awards/0/class": r"hang( khen.*)?",
    "awards/0/decision/number": r"so (qd|quyet dinh)( .*)?|(qd|quyet dinh)( khen thuong)?( so( .*)?)?"
    r"|so( va)? ngay( thang( nam)?)?( ky| ban hanh)? (qd|quyet dinh)( .*)?",
    "awards/0/decision/date": r"(qd|quyet dinh)( khen thuong)? ngay( .*)?"
    r"|ngay (qd|quyet dinh|ky|ban hanh)( .*)?|ngay thang( nam)? (qd|quyet dinh|ky)",
    "awards/0/year": r"year|nam (khen|cong nhan|tang|dat|duoc|phong|nhan)\b.*",
    "awards/0/level": r"cap (khen|quyet dinh)( .*)?|cap",
    "awards/0/title": r"(danh hieu|hinh thuc)\b.*|khen thuong",
    "sources/0/url": r"duong (dan|link).*|link.*|url|dia chi (trang|bai).*",
    "sources/0/title": r"nguon( tin| bai)?|ten bai.*|bai bao.*|can cu khen thuong",
    "sources/0/publisher": r"(noi|bao) dang.*",
}
_ID = r"ma ho so.*|ma hs"


def main_set(titles: Mapping[str, Iterable[str]]) -> HeadingSet:
    """What a list of people may have: also a column for each title, called by one of its names or abbreviations."""
    known = {ID_KEY: Column(ID, _ID), NUMBER: DELEGATE_COLUMNS["number"]}
    exact = _exact()
    for key, pattern in _CALLED.items():
        called = exact.pop(key, "")
        known[key] = Column(key, f"{called}|{pattern}" if called else pattern)
    # Ours come first, for among what offices write there is hardly a heading that could not also be another.
    known = {**{key: Column(key, pattern) for key, pattern in exact.items()}, **known}
    known |= {f"{PERSONAL}{key}": Column(key, pattern) for key, pattern in _PERSONAL.items()}
    known[KIND] = Column("Đối tượng", DELEGATE_COLUMNS["part"].heading)
    for id_, names in titles.items():
        known[f"{WIDE}{id_}"] = Column(id_, "|".join(map(_either_spelling, names)))
    return HeadingSet(known, MARKS, SUB_MARKS, NAME, GIVEN_NAME)


def key_called(heading: str) -> str:
    """The key of the column of a profile that is called so, also as offices call it; ``""`` where there is none."""
    columns, name = main_set({}).columns, folded(heading)
    return next((key for key in columns if key in all_columns() and re.fullmatch(columns[key].heading, name)), "")


def _either_spelling(name: str) -> str:
    """A pattern for a folded name, in which sỹ may stand for sĩ."""
    return re.sub(r"\b(h|k|l|m|s|t|qu)i\b", r"\1[iy]", re.escape(fold_spelling(name)))


@cache
def item_set(sheet: ItemSheet) -> HeadingSet:
    """What the sheet of a list may have. The first column may hold names in the place of ids."""
    known = {ID_KEY: Column(ID, rf"{_ID}|ho (va )?ten.*")}
    called = _exact()
    for column in sheet.columns:
        key = f"{sheet.key}/0/{key_of(column)}"
        pattern = called[key] + (f"|{_CALLED[key]}" if key in _CALLED else "")
        known[key_of(column)] = Column(column.heading, pattern)
    return HeadingSet(known, anchor=ID_KEY)


def key_of(column: columns.Column) -> str:
    """The key of a column: its path, with slashes between the steps."""
    return "/".join(map(str, column.path))


@cache
def main_keys(kind: Kind) -> tuple[tuple[str, columns.Column], ...]:
    """The columns of the sheet of a kind, each with its key."""
    return tuple((key_of(column), column) for column in main_columns(kind))


@cache
def all_columns() -> dict[str, columns.Column]:
    """The columns of a profile by key: those of its sheet, and those of its first award and source."""
    found = {key_of(column): column for column in main_columns("individual")}
    for sheet in item_sheets():
        for column in sheet.columns:
            found[f"{sheet.key}/0/{key_of(column)}"] = columns.Column((sheet.key, 0, *column.path), column.field)
    return found


def is_personal(heading: str) -> bool:
    """Whether a heading says that personal data stand below it."""
    return any(re.fullmatch(pattern, fold(heading)) for pattern in _PERSONAL.values())


def _exact() -> dict[str, str]:
    """Patterns for the headings and labels of our columns, by key. A label that is the heading of another is that."""
    all_ = all_columns()
    headings = {_folded(column.heading) for column in all_.values()}
    found = {}
    for key, column in all_.items():
        label = _folded(column.field.label)
        names = [_folded(column.heading), *([] if label in headings else [label])]
        found[key] = "|".join(map(re.escape, names))
    return found


def _folded(heading: str) -> str:
    """As ``table_headings.folded``: “Năm” is a year there, and no man."""
    return "year" if heading == "Năm" else fold(heading)
