"""Press kits: a ZIP for journalists with the texts, photos and documents of a conference or an honoree.

The same content gives the same bytes. Members are stored uncompressed: photos and documents are compressed already, and
so the size is known before the ZIP is written and can stand beside the link. The ZIP is written piece by piece.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from honorroll.base.files import open_file
from honorroll.base.keys import key_of
from honorroll.content.shared import Reference
from honorroll.formats.csv import encode_csv
from honorroll.media import pool
from honorroll.pages.page import PlannedFile

#: Sizes in bytes: local header and directory entry of a member without its name, and the end record of the archive.
_MEMBER, _END = 30 + 46, 22
_LEAST_TIME = (1980, 1, 1, 0, 0, 0)


class KitFile(NamedTuple):
    """A member of a kit: its name, its content (bytes, a file, or a function that makes it) and its size in bytes."""

    name: str
    data: bytes | Path | Callable[[], bytes]
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
                if not isinstance(entry.data, Path):
                    member.write(entry.data if isinstance(entry.data, bytes) else entry.data())
                    continue
                with open(open_file(entry.data), "rb") as opened:
                    while piece := opened.read(1 << 20):
                        member.write(piece)


def printed(root: Path, name: str, address: str) -> KitFile:
    """A photo for print: 2,400 px wide, without metadata, from the pool."""
    path = pool.path_of(root, address)
    return KitFile(name, path, path.stat().st_size)


def captions(name: str, rows: Sequence[tuple[str, str, str, str]]) -> list[KitFile]:
    """File name, caption, people and credit of each photo, as a text file and as a CSV file."""
    as_text = "\n\n".join(
        "\n".join(filter(None, (file, caption, people and f"Trong ảnh: {people}", credit and f"Ảnh: {credit}")))
        for file, caption, people, credit in rows
    )
    table = encode_csv([("Tệp", "Chú thích", "Người trong ảnh", "Tác giả"), *rows])
    return [text(f"{name}.txt", f"{as_text}\n"), _entry(f"{name}.csv", table)]


def text(name: str, content: str) -> KitFile:
    """A text file for Windows: UTF-8 with BOM, lines ending in CRLF."""
    return _entry(name, b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode())


def _entry(name: str, data: bytes) -> KitFile:
    return KitFile(name, data, len(data))


def sources(references: Sequence[Reference]) -> list[str]:
    """The lines of a text file that name the sources; empty without any."""
    if not references:
        return []
    lines = [
        ", ".join(filter(None, (source.title, source.publisher, source.date, source.url))) for source in references
    ]
    return ["Nguồn:", *(f"- {each}" for each in lines), ""]


def planned(environment: bytes, shown: bytes, entries: Callable[[], list[KitFile]]) -> PlannedFile:
    """A kit whose members are gathered when it is written. ``shown`` is the digest of its content, ``environment`` that
    of the surrounding words: names of titles, the notice of the site.
    """
    return PlannedFile(key_of("kit", environment, shown), lambda path: write(path, entries()))
