"""What files of several kinds hold: a source, a decision, a photo, a film, a period."""

import re
from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from honorroll.base.findings import Text
from honorroll.content.fields import Content, private, public
from honorroll.content.licences import Licence
from honorroll.content.scalars import Day, FileName, Flag, Fraction, Line, PartialDate, Prose, Slug, Url, Year

Notes = Annotated[
    Prose | None,
    private(
        Text("Ghi chú nội bộ", "Chỉ để cơ quan xem, không đăng. Không ghi số điện thoại, số giấy tờ ở đây."),
        Text("Internal notes", "For the office, never published. No telephone or identity numbers."),
        "Chờ bổ sung số quyết định.",
    ),
]


class Reference(Content):
    """A published source; ``url`` or ``title`` is there at least."""

    title: Annotated[
        Line | None,
        public(
            Text("Tên bài hoặc văn bản", "Đúng như nơi đăng ghi."),
            Text("Title", "As it was published."),
            "Báo Nhân Dân, số ra ngày 10/10/2024",
            column="Tên bài hoặc văn bản",
        ),
    ] = None
    publisher: Annotated[
        Line | None,
        public(
            Text("Nơi đăng", "Tên báo hoặc cơ quan."),
            Text("Publisher", "A newspaper, an office."),
            "Báo Nhân Dân",
            column="Nơi đăng",
        ),
    ] = None
    url: Annotated[
        Url | None,
        public(
            Text("Địa chỉ trên mạng", "Bắt đầu bằng https:// hoặc http://."),
            Text("Address", "Begins with https:// or http://."),
            "https://co-quan.example/",
            column="Địa chỉ trên mạng",
        ),
    ] = None
    date: Annotated[
        PartialDate | None,
        public(
            Text("Ngày đăng", "Năm, năm-tháng hoặc năm-tháng-ngày, đúng mức nguồn ghi."),
            Text("Date", "Year, year-month or year-month-day, as exact as the source is."),
            "2024-10-08",
            column="Ngày đăng",
        ),
    ] = None

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.url or self.title):
            raise PydanticCustomError("source-names-nothing", "url or title")
        return self


def cited(sources: Iterable[Reference]) -> tuple[str, ...]:
    """The addresses of sources, as ``normal_address`` has them, each once."""
    return tuple(dict.fromkeys(normal_address(source.url) for source in sources if source.url))


def normal_address(url: str) -> str:
    """An address without what differs between two links to one page: scheme, “www.”, last slash."""
    return re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/")


Sources = Annotated[
    tuple[Reference, ...],
    public(
        Text("Nguồn", "Mỗi nguồn một mục; đánh số từ 1 theo thứ tự này."),
        Text("Sources", "An item each; they are numbered from 1 in this order."),
        "[{title: …, url: https://…}]",
    ),
]
Movements = Annotated[
    tuple[Slug, ...],
    public(
        Text("Phong trào", "Mã trong movements.yml."),
        Text("Movements", "Ids of movements.yml."),
        "[nguoi-tot-viec-tot]",
        vocabulary="movements",
    ),
]
#: Texts, for who writes a name is told the id by whoever knows the models.
Models = Annotated[
    tuple[Line, ...],
    public(
        Text("Mô hình", "Tên tệp trong content/models, không có “.yml”."),
        Text("Models", "Names of files in content/models, without “.yml”."),
        "[tu-sach-to-dan-pho]",
        refers_to="models",
    ),
]
FormerSlugs = Annotated[
    tuple[Slug, ...],
    public(
        Text("Địa chỉ cũ", "Các mã đã dùng trước đây; trang cũ dẫn đến trang này."),
        Text("Former addresses", "Ids used before; the old pages lead to this one."),
        "[nguyen-van-a-2020]",
        in_data=False,
    ),
]
FormerIds = Annotated[
    tuple[Slug, ...],
    public(
        Text("Mã cũ", "Các mã mà mục này đã dùng; địa chỉ cũ dẫn đến đây."),
        Text("Former ids", "Ids that the entry had before; the old addresses lead here."),
        "[nguoi-tot-viec-tot-2020]",
        in_data=False,
    ),
]


Honorees = Annotated[
    tuple[Slug, ...],
    public(
        Text("Người được vinh danh", "Mã hồ sơ."),
        Text("Honorees", "Slugs of profiles."),
        "[nguyen-van-a, tran-thi-b]",
        names_honoree=True,
    ),
]


