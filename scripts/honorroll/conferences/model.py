"""The files of a conference as people write them: ``conference.yml``, ``speeches/*.md``, ``albums/<id>/album.yml``.

As in ``content.honoree``: strict, frozen, the order of the fields is the canonical order of keys.
"""

from typing import Annotated, Literal

from pydantic import Field

from honorroll.base.findings import Text
from honorroll.conferences.particulars import (
    Change,
    Composition,
    Delegates,
    DocumentFiles,
    File,
    Film,
    Headline,
    LegalBasis,
    Live,
    Person,
    ProgrammeItem,
)
from honorroll.conferences.scalars import Timecode, When
from honorroll.content.fields import Content, private, public
from honorroll.content.licences import Licence
from honorroll.content.scalars import FileName, Flag, Line, Number, PartialDate, Prose, Slug
from honorroll.content.shared import EmbargoDay, FormerSlugs, Honorees, Models, Movements, Notes, Sources, TaggedPhoto

#: The first four are conferences in the wide sense; the others stand in the calendar beside them.
EventKind = Literal["conference", "congress", "ceremony", "launch", "exchange", "cultural", "arts", "sports"]
Status = Literal["planned", "held", "postponed", "cancelled"]


class PressTerms(Content):
    """On what terms the press kit is given out: ``licence`` is for texts, and for photos without one."""

    licence: Licence = None
    publish_from: EmbargoDay = None


