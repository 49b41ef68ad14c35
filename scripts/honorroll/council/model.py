"""The files of the council as people write them: ``content/coverage.yml``, ``tracker.yml``, ``report.yml``, and the
front matter of ``content/special/*.md``.
"""

import re
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from honorroll.base.findings import Text
from honorroll.conferences.particulars import Captions, FilmAddress, FilmFile, Headline
from honorroll.content.fields import Content, Declared, public
from honorroll.content.scalars import Day, Line, Number, Prose, Shape, Slug
from honorroll.content.shared import FormerSlugs, Movements, Notes, Sources

_MONTH = re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])")
_DAYS = re.compile(r"0|[1-9][0-9]{0,2}")


def _month(value: object) -> str:
    if isinstance(value, str) and _MONTH.fullmatch(value):
        return value
    raise PydanticCustomError("expected-month", "a month")


def _days(value: object) -> int:
    if isinstance(value, str) and _DAYS.fullmatch(value):
        return int(value)
    raise PydanticCustomError("expected-days", "a number of days")


Days = Annotated[int, BeforeValidator(_days), Shape(("integer", "string"), _DAYS.pattern, 0, 999)]
Month = Annotated[str, BeforeValidator(_month), Shape(pattern=_MONTH.pattern)]


class Airtime(Content):
    """Broadcasts of a period, such as those of the ward's loudspeaker (loa truyền thanh)."""

    channel: Annotated[
        Line,
        public(
            Text("Nơi phát", "Loa truyền thanh, đài nào."),
            Text("Channel", "Which loudspeaker or station."),
            "Loa truyền thanh phường Ví Dụ",
        ),
    ]
    monthly: Annotated[
        Number,
        public(Text("Số buổi mỗi tháng", "Chỉ ghi số."), Text("Broadcasts a month", "Digits only."), "4"),
    ]
    minutes: Annotated[
        Number,
        public(Text("Số phút mỗi buổi", "Chỉ ghi số."), Text("Minutes of each", "Digits only."), "10"),
    ]
    when: Annotated[
        Line | None,
        public(Text("Giờ phát", "Thứ mấy, mấy giờ."), Text("When", "Days and hour."), "6 giờ 30, thứ Hai và thứ Năm"),
    ] = None
    aired: Annotated[
        dict[Month, Number],
        public(Text("Đã phát", "Số buổi theo tháng."), Text("Broadcast", "How many, by month."), "{2025-10: 4}"),
    ] = Field(default_factory=dict, max_length=200)


class CoveragePlan(Content):
    """How many posts are planned a month, by column, from the month ``start`` to the month ``end``."""

    start: Annotated[Month, public(Text("Từ tháng", "Năm-tháng."), Text("From", "Year-month."), "2025-04")]
    end: Annotated[Month, public(Text("Đến tháng", "Năm-tháng."), Text("Until", "Year-month."), "2025-12")]
    monthly: Annotated[
        dict[Slug, Number],
        public(
            Text("Số tin bài mỗi tháng", "Theo mã chuyên mục."),
            Text("Posts a month", "By the id of the column."),
            "{guong-dien-hinh: 4}",
            vocabulary="columns",
        ),
    ] = Field(max_length=100)
    airtime: Annotated[
        tuple[Airtime, ...],
        public(
            Text("Phát thanh", "Mỗi nơi phát một mục."),
            Text("Broadcasts", "An item a channel."),
            "[{channel: Loa truyền thanh phường Ví Dụ, monthly: 4, minutes: 10}]",
        ),
    ] = Field((), max_length=20)
    notes: Notes = None


class Coverage(Content):
    """``content/coverage.yml``."""

    plans: Annotated[
        tuple[CoveragePlan, ...],
        public(
            Text("Kế hoạch tuyên truyền", "Mỗi giai đoạn một mục."),
            Text("Plans", "An item a period."),
            "[{start: 2025-04, end: 2025-12, monthly: {guong-dien-hinh: 4}}]",
        ),
    ] = Field((), max_length=50)


class Tracked(Content):
    """What is known of a unit; ``date`` is that of its conference, which may have a page of its own."""

    date: Annotated[
        Day | None, public(Text("Ngày hội nghị", "Năm-tháng-ngày."), Text("Date", "Year-month-day."), "2025-10-10")
    ] = None
    conference: Annotated[
        Slug | None,
        public(
            Text("Hội nghị", "Mã hội nghị."),
            Text("Conference", "Its slug."),
            "hoi-nghi-vi-du",
            refers_to="conferences",
        ),
    ] = None
    plan_received: Annotated[
        Day | None,
        public(Text("Ngày nhận kế hoạch", "Năm-tháng-ngày."), Text("Plan received", "Year-month-day."), "2025-09-20"),
    ] = None
    report_received: Annotated[
        Day | None,
        public(Text("Ngày nhận báo cáo", "Năm-tháng-ngày."), Text("Report received", "Year-month-day."), "2025-10-20"),
    ] = None
    notes: Notes = None


