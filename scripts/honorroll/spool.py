"""Where drawn pages wait for the press: on disk, for ten thousand stories need not be held in memory."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from honorroll.pages.html import Drawn


class Place(NamedTuple):
    """A page in a spool: in which file, at which byte, and how many bytes its title, description and fragment have."""

    file: int
    offset: int
    lengths: tuple[int, int, int]


class Spool:
    """Two nameless files, one for the process that opened the spool and one for the child that it forks.

    Both can read both afterwards; the files are gone with the processes, however those end.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._files = [tempfile.TemporaryFile(dir=folder) for _ in range(2)]  # noqa: SIM115  # open as long as the spool
        self._owner = os.getpid()
        self._offset = 0

    def __del__(self) -> None:
        for file in self._files:
            file.close()

    def put(self, drawn: Drawn) -> Place:
        texts = [text.encode() for text in drawn[:3]]
        return self._put(b"".join(texts), (len(texts[0]), len(texts[1]), len(texts[2])))

    def put_bytes(self, data: bytes) -> Place:
        return self._put(data, (len(data), 0, 0))

    def _put(self, data: bytes, lengths: tuple[int, int, int]) -> Place:
        file = 0 if os.getpid() == self._owner else 1
        place = Place(file, self._offset, lengths)
        self._offset += os.pwrite(self._files[file].fileno(), data, self._offset)
        return place

    def get_bytes(self, place: Place) -> bytes:
        return os.pread(self._files[place.file].fileno(), sum(place.lengths), place.offset)

    def get(self, place: Place) -> tuple[Drawn, bytes]:
        """The page without its fragment, and the fragment."""
        data = self.get_bytes(place)
        title, description, _ = place.lengths
        rest = title + description
        return Drawn(data[:title].decode(), data[title:rest].decode(), ""), data[rest:]
