"""Drafts: what was typed and not yet saved, and the files that came with it, under ``.build/desk/drafts``.

A draft survives a crash of the browser, of the desk and of the machine. It is deleted when the record is saved.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from honorroll.base.files import write_atomically
from honorroll.base.vietnamese import SLUG
from honorroll.office.records.form_values import Posted
from honorroll.office.records.record_kind import RecordKind, own
from honorroll.office.records.record_kinds import RECORD_KINDS

_FORM = "draft.json"
#: The name of a draft of a record that is not there yet.
_NEW = re.compile(r"moi-[0-9a-f]{16}")
#: The version of the file: drafts of others are passed over.
_VERSION = 1
#: Stands for a slug.
_ANY = "*"
#: So long may a name be, as part of a path.
_LONGEST = 200


class DraftName(NamedTuple):
    """Of what a draft is: the name of the kind, and the slug of the record, or a name of its own for a new one."""

    folder: str
    slug: str

    @property
    def kind(self) -> RecordKind:
        return RECORD_KINDS[self.folder]

    @property
    def is_new(self) -> bool:
        return bool(_NEW.fullmatch(own(self.slug)))

    @property
    def url(self) -> str:
        """Where it is edited in the desk."""
        return f"/them/{self.folder}/{self.slug}" if self.is_new else f"/ho-so/{self.folder}/{self.slug}"


def name_of(folder: str, slug: str) -> DraftName | None:
    """The name, of parts of an address; None where they are none."""
    parts = slug.split(".")
    is_name = folder in RECORD_KINDS and len(slug) <= _LONGEST and all(map(SLUG.fullmatch, parts))
    return DraftName(folder, slug) if is_name and len(parts) == 1 + RECORD_KINDS[folder].is_part else None


def name_at(path: str) -> DraftName | None:
    """The name of the record that is a file of its own at ``path``; None where that is no such file."""
    for kind in RECORD_KINDS.values():
        if kind.is_part or kind.entries:
            continue
        before, _, after = kind.path_of(_ANY).partition(_ANY)
        if path.startswith(before) and path.endswith(after):
            name = name_of(kind.name, path.removeprefix(before).removesuffix(after))
            if name:
                return name
    return None


def new_name(kind: RecordKind, within: str = "") -> DraftName:
    """A name for the draft of a new record, which is a part of ``within`` where that is given."""
    name = f"moi-{secrets.token_hex(8)}"
    return DraftName(kind.name, f"{within}.{name}" if within else name)


class Draft(NamedTuple):
    """The fields of the form, and the names of the files that were sent in and are not in the folder yet."""

    posted: Posted
    files: tuple[str, ...]
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
            return Draft(posted, self.files(name), tuple(map(str, kept["notes"])))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, name: DraftName, posted: Posted, notes: Sequence[str] = ()) -> None:
        """Keep what was typed. Raises OSError."""
        form = {"version": _VERSION, "form": posted.pairs(), "notes": list(notes)}
        write_atomically(self.folder(name) / _FORM, json.dumps(form, ensure_ascii=False).encode())

    def files(self, name: DraftName) -> tuple[str, ...]:
        """The names of the files of a draft, relative to the folder of the record."""
        folder = self.folder(name)
        with suppress(OSError):
            found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name[:1] != ".")
            return tuple(path.relative_to(folder).as_posix() for path in found if path != folder / _FORM)
        return ()

    def add_file(self, name: DraftName, file: str, data: bytes) -> None:
        """Keep a file for the record. Raises OSError."""
        write_atomically(self.folder(name) / file, data)

    def drop(self, name: DraftName) -> None:
        shutil.rmtree(self.folder(name), ignore_errors=True)

    def move_files(self, name: DraftName, other: DraftName) -> None:
        """Give the files of a draft to another one. Raises OSError."""
        for file in self.files(name):
            self.add_file(other, file, (self.folder(name) / file).read_bytes())

    def all(self) -> Iterator[tuple[DraftName, Draft]]:
        """Every draft, by name."""
        for path in sorted(self._top.glob(f"*/*/{_FORM}")):
            name = name_of(path.parents[1].name, path.parent.name)
            draft = self.get(name) if name else None
            if name and draft:
                yield name, draft
