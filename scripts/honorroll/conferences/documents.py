"""The inspection of documents before they are published: PDF and the formats of office programs.

Whatever comes in by pull request is hostile, and a PDF may run code and carry files. pypdf reads it as a viewer would,
with escaped names and compressed objects, which a search for bytes cannot.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from honorroll.base.findings import Finding, Rule, Source, Text

#: The formats that may lie in ``documents/``, by file extension: the first bytes of such a file, and the name of the
#: format on the page. Spreadsheets are not among them, because offices keep lists of people in those.
DOCUMENTS = {
    "pdf": (b"%PDF-", "PDF"),
    "docx": (b"PK\x03\x04", "Word"),
    "odt": (b"PK\x03\x04", "OpenDocument"),
    "pptx": (b"PK\x03\x04", "PowerPoint"),
    "odp": (b"PK\x03\x04", "OpenDocument"),
}


_MAX_PDF_OBJECTS = 200_000
_MAX_RELATIONSHIPS_BYTES = 2 * 1024 * 1024
NOT_WHAT_IT_SAYS = Rule(
    "file-content",
    "error",
    Text("Nội dung của “{name}” không phải là {kind}.", "Mở tệp bằng phần mềm của nó rồi lưu lại đúng dạng."),
    Text("“{name}” is not a {kind} inside.", "Open it in its own program and save it in that format."),
)
ACTIVE_PDF = Rule(
    "pdf-active",
    "error",
    Text("PDF “{name}” có {what_vi}.", "In lại tệp thành PDF (Print to PDF) rồi thay vào đây."),
    Text("The PDF “{name}” holds {what}.", "Print it to a new PDF and put that here."),
)
UNREADABLE_PDF = Rule(
    "pdf-unreadable",
    "error",
    Text("Không đọc được PDF “{name}”: {problem}.", "In lại tệp thành PDF không đặt mật khẩu rồi thay vào đây."),
    Text("The PDF “{name}” cannot be read: {problem}.", "Print it to a new PDF without a password."),
)
MACROS = Rule(
    "office-macros",
    "error",
    Text("Tệp “{name}” có {seen}.", "Lưu lại thành PDF."),
    Text("“{name}” holds {seen}.", "Save it as PDF."),
)


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
    "/OpenAction": ("lệnh tự chạy khi mở", "an action that runs when it is opened"),
    "/AA": ("lệnh tự chạy khi mở", "an action that runs when it is opened"),
}


def pdf_faults(path: Path, head: bytes, source: Source, name: str) -> Iterator[Finding]:
    """Whether the PDF at ``path``, whose first bytes are ``head``, is unreadable or has active content."""
    import logging  # noqa: PLC0415  # only a build with a new PDF needs them

    import pypdf  # noqa: PLC0415  # as above

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    if b"%PDF-" not in head:
        yield NOT_WHAT_IT_SAYS.at(source, name=name, kind="PDF")
        return
    try:
        reader = pypdf.PdfReader(path, strict=False)
        if reader.is_encrypted:
            yield UNREADABLE_PDF.at(source, name=name, problem="có mật khẩu")
            return
        seen = {_ACTIVE[key] for key in _names(reader) if key in _ACTIVE}
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # pypdf does not document what a broken file makes it raise
        yield UNREADABLE_PDF.at(source, name=name, problem=type(error).__name__)
        return
    for what_vi, what in sorted(seen):
        yield ACTIVE_PDF.at(source, name=name, what_vi=what_vi, what=what)


def _names(reader: object) -> Iterator[str]:
    """Every key and every name in every object of the file, reachable or not.

    An ``/OpenAction`` that only goes to a page is left out.
    """
    from pypdf import generic  # noqa: PLC0415  # already imported to read the file

    queue: list[object] = [reader.trailer]  # type: ignore[attr-defined]  # typed as object: pypdf is imported late
    numbers = {number for table in reader.xref.values() for number in table}  # type: ignore[attr-defined]
    numbers |= set(reader.xref_objStm)  # type: ignore[attr-defined]
    if len(numbers) > _MAX_PDF_OBJECTS:
        raise ValueError(f"{len(numbers)} objects")
    free = reader.xref_free_entry.get(0, {}) if hasattr(reader, "xref_free_entry") else {}
    queue += [generic.IndirectObject(n, 0, reader) for n in sorted(numbers) if n and not free.get(n)]
    visited: set[tuple[int, int]] = set()
    while queue:
        value = queue.pop()
        if isinstance(value, generic.IndirectObject):
            if (value.idnum, value.generation) in visited:
                continue
            visited.add((value.idnum, value.generation))
            value = value.get_object()
        if isinstance(value, generic.DictionaryObject):
            for key, inner in value.raw_items() if hasattr(value, "raw_items") else dict.items(value):
                if key == "/OpenAction" and _only_goes_to_a_page(inner):
                    continue
                yield str(key)
                queue.append(inner)
        elif isinstance(value, generic.ArrayObject):
            queue += list(list.__iter__(value))
        elif isinstance(value, generic.NameObject):
            yield str(value)


def _only_goes_to_a_page(action: object) -> bool:
    """Whether the action on opening only goes to a page. Office programs write such an action into every PDF."""
    from pypdf import generic  # noqa: PLC0415  # already imported to read the file

    value = action.get_object() if isinstance(action, generic.IndirectObject) else action
    return isinstance(value, generic.ArrayObject) or (
        isinstance(value, generic.DictionaryObject) and value.get("/S") == "/GoTo" and "/Next" not in value
    )


_MEMBERS = re.compile(
    r"(?i)(?:vbaProject|vbaData|macros?/|Basic/|Scripts/|activeX|embeddings/|oleObject|ObjectReplacements/.+\.bin)"
)


# A document may load a template with macros, an object or a picture from elsewhere when it is opened. A hyperlink does
# not load anything, and a template on the author's own disk exists nowhere else.
_RELATIONSHIP = re.compile(r"""<(?:\w++:)?Relationship\s(?:[^>"']|"[^"]*+"|'[^']*+')*+""")


_LOADED = re.compile(r"""Target\s*=\s*["'](?:https?:|ftp:|\\\\|//|file:(?:///?\\|//[^/]|/////))""", re.IGNORECASE)


_CLICKED = re.compile(r"""\sType\s*=\s*["'][^"']*/hyperlink["']""")


def _loads(archive: zipfile.ZipFile, member: str) -> bool:
    """Whether a relationships part (``*.rels``) names something to be fetched when the document is opened."""
    with archive.open(member) as opened:
        data = opened.read(_MAX_RELATIONSHIPS_BYTES)
    relationships = _RELATIONSHIP.findall(data.decode(errors="replace"))
    # No office program writes UTF-16 here; it would hide the targets.
    return b"\0" in data or any(_LOADED.search(unescape(each)) and not _CLICKED.search(each) for each in relationships)


def office_faults(path: Path, head: bytes, source: Source, name: str) -> Iterator[Finding]:
    """Whether the document at ``path`` is of another format, holds macros or loads anything from elsewhere."""
    kind = format_name(name)
    if head != DOCUMENTS[extension_of(name)][0]:
        yield NOT_WHAT_IT_SAYS.at(source, name=name, kind=kind)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.namelist()
            active = [
                name for name in members if _MEMBERS.search(name) or (name.endswith(".rels") and _loads(archive, name))
            ]
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError, UnicodeError):
        yield NOT_WHAT_IT_SAYS.at(source, name=name, kind=kind)
        return
    marker = "mimetype" if extension_of(name).startswith("od") else "[Content_Types].xml"
    if marker not in members:
        yield NOT_WHAT_IT_SAYS.at(source, name=name, kind=kind)
    for member in sorted(active)[:1]:
        yield MACROS.at(source, name=name, seen=member)
