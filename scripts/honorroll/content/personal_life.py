"""Finds home addresses and full dates of birth in Vietnamese text.

Both are words and numbers rather than shapes, so the context decides: ``số nhà 48 Hàng Ngang`` is where the Declaration
of Independence was written, and ``sinh ngày 11/12/1720`` is about a physician in the history books.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Bounds = tuple[int, int]


def lowered(text: str) -> str:
    """``text`` in lower case with plain spaces and of the same length; letters such as İ would shift all offsets."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low


def before(text: str, position: int, reach: int) -> str:
    """The text before ``position`` in its paragraph, at most ``reach`` characters."""
    return text[max(0, position - reach) : position].rpartition("\n\n")[2]


def around(text: str, start: int, end: int, reach: int) -> str:
    """The text on both sides of a passage in its paragraph, and the passage."""
    return before(text, start, reach) + text[start:end] + text[end : end + reach].partition("\n\n")[0]


_MARKS = r"[\s:*_~`]"
# Written without their first letter, which may be a capital.
_HINTS = tuple(
    re.compile(hint)
    for hint in (
        rf"ố{_MARKS}{{1,5}}nhà",
        rf"hà{_MARKS}{{1,3}}(?:số{_MARKS}{{1,5}})?[A-Za-z]{{0,2}}[0-9]",
        r"hà (?:riêng )?(?:của )?(?:ông|bà|anh|chị|cô|chú|bác|cụ|em)[^.;\n0-9]{0,45}[0-9]",
        rf" ở (?:tại )?(?:nhà )?(?:số)?{_MARKS}{{0,5}}[A-Za-z]{{0,2}}[0-9]",
        rf"(?:gõ|gách|ẻm|iệt){_MARKS}{{1,4}}(?:số\s)?[0-9]",
        (
            r"(?:rú|ở|chỉ|ngụ|ống|iêng|ktt|KTT|nay|hà|hệ)(?:\s?[:,]?\s?(?:tại|ở|là|hộ|[sS]ố|[nN]hà|hiện|nay|[pP]hòng|[cC]ăn)){0,3}"
            rf"{_MARKS}{{0,5}}[A-Za-z]{{0,2}}\.?\s?[0-9]"
        ),
        r"ăn (?:hộ )?(?:chung cư )?(?:số )?[A-Za-z]{0,2}[0-9]",
        r"inh[^0-9]{0,60}[0-9]{1,4}\s?(?:[/.-]|tháng)|inh ngày \w+",
        r"(?:SN|sn|NS|[sS]\.[nN]|DOB|orn|irth|hào đời)[^0-9]{0,20}[0-9]",
        r"(?:SINH|NHÀ|NGÕ|NGÁCH|TRÚ|ĐỊA CHỈ|NƠI Ở|CHỖ Ở)[^0-9]{0,60}[0-9]",
    )
)


def suspicious(text: str) -> bool:
    """Whether ``text``, paragraphs with figures, may hold an address or a date of birth."""
    return any(hint.search(text) for hint in _HINTS)


# -- Birth dates ------------------------------------------------------------------------------------------------------

