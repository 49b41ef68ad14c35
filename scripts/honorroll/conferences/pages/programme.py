"""The programme of a conference as a timeline, each item with its people and media."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from honorroll.base import zone
from honorroll.base.vietnamese import long_date, number
from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.model import Speech
from honorroll.conferences.pages.papers import anchors
from honorroll.conferences.particulars import Person, ProgrammeItem
from honorroll.conferences.timetable import Block, ScheduledItem, blocks, schedule
from honorroll.conferences.words import ITEMS
from honorroll.content.model import Facts
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.media.documents import format_name
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, link


def programme(parts: ConferenceDetails, facts: ConferenceFacts, honorees: Mapping[str, Facts]) -> Html:
    """The items in order, grouped by day if there are several days; empty without a programme."""
    items = parts.conference.programme
    if not items:
        return EMPTY
    first = date.fromisoformat(facts.first[:10]) if facts.grain in ("minute", "day") else None
    scheduled = schedule(items, first)
    if facts.status == "cancelled" or facts.has_no_date:  # nothing of it goes on at that time
        scheduled = [each._replace(begins="", ends="") for each in scheduled]
    several = len({each.day for each in scheduled}) > 1
    rows, before = [], None
    for block in blocks(scheduled):
        if several and block.day and block.day != before:
            heading = long_date(block.day)
            rows.append(f'<li class="hr-day"><h3>{heading[0].upper()}{heading[1:]}</h3></li>\n')
        before = block.day
        rows += [_item(each, parts, facts, honorees, each.item.room or "") for each in block.items]
        if block.tracks:
            rows.append(_tracks(block, "h4" if several else "h3", parts, facts, honorees))
    timed = any(item.start for item in items)
    note = f'<p class="hr-programme-note">{esc(zone.in_words(first))}.</p>\n' if timed else ""
    return Html(
        '<section class="hr-programme" aria-labelledby="chuong-trinh">\n<h2 id="chuong-trinh">Chương trình</h2>\n'
        f"{note}<ol>\n{''.join(rows)}</ol>\n</section>\n"
    )


def _tracks(
    block: Block, heading: str, parts: ConferenceDetails, facts: ConferenceFacts, honorees: Mapping[str, Facts]
) -> str:
    """Tracks side by side, each under its name. The room stands there too where all items of the track are in it."""
    columns = ""
    for name, members in block.tracks:
        rooms = {each.item.room for each in members}
        room = rooms.pop() if len(rooms) == 1 else None
        where = f" <small>{esc(room)}</small>" if room and room != name else ""
        items = "".join(
            _item(each, parts, facts, honorees, "" if each.item.room in (room, name) else each.item.room or "")
            for each in members
        )
        columns += f'<div class="hr-track"><{heading}>{esc(name)}{where}</{heading}>\n<ol>\n{items}</ol></div>\n'
    return (
        f'<li class="hr-parallel"><p class="hr-parallel-note">{number(len(block.tracks))} phiên diễn ra cùng lúc</p>\n'
        f'<div class="hr-tracks">\n{columns}</div></li>\n'
    )


def _item(
    scheduled: ScheduledItem, parts: ConferenceDetails, facts: ConferenceFacts, honorees: Mapping[str, Facts], room: str
) -> str:
    """An item; ``room`` is where it takes place, ``""`` where that is said above."""
    item, _, begins, ends = scheduled
    live = f' data-hr-from="{begins}"' + (f' data-hr-to="{ends}"' if ends else "") if begins else ""
    clock = f'<time datetime="{begins}">{item.start}</time>' if begins else (item.start or "")
    length = f"<small>{item.duration} phút</small>" if item.duration else ""
    at = f'<p class="hr-at">{clock}{length}</p>\n' if clock or length else ""
    people = _people(item, parts, facts, honorees)
    note = "".join(f"<p>{esc(line)}</p>\n" for line in (room, item.note) if line)
    return (
        f'<li class="hr-item"{live}>\n{at}<div>\n<p class="hr-item-title">{esc(item.title or ITEMS[item.kind])}</p>\n'
        f"{note}{people}{_media(item, parts, facts, honorees)}</div>\n</li>\n"
    )


def _people(
    item: ProgrammeItem, parts: ConferenceDetails, facts: ConferenceFacts, honorees: Mapping[str, Facts]
) -> str:
    """Everybody of an item, with what they say in it."""
    speeches = _speeches_of(item, parts)
    rows = ""
    for person in item.people:
        said = [link(facts.speech_url(id_), speeches[id_].title) for id_ in speeches if _is_of(speeches[id_], person)]
        rows += f"<li>{named(person, honorees)}{': ' * bool(said)}{'; '.join(said)}</li>"
    return f'<ul class="hr-item-people">\n{rows}</ul>\n' if rows else ""


def _speeches_of(item: ProgrammeItem, parts: ConferenceDetails) -> dict[str, Speech]:
    speeches = {part.id: part.speech for part in parts.speeches}
    return {id_: speeches[id_] for id_ in item.speeches}


def _is_of(speech: Speech, person: Person) -> bool:
    speaker = speech.speaker
    return (speaker.honoree, speaker.name) == (person.honoree, person.name)


def named(person: Person, honorees: Mapping[str, Facts]) -> Html:
    """A name, linked if it has a page, with position and role."""
    if person.honoree:
        name = link(addresses.honoree(person.honoree), honorees[person.honoree].name)
    else:
        name = Html(f"<span>{esc(person.name)}</span>")
    notes = ", ".join(esc(note) for note in (person.position, person.role) if note)
    return Html(f"{name}, {notes}") if notes else name


def _media(item: ProgrammeItem, parts: ConferenceDetails, facts: ConferenceFacts, honorees: Mapping[str, Facts]) -> str:
    """Links to the media of an item: speeches of those who are not named above, films, albums, documents."""
    albums = {part.id: part.album for part in parts.albums}
    documents = {document.file: document for document in parts.conference.documents}
    offered = anchors(parts.conference)
    links = []
    for id_, speech in _speeches_of(item, parts).items():
        if any(_is_of(speech, person) for person in item.people):
            continue
        name = speech.speaker.name or honorees[speech.speaker.honoree or ""].name
        links.append(
            f'<a href="{ROOT}{facts.speech_url(id_)}">Tham luận: {esc(speech.title)}</a><small>{esc(name)}</small>'
        )
    links += [f'<a href="#phim-{n}">Phim: {esc(parts.conference.films[n - 1].title)}</a>' for n in item.films]
    links += [
        f'<a href="#album-{id_}">{esc(albums[id_].title)}</a><small>{number(len(albums[id_].photos))} ảnh</small>'
        for id_ in item.albums
        if albums[id_].photos
    ]
    links += [
        f'<a href="#{offered[name]}">{esc(documents[name].title)}</a><small>{format_name(name)}</small>'
        for name in item.documents
    ]
    return f'<ul class="hr-item-media">\n{"".join(f"<li>{each}</li>" for each in links)}</ul>\n' if links else ""
