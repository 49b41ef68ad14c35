"""Temporary storage on disk for what is made long before it is written, such as the HTML of ten thousand stories."""

from __future__ import annotations

import os
import tempfile
from array import array
from collections.abc import Callable
from itertools import accumulate, pairwise
from pathlib import Path
from struct import Struct
from typing import NewType

from honorroll.base.files import read_at, write_at

#: Where something lies in a spool: the number of the file, the offset, and the length in bytes of each part; packed,
#: for there is one of everybody as long as a build takes.
SpoolRef = NewType("SpoolRef", bytes)
_PLACE = Struct("<BQ")


class Spool:
    """Two unnamed temporary files, one for the process that opened the spool and one for the child that it forks.

    Each process writes to its own file and can read both. The files disappear with the processes, however those end.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        # they stay open as long as the spool
        self._files = [tempfile.TemporaryFile(dir=folder) for _ in range(2)]  # noqa: SIM115
        self._owner = os.getpid()

    def __del__(self) -> None:
        for file in self._files:
            file.close()

    def put(self, *parts: bytes) -> SpoolRef:
        """Append ``parts``; the result is for ``get``."""
        file = 0 if os.getpid() == self._owner else 1
        descriptor = self._files[file].fileno()
        offset = os.lseek(descriptor, 0, os.SEEK_END)
        write_at(descriptor, b"".join(parts), offset)
        return SpoolRef(_PLACE.pack(file, offset) + array("L", map(len, parts)).tobytes())

    def get(self, ref: SpoolRef) -> list[bytes]:
        """The parts that one call of ``put`` stored."""
        file, offset = _PLACE.unpack_from(ref)
        lengths = array("L", ref[_PLACE.size :])
        data = read_at(self._files[file].fileno(), sum(lengths), offset)
        ends = list(accumulate(lengths, initial=0))
        return [data[start:end] for start, end in pairwise(ends)]

    def put_away(self, data: bytes) -> Callable[[], bytes]:
        """Append ``data``; the result reads it again."""
        ref = self.put(data)
        return lambda: self.get(ref)[0]
