"""By which headings columns of personal data are known, in workbooks and in tables of texts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from honorroll.base.vietnamese import fold


class PersonalHeading(NamedTuple):
    """What stands above personal data of one kind."""

    label: str
    """What names such data in a sentence, as ``personal_data`` reads it."""
    pattern: str
    """For the folded heading."""


HEADINGS: dict[str, PersonalHeading] = {
    "born": PersonalHeading(
        "Ngày sinh",
        r"(nam|ngay)( thang)?( nam)? s[ia]nh.*|ngay thang nam.*s[ia]nh.*|s[ia]nh( ngay| nam).*|ns|ntns",
    ),
    "passport": PersonalHeading("Hộ chiếu", r".*\bho chieu\b.*"),
    "tax": PersonalHeading("Mã số thuế", r".*\b(ma so thue|mst)\b.*"),
    "insurance": PersonalHeading("BHXH", r".*\b(bhxh|bhyt)\b.*"),
    "identity": PersonalHeading("CCCD", r".*\b(cccd|cmnd|cmt|can cuoc|chung minh|dinh danh|giay to)\b.*|(so )?cc"),
    "phone": PersonalHeading(
        "Điện thoại", r".*\b(dien thoai|sdt|so dt|di dong|dtdd|zalo|hotline)\b.*|dt|lien he.*|lien lac.*"
    ),
    "address": PersonalHeading(
        "Địa chỉ",
        r"dia chi(?! (tren mang|trang|bai)).*|(noi|cho) (o|cu tru|sinh|thuong tru|tam tru)\b.*|ho khau.*"
        r"|thuong tru.*|tam tru.*|(que|nguyen) quan.*|que|d ?c|dctt|dk ?(tt|hktt|hk)|hktt|so nha.*|nha rieng.*",
    ),
    "e-mail": PersonalHeading("E-mail", r".*\b(e ?mail|gmail|thu dien tu|facebook)\b.*"),
    "account": PersonalHeading(
        "Số tài khoản", r"(?!.*\b(da|so luong|tong|kich hoat|vneid)\b).*\b(tai khoan|so tk|stk)\b.*"
    ),
}
# What says that a table is about people rather than about offices, whose address and telephone may be known.
_OF_PEOPLE = (
    r"ho( va)?( chu)?( dem)?( va)? ten\b.*|ho$|ong|ba|ong ba|anh chi|vo|chong|con|chu ho|ca nhan|dai bieu|gioi tinh"
    r"|nam nu|tuoi"
)
#: What is longer or has so many digits is no heading.
_LONGEST, _NUMBER = 60, 4


@lru_cache(maxsize=4096)
def kind_of(heading: str) -> str | None:
    """The key in ``HEADINGS`` of a heading as written; None where it names nothing personal."""
    is_short = len(heading) <= _LONGEST and sum(map(str.isdigit, heading)) < _NUMBER
    folded = fold(heading) if is_short else ""
    return next((key for key, each in HEADINGS.items() if re.fullmatch(each.pattern, folded)), None)


@lru_cache(maxsize=4096)
def is_of_people(heading: str) -> bool:
    """Whether a table that has the heading is about people."""
    return len(heading) <= _LONGEST and bool(
        re.fullmatch(_OF_PEOPLE, fold(heading)) or kind_of(heading) in ("born", "identity")
    )
