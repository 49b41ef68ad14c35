"""The files of this room as people write them: ``content/models/<id>.yml``, ``content/campaigns/<id>.yml``,
``content/works.yml`` and ``content/figures.yml``.
"""

from typing import Annotated

from pydantic import Field

from honorroll.base.findings import Text
from honorroll.content.fields import Content, public
from honorroll.content.scalars import Amount, Line, Number, PartialDate, Prose, Slug, Year
from honorroll.content.shared import FormerIds, Movements, Notes, Sources

SourceNumbers = Annotated[
    tuple[Number, ...],
    public(
        Text("Nguồn số", "Số thứ tự trong “sources” của tệp, đếm từ 1."),
        Text("Sources", "Their numbers in “sources” of the file, from 1."),
        "[1]",
    ),
]
PlaceId = Annotated[
    Slug | None,
    public(
        Text("Địa bàn", "Mã trong places.yml."),
        Text("Place", "An id of places.yml."),
        "van-phuc",
        vocabulary="places",
    ),
]
UnitName = Annotated[
    Line | None,
    public(
        Text("Đơn vị", "Mã trong units.yml, hoặc tên đơn vị bằng chữ."),
        Text("Unit", "An id of units.yml, or its name in words."),
        "Hội Phụ nữ phường Ví Dụ",
    ),
]


class Outcome(Content):
    """A result of a model, and the numbers of the sources that say so."""

    text: Annotated[
        Line,
        public(
            Text("Kết quả", "Một câu, có số liệu nếu nguồn ghi."),
            Text("Result", "A sentence, with figures where the source has them."),
            "Cả 12 tổ dân phố có tủ sách.",
        ),
    ]
    sources: SourceNumbers = Field((), max_length=50)


class ExemplaryModel(Content):
    """A model (mô hình mới): a way of doing something that others take up."""

    name: Annotated[
        Line,
        public(Text("Tên mô hình", "Như thường gọi."), Text("Name", "As it is called."), "Tủ sách tổ dân phố"),
    ]
    summary: Annotated[
        Line,
        public(
            Text("Là gì", "Một câu, hiện trong danh sách và đầu trang."),
            Text("What it is", "One sentence, for lists and the head of the page."),
            "Mỗi tổ dân phố có một tủ sách do người dân góp và trông coi.",
        ),
    ]
    text: Annotated[
        Prose | None,
        public(
            Text("Cách làm", "Viết bằng Markdown."), Text("How it is done", "In Markdown."), "Tổ trưởng giữ chìa khóa."
        ),
    ] = None
    since: Annotated[
        PartialDate | None,
        public(
            Text("Từ khi nào", "Năm, năm-tháng hoặc năm-tháng-ngày."),
            Text("Since", "Year, year-month or year-month-day."),
            "2023",
        ),
    ] = None
    unit: UnitName = None
    place: PlaceId = None
    movements: Movements = Field((), max_length=20)
    results: Annotated[
        tuple[Outcome, ...],
        public(
            Text("Kết quả", "Mỗi kết quả một mục, kèm nguồn số."),
            Text("Results", "An item each, with its sources."),
            "[{text: Cả 12 tổ dân phố có tủ sách., sources: [1]}]",
        ),
    ] = Field((), max_length=50)
    sources: Sources = Field((), max_length=100)
    former_ids: FormerIds = Field((), max_length=50)
    notes: Notes = None


class Campaign(Content):
    """A campaign (đợt thi đua) with a target, from one day to another."""

    name: Annotated[
        Line,
        public(
            Text("Tên đợt thi đua", "Đầy đủ."), Text("Name", "In full."), "Đợt thi đua 60 ngày đêm làm sạch ngõ phố"
        ),
    ]
    summary: Annotated[
        Line | None,
        public(
            Text("Tóm tắt", "Một câu."), Text("Summary", "One sentence."), "Mỗi tổ dân phố làm sạch một ngõ mỗi tuần."
        ),
    ] = None
    movement: Annotated[
        Slug | None,
        public(
            Text("Phong trào", "Mã trong movements.yml."),
            Text("Movement", "An id of movements.yml."),
            "nguoi-tot-viec-tot",
            vocabulary="movements",
        ),
    ] = None
    launched_by: Annotated[
        Line | None,
        public(Text("Nơi phát động", "Tên cơ quan."), Text("Launched by", "An office."), "UBND phường Ví Dụ"),
    ] = None
    target: Annotated[
        Prose | None,
        public(
            Text("Chỉ tiêu", "Phải đạt gì; viết bằng Markdown."),
            Text("Target", "What is to be reached, in Markdown."),
            "100% tổ dân phố làm sạch ngõ, phố.",
        ),
    ] = None
    start: Annotated[
        PartialDate,
        public(
            Text("Bắt đầu", "Năm, năm-tháng hoặc năm-tháng-ngày."),
            Text("Start", "Year, year-month or year-month-day."),
            "2025-08-01",
        ),
    ]
    end: Annotated[
        PartialDate | None,
        public(
            Text("Kết thúc", "Năm, năm-tháng hoặc năm-tháng-ngày; chưa định thì bỏ."),
            Text("End", "Year, year-month or year-month-day; left out where it is not set."),
            "2025-10-10",
        ),
    ] = None
    result: Annotated[
        Prose | None,
        public(
            Text("Kết quả", "Đã đạt gì, theo nguồn; viết bằng Markdown."),
            Text("Result", "What was reached, as the sources say, in Markdown."),
            "Cả 12 tổ dân phố hoàn thành.",
        ),
    ] = None
    sources: Sources = Field((), max_length=100)
    former_ids: FormerIds = Field((), max_length=50)
    notes: Notes = None


