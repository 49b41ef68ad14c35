"""The settings of the site: what of ``mkdocs.yml`` is the roll's concern. The rest is MkDocs' own."""

from typing import Annotated, Literal, NamedTuple

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from honorroll.base import zone
from honorroll.base.findings import Text
from honorroll.content.fields import Content, private, public
from honorroll.content.scalars import AnyUrl, Correction, Flag, HttpsUrl, Line, PagePath, Prose, Secret, Zone
from honorroll.content.shared import Period

#: What renders the pages, see ``engine.engine``; ``auto`` is the first that is installed.
EngineName = Literal["auto", "mkdocs", "properdocs"]
#: Pages that an office keeps to itself unless it publishes them: what it still lacks is no news for the public.
OfficePage = Literal["tracker", "coverage"]


class OpenData(Content):
    """What open data are published under: see ``outputs.data``."""

    licence: Annotated[
        HttpsUrl,
        public(
            Text("Giấy phép", "Địa chỉ của văn bản giấy phép mà cơ quan cho dùng lại dữ liệu."),
            Text("Licence", "The address of the licence under which the data may be used."),
            "https://creativecommons.org/licenses/by/4.0/deed.vi",
        ),
    ]
    licence_name: Annotated[
        Line,
        public(Text("Tên giấy phép", "Như người đọc gọi."), Text("Name of the licence", "In short."), "CC BY 4.0"),
    ]
    attribution: Annotated[
        Line,
        public(
            Text("Ghi nguồn", "Câu mà ai dùng lại phải ghi."),
            Text("Attribution", "What whoever uses the data has to say."),
            "Bảng vàng phường Ví Dụ",
        ),
    ]
    secret: Annotated[
        Secret,
        private(
            Text(
                "Khóa của mã dòng",
                "Từ 16 ký tự trở lên, tự đặt một lần rồi giữ nguyên; kho git công khai thì ghi: !ENV HONORROLL_SECRET.",
            ),
            Text(
                "Secret of the ids",
                "16 characters or more, chosen once and kept; in a public repository: !ENV HONORROLL_SECRET.",
            ),
            "bon-tu-chang-ai-doan-ra",
        ),
    ]
    """Ids of rows follow from it and from addresses; whoever knows it can tell whose an id was."""


