"""Personal data that has no place on a public page: numbers of identity papers, telephones, e-mail, home addresses.

Every text that is published passes here, and nearly every one is clean, so that the first question is whether a
text could hold anything at all: ``_suspicions`` answers it in a few microseconds, and only the detectors that it
names look closer. They prefer silence to a false alarm, because a finding here is an error and stops a build:
decision numbers, periods, sums of money, scores and the seat of an organisation are not personal.

What is found is shown masked. A report ends up in logs that more people can read than the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate

from honorroll.base.findings import Finding, Rule, Source, Text

PERSONAL_ID = Rule(
    "personal-id",
    "error",
    Text(
        "Có số giấy tờ tùy thân (CCCD, CMND): “{seen}”.",
        "Xóa số này. Nếu cơ quan cần lưu, giữ ở hồ sơ giấy, không ghi vào tệp nào của trang.",
    ),
    Text(
        "The number of an identity paper (CCCD, CMND): “{seen}”.",
        "Delete it. If the office must keep it, let it do so on paper, in no file of the site.",
    ),
)
PERSONAL_PHONE = Rule(
    "personal-phone",
    "error",
    Text("Có số điện thoại: “{seen}”.", "Xóa số này. Người đọc liên hệ qua đầu mối ghi ở chân trang."),
    Text("A telephone number: “{seen}”.", "Delete it. Readers use the contact in the footer of the site."),
)
PERSONAL_EMAIL = Rule(
    "personal-email",
    "error",
    Text("Có địa chỉ thư điện tử: “{seen}”.", "Xóa địa chỉ này. Người đọc liên hệ qua đầu mối ghi ở chân trang."),
    Text("An e-mail address: “{seen}”.", "Delete it. Readers use the contact in the footer of the site."),
)
PERSONAL_ADDRESS = Rule(
    "personal-address",
    "error",
    Text(
        "Có địa chỉ nhà riêng: “{seen}”.",
        "Bỏ số nhà, ngõ, ngách; chỉ ghi tên phường hoặc xã, ví dụ “phường Văn Quán”.",
    ),
    Text(
        "A home address: “{seen}”.",
        "Leave out the house number and the alley; the ward or commune is enough, for example “phường Văn Quán”.",
    ),
)
PERSONAL_ACCOUNT = Rule(
    "personal-account",
    "error",
    Text("Có số tài khoản ngân hàng: “{seen}”.", "Xóa số này. Trang vinh danh không nhận tiền quyên góp."),
    Text("A bank account number: “{seen}”.", "Delete it. An honor roll does not collect money."),
)
PERSONAL_BIRTH_DATE = Rule(
    "personal-birth-date",
    "error",
    Text("Có đủ ngày, tháng, năm sinh: “{seen}”.", "Chỉ ghi năm sinh, ví dụ “sinh năm 1965”."),
    Text("A full date of birth: “{seen}”.", "Give only the year, for example “sinh năm 1965”."),
)

#: What the address of an office is made of: allowed where a field or a page is declared to hold one.
CONTACTS = frozenset({PERSONAL_PHONE, PERSONAL_EMAIL})

Hit = tuple[Rule, int, int]


class _Read:
    """A text as it is, without web addresses, and that in lower case, for those who ask; all have the same length."""

    def __init__(self, whole: str) -> None:
        self.whole = whole

    @cached_property
    def text(self) -> str:
        text = self.whole
        for sign, address in _URLS:
            if sign in text:
                text = address.sub(_blank, text)
        return text

    @cached_property
    def low(self) -> str:
        return _lowered(self.text)


Detector = Callable[[_Read], Iterator[Hit]]


def is_clean(text: str) -> bool:
    """Whether there is no personal data in ``text``, which is in NFC."""
    return not any(_hits(text))


def check(text: str, source: Source) -> list[Finding]:
    """A finding for each piece of personal data in ``text``, whose first character stands at ``source``."""
    return [rule.at(after(source, text, offset), seen=seen) for rule, seen, offset in personal_data(text)]


def personal_data(text: str) -> Iterator[tuple[Rule, str, int]]:
    """Each piece of personal data as (rule, masked text, offset), in reading order; of two that overlap, the first."""
    if unicodedata.is_normalized("NFC", text):
        for rule, start, end in _hits(text):
            yield rule, masked(text[start:end]), start
        return
    # Accents as characters of their own (a habit of macOS): read composed, told in the offsets of the text itself.
    clusters = re.findall(r"(?s).[\u0300-\u036f]*", text)
    composed = [unicodedata.normalize("NFC", cluster) for cluster in clusters]
    origin = dict(zip(_starts(composed), _starts(clusters), strict=True))
    whole = "".join(composed)
    for rule, start, end in _hits(whole):
        yield rule, masked(whole[start:end]), origin[start]


def _starts(pieces: list[str]) -> Iterator[int]:
    return accumulate(map(len, pieces), initial=0)


def _hits(text: str) -> Iterator[Hit]:
    raw = text.encode(errors="replace")
    if any(byte in raw for byte in _FOREIGN):
        text = _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
        raw = text.encode(errors="replace")
    if not (detectors := _suspicions(text, raw)):
        return
    read = _Read(text)
    hits = [hit for detect in detectors for hit in detect(read)]
    reached = 0
    for rule, start, end in sorted(hits, key=lambda hit: (hit[1], -hit[2])):
        if start >= reached:
            yield rule, start, end
            reached = end


# One pass in C: digits become 9, what may stand between the digits of a number goes, all else becomes a space. The
# separators beyond ASCII (no-break spaces, hyphens, dashes) go byte by byte; no Vietnamese letter consists of these.
_DIGITS = bytes(0x39 if 0x30 <= byte <= 0x39 else 0x20 for byte in range(256))
_SEPARATORS = " .-()\n\u00a0\u202f\u2010\u2011\u2012\u2013".encode()
# Digits that are not those of ASCII (full-width, Arabic, bold) are read as such. Their bytes begin so; no letter of
# Vietnamese does.
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_FOREIGN = (b"\xd9", b"\xdb", b"\xdf", b"\xe0", b"\xea", b"\xef", b"\xf0")
_HOUSE = re.compile(r"ố\s(?:nhà:?\s?)?[A-Za-z]{0,2}[0-9]")
_ALLEY = re.compile(r"gõ\s[0-9]")
_BORN = re.compile(r"sinh[^0-9]{0,20}[0-9]{1,2}\s?(?:[/.-]|tháng)")
_BORN_FIRST = re.compile(r"Sinh[^0-9]{0,20}[0-9]{1,2}\s?(?:[/.-]|tháng)")


def _suspicions(text: str, raw: bytes) -> list[Detector]:
    """The detectors that could find something. Each pattern begins with a letter: such a search ``re`` does fast."""
    found: list[Detector] = []
    if b"999999999" in raw.translate(_DIGITS, _SEPARATORS):
        found += _numbers, _identity_papers, _accounts
    if "@" in text:
        found.append(_emails)
    capitals = "Ố" in text or "SINH" in text
    if capitals or _HOUSE.search(text) or _ALLEY.search(text):
        found.append(_home_addresses)
    if capitals or _BORN.search(text) or _BORN_FIRST.search(text):
        found.append(_birth_dates)
    return found


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _lowered(text: str) -> str:
    """Lower case with plain spaces, of the same length: İ and its like would shift every offset behind them."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("\n", " ").replace("\u00a0", " ")


