"""The files of the records: each a line after the other in the order of ids, whatever was edited when.

A build goes on from the file of the release before: the lines of those who changed are put in their places, and all
between is copied. A build from nothing writes every line out of the spool, to the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO, NamedTuple

from honorroll.outputs.data.ids import ID_LENGTH

#: What stands before the id in a line of JSON.
JSON_PREFIX = b'{"id":"'
_ID = ID_LENGTH + 1
_PIECE = 1 << 20
_BUFFER = 1 << 18


class Base(NamedTuple):
    """Where the lines of a file come from: ``path`` is that file in the release before, None in a build from nothing;
    ``changed`` has by id the lines now of all those who are not as they were there, ``b""`` for nothing.
    """

    path: Path | None
    changed: Callable[[], Mapping[str, bytes]]


def write_lines(target: Path, head: bytes, prefix: bytes, base: Base) -> None:
    """Write the file at ``target``. ``head`` is what stands before the first line; ``prefix`` before each id."""
    changed = base.changed()
    with open(target, "xb", buffering=_BUFFER) as out:
        if base.path is None:
            out.write(head)
            out.writelines(changed[id_] for id_ in sorted(changed))
            return
        with open(base.path, "rb") as file:
            if os.fstat(file.fileno()).st_size == 0:  # which cannot be mapped
                out.writelines(changed[id_] for id_ in sorted(changed))
                return
            with mmap(file.fileno(), 0, access=ACCESS_READ) as before:
                _amend(out, before, len(head), prefix, changed)


def _amend(out: BinaryIO, before: mmap, head: int, prefix: bytes, changed: Mapping[str, bytes]) -> None:
    at = 0
    for id_ in sorted(changed):
        start, end = block(before, head, prefix, id_)
        with memoryview(before) as view, view[at:start] as unchanged:
            out.write(unchanged)
        out.write(changed[id_])
        at = end
    with memoryview(before) as view, view[at:] as rest:
        out.write(rest)


def block(data: mmap, head: int, prefix: bytes, id_: str) -> tuple[int, int]:
    """Where the lines of ``id_`` begin and end, or would."""
    skip = len(prefix)

    def first_not_less(wanted: bytes) -> int:
        low, high = head, len(data)  # each is the beginning of a line, or the end
        while low < high:
            middle = _line_at(data, head, (low + high) // 2)
            if data[middle + skip : middle + skip + _ID] < wanted:
                low = _next_line(data, middle)
            else:
                high = middle
        return low

    return first_not_less(id_.encode()), first_not_less(id_.encode() + b"\0")


def _line_at(data: mmap, head: int, at: int) -> int:
    """The beginning of the line that ``at`` lies in."""
    return max(data.rfind(b"\n", head, at) + 1, head)


def _next_line(data: mmap, at: int) -> int:
    end = data.find(b"\n", at)
    return len(data) if end < 0 else end + 1


def write_document(target: Path, lines: Path, head: bytes, tail: bytes) -> None:
    """Write the lines of JSON in the file at ``lines`` as one document: an array between ``head`` and ``tail``."""
    with open(lines, "rb") as file, open(target, "xb", buffering=_BUFFER) as out:
        out.write(head)
        held = b""
        while piece := file.read(_PIECE):
            data = held + piece
            out.write(data[:-1].replace(b"\n", b",\n"))
            held = data[-1:]
        out.write(held.rstrip(b"\n") + tail)


def versions(path: Path) -> Iterator[tuple[str, bytes]]:
    """Each id in a file of lines of JSON, with its line."""
    skip = len(JSON_PREFIX)
    with open(path, "rb") as file:
        for line in file:
            yield line[skip : skip + _ID].decode("ascii", "replace"), line
