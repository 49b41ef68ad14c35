"""Press kits: a ZIP of what a journalist needs of a conference or of an honoree, the same bytes from the same content.

Members are stored, not compressed: photos and documents are compressed already, and the size is known before the ZIP
is written, so that it can stand beside the link. It is written in pieces and never in memory whole.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from honorroll.base.keys import key_of
from honorroll.content.shared import Reference
from honorroll.formats.csv import encode_csv
from honorroll.media import pool
from honorroll.pages.page import PlannedFile

#: Sizes in bytes: local header and directory entry of a member without its name, and the end record of the archive.
_MEMBER, _END = 30 + 46, 22
_LEAST_TIME = (1980, 1, 1, 0, 0, 0)


class KitFile(NamedTuple):
    """A member: its name, its bytes, the file that holds them, or what makes them, and their number."""

    name: str
    data: bytes | Path | Callable[[], bytes]
    size: int


def url(page: str) -> str:
    """The address of the kit of the page at ``page``."""
    return f"{page}bo-tu-lieu.zip"


def size(entries: Iterable[KitFile]) -> int:
    """The size in bytes of the ZIP that ``write`` makes of these members."""
    return sum(_MEMBER + 2 * len(entry.name.encode()) + entry.size for entry in entries) + _END


def write(target: Path, entries: Sequence[KitFile]) -> None:
    """Write the ZIP, without times, to a path where nothing is."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for entry in entries:
            info = zipfile.ZipInfo(entry.name, _LEAST_TIME)
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            with archive.open(info, "w") as member:
                if not isinstance(entry.data, Path):
                    member.write(entry.data if isinstance(entry.data, bytes) else entry.data())
                    continue
                descriptor = os.open(entry.data, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
                with open(descriptor, "rb") as opened:
                    while piece := opened.read(1 << 20):
                        member.write(piece)


def printed(root: Path, name: str, address: str) -> KitFile:
    """A photo for print, 2,400 px without metadata, out of the pool."""
    path = pool.path_of(root, address)
    return KitFile(name, path, path.stat().st_size)


def captions(name: str, rows: Sequence[tuple[str, str, str, str]]) -> list[KitFile]:
    """File, caption, people and credit of each photo: as text for readers, as a table for desks."""
    as_text = "\n\n".join(
        "\n".join(filter(None, (file, caption, people and f"Trong ảnh: {people}", credit and f"Ảnh: {credit}")))
        for file, caption, people, credit in rows
    )
    table = encode_csv([("Tệp", "Chú thích", "Người trong ảnh", "Tác giả"), *rows])
    return [text(f"{name}.txt", f"{as_text}\n"), _entry(f"{name}.csv", table)]


def text(name: str, content: str) -> KitFile:
    """A text file for Windows: UTF-8 with a BOM, lines that end in CRLF."""
    return _entry(name, b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode())


def _entry(name: str, data: bytes) -> KitFile:
    return KitFile(name, data, len(data))


def sources(references: Sequence[Reference]) -> list[str]:
    """The lines of a text that name the sources; none where there are none."""
    if not references:
        return []
    lines = [
        ", ".join(filter(None, (source.title, source.publisher, source.date, source.url))) for source in references
    ]
    return ["Nguồn:", *(f"- {each}" for each in lines), ""]


def planned(environment: bytes, shown: bytes, entries: Callable[[], list[KitFile]]) -> PlannedFile:
    """A kit whose files are gathered when it is written. ``shown`` is the digest of its content, ``environment`` that
    of the words around it: names of titles, the notice of the site.
    """
    return PlannedFile(key_of("kit", environment, shown), lambda path: write(path, entries()))