_DAY, _MONTH = r"(?:0?[1-9]|[12][0-9]|3[01])", r"(?:0?[1-9]|1[0-2])"
_NAMED_MONTH = r"(?:giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: một| hai)?|chạp)"
_NAMED_DAY = (
    r"(?:(?:hai |ba )?mươi|mười|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín)(?: "
    r"(?:một|mốt|hai|ba|bốn|tư|lăm|năm|sáu|bảy|tám|chín))?"
)
_ENGLISH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE = (
    rf"(?:{_DAY} ?[/.-] ?{_MONTH} ?[/.-] ?(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9])"
    rf"|(?P<year2>[0-9]{{4}})[/.-]{_MONTH}[/.-]{_DAY}(?![0-9])"
    rf"|(?:(?:mùng|mồng|ngày) )?(?:{_DAY}|{_NAMED_DAY}) tháng (?:{_MONTH}|{_NAMED_MONTH}),?(?: năm)? "
    rf"(?P<year3>[0-9]{{4}})"
    rf"|{_DAY} {_ENGLISH} (?P<year4>[0-9]{{4}})|{_ENGLISH} {_DAY},? (?P<year5>[0-9]{{4}}))"
)
_BIRTH = re.compile(
    r"(?P<word>sinh(?<!\wsinh)(?: ra)?(?: nhật)?|chào "
    r"đời|ngay_?-?sinh|\bsn\b|\bs\.n\b\.?|\bns\b|\bdob\b|\bborn\b|\bbirth ?da(?:y|te)\b|\bdate of birth\b)"
    r"(?: (?:của|tại|ở) [^0-9.;\n()]{1,40}?,?)?(?:[ \n](?:vào|on|là|hôm))?(?:[ \n]ngày)?[ \n:(|=]{0,4}"
    rf"(?:là |vào )?(?:ngày )?(?P<date>{_DATE})"
)
# Words that end in "sinh" and are followed by the day of an event: học sinh, hy sinh, khai sinh, vệ sinh …
_COMPOUND = re.compile(
    r"(?<!\w)(?:an|bẩm|cứu|dân|giáng|giáo|hi|học|hộ|hồi|hy|khai|ký|kỳ|môn|mưu|nam|nảy|nữ|phát|phục|quyên|sản|sơ|song"
    r"|tái|tân|tập|thí|thư|tiên|trường|tuyển|vệ|vi|y) $"
)
_COMMEMORATED = re.compile(r"năm (?:ngày |kỷ niệm ngày )?$")
_DIED = re.compile(
    r"[^.\n]{0,60}?(?<!\w)(?<!mẹ )(?<!cha )(?<!bố )(?<!vợ )(?<!chồng )(?:mất(?= ngày| năm| tháng| tại| khi| lúc| "
    r"[0-9])|hy sinh|hi sinh|qua đời|từ trần|tạ thế|viên tịch)(?!\w)|\)? ?- ?(?:[0-9]{1,2}[/.-]){0,2}[0-9]{4}"
)
#: Whoever was born before lives no more, as far as can be known without asking.
_LIVING_SINCE = 1916


def birth_dates(text: str, low: str) -> Iterator[Bounds]:
    """Full dates of birth. A year alone is fine, and so are the dates of the dead."""
    for match in _BIRTH.finditer(low):
        start = match.start()
        labelled = low.endswith(("ngày ", "năm "), 0, start)  # Ngày Sinh: …
        year = next(filter(None, match.group("year", "year2", "year3", "year4", "year5")))
        if len(year) == 4 and not _LIVING_SINCE <= int(year) <= 2100:
            continue
        if _DIED.match(low, match.end()) or (
            _COMMEMORATED.search(before(low, start, 25)) and not _is_form_field(low, start)
        ):
            continue
        compound = _COMPOUND.search(low, max(0, start - 8), start)
        if compound and _is_name(text, compound.start()):  # bà An sinh ngày …
            compound = None
        if labelled or not (compound or (match["word"] == "sinh" and _is_name(text, start))):  # anh Sinh ngày …
            yield match.span("date")


def _is_form_field(low: str, start: int) -> bool:
    """``Ngày, tháng, năm sinh: …`` is a field of a form, not ``100 năm ngày sinh``."""
    return bool(re.search(r"tháng(?:,| và)? ?(?:,|và)? ?năm $", before(low, start, 25)))


def _is_name(text: str, start: int) -> bool:
    """Whether a capital marks a name: not the beginning of a sentence, and not a line in capitals."""
    inside = text[max(0, start - 1) : start] == " " and text[max(0, start - 2) : start - 1].isalnum()
    return inside and text[start].isupper() and not text[start : start + 2].isupper()


# -- Home addresses ---------------------------------------------------------------------------------------------------

