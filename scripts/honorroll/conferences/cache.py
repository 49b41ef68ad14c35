"""The facts of conferences as an earlier build found them: see ``honorroll.store``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from honorroll.conferences.facts import AlbumFacts, ConferenceFacts, FileFacts, SpeechFacts
from honorroll.conferences.read import Entry
from honorroll.conferences.scan import AlbumFolder, File, Folder
from honorroll.roll import NEVER
from honorroll.store import Store, is_same


class Cache:
    """The entries of conferences, valid for one environment (see ``reading``)."""

    def __init__(self, root: Path, environment: bytes) -> None:
        self._store = Store(root, "conferences", environment)
        self._loaded: dict[str, Entry] = {}

    def entries(self) -> dict[str, Entry]:
        """By slug; empty where nothing of this environment is kept."""
        self._loaded = {row[0][0]: Entry(_folder(row[0]), _facts(row[1])) for row in self._store.rows()}
        return self._loaded

    def save(self, entries: Iterable[Entry]) -> None:
        """Keep the entries for the next build, unless they are what was loaded."""
        rows = list(entries)
        if not is_same(rows, self._loaded, [entry.facts.slug for entry in rows]):
            self._store.write((_settled(entry.folder, self._store.latest), entry.facts) for entry in rows)


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
