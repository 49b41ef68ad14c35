"""Recognises profiles of children by their words: a class, a school, an age, "bé" or "cháu".

A class or an age counts if the position names a pupil, or if a sentence of the summary begins with it. Teachers,
parents' committees and adults who remember their childhood mention classes and ages too, and do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

#: How old pupils of the first class are at least; each class is a year more.
_FIRST_CLASS_AGE = 6
#: How old pupils of a school are at least, by a word of its name; the first that is found decides.
_SCHOOLS = {
    "thpt": 15,
    "trung học phổ thông": 15,
    "cấp 3": 15,
    "trung cấp": 15,
    "cao đẳng": 15,
    "dạy nghề": 15,
    "thcs": 11,
    "trung học cơ sở": 11,
    "cấp 2": 11,
    "tiểu học": 6,
    "cấp 1": 6,
    "mầm non": 3,
    "mẫu giáo": 3,
}

#: Whether it is worth looking closer: most profiles hold none of these words.
_HINT = re.compile(
    r"học sinh|học trò|n(?:ữ|am) sinh|\bhs |lớp|khối|tuổi|\b(?:bé|em|cháu|trẻ|thiếu nhi|đội viên|đội (?:trưởng|phó))\b"
)

_TEACHER = (
    r"\b(?:giáo viên|giảng viên|nhà giáo|thầy giáo|cô giáo|hiệu trưởng|hiệu phó|chủ nhiệm lớp|phụ huynh|"
    r"cha mẹ học sinh|bảo mẫu|sinh viên|cựu học sinh|liệt sĩ)\b"
)
#: Who is called so is no child, whatever class or age stands beside it.
_ADULT_POSITION = re.compile(_TEACHER)
#: A summary with one of these speaks of an adult, unless it calls the honoree "em" or "cháu".
_ADULT_SUMMARY = re.compile(
    rf"{_TEACHER}|\b(?:ông|bà|anh|chị|cô|chú|bác|cụ|thầy|đồng chí)\b(?! (?:nội|ngoại|em|con|ruột|bé))|"
    r"\b(?:khi còn|từng|hồi|thuở|cựu)\b"
)

_CHILD = r"(?:em|cháu)\b(?! (?:bé|gái|trai|nội|ngoại|ruột|họ|rể|dâu|nuôi|gọi|đời|nào))"
_PUPIL = (
    r"(?:(?:em|cháu|bé|cậu bé|cô bé) )?(?:(?:đang |hiện )?là )?(?:(?:nữ|nam|cậu|cô) )?"
    r"(?:(?:học sinh|học trò)(?!,? sinh viên| miền nam)|nữ sinh|nam sinh|hs(?= lớp| trường))"
)
_CLASS = re.compile(r"\b(?:lớp|khối) (?P<class>1[0-2]|[1-9])(?![0-9])")
_AGE = re.compile(r"(?<![0-9])(?P<age>1[0-5]|[1-9]) tuổi\b(?! (?:đảng|nghề|quân|đoàn|đời))")
#: How a part of the position of a child begins.
_PUPILS_POSITION = re.compile(
    rf"(?:{_PUPIL}|{_CHILD}|(?:bé|cậu bé|cô bé|thiếu nhi|trẻ em|trẻ mẫu giáo|trẻ mầm non)\b|"
    rf"{_CLASS.pattern}|(?:trẻ )?{_AGE.pattern}$)"
)
#: The same, where a class or a school stands beside it: youth volunteers and students have such ranks too.
_PUPILS_RANK = re.compile(r"(?:lớp trưởng|lớp phó|(?:liên|chi|phân) đội (?:trưởng|phó)|đội viên)\b")
#: How a sentence begins that calls the honoree a child, and one that may tell of something else.
_CHILDS_SENTENCE = re.compile(_CHILD)
_PUPILS_SENTENCE = re.compile(
    rf"(?:bé|cậu bé|cô bé)\b|{_PUPIL} (?:lớp|trường)\b|(?:năm nay |hiện )?{_AGE.pattern}.*\b(?:em|cháu|học sinh|lớp)\b|"
    rf"(?:hiện |đang )+học lớp\b|[^,.]{{2,40}}, {_AGE.pattern.replace('age', 'beside')},"
)
_CALLED = re.compile(r"(?:bé|cháu|em|cậu bé|cô bé|thiếu nhi|học sinh)(?=\s|$)")
_PARTS = re.compile(r"\s*(?:[,;–()]| - )\s*")
_SENTENCES = re.compile(r"(?<=[.!?…])\s+")


class Sign(NamedTuple):
    """The words that show that the honoree is a child: field, text, and the lowest age that they state."""

    field: str
    seen: str
    age: int | None
    """None where the words tell of no age."""


def sign(name: str, honorific: str = "", position: str = "", unit: str = "", summary: str = "") -> Sign | None:
    """The first sign that the honoree was a minor; None without one."""
    if not _HINT.search(_low(f"{name}\n{honorific}\n{position}\n{unit}\n{summary}")):
        return None
    if _ADULT_POSITION.search(_low(f"{honorific}\n{position}")):
        return None
    return next(_signs(name, honorific, position, unit, summary), None)


def _signs(name: str, honorific: str, position: str, unit: str, summary: str) -> Iterator[Sign]:
    where = _low(f"{position}, {unit}")
    age = _age(where)
    for part in _PARTS.split(_low(position)):
        if _PUPILS_POSITION.match(part) or (age is not None and _PUPILS_RANK.match(part)):
            yield Sign("position", position, age)
    if not position and _CLASS.match(_low(unit)):
        yield Sign("unit", unit, age)
    for field, text in (("honorific", honorific), ("name", name)):
        match = _CALLED.match(_low(text))
        if match and (field == "honorific" or match.end() < len(text)):
            yield Sign(field, text, _age(f"{where}, {_low(summary)}"))
    adult = _ADULT_SUMMARY.search(_low(_without_names(summary)))
    for sentence in _SENTENCES.split(summary):
        low = _low(sentence)
        if _CHILDS_SENTENCE.match(low) or (not adult and _PUPILS_SENTENCE.match(low)):
            yield Sign("summary", sentence, _age(f"{low}, {where}"))


def _without_names(text: str) -> str:
    """The text without capitalised words inside sentences: "Anh" is a name there, but a pronoun at the beginning."""
    words = text.split()
    kept = [
        word
        for before, word in zip([".", *words], words, strict=False)
        if before[-1] in ".!?…" or not word[0].isupper()
    ]
    return " ".join(kept)


def _age(low: str) -> int | None:
    """The lowest age that a text states: as a number, or by class or school. None if it states none."""
    if match := _AGE.search(low):
        return int(match["age"])
    if match := _CLASS.search(low):
        return int(match["class"]) + _FIRST_CLASS_AGE - 1
    return next((age for word, age in _SCHOOLS.items() if word in low), None)


def _low(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()
