"""``content/holidays.yml``: the days on which offices are closed, and the Saturdays on which they work instead."""

from typing import Annotated

from pydantic import Field

from honorroll.base.findings import Text
from honorroll.content.fields import Content, public
from honorroll.content.scalars import Day, Line, Year
from honorroll.content.shared import Notes, Sources


class Holiday(Content):
    """A public holiday (Labour Code 45/2019/QH14, art. 112) or a day off that was swapped for a working Saturday.

    Both days are included.
    """

    name: Annotated[
        Line, public(Text("Tên ngày nghỉ", "Như trong thông báo."), Text("Name", "As announced."), "Quốc khánh")
    ]
    start: Annotated[
        Day, public(Text("Ngày nghỉ đầu tiên", "Năm-tháng-ngày."), Text("First day", "Year-month-day."), "2026-09-01")
    ]
    end: Annotated[
        Day | None,
        public(
            Text("Ngày nghỉ cuối cùng", "Bỏ trống nếu chỉ nghỉ một ngày."),
            Text("Last day", "Left out where it is one day."),
            "2026-09-02",
        ),
    ] = None


class HolidayYear(Content):
    """The holidays that begin in a year."""

    year: Annotated[Year, public(Text("Năm", "Gồm bốn chữ số."), Text("Year", "Of four digits."), "2026")]
    holidays: Annotated[
        tuple[Holiday, ...],
        public(
            Text("Ngày nghỉ lễ, tết", "Mỗi đợt nghỉ một mục."),
            Text("Public holidays", "An item each."),
            "[{name: Quốc khánh, start: 2026-09-01, end: 2026-09-02}]",
        ),
    ] = Field(max_length=60)
    working_days: Annotated[
        tuple[Day, ...],
        public(
            Text("Ngày làm bù", "Các thứ Bảy, Chủ nhật đi làm thay cho ngày khác."),
            Text("Working Saturdays", "Days of a weekend that are worked instead of others."),
            "[2026-08-22]",
        ),
    ] = Field((), max_length=60)
    sources: Sources = Field((), max_length=20)
    notes: Notes = None


class Holidays(Content):
    """``content/holidays.yml``: a calendar for each year."""

    years: Annotated[
        tuple[HolidayYear, ...],
        public(
            Text("Lịch nghỉ theo năm", "Mỗi năm một mục."),
            Text("Holidays by year", "An item a year."),
            "[{year: 2026, holidays: [{name: Tết Dương lịch, start: 2026-01-01}]}]",
        ),
    ] = Field((), max_length=100)
