"""The files that a conference publishes as they are, looked into before that: documents, films, captions.

Whatever comes in by pull request is hostile. A PDF may run code and carry files, a film from a telephone says where it
was taken. pypdf reads the PDF as a viewer would (names that are spelt in codes, objects that are packed), which a search
for bytes cannot. It does so in a process of its own with little time and memory, so that a file can hurt only itself.
"""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from html import unescape
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.sandbox import ResourceLimitError, run_confined
from honorroll.conferences.scan import File
from honorroll.content import privacy
from honorroll.formats.yaml_parser import FORBIDDEN
from honorroll.media import films
from honorroll.roll.rules.photos import FILM_DATA_TRACK

#: What may lie in ``documents/``, by its ending: how such a file begins, and what it is called on the page. No
#: spreadsheets: what offices keep in those are lists of people.
DOCUMENTS = {
    "pdf": (b"%PDF-", "PDF"),
    "docx": (b"PK\x03\x04", "Word"),
    "odt": (b"PK\x03\x04", "OpenDocument"),
    "pptx": (b"PK\x03\x04", "PowerPoint"),
    "odp": (b"PK\x03\x04", "OpenDocument"),
}
FILMS = ("mp4", "webm", "vtt", "md")
MAX_DOCUMENT = 50 * 1024 * 1024
MAX_FILM = 2 * 1024 * 1024 * 1024
MAX_TEXT = 2 * 1024 * 1024
_OBJECTS = 200_000

NOT_ALLOWED = Rule(
    "file-type",
    "error",
    Text("Loại tệp “{name}” không được đăng.", "Ở đây chỉ đăng: {known}. Danh sách người hãy giữ riêng trong cơ quan."),
    Text("A file such as “{name}” is not published.", "Allowed here: {known}. Lists of people stay in the office."),
)
NOT_WHAT_IT_SAYS = Rule(
    "file-content",
    "error",
    Text("Nội dung của “{name}” không phải là {kind}.", "Mở tệp bằng phần mềm của nó rồi lưu lại đúng dạng."),
    Text("“{name}” is not a {kind} inside.", "Open it in its own program and save it in that format."),
)
TOO_BIG = Rule(
    "file-too-big",
    "error",
    Text("“{name}” nặng {size} MB, tối đa {limit} MB.", "Thu nhỏ tệp; phim dài thì đăng lên YouTube rồi ghi “url”."),
    Text("“{name}” has {size} MB, the limit is {limit} MB.", "Make it smaller; put a long film on YouTube and give its “url”."),
)  # fmt: skip
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
LOCATION = Rule(
    "film-location",
    "error",
    Text("Phim “{name}” còn ghi nơi quay (GPS).", "Xuất lại phim bằng phần mềm dựng phim, bỏ thông tin vị trí."),
    Text("The film “{name}” says where it was taken (GPS).", "Export it again without the location."),
)
CAPTIONS = Rule(
    "film-captions",
    "error",
    Text("“{name}” không phải là phụ đề WebVTT: {problem}.", "Dòng đầu là WEBVTT, lưu dạng UTF-8."),
    Text("“{name}” are not WebVTT captions: {problem}.", "The first line is WEBVTT; save as UTF-8."),
)


class Inspected(NamedTuple):
    """What was seen in a file: a digest of its bytes, and what is wrong with it."""

    digest: bytes
    findings: tuple[Finding, ...]


def inspected(root: Path, files: Sequence[File]) -> dict[str, Inspected]:
    """Every file by path. A file that brings down the process that looks at it is a finding; the others are looked at."""
    try:
        return run_confined(_inspect_all, (root, files)) if files else {}
    except ResourceLimitError:
        pass
    found: dict[str, Inspected] = {}
    for file in files:
        try:
            found |= run_confined(_inspect_all, (root, [file]))
        except ResourceLimitError:
            fault = UNREADABLE_PDF.at(Source(file.path), name=file.name, problem="quá nặng hoặc bị hỏng")
            found[file.path] = Inspected(b"", (fault,))
    return found


def _inspect_all(work: tuple[Path, Sequence[File]]) -> dict[str, Inspected]:
    root, files = work
    return {file.path: _inspect(root, file) for file in files}


def _inspect(root: Path, file: File) -> Inspected:
    source, suffix = Source(file.path), _suffix(file.name)
    film = "/films/" in file.path
    allowed = FILMS if film else tuple(DOCUMENTS)
    if suffix not in allowed:
        return Inspected(b"", (NOT_ALLOWED.at(source, name=file.name, known=", ".join(allowed)),))
    limit = MAX_TEXT if suffix in ("vtt", "md") else MAX_FILM if film else MAX_DOCUMENT
    if file.size > limit:
        size = f"{file.size / 1024 / 1024:.1f}"
        return Inspected(b"", (TOO_BIG.at(source, name=file.name, size=size, limit=limit // 1024 // 1024),))
    descriptor = os.open(root / file.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with open(descriptor, "rb") as opened:
        if not S_ISREG(os.fstat(descriptor).st_mode):
            return Inspected(b"", (NOT_WHAT_IT_SAYS.at(source, name=file.name, kind=suffix),))
        digest = blake2b(digest_size=12)
        while piece := opened.read(1 << 20):
            digest.update(piece)
        opened.seek(0)
        if suffix == "pdf":
            faults = _pdf_faults(root / file.path, opened.read(1024), source, file.name)
        elif suffix in DOCUMENTS:
            faults = _office_faults(root / file.path, opened.read(4), source, file.name)
        elif suffix == "vtt":
            faults = _caption_faults(opened.read(), source, file.name)
        elif suffix == "md":
            faults = iter(())
        else:
            faults = _film_faults(opened, file, source)
        return Inspected(digest.digest(), tuple(faults))


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def kind_of(name: str) -> str:
    """What a document is called on the page: ``PDF``."""
    return DOCUMENTS[_suffix(name)][1]


# ── PDF ────────────────────────────────────────────────────────────────────────────────────────────────────────────

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


# ── Office, captions, films ────────────────────────────────────────────────────────────────────────────────────────

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
        data = opened.read(MAX_TEXT)
    listed = _RELATIONSHIP.findall(data.decode(errors="replace"))
    # No office program writes it in UTF-16.
    return b"\0" in data or any(_LOADED.search(unescape(each)) and not _CLICKED.search(each) for each in listed)


def _office_faults(path: Path, head: bytes, source: Source, name: str) -> Iterator[Finding]:
    kind = kind_of(name)
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


def _caption_faults(raw: bytes, source: Source, name: str) -> Iterator[Finding]:
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        yield CAPTIONS.at(source, name=name, problem="UTF-8")
        return
    if not re.match(r"WEBVTT(?:[ \t\n]|\Z)", text):
        yield CAPTIONS.at(source, name=name, problem="WEBVTT")
    elif found := FORBIDDEN.search(text):
        yield CAPTIONS.at(source, name=name, problem=f"U+{ord(found[0]):04X}")
    elif "-->" not in text:
        yield CAPTIONS.at(source, name=name, problem="-->")
    yield from privacy.check(text, Source(source.path, 1, 1))


def _film_faults(opened: BinaryIO, file: File, source: Source) -> Iterator[Finding]:
    film = films.examine(opened)
    if film.problem == "data-track":
        yield FILM_DATA_TRACK.at(source, file=file.name)
    elif film.kind != _suffix(file.name):
        yield NOT_WHAT_IT_SAYS.at(source, name=file.name, kind="WebM" if _suffix(file.name) == "webm" else "MP4")
    elif film.located:
        yield LOCATION.at(source, name=file.name)