_LANE = r"(?:ngõ|ngách|hẻm|kiệt)"
_NUMBER = r"[a-z]{0,2}[0-9]{1,4}[a-z]?(?:[/-][0-9]{1,4}[a-z]?){0,4}+(?![\w%])(?!\.[0-9])"
# The number of a house without "số": a street, a lane or a group must follow.
_PLACED = rf"(?:số (?:nhà )?{_NUMBER}|{_NUMBER}(?=,?[ \n](?:phố|đường|{_LANE}|tổ|thôn|xóm|khu|đại lộ|\^)))"
_LINK = r"(?:[ \n]?[:,]|[ \n](?:tại|ở|là|hiện nay|hiện tại|hiện))*+:?[ \n]?"
_LIVES = (
    r"(?:(?:địa chỉ |hộ khẩu |đăng ký )?(?:thường trú|tạm trú)|(?:đk)?hktt|cư trú|(?<!lưu )trú(?! ẩn| quán)|nơi "
    r"ở|chỗ ở|nhà riêng|nhà ở"
    r"|địa chỉ nhà(?: riêng)?|địa chỉ liên hệ|(?<!cuộc )(?<!sinh )(?:hiện |đang |hiện đang "
    r")?sống|ngụ|(?:hiện|đang) ở|chuyển về ở)"
)
#: Words of dwelling: whoever lives there is a person.
_DWELLING = (
    re.compile(rf"(?<!\w){_LIVES}{_LINK}(?:nhà |căn nhà )?{_PLACED}"),
    re.compile(
        r"(?<!\w)(?:căn hộ|căn)(?: chung cư)?(?: số)? (?:[a-z]{0,2}[0-9]{1,2}[.-])?[0-9]{3,4}[a-z]?[ "
        r",-]{1,3}(?:tầng [0-9]+,? )?(?:tòa|toà|chung cư|nhà|block|ct|hh)"
    ),
    re.compile(rf"(?<!\w)căn hộ (?:chung cư )?số {_NUMBER}(?! ?(?:hộ|căn))"),
    re.compile(
        r"(?<!\w)(?:ở|trú)[ :](?:tại )?(?:phòng |căn |căn hộ |p\.? ?)(?:số )?[a-z]?[0-9]{3,4}[ "
        r",-]{1,3}(?:tòa|toà|chung cư|nhà|block|ct|hh)"
    ),
)
#: A house in a lane. A public place may be in one: "trụ sở tại số 5 ngõ 2".
_IN_A_LANE = (
    re.compile(rf"(?<!\w)(?:nhà )?(?:số(?: nhà)?:?|sn:?|nhà) {_NUMBER},?[ \n]{_LANE} (?:số )?[0-9]+"),
    re.compile(rf"(?:^|(?<=[,:(\n] )|(?<=[,:(\n])|(?<=ở )|(?<=tại )){_NUMBER},? {_LANE} (?:số )?[0-9]+", re.MULTILINE),
)
#: A house on a street, which may be a monument or a shop.
_ON_A_STREET = (
    re.compile(
        rf"(?<!\w)(?:số nhà:?|sn:?) ?(?!{_DAY}[./-]{_MONTH}[./-][0-9]){_NUMBER}(?! "
        r"?(?:%|tầng|hộ|tuyến|gian|căn|ngôi|được|là|-))"
    ),
    re.compile(rf"(?<!\w)nhà số {_NUMBER},? (?=phố|đường|tổ|thôn|xóm|phường|xã)"),
    re.compile(rf"(?<!\w)địa chỉ(?: ?:| (?:tại|ở|là):?) ?(?:nhà )?(?:số {_NUMBER}|{_PLACED})"),
    re.compile(rf"(?<!\w)nhà (?:riêng )?(?:của )?(?:ông|bà|anh|chị|cô|chú|bác|cụ|em)[^.;\n0-9]{{0,40}}? {_PLACED}"),
    re.compile(rf"(?<!\w)địa chỉ số {_NUMBER},? (?:phố|đường|{_LANE}|tổ|phường|xã)(?!\w)"),
    re.compile(
        rf"(?<!\w)(?:ông|bà|anh|chị|em|cô|chú|bác|cụ|cháu|gia đình|hộ|mẹ|bố) [^.;\n0-9]{{0,40}}(?<!sở )ở (?:tại "
        rf")?(?:nhà )?{_PLACED}"
    ),
)
# Words after which "số 2" counts things, and after which "nhà số 48" is a sight or a block rather than a home.
_COUNTING = re.compile(
    r"(?<!\w)(?:một|trường|học|non|thpt|thcs|chốt|camera|tổ|đội|nhóm|cụm|điểm|trạm|cổng|khu|phố|ngôi|tòa|toà|dãy|giáp"
    r"|thôn|xóm|làng|cơ sở|biển|đánh|từ|gắn|ngách|ngõ) $"
)
_HISTORIC = re.compile(
    r"di tích|bảo tàng|lưu niệm|lịch sử|cách mạng|nhà cổ|di sản|chi bộ|tuyên ngôn|thành lập|trưng bày|triển "
    r"lãm|xếp hạng"
    r"|khởi thảo|soạn thảo|bí mật|ra đời|kháng chiến|hội nghị|tưởng niệm|khởi nghĩa|giải phóng|bác hồ|chủ tịch "
    r"hồ chí minh"
    r"|luận cương|tổng bí thư|phố cổ|kiến trúc|thế kỷ|ghi nhận|trùng tu|tham quan|biển đồng|gắn biển|danh "
    r"nhân|hoàng thành|văn miếu|quảng trường|tượng đài|nghĩa trang|năm 1[0-9]{3}"
)
_PUBLIC = re.compile(
    r"(?<!\w)(?:trụ sở|văn phòng|công ty|cơ quan|cơ sở|trường|bệnh viện|ubnd|ủy ban|uỷ ban|thư viện|trung "
    r"tâm|nhà văn hóa"
    r"|nhà hát|nhà tù|nhà thờ|nhà xuất bản|đình|chùa|đền|cửa hàng|nhà hàng|quán|khách sạn|chợ|bưu điện|ngân "
    r"hàng|tòa soạn"
    r"|toà soạn|công an|bộ|sở|viện|học viện|hội|câu lạc bộ|rạp|ga|bến xe|kinh doanh|chi "
    r"nhánh|showroom|quỹ|đoàn|hợp tác xã"
    r"|xưởng|nhà máy|cung|tổ chức)(?!\w)"
)
_PERSON = re.compile(r"(?<!\w)(?:ông|bà|anh|chị|em|cô|chú|bác|cụ|cháu|gia đình|hộ|mẹ)(?!\w)(?! hồ)")


