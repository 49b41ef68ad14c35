"""Personal data in a text: numbers of papers, telephones, e-mail, accounts, plates, links, birth dates, home addresses.

``find`` is the door. Every text that is published passes it, and nearly every one is clean, so that the first question
is whether a text could hold anything at all: ``_suspicious`` answers it in a few microseconds. Then the text is read
without disguise (``disguise``), and each of ``KINDS`` looks for its own.

The patterns prefer silence to a false alarm, because a finding is an error and stops a build: decision numbers,
periods, sums of money, scores, coordinates, the seat of an organisation and a house that is a monument are not personal.
All of them take linear time: repetitions are bounded or possessive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from honorroll.content import disguise, personal_life
from honorroll.content.personal_life import before

KindName = Literal[
    "identity", "passport", "tax", "insurance", "account", "phone", "email", "plate", "link", "birth-date", "address"
]


class Span(NamedTuple):
    """Where ``find`` saw something: ``text[start:end]`` as it was written, disguise included."""

    kind: KindName
    start: int
    end: int


class Reading:
    """A text without disguise, that without web addresses, and that in lower case; all have the same length."""

    def __init__(self, whole: str) -> None:
        self.whole = whole

    @cached_property
    def text(self) -> str:
        return _URL.sub(_what_a_link_tells, self.whole) if _URL_SIGN.search(self.whole) else self.whole

    @cached_property
    def low(self) -> str:
        return personal_life.lowered(self.text)


Bounds = tuple[int, int]
Detector = Callable[[Reading], Iterator[Bounds]]


def find(text: str) -> list[Span]:
    """All personal data in ``text``, in reading order; of two findings that overlap, the one that begins first."""
    if not _suspicious(text):
        return []
    views = [tags for tags in (False, True) if not tags or "<" in text]
    if not any(next(_hits(disguise.plain_text(text, tags=tags)), None) for tags in views):
        return []
    hits: list[tuple[int, int, int, KindName]] = []
    for tags in views:
        plain = disguise.plain(text, tags=tags)
        for rank, name, start, end in _hits(plain.text):
            first, last = plain.span(start, end)
            hits.append((first, rank, -last, name))
    found: list[Span] = []
    reached = 0
    for start, _, end, name in sorted(hits):
        if start >= reached:
            found.append(Span(name, start, -end))
            reached = -end
    return found


def _hits(text: str) -> Iterator[tuple[int, KindName, int, int]]:
    reading = Reading(text)
    for rank, (name, detect) in enumerate(KINDS):
        for start, end in detect(reading):
            yield rank, name, start, end


# -- Could there be anything? -----------------------------------------------------------------------------------------

# One pass in C gives the shape of a text: digits (and letters that pass for one) become 9, capitals A, all else a space;
# what may stand between the digits of a number goes. What is beyond ASCII (no-break spaces, dashes, characters of no
# width) goes byte by byte; no Vietnamese letter consists of these bytes alone.
_SHAPE = bytes(0x39 if chr(byte) in "0123456789OoIl" else 0x41 if 0x41 <= byte <= 0x5A else 0x20 for byte in range(256))
_BETWEEN = (
    " .,:;/_|-()[]*~`\\\t\r\n\u00a0\u00ad\u00b7\u2009\u200b\u200c\u200d\u200e\u200f\u2010\u2011\u2012\u2013\u2014\u2015"
)
_DELETED = bytes(sorted(set((_BETWEEN + "\u2022\u202f\u2060\u3000\ufeff").encode())))
_NUMBER_SHAPE = re.compile(rb"9{9}|A9{7}|99A[A ]?9{4}")
# Text that must be read without disguise before its shape says anything: tags, entities, per cent signs, accents apart,
# digits of other scripts. No letter of Vietnamese holds these bytes.
_DISGUISED = (
    b"<",
    b"&",
    b"%",
    b"\xcc",
    b"\xcd",
    b"\xd9",
    b"\xdb",
    b"\xdf",
    b"\xe0",
    b"\xe2\x81",
    b"\xe2\x82",
    b"\xe2\x91",
)
_DISGUISED_MORE = (b"\xe2\x93", b"\xe2\x9d", b"\xea", b"\xef", b"\xf0", b"\xe2\x83", b"\xe2\x80\x8b", b"\xe2\x80\x8c")
_INVISIBLE = (b"\xe2\x80\x8d", b"\xe2\x80\x8e", b"\xe2\x80\x8f", b"\xc2\xad")
_SIGNS = (
    "@",
    "còng",
    "cong ",
    "at)",
    "at]",
    "at}",
    " dot ",
    " DOT ",
    "facebook",
    "Facebook",
    "fb.com",
    "khoản",
    "STK",
    "stk",
)


def _suspicious(text: str) -> bool:
    raw = text.encode(errors="replace")
    return (
        any(byte in raw for byte in _DISGUISED)
        or any(byte in raw for byte in (*_DISGUISED_MORE, *_INVISIBLE))
        or _NUMBER_SHAPE.search(raw.translate(_SHAPE, _DELETED)) is not None
        or any(sign in text for sign in _SIGNS)
        or _OTHER_SIGNS.search(text) is not None
        or personal_life.suspicious(text)
    )


# Each begins with plain letters: such a search ``re`` does fast.
_OTHER_SIGNS = re.compile(r"hông[\s,.-]{1,3}\w|HÔNG[\s,.-]{1,3}\w|hong[\s,.-]{1,3}\w|hoại|ĐT|đt|bks|BKS|iển|ien so")

# -- Web addresses ----------------------------------------------------------------------------------------------------

# A number in a web address is mostly that of an article. It is read where the address is that of a person (a chat, a
# social network) or where a field of a form says what it is.
_URL_SIGN = re.compile(r"://|[wW]{3}\.")
_URL = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]{1,15}+://|[wW]{3}\.)[^\s<>()\"]++")
_PERSONAL_HOST = re.compile(
    r"(?:[a-z]{2,8}://)?(?:[a-z]+\.)*(?:zalo\.me|wa\.me|t\.me|m\.me|whatsapp\.com|viber\.com|facebook\.com|fb\.com|chat)(?![\w.])"
    r"|(?:viber|whatsapp|zalo|skype|tg)://",
    re.IGNORECASE,
)
_FIELD = re.compile(r"[?&#;]([\w-]{1,30})=([^&#;]*+)")
_PERSONAL_FIELD = re.compile(
    r"(?:so|user|your)?[_-]?(?:s?[dđ]t|phone|tel|mobile|di_?dong|dien_?thoai|zalo|whatsapp|number|hotline|lien_?he|contact"
    r"|cccd|cmnd|cmt|can_?cuoc|dinh_?danh|ho_?chieu|passport|stk|tai_?khoan|account|mst|bhxh|bhyt"
    r"|ngay_?sinh|dob|birth_?da(?:y|te)|bien_?so|bks|plate)[_-]?(?:no|number|so|nha|rieng)?",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"(?:0|\+?84)[35789][0-9]{8}")


def _what_a_link_tells(link: re.Match[str]) -> str:
    """Blanks of the same length, but for what may be personal."""
    if _PERSONAL_HOST.match(link[0]):
        return link[0]
    kept = [" "] * len(link[0])
    for field in _FIELD.finditer(link[0]):
        if _PERSONAL_FIELD.fullmatch(field[1]) or _MOBILE.fullmatch(field[2]):
            kept[field.start(1) : field.end()] = link[0][field.start(1) : field.end()]
    return "".join(kept)


_PROFILE = re.compile(
    r"(?:https?://)?(?<![\w-])(?:[\w-]{1,20}\.){0,2}(?:facebook|fb)\.com/(?:profile\.php\?id=[0-9]{5,}|people/)[^\s<>()\"]*",
    re.IGNORECASE,
)
_OWN_PAGE = re.compile(
    r"(?:cá nhân|riêng)(?: của [^\n.;:]{1,30})?:? {0,2}((?:https?://)?(?:[\w-]{1,20}\.){0,2}(?:facebook|fb|instagram|tiktok)"
    r"\.com/[^\s<>()\"]+)",
    re.IGNORECASE,
)


def _links(reading: Reading) -> Iterator[Bounds]:
    """A page of a person on a social network: ``profile.php?id=…``, or one that is said to be personal."""
    for match in _PROFILE.finditer(reading.whole):
        yield match.span()
    for match in _OWN_PAGE.finditer(reading.whole):
        yield match.span(1)


_DOT = r"(?: ?[(\[{] ?(?:dot|chấm|cham|\.) ?[)\]}] ?| (?:dot|chấm|cham) |\.| \. )"
_AT = r"(?: ?[(\[{<] ?(?:at|a còng|a-còng|@) ?[)\]}>] ?| (?:a còng|a-còng|acòng|acong|a cong|a móc) |@| @ |@ )"
_LOCAL = r"(?<![\w.%+-])[\w.%+-]{1,64}+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,62})"
_EMAIL = re.compile(rf"{_LOCAL}{_AT}{_LABEL}(?:{_DOT}{_LABEL}){{1,5}}", re.IGNORECASE)
_SPELLED_EMAIL = re.compile(
    rf"{_LOCAL} at (?:{_LABEL}(?: (?:dot|chấm) | ?[(\[{{] ?dot ?[)\]}}] ?){_LABEL}(?:{_DOT}{_LABEL}){{0,3}}"
    rf"|(?:gmail|yahoo|hotmail|outlook|icloud){_DOT}{_LABEL})",
    re.IGNORECASE,
)


def _emails(reading: Reading) -> Iterator[Bounds]:
    """``name@domain.vn``, ``name (at) domain [dot] vn``, ``name a còng domain chấm vn``; inside web addresses too."""
    for pattern in (_EMAIL, _SPELLED_EMAIL):
        for match in pattern.finditer(reading.whole):
            yield match.span()


# -- Numbers ----------------------------------------------------------------------------------------------------------

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
    r" ?(?:%|đồng|đ(?!\w)|vnđ|vnd|usd|euro|tỷ|tỉ|triệu|nghìn|ngàn|lượt|người|hộ(?!\w)|dân|cây|con(?!\w)|tấn|kg|km|ha(?!\w)"
    r"|m2|m²|m3|kwh|bản|cuốn|trang|thẻ|tài khoản|cổ phiếu|cổ phần|phiếu|sản phẩm|liều|mũi|chiếc|đơn vị)"
)


def _phones(reading: Reading) -> Iterator[Bounds]:
    """Ten digits of a mobile, eleven of a land line or an old mobile; eight of a land line that is announced."""
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
    """Not a row of scores (``0-3 1-2 0-1``), of dates (``05/12/2020, 07``) or of figures in lines below each other."""
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
    r"số cc|cmnd|cmtnd|cmt|cccd|cc/cccd|đdcn|căn cước|chứng minh|định danh|giấy tờ tùy thân|can cuoc|chung minh nhan dan"
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


def _identities(reading: Reading) -> Iterator[Bounds]:
    """``CMND``, ``CCCD`` … and soon after it nine or twelve digits; twelve digits of that build; nine alone."""
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


def _passports(reading: Reading) -> Iterator[Bounds]:
    """A letter and seven or eight digits, as Vietnamese passports have them."""
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


def _taxes(reading: Reading) -> Iterator[Bounds]:
    """The tax code of a person: it begins with 8, or is said to be one. That of a firm is public."""
    for match in _TAX.finditer(reading.low):
        if match["first"] == "8" or _PERSON.search(match["of"]):
            yield match.span("number")


_INSURANCE = re.compile(
    r"(?<!\w)(?:bhxh|bhyt|bhtn|bảo hiểm xã hội|bảo hiểm y tế|bảo hiểm thất nghiệp|sổ bảo hiểm|thẻ bảo hiểm)"
    rf"{_NEAR}(?<!\w)([a-z]{{2}}[ .-]?[0-9](?:[ .-]?[0-9]){{12}}|[0-9](?:[ .-]?[0-9]){{9}}){_ENDS}"
)
_HEALTH_CARD = re.compile(r"(?<!\w)[A-Z]{2}[ .-]?[1-5][ .-]?[0-9]{2}[ .-]?[0-9]{10}(?!\w)")


def _insurances(reading: Reading) -> Iterator[Bounds]:
    """Ten digits behind ``BHXH``; two letters and thirteen digits of a health card."""
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


def _accounts(reading: Reading) -> Iterator[Bounds]:
    """A number behind ``STK``, ``số tài khoản`` … or beside the name of a bank. How many accounts there are is none."""
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
    r"(?<!\w)(?:biển(?: số| kiểm soát| xanh| trắng| vàng| đỏ)?(?: xe)?|bks|bs|bien so|xe(?: máy| ô tô)?|ô tô)(?: số)?[ :]{0,3}$"
)
_NO_PLATE = re.compile(
    r"(?:lớp|khóa|khoá|phòng|căn|căn hộ|mã|hiệu|mẫu|lô|tờ|thửa|model|quyết định|văn bản|công văn|số)[ :]{0,3}$"
)


def _plates(reading: Reading) -> Iterator[Bounds]:
    """``29A-123.45``, ``29-B1 123.45``, ``30K-1234``; without marks or in small letters only behind ``biển số``, ``xe``."""
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


# -- The table --------------------------------------------------------------------------------------------------------


def _birth_dates(reading: Reading) -> Iterator[Bounds]:
    return personal_life.birth_dates(reading.text, reading.low)


def _home_addresses(reading: Reading) -> Iterator[Bounds]:
    return personal_life.home_addresses(reading.text, reading.low)


#: What is looked for. Of two kinds that begin at one place the first wins: a number that is named before one that has
#: a shape.
KINDS: tuple[tuple[KindName, Detector], ...] = (
    ("link", _links),
    ("email", _emails),
    ("account", _accounts),
    ("insurance", _insurances),
    ("tax", _taxes),
    ("passport", _passports),
    ("identity", _identities),
    ("phone", _phones),
    ("plate", _plates),
    ("birth-date", _birth_dates),
    ("address", _home_addresses),
)
