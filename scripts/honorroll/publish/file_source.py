"""What a file of a copy is made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Rewritten(NamedTuple):
    """A file of a release that a copy has otherwise. It is read when it is wanted: thousands are not held at once."""

    file: Path
    rewrite: Callable[[bytes], bytes]


#: Bytes, the file that holds them, or one that is rewritten.
Source = bytes | Path | Rewritten


def bytes_of(source: Source) -> bytes:
    """The bytes of the file."""
    if isinstance(source, Rewritten):
        return source.rewrite(source.file.read_bytes())
    return source if isinstance(source, bytes) else source.read_bytes()


def size_of(source: Source) -> int:
    """How many bytes the file has; what is rewritten is read for that."""
    return source.stat().st_size if isinstance(source, Path) else len(bytes_of(source))