class Tracker(Content):
    """``content/tracker.yml``. The plan is due so many days before the conference, the report so many days after it
    (unknown: no day is set).
    """

    plan_days: Annotated[
        Days | None,
        public(
            Text("Hạn gửi kế hoạch", "Số ngày trước hội nghị; bỏ trống thì theo content/office.yml."),
            Text("Plan due", "Days before it; those of content/office.yml where it is left out."),
            "10",
        ),
    ] = None
    report_days: Annotated[
        Days | None,
        public(Text("Hạn gửi báo cáo", "Số ngày sau hội nghị."), Text("Report due", "Days after it."), "10"),
    ] = None
    units: Annotated[
        dict[Slug, Tracked],
        public(
            Text("Các đơn vị", "Theo mã trong units.yml."),
            Text("Units", "By the id in units.yml."),
            "{phuong-vi-du: {date: 2025-10-10}}",
            vocabulary="units",
        ),
    ] = Field(default_factory=dict, max_length=1000)


def section(vi: str, en: str) -> Declared:
    """A section of the report, in Markdown."""
    return public(Text(vi, "Viết bằng Markdown."), Text(en, "In Markdown."), "Năm năm qua, phong trào …")


class Review(Content):
    """The first part of the report (the plan, II.4.1)."""

    results: Annotated[Prose | None, section("Kết quả các phong trào", "Results")] = None
    commendation: Annotated[Prose | None, section("Công tác khen thưởng", "Commendation")] = None
    direct_workers: Annotated[Prose | None, section("Người trực tiếp lao động", "Direct workers")] = None
    leadership: Annotated[Prose | None, section("Công tác lãnh đạo", "Leadership")] = None
    weaknesses: Annotated[Prose | None, section("Hạn chế", "Weaknesses")] = None
    causes: Annotated[Prose | None, section("Nguyên nhân", "Causes")] = None
    lessons: Annotated[Prose | None, section("Bài học kinh nghiệm", "Lessons")] = None


class Direction(Content):
    """The second part."""

    goals: Annotated[Prose | None, section("Mục tiêu", "Goals")] = None
    tasks: Annotated[Prose | None, section("Nội dung trọng tâm", "Tasks")] = None
    solutions: Annotated[Prose | None, section("Giải pháp", "Solutions")] = None


class Documentary(Content):
    """The film (phóng sự) that goes with the report: on YouTube or Facebook, or a file of ``content/report/``; captions
    beside it (WebVTT), and what is said in it.
    """

    title: Headline
    url: FilmAddress = None
    file: FilmFile = None
    captions: Captions = None
    transcript: Annotated[
        Prose | None,
        public(
            Text("Lời phim", "Viết bằng Markdown."), Text("Transcript", "In Markdown."), "Phim kể về một tổ dân phố."
        ),
    ] = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if bool(self.url) == bool(self.file):
            raise PydanticCustomError("film-nowhere", "url or file")
        return self


class Report(Content):
    """``content/report.yml``."""

    title: Annotated[
        Line,
        public(
            Text("Tên báo cáo", "Đầy đủ."),
            Text("Title", "In full."),
            "Báo cáo tổng kết phong trào thi đua yêu nước 2020–2025",
        ),
    ]
    summary: Annotated[
        Line | None,
        public(Text("Tóm tắt", "Một câu."), Text("Summary", "One sentence."), "Năm năm, 120 gương tốt."),
    ] = None
    review: Annotated[
        Review, public(Text("Phần tổng kết", "Các mục con."), Text("Review", "A group of keys."), "{results: …}")
    ] = Review()
    direction: Annotated[
        Direction,
        public(Text("Phần phương hướng", "Các mục con."), Text("Direction", "A group of keys."), "{goals: …}"),
    ] = Direction()
    film: Annotated[
        Documentary | None,
        public(
            Text("Phóng sự", "Đi cùng báo cáo."),
            Text("Film", "Goes with the report."),
            "{title: Phóng sự, url: https://…}",
        ),
    ] = None
    sources: Sources = Field((), max_length=100)


class Special(Content):
    """The front matter of a special page (chuyên trang): what it gathers below its text."""

    title: Annotated[
        Line,
        public(
            Text("Tên chuyên trang", "Hiện trên trang."), Text("Title", "Shown on the page."), "Người tốt, việc tốt"
        ),
    ]
    summary: Annotated[
        Line, public(Text("Tóm tắt", "Một câu."), Text("Summary", "One sentence."), "Những việc làm tốt quanh ta.")
    ]
    movements: Movements = Field((), max_length=20)
    columns: Annotated[
        tuple[Slug, ...],
        public(
            Text("Chuyên mục", "Mã trong columns.yml."),
            Text("Columns", "Ids of columns.yml."),
            "[guong-dien-hinh]",
            vocabulary="columns",
        ),
    ] = Field((), max_length=20)
    conferences: Annotated[
        tuple[Slug, ...],
        public(
            Text("Hội nghị", "Mã hội nghị."),
            Text("Conferences", "Their slugs."),
            "[hoi-nghi-vi-du]",
            refers_to="conferences",
        ),
    ] = Field((), max_length=20)
    honorees: Annotated[
        tuple[Slug, ...],
        public(
            Text("Người được vinh danh", "Mã hồ sơ."),
            Text("Honorees", "Slugs of profiles."),
            "[nguyen-van-a]",
            names_honoree=True,
        ),
    ] = Field((), max_length=60)
    titles: Annotated[
        tuple[Slug, ...],
        public(
            Text("Danh hiệu", "Mã trong titles.yml."),
            Text("Titles", "Ids of titles.yml."),
            "[nguoi-tot-viec-tot]",
            vocabulary="titles",
        ),
    ] = Field((), max_length=100)
    sources: Sources = Field((), max_length=100)
    former_slugs: FormerSlugs = Field((), max_length=50)
    notes: Notes = None
