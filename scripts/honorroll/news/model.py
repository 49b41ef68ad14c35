"""What a post of coverage holds, as it is written and as all pages know it."""

from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from honorroll.base.findings import Text
from honorroll.content.directives import Directive
from honorroll.content.fields import Content, private, public
from honorroll.content.licences import LicenceId
from honorroll.content.scalars import Day, Flag, Line, Slug
from honorroll.content.shared import FormerSlugs, Movements, Notes, Sources, TaggedPhoto, Video, Withdrawal
from honorroll.formats.html import EMPTY, Html
from honorroll.media.renditions import ResponsivePhoto
from honorroll.pages import addresses

PostKind = Literal["news", "article", "feature", "photos", "video", "audio"]

#: How the pages name the kinds.
POST_KINDS: dict[PostKind, str] = {
    "news": "Tin",
    "article": "Bài",
    "feature": "Phóng sự",
    "photos": "Ảnh",
    "video": "Video",
    "audio": "Phát thanh",
}


class Post(Content):
    """The front matter of ``content/news/<slug>.md``; the body below it is the post itself, in CommonMark."""

    title: Annotated[
        Line,
        public(
            Text("Tiêu đề", "Hiện trên trang."), Text("Title", "Shown on the page."), "Biểu dương người tốt, việc tốt"
        ),
    ]
    date: Annotated[Day, public(Text("Ngày đăng", "Năm-tháng-ngày."), Text("Date", "Year-month-day."), "2024-10-08")]
    updated: Annotated[
        Day | None, public(Text("Ngày sửa", "Năm-tháng-ngày."), Text("Updated", "Year-month-day."), "2024-10-09")
    ] = None
    author: Annotated[
        Line | None, public(Text("Tác giả", "Tên hoặc bút danh."), Text("Author", "A name."), "Nguyễn Văn A")
    ] = None
    kind: Annotated[
        PostKind,
        public(
            Text(
                "Thể loại",
                "Tin (news), bài (article), phóng sự (feature), ảnh (photos), video (video), phát thanh (audio).",
            ),
            Text("Kind", "One of these."),
            "news",
        ),
    ]
    column: Annotated[
        Slug,
        public(
            Text("Chuyên mục", "Mã trong columns.yml."),
            Text("Column", "An id of columns.yml."),
            "guong-dien-hinh",
            vocabulary="columns",
        ),
    ]
    summary: Annotated[
        Line, public(Text("Tóm tắt", "Một câu."), Text("Summary", "One sentence."), "Phường biểu dương 120 gương tốt.")
    ]
    honorees: Annotated[
        tuple[Slug, ...],
        public(
            Text("Người được nhắc đến", "Mã hồ sơ."),
            Text("Honorees", "Slugs of profiles."),
            "[nguyen-van-a]",
            names_honoree=True,
        ),
    ] = Field((), max_length=100)
    conference: Annotated[
        Slug | None,
        public(
            Text("Hội nghị", "Mã hội nghị."),
            Text("Conference", "Its slug."),
            "hoi-nghi-vi-du",
            refers_to="conferences",
        ),
    ] = None
    not_about: Annotated[
        tuple[Slug, ...],
        private(
            Text("Không phải về hội nghị", "Mã những hội nghị mà “check” đề nghị nhưng bài không viết về."),
            Text("Not about", "Slugs of conferences that “check” proposed and that the post is not about."),
            "[hoi-nghi-vi-du]",
            refers_to="conferences",
        ),
    ] = Field((), max_length=20)
    movements: Movements = Field((), max_length=20)
    units: Annotated[
        tuple[Slug, ...],
        public(
            Text("Đơn vị", "Mã trong units.yml."),
            Text("Units", "Ids of units.yml."),
            "[phuong-vi-du]",
            vocabulary="units",
        ),
    ] = Field((), max_length=50)
    """The units whose work is reported: what the tracker counts as their coverage."""
    cover: Annotated[
        TaggedPhoto | None,
        public(
            Text("Ảnh đầu bài", "Tệp và mô tả."),
            Text("Cover", "File and text."),
            "{file: anh.jpg, alt: Đại biểu chào cờ}",
        ),
    ] = None
    photos: Annotated[
        tuple[TaggedPhoto, ...],
        public(Text("Ảnh", "Theo thứ tự."), Text("Photos", "In order."), "[{file: anh.jpg, alt: Đại biểu chào cờ}]"),
    ] = Field((), max_length=100)
    film: Annotated[
        Video | None,
        public(
            Text("Phim", "Địa chỉ hoặc tệp; của bài phát thanh là bản ghi."),
            Text("Film", "An address or a file; of a broadcast on the radio its recording."),
            "{title: Phim ngắn, url: https://…}",
        ),
    ] = None
    sources: Sources = Field((), max_length=100)
    publish_from: Annotated[
        Day | None,
        public(
            Text("Đăng từ ngày", "Trước ngày này bài chưa hiện."),
            Text("From", "Not shown before."),
            "2024-10-10",
            in_data=False,
        ),
    ] = None
    draft: Annotated[
        Flag,
        public(Text("Bản nháp", "true thì không đăng."), Text("Draft", "true keeps it back."), "true", in_data=False),
    ] = False
    withdrawn: Annotated[
        Withdrawal | None,
        private(Text("Đã gỡ", "Ghi ngày gỡ."), Text("Withdrawn", "With its date."), "{date: 2025-03-01}"),
    ] = None
    former_slugs: FormerSlugs = Field((), max_length=50)
    notes: Notes = None


class Still(NamedTuple):
    """A photo of a post as its page shows it; plain, for it is kept of every post."""

    alt: str
    caption: str
    credit: str
    shown: ResponsivePhoto
    honorees: tuple[str, ...] = ()
    """Who of the roll is to be seen on it."""
    picture: str = ""
    """The name of its set of pictures."""
    licence: LicenceId | None = None
    publish_from: str = ""
    """The day (ISO) from which it may be published."""


class Tag(NamedTuple):
    """An honoree on a photo of a post; ``photo`` is its number from 0, or -1 for the cover."""

    photo: int
    honoree: str


class PostFacts(NamedTuple):
    """What is kept of every post: what lists, neighbours and honorees' pages show of it. The body is not held."""

    slug: str
    path: str
    title: str
    date: str
    """ISO, as are ``updated`` and ``publish_from`` (``""`` where there is none)."""
    updated: str
    kind: PostKind
    column: str
    author: str
    summary: str
    honorees: tuple[str, ...]
    conference: str
    movements: tuple[str, ...]
    units: tuple[str, ...]
    minutes: int
    """How long it takes to read."""
    weight: int
    """About how many bytes the post takes in a feed."""
    film: tuple[str, str]
    """Address and title; of a film of our own the address relative to the root."""
    sources: Html
    """List items."""
    publish_from: str
    draft: bool
    withdrawn: bool
    former_slugs: tuple[str, ...]
    digest: bytes
    """Of the file and its pictures: of all that the page shows of the post itself."""
    card: Html
    card_digest: bytes
    pictures: tuple[str, ...] = ()
    """The names of the sets of pictures and films that its page shows."""
    cover: Still | None = None
    photos: tuple[Still, ...] = ()
    placed: tuple[Directive, ...] = ()
    """What its text has placed into it."""
    tags: tuple[Tag, ...] = ()
    cites: tuple[str, ...] = ()
    """The addresses of its sources."""
    not_about: tuple[str, ...] = ()
    """The conferences that it is said not to report on."""
    bare_card: Html = EMPTY
    """The card without the cover, where somebody is to be seen on that."""

    @property
    def url(self) -> str:
        return addresses.post(self.slug)
