"""Press kits: a ZIP of what a journalist needs of a conference or of an honoree, the same bytes from the same content.

Nothing in it is packed: photos and documents are packed already, and so its size is known before it is made, to be
told beside the link. It is written in pieces and never in memory whole.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from honorroll.base.keys import key_of
from honorroll.base.vietnamese import slug
from honorroll.content.model import Facts, Honoree, Reference, Settings, Vocabulary
from honorroll.formats.csv import csv_file
from honorroll.media import pool
from honorroll.media.album import Album
from honorroll.media.plan import PRESS
from honorroll.pages import addresses
from honorroll.pages.head import award_text
from honorroll.pages.page import PlannedFile

#: Of a ZIP without packing: header and directory entry of a member without their name, and the end of the archive.
_MEMBER, _END = 30 + 46, 22
_LEAST_TIME = (1980, 1, 1, 0, 0, 0)


class Entry(NamedTuple):
    """A member: its name, and its bytes or where they lie with their number."""

    name: str
    data: bytes | Path
    size: int


def url(page: str) -> str:
    return f"{page}bo-tu-lieu.zip"


def size(entries: Iterable[Entry]) -> int:
    return sum(_MEMBER + 2 * len(entry.name.encode()) + entry.size for entry in entries) + _END


def write(target: Path, entries: Sequence[Entry]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for entry in entries:
            info = zipfile.ZipInfo(entry.name, _LEAST_TIME)
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            with archive.open(info, "w") as member:
                if isinstance(entry.data, bytes):
                    member.write(entry.data)
                    continue
                descriptor = os.open(entry.data, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
                with open(descriptor, "rb") as opened:
                    while piece := opened.read(1 << 20):
                        member.write(piece)


def printed(root: Path, name: str, address: str) -> Entry:
    """A photo for print, 2,400 px without metadata, out of the pool."""
    path = pool.file(root, address)
    return Entry(name, path, path.stat().st_size)


def captions(name: str, rows: Sequence[tuple[str, str, str, str]]) -> list[Entry]:
    """File, caption, people and credit of each photo: as text for readers, as a table for desks."""
    told = "\n\n".join("\n".join(filter(None, (file, caption, people and f"Trong ảnh: {people}", credit and f"Ảnh: {credit}"))) for file, caption, people, credit in rows)  # fmt: skip
    table = csv_file([("Tệp", "Chú thích", "Người trong ảnh", "Tác giả"), *rows])
    return [text(f"{name}.txt", f"{told}\n"), _entry(f"{name}.csv", table)]


def text(name: str, content: str) -> Entry:
    """A text with a mark in front, by which Notepad knows its letters, and line ends that it shows."""
    return _entry(name, b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode())


def _entry(name: str, data: bytes) -> Entry:
    return Entry(name, data, len(data))


def sources(references: Sequence[Reference]) -> list[str]:
    if not references:
        return []
    told = [", ".join(filter(None, (source.title, source.publisher, source.date, source.url))) for source in references]
    return ["Nguồn:", *(f"- {each}" for each in told), ""]


def planned(environment: bytes, shown: bytes, entries: Callable[[], list[Entry]]) -> PlannedFile:
    """A kit that is made when it is needed. ``shown`` stands for what is told; the words for it (names of titles, the
    notice of the site) are of the ``environment``.
    """
    return PlannedFile(key_of("kit", environment, shown), lambda path: write(path, entries()))


def honoree(
    root: Path, shown: Honoree, album: Album, facts: Facts, vocabulary: Vocabulary, settings: Settings
) -> list[Entry]:
    """Fact sheet, story and photos of what may be published of an honoree (see ``facts.published``)."""
    awards = [award_text(award, vocabulary) for award in facts.awards if award.status == "granted"]
    name = f"{shown.honorific} {shown.name}" if shown.honorific else shown.name
    rows = [("Chức vụ", shown.position), ("Đơn vị", shown.unit), ("Địa bàn", shown.locality)]
    lines = [name, "", *(f"{label}: {value}" for label, value in rows if value)]
    if awards:
        lines += ["", "Danh hiệu và khen thưởng:", *(f"- {award}" for award in awards)]
    if shown.summary:
        lines += ["", shown.summary]
    if shown.quote:
        lines += ["", f"“{shown.quote.text.strip()}”"]
    lines += ["", *sources(shown.sources), f"Trang: {settings.url}{addresses.honoree(facts.slug)}", settings.notice]
    found = [text(f"{facts.slug}/01-thong-tin.txt", "\n".join(lines) + "\n")]
    if shown.story:
        found.append(text(f"{facts.slug}/02-cau-chuyen.txt", f"{name}\n\n{shown.story.strip()}\n"))
    photos: list[tuple[str, str, str, str]] = []
    for n, (photo, large) in enumerate(album.press, 1):
        file = f"03-anh/{n:03}-{slug(photo.file.rpartition('.')[0])}.jpg"
        found.append(printed(root, f"{facts.slug}/{file}", large.largest(PRESS)[0]))
        photos.append((file, photo.caption or photo.alt or "", shown.name if n == 1 else "", photo.credit or ""))
    return found + captions(f"{facts.slug}/04-chu-thich-anh", photos) if photos else found
