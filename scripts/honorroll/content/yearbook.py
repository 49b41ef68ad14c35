"""``content/yearbook.md``: what stands in front of the printed yearbook. The text is the preface, in Markdown."""

from pathlib import Path
from typing import Annotated, NamedTuple

from honorroll.base.findings import Finding, Text
from honorroll.content import optional_files, parse, privacy_documents
from honorroll.content.fields import Content, public
from honorroll.content.scalars import Line
from honorroll.content.shared import Notes
from honorroll.formats import yaml_read

PATH = "content/yearbook.md"


class YearbookMatter(Content):
    """The front matter of ``content/yearbook.md``."""

    title: Annotated[
        Line,
        public(Text("Tên kỷ yếu", "Dòng lớn trên bìa."), Text("Title", "The large line on the cover."), "Kỷ yếu"),
    ] = "Kỷ yếu"
    subtitle: Annotated[
        Line | None,
        public(
            Text("Dòng dưới tên", "Trên bìa, dưới tên kỷ yếu; bỏ trống thì lấy tên của trang."),
            Text("Subtitle", "On the cover below the title; the name of the site where it is left out."),
            "Gương điển hình tiên tiến phường Ví Dụ",
        ),
    ] = None
    preface: Annotated[
        Line,
        public(
            Text("Tên lời mở đầu", "Đầu đề của bài ở dưới."),
            Text("Preface", "The heading of the text below."),
            "Lời nói đầu",
        ),
    ] = "Lời nói đầu"
    signed: Annotated[
        Line | None,
        public(
            Text("Ký dưới lời mở đầu", "Tên cơ quan, không ghi tên người."),
            Text("Signed", "The body that signs the preface, not a person."),
            "Hội đồng Thi đua - Khen thưởng phường Ví Dụ",
        ),
    ] = None
    notes: Notes = None


class YearbookFile(NamedTuple):
    """What the file holds; without one the book has its usual title and no preface."""

    matter: YearbookMatter
    preface: str
    findings: list[Finding]


def read(root: Path) -> YearbookFile:
    """The file, and what is wrong with it."""
    nothing = YearbookMatter.empty()
    findings: list[Finding] = []
    raw = optional_files.read(root, PATH, findings)
    if raw is None:
        return YearbookFile(nothing, "", findings)
    document, body, findings = yaml_read.load_front_matter(raw, PATH)
    if document is None:
        return YearbookFile(nothing, "", findings)
    matter, faults = parse.typed(YearbookMatter, document)
    findings = findings + faults + privacy_documents.check_article(document, body)
    return YearbookFile(matter or nothing, body.text, findings)
