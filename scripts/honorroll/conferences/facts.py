"""The facts of a conference that the whole site needs: for lists, calendars, honorees' pages and rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from honorroll.base.moments import Moment, datetime_attribute, in_short, in_words, moment
from honorroll.base.vietnamese import title_key
from honorroll.conferences.details import AlbumDetails, ConferenceDetails, SpeechDetails
from honorroll.conferences.model import Conference, EventKind, Status
from honorroll.conferences.particulars import Change, ProgrammeItem
from honorroll.conferences.words import ITEMS, NO_RESULT, ON, ON_TODAY, STATUSES
from honorroll.content.directives import Directive, directives_in_html
from honorroll.content.shared import cited
from honorroll.content.vocabulary import ConferenceLevel
from honorroll.pages import addresses

#: The date of a conference that has none any more.
POSTPONED = "hoãn"


class SpeechFacts(NamedTuple):
    """A speech."""

    id: str
    title: str
    honoree: str
    """The slug of the speaker, ``""`` where they are not on the roll."""
    speaker: str
    """The name of a speaker who is not on the roll, else ``""``."""
    field: str
    digest: bytes
    """The digest of all that its page shows of the conference's own files."""
    placed: tuple[Directive, ...] = ()
    """The directives in its text."""
    models: tuple[str, ...] = ()


class AlbumFacts(NamedTuple):
    """An album; ``photos`` is their number, ``honorees`` are the slugs of those that they show."""

    id: str
    title: str
    photos: int
    honorees: tuple[str, ...]


class FileFacts(NamedTuple):
    """A published file: its path in the content, its address, the size of the copy, a digest of the file, and how many
    seconds a film takes (0 where that is not known).
    """

    path: str
    url: str
    size: int
    digest: bytes
    seconds: float = 0.0


class ConferenceFacts(NamedTuple):
    """The facts of a conference without errors. Everything here may be published, except ``delegates``."""

    slug: str
    path: str
    name: str
    level: str
    level_name: str
    of_level: str
    """The level as an attribute: “cấp phường, xã”."""
    kind: EventKind
    status: Status
    noted: bool
    """Whether a note explains the status."""
    sort: str
    """A unique sort key: by time, conferences without a date first."""
    first: str
    """The first moment in ISO 8601 without a zone, ``""`` where the date is unknown."""
    after: str
    """The first moment after it, likewise. Where no end is stated but a time of day, 23:59:59 of that day."""
    grain: str
    day: str
    """The last day in ISO 8601, ``""`` where it is not known to the day."""
    when: str
    """The date in words, ``quý II năm 2025``; ``""`` where nothing is known."""
    short: str
    machine: str
    venue: str
    place: str
    organiser: str
    unit: str
    """The id of the unit that holds it, ``""`` where there is none."""
    summary: str
    results: tuple[str, ...]
    agenda: tuple[str, ...]
    honorees: tuple[str, ...]
    """The slugs of those honoured at it."""
    people: tuple[str, ...]
    """The slugs of the honorees in the programme, and in the chapters of films."""
    delegates: tuple[str, ...]
    """The slugs of the delegates to the congress, also of those that the page does not list: rules check them."""
    listed: tuple[str, ...]
    """The slugs of the delegates that the page lists."""
    speeches: tuple[SpeechFacts, ...]
    albums: tuple[AlbumFacts, ...]
    files: tuple[FileFacts, ...]
    films: int
    live: bool
    movements: tuple[str, ...]
    former_slugs: tuple[str, ...]
    dated: str
    """The latest date that the files state (ISO 8601), for the stamp of the calendar."""
    digest: bytes
    """The digest of everything in its own files."""
    pictures: tuple[str, ...]
    """The names of the sets of renditions that its pages show."""
    press: tuple[str, ...]
    """The names of the sets that only its press kit holds."""
    social_card: str
    """The name of the set of the social card, ``""`` where there is none."""
    placed: tuple[Directive, ...] = ()
    """The directives in its text and in the transcripts of its films."""
    former_files: tuple[tuple[str, str], ...] = ()
    """The addresses that files had under other names, each with the one now; below the address of the conference."""
    withdrawn_files: tuple[str, ...] = ()
    """The names of files that were public and must be no more."""
    models: tuple[str, ...] = ()
    """The models that it is about."""
    moved_from: str = ""
    """The former date of a conference that has a new one, in short; ``""`` where it was not moved."""
    changes: tuple[tuple[str, str], ...] = ()
    """What was changed in the published programme, latest first: day (ISO) and text."""
    embargoes: tuple[str, ...] = ()
    """The days (ISO) from which some of its photos may be published; ``held`` are those that lay ahead."""
    held: tuple[str, ...] = ()
    press_from: str = ""
    """The day (ISO) from which its press kit is there."""
    is_over: bool = False
    """Whether its planned time has passed and nothing says that it was held; see ``as_of``."""
    is_on: bool = False
    """Whether today is one of its days; see ``as_of``."""

    @property
    def state(self) -> str:
        """The status in words."""
        if self.is_over:
            return NO_RESULT
        if not self.is_on:
            return STATUSES[self.status]
        return ON_TODAY if self.day == self.first[:10] else ON

    @property
    def has_no_date(self) -> bool:
        """Whether it was postponed and no new date is known: its dates are those before that."""
        return self.status == "postponed" and not self.moved_from

    cites: tuple[str, ...] = ()
    """The addresses of its sources."""
    given: tuple[str, ...] = ()
    """Those of the honoured whose profiles say which award was given to them here."""

    @property
    def url(self) -> str:
        return addresses.conference(self.slug)

    def speech_url(self, id_: str) -> str:
        return addresses.speech(self.slug, id_)


