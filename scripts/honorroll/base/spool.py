"""A spool on disk for what is made long before it is written: ten thousand stories need not be held in memory."""

from __future__ import annotations

import os
import tempfile
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple


class Place(NamedTuple):
    """An entry in a spool: in which file, at which byte, and how many bytes each of its parts has."""

    file: int
    offset: int
    lengths: tuple[int, ...]


class Spool:
    """Two nameless files, one for the process that opened the spool and one for the child that it forks.

    Both can read both afterwards; the files are gone with the processes, however those end.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._files = [tempfile.TemporaryFile(dir=folder) for _ in range(2)]  # noqa: SIM115  # open as long as the spool
        self._owner = os.getpid()

    def __del__(self) -> None:
        for file in self._files:
            file.close()

    def put(self, *parts: bytes) -> Place:
        file = 0 if os.getpid() == self._owner else 1
        descriptor = self._files[file].fileno()
        place = Place(file, os.lseek(descriptor, 0, os.SEEK_END), tuple(map(len, parts)))
        os.pwrite(descriptor, b"".join(parts), place.offset)
        return place

    def get(self, place: Place) -> list[bytes]:
        """The parts as they were put."""
        data = os.pread(self._files[place.file].fileno(), sum(place.lengths), place.offset)
        ends = list(accumulate(place.lengths, initial=0))
        return [data[start:end] for start, end in pairwise(ends)]
