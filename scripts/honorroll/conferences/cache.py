"""The facts of conferences as an earlier build found them; safe to delete, never trusted over a file (see ``honorroll.cache``)."""

from __future__ import annotations

import time
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgpack

from honorroll.cache import TICK
from honorroll.conferences.facts import AlbumFacts, ConferenceFacts, FileFacts, SpeechFacts
from honorroll.conferences.read import Entry
from honorroll.conferences.scan import AlbumFolder, File, Folder
from honorroll.releases import write_atomically
from honorroll.roll import NEVER

_DIGEST = 16


class Cache:
    """The entries of conferences, valid for one environment (see ``reading``)."""

    def __init__(self, root: Path, environment: bytes) -> None:
        self._path = root / ".build/cache/conferences"
        self._environment = environment
        self._began = time.time_ns()
        self._loaded: dict[str, Entry] = {}

    def entries(self) -> dict[str, Entry]:
        """By slug; empty where there is no cache, or it is damaged, or of another environment."""
        try:
            data = self._path.read_bytes()
            if data[:_DIGEST] != blake2b(data[_DIGEST:], digest_size=_DIGEST).digest():
                return {}
            environment, rows = msgpack.unpackb(data[_DIGEST:], use_list=False)
        except (OSError, ValueError, TypeError, msgpack.exceptions.UnpackException):
            return {}
        if environment == self._environment:
            self._loaded = {row[0][0]: Entry(_folder(row[0]), _facts(row[1])) for row in rows}
        return self._loaded

    def save(self, entries: Iterable[Entry]) -> None:
        """Keep the entries for the next build, unless they are what was loaded."""
        rows = list(entries)
        if len(rows) == len(self._loaded) and all(self._loaded.get(entry.facts.slug) is entry for entry in rows):
            return
        latest = self._began - TICK
        packed = msgpack.packb((self._environment, [(_settled(entry.folder, latest), entry.facts) for entry in rows]))
        write_atomically(self._path, blake2b(packed, digest_size=_DIGEST).digest() + packed)


def _settled(folder: Folder, latest: int) -> Folder:
    """A folder with a file younger than the clock's tick is kept under the signature of no file."""
    files = (folder.conference, *folder.speeches, *(album.file for album in folder.albums), *folder.documents, *folder.films)  # fmt: skip
    photos = (signature for album in folder.albums for _, signature in album.photos)
    if max(max(signature[2:]) for signature in (*(file.signature for file in files), *photos)) < latest:
        return folder
    return folder._replace(conference=folder.conference._replace(signature=NEVER))


def _files(rows: Iterable[Any]) -> tuple[File, ...]:
    return tuple(File(*row) for row in rows)


def _folder(row: Any) -> Folder:
    slug, conference, speeches, albums, documents, films = row
    return Folder(
        slug,
        File(*conference),
        _files(speeches),
        tuple(AlbumFolder(id_, File(*file), photos) for id_, file, photos in albums),
        _files(documents),
        _files(films),
    )


_SPEECHES, _ALBUMS, _FILES = (ConferenceFacts._fields.index(name) for name in ("speeches", "albums", "files"))


def _facts(row: Any) -> ConferenceFacts:
    values = list(row)
    values[_SPEECHES] = tuple(SpeechFacts(*speech) for speech in values[_SPEECHES])
    values[_ALBUMS] = tuple(AlbumFacts(*album) for album in values[_ALBUMS])
    values[_FILES] = tuple(FileFacts(*file) for file in values[_FILES])
    return ConferenceFacts(*values)
