"""``content/certificate/``: the office's own frame for certificates, and where what is to be read on it.

The program draws nothing that looks official: without a frame there are no certificates.
"""

from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from honorroll.base.findings import Finding, Source, Text
from honorroll.content import parse, privacy_documents
from honorroll.content.fields import Content, Declared, public
from honorroll.content.scalars import FileName, Flag, Number
from honorroll.content.scan import UNREADABLE, list_folder, printable_name, unexpected
from honorroll.content.shared import Notes
from honorroll.formats import yaml_read

FOLDER = "content/certificate"
PATH = f"{FOLDER}/certificate.yml"

#: What a field of a certificate says.
CertificateText = Literal["name", "role", "place", "deed", "title", "year", "decision", "conference", "day", "qr"]
CertificatePaper = Literal["a4-landscape", "a4", "a5-landscape", "a5"]
#: Width and height of a paper, in millimetres.
PAPERS: dict[CertificatePaper, tuple[int, int]] = {
    "a4-landscape": (297, 210),
    "a4": (210, 297),
    "a5-landscape": (210, 148),
    "a5": (148, 210),
}


def _length(vi: str, en: str, example: str) -> Declared:
    return public(Text(vi, "Số mi-li-mét."), Text(en, "Millimetres."), example)


class CertificateField(Content):
    """A box on the frame; its text is as large as ``size`` and smaller where it must be to fit."""

    text: Annotated[
        CertificateText,
        public(
            Text(
                "Nội dung",
                "name (tên), role (chức vụ, đơn vị), place (địa bàn), deed (việc làm), title (danh hiệu), year (năm), "
                "decision (số quyết định), conference (hội nghị), day (ngày hội nghị), qr (mã để kiểm tra).",
            ),
            Text("Text", "What it says: name, title, decision … or the code by which it is checked."),
            "name",
        ),
    ]
    left: Annotated[Number, _length("Cách mép trái", "From the left", "40")]
    top: Annotated[Number, _length("Cách mép trên", "From the top", "95")]
    width: Annotated[Number, _length("Rộng", "Width", "217")]
    height: Annotated[Number, _length("Cao", "Height", "20")]
    size: Annotated[
        Number,
        public(
            Text("Cỡ chữ lớn nhất", "Tên dài thì chữ nhỏ lại cho vừa."),
            Text("Largest size", "In points; a long name is set smaller."),
            "30",
        ),
    ] = 14
    align: Annotated[
        Literal["left", "center", "right"],
        public(Text("Căn", "left, center, right."), Text("Align", "left, center or right."), "center"),
    ] = "center"
    bold: Annotated[Flag, public(Text("Chữ đậm", "true nếu đậm."), Text("Bold", "true if so."), "true")] = False
    colour: Annotated[
        Literal["ink", "red", "gold"],
        public(Text("Màu chữ", "ink (đen), red (đỏ), gold (vàng)."), Text("Colour", "ink, red or gold."), "red"),
    ] = "ink"


class CertificateFile(Content):
    """``content/certificate/certificate.yml``."""

    frame: Annotated[
        FileName,
        public(
            Text("Khung", "Tệp ảnh trong content/certificate, do cơ quan thiết kế; đúng tỷ lệ của khổ giấy."),
            Text("Frame", "A picture in content/certificate, designed by the office, in the shape of the paper."),
            "khung.png",
        ),
    ]
    paper: Annotated[
        CertificatePaper,
        public(
            Text("Khổ giấy", "a4-landscape, a4, a5-landscape, a5."),
            Text("Paper", "a4-landscape, a4, a5-landscape or a5."),
            "a4-landscape",
        ),
    ] = "a4-landscape"
    fields: Annotated[
        tuple[CertificateField, ...],
        public(
            Text("Các chỗ điền", "Mỗi chỗ một mục."),
            Text("Fields", "An item each."),
            "[{text: name, left: 40, top: 95, width: 217, height: 20, size: 30}]",
        ),
    ] = Field(min_length=1, max_length=20)
    notes: Notes = None


class CertificateContent(NamedTuple):
    """The file, None where there is none or it is faulty, and what is wrong with the folder."""

    file: CertificateFile | None
    findings: list[Finding]


def read(root: Path) -> CertificateContent:
    """What lies in the folder; the picture is looked at when certificates are made."""
    top, findings = root / FOLDER, list[Finding]()
    if top.is_symlink() or not top.is_dir():  # a link is a finding of ``scan.unexpected_content``
        return CertificateContent(None, [])
    names = {printable_name(entry.name) for entry in list_folder(top, FOLDER, findings)}
    if "certificate.yml" not in names:
        return CertificateContent(None, [*findings, *(_unexpected(name, "certificate.yml") for name in sorted(names))])
    try:
        raw = yaml_read.read_bytes(root, PATH)
    except OSError as error:
        return CertificateContent(None, [*findings, UNREADABLE.at(Source(PATH), problem=error.strerror or error)])
    document, faults = yaml_read.load(raw, PATH)
    findings += faults
    if document is None:
        return CertificateContent(None, findings)
    file, faults = parse.typed(CertificateFile, document)
    findings += faults + privacy_documents.check(document)
    if file:
        known = {"certificate.yml", file.frame}
        findings += [_unexpected(name, file.frame) for name in sorted(names - known)]
    return CertificateContent(file, findings)


def _unexpected(name: str, known: str) -> Finding:
    return unexpected(f"{FOLDER}/{name}", name, (known,))
