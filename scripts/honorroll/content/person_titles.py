"""Forms of address, degrees, ranks and state titles that offices write before a name.

What is found is taken off the name for comparison, and told with the line to write; it is never taken for the name.
“Ông” and “Cô” are family names too: they are that before Thị and Văn, before what is no whole name, where the gender
is the other, and after the same word (“Ông Ông Ích Khiêm”).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from honorroll.base.syllables import is_syllable
from honorroll.content.family_names import is_family_name

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
#: Those that are also family names, each with whether it is the form of address of women.
FAMILY_NAMES = {"ông": False, "cô": True}
_COMRADE = re.compile(r"^(?:đ/c|đồng chí|đ\.c)\.?\s+", re.IGNORECASE)
_BEFORE_POSITION = re.compile(r"\s+[-–—]\s+|,\s+")
#: A name needs two words: what is left of “Bà An” would be none.
_NAME = re.compile(r"\w[\w’'ʼ-]*(?: [\w’'ʼ.()-]+)+")


class Titled(NamedTuple):
    """A name with what stands before it: as it was written (``seen``), and in the form of an honorific."""

    seen: str
    honorific: str
    name: str


def titled(name: str, *, is_woman: bool | None = None) -> Titled | None:
    """The honorific and the bare name where ``name`` begins with a form of address or a title; None where not.

    ``is_woman`` is the gender, where it is known.

    >>> titled("Đ/c Nguyễn Văn A")
    Titled(seen='Đ/c', honorific='Đồng chí', name='Nguyễn Văn A')
    """
    found, start = _split(name, is_woman)
    if not found:
        return None
    honorific = ", ".join(_TITLES[title] for title in found).replace("Cố, ", "Cố ")
    return Titled(name[:start].rstrip(" .,:"), honorific, name[start:])


def family_name_like_a_title(name: str, *, is_woman: bool | None = None) -> str:
    """The family name of ``name`` where that is spelt as a form of address: “Ông” of “Ông Ích Khiêm”; ``""`` if not."""
    _, start = _split(name, is_woman)
    first, _, rest = name[start:].partition(" ")
    return first if rest and first.lower() in FAMILY_NAMES else ""


def _split(name: str, is_woman: bool | None) -> tuple[list[str], int]:
    """The titles before a name as keys, and where it begins; no titles where what is left would be no name."""
    low = _low(name)
    if _AFTER_FIRST.split(low, maxsplit=1)[0] not in _FIRSTS or len(low) != len(name):
        return [], 0
    found: list[str] = []
    start = 0
    while match := _TITLE.match(low, start):
        if _is_family_name(match["title"], low[match.end() :], found, is_woman):
            break
        found.append(match["title"])
        start = match.end()
    rest = name[start:]
    if not found or not _NAME.fullmatch(rest) or rest[0].islower():
        return [], 0
    return found, start


def _low(name: str) -> str:
    return name.lower().replace("sỹ", "sĩ").replace("oà", "òa").replace("oạ", "ọa")


def _is_family_name(title: str, rest: str, before: list[str], is_woman: bool | None) -> bool:
    of_women = FAMILY_NAMES.get(title)
    if of_women is None:
        return False
    if title in before or (is_woman is not None and is_woman != of_women):
        return True
    words = rest.split()
    if words[0] in ("thị", "văn"):
        return True
    is_whole = is_family_name(words[0]) or len(words) > 3 or bool({"thị", "văn"} & {*words[1:-1]})
    return title == "ông" and len(words) > 1 and not is_whole and all(map(is_syllable, words))


def begins_with_title(name: str) -> bool:
    """Whether a title stands first, be what follows a whole name or not: “Anh hùng Núp”."""
    return bool(_TITLE.match(_low(name)))


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
