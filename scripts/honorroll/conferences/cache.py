"""The facts of conferences as an earlier build found them: see ``honorroll.base.store``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from honorroll.base.findings import from_row
from honorroll.base.store import Store, is_same
from honorroll.conferences.facts import AlbumFacts, ConferenceFacts, FileFacts, SpeechFacts
from honorroll.conferences.read import Entry
from honorroll.conferences.scan import PackedFolder
from honorroll.content.directives import Directive


class Cache:
    """The entries of conferences, valid for one environment (see ``reading``)."""

    def __init__(self, root: Path, environment: bytes) -> None:
        self._store = Store(root, "conferences", environment)
        self._loaded: dict[str, Entry] = {}

    def entries(self) -> dict[str, Entry]:
        """By slug; empty where nothing of this environment is kept."""
        for seen, facts, warnings in self._store.rows():
            self._loaded[seen[0]] = Entry(PackedFolder(*seen), _facts(facts), tuple(map(from_row, warnings)))
        return self._loaded

    def save(self, entries: Iterable[Entry]) -> None:
        """Keep the entries for the next build, unless they are what was loaded."""
        rows = list(entries)
        if not is_same(rows, self._loaded, [entry.facts.slug for entry in rows]):
            self._store.write(_row(entry, self._store.latest) for entry in rows)


def _row(entry: Entry, latest: int) -> tuple[object, ...]:
    """An entry as plain tuples; a folder with a file younger than ``latest`` is kept as one that no folder equals."""
    seen = entry.seen if entry.seen.latest < latest else entry.seen._replace(packed=b"")
    return seen, entry.facts, [warning.as_row for warning in entry.warnings]


_SPEECHES, _ALBUMS, _FILES, _PLACED = (
    ConferenceFacts._fields.index(name) for name in ("speeches", "albums", "files", "placed")
)


def _facts(row: Any) -> ConferenceFacts:
    values = list(row)
    values[_SPEECHES] = tuple(map(_speech, values[_SPEECHES]))
    values[_ALBUMS] = tuple(AlbumFacts(*album) for album in values[_ALBUMS])
    values[_FILES] = tuple(FileFacts(*file) for file in values[_FILES])
    values[_PLACED] = tuple(map(Directive._make, values[_PLACED]))
    return ConferenceFacts(*values)


def _speech(row: Any) -> SpeechFacts:
    speech = SpeechFacts(*row)
    return speech._replace(placed=tuple(map(Directive._make, speech.placed))) if speech.placed else speech
