"""The content as it was when the desk was first opened, where no git keeps it: a file of the texts, and of the digests
of all other files.

What is sent is told against it. It is made once, and again when the reviewer has taken everything in.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock

from honorroll.office.records.apart import apart
from honorroll.office.sending.paths import FOLDERS, is_text, travels
from honorroll.office.sending.working import content

_INDEX = "index.json"
_VERSION = 1


def blob_id(data: bytes) -> str:
    """What git calls a file of this content."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


class Snapshot:
    """The snapshot of the site at ``root``."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._file = root / ".build/desk/ban-goc.zip"

    def keep(self, writing: Lock) -> None:
        """Make it, unless it is there already. Nobody writes content meanwhile. Raises OSError."""
        with writing:
            if not self._file.is_file():
                apart(_renewed, self._root)  # reads everything, which would keep the first page waiting

    def renew(self) -> None:
        """Make it of the content as it is now. Raises OSError."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._file.with_name(f".{self._file.name}-{os.getpid()}")
        ids: dict[str, str] = {}
        try:
            with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                for path, data in self._files():
                    ids[path] = blob_id(data)
                    if is_text(path):
                        archive.writestr(_name(path), data)
                archive.writestr(_INDEX, json.dumps({"version": _VERSION, "files": ids}, ensure_ascii=False))
            os.replace(fresh, self._file)
        finally:
            fresh.unlink(missing_ok=True)

    def _files(self) -> Iterator[tuple[str, bytes]]:
        for path in paths(self._root):
            data = content(self._root, path)
            if data is not None:
                yield path, data

    def ids(self) -> dict[str, str]:
        """The digests of the files by path; nothing where there is no snapshot, or it cannot be read."""
        with suppress(OSError, ValueError, KeyError, zipfile.BadZipFile), zipfile.ZipFile(self._file) as archive:
            kept = json.loads(archive.read(_INDEX))
            if kept["version"] == _VERSION:
                return {str(path): str(id_) for path, id_ in kept["files"].items()}
        return {}

    def text(self, path: str) -> bytes:
        """A text of the snapshot. Raises OSError."""
        try:
            with zipfile.ZipFile(self._file) as archive:
                return archive.read(_name(path))
        except (KeyError, zipfile.BadZipFile) as error:
            raise OSError(str(error)) from None


def _name(path: str) -> str:
    return f"files/{path}"


def paths(root: Path) -> list[str]:
    """The files of content that travel, in order."""
    return [path for path in everything(root) if travels(path)]


def everything(root: Path) -> list[str]:
    """All files among the content, in order."""
    found = []
    for folder in FOLDERS:
        for here, folders, names in os.walk(root / folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            at = Path(here).relative_to(root).as_posix()
            found += [f"{at}/{name}" for name in names]
    return sorted(found)


def _renewed(root: Path) -> None:
    Snapshot(root).renew()
