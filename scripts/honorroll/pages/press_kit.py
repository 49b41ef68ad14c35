"""Press kits: a ZIP for journalists with the texts, photos and documents of a conference or an honoree.

The same content gives the same bytes. Members are stored uncompressed: photos and documents are compressed already, and
so the size is known before the ZIP is written and can stand beside the link. The ZIP is written piece by piece.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from honorroll.base.keys import key_of
from honorroll.content.shared import Reference
from honorroll.pages.page import PlannedFile

#: Sizes in bytes: local header and directory entry of a member without its name, and the end record of the archive.
_MEMBER, _END = 30 + 46, 22
_LEAST_TIME = (1980, 1, 1, 0, 0, 0)


class KitFile(NamedTuple):
    """A member of a kit: its name, its content (bytes, or a function that makes them) and its size in bytes."""

    name: str
    data: bytes | Callable[[], bytes]
    size: int


def url(page: str) -> str:
    """The address of the kit of the page at the address ``page``."""
    return f"{page}bo-tu-lieu.zip"


def size(entries: Iterable[KitFile]) -> int:
    """The size in bytes of the ZIP that ``write`` makes of these members."""
    return sum(_MEMBER + 2 * len(entry.name.encode()) + entry.size for entry in entries) + _END


def write(target: Path, entries: Sequence[KitFile]) -> None:
    """Write the ZIP to a path that does not exist yet. Members have no timestamps."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for entry in entries:
            info = zipfile.ZipInfo(entry.name, _LEAST_TIME)
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            with archive.open(info, "w") as member:
                member.write(entry.data if isinstance(entry.data, bytes) else entry.data())


def text(name: str, content: str) -> KitFile:
    """A text file for Windows: UTF-8 with BOM, lines ending in CRLF."""
    return of_bytes(name, b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode())


def of_bytes(name: str, data: bytes) -> KitFile:
    """A file of what is at hand."""
    return KitFile(name, data, len(data))


def sources(references: Sequence[Reference]) -> list[str]:
    """The lines of a text file that name the sources; empty without any."""
    return ["Nguồn:", *(f"- {each}" for each in cited_in_full(references)), ""] if references else []


def cited_in_full(references: Sequence[Reference]) -> list[str]:
    """A line a source: title, publisher, day and address."""
    return [", ".join(filter(None, (source.title, source.publisher, source.date, source.url))) for source in references]


def planned(environment: bytes, shown: bytes, entries: Callable[[], list[KitFile]]) -> PlannedFile:
    """A kit whose members are gathered when it is written. ``shown`` is the digest of its content, ``environment`` that
    of the surrounding words: names of titles, the notice of the site.
    """
    return PlannedFile(key_of("kit", environment, shown), lambda path: write(path, entries()))
