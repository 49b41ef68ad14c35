"""Detectors for personal numbers: identity papers, tax codes, insurance, number plates.

Each yields the bounds (start, end) of what it finds. The patterns take linear time: repetitions are bounded or
possessive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from honorroll.content.personal_figures import ALONE, ENDS, MONEY, SEP, is_counted
from honorroll.content.personal_phones import called_phones
from honorroll.content.undisguised import Bounds, UndisguisedText, before

# A number behind its name: (what names it, the number). Up to 40 characters that are no digits may lie in between.
_NEAR = r"(?!\w)[^0-9;]{0,40}?"

_D9, _D12 = rf"[0-9](?:{SEP}[0-9]){{8}}", rf"[0-9](?:{SEP}[0-9]){{11}}"

_PAPER = (
    r"số cc|cmnd|cmtnd|cmt|cccd|cc/cccd|đdcn|căn cước|chứng minh|định danh|giấy tờ tùy thân|can cuoc"
    r"|chung minh nhan dan|dinh danh|giấy phép lái xe|gplx"
)

# A spreadsheet drops the zeros at the beginning (“CCCD 34098001234”); papers of the forces have eight digits.
_SHORT_ID = re.compile(
    r"(?<!\w)(?:cc|cmnd|cmtnd|cmt|cccd|cmqđ|cmsq|cmqn|cmcand|đdcn|căn cước|định danh cá nhân|mã định danh"
    r"|chứng minh (?:nhân dân|thư|sĩ quan|sỹ quan|quân đội|quân nhân|công an)"
    r"|(?:hiệu|thẻ) (?:sĩ quan|sỹ quan|quân nhân))"
    r"(?!\w)[^0-9;\n]{0,25}?(?<![0-9.,])([0-9](?:[ .]?[0-9]){7,10})" + ENDS + r"(?![/-])"
)
_DAY_OF = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])[ .]?(?:0?[1-9]|1[0-2])[ .]?(?:19|20)[0-9]{2}")
#: What a text with a number of eight digits matches; more digits stand out.
HINTS = (
    r"(?:CM|cm|CC|cc|ĐDCN|ăn cước|ịnh danh|hứng minh|HỨNG MINH|ĂN CƯỚC|ĩ quan|ỹ quan|uân nhân)[^0-9;\n]{0,40}[0-9]{2}",
)

_NAMED_ID = re.compile(rf"(?<!\w)(?:{_PAPER}){_NEAR}({_D12}|{_D9}){ENDS}")

# Province 001-096, century and sex 0-3, year of birth, six more digits.
_CITIZEN = re.compile(rf"{ALONE}(?<![0-9],)0(?:0[1-9]|[1-8][0-9]|9[0-6]){SEP}[0-3](?:{SEP}[0-9]){{8}}{ENDS}")

_NINE = re.compile(r"(?<![\w./=#&%,+-])[0-9]{9}(?![\w/%-]|[.,][0-9])")

_DOCUMENT = re.compile(
    r"quyết định|công văn|văn bản|giấy|mã(?!\w)|số hiệu|ký hiệu|hợp đồng|hóa đơn|hoá đơn|is[bs]n|mst|thuế|doanh nghiệp"
    r"|doanh thu|tổng|dân số|kinh phí|trị giá|giá trị|đạt|sản lượng|id(?!\w)|doi(?!\w)|đơn hàng|vận đơn|thửa|tờ bản đồ"
)


def identities(reading: UndisguisedText) -> Iterator[Bounds]:
    """Eight to twelve digits after ``CMND``, ``CCCD`` …; twelve digits of the form of identity numbers; nine digits
    alone, unless they are called a telephone.
    """
    low = reading.low
    for match in _SHORT_ID.finditer(low):
        short = len(re.sub("[ .]", "", match[1])) in (8, 10, 11) and not _DAY_OF.fullmatch(match[1])
        money = MONEY.fullmatch(match[1]) and not _says_paper(match[0])
        if short and not (money or is_counted(low, match.end())):
            yield match.span(1)
    for match in _NAMED_ID.finditer(low):
        if not (MONEY.fullmatch(match[1]) or is_counted(low, match.end())) or _says_paper(match[0]):
            yield match.span(1)
    for match in _CITIZEN.finditer(low):
        groups, gaps = re.findall("[0-9]+", match[0]), set(re.findall("[^0-9]+", match[0]))
        if min(map(len, groups)) >= 3 and len(gaps) < 2 and not is_counted(low, match.end()):
            yield match.span()
    called = set(called_phones(low))
    for match in _NINE.finditer(low):
        counted = match[0].endswith("000") or is_counted(low, match.end())
        if not (counted or _DOCUMENT.search(before(low, match.start(), 40)) or match.span() in called):
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
    rf"(?P<number>(?P<first>[0-9])(?:[ .-]?[0-9]){{9}}(?:-[0-9]{{3}})?){ENDS}"
)

_PERSON = re.compile(r"(?<!\w)(?:cá nhân|tncn|thu nhập|ông|bà|anh|chị|em|cô|chú|bác|cụ|tôi|ca nhan)(?!\w)")


def tax_codes(reading: UndisguisedText) -> Iterator[Bounds]:
    """Tax codes of persons: they begin with 8, or the text says so. Tax codes of companies are public."""
    for match in _TAX.finditer(reading.low):
        if match["first"] == "8" or _PERSON.search(match["of"]):
            yield match.span("number")


_INSURANCE = re.compile(
    r"(?<!\w)(?:bhxh|bhyt|bhtn|bảo hiểm xã hội|bảo hiểm y tế|bảo hiểm thất nghiệp|sổ bảo hiểm|thẻ bảo hiểm)"
    rf"{_NEAR}(?<!\w)([a-z]{{2}}[ .-]?[0-9](?:[ .-]?[0-9]){{12}}|[0-9](?:[ .-]?[0-9]){{9}}){ENDS}"
)

_HEALTH_CARD = re.compile(r"(?<!\w)[A-Z]{2}[ .-]?[1-5][ .-]?[0-9]{2}[ .-]?[0-9]{10}(?!\w)")


def insurance_numbers(reading: UndisguisedText) -> Iterator[Bounds]:
    """Ten digits after ``BHXH``; two letters and thirteen digits of a health insurance card."""
    low = reading.low
    for match in _INSURANCE.finditer(low):
        if not (MONEY.fullmatch(match[1]) or is_counted(low, match.end())):
            yield match.span(1)
    for match in _HEALTH_CARD.finditer(reading.text):
        yield match.span()


_SERIES = r"(?:[A-Z]{1,2}|[A-Z]Đ|Đ[A-Z])"

_PLATE = re.compile(
    rf"(?<![\w./-])[1-9][0-9](?P<gap>[ -]?){_SERIES}[0-9]?(?P<gap2>[ .-]{{0,3}})"
    r"(?P<number>[0-9]{3}(?P<dot>[. ]?)[0-9]{2}|[0-9]{4})(?![\w/-]|[.,][0-9])",
    re.IGNORECASE,
)

_ARMY_PLATE = re.compile(r"(?<!\w)[a-z]{2}[ -][0-9]{2}[ -.][0-9]{2}(?!\w)")

_PLATED = re.compile(
    r"(?<!\w)(?:biển(?: số| kiểm soát| xanh| trắng| vàng| đỏ)?(?: xe)?|bks|bs|bien so|xe(?: máy| ô tô)?|ô tô)"
    r"(?: số)?[ :]{0,3}$"
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
