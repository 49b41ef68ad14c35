"""The vocabularies: ``content/vocabulary/<name>.yml``, each a mapping from id to entry."""

from functools import cached_property
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from honorroll.base.findings import Text
from honorroll.content.fields import Content, public
from honorroll.content.gazetteer import Gazetteer
from honorroll.content.kinds import Kind
from honorroll.content.places import Place, PlaceKind
from honorroll.content.scalars import Flag, Line, Number, PartialDate, Slug
from honorroll.content.shared import Decision, FormerIds, Notes, Period, Sources

Rank = Annotated[
    Number,
    public(
        Text("Thứ bậc", "Số nhỏ hơn là cao hơn; mỗi mục một số riêng."),
        Text("Rank", "Lower is higher; each has a number of its own."),
        "120",
    ),
]
Aim = Annotated[
    Line | None,
    public(
        Text("Mục đích", "Một câu, hiện ở đầu trang."),
        Text("Aim", "One sentence, shown at the head of the page."),
        "Nhân rộng những việc làm tốt trong đời sống hằng ngày.",
    ),
]


AwardedFor = Annotated[
    Line | None,
    public(
        Text("Ghi nhận điều gì", "Một câu theo điều luật, hiện ở đầu trang; không lặp lại tên."),
        Text("Awarded for", "One sentence after the law, shown at the head of the page; not the name again."),
        "Biểu dương người làm việc tốt trong đời sống hằng ngày.",
    ),
]


class Level(Content):
    """A level of honour, from the State down; ``rank`` orders them, lower is higher."""

    name: Annotated[
        Line, public(Text("Tên cấp", "Như trên văn bản."), Text("Name", "As in documents."), "Cấp thành phố")
    ]
    rank: Rank
    former_ids: FormerIds = Field((), max_length=50)
    notes: Notes = None


class ConferenceLevel(Content):
    """A level of conferences, from the nation down; ``rank`` orders the lists of conferences by level."""

    name: Annotated[Line, public(Text("Tên cấp", "Hiện trên trang."), Text("Name", "Shown on pages."), "Phường, xã")]
    attribute: Annotated[
        Line | None,
        public(
            Text("Sau chữ “Hội nghị”", "Bỏ trống thì là “cấp” và tên cấp."),
            Text("After the noun", "“cấp” and the name where it is left out."),
            "của đơn vị",
        ),
    ] = None
    rank: Rank
    notes: Notes = None

    @property
    def of_level(self) -> str:
        """As an attribute: “cấp phường, xã”."""
        return self.attribute or f"cấp {self.name[0].lower()}{self.name[1:]}"


class FieldOfWork(Content):
    name: Annotated[Line, public(Text("Tên lĩnh vực", "Hiện trên trang."), Text("Name", "Shown on pages."), "Giáo dục")]
    motif: Annotated[
        Slug | None,
        public(
            Text("Hình", "Hình vẽ đứng thay ảnh chân dung của người thuộc lĩnh vực này."),
            Text("Motif", "The drawing that stands in the place of a portrait."),
            "sach",
            vocabulary="motifs",
        ),
    ] = None
    collective_motif: Annotated[
        Slug | None,
        public(
            Text("Hình của tập thể", "Khi tập thể thuộc lĩnh vực này mang hình khác: trường học, bệnh viện …"),
            Text("Motif of collectives", "Where that of collectives differs: a school, a hospital …"),
            "truong-hoc",
            vocabulary="motifs",
        ),
    ] = None
    former_ids: FormerIds = Field((), max_length=50)
    notes: Notes = None


class Motif(Content):
    """What a drawing of ``theme/icons/motifs`` shows. They are the program's: a site chooses among them."""

    name: Annotated[
        Line, public(Text("Tên hình", "Hình vẽ gì."), Text("Name", "What the drawing shows."), "Quyển sách mở")
    ]


class TitleGroup(Content):
    """A group of titles, as the list of all titles has them."""

    name: Annotated[
        Line, public(Text("Tên nhóm", "Hiện trên trang."), Text("Name", "Shown on pages."), "Danh hiệu thi đua")
    ]
    awarded_for: AwardedFor = None
    """Of the titles that do not say it themselves."""
    notes: Notes = None


class Title(Content):
    """An emulation title or form of commendation; articles are of Law 06/2022/QH15 unless ``legal_basis`` differs."""

    name: Annotated[
        Line,
        public(
            Text("Tên danh hiệu", "Đầy đủ, như trong luật."),
            Text("Name", "In full, as in the law."),
            "Người tốt, việc tốt",
        ),
    ]
    abbreviations: Annotated[
        tuple[Line, ...],
        public(Text("Viết tắt", "Như thường gặp trong báo cáo."), Text("Abbreviations", "As in reports."), "[NTVT]"),
    ] = Field((), max_length=20)
    awarded_for: AwardedFor = None
    group: Annotated[
        Slug,
        public(
            Text("Nhóm", "Mã trong title-groups.yml: danh hiệu thi đua, huân chương, bằng khen …"),
            Text("Group", "An id of title-groups.yml: emulation title, order, commendation …"),
            "commendation",
            vocabulary="title-groups",
        ),
    ]
    level: Annotated[
        Slug | None,
        public(
            Text("Cấp", "Mã trong levels.yml."), Text("Level", "An id of levels.yml."), "thanh-pho", vocabulary="levels"
        ),
    ] = None
    recipients: Annotated[
        tuple[Kind, ...],
        public(
            Text("Dành cho", "individual, collective, household; bỏ trống là tất cả."),
            Text("Recipients", "individual, collective, household; all where it is left out."),
            "[individual]",
        ),
    ] = Field((), max_length=3)
    classes: Annotated[
        tuple[Line, ...],
        public(
            Text("Hạng", "Từ cao xuống thấp."),
            Text("Classes", "From the highest down."),
            "[hạng Nhất, hạng Nhì, hạng Ba]",
        ),
    ] = Field((), max_length=20)
    rank: Rank
    granted_by: Annotated[
        Line | None,
        public(
            Text("Người có thẩm quyền", "Chức danh, không ghi tên người."),
            Text("Granted by", "The office, not a person."),
            "Chủ tịch UBND Thành phố",
        ),
    ] = None
    article: Annotated[
        Line | None, public(Text("Điều luật", "Điều quy định danh hiệu."), Text("Article", "Of the law."), "Điều 74")
    ] = None
    granting_article: Annotated[
        Line | None,
        public(
            Text("Điều luật về thẩm quyền", "Điều nói ai quyết định."),
            Text("Granting article", "That says who grants it."),
            "Điều 79",
        ),
    ] = None
    legal_basis: Annotated[
        Line | None,
        public(
            Text("Văn bản", "Nếu không phải Luật 06/2022/QH15."),
            Text("Legal basis", "Where it is not Law 06/2022/QH15."),
            "Luật 06/2022/QH15",
        ),
    ] = None
    sources: Sources = Field((), max_length=50)
    former_ids: FormerIds = Field((), max_length=50)
    notes: Notes = None