class Options(Content):
    """The keys under ``extra.honorroll`` in ``mkdocs.yml``."""

    owner: Annotated[
        Line,
        public(
            Text("Đơn vị chủ quản", "Hiện ở chân trang."),
            Text("Owner", "Shown in the footer."),
            "Phòng Văn hóa – Xã hội phường Ví Dụ",
        ),
    ]
    notice: Annotated[
        Line,
        public(
            Text("Lời thông báo", "Một câu ở chân mỗi trang."),
            Text("Notice", "One sentence at the foot of every page."),
            "Thông tin lấy từ các nguồn đã công bố.",
        ),
    ]
    period: Annotated[
        Period,
        public(
            Text("Giai đoạn", "Số liệu thống kê theo giai đoạn này."),
            Text("Period", "That the figures are for."),
            "{start: 2020, end: 2025}",
        ),
    ]
    corrections: Annotated[
        Correction,
        public(
            Text("Nơi nhận đính chính", "“mailto:” và địa chỉ thư của cơ quan, hoặc địa chỉ https:// của biểu mẫu."),
            Text("Corrections", "“mailto:” and an address of the office, or the https:// address of a form."),
            "mailto:dinh-chinh@co-quan.example",
            is_contact=True,
        ),
    ]
    """Where citizens write what is wrong: ``mailto:…``, or the https address of a form."""
    nominations: Annotated[
        Correction | None,
        public(
            Text("Nơi nhận giới thiệu gương", "“mailto:” và địa chỉ thư, hoặc địa chỉ https:// của biểu mẫu."),
            Text("Nominations", "“mailto:” and an address of the office, or the https:// address of a form."),
            "mailto:guong-tot@co-quan.example",
            is_contact=True,
        ),
    ] = None
    """Where citizens write whom to honour; without it there is no page that asks them."""
    contributions: Annotated[
        Correction | None,
        public(
            Text("Nơi nhận ảnh, câu chuyện", "“mailto:” và địa chỉ thư, hoặc địa chỉ https:// của biểu mẫu."),
            Text("Contributions", "“mailto:” and an address of the office, or the https:// address of a form."),
            "mailto:tu-lieu@co-quan.example",
            is_contact=True,
        ),
    ] = None
    """Where citizens send photos and stories of honorees; without it no page asks for them."""
    edit: Annotated[
        AnyUrl | None,
        public(
            Text("Nơi sửa hồ sơ trên mạng", "Đường dẫn của hồ sơ được ghép vào sau địa chỉ này."),
            Text("Edit", "What the path of a profile is put after to edit it."),
            "https://git.example/edit/main/",
        ),
    ] = None
    """What the path of a profile is put after to edit it, for staff: ``https://…/edit/main/``."""
    time_zone: Annotated[
        Zone,
        public(
            Text("Múi giờ", "Tên trong cơ sở dữ liệu múi giờ (tz database)."),
            Text("Time zone", "Its name in the tz database."),
            "Asia/Ho_Chi_Minh",
        ),
    ] = zone.DEFAULT
    """The zone in which times of conferences are given, and whose midnight begins a day."""
    press_kits: Annotated[
        Flag,
        public(
            Text("Bộ tư liệu báo chí", "true để có tệp ZIP cho báo chí."),
            Text("Press kits", "true for a ZIP for the press."),
            "true",
        ),
    ] = False
    """Whether conferences and honorees have a ZIP for the press."""
    hub: Annotated[
        AnyUrl | None,
        public(
            Text("Máy chủ WebSub", "Được báo khi có tin mới."),
            Text("WebSub hub", "Is told of news."),
            "https://hub.example/",
        ),
    ] = None
    """The WebSub hub that is told of news, for the feeds to name."""
    public_pages: Annotated[
        tuple[OfficePage, ...],
        public(
            Text("Trang của cơ quan cũng được đăng", "tracker, coverage; không ghi thì chỉ nằm trong thư mục office."),
            Text("Public pages", "tracker, coverage: published too; otherwise they are in the folder office only."),
            "[tracker]",
        ),
    ] = Field((), max_length=2)
    """What of the staff's is published; the rest is written to the folder ``office`` only."""
    guide: Annotated[
        Flag,
        public(
            Text("Hướng dẫn cho cán bộ", "true để có các trang hướng dẫn; máy tìm kiếm không ghi nhận."),
            Text("Guide", "true for the pages of the staff guide, which search engines leave out."),
            "true",
        ),
    ] = False
    """Whether the guide for staff is on the site too; the desk always has it."""
    social_cards: Annotated[
        Flag,
        public(Text("Ảnh khi chia sẻ", "false để không vẽ."), Text("Social cards", "false to do without."), "false"),
    ] = True
    """Whether a card is drawn for each honoree, to be shown where the page is shared."""
    data: Annotated[
        OpenData | None,
        public(
            Text("Dữ liệu mở", "Có mục này thì trang có /du-lieu/; ghi giấy phép, cách ghi nguồn và khóa."),
            Text("Open data", "With it the site has /du-lieu/; licence, attribution and a secret."),
            "{licence: https://…, licence_name: CC BY 4.0, attribution: …, secret: …}",
        ),
    ] = None
    """Without it there are no open data."""
    proof: Annotated[
        Flag,
        public(
            Text("Trang xác nhận", "true để mỗi lần khen có địa chỉ ngắn, in thành mã QR trên giấy chứng nhận."),
            Text("Proof", "true for a short address of each award, to be printed as a QR code on certificates."),
            "true",
        ),
    ] = False
    """Whether each award has a page at a short address, to which the code on a certificate leads."""
    embed: Annotated[
        Flag,
        public(
            Text("Thẻ cho trang khác", "true để trang khác nhúng được thẻ của từng hồ sơ (/the/<mã hồ sơ>/)."),
            Text("Embedded cards", "true lets other sites frame a card of each profile (/the/<slug>/)."),
            "true",
        ),
    ] = False
    """Whether each honoree has a card that other sites may frame, with oEmbed."""
    engine: Annotated[
        EngineName,
        public(
            Text("Phần mềm dựng trang", "auto: cái đang được cài; mkdocs; properdocs."),
            Text("Engine", "auto: what is installed; mkdocs; properdocs."),
            "auto",
        ),
    ] = "auto"
    """What renders the pages, see ``engine.installed``."""
    hsts: Annotated[
        Flag,
        public(
            Text("Chỉ dùng https", "true: bảo trình duyệt suốt một năm chỉ mở trang qua https (HSTS)."),
            Text("HTTPS only", "true: browsers are told to open the site by https alone for a year (HSTS)."),
            "true",
        ),
    ] = False
    """Whether servers send Strict-Transport-Security (RFC 6797), which cannot be taken back for a year."""

    @field_validator("period")
    @classmethod
    def _runs_forward(cls, period: Period) -> Period:
        if period.start and period.end and period.end < period.start:
            raise PydanticCustomError("period-backwards", "end before start")
        return period


