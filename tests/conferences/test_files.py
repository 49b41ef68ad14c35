"""What is found in the files that a conference wants to publish as they are, made by the programs that offices use."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject
from tests.media import reel
from tests.running import write

from honorroll.base import sandbox
from honorroll.base.findings import Source
from honorroll.conferences import files
from honorroll.conferences.scan import SourceFile
from honorroll.media import documents

PATH = "content/conferences/x/documents"


@pytest.fixture(scope="module", autouse=True)
def remembered_answers() -> None:
    """Nothing is remembered: each file is inspected, whatever an earlier test has seen."""


def seen(root: Path, path: str) -> dict[str, set[str]]:
    """The rules that a file breaks, with what is said about it."""
    status = (root / path).stat()
    file = SourceFile(path, (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
    inspected = files.inspect(root, [file])[path]
    found: dict[str, set[str]] = {}
    for finding in inspected.findings:
        found.setdefault(finding.rule.name, set()).add(finding.message("en"))
    return found


def pdf(root: Path, change: Callable[[pypdf.PdfWriter], object], **options: object) -> str:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    change(writer)
    for step, value in options.items():
        getattr(writer, step)(value)
    path = root / PATH / "a.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    writer.write(path)
    return f"{PATH}/a.pdf"


def named(**entries: object) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def test_a_plain_pdf_passes(tmp_path: Path) -> None:
    path = pdf(tmp_path, lambda writer: writer.add_outline_item(title="Mục một", page_number=0))
    assert seen(tmp_path, path) == {}


def test_a_pdf_that_opens_at_a_page_passes(tmp_path: Path) -> None:
    """Office programs write where to open; that runs nothing."""

    def opens(writer: pypdf.PdfWriter) -> None:
        page = writer.pages[0].indirect_reference
        assert page is not None
        writer.root_object[NameObject("/OpenAction")] = ArrayObject([page, NameObject("/Fit")])

    assert seen(tmp_path, pdf(tmp_path, opens)) == {}


def annotated(action: DictionaryObject) -> Callable[[pypdf.PdfWriter], None]:
    """A link on the page that does ``action``."""

    def change(writer: pypdf.PdfWriter) -> None:
        rectangle = ArrayObject([NumberObject(n) for n in (0, 0, 9, 9)])
        link = named(Type=NameObject("/Annot"), Subtype=NameObject("/Link"), Rect=rectangle, A=action)
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(link)])

    return change


def runs(writer: pypdf.PdfWriter) -> None:
    """Something that a viewer runs as soon as the file is open."""
    action = named(S=NameObject("/JavaScript"), JS=TextStringObject("app.alert(1)"))
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(action)


ACTIVE: dict[str, Callable[[pypdf.PdfWriter], object]] = {
    "JavaScript": runs,
    "embedded files": lambda writer: writer.add_attachment("danh-sach.txt", b"Canh Danh Rieng"),
    "a command that starts a program": annotated(named(S=NameObject("/Launch"), F=TextStringObject("cmd.exe"))),
    "a form that sends data away": annotated(
        named(S=NameObject("/SubmitForm"), F=TextStringObject("https://la.example/"))
    ),
}


@pytest.mark.parametrize("what", ACTIVE)
def test_a_pdf_that_does_something_is_refused(tmp_path: Path, what: str) -> None:
    found = seen(tmp_path, pdf(tmp_path, ACTIVE[what]))
    assert any(what in message for message in found["pdf-active"])


def test_what_is_spelt_in_codes_or_packed_is_seen_too(tmp_path: Path) -> None:
    """The names of a PDF may be spelt ``/J#61vaScript``; a search for bytes would miss it."""
    path = pdf(tmp_path, runs)
    raw = (tmp_path / path).read_bytes()
    coded = raw.replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/J#53")
    assert b"/JavaScript" not in coded
    (tmp_path / path).write_bytes(coded)
    assert "pdf-active" in seen(tmp_path, path)


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    path = pdf(tmp_path, lambda writer: writer.encrypt("mật khẩu", algorithm="RC4-128"))
    assert "pdf-unreadable" in seen(tmp_path, path)