# A pattern that begins with plain text is searched for several times as fast as one that begins with a choice.
# The number of an account of Zalo is a telephone, so that such an address is read.
_URLS = tuple((sign, re.compile(re.escape(sign) + r"(?!zalo\.me/)[^\s<>()\"]+")) for sign in ("://", "www.", "WWW."))
_EMAIL = re.compile(r"(?<![\w.%+-])[\w.%+-]++@[a-z0-9-]++(?:\.[a-z0-9-]++)+", re.IGNORECASE)
# A separator of digits, and what must not stand beside a number: more digits, as in a sum of money.
_SEP = r"(?:\)?[ .\-\u00a0\u202f\u2010-\u2013]?)"
_ALONE, _ENDS = r"(?<![0-9])(?<![0-9][.,])", r"(?![0-9]|[.,][0-9])"
_PHONE = re.compile(
    rf"{_ALONE}(?:(?:\+|\(\+?|\b00)84{_SEP}(?:\(0{_SEP})?|\(?0{_SEP})"
    rf"(?:[35789](?:{_SEP}[0-9]){{8}}|2(?:{_SEP}[0-9]){{9}}){_ENDS}(?!/[^\W\d])"
)
# Province 001–096, century and sex 0–3, year of birth, six more: 12 digits in one piece, in threes or in fours.
_CITIZEN = re.compile(
    rf"{_ALONE}0(?:0[1-9]|[1-8][0-9]|9[0-6])(?:[0-3][0-9]{{8}}|([ .-])[0-3][0-9]{{2}}(?:\1[0-9]{{3}}){{2}}"
    rf"|[0-3]([ .-])[0-9]{{4}}\2[0-9]{{4}}){_ENDS}"
)
_NAMED_ID = re.compile(
    r"(?<!\w)(?:cmnd|cmtnd|cmt|cccd|căn cước|chứng minh|định danh)(?!\w)[^0-9;]{0,40}"
    rf"((?:[0-9](?:[ .-]?[0-9]){{11}}|[0-9](?:[ .-]?[0-9]){{8}})){_ENDS}"
)
_NINE = re.compile(rf"{_ALONE}(?<![\w./=#&%-])[0-9]{{9}}(?![\w/%-]|[.,][0-9])")
_ACCOUNT = re.compile(
    r"(?<!\w)(?:số tài khoản|tài khoản số|tài khoản ngân hàng|tài khoản ?:|số tk|stk|tk ?:)(?!\w)[^0-9;]{0,40}"
    rf"([0-9](?:[ .-]?[0-9]){{8,18}}){_ENDS}"
)
_MONEY = re.compile(r"[1-9][0-9]{0,2}(?:[.][0-9]{3})+")
_COUNTED = re.compile(r" ?(?:đồng|đ(?!\w)|vnđ|vnd|usd|tỷ|triệu|lượt|người|hộ|m2|m²)")
_TAX = re.compile(r"(?:mã số|mst|thuế)[^0-9]*$")
_DOCUMENT = re.compile(r"quyết định|công văn|văn bản|giấy|mã |số hiệu|hợp đồng|hóa đơn|isbn|mst|thuế|doanh nghiệp")


