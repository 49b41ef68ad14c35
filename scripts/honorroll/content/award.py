"""An award in a profile, as people write it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from honorroll.base.findings import Text
from honorroll.content.fields import Content, public
from honorroll.content.scalars import Line, Number, Slug, Year
from honorroll.content.shared import Decision


class Award(Content):
    title: Annotated[
        Slug,
        public(
            Text("Danh hiệu hoặc hình thức khen thưởng", "Mã trong content/vocabulary/titles.yml."),
            Text("Title", "An id of content/vocabulary/titles.yml."),
            "nguoi-tot-viec-tot",
        ),
    ]
    class_: Annotated[
        Line | None,
        public(
            Text("Hạng", "Một trong các hạng của danh hiệu."), Text("Class", "One of those of the title."), "hạng Ba"
        ),
    ] = Field(None, alias="class")
    detail: Annotated[
        Line | None,
        public(
            Text("Chi tiết", "Điều phân biệt với lần khen khác."),
            Text("Detail", "What tells it from another award."),
            "lần thứ hai",
        ),
    ] = None
    level: Annotated[
        Slug | None,
        public(
            Text("Cấp khen", "Mã trong content/vocabulary/levels.yml; bỏ trống thì theo danh hiệu."),
            Text("Level", "An id of content/vocabulary/levels.yml; that of the title where it is left out."),
            "thanh-pho",
        ),
    ] = None
    year: Annotated[
        Year | None,
        public(Text("Năm", "Năm được khen, theo nguồn."), Text("Year", "Of the award, as the source has it."), "2024"),
    ] = None
    status: Annotated[
        Literal["granted", "proposed", "declined", "revoked"],
        public(
            Text(
                "Tình trạng",
                "Đã trao (granted), đang đề nghị (proposed), không được tặng (declined) hoặc đã thu hồi (revoked).",
            ),
            Text("Status", "granted, proposed, declined or revoked."),
            "proposed",
        ),
    ] = "granted"
    consultation: Annotated[
        Slug | None,
        public(
            Text("Đợt lấy ý kiến", "Tên tệp trong content/consultations/, không có “.yml”."),
            Text("Consultation", "The name of a file of content/consultations/, without “.yml”."),
            "lay-y-kien-2026",
        ),
    ] = None
    issuer: Annotated[
        Line | None,
        public(
            Text("Cơ quan quyết định", "Tên đầy đủ."),
            Text("Issuer", "The full name of the office."),
            "Chủ tịch UBND Thành phố Hà Nội",
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
        ),
    ] = Field((), max_length=50)
