"""Rules for personal data, and their findings.

``personal_data`` decides what counts. Findings show it masked, because reports end up in logs that more people can read
than the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.content.personal_data import KindName, find

PERSONAL_ID = Rule(
    "personal-id",
    "error",
    Text(
        "Có số giấy tờ của một người (CCCD, CMND, hộ chiếu, thẻ bảo hiểm, mã số thuế): “{seen}”.",
        "Xóa số này khỏi tệp. Nếu cơ quan cần lưu, giữ trong hồ sơ của cơ quan, ngoài thư mục của trang.",
    ),
    Text(
        "The number of a person's paper (identity card, passport, insurance, tax code): “{seen}”.",
        "Delete it from the file. If the office must keep it, keep it in the office's records, outside the "
        "site's folder.",
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

PERSONAL_PLATE = Rule(
    "personal-plate",
    "error",
    Text("Có biển số xe: “{seen}”.", "Xóa biển số này; người đọc không cần biết xe của ai."),
    Text("The number plate of a vehicle: “{seen}”.", "Delete it. Readers need not know whose vehicle it is."),
)
PERSONAL_LINK = Rule(
    "personal-link",
    "error",
    Text(
        "Có địa chỉ trang mạng xã hội của một cá nhân: “{seen}”.",
        "Xóa địa chỉ này, hoặc dẫn bài trên trang của cơ quan, báo, đài.",
    ),
    Text(
        "The address of a person's page on a social network: “{seen}”.",
        "Delete it, or link to a report on the page of an office, a newspaper or a broadcaster.",
    ),
)

RULES: dict[KindName, Rule] = {
    "identity": PERSONAL_ID,
    "passport": PERSONAL_ID,
    "tax": PERSONAL_ID,
    "insurance": PERSONAL_ID,
    "account": PERSONAL_ACCOUNT,
    "phone": PERSONAL_PHONE,
    "email": PERSONAL_EMAIL,
    "plate": PERSONAL_PLATE,
    "link": PERSONAL_LINK,
    "birth-date": PERSONAL_BIRTH_DATE,
    "address": PERSONAL_ADDRESS,
}

#: The same of what stands in ``notes``, which git keeps although no page shows it.
IN_NOTES: dict[Rule, Rule] = {
    rule: replace(
        rule,
        vi=Text(
            rule.vi.message,
            "“notes” cũng nằm trong kho git: chuyển vào {drawer}, ngăn riêng của cơ quan, rồi xóa ở đây.",
        ),
        en=Text(
            rule.en.message,
            "git keeps “notes” too: move this to {drawer}, the private drawer of the office, and delete it here.",
        ),
    )
    for rule in RULES.values()
}

#: What the address of an office is made of: allowed where a field or a page is declared to hold one.
CONTACTS = frozenset({PERSONAL_PHONE, PERSONAL_EMAIL})


def is_clean(text: str) -> bool:
    """Whether there is no personal data in ``text``."""
    return not find(text)


def check(text: str, source: Source) -> list[Finding]:
    """A finding for each piece of personal data in ``text``, which begins at ``source``."""
    return [rule.at(after(source, text, offset), seen=seen) for rule, seen, offset in personal_data(text)]


def personal_data(text: str) -> Iterator[tuple[Rule, str, int]]:
    """Each piece of personal data as (rule, masked text, offset), in reading order. Of overlapping ones, the first."""
    for kind, start, end in find(text):
        yield RULES[kind], masked(text[start:end]), start


def masked(seen: str) -> str:
    """The first three characters alone, for a report."""
    return f"{seen[:3]}***"


def after(source: Source, text: str, offset: int) -> Source:
    """The position of ``text[offset]``. All lines of a YAML block have one indent, so the column carries over."""
    if not source.line:
        return source
    column = source.column and source.column + offset - text.rfind("\n", 0, offset) - 1
    return Source(source.path, source.line + text.count("\n", 0, offset), column)
