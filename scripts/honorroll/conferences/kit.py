"""Press kits: a ZIP of what a journalist needs of a conference or of an honoree, the same bytes from the same content.

Nothing in it is packed: photos and documents are packed already, and so its size is known before it is made, to be
told beside the link. It is written in pieces and never in memory whole.
"""

from __future__ import annotations

import csv
import io
import os
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.model import Person
from honorroll.conferences.parts import Parts
from honorroll.conferences.pictures import Pictures
from honorroll.conferences.words import ITEMS, KINDS, LEVELS, STATUSES
from honorroll.model import Facts, Reference, Settings
from honorroll.vietnamese import slug

#: Of a ZIP without packing: header and directory entry of a member without their name, and the end of the archive.
_MEMBER, _END = 30 + 46, 22
_LEAST_TIME = (1980, 1, 1, 0, 0, 0)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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


def conference(
    root: Path, parts: Parts, facts: ConferenceFacts, honorees: Mapping[str, Facts], pictures: Pictures, settings: Settings
) -> list[Entry]:  # fmt: skip
    """Fact sheet, programme, speeches, documents, photos with their captions and credits; in the order of names."""
    top = facts.slug
    found = [text(f"{top}/01-thong-tin.txt", _sheet(parts, facts, honorees, settings))]
    if parts.conference.programme:
        found.append(text(f"{top}/02-chuong-trinh.txt", _programme(parts, honorees)))
    for n, part in enumerate(parts.speeches, 1):
        speaker = _name(part.speech.speaker, honorees)
        found.append(
            text(f"{top}/03-tham-luan/{n:02}-{part.id}.txt", f"{part.speech.title}\n{speaker}\n\n{part.text}\n")
        )
    for file in facts.files:
        if "/tai-lieu/" in file.url:
            name = file.path.rpartition("/")[2]
            found.append(Entry(f"{top}/04-tai-lieu/{name}", root / file.path, file.size))
    rows = []
    for album in parts.albums:
        for n, photo in enumerate(album.album.photos, 1):
            large = pictures.large(album.id, photo)
            name = f"05-anh/{album.id}/{n:03}-{slug(photo.file.rpartition('.')[0])}.jpg"
            if large:
                found.append(Entry(f"{top}/{name}", large.path, large.size))
            people = ", ".join(honorees[honoree].name for honoree in photo.honorees)
            shown = name if large else ""
            rows.append((shown, photo.caption or photo.alt or "", people, photo.credit or album.album.credit or ""))
    if rows:
        found += captions(f"{top}/06-chu-thich-anh", rows)
    return sorted(found)


def captions(name: str, rows: Sequence[tuple[str, str, str, str]]) -> list[Entry]:
    """File, caption, people and credit of each photo: as text for readers, as a table for desks."""
    told = "\n\n".join("\n".join(filter(None, (file, caption, people and f"Trong ảnh: {people}", credit and f"Ảnh: {credit}"))) for file, caption, people, credit in rows)  # fmt: skip
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(("Tệp", "Chú thích", "Người trong ảnh", "Tác giả"))
    writer.writerows([tuple(map(neutral, row)) for row in rows])
    return [text(f"{name}.txt", f"{told}\n"), _entry(f"{name}.csv", b"\xef\xbb\xbf" + table.getvalue().encode())]


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def text(name: str, content: str) -> Entry:
    """A text with a mark in front, by which Notepad knows its letters, and line ends that it shows."""
    return _entry(name, b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode())


def _entry(name: str, data: bytes) -> Entry:
    return Entry(name, data, len(data))


def _sheet(parts: Parts, facts: ConferenceFacts, honorees: Mapping[str, Facts], settings: Settings) -> str:
    conference = parts.conference
    rows = [
        ("Loại", f"{KINDS[facts.kind]}, {LEVELS[facts.level].lower()}"),
        ("Tình trạng", ". ".join(filter(None, (STATUSES[facts.status], conference.status_note)))),
        ("Thời gian", facts.when),
        ("Địa điểm", facts.venue),
        ("Cơ quan tổ chức", facts.organiser),
        ("Đại biểu", conference.delegates or ""),
        ("Dự và chỉ đạo", "; ".join(conference.attended_by)),
        ("Kết quả", "; ".join(conference.results)),
    ]
    lines = [facts.name, "", *(f"{label}: {value}" for label, value in rows if value), ""]
    if facts.summary:
        lines += [facts.summary, ""]
    if facts.honorees:
        lines += ["Được vinh danh:"]
        lines += [f"- {honorees[honoree].name}: {settings.url}bang-vang/{honoree}/" for honoree in facts.honorees]
        lines.append("")
    lines += sources(conference.sources)
    lines += [f"Trang: {settings.url}{facts.url}", settings.notice]
    return "\n".join(lines) + "\n"


def sources(references: Sequence[Reference]) -> list[str]:
    if not references:
        return []
    told = [", ".join(filter(None, (source.title, source.publisher, source.date, source.url))) for source in references]
    return ["Nguồn:", *(f"- {each}" for each in told), ""]


def _programme(parts: Parts, honorees: Mapping[str, Facts]) -> str:
    lines = [parts.conference.name, "Chương trình", ""]
    for item in parts.conference.programme:
        at = " ".join(filter(None, (item.day.strftime("%d/%m/%Y") if item.day else "", item.start)))
        length = f" ({item.duration} phút)" if item.duration else ""
        lines.append(f"{f'{at}  ' if at else ''}{item.title or ITEMS[item.kind]}{length}")
        lines += [f"    {_name(person, honorees)}" for person in item.people]
    return "\n".join(lines) + "\n"


def _name(person: Person, honorees: Mapping[str, Facts]) -> str:
    name = honorees[person.honoree].name if person.honoree else person.name
    return ", ".join(filter(None, (name, person.position, person.role)))
