"""What a profile says of a life: other names, positions over time, and what happened when."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from honorroll.base.findings import Text
from honorroll.content.fields import Content, public
from honorroll.content.scalars import Line, Number, PartialDate, Shape

AliasKind = Literal["stage", "religious", "pen", "maiden", "short", "other"]


class Alias(Content):
    """Another name of a person or collective."""

    name: Annotated[
        Line,
        public(Text("Tên", "Viết đầy đủ, có dấu."), Text("Name", "In full, with its accents."), "Hoàng Bình"),
    ]
    kind: Annotated[
        AliasKind,
        public(
            Text(
                "Loại tên",
                "stage: nghệ danh; religious: pháp danh, tên thánh; pen: bút danh; maiden: tên khai sinh; "
                "short: viết tắt; other: khác.",
            ),
            Text("Kind", "stage, religious, pen, maiden (the name at birth), short (an abbreviation) or other."),
            "stage",
        ),
    ] = "other"


def _named(value: object) -> object:
    """A name alone is an alias of no kind."""
    return {"name": value} if isinstance(value, str) else value


#: An alias, or its name alone.
AliasOrText = Annotated[Alias, BeforeValidator(_named), Shape(max_length=300)]


class Role(Content):
    """A position that a person held."""

    position: Annotated[
        Line | None,
        public(Text("Chức vụ", "Như hồi đó gọi."), Text("Position", "As it was called then."), "Trạm trưởng"),
    ] = None
    unit: Annotated[
        Line | None,
        public(Text("Đơn vị", "Tên hồi đó."), Text("Unit", "Its name then."), "Trạm Y tế phường Ví Dụ"),
    ] = None
    start: Annotated[
        PartialDate | None,
        public(
            Text("Từ", "Năm, năm-tháng hoặc năm-tháng-ngày."),
            Text("From", "Year, year-month or year-month-day."),
            "2010",
        ),
    ] = None
    end: Annotated[
        PartialDate | None,
        public(
            Text("Đến", "Năm, năm-tháng hoặc năm-tháng-ngày; bỏ trống khi còn giữ chức vụ."),
            Text("Until", "Year, year-month or year-month-day; left out while the position is held."),
            "2018",
        ),
    ] = None

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.position or self.unit):
            raise PydanticCustomError("role-names-nothing", "position or unit")
        if self.start and self.end and self.end < self.start[: len(self.end)]:
            raise PydanticCustomError("role-backwards", "end before start")
        return self


class LifeEvent(Content):
    """What happened on a day, in a month or in a year. Awards have dates of their own and are not repeated here."""

    date: Annotated[
        PartialDate,
        public(
            Text("Khi nào", "Năm, năm-tháng hoặc năm-tháng-ngày, đúng mức nguồn ghi."),
            Text("When", "Year, year-month or year-month-day, as exact as the source is."),
            "2010",
        ),
    ]
    text: Annotated[
        Line,
        public(
            Text("Việc gì", "Một câu ngắn, không lặp lại năm; khen thưởng đã có ở “awards”."),
            Text("What", "A short sentence without the year; awards are under “awards” already."),
            "Mở lớp học miễn phí cho trẻ em nghèo",
        ),
    ]
    source: Annotated[
        Number | None,
        public(Text("Nguồn số", "Số thứ tự trong “sources”."), Text("Source", "Its number in “sources”."), "1"),
    ] = None
