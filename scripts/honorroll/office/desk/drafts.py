"""Drafts: what was typed and not yet saved, and the photos that came with it, under ``.build/desk/drafts``.

A draft survives a crash of the browser, of the desk and of the machine. It is deleted when the profile is saved.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from honorroll.base.files import write_atomically
from honorroll.base.vietnamese import SLUG
from honorroll.content.kinds import FOLDERS
from honorroll.office.desk.form_values import Posted

_FORM = "draft.json"
#: The name of a draft of a profile that is not there yet.
_NEW = re.compile(r"moi-[0-9a-f]{16}")
#: The version of the file: drafts of others are passed over.
_VERSION = 1


class DraftName(NamedTuple):
    """Of what a draft is: the folder of the kind, and the slug of the profile, or a name of its own for a new one."""

    folder: str
    slug: str

    @property
    def is_new(self) -> bool:
        return bool(_NEW.fullmatch(self.slug))

    @property
    def url(self) -> str:
        """Where it is edited in the desk."""
        return f"/them/{self.folder}/{self.slug}" if self.is_new else f"/ho-so/{self.folder}/{self.slug}"


def name_of(folder: str, slug: str) -> DraftName | None:
    """The name, of parts of an address; None where they are none."""
    return DraftName(folder, slug) if folder in FOLDERS and SLUG.fullmatch(slug) and len(slug) <= 200 else None


class Draft(NamedTuple):
    """The fields of the form, and the names of the photos that were uploaded and are not in the folder yet."""

    posted: Posted
    photos: tuple[str, ...]
    notes: tuple[str, ...] = ()
    """What to tell whoever opens it."""


class Drafts:
    """The drafts of the site at ``root``."""

    def __init__(self, root: Path) -> None:
        self._top = root / ".build/desk/drafts"

    def folder(self, name: DraftName) -> Path:
        return self._top / name.folder / name.slug

    def get(self, name: DraftName) -> Draft | None:
        """The draft; None where there is none, or it cannot be read."""
        try:
            kept = json.loads((self.folder(name) / _FORM).read_bytes())
            if kept["version"] != _VERSION:
                return None
            posted = Posted((str(key), str(value)) for key, value in kept["form"])
            return Draft(posted, self.photos(name), tuple(map(str, kept["notes"])))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, name: DraftName, posted: Posted, notes: Sequence[str] = ()) -> None:
        """Keep what was typed. Raises OSError."""
        form = {"version": _VERSION, "form": posted.pairs(), "notes": list(notes)}
        write_atomically(self.folder(name) / _FORM, json.dumps(form, ensure_ascii=False).encode())

    def photos(self, name: DraftName) -> tuple[str, ...]:
        """The names of the photos of a draft."""
        with suppress(OSError):
            files = sorted(path.name for path in self.folder(name).iterdir())
            return tuple(file for file in files if file != _FORM and not file.startswith("."))
        return ()

    def add_photo(self, name: DraftName, file: str, data: bytes) -> None:
        """Keep a photo for the profile. Raises OSError."""
        write_atomically(self.folder(name) / file, data)

    def drop(self, name: DraftName) -> None:
        shutil.rmtree(self.folder(name), ignore_errors=True)

    def move_photos(self, name: DraftName, other: DraftName) -> None:
        """Give the photos of a draft to another one. Raises OSError."""
        for file in self.photos(name):
            self.add_photo(other, file, (self.folder(name) / file).read_bytes())

    def all(self) -> Iterator[tuple[DraftName, Draft]]:
        """Every draft, by name."""
        for path in sorted(self._top.glob(f"*/*/{_FORM}")):
            name = name_of(path.parents[1].name, path.parent.name)
            draft = self.get(name) if name else None
            if name and draft:
                yield name, draft
