"""Finds full dates of birth in Vietnamese text.

They are words and numbers rather than a shape, so the context decides: ``sinh ngày 11/12/1720`` is about a physician in
the history books, and ``học sinh ngày 20/11/2024`` about a day at school.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from honorroll.content.undisguised import Bounds, UndisguisedText, before

#: What a text with a date of birth matches; written without first letters, which may be capitals.
HINTS = (
    r"inh[^0-9]{0,60}[0-9]{1,4}\s?(?:[/.-]|tháng|[tT]ết|TẾT)|inh ngày \w+|inh[^0-9]{1,30}[0-9]{8}",
    r"(?:SN|sn|NS|ns|[sS]\.[nN]|DOB|orn|irth|hào đời|[sS]anh)[^0-9]{0,20}[0-9]",
    r"(?:SINH|SANH)[^0-9]{0,60}[0-9]",
)

_DAY, _MONTH = r"(?:0?[1-9]|[12][0-9]|3[01])", r"(?:0?[1-9]|1[0-2])"
_NAMED_MONTH = r"(?:giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: một| hai)?|chạp)"
_NAMED_DAY = (
    r"(?:(?:hai |ba )?mươi|mười|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín)"
    r"(?: (?:một|mốt|hai|ba|bốn|tư|lăm|năm|sáu|bảy|tám|chín))?"
)
_ENGLISH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
# Between a day and a year in words: "âm lịch, năm Canh Tuất (".
_TO_YEAR = (
    r"(?: ?\(?âm lịch\)?)?,?(?:[ /]{1,3}\(?năm)?"
    r"(?: (?:giáp|ất|bính|đinh|mậu|k[ỷỉ]|canh|tân|nhâm|qu[ýí]) (?:t[ýí]|sửu|dần|mão|mẹo|thìn|t[ỵị]|ngọ|mùi|thân|dậu"
    r"|tuất|hợi),?)?[ /]{1,2}\(?"
)
_DATE = (
    rf"(?:{_DAY} ?[/.-] ?{_MONTH} ?[/.-] ?(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9])"
    rf"|(?P<year2>[0-9]{{4}})[/.-]{_MONTH}[/.-]{_DAY}(?![0-9])"
    rf"|(?:(?:mùng|mồng|ngày) )?(?:{_DAY}|{_NAMED_DAY}) ?[/,-]? ?tháng (?:{_MONTH}|{_NAMED_MONTH}){_TO_YEAR}"
    rf"(?P<year3>[0-9]{{4}})"
    rf"|(?:(?:mùng|mồng) )?(?:{_DAY} ?[/.-] ?{_MONTH}(?=,? ?\(?(?:năm|âm))|{_DAY} tết|rằm tháng {_NAMED_MONTH})"
    rf"{_TO_YEAR}(?P<year6>[0-9]{{4}})"
    rf"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?P<year7>19[0-9]{{2}}|20[012][0-9])(?![0-9])"
    rf"|{_DAY} {_ENGLISH} (?P<year4>[0-9]{{4}})|{_ENGLISH} {_DAY},? (?P<year5>[0-9]{{4}}))"
)
_YEARS = ("year", "year2", "year3", "year4", "year5", "year6", "year7")
_BIRTH = re.compile(
    r"(?P<word>s[ia]nh(?<!\ws[ia]nh)(?: ra)?(?: nhật)?|chào đời|ngay_?-?sinh|\bsn\b|\bs\.n\b\.?|\bns\b|\bntns\b|\bdob\b"
    r"|\bborn\b|\bbirth ?da(?:y|te)\b|\bdate of birth\b)"
    # What the date is said to be: “ngày, tháng, năm (dương lịch)”.
    r"(?:[ \n]ngày[ ,/-]{1,3}tháng(?:[ ,/-]{1,3}năm)?)?(?: ?\([^()0-9\n]{1,30}\))?"
    r"(?: (?:của|tại|ở) [^0-9.;\n()]{1,40}?,?)?(?:[ \n](?:vào|on|là|hôm))?"
    r"(?:[ \n](?:đúng|nhằm|trúng)(?: vào)?(?: dịp)?(?: ngày(?: [^\W\d_]{2,8}){1,3}?(?= [0-9]))?)?"
    r"(?:[ \n](?:ngày|năm))?[ \n:(|=-]{0,4}"
    rf"(?:là |vào )?(?:ngày )?(?P<date>{_DATE})"
)
# Words that end in "sinh" and are followed by the day of an event: học sinh, hy sinh, khai sinh, vệ sinh …
_COMPOUND = re.compile(
    r"(?<!\w)(?:an|bẩm|cứu|dân|giáng|giáo|hi|học|hộ|hồi|hy|khai|ký|kỳ|môn|mưu|nam|nảy|nữ|phát|phục|quyên|sản|sơ|song"
    r"|tái|tân|tập|thí|thư|tiên|trường|tuyển|vệ|vi|y) $"
)
# “100 năm ngày sinh …”, but “Năm sinh: …” and “Ngày, tháng, năm sinh: …” are fields of a form.
_COMMEMORATED = re.compile(r"năm (?:ngày |kỷ niệm ngày )$|(?:[0-9]|mươi|trăm|kỷ niệm) năm $")
_DIED = re.compile(
    r"[^.\n]{0,60}?(?<!\w)(?<!mẹ )(?<!cha )(?<!bố )(?<!vợ )(?<!chồng )(?:mất(?= ngày| năm| tháng| tại| khi| lúc"
    r"| [0-9])|hy sinh|hi sinh|qua đời|từ trần|tạ thế|viên tịch)(?!\w)|\)? ?- ?(?:[0-9]{1,2}[/.-]){0,2}[0-9]{4}"
)
#: Whoever was born before lives no more, as far as can be known without asking.
_LIVING_SINCE = 1916


def birth_dates(reading: UndisguisedText) -> Iterator[Bounds]:
    """Full dates of birth. A year alone is fine, and so are the dates of the dead."""
    text, low = reading.text, reading.low
    for match in _BIRTH.finditer(low):
        start = match.start()
        labelled = low.endswith(("ngày ", "năm "), 0, start)  # Ngày Sinh: …
        year = next(filter(None, match.group(*_YEARS)))
        if len(year) == 4 and not _LIVING_SINCE <= int(year) <= 2100:
            continue
        if _DIED.match(low, match.end()) or _COMMEMORATED.search(before(low, start, 25)):
            continue
        compound = _COMPOUND.search(low, max(0, start - 8), start)
        if compound and _is_name(text, compound.start()):  # bà An sinh ngày …
            compound = None
        if labelled or not (compound or (match["word"] == "sinh" and _is_name(text, start))):  # anh Sinh ngày …
            yield match.span("date")


def _is_name(text: str, start: int) -> bool:
    """Whether a capital marks a name: not the beginning of a sentence, and not a line in capitals."""
    inside = text[max(0, start - 1) : start] == " " and text[max(0, start - 2) : start - 1].isalnum()
    return inside and text[start].isupper() and not text[start : start + 2].isupper()