def test_a_pdf_that_brings_its_reader_down_hurts_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that takes all the time it is given is a finding; the one beside it is looked at as ever."""
    monkeypatch.setattr(sandbox, "CPU_SECONDS", 2)
    good = pdf(tmp_path, lambda writer: None)
    write(tmp_path, f"{PATH}/b.pdf", (tmp_path / good).read_bytes())
    original = documents.examine

    def slow(path: Path, source: Source) -> documents.Examined:
        while path.name == "b.pdf":
            pass
        return original(path, source)

    monkeypatch.setattr(documents, "examine", slow)
    both = [
        SourceFile(f"{PATH}/{name}", (1, (tmp_path / PATH / name).stat().st_size, 0, 0)) for name in ("a.pdf", "b.pdf")
    ]
    found = files.inspect(tmp_path, both)
    assert found[f"{PATH}/a.pdf"].findings == ()
    assert [finding.rule.name for finding in found[f"{PATH}/b.pdf"].findings] == ["pdf-unreadable"]


def office(root: Path, *members: str) -> str:
    path = root / PATH / "a.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            archive.writestr(member, "<x/>")
    return f"{PATH}/a.docx"


def test_office_files(tmp_path: Path) -> None:
    assert seen(tmp_path, office(tmp_path, "[Content_Types].xml", "word/document.xml")) == {}
    assert "office-macros" in seen(tmp_path, office(tmp_path, "[Content_Types].xml", "word/vbaProject.bin"))
    assert "office-macros" in seen(tmp_path, office(tmp_path, "[Content_Types].xml", "word/embeddings/oleObject1.bin"))
    assert "file-content" in seen(tmp_path, office(tmp_path, "hello.txt"))


@pytest.mark.parametrize(
    ("kind", "target", "is_active"),
    [
        ("attachedTemplate", "https://a.example/x.dotm", True),
        ("attachedTemplate", "h&#116;tps://a.example/x.dotm", True),
        ("image", "http://a.example/x.png", True),
        ("oleObject", r"\\server\share\x.bin", True),
        ("attachedTemplate", r"file:///\\server\share\x.dotm", True),
        ("attachedTemplate", "file://server/share/x.dotm", True),
        ("attachedTemplate", r"file:///C:\Users\a\Templates\x.dotm", False),
        ("hyperlink", "https://a.example/", False),
        ("image", "media/image1.png", False),
    ],
)
def test_what_an_office_file_loads_when_it_is_opened(
    tmp_path: Path, kind: str, target: str, *, is_active: bool
) -> None:
    path = office(tmp_path, "[Content_Types].xml", "word/document.xml")
    with zipfile.ZipFile(tmp_path / path, "a") as archive:
        archive.writestr(
            "word/_rels/settings.xml.rels",
            f'<Relationships><Relationship Id="rId1" Type="http://a.example/relationships/{kind}" Target="{target}" '
            'TargetMode="External"/></Relationships>',
        )
    assert ("office-macros" in seen(tmp_path, path)) == is_active


def box(kind: bytes, content: bytes = b"") -> bytes:
    return (8 + len(content)).to_bytes(4) + kind + content


def test_a_film_that_says_where_it_was_taken_is_told(tmp_path: Path) -> None:
    path = "content/conferences/x/films/a.mp4"
    write(tmp_path, path, box(b"ftyp", b"isom") + box(b"moov", box(b"mvhd", bytes(20))) + box(b"mdat", b"\xa9xyz"))
    assert seen(tmp_path, path) == {}  # those letters in the picture itself are chance
    write(
        tmp_path,
        path,
        box(b"ftyp", b"isom") + box(b"mdat") + box(b"moov", box(b"udta", box(b"\xa9xyz", b"+21.0+105.8/"))),
    )
    assert set(seen(tmp_path, path)) == {"film-metadata"}
    write(tmp_path, path, reel.mp4(handlers=(b"vide", b"camm")))
    assert set(seen(tmp_path, path)) == {"film-data-track"}
    write(tmp_path, path, reel.webm())
    assert set(seen(tmp_path, path)) == {"file-content"}
    path = path.replace(".mp4", ".webm")
    write(tmp_path, path, reel.telling_webm())
    assert set(seen(tmp_path, path)) == {"film-metadata"}


def test_a_file_that_is_too_big(tmp_path: Path) -> None:
    path = f"{PATH}/a.pdf"
    write(tmp_path, path, b"%PDF-1.4")
    with (tmp_path / path).open("r+b") as opened:
        opened.truncate(files.MAX_DOCUMENT_BYTES + 1)
    assert set(seen(tmp_path, path)) == {"file-too-big"}
