"""The inspection of the files that a conference publishes: documents, films and captions.

Whatever comes in by pull request is hostile. Files are inspected
in a process of its own with little time and memory, so that a file can harm only itself.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from honorroll.base.files import open_file
from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.sandbox import ResourceLimitError, run_confined
from honorroll.conferences.scan import SourceFile
from honorroll.content import privacy
from honorroll.formats import git_conflicts
from honorroll.formats.yaml_parser import FORBIDDEN
from honorroll.media import documents, films
from honorroll.media.document_rules import NOT_WHAT_IT_SAYS, UNREADABLE_PDF
from honorroll.media.documents import DOCUMENTS, extension_of
from honorroll.roll.rules.photos import FILM_DATA_TRACK, FILM_PLACE

#: The file extensions that may lie in ``films/``.
FILMS = ("mp4", "webm", "vtt", "md")
MAX_DOCUMENT_BYTES = 50 * 1024 * 1024
MAX_FILM_BYTES = 2 * 1024 * 1024 * 1024
MAX_TEXT_BYTES = 2 * 1024 * 1024


def _not_allowed(name: str, vi: str, en: str) -> Rule:
    """The rule for files of a type that is not published, with what to do with one."""
    return Rule(
        name,
        "error",
        Text("Loại tệp “{name}” không được đăng ở đây.", f"{vi} Ở đây chỉ đăng: {{known}}."),
        Text("A file such as “{name}” is not published here.", f"{en} Allowed here: {{known}}."),
    )


NOT_ALLOWED = _not_allowed("file-type", "Xóa tệp này khỏi thư mục.", "Delete the file from the folder.")
_WORD = _not_allowed(
    "old-word",
    "Mở tệp bằng Word, lưu lại dạng .docx hoặc in thành PDF, rồi sửa tên trong “documents”.",
    "Open it in Word, save it as .docx or print it to PDF, and mend its name in “documents”.",
)
_SLIDES = _not_allowed(
    "old-slides",
    "Mở tệp bằng PowerPoint, lưu lại dạng .pptx hoặc in thành PDF, rồi sửa tên trong “documents”.",
    "Open it in PowerPoint, save it as .pptx or print it to PDF, and mend its name in “documents”.",
)
_SPREADSHEET = _not_allowed(
    "spreadsheet",
    "Bảng tính hay có danh sách người: giữ riêng trong cơ quan, xóa khỏi thư mục và bỏ dòng của nó trong “documents”; "
    "phần công khai thì in thành PDF.",
    "Spreadsheets hold lists of people: keep it in the office, delete it here and remove its line from “documents”; "
    "print what is public to PDF.",
)
_PICTURE = _not_allowed(
    "picture-of-a-document",
    "Bản chụp văn bản thì in ảnh thành PDF rồi sửa tên trong “documents”; ảnh hội nghị thì đặt vào thư mục albums.",
    "Print the picture of a document to PDF and mend its name in “documents”; photos belong into albums.",
)
_OTHER_FILM = _not_allowed(
    "film-type",
    "Đổi phim sang MP4 rồi sửa tên trong “films”, hoặc đăng lên mạng rồi ghi “url” thay cho “file”.",
    "Convert it to MP4 and mend its name in “films”, or put it on the web and give its “url” instead of “file”.",
)
_SOUND = _not_allowed(
    "sound-file",
    "Âm thanh thì đăng lên mạng rồi ghi “url” thay cho “file”.",
    "Put sound on the web and give its “url” instead of “file”.",
)
#: The rules by the extensions that offices use.
_RULES = {
    extension: rule
    for rule, extensions in (
        (_WORD, "doc rtf"),
        (_SLIDES, "ppt pps"),
        (_SPREADSHEET, "xls xlsx xlsm ods csv"),
        (_PICTURE, "jpg jpeg png webp heic heif tif tiff gif bmp"),
        (_OTHER_FILM, "mov avi mkv mpg mpeg wmv m4v 3gp flv"),
        (_SOUND, "mp3 m4a wav ogg aac wma"),
    )
    for extension in extensions.split()
}
TOO_BIG = Rule(
    "file-too-big",
    "error",
    Text("“{name}” nặng {size} MB, tối đa {limit} MB.", "Thu nhỏ tệp; phim dài thì đăng lên YouTube rồi ghi “url”."),
    Text(
        "“{name}” has {size} MB, the limit is {limit} MB.",
        "Make it smaller; put a long film on YouTube and give its “url”.",
    ),
)
CAPTIONS = Rule(
    "film-captions",
    "error",
    Text("“{name}” không phải là phụ đề WebVTT: {problem}.", "Dòng đầu là WEBVTT, lưu dạng UTF-8."),
    Text("“{name}” are not WebVTT captions: {problem}.", "The first line is WEBVTT; save as UTF-8."),
)


class Inspection(NamedTuple):
    """The result for one file: a digest of its bytes (empty where it was not read), and what is wrong with it."""

    digest: bytes
    findings: tuple[Finding, ...] = ()
    size: int = 0
    """Of the copy that is published."""
    seconds: float = 0.0
    """How long a film is; 0 where that is not known."""

    @property
    def has_errors(self) -> bool:
        return any(finding.is_error for finding in self.findings)


def inspect(root: Path, files: Sequence[SourceFile]) -> dict[str, Inspection]:
    """The results by path. A file that brings down its process is a finding; the others are inspected nevertheless."""
    try:
        return run_confined(_inspect_all, (root, files)) if files else {}
    except ResourceLimitError:
        pass
    results: dict[str, Inspection] = {}
    for file in files:
        try:
            results |= run_confined(_inspect_all, (root, [file]))
        except ResourceLimitError:
            fault = UNREADABLE_PDF.at(Source(file.path), name=file.name, problem="quá nặng hoặc bị hỏng")
            results[file.path] = Inspection(b"", (fault,))
    return results


def _inspect_all(work: tuple[Path, Sequence[SourceFile]]) -> dict[str, Inspection]:
    root, files = work
    return {file.path: _inspect(root, file) for file in files}


def refusal(name: str, source: Source, *, is_film: bool) -> Finding | None:
    """Why a file with this name is not published; None where it may be."""
    extension, allowed = extension_of(name), FILMS if is_film else tuple(DOCUMENTS)
    if extension in allowed:
        return None
    return _RULES.get(extension, NOT_ALLOWED).at(source, name=name, known=", ".join(allowed))


def _inspect(root: Path, file: SourceFile) -> Inspection:
    source, extension = Source(file.path), extension_of(file.name)
    is_film = "/films/" in file.path
    if fault := refusal(file.name, source, is_film=is_film):
        return Inspection(b"", (fault,))
    limit = MAX_TEXT_BYTES if extension in ("vtt", "md") else MAX_FILM_BYTES if is_film else MAX_DOCUMENT_BYTES
    if file.size > limit:
        size = f"{file.size / 1024 / 1024:.1f}"
        return Inspection(b"", (TOO_BIG.at(source, name=file.name, size=size, limit=limit // 1024 // 1024),))
    descriptor = open_file(root / file.path)
    with open(descriptor, "rb") as opened:
        if not S_ISREG(os.fstat(descriptor).st_mode):
            return Inspection(b"", (NOT_WHAT_IT_SAYS.at(source, name=file.name, kind=extension),))
        digest = blake2b(digest_size=12)
        while chunk := opened.read(1 << 20):
            digest.update(chunk)
        opened.seek(0)
        if extension in DOCUMENTS:
            examined = documents.examine(root / file.path, source)
            return Inspection(digest.digest(), examined.findings, examined.size)
        if extension in films.EXTENSIONS:
            film = films.examine(opened)
            return Inspection(digest.digest(), tuple(_film_faults(film, file, source)), file.size, film.seconds)
        faults = _caption_faults(opened.read(), source, file.name) if extension == "vtt" else ()
        return Inspection(digest.digest(), tuple(faults), file.size)


def _caption_faults(raw: bytes, source: Source, name: str) -> Iterator[Finding]:
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        yield CAPTIONS.at(source, name=name, problem="UTF-8")
        return
    if not re.match(r"WEBVTT(?:[ \t\n]|\Z)", text):
        yield CAPTIONS.at(source, name=name, problem="WEBVTT")
    elif results := FORBIDDEN.search(text):
        yield CAPTIONS.at(source, name=name, problem=f"U+{ord(results[0]):04X}")
    elif "-->" not in text:
        yield CAPTIONS.at(source, name=name, problem="-->")
    yield from git_conflicts.findings(text, source.path)
    yield from privacy.check(text, Source(source.path, 1, 1))


def _film_faults(film: films.Film, file: SourceFile, source: Source) -> Iterator[Finding]:
    if film.problem == "data-track":
        yield FILM_DATA_TRACK.at(source, file=file.name)
    elif film.kind != extension_of(file.name):
        yield NOT_WHAT_IT_SAYS.at(source, name=file.name, kind="WebM" if extension_of(file.name) == "webm" else "MP4")
    elif film.has_location:
        yield FILM_PLACE.at(source, file=file.name)
