"""A document goes out without what only its author needs; what only the author can decide about refuses it."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest
from lxml import etree
from pypdf.generic import ArrayObject, NameObject
from tests.media import office_files, uploads
from tests.media.office_files import W, docx, named, open_document, paragraph, pdf, pptx, slide
from tests.media.uploads import CANARY

from honorroll.base.findings import Finding, Source
from honorroll.media import documents

CLEAN = {
    "a.pdf": pdf(),
    "a.docx": docx(),
    "a.pptx": pptx(),
    "a.odt": open_document(),
    "a.odp": open_document(kind="presentation"),
}


def examined(folder: Path, name: str, data: bytes) -> tuple[Finding, ...]:
    (folder / name).write_bytes(data)
    return documents.examine(folder / name, Source(f"content/{name}")).findings


def findings(folder: Path, name: str, data: bytes) -> list[str]:
    return [finding.message("en") for finding in examined(folder, name, data)]


def rules(folder: Path, name: str, data: bytes) -> list[str]:
    return [finding.rule.name for finding in examined(folder, name, data)]


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", CLEAN)
def test_the_copy_tells_nothing_of_its_author(tmp_path: Path, name: str) -> None:
    assert findings(tmp_path, name, CLEAN[name]) == []
    copy = documents.clean(tmp_path / name)
    inside = b"".join(members(copy).values()) if name != "a.pdf" else b""
    assert CANARY.encode() not in copy + inside
    assert findings(tmp_path, name, copy) == []
    (tmp_path / name).write_bytes(CLEAN[name])
    assert documents.clean(tmp_path / name) == copy
    assert documents.examine(tmp_path / name, Source(name)).size == len(copy)


@pytest.mark.parametrize("name", [name for name in CLEAN if name != "a.pdf"])
def test_nothing_in_the_copy_refers_to_a_part_that_is_left_out(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(CLEAN[name])
    copy = documents.clean(tmp_path / name)
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.comment == b""
    parts = members(copy)
    assert any("Chữ".encode() in part for part in parts.values())
    listed = {
        value.lstrip("/")
        for part in ("[Content_Types].xml", "META-INF/manifest.xml")
        for element in (etree.fromstring(parts[part]) if part in parts else ())
        for key, value in element.attrib.items()
        if key.endswith(("PartName", "full-path")) and value != "/"
    }
    assert listed - {"META-INF/manifest.xml"} <= set(parts)
    for path in filter(lambda path: path.endswith(".rels"), parts):
        folder = Path(path).parent.parent
        for element in etree.fromstring(parts[path]):
            assert element.get("TargetMode") == "External" or (folder / element.attrib["Target"]).as_posix() in parts


def test_the_copy_is_the_same_in_another_process(tmp_path: Path) -> None:
    for name, data in CLEAN.items():
        (tmp_path / name).write_bytes(data)
        program = (
            "import sys, pathlib; from honorroll.media import documents; "
            "sys.stdout.buffer.write(documents.clean(pathlib.Path(sys.argv[1])))"
        )
        there = subprocess.run(  # this Python and a file of ours
            [sys.executable, "-c", program, str(tmp_path / name)],
            check=True,
            capture_output=True,
            env={"PYTHONHASHSEED": "7", "PYTHONPATH": "scripts", "TZ": "Asia/Tokyo"},
        )
        assert there.stdout == documents.clean(tmp_path / name)


HIDDEN_STYLE = f'<w:styles {W}><w:style w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
NOTES = f"<p:notes {office_files.P}><a:p><a:r><a:t>Nhớ cảm ơn</a:t></a:r></a:p></p:notes>"
SLIDE_NUMBER = f'<p:notes {office_files.P}><a:p><a:fld type="slidenum"><a:t>1</a:t></a:fld></a:p></p:notes>'
ANNOTATION = "<text:p><office:annotation><dc:creator>A</dc:creator><text:p>x</text:p></office:annotation></text:p>"
SPEAKER = "<draw:page><presentation:notes><text:p>Nhớ cảm ơn</text:p></presentation:notes></draw:page>"

COMMENTS = f"<w:comments {W}><w:comment/></w:comments>"
SLIDE_COMMENTS = f"<p:cmLst {office_files.P}><p:cm/></p:cmLst>"
INSERTION = "<w:p><w:ins w:author='A'><w:r><w:t>x</w:t></w:r></w:ins></w:p>"
DELETION = "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
OF_HIDDEN_STYLE = paragraph("x", '<w:rStyle w:val="An"/>')
CHANGED = "<text:tracked-changes><text:changed-region/></text:tracked-changes>"
HIDDEN = "<text:p><text:hidden-text>x</text:hidden-text></text:p>"
HIDDEN_PAGE = '<style:drawing-page-properties presentation:visibility="hidden"/>'
OFF = named(OCGs=ArrayObject(), D=named(OFF=ArrayObject([named(Type=NameObject("/OCG"))])))


def with_password() -> bytes:
    """An OpenDocument file as it is saved with a password."""
    parts = members(open_document())
    key = b"<m:encryption-data/></m:manifest>"
    parts["META-INF/manifest.xml"] = parts["META-INF/manifest.xml"].replace(b"</m:manifest>", key)
    return office_files.archive(parts)


#: What is left in a document: its name, the document, and the rule.
LEFT = {
    "comments": ("a.docx", docx(parts={"word/comments.xml": COMMENTS}), "document-comments"),
    "comments without namespaces": (
        "a.docx",
        docx(parts={"word/comments.xml": "<w:comment>x</w:comment>"}),
        "document-comments",
    ),
    "an insertion": ("a.docx", docx(INSERTION), "document-changes"),
    "a deletion": ("a.docx", docx(DELETION), "document-changes"),
    "a changed format": ("a.docx", docx(paragraph("x", "<w:rPrChange w:author='A'/>")), "document-changes"),
    "hidden text": ("a.docx", docx(paragraph("x", "<w:vanish/>")), "document-hidden-text"),
    "a hidden style": ("a.docx", docx(OF_HIDDEN_STYLE, {"word/styles.xml": HIDDEN_STYLE}), "document-hidden-text"),
    "a link to the author's disk": ("a.docx", docx(hyperlink="file:///C:/Users/A/ho-so.docx"), "document-local-files"),
    "comments on slides": ("a.pptx", pptx(parts={"ppt/comments/comment1.xml": SLIDE_COMMENTS}), "document-comments"),
    "notes of a speaker": ("a.pptx", pptx(parts={"ppt/notesSlides/notesSlide1.xml": NOTES}), "document-notes"),
    "a hidden slide": ("a.pptx", pptx(slide("x", 'show="0"')), "document-hidden-slides"),
    "comments in OpenDocument": ("a.odt", open_document(ANNOTATION), "document-comments"),
    "changes in OpenDocument": ("a.odt", open_document(CHANGED), "document-changes"),
    "hidden text in OpenDocument": ("a.odt", open_document(HIDDEN), "document-hidden-text"),
    "notes in OpenDocument": ("a.odp", open_document(SPEAKER, "presentation"), "document-notes"),
    "a hidden slide in OpenDocument": (
        "a.odp",
        open_document("", "presentation", HIDDEN_PAGE),
        "document-hidden-slides",
    ),
    "layers that are off": ("a.pdf", pdf(layers=OFF), "document-hidden-layers"),
    "a signature": ("a.docx", docx(parts={"_xmlsignatures/sig1.xml": "<x/>"}), "document-signature"),
    "a password": ("a.odt", with_password(), "document-password"),
}


@pytest.mark.parametrize("what", LEFT)
def test_what_only_the_author_can_decide_about_refuses_the_document(tmp_path: Path, what: str) -> None:
    name, data, rule = LEFT[what]
    assert rules(tmp_path, name, data) == [rule]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx(paragraph("x", '<w:vanish w:val="0"/>'))),
        ("a.docx", docx("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>")),
        ("a.docx", docx(parts={"word/comments.xml": f"<w:comments {W}/>"})),
        ("a.docx", docx(hyperlink="https://baochi.example/bai")),
        ("a.pptx", pptx(parts={"ppt/notesSlides/notesSlide1.xml": SLIDE_NUMBER})),
        ("a.odt", open_document("<text:p><office:annotation-end/></text:p>")),
    ],
)
def test_what_leaves_nothing_passes(tmp_path: Path, name: str, data: bytes) -> None:
    assert findings(tmp_path, name, data) == []


@pytest.mark.parametrize(
    ("name", "data", "where"),
    [
        ("a.pdf", pdf("Chu", "Lien he 0912345678"), "“a.pdf”, page 2"),
        ("a.docx", docx("<w:p><w:r><w:t>0912</w:t></w:r><w:r><w:t>345678</w:t></w:r></w:p>"), "“a.docx”:"),
        ("a.pptx", pptx(slide("Liên hệ 0912345678")), "“a.pptx”, slide 2"),
        ("a.odt", open_document("<text:p>Liên hệ <text:span>0912</text:span>345678</text:p>"), "“a.odt”:"),
    ],
)
def test_personal_data_is_found_with_its_place(tmp_path: Path, name: str, data: bytes, where: str) -> None:
    (found,) = findings(tmp_path, name, data)
    assert where in found
    assert "telephone number: “091***”" in found


def test_the_address_behind_a_link_is_searched(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, "a.docx", docx(hyperlink="mailto:riengtu@thu.example"))
    assert "e-mail" in found


HOSTILE = {
    "entities": docx(parts={"word/a.xml": "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>"}),
    "deep": docx("<w:p>" * 5000),
    "broken": docx(parts={"word/a.xml": "<x>"}),
    "cut short": docx()[:-100],
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_no_office_program_writes_is_refused(tmp_path: Path, what: str) -> None:
    assert findings(tmp_path, "a.docx", HOSTILE[what]) == ["“a.docx” is not a Word inside."]


def test_the_pages_of_a_pdf_stay(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("Mot", "Hai"))
    pages = pypdf.PdfReader(io.BytesIO(documents.clean(tmp_path / "a.pdf"))).pages
    assert [page.extract_text() for page in pages] == ["Mot", "Hai"]
    kinds = [[note.get_object()["/Subtype"] for note in page["/Annots"]] for page in pages]  # type: ignore[attr-defined]
    assert kinds == [["/Highlight"], ["/Highlight"]]


def test_pictures_in_documents_lose_their_metadata(tmp_path: Path) -> None:
    photo = uploads.telling("JPEG").replace(b"ICC_PROFILE", b"ICC_PROFILX")
    (tmp_path / "a.docx").write_bytes(docx(parts={"word/media/image1.jpg": photo}))
    copied = members(documents.clean(tmp_path / "a.docx"))["word/media/image1.jpg"]
    (tmp_path / "a.pdf").write_bytes(pdf(picture=photo))
    copy = documents.clean(tmp_path / "a.pdf")
    assert CANARY.encode() in photo
    assert CANARY.encode() not in copied + copy
    assert copied in copy


def test_pages_that_are_not_searched_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "_MAX_PAGES", 1)
    (found,) = examined(tmp_path, "a.pdf", pdf("Mot", "0912345678"))
    assert found.rule.name == "document-not-searched"
    assert "on the pages after 1" in found.message("en")