class Conference(Content):
    """``content/conferences/<slug>/conference.yml``."""

    name: Annotated[
        Line,
        public(
            Text("Tên hội nghị", "Đầy đủ."),
            Text("Name", "In full."),
            "Hội nghị biểu dương người tốt, việc tốt phường Ví Dụ",
        ),
    ]
    level: Annotated[
        Slug,
        public(
            Text("Cấp", "Mã trong conference-levels.yml: toàn quốc, tỉnh, phường …"),
            Text("Level", "An id of conference-levels.yml: nation, province, ward …"),
            "ward",
            vocabulary="conference-levels",
        ),
    ]
    kind: Annotated[
        EventKind,
        public(
            Text(
                "Loại",
                "Hội nghị (conference), đại hội (congress), lễ tôn vinh (ceremony), lễ phát động (launch), giao lưu – "
                "tọa đàm (exchange), văn hóa (cultural), văn nghệ (arts), thể thao (sports).",
            ),
            Text("Kind", "Conference, congress, ceremony …"),
            "ceremony",
        ),
    ] = "conference"
    status: Annotated[
        Status,
        public(
            Text("Tình trạng", "planned (dự kiến), held (đã diễn ra), postponed (hoãn), cancelled (hủy)."),
            Text("Status", "planned, held, postponed or cancelled."),
            "held",
        ),
    ] = "planned"
    status_note: Annotated[
        Line | None,
        public(
            Text("Nói thêm về tình trạng", "Ví dụ lý do lùi ngày."),
            Text("On the status", "Why it moved."),
            "Lùi một tuần",
        ),
    ] = None
    organiser: Annotated[
        Line | None,
        public(Text("Đơn vị tổ chức", "Tên đầy đủ."), Text("Organiser", "In full."), "UBND phường Ví Dụ"),
    ] = None
    unit: Annotated[
        Slug | None,
        public(
            Text("Đơn vị", "Mã trong units.yml."),
            Text("Unit", "An id of units.yml."),
            "phuong-vi-du",
            vocabulary="units",
        ),
    ] = None
    venue: Annotated[
        Line | None,
        public(Text("Nơi họp", "Tên hội trường."), Text("Venue", "The name of the hall."), "Hội trường UBND phường"),
    ] = None
    place: Annotated[
        Slug | None,
        public(
            Text("Địa bàn", "Mã trong places.yml."),
            Text("Place", "An id of places.yml."),
            "van-phuc",
            vocabulary="places",
        ),
    ] = None
    start: Annotated[
        When | None,
        public(
            Text("Bắt đầu", "Ngày, giờ, tháng, quý hoặc năm."),
            Text("Start", "A day, an hour, a month, a quarter or a year."),
            "2025-10-10 08:00",
        ),
    ] = None
    end: Annotated[
        When | None, public(Text("Kết thúc", "Như “start”."), Text("End", "As “start”."), "2025-10-10 11:00")
    ] = None
    postponed_from: Annotated[
        When | None,
        public(
            Text("Ngày dự kiến trước đây", "Khi đã dời sang ngày ghi ở “start”."),
            Text("Postponed from", "The former date, once “start” is the new one."),
            "2025-09-26",
        ),
    ] = None
    date_note: Annotated[
        Line | None,
        public(Text("Nói thêm về ngày", "Hiện cạnh ngày."), Text("On the date", "Shown beside it."), "dự kiến"),
    ] = None
    summary: Annotated[
        Line | None,
        public(Text("Tóm tắt", "Một câu."), Text("Summary", "One sentence."), "Biểu dương 120 gương người tốt."),
    ] = None
    text: Annotated[
        Prose | None,
        public(Text("Bài viết", "Viết bằng Markdown."), Text("Text", "In Markdown."), "Hội nghị đã diễn ra …"),
    ] = None
    delegates: Annotated[
        Line | None,
        public(Text("Thành phần dự", "Một câu."), Text("Delegates", "One sentence."), "300 đại biểu"),
    ] = None
    attended_by: Annotated[
        tuple[Line, ...],
        public(
            Text("Lãnh đạo dự", "Mỗi người một dòng, cả chức vụ."),
            Text("Attended by", "A line each, with the position."),
            "[Ông Nguyễn Văn A – Chủ tịch UBND phường]",
        ),
    ] = Field((), max_length=50)
    results: Annotated[
        tuple[Line, ...],
        public(Text("Kết quả", "Mỗi ý một dòng."), Text("Results", "A line each."), "[Tặng 120 giấy khen]"),
    ] = Field((), max_length=100)
    legal_basis: Annotated[
        tuple[LegalBasis, ...],
        public(
            Text("Căn cứ", "Kế hoạch, công văn."),
            Text("Legal basis", "Plans and letters."),
            "[{title: Kế hoạch tổ chức hội nghị, number: 12/KH-UBND}]",
        ),
    ] = Field((), max_length=50)
    under_plan: Annotated[
        Flag,
        public(Text("Theo kế hoạch", "true để đối chiếu với kế hoạch."), Text("Under the plan", "true if so."), "true"),
    ] = False
    programme: Annotated[
        tuple[ProgrammeItem, ...],
        public(
            Text("Chương trình", "Mỗi phần một mục."),
            Text("Programme", "An item each."),
            '[{kind: opening, start: "08:15", duration: 10}]',
        ),
    ] = Field((), max_length=200)
    composition: Annotated[
        Composition | None,
        public(
            Text("Cơ cấu đại biểu", "Chỉ số lượng, không ghi tên."),
            Text("Composition", "Numbers, never names."),
            "{total: 300, exemplars: 210, guests: 90}",
        ),
    ] = None
    honorees: Honorees = Field((), max_length=5000)
    congress_delegates: Annotated[
        Delegates | None,
        public(
            Text("Đại biểu dự đại hội cấp trên", "Chỉ đăng khi “listed: true”."),
            Text("Delegates to the congress above", "Shown where “listed: true”."),
            "{people: [nguyen-van-a]}",
        ),
    ] = None
    documents: Annotated[
        tuple[File, ...],
        public(
            Text("Tài liệu", "Tệp trong thư mục documents."),
            Text("Documents", "Files of the folder documents."),
            "[{file: ke-hoach.pdf, title: Kế hoạch tổ chức hội nghị}]",
        ),
    ] = Field((), max_length=200)
    films: Annotated[
        tuple[Film, ...],
        public(
            Text("Phim", "Trên mạng hoặc trong thư mục films."),
            Text("Films", "On the web or in the folder films."),
            "[{title: Phóng sự, url: https://www.youtube.com/watch?v=…}]",
        ),
    ] = Field((), max_length=50)
    live: Annotated[
        Live | None,
        public(
            Text("Truyền trực tiếp", "Địa chỉ."), Text("Live", "Its address."), "{url: https://www.youtube.com/live/…}"
        ),
    ] = None
    movements: Movements = Field((), max_length=50)
    models: Models = Field((), max_length=50)
    changes: Annotated[
        tuple[Change, ...],
        public(
            Text("Thay đổi đã công bố", "Mỗi lần sửa chương trình một mục."),
            Text("Published changes", "An item each."),
            "[{date: 2025-10-02, text: Khai mạc lùi sang 8 giờ 30}]",
        ),
    ] = Field((), max_length=200)
    sources: Sources = Field((), max_length=200)
    press: Annotated[
        PressTerms,
        public(
            Text(
                "Bộ tư liệu báo chí", "Tệp ZIP cho báo chí: giấy phép, và từ ngày nào thì có (licence, publish_from)."
            ),
            Text("Press kit", "Its licence, and from which day it is there: licence, publish_from."),
            "{licence: press, publish_from: 2025-10-15}",
        ),
    ] = PressTerms()
    former_slugs: FormerSlugs = Field((), max_length=50)
    former_files: Annotated[
        dict[FileName, FileName],
        public(
            Text("Tên tệp cũ", "Tên đã công bố của tài liệu, phim, và tên nay; địa chỉ cũ vẫn tải được."),
            Text("Former file names", "Names that documents and films were published under, and those of now."),
            "{ke-hoach-cu.pdf: ke-hoach.pdf}",
        ),
    ] = Field(default={}, max_length=200)
    withdrawn_files: Annotated[
        tuple[FileName, ...],
        private(
            Text("Tệp đã gỡ", "Tài liệu, phim đã công bố và nay phải gỡ: xóa tệp, ghi tên ở đây."),
            Text("Withdrawn files", "Documents and films that were public: delete the file, and name it here."),
            "[danh-sach.pdf]",
        ),
    ] = Field((), max_length=200)
    notes: Notes = None


