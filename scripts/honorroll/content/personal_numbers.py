"""Detectors for personal numbers: telephones, identity papers, tax codes, insurance, bank accounts, number plates.

Each yields the bounds (start, end) of what it finds. The patterns take linear time: repetitions are bounded or
possessive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from honorroll.content.personal_life import before
from honorroll.content.undisguised import Bounds, UndisguisedText

# What may stand between two digits of one number, and what must not stand beside a number: more digits, as in a sum.
_SEP = r"[ .,:;/_|()\[\]-]{0,3}+(?:\r?\n {0,8}+)?+"


_ALONE, _ENDS = r"(?<![0-9])(?<![0-9]\.)", r"(?![0-9]|[.,][0-9])"


_PHONE_ENDS = r"(?![0-9])(?![.,][0-9]{1,3}(?![0-9]))(?!/[^\W\d])"


_PHONE = re.compile(
    rf"{_ALONE}(?:(?P<abroad>(?:\+|\(\+?|\b00)?84){_SEP}(?:0{_SEP})?|\(?0{_SEP})"
    rf"(?:[35789](?:{_SEP}[0-9]){{8}}|2(?:{_SEP}[0-9]){{9}}|1{_SEP}[2689](?:{_SEP}[0-9]){{8}}){_PHONE_ENDS}"
)


_LOCAL_PHONE = re.compile(
    rf"(?<!\w)(?:điện thoại|đt|tel|phone)(?: (?:nhà|riêng|cơ quan|nhà riêng|cố định|bàn)){{0,2}}[ .:]{{1,3}}"
    rf"([2-9][0-9](?:[ .-]?[0-9]){{5,6}}){_ENDS}"
)


_FOREIGN_PHONE = re.compile(rf"(?<![\w.,+])\+(?!84)[1-9][0-9]{{0,2}}(?:[ ()-]{{1,2}}[0-9]{{2,4}}){{3,5}}{_ENDS}")


_CALLED = re.compile(r"(?:điện thoại|đt|sđt|di động|gọi|liên hệ|zalo|whatsapp|viber|tel|phone|máy|số)[ :.(]{0,3}$")


_NO_PHONE = re.compile(
    r"(?:mã số|mã|mst|thuế|is[bs]n|doi|arxiv)(?: số)?[^0-9\n]{0,25}$|doi[^\n]{0,15}$|(?:is[bs]n|97[89])[0-9 -]{0,12}$"
)


_MONEY = re.compile(r"[1-9][0-9]{0,2}(?:[.][0-9]{3})+|[1-9][0-9]{0,2}(?:,[0-9]{3})+")


_COUNTED = re.compile(
    r" "
    r"?(?:%|đồng|đ(?!\w)|vnđ|vnd|usd|euro|tỷ|tỉ|triệu|nghìn|ngàn|lượt|người|hộ(?!\w)|dân|cây|con(?!\w)|tấn|kg|km|ha(?!\w)"
    r"|m2|m²|m3|kwh|bản|cuốn|trang|thẻ|tài khoản|cổ phiếu|cổ phần|phiếu|sản phẩm|liều|mũi|chiếc|đơn vị)"
)


def phones(reading: UndisguisedText) -> Iterator[Bounds]:
    """Mobile numbers (ten digits), land lines and old mobile numbers (eleven); eight-digit land lines after “điện
    thoại”.
    """
    text, low = reading.text, reading.low
    for match in _PHONE.finditer(text):
        called = _CALLED.search(before(low, match.start(), 30))
        money = match["abroad"] == "84" and (
            (_MONEY.fullmatch(match[0]) and not called) or _is_counted(low, match.end())
        )
        if not (money or _NO_PHONE.search(before(low, match.start(), 40))) and _grouped_as_a_phone(match[0]):
            bracket = match[0].startswith("(") and ")" not in match[0]
            yield match.start() + bracket, match.end()
    for match in _LOCAL_PHONE.finditer(low):
        if not _is_counted(low, match.end()):
            yield match.span(1)
    for match in _FOREIGN_PHONE.finditer(text):
        if not _is_counted(low, match.end()):
            yield match.span()


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


def _is_counted(low: str, end: int) -> bool:
    return bool(_COUNTED.match(low, end))


# A number behind its name: (what names it, the number). Up to 40 characters that are no digits may lie in between.
_NEAR = r"(?!\w)[^0-9;]{0,40}?"


_D9, _D12 = rf"[0-9](?:{_SEP}[0-9]){{8}}", rf"[0-9](?:{_SEP}[0-9]){{11}}"


_PAPER = (
    r"số cc|cmnd|cmtnd|cmt|cccd|cc/cccd|đdcn|căn cước|chứng minh|định danh|giấy tờ tùy thân|can cuoc|chung minh "
    r"nhan dan"
    r"|dinh danh|giấy phép lái xe|gplx"
)


_NAMED_ID = re.compile(rf"(?<!\w)(?:{_PAPER}){_NEAR}({_D12}|{_D9}){_ENDS}")


# Province 001-096, century and sex 0-3, year of birth, six more digits.
_CITIZEN = re.compile(rf"{_ALONE}(?<![0-9],)0(?:0[1-9]|[1-8][0-9]|9[0-6]){_SEP}[0-3](?:{_SEP}[0-9]){{8}}{_ENDS}")


_NINE = re.compile(r"(?<![\w./=#&%,+-])[0-9]{9}(?![\w/%-]|[.,][0-9])")


_DOCUMENT = re.compile(
    r"quyết định|công văn|văn bản|giấy|mã(?!\w)|số hiệu|ký hiệu|hợp đồng|hóa đơn|hoá đơn|is[bs]n|mst|thuế|doanh nghiệp"
    r"|doanh thu|tổng|dân số|kinh phí|trị giá|giá trị|đạt|sản lượng|id(?!\w)|doi(?!\w)|đơn hàng|vận đơn|thửa|tờ bản đồ"
)


def identities(reading: UndisguisedText) -> Iterator[Bounds]:
    """Nine or twelve digits after ``CMND``, ``CCCD`` …; twelve digits of the form of identity numbers; nine digits
    alone.
    """
    low = reading.low
    for match in _NAMED_ID.finditer(low):
        if not (_MONEY.fullmatch(match[1]) or _is_counted(low, match.end())) or _says_paper(match[0]):
            yield match.span(1)
    for match in _CITIZEN.finditer(low):
        groups, gaps = re.findall("[0-9]+", match[0]), set(re.findall("[^0-9]+", match[0]))
        if min(map(len, groups)) >= 3 and len(gaps) < 2 and not _is_counted(low, match.end()):
            yield match.span()
    for match in _NINE.finditer(low):
        counted = match[0].endswith("000") or _is_counted(low, match.end())
        if not (counted or _DOCUMENT.search(before(low, match.start(), 40))):
            yield match.span()


def _says_paper(named: str) -> bool:
    """``CMND: 012.345.678`` looks like a sum, but nobody counts under that name."""
    return bool(re.match(r"c?cc?cd|cmnd|cmtnd|cmt(?!\w)|đdcn", named))


_NAMED_PASSPORT = re.compile(
    r"(?<!\w)(?:hộ chiếu|ho chieu|passport|hc số)" + _NEAR + r"(?<!\w)([a-z]{1,2} ?[0-9](?:[ .-]?[0-9]){6,7})(?!\w)"
)


_PASSPORT = re.compile(r"(?<![\w./=#-])[BCEKNP][0-9]{7,8}(?![\w/-]|[.,][0-9])")


_CODE = re.compile(
    r"(?:mã|hiệu|model|mẫu|phiên bản|seri|serial|hóa đơn|hoá đơn|lô|bản vẽ|tiêu chuẩn|id)(?: \w{1,8}){0,2}[ :.]{0,3}$"
)


def passports(reading: UndisguisedText) -> Iterator[Bounds]:
    """A letter and seven or eight digits, as in Vietnamese passports."""
    for match in _NAMED_PASSPORT.finditer(reading.low):
        yield match.span(1)
    for match in _PASSPORT.finditer(reading.text):
        if not _CODE.search(before(reading.low, match.start(), 25)):
            yield match.span()


_TAX = re.compile(
    rf"(?<!\w)(?:mã số thuế|mst|ma so thue)(?!\w)(?P<of>[^0-9;]{{0,40}}?)"
    rf"(?P<number>(?P<first>[0-9])(?:[ .-]?[0-9]){{9}}(?:-[0-9]{{3}})?){_ENDS}"
)


_PERSON = re.compile(r"(?<!\w)(?:cá nhân|tncn|thu nhập|ông|bà|anh|chị|em|cô|chú|bác|cụ|tôi|ca nhan)(?!\w)")


def tax_codes(reading: UndisguisedText) -> Iterator[Bounds]:
    """Tax codes of persons: they begin with 8, or the text says so. Tax codes of companies are public."""
    for match in _TAX.finditer(reading.low):
        if match["first"] == "8" or _PERSON.search(match["of"]):
            yield match.span("number")


_INSURANCE = re.compile(
    r"(?<!\w)(?:bhxh|bhyt|bhtn|bảo hiểm xã hội|bảo hiểm y tế|bảo hiểm thất nghiệp|sổ bảo hiểm|thẻ bảo hiểm)"
    rf"{_NEAR}(?<!\w)([a-z]{{2}}[ .-]?[0-9](?:[ .-]?[0-9]){{12}}|[0-9](?:[ .-]?[0-9]){{9}}){_ENDS}"
)


_HEALTH_CARD = re.compile(r"(?<!\w)[A-Z]{2}[ .-]?[1-5][ .-]?[0-9]{2}[ .-]?[0-9]{10}(?!\w)")


def insurance_numbers(reading: UndisguisedText) -> Iterator[Bounds]:
    """Ten digits after ``BHXH``; two letters and thirteen digits of a health insurance card."""
    low = reading.low
    for match in _INSURANCE.finditer(low):
        if not (_MONEY.fullmatch(match[1]) or _is_counted(low, match.end())):
            yield match.span(1)
    for match in _HEALTH_CARD.finditer(reading.text):
        yield match.span()


_BANK = (
    r"vietcombank|vcb|techcombank|bidv|agribank|vietinbank|mb ?bank|acb|vpbank|tpbank|sacombank|shb|hdbank|vib|seabank"
    r"|lpbank|lienvietpostbank|msb|ocb|eximbank|momo|zalopay"
)


_ACCOUNT = re.compile(
    r"(?<!\w)(?:(?:số|so) (?:tài khoản|tai khoan|tk|thẻ)|tài khoản số|tài khoản ngân hàng|tài khoản|stk|tk|số thẻ atm)"
    rf"(?!\w)[^0-9;\n]{{0,40}}?\n?([0-9](?:[ .-]?[0-9]){{5,18}}){_ENDS}(?!/)"
)


_AT_BANK = re.compile(rf"(?<!\w)(?:{_BANK})(?!\w)[^0-9;.\n]{{0,20}}([0-9](?:[ .-]?[0-9]){{7,15}}){_ENDS}(?!/)")


_BANKED = re.compile(rf"(?<![\w.,/-])([0-9]{{8,16}})(?![0-9])[^0-9\n;.]{{0,15}}?(?<!\w)(?:{_BANK})(?!\w)")


_CARD = re.compile(r"(?<![0-9.,-])(?:9704|4[0-9]{3}|5[1-5][0-9]{2})(?:[ -]?[0-9]{4}){3}(?![0-9.,-])")


def accounts(reading: UndisguisedText) -> Iterator[Bounds]:
    """Numbers after ``STK``, ``số tài khoản`` … or beside the name of a bank, but not the number of accounts."""
    low = reading.low
    for pattern in (_ACCOUNT, _AT_BANK, _BANKED):
        for match in pattern.finditer(low):
            dates = re.search(r"[0-9]{1,2}[-.][0-9]{1,2}[-.](?:19|20)[0-9]{2}", match[1])
            if not (dates or _MONEY.fullmatch(match[1]) or _is_counted(low, match.end(1))):
                yield match.span(1)
    for match in _CARD.finditer(low):
        if not _is_counted(low, match.end()):
            yield match.span()


_SERIES = r"(?:[A-Z]{1,2}|[A-Z]Đ|Đ[A-Z])"


_PLATE = re.compile(
    rf"(?<![\w./-])[1-9][0-9](?P<gap>[ -]?){_SERIES}[0-9]?(?P<gap2>[ .-]{{0,3}})"
    r"(?P<number>[0-9]{3}(?P<dot>[. ]?)[0-9]{2}|[0-9]{4})(?![\w/-]|[.,][0-9])",
    re.IGNORECASE,
)


_ARMY_PLATE = re.compile(r"(?<!\w)[a-z]{2}[ -][0-9]{2}[ -.][0-9]{2}(?!\w)")


_PLATED = re.compile(
    r"(?<!\w)(?:biển(?: số| kiểm soát| xanh| trắng| vàng| đỏ)?(?: xe)?|bks|bs|bien so|xe(?: máy| ô tô)?|ô tô)(?: "
    r"số)?[ :]{0,3}$"
)


_NO_PLATE = re.compile(
    r"(?:lớp|khóa|khoá|phòng|căn|căn hộ|mã|hiệu|mẫu|lô|tờ|thửa|model|quyết định|văn bản|công văn|số)[ :]{0,3}$"
)


def number_plates(reading: UndisguisedText) -> Iterator[Bounds]:
    """``29A-123.45``, ``29-B1 123.45``, ``30K-1234``. Without separators or in lower case only after ``biển số``,
    ``xe``.
    """
    text, low = reading.text, reading.low
    for match in _PLATE.finditer(text):
        said = before(low, match.start(), 30)
        marked = match["gap2"].strip() or match["dot"] == "." or match["gap"] == "-"
        year = len(match["number"]) == 4 and match["number"][:2] in ("19", "20")
        if _PLATED.search(said) or (marked and match[0].isupper() and not year and not _NO_PLATE.search(said)):
            yield match.span()
    for match in _ARMY_PLATE.finditer(low):
        if re.search(r"(?:biển|bks)[^0-9\n]{0,12}$", before(low, match.start(), 20)):
            yield match.span()