class Extra(Content):
    honorroll: Annotated[
        Options,
        public(Text("Thiết lập của bảng vàng", "Các mục con."), Text("Settings", "A group of keys."), "{owner: …}"),
    ]


class SiteFile(Content):
    """``mkdocs.yml``."""

    site_name: Annotated[
        Line,
        public(Text("Tên trang", "Hiện ở đầu mỗi trang."), Text("Name", "At the head of pages."), "Bảng vàng thi đua"),
    ]
    site_url: Annotated[
        AnyUrl,
        public(
            Text("Địa chỉ trang", "Địa chỉ công khai đầy đủ."),
            Text("Address", "The full public address."),
            "https://bang-vang.example/",
        ),
    ]
    site_description: Annotated[
        Line,
        public(
            Text("Giới thiệu ngắn", "Một câu cho máy tìm kiếm."),
            Text("Description", "One sentence for search engines."),
            "Những người và tập thể được vinh danh của phường Ví Dụ.",
        ),
    ]
    extra: Annotated[
        Extra, public(Text("Mục thêm", "Có “honorroll”."), Text("Extra", "Holds “honorroll”."), "{honorroll: …}")
    ]


#: How a hand-written page may be excused from the search for personal data.
Allowed = Literal["contact"]


class PageMatter(Content):
    """The front matter of a hand-written page, as far as it is the roll's concern; MkDocs knows more keys."""

    title: Annotated[
        Prose | None, public(Text("Tên trang", "Hiện ở thẻ trình duyệt."), Text("Title", "Of the page."), "Giới thiệu")
    ] = None
    description: Annotated[
        Prose | None,
        public(
            Text("Giới thiệu ngắn", "Một câu cho máy tìm kiếm."),
            Text("Description", "One sentence for search engines."),
            "Trang này là gì, thông tin lấy từ đâu.",
        ),
    ] = None
    allow: Annotated[
        tuple[Allowed, ...],
        private(
            Text("Cho phép", "contact: trang được ghi điện thoại, thư điện tử của cơ quan."),
            Text("Allow", "contact: the page may give telephone numbers and e-mail of the office."),
            "[contact]",
        ),
    ] = Field((), max_length=1)
    former_slugs: Annotated[
        tuple[PagePath, ...],
        public(
            Text("Địa chỉ cũ", "Các địa chỉ mà trang đã dùng, ví dụ tên tệp cũ không có “.md”; chúng dẫn đến đây."),
            Text("Former addresses", "That the page had, such as an old file name without “.md”; they lead here."),
            "[gioi-thieu/lien-he]",
        ),
    ] = Field((), max_length=50)


class Settings(NamedTuple):
    """The site in its own words; ``url`` ends in ``/``, ``period`` is the one that the figures are for."""

    name: str
    url: str
    description: str
    owner: str
    notice: str
    period: Period
    corrections: str
    edit: str
    """``""`` where profiles are not edited on the web."""
    press_kits: bool = False
    social_cards: bool = True
    hub: str = ""
    public_pages: tuple[OfficePage, ...] = ()
    nominations: str = ""
    time_zone: str = zone.DEFAULT
    guide: bool = False
    contributions: str = ""
    hsts: bool = False
    data: OpenData | None = None
    proof: bool = False
    embed: bool = False
