"""What the film formats share: bytes to overwrite in a copy, and the reasons why a film cannot be published."""

from __future__ import annotations

from typing import BinaryIO, NamedTuple

#: The most boxes or elements of a film, of which two hours of WebM have 600,000, and the most redactions.
MAX_PARTS, MAX_REDACTIONS = 1_000_000, 100_000
_WINDOW_BYTES = 1 << 16
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


class PartReader:
    """Reads the heads of boxes or elements. Raises BrokenFilmError where there are more than ``MAX_PARTS``."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._left = file, MAX_PARTS
        self._window, self._start = b"", 0

    def head(self, start: int, length: int) -> bytes:
        """``read``, counted."""
        self._left -= 1
        if self._left < 0:
            raise BrokenFilmError
        return self.read(start, length)

    def read(self, start: int, length: int) -> bytes:
        """At most ``length`` bytes from offset ``start``; small pieces that lie together are read at once."""
        at = start - self._start
        if not 0 <= at <= len(self._window) - length:
            self._file.seek(start)
            self._window, self._start, at = self._file.read(max(length, _WINDOW_BYTES)), start, 0
        return self._window[at : at + length]
