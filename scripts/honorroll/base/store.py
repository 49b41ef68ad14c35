"""Rows that a build keeps for the next one, sealed by a digest and valid for one environment.

Safe to delete at any time, and never trusted over the file: a file whose inode, size or times changed is read again,
and so is one that was written so shortly before the rows that its times could not tell (git's "racy" entries).
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgpack

from honorroll.base.files import write_atomically

#: File systems stamp times in ticks of up to this long (ns).
TICK = 2_000_000_000
_DIGEST = 16


class Store:
    """One file of rows. ``environment`` stands for all that they depend on besides the files that they are of."""

    def __init__(self, root: Path, name: str, environment: bytes) -> None:
        self._path = root / ".build/cache" / name
        self._environment = environment
        self.latest = time.time_ns() - TICK
        """A file with a time (ns) after this may have changed since it was read, and its times would not tell."""
        self.digest = b""
        """Of what was read or written."""

    def rows(self) -> Sequence[Any]:
        """The rows; none where there is no file, or it is damaged, or of another environment."""
        try:
            data = memoryview(self._path.read_bytes())
            digest, packed = bytes(data[:_DIGEST]), data[_DIGEST:]
            if digest != blake2b(packed, digest_size=_DIGEST).digest():
                return ()
            environment, rows = msgpack.unpackb(packed, use_list=False)
        except (OSError, ValueError, TypeError, msgpack.exceptions.UnpackException):
            return ()
        if environment != self._environment:
            return ()
        self.digest = digest
        return rows  # type: ignore[no-any-return]  # the digest has vouched for what was packed

    def write(self, rows: Iterable[object]) -> None:
        packed = msgpack.packb((self._environment, list(rows)))
        self.digest = blake2b(packed, digest_size=_DIGEST).digest()
        write_atomically(self._path, self.digest + packed)


def is_same(entries: Sequence[object], loaded: Mapping[str, object], keys: Iterable[str]) -> bool:
    """Whether ``entries`` are what was loaded, each the very one of its key."""
    return len(entries) == len(loaded) and all(loaded.get(key) is e for key, e in zip(keys, entries, strict=True))