def home_addresses(text: str, low: str) -> Iterator[Bounds]:
    """House numbers with a lane or with words of dwelling; not those of monuments and of seats of organisations."""
    flat = _LINE_END.sub(" ", low)
    marked = _NAME.sub(lambda letter: "^" if text[letter.start()].isupper() else letter[0], flat)
    for pattern in _DWELLING:
        for match in pattern.finditer(marked):
            said = before(low, match.start(), 15)
            if not (_PUBLIC.search(said) or _COUNTING.search(said)):
                yield match.span()
    for pattern in _IN_A_LANE:
        for match in pattern.finditer(low):
            if not (_COUNTING.search(before(low, match.start(), 10)) or _seat(low, match.start(), 25)):
                yield match.span()
    for pattern in _ON_A_STREET:
        for match in pattern.finditer(marked):
            said = before(low, match.start(), 10)
            sight = text.startswith("Nhà số", match.start()) or _HISTORIC.search(around(low, *match.span(), 90))
            if not (sight or _COUNTING.search(said) or _seat(low, match.start(), 70)):
                yield match.span()


_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
# A capital that begins the name of a street behind the number of a house: "76 Phan Đình Phùng".
_NAME = re.compile(r"(?:(?<=[0-9] )|(?<=[0-9][a-zA-Z] )|(?<=[0-9], ))[^\W\d_](?=\w)")


def _seat(low: str, start: int, reach: int) -> bool:
    """Whether the text is about an organisation, with no person after it."""
    said = before(low, start, reach)
    places = list(_PUBLIC.finditer(said))
    return bool(places) and not _PERSON.search(said, places[-1].end())
