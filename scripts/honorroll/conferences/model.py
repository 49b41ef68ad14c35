"""The files of a conference as people write them: ``conference.yml``, ``speeches/*.md``, ``albums/<id>/album.yml``.

As in ``honorroll.content.model``: strict, frozen, the order of the fields is the canonical order of keys.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from honorroll.base.moments import NoSuchDateError, moment
from honorroll.content import model
from honorroll.content.scalars import Day, FileName, Flag, Line, Number, PartialDate, Prose, Slug, Url


class Content(model.Content):
    """Built when the first file is read, and not when this room is loaded: most builds read none."""

    model_config = ConfigDict(defer_build=True)


_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_TIMECODE = re.compile(r"(?:(?P<hours>[0-9]{1,2}):)?(?P<minutes>[0-5]?[0-9]):(?P<seconds>[0-5][0-9])")


def _moment(value: object) -> str:
    try:
        if isinstance(value, str) and moment(value):
            return value
    except NoSuchDateError:
        raise PydanticCustomError("no-such-moment", "no such date") from None
    raise PydanticCustomError("expected-moment", "a date")


def _clock(value: object) -> str:
    if isinstance(value, str) and _CLOCK.fullmatch(value):
        return value
    raise PydanticCustomError("expected-clock", "a time of day")


def _timecode(value: object) -> str:
    if isinstance(value, str) and _TIMECODE.fullmatch(value):
        return value
    raise PydanticCustomError("expected-timecode", "a place in a film")


def seconds(timecode: str) -> int:
    """``1:02:03`` is 3723."""
    parts = [int(part) for part in timecode.split(":")]
    hours, minutes, rest = [0] * (3 - len(parts)) + parts
    return int(timedelta(hours=hours, minutes=minutes, seconds=rest).total_seconds())


When = Annotated[str, BeforeValidator(_moment)]
Clock = Annotated[str, BeforeValidator(_clock)]
Timecode = Annotated[str, BeforeValidator(_timecode)]

#: From the nation down to the ward and the unit.
Level = Literal["nation", "ministry", "city", "district", "ward", "unit"]
#: The first four are conferences in the wide sense; the others stand in the calendar beside them.
EventKind = Literal["conference", "congress", "ceremony", "launch", "exchange", "cultural", "arts", "sports"]
Status = Literal["planned", "held", "cancelled"]
#: The ten items of the plan (II.3), in its order, and whatever else a programme holds.
ItemKind = Literal[
    "flag-salute",
    "introduction",
    "opening",
    "film",
    "speeches",
    "honouring",
    "launch",
    "address",
    "delegates",
    "closing",
    "other",
]


class Person(Content):
    """Somebody in a programme or at the lectern: an honoree by slug, or a name that is not on the roll."""

    honoree: Slug | None = None
    name: Line | None = None
    position: Line | None = None
    role: Line | None = None

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if not (self.honoree or self.name):
            raise PydanticCustomError("person-without-a-name", "honoree or name")
        return self


class Item(Content):
    """An item of the programme; ``duration`` in minutes, ``films`` by their number in ``films``, from 1."""

    kind: ItemKind = "other"
    title: Line | None = None
    day: Day | None = None
    start: Clock | None = None
    duration: Number | None = None
    note: Line | None = None
    people: tuple[Person, ...] = Field((), max_length=200)
    speeches: tuple[Slug, ...] = Field((), max_length=200)
    documents: tuple[FileName, ...] = Field((), max_length=50)
    albums: tuple[Slug, ...] = Field((), max_length=50)
    films: tuple[Number, ...] = Field((), max_length=50)


class Count(Content):
    name: Line
    count: Number


class Composition(Content):
    """Who takes part, in numbers and never by name. ``limit`` and ``exemplars_percent`` are what was planned."""

    limit: Number | None = None
    exemplars_percent: Number | None = None
    counted: Day | None = None
    total: Number | None = None
    exemplars: Number | None = None
    guests: Number | None = None
    women: Number | None = None
    young: Number | None = None
    direct_workers: Number | None = None
    ethnic_minorities: Number | None = None
    religious: Number | None = None
    fields: tuple[Count, ...] = Field((), max_length=100)
    economic_components: tuple[Count, ...] = Field((), max_length=100)
    ethnic_groups: tuple[Count, ...] = Field((), max_length=100)
    religions: tuple[Count, ...] = Field((), max_length=100)


class LegalBasis(Content):
    title: Line
    number: Line | None = None
    date: PartialDate | None = None
    issuer: Line | None = None
    url: Url | None = None
    file: FileName | None = None


class Delegates(Content):
    """The delegates to the congress of the level above. They are shown only where ``listed`` says so."""

    listed: Flag = False
    people: tuple[Slug, ...] = Field((), max_length=1000)


class File(Content):
    """A document of the folder ``documents/``."""

    file: FileName
    title: Line
    number: Line | None = None
    date: PartialDate | None = None
    issuer: Line | None = None


class Film(Content):
    """A film on YouTube or Facebook, or a file of the folder ``films/`` with captions (WebVTT) and transcript (Markdown)."""

    title: Line
    url: Url | None = None
    file: FileName | None = None
    captions: FileName | None = None
    transcript: FileName | None = None
    minutes: Number | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if bool(self.url) == bool(self.file):
            raise PydanticCustomError("film-nowhere", "url or file")
        return self


class Live(Content):
    title: Line | None = None
    url: Url


class Conference(Content):
    """``content/conferences/<slug>/conference.yml``."""

    name: Line
    level: Level
    kind: EventKind = "conference"
    status: Status = "planned"
    status_note: Line | None = None
    organiser: Line | None = None
    unit: Slug | None = None
    venue: Line | None = None
    place: Slug | None = None
    start: When | None = None
    end: When | None = None
    date_note: Line | None = None
    summary: Line | None = None
    text: Prose | None = None
    delegates: Line | None = None
    attended_by: tuple[Line, ...] = Field((), max_length=50)
    results: tuple[Line, ...] = Field((), max_length=100)
    legal_basis: tuple[LegalBasis, ...] = Field((), max_length=50)
    under_plan: Flag = False
    programme: tuple[Item, ...] = Field((), max_length=200)
    composition: Composition | None = None
    honorees: tuple[Slug, ...] = Field((), max_length=5000)
    congress_delegates: Delegates | None = None
    documents: tuple[File, ...] = Field((), max_length=200)
    films: tuple[Film, ...] = Field((), max_length=50)
    live: Live | None = None
    movements: tuple[Slug, ...] = Field((), max_length=50)
    sources: tuple[model.Reference, ...] = Field((), max_length=200)
    former_slugs: tuple[Slug, ...] = Field((), max_length=50)
    notes: Prose | None = None


class Speech(Content):
    """The particulars of ``speeches/<id>.md``; the text is below them. ``film`` counts from 1, ``at`` is a place in it."""

    title: Line
    speaker: Person
    field: Slug | None = None
    order: Number | None = None
    documents: tuple[FileName, ...] = Field((), max_length=20)
    film: Number | None = None
    at: Timecode | None = None
    sources: tuple[model.Reference, ...] = Field((), max_length=50)
    notes: Prose | None = None


class AlbumPhoto(model.Photo):
    honorees: tuple[Slug, ...] = ()


class Album(Content):
    """``albums/<id>/album.yml``; ``credit`` is for every photo that names none itself."""

    title: Line
    date: PartialDate | None = None
    credit: Line | None = None
    note: Line | None = None
    photos: tuple[AlbumPhoto, ...] = Field((), max_length=2000)
    notes: Prose | None = None
