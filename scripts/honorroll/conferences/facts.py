"""What the whole site needs to know of a conference: for lists, calendars, honorees' pages and rules. Small and plain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from honorroll.base.moments import Moment, in_words, machine, moment, short
from honorroll.base.vietnamese import title_key
from honorroll.conferences.model import Conference, EventKind, Level, Status
from honorroll.conferences.parts import Parts
from honorroll.conferences.words import ITEMS
from honorroll.content.directives import Directive, marks
from honorroll.pages import addresses


class SpeechFacts(NamedTuple):
    id: str
    title: str
    honoree: str
    """Slug, or ``""`` of a speaker who is not on the roll."""
    speaker: str
    """The name that the file gives, ``""`` where the honoree's is meant."""
    field: str
    digest: bytes
    """Of all that its page shows of the conference's own files."""
    placed: tuple[Directive, ...] = ()
    """What directives place into its text."""


class AlbumFacts(NamedTuple):
    id: str
    title: str
    photos: int
    honorees: tuple[str, ...]


class FileFacts(NamedTuple):
    """A file that is published as it is: where it lies, where it goes, its size and a digest of its bytes."""

    path: str
    url: str
    size: int
    digest: bytes


class ConferenceFacts(NamedTuple):
    """Of one faultless conference; nothing here may not be published."""

    slug: str
    path: str
    name: str
    level: Level
    kind: EventKind
    status: Status
    noted: bool
    """Whether a note says how it stands."""
    sort: str
    """Sorts by time, those without a date first; equal for none."""
    first: str
    """ISO 8601 without zone: the first moment, ``""`` where no source says when."""
    after: str
    """The first moment after it; of one whose end is not known, after its last day."""
    grain: str
    day: str
    """ISO: the last day, ``""`` where it is not known to the day."""
    when: str
    """In words, ``quý II năm 2025``; ``""`` where nothing is known."""
    short: str
    machine: str
    venue: str
    place: str
    organiser: str
    unit: str
    """The id of the unit that holds it, ``""`` where it is none of the units."""
    summary: str
    results: tuple[str, ...]
    agenda: tuple[str, ...]
    honorees: tuple[str, ...]
    """Those honoured at it."""
    people: tuple[str, ...]
    """Every honoree of the programme."""
    delegates: tuple[str, ...]
    """The delegates to the congress, whether they are listed or not: rules look at them."""
    listed: tuple[str, ...]
    """Those of them that the page lists."""
    speeches: tuple[SpeechFacts, ...]
    albums: tuple[AlbumFacts, ...]
    files: tuple[FileFacts, ...]
    films: int
    live: bool
    movements: tuple[str, ...]
    former_slugs: tuple[str, ...]
    dated: str
    """The latest day that the files state (ISO): the calendar is stamped with it."""
    digest: bytes
    """Of everything that its own files say and show."""
    pictures: tuple[str, ...]
    """The names of the sets of pictures that its pages show, and of those that only its press kit holds."""
    press: tuple[str, ...]
    social_card: str
    """The name of the set of the social card, ``""`` where there is none."""
    placed: tuple[Directive, ...] = ()
    """What directives place into its text and the transcripts of its films."""

    @property
    def url(self) -> str:
        return addresses.conference(self.slug)

    def speech_url(self, id_: str) -> str:
        return addresses.speech(self.slug, id_)


def facts_of(
    parts: Parts, files: tuple[FileFacts, ...], digest: bytes, speeches: Mapping[str, bytes]
) -> ConferenceFacts:
    """``digest`` is of the whole, ``speeches`` those of the page of each, by their names."""
    conference, slug = parts.conference, parts.slug
    start = moment(conference.start) if conference.start else None
    end = moment(conference.end) if conference.end else None
    delegates = conference.congress_delegates
    people = [person.honoree for item in conference.programme for person in item.people if person.honoree]
    return ConferenceFacts(
        slug=slug,
        path=f"content/conferences/{slug}/conference.yml",
        name=conference.name,
        level=conference.level,
        kind=conference.kind,
        status=conference.status,
        noted=bool(conference.status_note),
        sort=f"{start.first.isoformat() if start else ''} {title_key(conference.name)} {slug}",
        first=start.first.isoformat() if start else "",
        after=_after(start, end) if start else "",
        grain=start.grain if start else "",
        day=_day(end or start),
        when=when(conference),
        short=short(start, end) if start else (conference.date_note or ""),
        machine=machine(start) if start else "",
        venue=conference.venue or "",
        place=conference.place or "",
        organiser=conference.organiser or "",
        unit=conference.unit or "",
        summary=conference.summary or "",
        results=conference.results,
        agenda=agenda(conference),
        honorees=conference.honorees,
        people=tuple(dict.fromkeys(people)),
        delegates=delegates.people if delegates else (),
        listed=delegates.people if delegates and delegates.listed else (),
        speeches=tuple(
            SpeechFacts(s.id, s.speech.title, s.speech.speaker.honoree or "", s.speech.speaker.name or "", s.speech.field or "", speeches[s.id], tuple(marks(s.html)))
            for s in parts.speeches
        ),
        albums=tuple(
            AlbumFacts(a.id, a.album.title, len(a.album.photos), tuple(dict.fromkeys(h for p in a.album.photos for h in p.honorees)))
            for a in parts.albums
        ),
        files=files,
        films=len(conference.films),
        live=bool(conference.live),
        movements=conference.movements,
        former_slugs=conference.former_slugs,
        dated=_dated(conference, start),
        digest=digest,
        pictures=tuple(dict.fromkeys(set_.name for set_ in parts.sets)),
        press=tuple(dict.fromkeys(set_.name for set_ in parts.press_sets)),
        social_card=parts.card.name if parts.card else "",
        placed=tuple(marks("".join((parts.html, *parts.transcripts.values())))),
    )  # fmt: skip


def when(conference: Conference) -> str:
    """In words, with the note on the date behind it; ``""`` where neither is there."""
    start = moment(conference.start) if conference.start else None
    end = moment(conference.end) if conference.end else None
    words = in_words(start, end) if start else ""
    if conference.date_note:
        return f"{words} ({conference.date_note})" if words else conference.date_note
    return words


def _after(start: Moment, end: Moment | None) -> str:
    if end:
        return end.after.isoformat()
    if start.grain == "minute":  # until midnight, for nobody said how long it takes
        return f"{start.day.isoformat()}T23:59:59"
    return start.after.isoformat()


def _day(last: Moment | None) -> str:
    return last.day.isoformat() if last and last.grain in ("day", "minute") else ""


def agenda(conference: Conference) -> tuple[str, ...]:
    """The programme in lines: ``08:00 Chào cờ``."""
    return tuple(" ".join(filter(None, (item.start, item.title or ITEMS[item.kind]))) for item in conference.programme)


def _dated(conference: Conference, start: Moment | None) -> str:
    days = [source.date for source in conference.sources if source.date]
    days += [start.day.isoformat()] if start else []
    return max(days, default="")