def _numbers(read: _Read) -> Iterator[Hit]:
    """Telephones: ten digits of a mobile, eleven of a land line. Identity numbers that nothing announces."""
    text, low = read.text, read.low
    for match in _PHONE.finditer(text):
        if _grouped_as_a_phone(match[0]) and not _TAX.search(low, max(0, match.start() - 30), match.start()):
            yield PERSONAL_PHONE, match.start(), match.end()
    for match in _CITIZEN.finditer(text):
        yield PERSONAL_ID, match.start(), match.end()
    for match in _NINE.finditer(text):
        before = max(0, match.start() - 30)
        if not (match[0].endswith("000") or _is_counted(low, match) or _DOCUMENT.search(low, before, match.start())):
            yield PERSONAL_ID, match.start(), match.end()


def _grouped_as_a_phone(number: str) -> bool:
    """Not a row of scores (``0-3 1-2 0-1``, ``08-21 21-15``): those stand in ones, or in twos with mixed separators."""
    groups = re.findall("[0-9]+", number)[number.startswith("0 ") :]
    kinds = set(re.findall(r"[^0-9()+]", number))
    return sum(len(group) == 1 for group in groups) < 2 and (max(map(len, groups)) > 2 or len(kinds) == 1)


def _is_counted(low: str, match: re.Match[str]) -> bool:
    return bool(_COUNTED.match(low, match.end()))


def _identity_papers(read: _Read) -> Iterator[Hit]:
    """``CMND``, ``CCCD``, ``căn cước`` … and soon after it nine or twelve digits that are not a sum."""
    low = read.low
    for match in _NAMED_ID.finditer(low):
        if not (_MONEY.fullmatch(match[1]) or _is_counted(low, match)):
            yield PERSONAL_ID, match.start(1), match.end(1)


def _accounts(read: _Read) -> Iterator[Hit]:
    """``Số tài khoản``, ``STK`` … and soon after it nine digits or more; how many accounts there are is no account."""
    low = read.low
    for match in _ACCOUNT.finditer(low):
        if not (_MONEY.fullmatch(match[1]) or _is_counted(low, match)):
            yield PERSONAL_ACCOUNT, match.start(1), match.end(1)


def _emails(read: _Read) -> Iterator[Hit]:
    """``name@domain.vn``, in a ``mailto:`` too."""
    for match in _EMAIL.finditer(read.text):
        yield PERSONAL_EMAIL, match.start(), match.end()


