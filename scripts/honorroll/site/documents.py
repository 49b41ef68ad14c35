"""The kinds of content files that there are: where they lie, and what each holds."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

from honorroll.base.findings import Text
from honorroll.conferences.model import Album, Conference, Speech
from honorroll.consultations.model import Consultation
from honorroll.content.certificate import CertificateFile
from honorroll.content.decision_file import DecisionFile
from honorroll.content.fields import Content
from honorroll.content.holidays import Holidays
from honorroll.content.honoree import Honoree
from honorroll.content.kinds import FOLDERS, Kind
from honorroll.content.office import OfficeFile
from honorroll.content.parse import VOCABULARIES
from honorroll.content.settings import PageMatter, SiteFile
from honorroll.content.yearbook import YearbookMatter
from honorroll.council.model import Coverage, Report, Special, Tracker
from honorroll.initiatives.model import Campaign, ExemplaryModel, FigureFile, Works
from honorroll.news.model import Post


class DocumentKind(NamedTuple):
    """A kind of files. ``*`` in ``pattern`` stands for one name. ``label`` is a title in Vietnamese and in English."""

    name: str
    pattern: str
    model: type[Content]
    label: Text
    kind: Kind | None = None
    """Of a profile: whom it is about."""
    by_id: bool = False
    """Whether it maps ids to the model."""
    is_open: bool = False
    """Whether others read it too and add keys of their own."""

    @property
    def is_front_matter(self) -> bool:
        """Whether the model is what stands above the text of a Markdown file."""
        return self.pattern.endswith(".md")

    def holds(self, path: str) -> bool:
        """Whether ``path``, relative to the root of the site, is of this kind."""
        return path.count("/") == self.pattern.count("/") and fnmatchcase(path, self.pattern)


_PROFILES: dict[Kind, Text] = {
    "individual": Text("Hồ sơ cá nhân", "Profile of a person"),
    "collective": Text("Hồ sơ tập thể", "Profile of a collective"),
    "household": Text("Hồ sơ hộ gia đình", "Profile of a household"),
}
_VOCABULARIES: dict[str, Text] = {
    "title-groups": Text("Nhóm danh hiệu", "Groups of titles"),
    "conference-levels": Text("Cấp hội nghị", "Levels of conferences"),
    "unit-kinds": Text("Loại đơn vị", "Kinds of units"),
    "levels": Text("Cấp khen", "Levels of honour"),
    "titles": Text("Danh hiệu và hình thức khen thưởng", "Titles and forms of commendation"),
    "fields": Text("Lĩnh vực", "Fields of work"),
    "movements": Text("Phong trào thi đua", "Movements"),
    "places": Text("Địa bàn", "Places"),
    "units": Text("Đơn vị", "Units"),
    "columns": Text("Chuyên mục", "Columns"),
    "place-kinds": Text("Loại địa bàn", "Kinds of places"),
}


def _kinds() -> Iterator[DocumentKind]:
    for folder, kind in FOLDERS.items():
        yield DocumentKind(kind, f"honorees/{folder}/*/profile.yml", Honoree, _PROFILES[kind], kind)
    conference = "content/conferences/*"
    yield from (
        DocumentKind("album", f"{conference}/albums/*/album.yml", Album, Text("Album ảnh", "Album")),
        DocumentKind("speech", f"{conference}/speeches/*.md", Speech, Text("Bài tham luận", "Speech")),
        DocumentKind("conference", f"{conference}/conference.yml", Conference, Text("Hội nghị", "Conference")),
        DocumentKind("post", "content/news/*.md", Post, Text("Tin bài", "Post")),
        DocumentKind(
            "consultation", "content/consultations/*.yml", Consultation, Text("Đợt lấy ý kiến", "Consultation")
        ),
        DocumentKind("decision", "content/decisions/*.yml", DecisionFile, Text("Quyết định", "Decision")),
        DocumentKind("model", "content/models/*.yml", ExemplaryModel, Text("Mô hình mới", "Model")),
        DocumentKind("campaign", "content/campaigns/*.yml", Campaign, Text("Đợt thi đua", "Campaign")),
        DocumentKind("works", "content/works.yml", Works, Text("Công trình chào mừng", "Commemorative works")),
        DocumentKind("figures", "content/figures.yml", FigureFile, Text("Số liệu", "Figures")),
        DocumentKind("coverage", "content/coverage.yml", Coverage, Text("Kế hoạch tuyên truyền", "Coverage plan")),
        DocumentKind("tracker", "content/tracker.yml", Tracker, Text("Theo dõi đơn vị", "Tracker of the units")),
        DocumentKind("report", "content/report.yml", Report, Text("Báo cáo", "Five-year report")),
        DocumentKind("special", "content/special/*.md", Special, Text("Trang chuyên đề", "Special page")),
        DocumentKind("page", "content/pages/*.md", PageMatter, Text("Trang", "Page"), is_open=True),
        DocumentKind("office", "content/office.yml", OfficeFile, Text("Quy định của cơ quan", "Plan of the office")),
        DocumentKind("yearbook", "content/yearbook.md", YearbookMatter, Text("Kỷ yếu", "Yearbook")),
        DocumentKind(
            "certificate",
            "content/certificate/certificate.yml",
            CertificateFile,
            Text("Giấy chứng nhận", "Certificate"),
        ),
        DocumentKind("holidays", "content/holidays.yml", Holidays, Text("Ngày nghỉ lễ", "Holidays")),
        DocumentKind("site", "mkdocs.yml", SiteFile, Text("Thiết lập của trang", "Settings"), is_open=True),
    )
    for name, model in VOCABULARIES.items():
        path = f"content/vocabulary/{name}.yml"
        yield DocumentKind(f"vocabulary-{name}", path, model, _VOCABULARIES[name], by_id=True)


#: All kinds, people first.
DOCUMENTS: tuple[DocumentKind, ...] = tuple(_kinds())


def kind_of(path: str) -> DocumentKind | None:
    """The kind of the content file at ``path``; None where it is none that is read as a model."""
    return next((kind for kind in DOCUMENTS if kind.holds(path)), None)
