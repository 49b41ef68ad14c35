"""The facts of posts, kept between builds by the signature of the file: see ``honorroll.cache``, of which this is like."""

from __future__ import annotations

import time
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import msgpack

from honorroll.news.model import PostFacts, Still
from honorroll.news.scan import PostFile
from honorroll.photos.plan import Shown
from honorroll.releases import write_atomically
from honorroll.roll import NEVER

_NAME = ".build/cache/news"
_TICK = 2_000_000_000
_DIGEST = 16


class Entry(NamedTuple):
    """A faultless post: the file as it was seen, and the facts."""

    file: PostFile
    facts: PostFacts


class Kept:
    """The entries of posts, valid for one environment."""

    def __init__(self, root: Path, environment: bytes) -> None:
        self._path, self._environment = root / _NAME, environment
        self._began = time.time_ns()
        self._loaded: dict[str, Entry] = {}

    def entries(self) -> dict[str, Entry]:
        """By path; empty where nothing is kept, or it is damaged, or of another environment."""
        try:
            data = self._path.read_bytes()
            if data[:_DIGEST] != blake2b(data[_DIGEST:], digest_size=_DIGEST).digest():
                return {}
            environment, rows = msgpack.unpackb(data[_DIGEST:], use_list=False)
        except (OSError, ValueError, TypeError, msgpack.exceptions.UnpackException):
            return {}
        if environment == self._environment:
            new = tuple.__new__
            self._loaded = {file[1]: new(Entry, (new(PostFile, file), _facts(facts))) for file, facts in rows}
        return self._loaded

    def save(self, entries: Sequence[Entry]) -> None:
        """Keep the entries, unless they are what was loaded. A file too young to be told apart by its times is kept
        under the signature of no file.
        """
        if len(entries) == len(self._loaded) and all(self._loaded.get(e.file.path) is e for e in entries):
            return
        latest = self._began - _TICK
        rows = [
            (file if _youngest(file) < latest else file._replace(signature=NEVER), facts) for file, facts in entries
        ]
        packed = msgpack.packb((self._environment, rows))
        write_atomically(self._path, blake2b(packed, digest_size=_DIGEST).digest() + packed)


def _youngest(file: PostFile) -> int:
    return max(max(signature[2:]) for signature in (file.signature, *(signature for _, signature in file.files)))


_COVER, _PHOTOS = (PostFacts._fields.index(name) for name in ("cover", "photos"))


def _facts(row: Any) -> PostFacts:
    """``tuple.__new__`` is what ``_make`` calls, without its check of the length: the digest has vouched for that."""
    if row[_COVER] or row[_PHOTOS]:
        values = list(row)
        values[_COVER] = _still(row[_COVER]) if row[_COVER] else None
        values[_PHOTOS] = tuple(map(_still, row[_PHOTOS]))
        row = values
    return tuple.__new__(PostFacts, row)


def _still(row: Any) -> Still:
    alt, caption, credit, shown = row
    return Still(alt, caption, credit, Shown(*shown))
