"""Opens the ZIP of “Gửi duyệt”. It came by mail, so nothing in it is believed: only content is let in, under paths that
lie where content does, whole, and as its index says.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_IFMT, S_IFREG
from typing import Any

from honorroll.base.findings import Finding, Rule, Source, Text, printable
from honorroll.office.sending.outcome import Author
from honorroll.office.sending.parcel import INDEX, LETTER, VERSION
from honorroll.office.sending.paths import is_text, travels
from honorroll.office.sending.snapshot import blob_id

#: The most of a parcel: its files, their bytes when they are unpacked, and those of the index and of a text.
MAX_FILES, MAX_BYTES, MAX_INDEX_BYTES, MAX_TEXT_BYTES = 50_000, 2 * 1024**3, 32 * 1024**2, 4 * 1024**2
_ID = re.compile(r"[0-9a-f]{40}")
_PIECE = 1 << 20

NO_PARCEL = Rule(
    "no-parcel",
    "error",
    Text(
        "Không nhận được tệp này: {problem}.", "Hỏi người gửi xin tệp do “Gửi duyệt” ghi ra, để nguyên, không nén lại."
    ),
    Text("This file cannot be received: {problem}.", "Ask the sender for the file as “Gửi duyệt” wrote it, unchanged."),
)
NOT_CONTENT = Rule(
    "parcel-not-content",
    "error",
    Text(
        "Trong tệp có “{name}”, không phải nội dung của trang, nên cả tệp không được nhận.",
        "Tệp của “Gửi duyệt” chỉ có hồ sơ, bài và ảnh. Đừng mở tệp này; hỏi lại người gửi qua điện thoại.",
    ),
    Text(
        "It holds “{name}”, which is no content of the site, so nothing of it is received.",
        "A file of “Gửi duyệt” holds profiles, posts and photos alone. Do not open it; ask the sender by telephone.",
    ),
)


class _RefusedError(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding.source))
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a ZIP says: who sent it, what changed, and the ids of each file before and after, ``""`` for none."""

    path: Path
    author: Author
    note: str
    files: dict[str, tuple[str, str]]

    def content(self, path: str) -> bytes:
        """A file as it was sent, if it is what the index says. Raises OSError."""
        return self._read(f"files/{path}", self.files[path][1])

    def before(self, path: str) -> bytes:
        """A text as it was. Raises OSError."""
        return self._read(f"before/{path}", self.files[path][0])

    def _read(self, name: str, id_: str) -> bytes:
        with zipfile.ZipFile(self.path) as archive:
            data = _read(archive, name)
        if blob_id(data) != id_:
            raise OSError(f"{name} changed")
        return data


def open_parcel(path: Path) -> tuple[Parcel | None, list[Finding]]:
    """The parcel at ``path``; or what is wrong with it. Raises OSError where there is none."""
    path.stat()
    try:
        return _opened(path), []
    except _RefusedError as error:
        return None, [error.finding]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        return None, [NO_PARCEL.at(Source(path.name), problem="không phải tệp ZIP nguyên vẹn")]


def _opened(path: Path) -> Parcel:
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        names = [entry.filename for entry in entries]
        if len(entries) > MAX_FILES or sum(entry.file_size for entry in entries) > MAX_BYTES:
            raise _RefusedError(NO_PARCEL.at(Source(path.name), problem="quá nhiều tệp hoặc quá nặng"))
        for entry in entries:
            if not _is_ours(entry):
                raise _RefusedError(NOT_CONTENT.at(Source(path.name), name=printable(entry.filename)))
        if len({name.casefold() for name in names}) != len(names):
            raise _RefusedError(NO_PARCEL.at(Source(path.name), problem="có hai tệp cùng tên"))
        if INDEX not in names:
            raise _RefusedError(NO_PARCEL.at(Source(path.name), problem="không phải tệp của “Gửi duyệt”"))
        parcel = _parcel(path, json.loads(_read(archive, INDEX, MAX_INDEX_BYTES)))
        if set(names) != {INDEX, LETTER, *_named(parcel)}:
            raise _RefusedError(NO_PARCEL.at(Source(path.name), problem="các tệp không khớp với bản kê"))
        for name in names:
            folder, _, file = name.partition("/")
            if file and _digest(archive, name) != parcel.files[file][folder == "files"]:
                raise _RefusedError(NO_PARCEL.at(Source(path.name), problem=f"“{printable(name)}” bị hỏng"))
    return parcel


def _named(parcel: Parcel) -> Iterator[str]:
    """The entries that the index asks for."""
    for path, (before, after) in parcel.files.items():
        if after:
            yield f"files/{path}"
        if before and is_text(path):
            yield f"before/{path}"


def _is_ours(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a file of content, or one of the two that tell of them; no folder, link or cipher."""
    kind = S_IFMT(entry.external_attr >> 16)  # 0 where it was written on Windows
    if entry.flag_bits & 1 or kind not in (0, S_IFREG) or entry.is_dir():
        return False
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return False
    folder, _, path = entry.filename.partition("/")
    if entry.filename in (INDEX, LETTER):
        return True
    if is_text(path) and entry.file_size > MAX_TEXT_BYTES:
        return False
    return folder in ("files", "before") and travels(path)


def _parcel(path: Path, index: Any) -> Parcel:
    """The index, believed in nothing. Raises ValueError."""
    if not isinstance(index, dict) or index.get("version") != VERSION or not isinstance(index.get("files"), dict):
        raise ValueError
    name, email, note = (index.get(key, "") for key in ("name", "email", "note"))
    if not (isinstance(name, str) and isinstance(email, str) and isinstance(note, str)) or len(name + email) > 400:
        raise ValueError
    files: dict[str, tuple[str, str]] = {}
    for file, ids in index["files"].items():
        if not travels(file) or not isinstance(ids, dict):
            raise ValueError
        files[file] = _id(ids.get("before")), _id(ids.get("after"))
        if files[file][0] == files[file][1]:
            raise ValueError
    return Parcel(path, Author(printable(name), printable(email)), note[:10_000], files)


def _id(value: Any) -> str:
    if not isinstance(value, str) or (value and not _ID.fullmatch(value)):
        raise ValueError
    return value


def _read(archive: zipfile.ZipFile, name: str, most: int = MAX_BYTES) -> bytes:
    with archive.open(name) as entry:
        data = entry.read(most + 1)
    if len(data) > most:
        raise ValueError
    return data


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    size = archive.getinfo(name).file_size
    digest = hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)
    with archive.open(name) as entry:
        while piece := entry.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