def as_of(facts: ConferenceFacts, today: date) -> ConferenceFacts:
    """The facts on a day. What is planned but over, or on, differs, so pages that show it have another key."""
    is_expected = facts.status == "planned" or (facts.status == "postponed" and not facts.has_no_date)
    if not is_expected or not facts.first:
        return facts
    if facts.after[:19] <= today.isoformat():
        return facts._replace(is_over=True, digest=facts.digest + b"over")
    if facts.day and facts.first[:10] <= today.isoformat():
        return facts._replace(is_on=True, digest=facts.digest + b"on")
    return facts


def facts_of(
    details: ConferenceDetails,
    files: tuple[FileFacts, ...],
    digest: bytes,
    speeches: Mapping[str, bytes],
    levels: Mapping[str, ConferenceLevel],
) -> ConferenceFacts:
    """The facts of a conference; ``digest`` is of all its files, ``speeches`` holds the digest of each speech by id."""
    conference, slug = details.conference, details.slug
    level = levels[conference.level]
    start = moment(conference.start) if conference.start else None
    end = moment(conference.end) if conference.end else None
    former = moment(conference.postponed_from) if conference.postponed_from else None
    delegates = conference.congress_delegates
    people = [person.honoree for item in conference.programme for person in item.people if person.honoree]
    people += [chapter.honoree for film in conference.films for chapter in film.chapters if chapter.honoree]
    return ConferenceFacts(
        slug=slug,
        path=f"content/conferences/{slug}/conference.yml",
        name=conference.name,
        level=conference.level,
        level_name=level.name,
        of_level=level.of_level,
        kind=conference.kind,
        status=conference.status,
        noted=bool(conference.status_note),
        sort=f"{start.first.isoformat() if start else ''} {title_key(conference.name)} {slug}",
        first=start.first.isoformat() if start else "",
        after=_after(start, end) if start else "",
        grain=start.grain if start else "",
        day="" if awaits_date(conference) else _day(end or start),
        when=date_in_words(conference),
        short=_short(conference, start, end),
        machine=datetime_attribute(start) if start and not awaits_date(conference) else "",
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
        speeches=tuple(_speech_facts(speech, speeches[speech.id]) for speech in details.speeches),
        albums=tuple(map(_album_facts, details.albums)),
        files=files,
        films=len(conference.films),
        live=bool(conference.live),
        movements=conference.movements,
        former_slugs=conference.former_slugs,
        dated=_latest_date(conference, start),
        digest=digest,
        pictures=tuple(dict.fromkeys(set_.name for set_ in details.sets)),
        press=tuple(dict.fromkeys(set_.name for set_ in details.press_sets)),
        social_card=details.card.name if details.card else "",
        placed=tuple(directives_in_html("".join((details.html, *details.transcripts.values())))),
        former_files=tuple(_former_files(conference, files)),
        withdrawn_files=conference.withdrawn_files,
        models=conference.models,
        moved_from=in_short(former) if former else "",
        cites=cited(conference.sources),
        press_from=conference.press.publish_from.isoformat() if conference.press.publish_from else "",
        changes=tuple((change.date.isoformat(), change.text) for change in changes_of(conference)),
    )