class Work(Content):
    """A commemorative work (công trình chào mừng)."""

    name: Annotated[
        Line,
        public(Text("Tên công trình", "Đầy đủ."), Text("Name", "In full."), "Nhà văn hóa tổ dân phố 5"),
    ]
    occasion: Annotated[
        Line | None,
        public(
            Text("Chào mừng", "Sự kiện mà công trình chào mừng."),
            Text("Occasion", "What it is in honour of."),
            "Đại hội Thi đua yêu nước phường Ví Dụ",
        ),
    ] = None
    summary: Annotated[
        Line | None,
        public(Text("Tóm tắt", "Một câu."), Text("Summary", "One sentence."), "Hai tầng, có phòng đọc cho thiếu nhi."),
    ] = None
    unit: UnitName = None
    place: PlaceId = None
    started: Annotated[
        PartialDate | None,
        public(
            Text("Khởi công", "Năm, năm-tháng hoặc năm-tháng-ngày."),
            Text("Begun", "Year, year-month or year-month-day."),
            "2025-03",
        ),
    ] = None
    completed: Annotated[
        PartialDate | None,
        public(
            Text("Hoàn thành", "Ngày hoàn thành, hoặc ngày dự kiến."),
            Text("Completed", "The day when it was or will be completed."),
            "2025-09-02",
        ),
    ] = None
    conference: Annotated[
        Slug | None,
        public(
            Text("Hội nghị", "Mã hội nghị mà công trình chào mừng."),
            Text("Conference", "The slug of the one that it is in honour of."),
            "hoi-nghi-vi-du",
        ),
    ] = None
    sources: SourceNumbers = Field((), max_length=50)


class Works(Content):
    """``content/works.yml``."""

    works: Annotated[
        tuple[Work, ...],
        public(
            Text("Công trình", "Mỗi công trình một mục."),
            Text("Works", "An item each."),
            "[{name: Nhà văn hóa tổ dân phố 5, completed: 2025-09, sources: [1]}]",
        ),
    ] = Field((), max_length=500)
    sources: Sources = Field((), max_length=500)
    notes: Notes = None


class Figure(Content):
    """A socio-economic figure of a year."""

    name: Annotated[
        Line,
        public(
            Text("Chỉ tiêu", "Đo cái gì."),
            Text("Name", "What is measured."),
            "Thu ngân sách trên địa bàn",
        ),
    ]
    group: Annotated[
        Line | None,
        public(
            Text("Nhóm", "Các chỉ tiêu cùng nhóm đứng chung một bảng."),
            Text("Group", "Figures of one group share a table."),
            "Kinh tế",
        ),
    ] = None
    value: Annotated[
        Amount,
        public(
            Text("Giá trị", "Số, viết 1234, 1.234 hoặc 12,5; đơn vị ghi ở mục “unit”."),
            Text("Value", "A number as 1234, 1.234 or 12,5; its unit is a key of its own."),
            "1.234",
        ),
    ]
    unit: Annotated[Line | None, public(Text("Đơn vị tính", "tỷ đồng, %, hộ …"), Text("Unit", "Of it."), "tỷ đồng")] = (
        None
    )
    year: Annotated[Year, public(Text("Năm", "Của số liệu."), Text("Year", "That it is of."), "2024")]
    sources: SourceNumbers = Field((), max_length=50)


class FigureFile(Content):
    """``content/figures.yml``."""

    figures: Annotated[
        tuple[Figure, ...],
        public(
            Text("Số liệu", "Mỗi chỉ tiêu mỗi năm một mục."),
            Text("Figures", "An item for each and each year."),
            "[{name: Thu ngân sách trên địa bàn, value: 1234, unit: tỷ đồng, year: 2024, sources: [1]}]",
        ),
    ] = Field((), max_length=1000)
    sources: Sources = Field((), max_length=500)
    notes: Notes = None