class Decision(Content):
    """The decision that grants an award: number as printed on it (``1234/QĐ-UBND``), date, and a scan beside it."""

    number: Annotated[
        Line | None,
        public(
            Text("Số quyết định", "Cả số và ký hiệu, như in trên quyết định."),
            Text("Number", "As printed on the decision."),
            "1234/QĐ-UBND",
            column="Số QĐ",
        ),
    ] = None
    date: Annotated[
        PartialDate | None,
        public(
            Text("Ngày ký", "Năm, năm-tháng hoặc năm-tháng-ngày, đúng mức nguồn ghi."),
            Text("Date", "Year, year-month or year-month-day, as exact as the source is."),
            "2024-10-08",
            column="Ngày QĐ",
        ),
    ] = None
    file: Annotated[
        FileName | None,
        public(
            Text("Bản quét", "Tên tệp PDF hoặc ảnh trong thư mục của hồ sơ; được đăng cạnh danh hiệu."),
            Text("Scan", "A PDF file or a picture in the folder of the profile; published beside the award."),
            "quyet-dinh.pdf",
            in_data=False,
        ),
    ] = None


#: Until when something is held back; posts have the same word. On the day itself it is there.
EmbargoDay = Annotated[
    Day | None,
    public(
        Text("Đăng từ ngày", "Trước ngày này chưa hiện trên trang và chưa có trong bộ tư liệu báo chí."),
        Text("From", "Neither on the site nor in the press kit before."),
        "2024-10-10",
    ),
]


class Photo(Content):
    file: Annotated[
        FileName,
        public(
            Text("Tệp ảnh", "Tên tệp trong cùng thư mục, không dấu."),
            Text("File", "Its name in this folder, without accents."),
            "chan-dung.jpg",
            column="Tệp ảnh",
        ),
    ]
    alt: Annotated[
        Line | None,
        public(
            Text("Mô tả ảnh", "Ảnh có ai, đang làm gì; cho người không nhìn thấy ảnh."),
            Text("Text alternative", "Who is in it and doing what, for those who cannot see it."),
            "Chân dung bà Nguyễn Thị A",
            column="Mô tả ảnh",
        ),
    ] = None
    caption: Annotated[
        Line | None,
        public(
            Text("Chú thích", "Hiện dưới ảnh."),
            Text("Caption", "Shown below the photo."),
            "Nhận bằng khen, tháng 10/2024",
        ),
    ] = None
    credit: Annotated[
        Line | None,
        public(
            Text("Người chụp hoặc nguồn ảnh", "Tên người hoặc cơ quan."),
            Text("Credit", "A person or an office."),
            "Nguyễn Văn A",
            column="Người chụp",
        ),
    ] = None
    # No column: a row of the workbook has one photo, and rights differ from photo to photo.
    licence: Licence = None
    publish_from: EmbargoDay = None
    historic: Annotated[
        Flag,
        public(
            Text("Ảnh tư liệu cũ", "true khi không có bản nào lớn hơn; nhận từ 120 điểm, vẽ đúng cỡ."),
            Text("Historic", "true where there is no larger copy; from 120 pixels, drawn at its own size."),
            "true",
        ),
    ] = False
    focus: Annotated[
        tuple[Fraction, Fraction] | None,
        public(
            Text("Điểm chính của ảnh", "Từ trái sang và từ trên xuống, từ 0 đến 1; ảnh được cắt quanh điểm này."),
            Text("Focal point", "From the left and from the top, 0 to 1; crops keep it."),
            "[0.5, 0.3]",
        ),
    ] = None


class TaggedPhoto(Photo):
    """A photo that says who of the roll is to be seen on it: it goes when one of them does."""

    honorees: Honorees = Field((), max_length=100)


class Video(Content):
    title: Annotated[
        Line | None, public(Text("Tên phim", "Hiện trên trang."), Text("Title", "Shown on the page."), "Phim ngắn")
    ] = None
    url: Annotated[
        Url | None,
        public(
            Text("Địa chỉ phim", "YouTube, Facebook, đài truyền hình."),
            Text("Address", "YouTube, Facebook, a broadcaster."),
            "https://www.youtube.com/watch?v=…",
        ),
    ] = None
    file: Annotated[
        FileName | None,
        public(
            Text("Tệp phim", "MP4 hoặc WebM trong cùng thư mục."),
            Text("File", "MP4 or WebM in this folder."),
            "phim.mp4",
        ),
    ] = None


class Withdrawal(Content):
    date: Annotated[
        Day,
        private(
            Text("Ngày gỡ", "Ngày nhận yêu cầu gỡ; năm-tháng-ngày."),
            Text("Date", "The day of the request, year-month-day."),
            "2025-03-01",
        ),
    ]


class Period(Content):
    start: Annotated[
        Year | None, public(Text("Từ năm", "Năm gồm bốn chữ số."), Text("From", "A year of four digits."), "2020")
    ] = None
    end: Annotated[
        Year | None, public(Text("Đến năm", "Năm gồm bốn chữ số."), Text("Until", "A year of four digits."), "2025")
    ] = None
