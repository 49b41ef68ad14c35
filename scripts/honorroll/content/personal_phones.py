"""Finds telephone numbers. The patterns take linear time: repetitions are bounded or possessive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from honorroll.content.personal_figures import ALONE, ENDS, MONEY, SEP, is_counted
from honorroll.content.undisguised import Bounds, UndisguisedText, before

_PHONE_ENDS = r"(?![0-9])(?![.,][0-9]{1,3}(?![0-9]))(?!/[^\W\d])"

_PHONE = re.compile(
    rf"{ALONE}(?:(?P<abroad>(?:\+|\(\+?|\b00)?84){SEP}(?:0{SEP})?|\(?0{SEP})"
    rf"(?:[35789](?:{SEP}[0-9]){{8}}|2(?:{SEP}[0-9]){{9}}|1{SEP}[2689](?:{SEP}[0-9]){{8}}){_PHONE_ENDS}"
)

# Numbers that are one only because they are called so: land lines without their code or with one from before 2017
# (“Máy bàn 0433824567”), and what is left of a number when a spreadsheet drops its zero (“ĐT 912.345.678”).
_LINE = r"(?:máy bàn|máy nhà|điện thoại|(?:s|cố)?đt(?:cđ|nr|cq|dđ)?|tel|phone)"
_CALLED_LINE = re.compile(
    rf"(?<!\w)(?:{_LINE}|sdt|đ\.t|dđ|di động|zalo|viber|whatsapp|mobile|hotline|(?<!kêu )gọi|liên hệ|liên lạc|a ?lô)"
    r"(?:[ /-](?:nhà|riêng|cơ quan|cố định|bàn|di động|cá nhân|liên hệ|liên lạc|zalo|số)(?!\w)){0,3}"
    r"(?: ?\([^()0-9\n]{1,20}\)| của [^0-9.,:;()\n]{1,30}(?=:))?[ .:(]{1,3}"
    r"([35789](?:[ .-]?[0-9]){8}|0[1-9](?:[ .-]?[0-9]){7,9})"
    rf"{ENDS}(?!/)"
)
_LOCAL_PHONE = re.compile(
    rf"(?<!\w){_LINE}(?: (?:nhà|riêng|cơ quan|nhà riêng|cố định|bàn)){{0,2}}[ .:]{{1,3}}"
    rf"([2-9][0-9](?:[ .-]?[0-9]){{5,6}}){ENDS}"
)
_PERIOD = re.compile(r"(?:19|20)[0-9]{2}[ -](?:19|20)[0-9]{2}")
# Sums about telephones: “doanh thu điện thoại: 912.345.678”.
_PAID = re.compile(r"doanh thu|tiền|phí|cước|dịch vụ|tiêu thụ|thuê bao|giá|sản xuất|xuất khẩu|mua|bán|lắp|đạt")
#: What a text with such a number matches; written without first letters, which may be capitals.
HINTS = (r"(?:hoại|[đĐ][tT]|[tT]el|TEL|alo|ALO|iên hệ|ọi|i động|hone|otline|obile|áy bàn|áy nhà)[^0-9]{0,40}[0-9]{2}",)

_FOREIGN_PHONE = re.compile(rf"(?<![\w.,+])\+(?!84)[1-9][0-9]{{0,2}}(?:[ ()-]{{1,2}}[0-9]{{2,4}}){{3,5}}{ENDS}")

_CALLED = re.compile(r"(?:điện thoại|đt|sđt|di động|gọi|liên hệ|zalo|whatsapp|viber|tel|phone|máy|số)[ :.(]{0,3}$")

_NO_PHONE = re.compile(
    r"(?:mã số|mã|mst|thuế|is[bs]n|doi|arxiv)(?: số)?[^0-9\n]{0,25}$|doi[^\n]{0,15}$|(?:is[bs]n|97[89])[0-9 -]{0,12}$"
)


def phones(reading: UndisguisedText) -> Iterator[Bounds]:
    """Mobile numbers (ten digits), land lines and old mobile numbers (eleven); shorter ones that are called so."""
    text, low = reading.text, reading.low
    for match in _PHONE.finditer(text):
        called = _CALLED.search(before(low, match.start(), 30))
        money = match["abroad"] == "84" and ((MONEY.fullmatch(match[0]) and not called) or is_counted(low, match.end()))
        if not (money or _NO_PHONE.search(before(low, match.start(), 40))) and _grouped_as_a_phone(match[0]):
            bracket = match[0].startswith("(") and ")" not in match[0]
            yield match.start() + bracket, match.end()
    yield from called_phones(low)
    for match in _FOREIGN_PHONE.finditer(text):
        if not is_counted(low, match.end()):
            yield match.span()


def called_phones(low: str) -> Iterator[Bounds]:
    """Numbers that are telephones only because the text says so."""
    for pattern in (_CALLED_LINE, _LOCAL_PHONE):
        for match in pattern.finditer(low):
            paid = MONEY.fullmatch(match[1]) and _PAID.search(before(low, match.start(), 40))
            if not (paid or is_counted(low, match.end()) or _PERIOD.fullmatch(match[1])):
                yield match.span(1)


def _grouped_as_a_phone(number: str) -> bool:
    """Whether the digits are grouped like a telephone number, not like scores (``0-3 1-2 0-1``), dates (``05/12/2020,
    07``) or figures on several lines.
    """
    groups = re.findall("[0-9]+", number)
    if groups[0] == "0" and len(groups) == 2 and number[1] in ".,":  # 0,912345678
        return False
    if groups[0] == "0" and len(groups) > 1 and len(set(map(len, groups))) > 1:  # 0 912 …, (0) 912 …
        groups = groups[1:]
    gaps = set(re.findall(r"[^0-9()+]+", number))
    if ("\n" in number and min(map(len, groups)) < 3) or (
        gaps & {"/", ",", ":", ";", "|"} and (len(gaps) > 1 or len(groups[0]) < 3)
    ):
        return False
    if len(groups) > 2 and len(groups[0]) == len(groups[1]) == 2 and re.fullmatch("(?:19|20)[0-9]{2}", groups[2]):
        return len(gaps) == 1
    if all(len(group) == 1 for group in groups):
        return len(gaps) <= 1
    return sum(len(group) == 1 for group in groups) < 2 and (max(map(len, groups)) > 2 or len(gaps) <= 1)
