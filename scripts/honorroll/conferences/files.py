"""The files that a conference publishes as they are, looked into before that: documents, films, captions.

Whatever comes in by pull request is hostile. A PDF may run code and carry files, a film from a telephone says where it
was taken. pypdf reads the PDF as a viewer would (names that are spelt in codes, objects that are packed), which a search
for bytes cannot. It does so in a process of its own with little time and memory, so that a file can hurt only itself.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.sandbox import ResourceLimitError, run_confined
from honorroll.conferences.documents import (
    DOCUMENTS,
    NOT_WHAT_IT_SAYS,
    UNREADABLE_PDF,
    _office_faults,
    _pdf_faults,
    _suffix,
)
from honorroll.conferences.scan import SourceFile
from honorroll.content import privacy
from honorroll.formats.yaml_parser import FORBIDDEN
from honorroll.media import films
from honorroll.roll.rules.photos import FILM_DATA_TRACK

FILMS = ("mp4", "webm", "vtt", "md")
MAX_DOCUMENT_BYTES = 50 * 1024 * 1024
MAX_FILM_BYTES = 2 * 1024 * 1024 * 1024
MAX_TEXT_BYTES = 2 * 1024 * 1024

NOT_ALLOWED = Rule(
    "file-type",
    "error",
    Text("Loại tệp “{name}” không được đăng.", "Ở đây chỉ đăng: {known}. Danh sách người hãy giữ riêng trong cơ quan."),
    Text("A file such as “{name}” is not published.", "Allowed here: {known}. Lists of people stay in the office."),
)
TOO_BIG = Rule(
    "file-too-big",
    "error",
    Text("“{name}” nặng {size} MB, tối đa {limit} MB.", "Thu nhỏ tệp; phim dài thì đăng lên YouTube rồi ghi “url”."),
    Text("“{name}” has {size} MB, the limit is {limit} MB.", "Make it smaller; put a long film on YouTube and give its “url”."),
)  # fmt: skip
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


class Inspection(NamedTuple):
    """What was seen in a file: a digest of its bytes, and what is wrong with it."""

    digest: bytes
    findings: tuple[Finding, ...]


def inspect(root: Path, files: Sequence[SourceFile]) -> dict[str, Inspection]:
    """Every file by path. A file that brings down the process that looks at it is a finding; the others are looked at."""
    try:
        return run_confined(_inspect_all, (root, files)) if files else {}
    except ResourceLimitError:
        pass
    found: dict[str, Inspection] = {}
    for file in files:
        try:
            found |= run_confined(_inspect_all, (root, [file]))
        except ResourceLimitError:
            fault = UNREADABLE_PDF.at(Source(file.path), name=file.name, problem="quá nặng hoặc bị hỏng")
            found[file.path] = Inspection(b"", (fault,))
    return found


def _inspect_all(work: tuple[Path, Sequence[SourceFile]]) -> dict[str, Inspection]:
    root, files = work
    return {file.path: _inspect(root, file) for file in files}


def _inspect(root: Path, file: SourceFile) -> Inspection:
    source, suffix = Source(file.path), _suffix(file.name)
    film = "/films/" in file.path
    allowed = FILMS if film else tuple(DOCUMENTS)
    if suffix not in allowed:
        return Inspection(b"", (NOT_ALLOWED.at(source, name=file.name, known=", ".join(allowed)),))
    limit = MAX_TEXT_BYTES if suffix in ("vtt", "md") else MAX_FILM_BYTES if film else MAX_DOCUMENT_BYTES
    if file.size > limit:
        size = f"{file.size / 1024 / 1024:.1f}"
        return Inspection(b"", (TOO_BIG.at(source, name=file.name, size=size, limit=limit // 1024 // 1024),))
    descriptor = os.open(root / file.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with open(descriptor, "rb") as opened:
        if not S_ISREG(os.fstat(descriptor).st_mode):
            return Inspection(b"", (NOT_WHAT_IT_SAYS.at(source, name=file.name, kind=suffix),))
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
        return Inspection(digest.digest(), tuple(faults))


# ── PDF ────────────────────────────────────────────────────────────────────────────────────────────────────────────


# ── Office, captions, films ────────────────────────────────────────────────────────────────────────────────────────


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


def _film_faults(opened: BinaryIO, file: SourceFile, source: Source) -> Iterator[Finding]:
    film = films.examine(opened)
    if film.problem == "data-track":
        yield FILM_DATA_TRACK.at(source, file=file.name)
    elif film.kind != _suffix(file.name):
        yield NOT_WHAT_IT_SAYS.at(source, name=file.name, kind="WebM" if _suffix(file.name) == "webm" else "MP4")
    elif film.located:
        yield LOCATION.at(source, name=file.name)
