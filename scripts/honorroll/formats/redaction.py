"""What the film formats share: bytes to overwrite in a copy, and the reasons why a film cannot be published."""

from __future__ import annotations

from typing import BinaryIO, NamedTuple

#: The most boxes or elements of a film: two hours of WebM have 600,000.
MAX_PARTS = 2_000_000
_CHUNK_BYTES = 1 << 20


class BrokenFilmError(Exception):
    """The file is damaged or cut short."""


class DataTrackError(Exception):
    """The film has a track that is neither picture nor sound."""


class UnsupportedFilmError(Exception):
    """Browsers do not play the film."""


class Redaction(NamedTuple):
    """Bytes to overwrite from offset ``start``: with ``head``, then with zeros, ``length`` bytes in all."""

    start: int
    head: bytes
    length: int

    def is_needed(self, file: BinaryIO) -> bool:
        """Whether it would change ``file``."""
        file.seek(self.start)
        if file.read(len(self.head)) != self.head:
            return True
        remaining = self.length - len(self.head)
        while remaining > 0:
            chunk = file.read(min(remaining, _CHUNK_BYTES))
            if not chunk or chunk.strip(b"\0"):
                return bool(chunk)
            remaining -= len(chunk)
        return False

    def apply(self, file: BinaryIO) -> None:
        """Overwrite the bytes of ``file``."""
        file.seek(self.start)
        file.write(self.head)
        remaining = self.length - len(self.head)
        while remaining > 0:
            remaining -= file.write(bytes(min(remaining, _CHUNK_BYTES)))


class PartCounter:
    """Counts boxes or elements. Raises BrokenFilmError where there are more than ``MAX_PARTS``."""

    def __init__(self) -> None:
        self._left = MAX_PARTS

    def count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise BrokenFilmError
