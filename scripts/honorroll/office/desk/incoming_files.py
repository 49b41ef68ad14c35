"""The files that wait to be taken over, each with what was said of it, under ``.build/desk/imports``.

A file is kept until it is taken over or dropped; of those that nobody came back to the latest few are.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from honorroll.base.files import write_atomically
from honorroll.office.records.uploads import Upload

#: So many are kept.
_KEPT = 5
_ID = re.compile(r"[0-9a-f]{16}")
_SAID = "noi.json"
#: The longest name of a photo, in bytes, that file systems take.
_LONGEST = 200


class Incoming(NamedTuple):
    """A workbook that was sent in. ``name`` is what its sender called it."""

    id: str
    folder: Path
    name: str
    common: Mapping[str, str]
    """What fills empty cells of everybody new, by heading."""
    answers: Mapping[str, str]

    @property
    def file(self) -> Path:
        return self.folder / "tep"

    @property
    def photos(self) -> Path | None:
        folder = self.folder / "anh"
        return folder if folder.is_dir() else None


class IncomingFiles:
    """Those of the site at ``root``."""

    def __init__(self, root: Path) -> None:
        self._top = root / ".build/desk/imports"

    def add(self, workbook: Upload, photos: Sequence[Upload], common: Mapping[str, str]) -> Incoming:
        """Keep a file and its photos. Raises OSError."""
        self._forget()
        id_ = secrets.token_hex(8)
        incoming = Incoming(id_, self._top / id_, workbook.name, common, {})
        write_atomically(incoming.file, workbook.data)
        for photo in photos:
            if name := _file_name(photo.name):
                write_atomically(incoming.folder / "anh" / name, photo.data)
        self.say(incoming)
        return incoming

    def say(self, incoming: Incoming) -> None:
        said = {"name": incoming.name, "common": dict(incoming.common), "answers": dict(incoming.answers)}
        write_atomically(incoming.folder / _SAID, json.dumps(said, ensure_ascii=False).encode())

    def get(self, id_: str) -> Incoming | None:
        """The file with this id; None where there is none."""
        if not _ID.fullmatch(id_):
            return None
        folder = self._top / id_
        try:
            said = json.loads((folder / _SAID).read_bytes())
            return Incoming(id_, folder, said["name"], said["common"], said["answers"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def drop(self, incoming: Incoming) -> None:
        shutil.rmtree(incoming.folder, ignore_errors=True)

    def _forget(self) -> None:
        if self._top.is_dir():
            folders = sorted(self._top.iterdir(), key=lambda folder: folder.stat().st_mtime_ns)
            for folder in folders[: 1 - _KEPT]:
                shutil.rmtree(folder, ignore_errors=True)


def _file_name(name: str) -> str:
    """The name as a file may have it; ``""`` for none."""
    plain = unicodedata.normalize(
        "NFC", "".join(each for each in name if each.isprintable() and each not in '/\\:*?"<>|')
    )
    return plain if plain.strip(". ") and plain[0] != "." and len(plain.encode()) <= _LONGEST else ""