_NUMBER = r"[a-z]{0,2}[0-9]++[a-z]?(?:[/-][0-9]++[a-z]?)*+(?!\w)"
_LANE = r"(?:ngõ|ngách|hẻm|kiệt)"
_ADDRESS = re.compile(
    r"(?<!\w)(?:"
    rf"số nhà:? ?{_NUMBER}(?! ?(?:%|tầng|hộ|tuyến|gian|căn|ngôi))"
    rf"|số {_NUMBER},? {_LANE} (?:số )?[0-9]"
    rf"|(?:thường trú|tạm trú|cư trú|trú|nơi ở|chỗ ở|nhà ở|nhà riêng|nhà)(?: hiện nay| hiện tại)?"
    rf"[:,]? (?:(?:tại|ở|là):? )?(?:nhà )?số {_NUMBER}"
    rf"|(?:sống|ngụ) (?:ở|tại):? (?:nhà )?số {_NUMBER}"
    rf"|địa chỉ(?: nhà)?(?: ?:| (?:tại|ở|là):?) ?(?:nhà )?số {_NUMBER}"
    rf"|địa chỉ(?: nhà)? số {_NUMBER},? (?:phố|đường|{_LANE}|tổ|phường|xã)(?!\w)"
    rf"|trú (?:tại |ở )?{_NUMBER},? {_LANE} (?:số )?[0-9]"
    rf"|căn hộ (?:chung cư )?số {_NUMBER}"
    r")"
)
# Every alternative holds one of these, and begins and ends near it: only there is the long pattern worth its time. All
# but the one that speaks of "trú" hold the first.
_NUMBERED = tuple(
    re.compile(rf"{end}\s(?:[Nn]hà:?\s?|[Ss]ố\s)?[A-Za-z]{{0,2}}[0-9]") for end in ("ố", "gõ", "gách", "ẻm", "iệt")
)
_REACH = 60
# And one of these words, without which a number is that of a street, a group or a record.
_DWELLING = ("nhà", "trú", "ngõ", "ngách", "hẻm", "kiệt", "nơi ở", "chỗ ở", "sống", "ngụ", "địa chỉ", "căn hộ")
# Words after which "số 2" counts things, and after which "nhà số 48" is a sight or a block rather than a home.
_COUNTING = re.compile(
    r"(?<!\w)(?:một|trường|học|non|thpt|thcs|chốt|camera|tổ|đội|nhóm|cụm|điểm|trạm|cổng|khu|phố|ngôi|tòa|toà|dãy) $"
)


def _home_addresses(read: _Read) -> Iterator[Hit]:
    """A house number together with an alley or with words of dwelling. An organisation's seat on a street is none."""
    text = read.low if "Ố" in read.whole else read.whole
    for numbered in _NUMBERED if "trú" in text or "Trú" in text else _NUMBERED[:1]:
        for number in numbered.finditer(text):
            begin = max(0, number.start() - _REACH)
            start = max(0, begin - 10)
            around = _lowered(text[start : number.end() + _REACH])
            if not any(word in around for word in _DWELLING):
                continue
            for match in _ADDRESS.finditer(around, begin - start):
                if not _COUNTING.search(around, max(0, match.start() - 10), match.start()):
                    yield PERSONAL_ADDRESS, start + match.start(), start + match.end()


_DAY, _MONTH = r"(?:0?[1-9]|[12][0-9]|3[01])", r"(?:0?[1-9]|1[0-2])"
_BIRTH = re.compile(
    r"sinh(?<!\wsinh)(?: vào)?(?: ngày)?[:(]? ?(?:là |vào )?(?:ngày )?"
    rf"({_DAY}(?: ?[/.-] ?{_MONTH} ?[/.-] ?(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9])"
    rf"| tháng (?:{_MONTH}|giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|chạp),? năm [0-9]{{4}}))"
)
# Words that end in "sinh" and are followed by the day of an event: học sinh, hy sinh, khai sinh, vệ sinh …
_COMPOUND = re.compile(
    r"(?<!\w)(?:an|bẩm|cứu|dân|giáng|giáo|hi|học|hộ|hồi|hy|khai|ký|kỳ|môn|mưu|nam|nảy|nữ|phát|phục|quyên|sản|sơ|song"
    r"|tái|tân|tập|thí|thư|tiên|trường|tuyển|vệ|vi|y) $"
)


def _birth_dates(read: _Read) -> Iterator[Hit]:
    """Day, month and year after ``sinh``. A year alone is fine; so is the day on which someone gave their life."""
    text, low = read.text, read.low
    for match in _BIRTH.finditer(low):
        start = match.start()
        labelled = low.endswith(("ngày ", "năm "), 0, start)  # Ngày Sinh: …
        compound = _COMPOUND.search(low, max(0, start - 8), start)
        if compound and _is_name(text, compound.start()):  # bà An sinh ngày …
            compound = None
        if labelled or not (compound or _is_name(text, start)):  # anh Sinh ngày …
            yield PERSONAL_BIRTH_DATE, match.start(1), match.end(1)


def _is_name(text: str, start: int) -> bool:
    """A capital that no beginning of a sentence explains, and that is not there because the whole line shouts."""
    inside = text[max(0, start - 1) : start] == " " and text[max(0, start - 2) : start - 1].isalnum()
    return inside and text[start].isupper() and not text[start : start + 2].isupper()


def masked(seen: str) -> str:
    return f"{seen[:3]}***"


def after(source: Source, text: str, offset: int) -> Source:
    """The place of ``text[offset]``. All lines of a YAML block stand at one indent, so the column carries over."""
    if not source.line:
        return source
    column = source.column and source.column + offset - text.rfind("\n", 0, offset) - 1
    return Source(source.path, source.line + text.count("\n", 0, offset), column)
