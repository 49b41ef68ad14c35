"""Documents (PDF, Word, PowerPoint, OpenDocument) before they are published: what refuses them, and the copy.

Whatever comes in by pull request is hostile: a PDF may run code and carry files. The copy that is published has no
author, company, dates or programs; what only the author can decide about (comments, changes, hidden text) refuses the
document. Its text is searched for personal data like all others. Call ``examine`` in a process with limits only.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from honorroll.base.errors import FileChangedError
from honorroll.base.findings import Finding, Source
from honorroll.base.sandbox import ResourceLimitError, run_confined
from honorroll.content import privacy
from honorroll.media.document_rules import (
    ACTIVE_PDF,
    HIDDEN_LAYERS,
    MACROS,
    NOT_SEARCHED,
    NOT_WHAT_IT_SAYS,
    PERSONAL_DATA,
    TRACES,
    UNREADABLE_PDF,
)

#: The formats that may lie in ``documents/``, by file extension: the first bytes of such a file, and the name of the
#: format on the page. Spreadsheets are not among them, because offices keep lists of people in those.
DOCUMENTS = {
    "pdf": (b"%PDF-", "PDF"),
    "docx": (b"PK\x03\x04", "Word"),
    "odt": (b"PK\x03\x04", "OpenDocument"),
    "pptx": (b"PK\x03\x04", "PowerPoint"),
    "odp": (b"PK\x03\x04", "OpenDocument"),
}
_MAX_RELATIONSHIPS_BYTES = 2 * 1024 * 1024


#: The most pages that are searched, and the most findings about personal data in one document.
_MAX_PAGES, _MAX_PERSONAL = 400, 20


class Examined(NamedTuple):
    """The findings about a document, and the size of the copy that is published."""

    findings: tuple[Finding, ...] = ()
    size: int = 0


def examine(path: Path, source: Source) -> Examined:
    """What is wrong with the document at ``path``. Never raises for its content, but may run out of time or memory."""
    name, kind = source.path.rpartition("/")[2], format_name(source.path)
    with path.open("rb") as file:
        head = file.read(1024)
    if not head.startswith(DOCUMENTS[extension_of(name)][0]) and (kind != "PDF" or b"%PDF-" not in head):
        return Examined((NOT_WHAT_IT_SAYS.at(source, name=name, kind=kind),))
    findings = tuple(_pdf_faults(path, source, name) if kind == "PDF" else _office_faults(path, source, name))
    if any(finding.is_error for finding in findings):
        return Examined(findings)
    return Examined(findings, len(_clean(path)))


def clean(path: Path) -> bytes:
    """The document as it is published: the same bytes from the same file. Raises FileChangedError if it has faults."""
    try:
        return run_confined(_clean, path)
    except (ResourceLimitError, ValueError):
        raise FileChangedError(str(path)) from None


def _clean(path: Path) -> bytes:
    if format_name(path.name) == "PDF":
        from honorroll.formats import pdf  # noqa: PLC0415  # only a build with a new PDF needs pypdf

        return pdf.cleaned(path)
    from honorroll.formats import office_archive  # noqa: PLC0415  # as above

    with path.open("rb") as file:
        return office_archive.cleaned(file)


def extension_of(name: str) -> str:
    """The file extension in lower case, without the dot; ``""`` where there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def format_name(name: str) -> str:
    """The name of the format of a document on the page: ``PDF``."""
    return DOCUMENTS[extension_of(name)][1]


_ACTIVE = {
    "/JavaScript": ("mã JavaScript", "JavaScript"),
    "/JS": ("mã JavaScript", "JavaScript"),
    "/EmbeddedFile": ("tệp đính kèm bên trong", "embedded files"),
    "/EmbeddedFiles": ("tệp đính kèm bên trong", "embedded files"),
    "/Filespec": ("tệp đính kèm bên trong", "embedded files"),
    "/Launch": ("lệnh chạy chương trình", "a command that starts a program"),
    "/SubmitForm": ("biểu mẫu gửi dữ liệu đi", "a form that sends data away"),
    "/ImportData": ("lệnh nạp dữ liệu", "a command that loads data"),
    "/RichMedia": ("nội dung nhúng chạy được", "rich media"),
    "/XFA": ("biểu mẫu XFA", "an XFA form"),
    "/ByteRange": ("chữ ký số, trong đó có thông tin của người ký", "a digital signature, which tells of the signer"),
    "/OpenAction": ("lệnh tự chạy khi mở", "an action that runs when it is opened"),
    "/AA": ("lệnh tự chạy khi mở", "an action that runs when it is opened"),
}


