"""What of a conference goes into its press kit (see ``kits``)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from honorroll.base.vietnamese import slug
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.model import Person
from honorroll.conferences.parts import Parts
from honorroll.conferences.words import ITEMS, KINDS, OF_LEVEL, STATUSES
from honorroll.content.directives import DirectiveRenderer, told
from honorroll.content.model import Facts, Settings
from honorroll.media.plan import PRESS
from honorroll.pages import addresses
from honorroll.pages.press_kit import Entry, captions, printed, sources, text


def conference(
    root: Path, parts: Parts, facts: ConferenceFacts, honorees: Mapping[str, Facts], settings: Settings,
    placing: DirectiveRenderer | None,
) -> list[Entry]:  # fmt: skip
    """Fact sheet, programme, speeches, documents, portraits of the honoured and of speakers, photos, and the captions and
    credits of both; in the order of names.
    """
    top = facts.slug
    found = [text(f"{top}/01-thong-tin.txt", _sheet(parts, facts, honorees, settings))]
    if parts.conference.programme:
        found.append(text(f"{top}/02-chuong-trinh.txt", _programme(parts, honorees)))
    for n, part in enumerate(parts.speeches, 1):
        speaker = _name(part.speech.speaker, honorees)
        said = told(part.text, placing.draw, f"{settings.url}{facts.speech_url(part.id)}") if placing else part.text
        found.append(text(f"{top}/03-tham-luan/{n:02}-{part.id}.txt", f"{part.speech.title}\n{speaker}\n\n{said}\n"))
    for file in facts.files:
        if addresses.is_document(file.url):
            name = file.path.rpartition("/")[2]
            found.append(Entry(f"{top}/04-tai-lieu/{name}", root / file.path, file.size))
    rows = []
    for honoree in likenesses(facts):
        address, caption, credit = honorees[honoree].printed
        if address:
            name = f"05-chan-dung/{honoree}.jpg"
            found.append(printed(root, f"{top}/{name}", address))
            rows.append((name, caption, honorees[honoree].name, credit))
    for album in parts.albums:
        for n, photo in enumerate(album.album.photos, 1):
            name = f"06-anh/{album.id}/{n:03}-{slug(photo.file.rpartition('.')[0])}.jpg"
            if large := album.pictures[photo.file].press:
                found.append(printed(root, f"{top}/{name}", large.largest(PRESS)[0]))
            people = ", ".join(honorees[honoree].name for honoree in photo.honorees)
            rows.append((name, photo.caption or photo.alt or "", people, photo.credit or album.album.credit or ""))
    if rows:
        found += captions(f"{top}/07-chu-thich-anh", rows)
    return sorted(found)


def likenesses(facts: ConferenceFacts) -> list[str]:
    """Whose portraits are in it."""
    speakers = (speech.honoree for speech in facts.speeches if speech.honoree)
    return list(dict.fromkeys((*facts.honorees, *speakers)))


def _sheet(parts: Parts, facts: ConferenceFacts, honorees: Mapping[str, Facts], settings: Settings) -> str:
    conference = parts.conference
    rows = [
        ("Loại", f"{KINDS[facts.kind]} {OF_LEVEL[facts.level]}"),
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
        lines += [
            f"- {honorees[honoree].name}: {settings.url}{addresses.honoree(honoree)}" for honoree in facts.honorees
        ]
        lines.append("")
    lines += sources(conference.sources)
    lines += [f"Trang: {settings.url}{facts.url}", settings.notice]
    return "\n".join(lines) + "\n"


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
