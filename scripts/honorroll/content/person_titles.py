"""Forms of address, degrees, ranks and state titles that offices write before a name.

What is found is taken off the name for comparison, and told with the line to write; it is never taken for the name.
Family names that are spelt alike are not among them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

#: Each is matched in any case, with the form in which it is written as an honorific; ``""`` where it is none.
_TITLES: dict[str, str] = {
    "bà mẹ việt nam anh hùng": "Bà mẹ Việt Nam anh hùng",
    "mẹ việt nam anh hùng": "Bà mẹ Việt Nam anh hùng",
    "bà mẹ vnah": "Bà mẹ Việt Nam anh hùng",
    "anh hùng lực lượng vũ trang nhân dân": "Anh hùng Lực lượng vũ trang nhân dân",
    "anh hùng llvtnd": "Anh hùng Lực lượng vũ trang nhân dân",
    "anh hùng llvt nhân dân": "Anh hùng Lực lượng vũ trang nhân dân",
    "anh hùng llvt": "Anh hùng Lực lượng vũ trang nhân dân",
    "anh hùng lao động": "Anh hùng Lao động",
    "anh hùng": "Anh hùng",
    "chiến sĩ thi đua": "Chiến sĩ thi đua",
    **{
        f"{who} {rank}": f"{who.capitalize()} {rank.capitalize()}"
        for who in ("nghệ sĩ", "nghệ nhân", "nhà giáo", "thầy thuốc")
        for rank in ("nhân dân", "ưu tú")
    },
    "nsnd": "Nghệ sĩ Nhân dân",
    "nsưt": "Nghệ sĩ Ưu tú",
    "nnnd": "Nghệ nhân Nhân dân",
    "nnưt": "Nghệ nhân Ưu tú",
    "ngnd": "Nhà giáo Nhân dân",
    "ngưt": "Nhà giáo Ưu tú",
    "ttnd": "Thầy thuốc Nhân dân",
    "ttưt": "Thầy thuốc Ưu tú",
    **{
        each: each.capitalize()
        for each in (
            "liệt sĩ",
            "thương binh",
            "nhà giáo",
            "nhà văn",
            "nhà thơ",
            "nhà báo",
            "nhạc sĩ",
            "họa sĩ",
            "ca sĩ",
            "nghệ sĩ",
            "nghệ nhân",
            "luật sư",
            "kỹ sư",
            "bác sĩ",
            "dược sĩ",
            "tiến sĩ",
            "thạc sĩ",
            "cử nhân",
            "phó giáo sư",
            "giáo sư",
            "viện sĩ",
            "đại tướng",
            "thượng tướng",
            "trung tướng",
            "thiếu tướng",
            "đại tá",
            "thượng tá",
            "trung tá",
            "thiếu tá",
            "đại úy",
            "thượng úy",
            "trung úy",
            "thiếu úy",
            "hòa thượng",
            "thượng tọa",
            "đại đức",
            "ni trưởng",
            "ni sư",
            "sư cô",
            "sư thầy",
            "hồng y",
            "giám mục",
            "linh mục",
            "mục sư",
            "nữ tu",
            "cố",
        )
    },
    "tổng giám mục": "Tổng Giám mục",
    "gs": "Giáo sư",
    "pgs": "Phó Giáo sư",
    "ts": "Tiến sĩ",
    "ths": "Thạc sĩ",
    "bs": "Bác sĩ",
    "ks": "Kỹ sư",
    "đồng chí": "Đồng chí",
    "đ/c": "Đồng chí",
    "đ.c": "Đồng chí",
    "ông": "Ông",
    "bà": "Bà",
    "anh": "Anh",
    "chị": "Chị",
    "cô": "Cô",
    "chú": "Chú",
    "bác": "Bác",
    "thầy giáo": "Nhà giáo",
    "cô giáo": "Nhà giáo",
    "thầy": "Thầy",
    "cụ": "Cụ",
    "mẹ": "Mẹ",
}
_WORDS = "|".join(map(re.escape, sorted(_TITLES, key=len, reverse=True)))
_TITLE = re.compile(rf"(?P<title>{_WORDS})(?:[.,:]+ ?| )[ ,.:]*(?=\w)")
#: Most names are none of these: their first words tell without the pattern, in a tenth of the time.
_AFTER_FIRST = re.compile(r"[ .,:/]")
_FIRSTS = frozenset(_AFTER_FIRST.split(title, maxsplit=1)[0] for title in _TITLES)
#: Forms of address, which are no honorific of a profile: they say nothing that pages should.
_FORMS_OF_ADDRESS = frozenset({"ông", "bà", "anh", "chị", "cô", "chú", "bác", "thầy", "cụ", "mẹ", "đồng chí"})
_COMRADE = re.compile(r"^(?:đ/c|đồng chí|đ\.c)\.?\s+", re.IGNORECASE)
_BEFORE_POSITION = re.compile(r"\s+[-–—]\s+|,\s+")
#: A name needs two words: what is left of “Bà An” would be none.
_NAME = re.compile(r"\w[\w’'ʼ-]*(?: [\w’'ʼ.()-]+)+")


class Titled(NamedTuple):
    """A name with what stands before it: as it was written (``seen``), and in the form of an honorific."""

    seen: str
    honorific: str
    name: str


def titled(name: str) -> Titled | None:
    """The honorific and the bare name where ``name`` begins with a form of address or a title; None where not.

    >>> titled("Đ/c Nguyễn Văn A")
    Titled(seen='Đ/c', honorific='Đồng chí', name='Nguyễn Văn A')
    """
    low = name.lower().replace("sỹ", "sĩ").replace("oà", "òa").replace("oạ", "ọa")
    if _AFTER_FIRST.split(low, maxsplit=1)[0] not in _FIRSTS or len(low) != len(name):
        return None
    found: list[str] = []
    start = 0
    while match := _TITLE.match(low, start):
        found.append(_TITLES[match["title"]])
        start = match.end()
    rest = name[start:]
    if not found or not _NAME.fullmatch(rest) or rest[0].islower():
        return None
    return Titled(name[:start].rstrip(" .,:"), ", ".join(found).replace("Cố, ", "Cố "), rest)


def bare_name(name: str) -> str:
    """``name`` without a form of address or title."""
    found = titled(name)
    return found.name if found else name


def without_form_of_address(honorific: str) -> str:
    """An honorific without Ông, Bà and the like; ``""`` where nothing is left.

    >>> without_form_of_address("Ông, Tiến sĩ")
    'Tiến sĩ'
    """
    return ", ".join(part for part in honorific.split(", ") if part.lower() not in _FORMS_OF_ADDRESS)


def name_and_position(text: str) -> tuple[str, str]:
    """A name as programmes and speeches have it, and the position behind it, ``""`` where there is none.

    >>> name_and_position("Đ/c Nguyễn Văn A – Chủ tịch UBND phường")
    ('Nguyễn Văn A', 'Chủ tịch UBND phường')
    """
    name, *position = _BEFORE_POSITION.split(_COMRADE.sub("", text.strip()), maxsplit=1)
    return name, position[0] if position else ""