def _pdf_faults(path: Path, source: Source, name: str) -> Iterator[Finding]:
    from honorroll.formats import pdf  # noqa: PLC0415  # only a build with a new PDF needs pypdf

    try:
        contents = pdf.read(path)
        pdf.cleaned(path)
        texts = pdf.page_texts(path, _MAX_PAGES)
    except pdf.EncryptedPdfError:
        yield UNREADABLE_PDF.at(source, name=name, problem="có mật khẩu")
        return
    except pdf.UnreadablePdfError as error:
        yield UNREADABLE_PDF.at(source, name=name, problem=error)
        return
    for what_vi, what in sorted({_ACTIVE[key] for key in contents.names if key in _ACTIVE}):
        yield ACTIVE_PDF.at(source, name=name, what_vi=what_vi, what=what)
    if contents.has_hidden_layers:
        yield HIDDEN_LAYERS.at(source, name=name)
    pages = [(f", trang {n}", f", page {n}", text) for n, text in enumerate(texts, 1) if text]
    yield from _personal_data(pages, source, name)
    if contents.pages > _MAX_PAGES:
        yield NOT_SEARCHED.at(
            source, name=name, where_vi=f"các trang sau trang {_MAX_PAGES}", where=f"the pages after {_MAX_PAGES}"
        )
    if unread := [n for n, text in enumerate(texts, 1) if text is None]:
        numbers = ", ".join(map(str, unread))
        yield NOT_SEARCHED.at(source, name=name, where_vi=f"trang {numbers}", where=f"page {numbers}")


def _personal_data(texts: list[tuple[str, str, str]], source: Source, name: str) -> Iterator[Finding]:
    """A finding for each piece of personal data in ``texts``: where they stand, in both languages, and the text."""
    findings = (
        PERSONAL_DATA[rule.name].at(source, name=name, where_vi=where_vi, where=where, seen=seen)
        for where_vi, where, text in texts
        for rule, seen, _ in privacy.personal_data(text)
    )
    yield from islice(findings, _MAX_PERSONAL)


_MEMBERS = re.compile(
    r"(?i)(?:vbaProject|vbaData|macros?/|Basic/|Scripts/|activeX|embeddings/|oleObject|ObjectReplacements/.+\.bin)"
)


# A document may load a template with macros, an object or a picture from elsewhere when it is opened. A hyperlink does
# not load anything, and a template on the author's own disk exists nowhere else.
_RELATIONSHIP = re.compile(r"""<(?:\w++:)?Relationship\s(?:[^>"']|"[^"]*+"|'[^']*+')*+""")


_LOADED = re.compile(r"""Target\s*=\s*["'](?:https?:|ftp:|\\\\|//|file:(?:///?\\|//[^/]|/////))""", re.IGNORECASE)


_CLICKED = re.compile(r"""\sType\s*=\s*["'][^"']*/hyperlink["']""")


#: What a damaged archive makes ``zipfile`` raise.
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError, UnicodeError)


def _loads(archive: zipfile.ZipFile, member: str) -> bool:
    """Whether a relationships part (``*.rels``) names something to be fetched when the document is opened."""
    with archive.open(member) as opened:
        data = opened.read(_MAX_RELATIONSHIPS_BYTES)
    relationships = _RELATIONSHIP.findall(data.decode(errors="replace"))
    # No office program writes UTF-16 here; it would hide the targets.
    return b"\0" in data or any(_LOADED.search(unescape(each)) and not _CLICKED.search(each) for each in relationships)


def _office_faults(path: Path, source: Source, name: str) -> Iterator[Finding]:
    """Whether the document is of another format, holds macros, loads anything from elsewhere, or was not cleaned up."""
    from honorroll.formats import office_archive  # noqa: PLC0415  # only a build with a new document needs expat
    from honorroll.formats.office_parts import UnreadableArchiveError  # noqa: PLC0415  # as above

    kind = format_name(name)
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.namelist()
            active = [
                each for each in members if _MEMBERS.search(each) or (each.endswith(".rels") and _loads(archive, each))
            ]
    except _BROKEN_ZIP:
        yield NOT_WHAT_IT_SAYS.at(source, name=name, kind=kind)
        return
    if ("mimetype" if extension_of(name).startswith("od") else "[Content_Types].xml") not in members:
        yield NOT_WHAT_IT_SAYS.at(source, name=name, kind=kind)
        return
    for member in sorted(active)[:1]:
        yield MACROS.at(source, name=name, seen=member)
    try:
        with path.open("rb") as file:
            contents = office_archive.read(file)
            office_archive.cleaned(file)
    except UnreadableArchiveError:
        yield NOT_WHAT_IT_SAYS.at(source, name=name, kind=kind)
        return
    for trace in sorted(contents.traces):
        yield TRACES[trace].at(source, name=name)
    yield from _personal_data([(*_slide(part), text) for part, text in sorted(contents.texts.items())], source, name)


def _slide(part: str) -> tuple[str, str]:
    """Where a part of an office document stands, in both languages, where it is known."""
    slide = re.fullmatch(r"ppt/slides/slide(\d{1,4})\.xml", part)
    return (f", trang chiếu {slide[1]}", f", slide {slide[1]}") if slide else ("", "")