def awaits_date(conference: Conference) -> bool:
    """Whether it was postponed and no new date is known."""
    return conference.status == "postponed" and not conference.postponed_from


def changes_of(conference: Conference) -> list[Change]:
    """The changes of the published programme, latest first."""
    return sorted(conference.changes, key=lambda change: change.date, reverse=True)


def _short(conference: Conference, start: Moment | None, end: Moment | None) -> str:
    text = in_short(start, end) if start else (conference.date_note or "")
    if awaits_date(conference):
        return f"{POSTPONED}, trước đây dự kiến {text}" if text else POSTPONED
    return text


def _former_files(conference: Conference, files: Iterable[FileFacts]) -> Iterator[tuple[str, str]]:
    paths = {addresses.conference_file_at(file.url)[1] for file in files}
    for former, now in conference.former_files.items():
        for path in sorted(path for path in paths if path.rpartition("/")[2] == now):
            yield f"{path.removesuffix(now)}{former}", path


def _speech_facts(details: SpeechDetails, digest: bytes) -> SpeechFacts:
    speech = details.speech
    return SpeechFacts(
        id=details.id,
        title=speech.title,
        honoree=speech.speaker.honoree or "",
        speaker=speech.speaker.name or "",
        field=speech.field or "",
        digest=digest,
        placed=tuple(directives_in_html(details.html)),
        models=speech.models,
    )


def _album_facts(details: AlbumDetails) -> AlbumFacts:
    album = details.album
    shown = dict.fromkeys(slug for photo in album.photos for slug in photo.honorees)
    return AlbumFacts(details.id, album.title, len(album.photos), tuple(shown))


def date_in_words(conference: Conference) -> str:
    """The date in words, followed by its note; ``""`` if there is neither. Of what was postponed, that it was."""
    start = moment(conference.start) if conference.start else None
    end = moment(conference.end) if conference.end else None
    words = in_words(start, end) if start else ""
    if awaits_date(conference):
        return f"{POSTPONED}, chưa có ngày mới{f' (trước đây dự kiến {words})' if words else ''}"
    if conference.date_note:
        is_bracketed = "(" in conference.date_note
        noted = f"{words}, {conference.date_note}" if is_bracketed else f"{words} ({conference.date_note})"
        return noted if words else conference.date_note
    return words


def _after(start: Moment, end: Moment | None) -> str:
    if end:
        return end.after.isoformat()
    if start.grain == "minute":  # no end is stated, so until midnight
        return f"{start.day.isoformat()}T23:59:59"
    return start.after.isoformat()


def _day(last: Moment | None) -> str:
    return last.day.isoformat() if last and last.grain in ("day", "minute") else ""


def agenda(conference: Conference) -> tuple[str, ...]:
    """The items of the programme as lines: ``08:00 Chào cờ``, ``09:00 Tham luận (Tổ 1, Hội trường A)``."""
    return tuple(
        " ".join(filter(None, (item.start, item.title or ITEMS[item.kind], where(item))))
        for item in conference.programme
    )


def where(item: ProgrammeItem) -> str:
    """Track and room of an item in brackets; ``""`` where it states neither."""
    stated = ", ".join(filter(None, (item.track, item.room)))
    return f"({stated})" if stated else ""


def _latest_date(conference: Conference, start: Moment | None) -> str:
    days = [source.date for source in conference.sources if source.date]
    days += [change.date.isoformat() for change in conference.changes]
    days += [start.day.isoformat()] if start else []
    return max(days, default="")
