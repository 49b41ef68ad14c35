"""Parts of conference files: people, programme, composition, legal basis, documents, films."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from honorroll.base.findings import Text
from honorroll.conferences.scalars import AlbumPhoto, Clock, Timecode
from honorroll.content.fields import Content, Declared, public
from honorroll.content.kinds import ItemKind
from honorroll.content.scalars import Day, FileName, Flag, Line, Number, PartialDate, Slug, Url

Name = Annotated[Line, public(Text("Tên", "Hiện trên trang."), Text("Name", "Shown on the page."), "Công nhân")]
Headline = Annotated[
    Line,
    public(Text("Tiêu đề", "Hiện trên trang."), Text("Title", "Shown on the page."), "Phóng sự Người tốt quanh ta"),
]
DocumentNumber = Annotated[
    Line | None,
    public(Text("Số văn bản", "Cả số và ký hiệu."), Text("Number", "As printed on the document."), "12/KH-UBND"),
]
Issued = Annotated[
    PartialDate | None,
    public(Text("Ngày", "Năm, năm-tháng hoặc năm-tháng-ngày."), Text("Date", "As exact as it is known."), "2025-03-12"),
]
Issuer = Annotated[
    Line | None,
    public(Text("Cơ quan ban hành", "Tên đầy đủ."), Text("Issuer", "The full name."), "UBND phường Ví Dụ"),
]
FilmAddress = Annotated[
    Url | None,
    public(
        Text("Địa chỉ phim", "YouTube, Facebook, đài truyền hình."),
        Text("Address", "YouTube, Facebook, a broadcaster."),
        "https://www.youtube.com/watch?v=…",
    ),
]
FilmFile = Annotated[
    FileName | None,
    public(Text("Tệp phim", "MP4 hoặc WebM."), Text("File", "MP4 or WebM."), "phim.mp4"),
]
Captions = Annotated[
    FileName | None,
    public(Text("Phụ đề", "Tệp WebVTT."), Text("Captions", "A file of WebVTT."), "phim.vtt"),
]
FilmNumbers = Annotated[
    tuple[Number, ...],
    public(Text("Phim", "Số thứ tự trong “films”, từ 1."), Text("Films", "Their numbers in “films”, from 1."), "[1]"),
]
DocumentFiles = Annotated[
    tuple[FileName, ...],
    public(
        Text("Tài liệu", "Tên tệp trong thư mục documents."),
        Text("Documents", "Files of the folder documents."),
        "[tham-luan.pdf]",
        refers_to="documents",
    ),
]


def count(vi: str, en: str, example: str) -> Declared:
    """A declared field for a number of people, or a percentage of them."""
    return public(Text(vi, "Chỉ ghi số."), Text(en, "Digits only."), example)


class Person(Content):
    """A person in a programme or a speaker: an honoree by slug, or a name that is not on the roll."""

    honoree: Annotated[
        Slug | None,
        public(
            Text("Người trong bảng vàng", "Mã hồ sơ."),
            Text("Honoree", "The slug of a profile."),
            "nguyen-van-a",
            names_honoree=True,
        ),
    ] = None
    name: Annotated[
        Line | None,
        public(Text("Họ và tên", "Khi không có hồ sơ."), Text("Name", "Where there is no profile."), "Bà Trần Thị B"),
    ] = None
    position: Annotated[
        Line | None,
        public(Text("Chức vụ", "Vào lúc đó."), Text("Position", "At that time."), "Chủ tịch UBND phường Ví Dụ"),
    ] = None
    role: Annotated[
        Line | None,
        public(Text("Vai trò", "Trong phần này."), Text("Role", "In this item."), "chủ trì"),
    ] = None

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if not (self.honoree or self.name):
            raise PydanticCustomError("person-without-a-name", "honoree or name")
        return self


class ProgrammeItem(Content):
    """An item of the programme. ``duration`` is in minutes; ``films`` are positions in the list ``films``, from 1."""

    kind: Annotated[
        ItemKind,
        public(
            Text(
                "Loại",
                "Chào cờ (flag-salute), giới thiệu đại biểu (introduction), khai mạc (opening), chiếu phim (film), "
                "tham luận (speeches), tôn vinh (honouring), phát động (launch), phát biểu chỉ đạo (address), đại biểu "
                "dự đại hội cấp trên (delegates), bế mạc (closing), phần khác (other).",
            ),
            Text("Kind", "As in II.3 of the plan."),
            "opening",
        ),
    ] = "other"
    title: Annotated[
        Line | None,
        public(Text("Tên phần", "Nếu khác tên thường gọi."), Text("Title", "Where it differs."), "Khai mạc"),
    ] = None
    day: Annotated[
        Day | None,
        public(Text("Ngày", "Khi hội nghị kéo dài nhiều ngày."), Text("Day", "Of several days."), "2025-10-10"),
    ] = None
    start: Annotated[
        Clock | None, public(Text("Bắt đầu", "Giờ và phút."), Text("Start", "Hours and minutes."), '"08:15"')
    ] = None
    duration: Annotated[
        Number | None, public(Text("Số phút", "Chỉ ghi số."), Text("Duration", "In minutes."), "10")
    ] = None
    track: Annotated[
        Line | None,
        public(
            Text("Nhánh", "Khi nhiều phần diễn ra song song: tên tổ, tiểu ban."),
            Text("Track", "Where items run side by side: the name of the group."),
            "Tổ 1",
        ),
    ] = None
    room: Annotated[
        Line | None,
        public(Text("Phòng", "Phòng, hội trường của phần này."), Text("Room", "The room of the item."), "Hội trường A"),
    ] = None
    note: Annotated[
        Line | None,
        public(Text("Ghi chú", "Hiện trong chương trình."), Text("Note", "Shown in the programme."), "tại hội trường"),
    ] = None
    people: Annotated[
        tuple[Person, ...],
        public(
            Text("Người tham gia", "Mỗi người một mục."),
            Text("People", "An item each."),
            "[{honoree: nguyen-van-a}, {name: Bà Trần Thị B, position: Chủ tịch UBND phường Ví Dụ}]",
        ),
    ] = Field((), max_length=200)
    speeches: Annotated[
        tuple[Slug, ...],
        public(
            Text("Tham luận", "Tên tệp trong speeches, bỏ đuôi."),
            Text("Speeches", "Their ids."),
            "[tham-luan-1]",
            refers_to="speeches",
        ),
    ] = Field((), max_length=200)
    documents: DocumentFiles = Field((), max_length=50)
    albums: Annotated[
        tuple[Slug, ...],
        public(
            Text("Tập ảnh", "Tên thư mục trong albums."),
            Text("Albums", "Their folders."),
            "[le-khai-mac]",
            refers_to="albums",
        ),
    ] = Field((), max_length=50)
    films: FilmNumbers = Field((), max_length=50)


class Change(Content):
    """What was changed in a published programme, and when."""

    date: Annotated[Day, public(Text("Ngày", "Năm-tháng-ngày."), Text("Date", "Year-month-day."), "2025-10-02")]
    text: Annotated[
        Line,
        public(Text("Đã đổi gì", "Một câu."), Text("What was changed", "One sentence."), "Khai mạc lùi sang 8 giờ 30"),
    ]


class Count(Content):
    name: Name
    count: Annotated[Number, count("Số người", "Number of people", "12")]


class Composition(Content):
    """The delegates in numbers, without names. ``limit`` and ``exemplars_percent`` are the planned values."""

    limit: Annotated[Number | None, count("Số đại biểu theo kế hoạch", "Planned number", "300")] = None
    exemplars_percent: Annotated[Number | None, count("Tỷ lệ điển hình theo kế hoạch", "Planned share", "70")] = None
    counted: Annotated[
        Day | None, public(Text("Ngày thống kê", "Năm-tháng-ngày."), Text("Counted", "Year-month-day."), "2025-10-01")
    ] = None
    total: Annotated[Number | None, count("Tổng số đại biểu", "Total", "300")] = None
    exemplars: Annotated[Number | None, count("Điển hình tiên tiến", "Exemplars", "210")] = None
    guests: Annotated[Number | None, count("Khách mời", "Guests", "90")] = None
    women: Annotated[Number | None, count("Nữ", "Women", "120")] = None
    young: Annotated[Number | None, count("Trẻ tuổi", "Young people", "40")] = None
    direct_workers: Annotated[Number | None, count("Trực tiếp lao động", "Direct workers", "150")] = None
    ethnic_minorities: Annotated[Number | None, count("Dân tộc thiểu số", "Ethnic minorities", "12")] = None
    religious: Annotated[Number | None, count("Có tôn giáo", "Religious", "12")] = None
    fields: Annotated[
        tuple[Count, ...], count("Theo lĩnh vực", "By field of work", "[{name: Giáo dục, count: 40}]")
    ] = Field((), max_length=100)
    economic_components: Annotated[
        tuple[Count, ...], count("Theo thành phần kinh tế", "By economic component", "[{name: Nhà nước, count: 40}]")
    ] = Field((), max_length=100)
    ethnic_groups: Annotated[
        tuple[Count, ...], count("Theo dân tộc", "By ethnic group", "[{name: Mường, count: 12}]")
    ] = Field((), max_length=100)
    religions: Annotated[tuple[Count, ...], count("Theo tôn giáo", "By religion", "[{name: Công giáo, count: 12}]")] = (
        Field((), max_length=100)
    )


class LegalBasis(Content):
    title: Headline
    number: DocumentNumber = None
    date: Issued = None
    issuer: Issuer = None
    url: Annotated[
        Url | None,
        public(Text("Địa chỉ văn bản", "Trên mạng."), Text("Address", "On the web."), "https://vanban.example/12"),
    ] = None
    file: Annotated[
        FileName | None,
        public(Text("Tệp", "Trong thư mục documents."), Text("File", "Of the folder documents."), "ke-hoach.pdf"),
    ] = None


class Delegates(Content):
    """The delegates to the congress of the level above. They are shown only if ``listed`` is true."""

    listed: Annotated[
        Flag,
        public(Text("Đăng danh sách", "true khi được công bố."), Text("Listed", "true once it is public."), "true"),
    ] = False
    people: Annotated[
        tuple[Slug, ...],
        public(
            Text("Đại biểu", "Mã hồ sơ; chỉ đăng khi “listed: true”."),
            Text("People", "Slugs of profiles; shown where “listed: true”."),
            "[nguyen-van-a]",
            names_honoree=True,
        ),
    ] = Field((), max_length=1000)


class File(Content):
    """A document of the folder ``documents/``."""

    file: Annotated[
        FileName,
        public(Text("Tệp", "Trong thư mục documents."), Text("File", "Of the folder documents."), "ke-hoach.pdf"),
    ]
    title: Headline
    number: DocumentNumber = None
    date: Issued = None
    issuer: Issuer = None


class Chapter(Content):
    """A part of a film: from ``at`` on somebody speaks, is honoured, or something is shown. ``speech`` gives title and
    speaker where these are not stated.
    """

    at: Annotated[
        Timecode, public(Text("Bắt đầu", "Phút và giây trong phim."), Text("At", "Minutes and seconds."), '"12:30"')
    ]
    title: Annotated[
        Line | None,
        public(Text("Tên phần", "Hiện dưới phim."), Text("Title", "Shown below the film."), "Trao khen thưởng"),
    ] = None
    speech: Annotated[
        Slug | None,
        public(
            Text("Tham luận", "Tên tệp trong speeches, bỏ đuôi."),
            Text("Speech", "Its id."),
            "giu-nghe",
            refers_to="speeches",
        ),
    ] = None
    honoree: Annotated[
        Slug | None,
        public(
            Text("Người trong phần này", "Mã hồ sơ."),
            Text("Honoree", "The slug of a profile."),
            "nguyen-van-a",
            names_honoree=True,
        ),
    ] = None

    @model_validator(mode="after")
    def _is_about_something(self) -> Self:
        if not (self.title or self.speech or self.honoree):
            raise PydanticCustomError("chapter-without-a-title", "title, speech or honoree")
        return self


class Film(Content):
    """A film on another site, or a file of the folder ``films/`` with captions (WebVTT) and transcript
    (Markdown).
    """

    title: Headline
    url: FilmAddress = None
    file: FilmFile = None
    captions: Captions = None
    transcript: Annotated[
        FileName | None,
        public(Text("Lời phim", "Tệp Markdown."), Text("Transcript", "A file of Markdown."), "phim.md"),
    ] = None
    minutes: Annotated[Number | None, public(Text("Số phút", "Chỉ ghi số."), Text("Minutes", "Digits only."), "10")] = (
        None
    )
    poster: Annotated[
        AlbumPhoto | None,
        public(
            Text("Ảnh chờ của phim", "Một ảnh trong album của hội nghị: tên album, gạch chéo, tên tệp."),
            Text("Poster", "A photo of an album of the conference: album, slash, file."),
            "le-khai-mac/toan-canh.jpg",
        ),
    ] = None
    chapters: Annotated[
        tuple[Chapter, ...],
        public(
            Text("Các phần của phim", "Mỗi phần một mục; tham luận có “film” và “at” thì tự có mặt."),
            Text("Chapters", "An item each; speeches with “film” and “at” are there by themselves."),
            '[{at: "12:30", title: Trao khen thưởng}]',
        ),
    ] = Field((), max_length=200)

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if bool(self.url) == bool(self.file):
            raise PydanticCustomError("film-nowhere", "url or file")
        return self


class Live(Content):
    title: Annotated[
        Line | None, public(Text("Tiêu đề", "Hiện trên trang."), Text("Title", "Shown."), "Truyền hình trực tiếp")
    ] = None
    url: Annotated[
        Url,
        public(
            Text("Địa chỉ", "Nơi xem trực tiếp."), Text("Address", "Where to watch."), "https://www.youtube.com/live/…"
        ),
    ]