class Speech(Content):
    """The front matter of ``speeches/<id>.md``. ``film`` counts from 1; ``at`` is a moment in that film."""

    title: Headline
    speaker: Annotated[
        Person,
        public(
            Text("Người phát biểu", "Mã hồ sơ hoặc tên."),
            Text("Speaker", "A slug or a name."),
            "{honoree: nguyen-van-a}",
        ),
    ]
    field: Annotated[
        Slug | None,
        public(
            Text("Lĩnh vực", "Mã trong fields.yml."),
            Text("Field of work", "An id of fields.yml."),
            "giao-duc",
            vocabulary="fields",
        ),
    ] = None
    models: Models = Field((), max_length=20)
    order: Annotated[
        Number | None, public(Text("Thứ tự", "Trong hội nghị."), Text("Order", "In the conference."), "1")
    ] = None
    documents: DocumentFiles = Field((), max_length=20)
    film: Annotated[
        Number | None,
        public(Text("Phim số", "Số thứ tự trong “films”."), Text("Film", "Its number in “films”."), "1"),
    ] = None
    at: Annotated[
        Timecode | None, public(Text("Chỗ trong phim", "Phút và giây."), Text("At", "Minutes and seconds."), '"12:30"')
    ] = None
    sources: Sources = Field((), max_length=50)
    notes: Notes = None


class Album(Content):
    """``albums/<id>/album.yml``; ``credit``, ``licence`` and ``publish_from`` are for photos that say none."""

    title: Headline
    date: Annotated[
        PartialDate | None,
        public(Text("Ngày chụp", "Năm-tháng-ngày."), Text("Date", "As exact as it is known."), "2025-10-10"),
    ] = None
    credit: Annotated[
        Line | None,
        public(
            Text("Người chụp", "Cho mọi ảnh không ghi riêng."),
            Text("Credit", "For all that name none."),
            "Nguyễn Văn A",
        ),
    ] = None
    licence: Licence = None
    publish_from: EmbargoDay = None
    note: Annotated[
        Line | None,
        public(Text("Lời giới thiệu", "Hiện trên trang."), Text("Note", "Shown on the page."), "Lễ khai mạc hội nghị"),
    ] = None
    photos: Annotated[
        tuple[TaggedPhoto, ...],
        public(
            Text("Ảnh", "Theo thứ tự hiện trên trang."),
            Text("Photos", "In the order of the page."),
            "[{file: anh-1.jpg, alt: Đại biểu chào cờ}]",
        ),
    ] = Field((), max_length=2000)
    notes: Notes = None

    def completed(self, photo: TaggedPhoto) -> TaggedPhoto:
        """A photo of it with what it does not say itself, and the album does."""
        said = {key: getattr(self, key) for key in ("credit", "licence") if not getattr(photo, key)}
        return photo.model_copy(update=said) if any(said.values()) else photo
