"""What earlier builds found out, kept by signature of the file and digest of everything else it depends on.

Safe to delete at any time, and never trusted over the file: a file whose inode, size or times changed is read again,
and so is one that was written so shortly before the cache that its times could not tell (git's "racy" entries).
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import msgpack

from honorroll.model import AwardFacts, Facts
from honorroll.releases import write_atomically
from honorroll.roll import NEVER, Entry
from honorroll.scan import ProfileFile

#: File systems stamp times in ticks of up to this long (ns).
TICK = 2_000_000_000
_DIGEST = 16


class Cache:
    """The entries of the roll, valid for one environment (see ``pipeline``)."""

    def __init__(self, root: Path, environment: bytes) -> None:
        self._path = root / ".build/cache/roll"
        self._environment = environment
        self._began = time.time_ns()
        self._loaded: dict[str, Entry] = {}
        self.digest = b""
        """Of what was loaded."""

    def entries(self) -> dict[str, Entry]:
        """By path; empty where there is no cache, or it is damaged, or of another environment."""
        try:
            data = self._path.read_bytes()
            if data[:_DIGEST] != blake2b(data[_DIGEST:], digest_size=_DIGEST).digest():
                return {}
            environment, rows = msgpack.unpackb(data[_DIGEST:], use_list=False)
        except (OSError, ValueError, TypeError, msgpack.exceptions.UnpackException):
            return {}
        if environment != self._environment:
            return {}
        # ``tuple.__new__`` is what ``_make`` calls, without its check of the length: the digest has vouched for that.
        new = tuple.__new__
        at = Facts._fields.index("awards")
        for path, file, facts in rows:
            awards = tuple([new(AwardFacts, award) for award in facts[at]])
            values = new(Facts, (*facts[:at], awards, *facts[at + 1 :]))
            self._loaded[path] = new(Entry, (new(ProfileFile, file), values))
        self.digest = data[:_DIGEST]
        return self._loaded

    def save(self, entries: Iterable[Entry]) -> bytes:
        """Keep the entries for the next build, unless they are what was loaded; the digest of what is kept."""
        rows = list(entries)
        if rows and len(rows) == len(self._loaded) and all(self._loaded.get(e.file.path) is e for e in rows):
            return self.digest
        latest = self._began - TICK
        packed = msgpack.packb((self._environment, [_row(entry, latest) for entry in rows]))
        digest = blake2b(packed, digest_size=_DIGEST).digest()
        write_atomically(self._path, digest + packed)
        return digest


def _row(entry: Entry, latest: int) -> tuple[str, object, object]:
    """An entry as plain tuples; one whose file is younger than ``latest`` is kept under the signature of no file."""
    times = [time_ for _, signature in [("", entry.file.signature), *entry.file.media] for time_ in signature[2:]]
    file = entry.file if max(times) < latest else entry.file._replace(signature=NEVER)
    return file.path, file, entry.facts
