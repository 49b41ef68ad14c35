"""NEW MODULE: say what it is."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.conferences.files import MAX_TEXT_BYTES

#: What may lie in ``documents/``, by its ending: how such a file begins, and what it is called on the page. No
#: spreadsheets: what offices keep in those are lists of people.
DOCUMENTS = {
    "pdf": (b"%PDF-", "PDF"),
    "docx": (b"PK\x03\x04", "Word"),
    "odt": (b"PK\x03\x04", "OpenDocument"),
    "pptx": (b"PK\x03\x04", "PowerPoint"),
    "odp": (b"PK\x03\x04", "OpenDocument"),
}


_OBJECTS = 200_000


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


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def format_name(name: str) -> str:
    """What a document is called on the page: ``PDF``."""
    return DOCUMENTS[_suffix(name)][1]


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
}  # fmt: skip


def _pdf_faults(path: Path, head: bytes, source: Source, name: str) -> Iterator[Finding]:
    import logging  # noqa: PLC0415  # only a build with a new PDF needs these

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
    except Exception as error:  # what a broken file makes pypdf raise is not listed anywhere
        yield UNREADABLE_PDF.at(source, name=name, problem=type(error).__name__)
        return
    for what_vi, what in sorted(seen):
        yield ACTIVE_PDF.at(source, name=name, what_vi=what_vi, what=what)


def _names(reader: object) -> Iterator[str]:
    """Every key and every name in every object of the file, reachable or not; an action that only goes to a page is none."""
    from pypdf import generic  # noqa: PLC0415  # it is there: pypdf was imported to read the file

    waiting: list[object] = [reader.trailer]  # type: ignore[attr-defined]  # typed as object: pypdf is imported late
    numbers = {number for table in reader.xref.values() for number in table}  # type: ignore[attr-defined]
    numbers |= set(reader.xref_objStm)  # type: ignore[attr-defined]
    if len(numbers) > _OBJECTS:
        raise ValueError(f"{len(numbers)} objects")
    free = reader.xref_free_entry.get(0, {}) if hasattr(reader, "xref_free_entry") else {}
    waiting += [generic.IndirectObject(n, 0, reader) for n in sorted(numbers) if n and not free.get(n)]
    met: set[tuple[int, int]] = set()
    while waiting:
        value = waiting.pop()
        if isinstance(value, generic.IndirectObject):
            if (value.idnum, value.generation) in met:
                continue
            met.add((value.idnum, value.generation))
            value = value.get_object()
        if isinstance(value, generic.DictionaryObject):
            for key, inner in value.raw_items() if hasattr(value, "raw_items") else dict.items(value):
                if key == "/OpenAction" and _only_goes(inner):
                    continue
                yield str(key)
                waiting.append(inner)
        elif isinstance(value, generic.ArrayObject):
            waiting += list(list.__iter__(value))
        elif isinstance(value, generic.NameObject):
            yield str(value)


def _only_goes(action: object) -> bool:
    """Whether what happens on opening is nothing but going to a page: office programs write that into every PDF."""
    from pypdf import generic  # noqa: PLC0415  # it is there: pypdf was imported to read the file

    value = action.get_object() if isinstance(action, generic.IndirectObject) else action
    return isinstance(value, generic.ArrayObject) or (
        isinstance(value, generic.DictionaryObject) and value.get("/S") == "/GoTo" and "/Next" not in value
    )


_MEMBERS = re.compile(
    r"(?i)(?:vbaProject|vbaData|macros?/|Basic/|Scripts/|activeX|embeddings/|oleObject|ObjectReplacements/.+\.bin)"
)


# What a document loads from elsewhere when it is opened (a template with macros, an object, a picture); a link to be
# clicked is none of that, nor is the template on the author's own disk, which nobody else has.
_RELATIONSHIP = re.compile(r"""<(?:\w++:)?Relationship\s(?:[^>"']|"[^"]*+"|'[^']*+')*+""")


_LOADED = re.compile(r"""Target\s*=\s*["'](?:https?:|ftp:|\\\\|//|file:(?:///?\\|//[^/]|/////))""", re.IGNORECASE)


_CLICKED = re.compile(r"""\sType\s*=\s*["'][^"']*/hyperlink["']""")


def _loads(archive: zipfile.ZipFile, member: str) -> bool:
    """Whether a list of what the parts of a document refer to names something to be fetched."""
    with archive.open(member) as opened:
        data = opened.read(MAX_TEXT_BYTES)
    listed = _RELATIONSHIP.findall(data.decode(errors="replace"))
    # No office program writes it in UTF-16.
    return b"\0" in data or any(_LOADED.search(unescape(each)) and not _CLICKED.search(each) for each in listed)


def _office_faults(path: Path, head: bytes, source: Source, name: str) -> Iterator[Finding]:
    kind = format_name(name)
    if head != DOCUMENTS[_suffix(name)][0]:
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
    sign = "mimetype" if _suffix(name).startswith("od") else "[Content_Types].xml"
    if sign not in members:
        yield NOT_WHAT_IT_SAYS.at(source, name=name, kind=kind)
    for member in sorted(active)[:1]:
        yield MACROS.at(source, name=name, seen=member)
