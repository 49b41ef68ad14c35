"""An award in a profile, as people write it."""

from typing import Annotated, Literal

from pydantic import Field

from honorroll.base.findings import Text
from honorroll.content.fields import Content, public
from honorroll.content.scalars import Code, Flag, Line, Number, PartialDate, Slug, Year, YearSpan
from honorroll.content.shared import Decision


class Revocation(Content):
    """The decision that revoked an award. Why it did has no field: see ``rules.awards.revocations_give_no_reason``."""

    number: Annotated[
        Line | None,
        public(
            Text("Số quyết định thu hồi", "Cả số và ký hiệu, như in trên quyết định."),
            Text("Number", "As printed on the decision."),
            "9/QĐ-UBND",
        ),
    ] = None
    date: Annotated[
        PartialDate | None,
        public(
            Text("Ngày ký", "Năm, năm-tháng hoặc năm-tháng-ngày, đúng mức nguồn ghi."),
            Text("Date", "Year, year-month or year-month-day, as exact as the source is."),
            "2025-02-01",
        ),
    ] = None


class Award(Content):
    """An award. Unit, position and place are those of the profile where they are not stated."""

    title: Annotated[
        Slug,
        public(
            Text("Danh hiệu hoặc hình thức khen thưởng", "Mã trong content/vocabulary/titles.yml."),
            Text("Title", "An id of content/vocabulary/titles.yml."),
            "nguoi-tot-viec-tot",
            vocabulary="titles",
            column="Danh hiệu/Hình thức",
        ),
    ]
    class_: Annotated[
        Line | None,
        public(
            Text("Hạng", "Một trong các hạng của danh hiệu."),
            Text("Class", "One of those of the title."),
            "hạng Ba",
            column="Hạng",
        ),
    ] = Field(None, alias="class")
    detail: Annotated[
        Line | None,
        public(
            Text("Chi tiết", "Điều phân biệt với lần khen khác; đợt xét chung nhiều người: “đợt thứ 13”."),
            Text("Detail", "What tells it from another award; of a round in which many received it: “đợt thứ 13”."),
            "lần thứ hai",
            column="Chi tiết",
        ),
    ] = None
    level: Annotated[
        Slug | None,
        public(
            Text("Cấp khen", "Mã trong content/vocabulary/levels.yml; bỏ trống thì theo danh hiệu."),
            Text("Level", "An id of content/vocabulary/levels.yml; that of the title where it is left out."),
            "thanh-pho",
            vocabulary="levels",
            column="Cấp khen",
        ),
    ] = None
    year: Annotated[
        Year | None,
        public(
            Text("Năm", "Năm được khen, theo nguồn; bỏ trống được khi “decision” có ngày."),
            Text("Year", "Of the award, as the source has it; may be left out where “decision” has a date."),
            "2024",
            column="Năm",
        ),
    ] = None
    period: Annotated[
        YearSpan | None,
        public(
            Text("Giai đoạn của thành tích", "Từ năm nào đến năm nào; năm được khen thì ghi ở “year”."),
            Text("Period", "The years of the achievement; that of the award is “year”."),
            "2020–2024",
        ),
    ] = None
    posthumous: Annotated[
        Flag,
        public(Text("Truy tặng", "true nếu tặng sau khi mất."), Text("Posthumous", "true if so."), "true"),
    ] = False
    status: Annotated[
        Literal["granted", "proposed", "declined", "revoked"],
        public(
            Text(
                "Tình trạng",
                "Đã trao (granted), đang đề nghị (proposed), không được tặng (declined) hoặc đã thu hồi (revoked).",
            ),
            Text("Status", "granted, proposed, declined or revoked."),
            "proposed",
            column="Tình trạng",
        ),
    ] = "granted"
    consultation: Annotated[
        Slug | None,
        public(
            Text("Đợt lấy ý kiến", "Tên tệp trong content/consultations/, không có “.yml”."),
            Text("Consultation", "The name of a file of content/consultations/, without “.yml”."),
            "lay-y-kien-2026",
            refers_to="consultations",
        ),
    ] = None
    revoked: Annotated[
        Revocation | None,
        public(
            Text("Quyết định thu hồi", "Số và ngày của quyết định thu hồi; không ghi lý do."),
            Text("Revocation", "Number and date of the decision that revoked it, without the reason."),
            "{number: 9/QĐ-UBND, date: 2025-02-01}",
        ),
    ] = None
    unit: Annotated[
        Line | None,
        public(
            Text("Đơn vị khi được khen", "Chỉ ghi khi khác “unit” của hồ sơ."),
            Text("Unit when honoured", "Only where it is not that of the profile."),
            "Trường Tiểu học Ví Dụ",
        ),
    ] = None
    position: Annotated[
        Line | None,
        public(
            Text("Chức vụ khi được khen", "Chỉ ghi khi khác “position” của hồ sơ."),
            Text("Position when honoured", "Only where it is not that of the profile."),
            "Giáo viên",
        ),
    ] = None
    place: Annotated[
        Slug | None,
        public(
            Text("Địa bàn khi được khen", "Mã trong places.yml; chỉ ghi khi khác “place” của hồ sơ."),
            Text("Place when honoured", "An id of places.yml; only where it is not that of the profile."),
            "van-phuc",
            vocabulary="places",
        ),
    ] = None
    with_: Annotated[
        tuple[Slug, ...],
        public(
            Text("Cùng nhận", "Mã hồ sơ của những người cùng nhận; hồ sơ của họ cũng ghi mã hồ sơ này."),
            Text("With", "Slugs of those who received it together; their profiles name this one too."),
            "[tran-thi-b]",
            names_honoree=True,
        ),
    ] = Field((), alias="with", max_length=50)
    conference: Annotated[
        Slug | None,
        public(
            Text("Trao tại hội nghị", "Tên thư mục của hội nghị trong content/conferences."),
            Text("Conference", "At which it was given: the name of its folder in content/conferences."),
            "nguoi-tot-viec-tot-2024",
            refers_to="conferences",
        ),
    ] = None
    issuer: Annotated[
        Line | None,
        public(
            Text("Cơ quan quyết định", "Tên đầy đủ."),
            Text("Issuer", "The full name of the office."),
            "Chủ tịch UBND tỉnh Ví Dụ",
            column="Cơ quan quyết định",
        ),
    ] = None
    decision: Annotated[
        Decision | None,
        public(
            Text("Quyết định", "Số, ngày ký, bản quét."),
            Text("Decision", "Number, date, scan."),
            "{number: 1234/QĐ-UBND, date: 2024-10-08}",
        ),
    ] = None
    sources: Annotated[
        tuple[Number, ...],
        public(
            Text("Nguồn số", "Số thứ tự trong mục “sources” của hồ sơ."),
            Text("Sources", "Their numbers in “sources” of the profile."),
            "[1, 2]",
            column="Nguồn số",
        ),
    ] = Field((), max_length=50)

    code: Annotated[
        Code | None,
        public(
            Text(
                "Mã xác nhận",
                "Chỉ ghi khi giấy đã in mã này mà sau đó mới sửa danh hiệu, hạng hay năm.",
            ),
            Text("Code", "Only where it is printed already, and title, class or year were corrected since."),
            "7k2m9q4x",
            in_data=False,
        ),
    ] = None

    @property
    def stated_year(self) -> int | None:
        """The year, or that of the decision where it is left out."""
        if self.year is None and self.decision and self.decision.date:
            return int(self.decision.date[:4])
        return self.year

    @property
    def year_of_decision(self) -> int:
        """When it was decided, as far as is known: the year of the award where the decision has no date; 0 if
        unknown.
        """
        return int(self.decision.date[:4]) if self.decision and self.decision.date else self.year or 0
