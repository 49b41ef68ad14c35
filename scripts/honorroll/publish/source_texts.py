"""The texts that a release was made from, kept beside it.

A takedown publishes one removal while other files are in the middle of being edited, so it reads them as the live
release has them. The texts of all releases lie in one file that only grows, ``<slot>.sources``: a hard link a slot, so
that it lives as long as a release that needs it. Where each text lies is a row of the release's database.

Photos, films and documents are not kept: what is published of them is in the pool and in the release.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

from honorroll.base.files import read_at
from honorroll.base.parallel import batches
from honorroll.base.store import Database, Table, latest
from honorroll.content.scan import Signature, signature_at
from honorroll.formats.yaml_parser import MAX_BYTES
from honorroll.formats.yaml_read import read_bytes
from honorroll.publish import releases
from honorroll.site.published_addresses import EARLIER

#: Whatever else lies in ``content/`` is no text.
_TEXTS = (".yml", ".md", ".vtt", ".srt", ".txt")
#: A file with so many bytes more than four times what it needs is written anew.
_SPARE = 4 << 20
_YOUNG: Signature = (0, 0, 0, 0)


class SourceText(NamedTuple):
    """Where the text of a file begins among the texts, and how many bytes it has. ``signature`` is that of the file
    when it was read; zeros where it was too young to be told apart by it.
    """

    path: str
    signature: Signature
    start: int
    length: int
    digest: bytes


SOURCE_TEXTS = Table("source", SourceText, "path")


def file_of(root: Path, slot: str) -> Path:
    """The file beside the release in ``slot`` that holds the texts."""
    return releases.folder(root) / f"{slot}.sources"


def keep(root: Path, slot: str, base: str | None, database: Database, profiles: Iterable[tuple[str, bytes]]) -> None:
    """Keep the texts that the release in ``slot`` was made from, for its ``database``, which goes on from ``base``.

    ``profiles`` are those that this build has read, by path. Raises OSError.
    """
    target = file_of(root, slot)
    target.unlink(missing_ok=True)
    whole = False
    if base and file_of(root, base).is_file():
        size = file_of(root, base).stat().st_size
        needed = database.one("SELECT coalesce(sum(length), 0) FROM source")
        whole = size <= 4 * needed + _SPARE
    if whole and base:
        os.link(file_of(root, base), target)
    else:
        database.execute("DELETE FROM source")
        profiles = _everybody(root, database, profiles)
    with open(target, "ab") as file:
        read = chain(((path, data, _YOUNG) for path, data in profiles), _content(root, database))
        for texts in batches(read):
            SOURCE_TEXTS.put(database, [_appended(file, *text) for text in texts])


def _appended(file: BinaryIO, path: str, data: bytes, signature: Signature) -> SourceText:
    place = file.tell()
    file.write(data)
    return SourceText(path, signature, place, len(data), _digest(data))


def _everybody(root: Path, database: Database, profiles: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """``profiles``, and all the others that the roll has."""
    read = set()
    for path, data in profiles:
        read.add(path)
        yield path, data
    yield from _read(root, (path for path in database.column("SELECT path FROM profile") if path not in read))


def _read(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        with suppress(OSError):
            yield path, read_bytes(root, path)


def _content(root: Path, database: Database) -> Iterator[tuple[str, bytes, Signature]]:
    """The texts besides profiles that are not as they were; those that are there no more are forgotten."""
    known = {row.path: row.signature for row in SOURCE_TEXTS.select(database, "WHERE path NOT LIKE 'honorees/%'")}
    last = latest()
    for path in texts_below(root):
        signature = signature_at(root / path)
        if known.pop(path, None) != signature:
            yield path, read_bytes(root, path), signature if max(signature[2:]) < last else _YOUNG
    SOURCE_TEXTS.delete(database, "path", known)


def texts_below(root: Path) -> Iterator[str]:
    """``mkdocs.yml`` and the texts in ``content/``, but for the addresses, which only builds write."""
    yield "mkdocs.yml"
    for folder, folders, names in os.walk(root / "content"):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            if name.endswith(_TEXTS) and path.is_file() and not path.is_symlink() and path.stat().st_size <= MAX_BYTES:
                found = path.relative_to(root).as_posix()
                if found != EARLIER:
                    yield found


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=8).digest()


class KeptTexts:
    """The texts of the release in a slot. To be opened while nobody builds."""

    def __init__(self, root: Path, slot: str) -> None:
        self._database = Database(releases.database(root, slot), read_only=True)
        self._file = open(file_of(root, slot), "rb")  # noqa: SIM115  # open as long as this object
        self.rows = {row.path: row for row in SOURCE_TEXTS.select(self._database)}

    def get(self, path: str) -> bytes | None:
        """The text of a file as it was read; None where it was not kept, or is damaged."""
        row = self.rows.get(path)
        if row is None:
            return None
        data = read_at(self._file.fileno(), row.length, row.start)
        return data if _digest(data) == row.digest else None

    def profiles(self) -> dict[str, str]:
        """The paths of the profiles of the release, by slug."""
        return dict(self._database.execute("SELECT slug, path FROM honoree"))

    def close(self) -> None:
        self._file.close()
        self._database.close()
