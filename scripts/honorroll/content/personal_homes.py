"""Finds home addresses in Vietnamese text.

They are words and numbers rather than a shape, so the context decides: ``số nhà 48 Hàng Ngang`` is where the
Declaration of Independence was written, and ``trụ sở tại số 3 Quang Trung`` is an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from honorroll.content.undisguised import Bounds, UndisguisedText, around, before

_MARKS = r"[\s:*_~`]"
#: What a text with a home address matches; written without first letters, which may be capitals.
HINTS = (
    rf"ố{_MARKS}{{1,5}}nhà",
    rf"hà{_MARKS}{{1,3}}(?:số{_MARKS}{{1,5}})?[A-Za-z]{{0,2}}[0-9]",
    r"hà (?:riêng )?(?:của )?(?:ông|bà|anh|chị|cô|chú|bác|cụ|em)[^.;\n0-9]{0,45}[0-9]",
    rf" ở (?:tại )?(?:nhà )?(?:số)?{_MARKS}{{0,5}}[A-Za-z]{{0,2}}[0-9]",
    rf"(?:gõ|gách|ẻm|ẽm|iệt){_MARKS}{{1,4}}(?:số\s)?[0-9]",
    (
        r"(?:rú|ở|chỉ|ngụ|ống|iêng|ktt|KTT|nay|hà|hệ|lạc|tại)(?:\s?[:,]?\s?(?:tại|ở|là|hộ|[sS]ố|[nN]hà|hiện|nay|[pP]hòng"
        rf"|[cC]ăn)){{0,3}}{_MARKS}{{0,5}}[A-Za-z]{{0,2}}\.?\s?[0-9]"
    ),
    r"ăn (?:hộ )?(?:chung cư )?(?:số )?[A-Za-z]{0,2}[0-9]",
    r"(?:[đĐ](?:/[cC]|\.[cC]|[cC]|[kK])[A-Za-z.]{0,6}|NR|ẩu)[ :]{1,3}[^0-9\n]{0,12}[0-9]",
    r"K[0-9]{1,4}/[H0-9]",
    r"P\.? ?[A-Z]{0,2}[0-9]{3}|(?:hòng|HÒNG) (?:số )?[A-Za-z]{0,2}[0-9]{3}",
    r"(?:lô|Lô|LK|BT|iền kề|iệt thự) ?(?:số )?[A-Za-z]{0,2}[0-9]",
    r"[0-9][A-Za-z]/[0-9]",
    r"/[0-9]{1,4}[A-Za-z]?/[0-9]{1,3}[A-Za-z]? \w",
    r"(?:NHÀ|NGÕ|NGÁCH|TRÚ|ĐỊA CHỈ|NƠI Ở|CHỖ Ở)[^0-9]{0,60}[0-9]",
)

# A date, which is no number of a house.
_DATE = r"(?:0?[1-9]|[12][0-9]|3[01])[./-](?:0?[1-9]|1[0-2])[./-][0-9]"
_LANE = r"(?:ngõ|ngách|hẻm|hẽm|kiệt)"
_NUMBER = r"[a-z]{0,2}[0-9]{1,4}[a-z]?(?:[/-][0-9]{1,4}[a-z]?){0,4}+(?![\w%])(?!\.[0-9])"
# The number of a house without "số": a street, a lane or a group must follow. "KP3" is none, nor is "P14".
_PLACED = (
    rf"(?:số (?:nhà )?{_NUMBER}|(?!(?:kp|[pq])[0-9]{{1,2}}(?!\w)){_NUMBER}(?=,?[ \n](?:phố|đường|{_LANE}|tổ|thôn|xóm"
    r"|khu|đại lộ|tỉnh lộ|quốc lộ|hương lộ|cư xá|tập thể|(?:ấp|khóm|tdp|kp)[ .]?[0-9]|\^)))"
)


def _words(*words: str) -> str:
    """A pattern for words that may begin with a capital, which is ``^`` behind a number: see ``_NAME``."""
    return "|".join(f"[{word[0]}^]{word[1:]}" for word in words)


_HOUSES = ("tòa", "toà", "chung cư", "nhà", "block", "ct", "hh")
_BLOCK = rf"(?:{_words(*_HOUSES, 'khu', 'kđt', 'tập thể', 'dãy')}|[a-z^][a-z]?[0-9])"
_FLAT_NUMBER = r"(?:số )?[a-z]{0,2}[0-9]{3,4}[a-z]?[ ,-]{1,3}(?:[t^]ầng [0-9]+,? )?"
_FLAT = rf"(?:phòng |căn hộ |căn |p\.? ?){_FLAT_NUMBER}{_BLOCK}"
_ESTATES = ("tập thể", "khu tập thể", "ktt", "chung cư", "khu đô thị", "kđt", "khu dân cư", "kdc", "khu nhà ở")
_ESTATE = rf"(?:{_words(*_ESTATES, 'khu tái định cư', 'khu biệt thự')})"
_PLOT = (
    r"(?:(?:liền kề|lk|biệt thự|bt) ?(?:số )?[a-z]{0,2}[0-9]{1,4}(?:[-./][0-9]{1,3})?(?![\w%])"
    rf"|(?:lô|ô) (?:số )?[a-z]{{0,2}}[0-9]{{1,4}}(?:[-./][0-9]{{1,3}})?,? (?:[đ^]ường|{_ESTATE})(?!\w))"
)
_LINK = r"(?:[ \n]?[:,]|[ \n](?:tại|ở|là|hiện nay|hiện tại|hiện))*+:?[ \n]?"
_LIVES = (
    r"(?:(?:địa chỉ |hộ khẩu |đăng ký )?(?:thường trú|tạm trú)|(?:đk)?hktt|đktt|đctt|đkhk|đclh|đcll|nr(?= ?:)"
    r"|hộ khẩu(?= ?:| tại| ở)|cư trú|(?<!lưu )trú(?! ẩn| quán)|nơi ở|chỗ ở|nhà riêng|nhà ở"
    r"|địa chỉ (?:nhà(?: riêng)?|liên hệ|liên lạc|hiện nay|hiện tại)"
    r"|(?<!cuộc )(?<!sinh )(?:hiện |đang |hiện đang )?sống|ngụ|(?:hiện|đang) ở|chuyển về ở)"
)
#: Words of dwelling: whoever lives there is a person.
_DWELLING = (
    re.compile(rf"(?<!\w){_LIVES}{_LINK}(?:nhà |căn nhà )?(?:{_PLACED}|{_FLAT}|{_PLOT})"),
    # A lane alone is an address in a field of a form.
    re.compile(
        r"(?<!\w)(?:(?:nơi |chỗ )(?:ở|cư trú)|thường trú|tạm trú|(?:đk)?hktt|đktt|đctt|nhà riêng"
        rf"|địa chỉ (?:nhà|liên hệ|liên lạc))(?: hiện nay| hiện tại)?: ?{_LANE} (?:số )?[0-9]+[a-z]?(?:/[0-9]+[a-z]?)*+"
    ),
    re.compile(
        r"(?<!\w)(?:căn hộ|căn)(?: chung cư)?(?: số)? (?:[a-z]{0,2}[0-9]{1,2}[.-])?[0-9]{3,4}[a-z]?"
        rf"[ ,-]{{1,3}}(?:[t^]ầng [0-9]+,? )?(?:{_words(*_HOUSES)})"
    ),
    re.compile(rf"(?<!\w)căn hộ (?:chung cư )?số {_NUMBER}(?! ?(?:hộ|căn))"),
    re.compile(rf"(?<!\w)(?:ở|trú|sống|ngụ)[ :](?:tại |ở )?{_FLAT}"),
)
#: A house in a lane. A public place may be in one: "trụ sở tại số 5 ngõ 2".
_IN_A_LANE = (
    re.compile(rf"(?<!\w)(?:nhà )?(?:số(?: nhà)?:?|sn:?|nhà) {_NUMBER},?[ \n]{_LANE} (?:số )?[0-9]+"),
    re.compile(rf"(?:^|(?<=[,:(\n] )|(?<=[,:(\n])|(?<=ở )|(?<=tại )){_NUMBER},? {_LANE} (?:số )?[0-9]+", re.MULTILINE),
)
#: A house on a street, which may be a monument or a shop.
_ON_A_STREET = (
    re.compile(
        rf"(?<!\w)(?:số nhà:?|sn:?) ?(?!{_DATE}){_NUMBER}"
        r"(?! ?(?:%|tầng|hộ|tuyến|gian|căn|ngôi|được|là|-))"
    ),
    re.compile(rf"(?<!\w)nhà số {_NUMBER},? (?=phố|đường|tổ|thôn|xóm|phường|xã|ấp|khóm|tỉnh lộ|quốc lộ|hương lộ)"),
    re.compile(
        rf"(?<!\w)(?:địa chỉ(?: ?:| (?:tại|ở|là):?)|(?:đ/c|đ\.c\.?|đc) ?:) ?(?:nhà )?(?:{_PLACED}|{_FLAT}|{_PLOT})"
    ),
    re.compile(
        rf"(?<!\w)(?<![0-9] )(?:đ/c|đc) (?:nhà )?(?:số )?{_NUMBER}(?=,?[ \n](?:phố|đường|{_LANE}|tổ|xóm|thôn|\^))"
    ),
    re.compile(rf"(?<!\w)(?:địa chỉ|đ/c|đ\.c\.?|đc) ?: ?{_LANE} (?:số )?[0-9]+[a-z]?(?:/[0-9]+[a-z]?)*+"),
    re.compile(rf"(?<!\w)nhà (?:riêng )?(?:của )?(?:ông|bà|anh|chị|cô|chú|bác|cụ|em)[^.;\n0-9]{{0,40}}? {_PLACED}"),
    re.compile(rf"(?<!\w)địa chỉ số {_NUMBER},? (?:phố|đường|{_LANE}|tổ|phường|xã)(?!\w)"),
    re.compile(
        rf"(?<!\w)(?:ông|bà|anh|chị|em|cô|chú|bác|cụ|cháu|gia đình|hộ|mẹ|bố) [^.;\n0-9]{{0,40}}(?<!sở )ở "
        rf"(?:tại )?(?:nhà )?(?:{_PLACED}|{_PLOT})"
    ),
    # Where streets number the houses of a lane: "K45/12 Ông Ích Khiêm", "234/12/5 Lê Văn Sỹ, P.14".
    re.compile(
        r"(?<!\w)(?<!ớp )(?<!hóa )(?<!hoá )(?<!ho )"
        r"k[0-9]{1,4}/(?!(?:19|20)[0-9]{2}(?!\w))(?:h?[0-9]{1,4}/){0,2}h?[0-9]{1,4}"
        r"[a-z]?(?=,? (?:đường|phố|\^))"
    ),
    re.compile(
        r"(?<![\w/.,-])(?<!ớp )(?<!lộ )[0-9]{1,4}[a-z](?:/[0-9]{1,4}[a-z]?){1,3}+"
        rf",? (?:{_words('khu phố', 'kp', 'ấp', 'tổ', 'khóm')})[ .]?[0-9]"
    ),
    re.compile(
        rf"(?<![\w/.,-])(?!{_DATE})(?!(?:19|20)[0-9]{{2}}/)"
        r"(?<!định )(?<!lệ )(?<!quả )(?<!bản )[0-9]{1,4}[a-z]?(?:/[0-9]{1,4}[a-z]?){2,3}"
        r"(?= (?:đường|phố|\^)[^.;\n0-9]{1,30}, ?(?:p\.|q\.|phường|quận|kp|khu phố|tp|xã|ấp))"
    ),
    re.compile(
        rf"(?<!\w)(?:phòng |căn |p\.? ?){_FLAT_NUMBER}(?:(?:{_words(*_HOUSES, 'dãy', 'khu', 'lô')}) )?"
        rf"[a-z^][a-z]?[0-9]{{1,2}}[a-z]?,? {_ESTATE}(?!\w)"
    ),
)
#: Who lives in a lane of a lane. Others are moved to do something in it: "vận động các hộ ở ngách 34 ngõ 12".
_WHO_LIVES = re.compile(
    r"(?<!\w)(?:ông|bà|anh|chị|em|cô|chú|bác|cụ|cháu|mẹ|bố|tôi)(?P<name>(?: [^\W\d_]+){0,5}?)"
    r"(?:,? (?:hiện|đang|vẫn|nay|có nhà)){0,2}[ ,(]{1,2}(?:sống|trú|cư trú|ngụ|ở|nằm)"
    rf"(?: (?:ở|tại|trong))? (?P<lane>{_LANE} (?:số )?[0-9]+[a-z]?(?:/[0-9]+|,? {_LANE} (?:số )?[0-9]+))"
)
# Words after which "số 2" counts things, and after which "nhà số 48" is a sight or a block rather than a home.
_COUNTING = re.compile(
    r"(?<!\w)(?:một|trường|học|non|thpt|thcs|chốt|camera|tổ|đội|nhóm|cụm|điểm|trạm|cổng|khu|phố|ngôi|tòa|toà|dãy|giáp"
    r"|thôn|xóm|làng|cơ sở|biển|đánh|từ|gắn|ngách|ngõ) $"
)
_HISTORIC = re.compile(
    r"di tích|bảo tàng|lưu niệm|lịch sử|cách mạng|nhà cổ|di sản|chi bộ|tuyên ngôn|thành lập|trưng bày|triển lãm"
    r"|xếp hạng|khởi thảo|soạn thảo|bí mật|ra đời|kháng chiến|hội nghị|tưởng niệm|khởi nghĩa|giải phóng|bác hồ"
    r"|chủ tịch hồ chí minh|luận cương|tổng bí thư|phố cổ|kiến trúc|thế kỷ|ghi nhận|trùng tu|tham quan|biển đồng"
    r"|gắn biển|danh nhân|hoàng thành|văn miếu|quảng trường|tượng đài|nghĩa trang|năm 1[0-9]{3}"
)
_PUBLIC = re.compile(
    r"(?<!\w)(?:trụ sở|văn phòng|công ty|cơ quan|cơ sở|trường|bệnh viện|ubnd|ủy ban|uỷ ban|thư viện|trung tâm"
    r"|nhà văn hóa|nhà hát|nhà tù|nhà thờ|nhà xuất bản|đình|chùa|đền|cửa hàng|nhà hàng|quán|khách sạn|chợ|bưu điện"
    r"|ngân hàng|tòa soạn|toà soạn|công an|bộ|sở|viện|học viện|hội|câu lạc bộ|rạp|ga|bến xe|kinh doanh|chi nhánh"
    r"|showroom|quỹ|đoàn|hợp tác xã|xưởng|nhà máy|cung|tổ chức|nhà sinh hoạt|địa điểm|điểm bầu cử|phòng khám|lớp học"
    r"|diễn ra|khai mạc|họp)(?!\w)"
)
_PERSON = re.compile(r"(?<!\w)(?:ông|bà|anh|chị|em|cô|chú|bác|cụ|cháu|gia đình|hộ|mẹ)(?!\w)(?! hồ)")


def home_addresses(reading: UndisguisedText) -> Iterator[Bounds]:
    """House numbers with a lane or with words of dwelling; not those of monuments and of seats of organisations."""
    text, low = reading.text, reading.low
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
    for match in _WHO_LIVES.finditer(low):
        if all(word[0].isupper() for word in text[slice(*match.span("name"))].split()):
            yield match.span("lane")
    for pattern in _ON_A_STREET:
        for match in pattern.finditer(marked):
            said = before(low, match.start(), 10)
            sight = text.startswith("Nhà số", match.start()) or _HISTORIC.search(around(low, *match.span(), 90))
            chat = match[0].startswith("đc ") and not text.startswith("ĐC", match.start())  # "được"
            if not (sight or chat or _COUNTING.search(said) or _seat(low, match.start(), 70)):
                yield match.span()


_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
# A capital that begins the name of a street behind the number of a house: "76 Phan Đình Phùng".
_NAME = re.compile(r"(?:(?<=[0-9] )|(?<=[0-9][a-zA-Z] )|(?<=[0-9], ))[^\W\d_](?=\w)")


def _seat(low: str, start: int, reach: int) -> bool:
    """Whether the text is about an organisation, with no person after it."""
    said = before(low, start, reach)
    places = list(_PUBLIC.finditer(said))
    return bool(places) and not _PERSON.search(said, places[-1].end())
