"""A consultation as people write it: ``content/consultations/<id>.yml``. The awards that are proposed name it.

Strict and frozen; the order of the fields is the canonical order of keys.
"""

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from honorroll.base.findings import Text
from honorroll.content.fields import Content, public
from honorroll.content.scalars import Day, Line, Number, PartialDate, Prose, Shape, Url
from honorroll.content.shared import FormerSlugs, Notes, Sources

#: More would be no period but a mistake.
MOST_DAYS = 200


def _working_days(value: object) -> object:
    if isinstance(value, str) and value.isdecimal() and not 1 <= int(value[:6]) <= MOST_DAYS:
        raise PydanticCustomError("expected-working-days", "a number of days")
    return value


WorkingDayCount = Annotated[
    Number, BeforeValidator(_working_days), Shape(("integer", "string"), "[1-9][0-9]{0,2}", 1, MOST_DAYS)
]


class Comments(Content):
    """Where citizens send what they think of it; one way at least is there."""

    office: Annotated[
        Line | None,
        public(
            Text("Nơi nhận", "Tên đầy đủ của bộ phận nhận ý kiến."),
            Text("Office", "The full name of who receives them."),
            "Phòng Văn hóa – Xã hội phường Ví Dụ",
        ),
    ] = None
    address: Annotated[
        Line | None,
        public(
            Text("Địa chỉ", "Địa chỉ trụ sở, để gửi thư hoặc đến nộp trực tiếp."),
            Text("Address", "Of the office, for letters and visitors."),
            "Số 1 phố Ví Dụ, phường Ví Dụ",
            is_contact=True,
        ),
    ] = None
    email: Annotated[
        Line | None,
        public(
            Text("Thư điện tử", "Của cơ quan, không phải của cá nhân."),
            Text("E-mail", "Of the office, not of a person."),
            "gop-y@phuong-vi-du.example",
            is_contact=True,
        ),
    ] = None
    form: Annotated[
        Url | None,
        public(
            Text("Biểu mẫu trên mạng", "Địa chỉ https:// của biểu mẫu nhận ý kiến."),
            Text("Form", "The https:// address of a form."),
            "https://phuong-vi-du.example/gop-y",
        ),
    ] = None
    telephone: Annotated[
        Line | None,
        public(
            Text("Điện thoại", "Của cơ quan, không phải của cá nhân."),
            Text("Telephone", "Of the office, not of a person."),
            "024 3333 0000",
            is_contact=True,
        ),
    ] = None
    instructions: Annotated[
        Line | None,
        public(
            Text("Cách gửi", "Ý kiến cần ghi những gì."),
            Text("Instructions", "What a comment is to say."),
            "Ghi rõ họ tên, nơi ở của người góp ý; thư không ghi tên không được xem xét.",
        ),
    ] = None


class Consultation(Content):
    """Open consultation of the people about honours that are proposed (lấy ý kiến nhân dân)."""

    title: Annotated[
        Line,
        public(
            Text("Tên đợt lấy ý kiến", "Hiện trên trang."),
            Text("Title", "Shown on the page."),
            "Lấy ý kiến nhân dân về đề nghị tặng Huân chương Lao động năm 2026",
        ),
    ]
    summary: Annotated[
        Line | None,
        public(
            Text("Tóm tắt", "Một câu."),
            Text("Summary", "One sentence."),
            "Ba cá nhân và một tập thể được đề nghị tặng Huân chương Lao động.",
        ),
    ] = None
    held_by: Annotated[
        Line | None,
        public(
            Text("Cơ quan lấy ý kiến", "Tên đầy đủ."),
            Text("Held by", "The full name of the office."),
            "UBND phường Ví Dụ",
        ),
    ] = None
    opens: Annotated[
        Day,
        public(
            Text("Ngày bắt đầu", "Ngày đăng công khai; năm-tháng-ngày."),
            Text("Opens", "The day of publication, year-month-day."),
            "2026-11-02",
        ),
    ]
    working_days: Annotated[
        WorkingDayCount | None,
        public(
            Text("Số ngày làm việc", "Hạn góp ý được tính theo content/holidays.yml, kể từ hôm sau ngày bắt đầu."),
            Text("Working days", "The deadline is counted by content/holidays.yml from the day after the opening."),
            "10",
        ),
    ] = None
    closes: Annotated[
        Day | None,
        public(
            Text("Ngày cuối cùng nhận ý kiến", "Ghi mục này hoặc “working_days”, không ghi cả hai."),
            Text("Closes", "The last day for comments; either this or “working_days”."),
            "2026-11-16",
        ),
    ] = None
    comments: Annotated[
        Comments,
        public(
            Text("Nơi nhận ý kiến", "Các mục con: address, email, form, telephone …"),
            Text("Comments", "A group of keys: address, email, form, telephone …"),
            "{address: Số 1 phố Ví Dụ, telephone: 024 3333 0000}",
        ),
    ] = Comments()
    text: Annotated[
        Prose | None,
        public(
            Text("Lời giới thiệu", "Viết bằng Markdown."),
            Text("Text", "In Markdown."),
            "Nhân dân cho ý kiến về thành tích của những người có tên dưới đây.",
        ),
    ] = None
    legal_basis: Annotated[
        tuple[Line, ...],
        public(
            Text("Căn cứ pháp lý", "Mỗi văn bản một mục."),
            Text("Legal basis", "An item a document."),
            "[Luật Thi đua, khen thưởng số 06/2022/QH15]",
        ),
    ] = Field((), max_length=20)
    decision_expected: Annotated[
        PartialDate | None,
        public(
            Text("Dự kiến có quyết định", "Năm, năm-tháng hoặc năm-tháng-ngày."),
            Text("Decision expected", "Year, year-month or year-month-day."),
            "2026-12",
        ),
    ] = None
    expires: Annotated[
        Day | None,
        public(
            Text("Ngày hết chờ", "Sau ngày này mà chưa có kết quả thì trang thôi nêu tên người được đề nghị."),
            Text("Expires", "After this day without a result the page no longer names who was proposed."),
            "2027-11-16",
        ),
    ] = None
    result: Annotated[
        Line | None,
        public(
            Text("Kết quả", "Một câu, khi đã có quyết định."),
            Text("Result", "One sentence, once it was decided."),
            "Chủ tịch nước đã ký quyết định ngày 20/12/2026.",
        ),
    ] = None
    sources: Sources = Field((), max_length=50)
    former_slugs: FormerSlugs = Field((), max_length=50)
    notes: Notes = None