class Movement(Content):
    name: Annotated[
        Line,
        public(Text("Tên phong trào", "Đầy đủ."), Text("Name", "In full."), "Người tốt, việc tốt"),
    ]
    aim: Aim = None
    launched_by: Annotated[
        Line | None,
        public(Text("Nơi phát động", "Tên cơ quan."), Text("Launched by", "An office."), "UBND tỉnh Ví Dụ"),
    ] = None
    launched: Annotated[
        PartialDate | None,
        public(
            Text("Ngày phát động", "Năm, năm-tháng hoặc năm-tháng-ngày."),
            Text("Launched", "Year, year-month or year-month-day."),
            "1992-10",
        ),
    ] = None
    decision: Annotated[
        Decision | None,
        public(
            Text("Quyết định", "Văn bản phát động."),
            Text("Decision", "That launched it."),
            "{number: 1234/QĐ-UBND, date: 2024-10-08}",
        ),
    ] = None
    period: Annotated[
        Period | None,
        public(Text("Giai đoạn", "Từ năm, đến năm."), Text("Period", "From and until."), "{start: 2020, end: 2025}"),
    ] = None
    in_plan: Annotated[
        Flag,
        public(
            Text("Có trong kế hoạch", "true nếu kế hoạch của giai đoạn nêu tên phong trào."),
            Text("In the plan", "true if the plan of the period names it."),
            "true",
        ),
    ] = False
    """Whether the plan of the period names the movement."""
    sources: Sources = Field((), max_length=50)
    former_ids: FormerIds = Field((), max_length=50)
    notes: Notes = None


class Unit(Content):
    name: Annotated[Line, public(Text("Tên đơn vị", "Đầy đủ."), Text("Name", "In full."), "Hội Phụ nữ phường Ví Dụ")]
    kind: Annotated[
        Slug,
        public(
            Text("Loại đơn vị", "Mã trong unit-kinds.yml."),
            Text("Kind", "An id of unit-kinds.yml."),
            "ward",
            vocabulary="unit-kinds",
        ),
    ]
    place: Annotated[
        Slug | None,
        public(
            Text("Địa bàn", "Mã trong places.yml."),
            Text("Place", "An id of places.yml."),
            "van-phuc",
            vocabulary="places",
        ),
    ] = None
    former_ids: FormerIds = Field((), max_length=50)
    notes: Notes = None


class UnitKind(Content):
    """A kind of units, as the tracker filters by it."""

    name: Annotated[Line, public(Text("Tên loại", "Hiện trên trang."), Text("Name", "Shown on pages."), "Đoàn thể")]
    notes: Notes = None


class Column(Content):
    """A column (chuyên mục) of the news; ``aim`` is one sentence on what it is for."""

    name: Annotated[
        Line,
        public(Text("Tên chuyên mục", "Hiện trên trang."), Text("Name", "Shown on pages."), "Gương điển hình"),
    ]
    aim: Aim = None
    former_ids: FormerIds = Field((), max_length=50)
    notes: Notes = None


#: The vocabularies that say what kinds there are. They come with the program, and a site need not have them.
OF_KINDS = frozenset({"title-groups", "conference-levels", "unit-kinds", "place-kinds"})


class _Vocabularies(NamedTuple):
    """Every vocabulary, each by id in the order of its file."""

    levels: dict[str, Level]
    titles: dict[str, Title]
    fields: dict[str, FieldOfWork]
    movements: dict[str, Movement]
    places: dict[str, Place]
    units: dict[str, Unit]
    columns: dict[str, Column] = {}  # noqa: RUF012  # a NamedTuple's default, which nobody writes to
    place_kinds: dict[str, PlaceKind] = {}  # noqa: RUF012  # as above
    title_groups: dict[str, TitleGroup] = {}  # noqa: RUF012  # as above
    conference_levels: dict[str, ConferenceLevel] = {}  # noqa: RUF012
    unit_kinds: dict[str, UnitKind] = {}  # noqa: RUF012
    motifs: dict[str, Motif] = {}  # noqa: RUF012

    def by_file(self) -> dict[str, dict[str, Any]]:
        """The vocabularies by the names of their files, without ``.yml``."""
        return {name.replace("_", "-"): entries for name, entries in self._asdict().items()}


class Vocabulary(_Vocabularies):
    """Every vocabulary, and what is known of the places together."""

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """What is known of the places together."""
        return Gazetteer(self.places, self.place_kinds)
