"""The files in the press kit of a conference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from honorroll.base.vietnamese import short_date, slug
from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.facts import ConferenceFacts, where
from honorroll.conferences.particulars import Person
from honorroll.conferences.words import ITEMS, KINDS
from honorroll.content.choices import capital
from honorroll.content.directives import DirectiveRenderer, plain_text
from honorroll.content.licences import licence_of
from honorroll.content.model import Facts
from honorroll.content.settings import Settings
from honorroll.media import clean_copy
from honorroll.media.renditions import PRESS, WHOLE
from honorroll.pages import addresses, press_photos, press_release
from honorroll.pages.press_kit import KitFile, cited_in_full, of_bytes, sources, text


def kit_entries(
    root: Path,
    details: ConferenceDetails,
    facts: ConferenceFacts,
    honorees: Mapping[str, Facts],
    settings: Settings,
    renderer: DirectiveRenderer | None,
) -> list[KitFile]:
    """The files of the kit, sorted by name.

    They are the press release, the fact sheet, the programme, speeches, documents, portraits of honorees and speakers,
    photos, and the captions, credits and licences of both. ``renderer`` is needed where a text has directives.
    """
    top = facts.slug
    entries = [text(f"{top}/01-thong-tin.txt", _sheet(details, facts, honorees, settings))]
    if details.conference.programme:
        entries.append(text(f"{top}/02-chuong-trinh.txt", _programme(details, honorees)))
    for n, part in enumerate(details.speeches, 1):
        speaker = _name(part.speech.speaker, honorees)
        url = f"{settings.url}{facts.speech_url(part.id)}"
        speech = plain_text(part.text, renderer.draw, url) if renderer else part.text
        content = f"{part.speech.title}\n{speaker}\n\n{speech}\n"
        entries.append(text(f"{top}/03-tham-luan/{n:02}-{part.id}.txt", content))
    for file in facts.files:
        if addresses.is_document(file.url):
            name = file.path.rpartition("/")[2]
            entries.append(
                KitFile(
                    f"{top}/04-tai-lieu/{name}", partial(clean_copy.document, root / file.path, file.digest), file.size
                )
            )
    release = press_release.release(_release(details, facts, honorees, settings, renderer), settings)
    entries.append(of_bytes(f"{top}/00-thong-cao-bao-chi.docx", release))
    entries += press_photos.files(root, top, "07-chu-thich-anh", facts.name, list(_photos(details, facts, honorees)))
    return sorted(entries, key=lambda entry: entry.name)


def _photos(
    details: ConferenceDetails, facts: ConferenceFacts, honorees: Mapping[str, Facts]
) -> Iterator[press_photos.KitPhoto]:
    licence = details.conference.press.licence
    for honoree in portrait_slugs(facts):
        print_ = honorees[honoree].printed
        if print_.address:
            yield press_photos.KitPhoto(
                f"05-chan-dung/{honoree}.jpg",
                print_.address,
                print_.small,
                print_.caption,
                (honorees[honoree].name,),
                print_.credit,
                print_.licence or licence,
            )
    for album in details.albums:
        for n, photo in enumerate(map(album.album.completed, album.album.photos), 1):
            pictured = album.pictures[photo.file]
            yield press_photos.KitPhoto(
                f"06-anh/{album.id}/{n:03}-{slug(photo.file.rpartition('.')[0])}.jpg",
                pictured.press.largest(PRESS)[0] if pictured.press else "",
                press_photos.small(pictured.shown, WHOLE),
                photo.caption or photo.alt or "",
                tuple(honorees[honoree].name for honoree in photo.honorees),
                photo.credit or "",
                photo.licence or licence,
            )


def _release(
    details: ConferenceDetails,
    facts: ConferenceFacts,
    honorees: Mapping[str, Facts],
    settings: Settings,
    renderer: DirectiveRenderer | None,
) -> press_release.Release:
    conference, url = details.conference, f"{settings.url}{facts.url}"
    written = conference.text or ""
    speeches = [f"{part.speech.title} ({_name(part.speech.speaker, honorees)})" for part in details.speeches]
    honoured = [f"{name}: {deed}" if deed else name for name, deed in _honoured(facts, honorees)]
    return press_release.Release(
        facts.name,
        capital(". ".join(filter(None, (facts.when, facts.venue)))),
        facts.summary,
        plain_text(written, renderer.draw, url) if renderer else written,
        [
            ("Kết quả", conference.results),
            ("Được vinh danh" if facts.status == "held" else "Dự kiến vinh danh", honoured),
            ("Tham luận", speeches),
        ],
        cited_in_full(conference.sources),
        url,
        licence_of(conference.press.licence),
    )


def _honoured(facts: ConferenceFacts, honorees: Mapping[str, Facts]) -> Iterator[tuple[str, str]]:
    """Name and deed of each."""
    for honoree in facts.honorees:
        yield honorees[honoree].name, honorees[honoree].deed or honorees[honoree].role


def is_worth_it(facts: ConferenceFacts, honorees: Mapping[str, Facts]) -> bool:
    """Whether there is more to pack than what the page says: a speech, a document, a photo or a portrait."""
    return bool(
        facts.speeches
        or any(addresses.is_document(file.url) for file in facts.files)
        or any(album.photos for album in facts.albums)
        or any(honorees[slug].printed.address for slug in portrait_slugs(facts) if slug in honorees)
    )


def portrait_slugs(facts: ConferenceFacts) -> list[str]:
    """The slugs of the honorees whose portraits are in the kit."""
    speakers = (speech.honoree for speech in facts.speeches if speech.honoree)
    return list(dict.fromkeys((*facts.honorees, *speakers)))


def _sheet(
    details: ConferenceDetails, facts: ConferenceFacts, honorees: Mapping[str, Facts], settings: Settings
) -> str:
    conference = details.conference
    rows = [
        ("Loại", f"{KINDS[facts.kind]} {facts.of_level}"),
        (
            "Tình trạng",
            ". ".join(filter(None, (facts.state, conference.status_note))),
        ),
        ("Thời gian", facts.when),
        ("Dời từ", facts.moved_from),
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
        lines += ["Được vinh danh:" if facts.status == "held" else "Dự kiến vinh danh:"]
        lines += [
            f"- {honorees[honoree].name}: {settings.url}{addresses.honoree(honoree)}" for honoree in facts.honorees
        ]
        lines.append("")
    lines += sources(conference.sources)
    if licence := licence_of(conference.press.licence):
        lines += [f"Giấy phép: {licence.name}. {licence.terms} {licence.url}".rstrip(), ""]
    lines += [f"Trang: {settings.url}{facts.url}", settings.notice]
    return "\n".join(lines) + "\n"


def _programme(details: ConferenceDetails, honorees: Mapping[str, Facts]) -> str:
    lines = [details.conference.name, "Chương trình", ""]
    for item in details.conference.programme:
        at = " ".join(filter(None, (short_date(item.day) if item.day else "", item.start)))
        length = f" ({item.duration} phút)" if item.duration else ""
        what = " ".join(filter(None, (item.title or ITEMS[item.kind], where(item))))
        lines.append(f"{f'{at}  ' if at else ''}{what}{length}")
        lines += [f"    {_name(person, honorees)}" for person in item.people]
    return "\n".join(lines) + "\n"


def _name(person: Person, honorees: Mapping[str, Facts]) -> str:
    name = honorees[person.honoree].name if person.honoree else person.name
    return ", ".join(filter(None, (name, person.position, person.role)))
