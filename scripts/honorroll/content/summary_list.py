"""The list of those who are put forward (danh sách trích ngang), as an office lays it out: its title and columns."""

from typing import Annotated, Literal

from pydantic import Field

from honorroll.base.findings import Text
from honorroll.content.fields import Content, public
from honorroll.content.scalars import Line, Number

#: What a column may hold: a number within its section, or fields of a profile. ``awards`` are those that were granted,
#: ``proposed`` those that are not decided yet; ``achievement`` is the summary, or the deed where there is none.
SummaryField = Literal[
    "number",
    "name",
    "gender",
    "position",
    "unit",
    "place",
    "field",
    "movements",
    "achievement",
    "deed",
    "summary",
    "awards",
    "proposed",
    "empty",
]


class SummaryColumn(Content):
    heading: Annotated[
        Line, public(Text("Tên cột", "Như trên mẫu của cơ quan."), Text("Heading", "As on the form."), "Họ và tên")
    ]
    fields: Annotated[
        tuple[SummaryField, ...],
        public(
            Text(
                "Nội dung",
                "Một hay nhiều mục, nối bằng dấu phẩy: number (số thứ tự), name, gender, position, unit, place, field, "
                "movements, achievement (tóm tắt), deed, summary, awards (đã tặng), proposed (đề nghị), empty.",
            ),
            Text("Fields", "One or more, joined by commas: number, name, position, unit, achievement, proposed …"),
            "[position, unit]",
        ),
    ] = Field(min_length=1, max_length=6)
    width: Annotated[
        Number,
        public(Text("Độ rộng", "So với các cột khác."), Text("Width", "Beside that of the others."), "4"),
    ] = 3


class SummaryList(Content):
    title: Annotated[
        Line,
        public(
            Text("Tên danh sách", "Dưới chữ DANH SÁCH."),
            Text("Title", "Below the word “list”."),
            "Trích ngang thành tích đề nghị khen thưởng",
        ),
    ] = "Trích ngang thành tích đề nghị khen thưởng"
    columns: Annotated[
        tuple[SummaryColumn, ...],
        public(
            Text("Các cột", "Từ trái sang phải; bỏ trống thì theo mẫu thường dùng."),
            Text("Columns", "From the left; the usual ones where they are left out."),
            "[{heading: TT, fields: [number], width: 1}, {heading: Họ và tên, fields: [name]}]",
        ),
    ] = Field(
        (
            SummaryColumn(heading="TT", fields=("number",), width=1),
            SummaryColumn(heading="Họ và tên", fields=("name",), width=3),
            SummaryColumn(heading="Chức vụ, đơn vị", fields=("position", "unit"), width=4),
            SummaryColumn(heading="Tóm tắt thành tích", fields=("achievement",), width=5),
            SummaryColumn(heading="Hình thức đề nghị", fields=("proposed",), width=3),
        ),
        max_length=20,
    )
