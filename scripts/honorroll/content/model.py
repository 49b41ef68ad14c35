"""The types at the seams: what a profile and a vocabulary hold, and the facts of an honoree that the roll keeps.

Two families live here. The pydantic models are the shape of the files that people write; they are strict, frozen,
and their field order is the canonical order of keys. ``Facts`` is what the whole roll needs to know of one honoree
(cards, lists, rules): small, because 100,000 of them are held at once, while stories and sources are not.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from honorroll.content.kinds import Kind
from honorroll.content.scalars import (
    Correction,
    Day,
    FileName,
    Flag,
    Fraction,
    Line,
    Number,
    PartialDate,
    Prose,
    Slug,
    Url,
    Year,
)


class Content(BaseModel):
    """A mapping in a content file. Unknown keys are errors; absent, empty and null mean the same."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value or value not in (None, [], {})}
        return data


# ── A profile ────────────────────────────────────────────────────────────────────────────────────────────────────


class Decision(Content):
    """The decision that grants an award: number as printed on it (``1234/QĐ-UBND``), date, and a scan beside it."""

    number: Line | None = None
    date: Day | None = None
    file: FileName | None = None


class Award(Content):
    title: Slug
    class_: Line | None = Field(None, alias="class")
    detail: Line | None = None
    level: Slug | None = None
    year: Year | None = None
    status: Literal["granted", "proposed", "revoked"] = "granted"
    issuer: Line | None = None
    decision: Decision | None = None
    sources: tuple[Number, ...] = ()


class Photo(Content):
    file: FileName
    alt: Line | None = None
    caption: Line | None = None
    credit: Line | None = None
    focus: tuple[Fraction, Fraction] | None = None


class Quote(Content):
    text: Prose
    source: Number | None = None


class Video(Content):
    title: Line | None = None
    url: Url | None = None
    file: FileName | None = None


class Reference(Content):
    """A published source; ``url`` or ``title`` is there at least."""

    title: Line | None = None
    publisher: Line | None = None
    url: Url | None = None
    date: PartialDate | None = None

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.url or self.title):
            raise PydanticCustomError("source-names-nothing", "url or title")
        return self


class Withdrawal(Content):
    date: Day


Scope = Literal["name", "photo", "story", "video"]


class Publication(Content):
    """Why the honoree may be published, and how much: Law 91/2025/QH15 on personal data."""

    basis: Literal["consent", "public-record"]
    scope: tuple[Scope, ...] | None = None
    date: Day | None = None
    reference: Line | None = None
    withdrawn: Withdrawal | None = None


class Honoree(Content):
    """A profile as it is written; its kind is the folder it lies in, its slug the folder's name."""

    name: Line
    given_name: Line | None = None
    honorific: Line | None = None
    gender: Literal["male", "female"] | None = None
    position: Line | None = None
    unit: Line | None = None
    place: Slug | None = None
    locality: Line | None = None
    field: Slug | None = None
    movements: tuple[Slug, ...] = ()
    nominated_by: Line | None = None
    new_exemplar: Flag = False
    direct_worker: Flag = False
    summary: Line | None = None
    awards: tuple[Award, ...] = Field((), max_length=200)
    photos: tuple[Photo, ...] = Field((), max_length=200)
    quote: Quote | None = None
    story: Prose | None = None
    videos: tuple[Video, ...] = Field((), max_length=50)
    sources: tuple[Reference, ...] = Field((), max_length=200)
    publication: Publication
    former_slugs: tuple[Slug, ...] = Field((), max_length=50)
    notes: Prose | None = None


#: What only a person has: an error on a collective or a household.
PERSONAL = ("given_name", "honorific", "gender", "position")

#: What a consent must name before a field may be published; ``name`` covers every field not listed here.
SCOPE_OF: dict[str, Scope] = {
    "photos": "photo",
    "summary": "story",
    "story": "story",
    "quote": "story",
    "videos": "video",
}


# ── Vocabularies: content/vocabulary/<name>.yml, each a mapping from id to entry ───────────────────────────────────


class Level(Content):
    """A level of honour, from the State down; ``rank`` orders them, lower is higher."""

    name: Line
    rank: Number
    notes: Prose | None = None


class FieldOfWork(Content):
    name: Line
    notes: Prose | None = None


Group = Literal[
    "emulation-title",
    "order",
    "medal",
    "state-honour",
    "prize",
    "commendation",
    "insignia",
    "city-title",
    "recognition",
]


class Title(Content):
    """An emulation title or form of commendation; articles are of Law 06/2022/QH15 unless ``legal_basis`` differs."""

    name: Line
    abbreviations: tuple[Line, ...] = ()
    group: Group
    level: Slug | None = None
    recipients: tuple[Kind, ...] = ()
    classes: tuple[Line, ...] = ()
    rank: Number
    granted_by: Line | None = None
    article: Line | None = None
    granting_article: Line | None = None
    legal_basis: Line | None = None
    sources: tuple[Reference, ...] = ()
    notes: Prose | None = None


class Period(Content):
    start: Year | None = None
    end: Year | None = None


class Movement(Content):
    name: Line
    aim: Line | None = None
    launched_by: Line | None = None
    launched: PartialDate | None = None
    decision: Decision | None = None
    period: Period | None = None
    in_plan: Flag = False
    """Whether the plan of the period names the movement."""
    sources: tuple[Reference, ...] = ()
    notes: Prose | None = None


class Succession(Content):
    """A place that took over the territory, the whole of it or a part."""

    place: Slug
    whole: Flag = False


class Place(Content):
    name: Line
    kind: Literal["city", "district", "rural-district", "town", "ward", "commune"]
    parent: Slug | None = None
    code: Line | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None
    succeeded_by: tuple[Succession, ...] = ()
    resolution: Line | None = None
    sources: tuple[Reference, ...] = ()
    notes: Prose | None = None


class Unit(Content):
    name: Line
    kind: Literal["peoples-committee", "front", "mass-organisation", "council", "department", "centre", "ward"]
    place: Slug | None = None
    notes: Prose | None = None


class Column(Content):
    """A column (chuyên mục) of the news; ``aim`` is one sentence on what it is for."""

    name: Line
    aim: Line | None = None
    notes: Prose | None = None


#: Pages that an office may keep to itself.
Internal = Literal["tracker", "coverage"]


class Options(Content):
    """The keys under ``extra.honorroll`` in ``mkdocs.yml``."""

    owner: Line
    notice: Line
    period: Period
    corrections: Correction
    """Where citizens write what is wrong: ``mailto:…``, or the https address of a form."""
    edit: Url | None = None
    """What the path of a profile is put after to edit it, for staff: ``https://…/edit/main/``."""
    press_kits: Flag = False
    """Whether conferences and honorees have a ZIP for the press."""
    hub: Url | None = None
    """The WebSub hub that is told of news, for the feeds to name."""
    internal: tuple[Internal, ...] = ()
    """What is not published, but written to the folder ``office`` for the staff."""
    social_cards: Flag = True
    """Whether a card is drawn for each honoree, to be shown where the page is shared."""

    @field_validator("period")
    @classmethod
    def _runs_forward(cls, period: Period) -> Period:
        if period.start and period.end and period.end < period.start:
            raise PydanticCustomError("period-backwards", "end before start")
        return period


class Extra(Content):
    honorroll: Options


class SiteFile(Content):
    """What of ``mkdocs.yml`` is the roll's concern; the rest is MkDocs' own."""

    site_name: Line
    site_url: Url
    site_description: Line
    extra: Extra


class Settings(NamedTuple):
    """The site in its own words; ``url`` ends in ``/``, ``period`` is the one that the figures are for."""

    name: str
    url: str
    description: str
    owner: str
    notice: str
    period: Period
    corrections: str
    edit: str
    """``""`` where profiles are not edited on the web."""
    press_kits: bool = False
    social_cards: bool = True
    hub: str = ""
    internal: tuple[Internal, ...] = ()


class Vocabulary(NamedTuple):
    """Every vocabulary, each by id in the order of its file."""

    levels: dict[str, Level]
    titles: dict[str, Title]
    fields: dict[str, FieldOfWork]
    movements: dict[str, Movement]
    places: dict[str, Place]
    units: dict[str, Unit]
    columns: dict[str, Column] = {}  # noqa: RUF012  # a NamedTuple's default, which nobody writes to


# ── The roll ───────────────────────────────────────────────────────────────────────────────────────────────────────


class AwardFacts(NamedTuple):
    title: str
    class_: str
    detail: str
    level: str
    year: int
    """0 where no source says it."""
    status: str


class Card(NamedTuple):
    """What the card of an honoree says in a list; ``roll.pages.cards`` draws it."""

    slug: str
    name: str
    role: str
    """Position, unit or place, cut to what a card has room for."""
    title: str
    """The highest award granted, with its year; ``""`` where there is none."""
    letter: str
    """What stands where there is no portrait."""
    picture: str = ""
    """The name of the set of the portrait; ``tone`` is its colour, ``sizes`` are those in which it is drawn."""
    tone: int = 0
    sizes: tuple[tuple[int, int], ...] = ()


class Facts(NamedTuple):
    """What the roll keeps of one honoree, after scope and withdrawal were applied: nothing here may not be published."""

    slug: str
    kind: Kind
    path: str
    name: str
    sort: str
    initial: str
    unit: str
    place: str
    field: str
    movements: tuple[str, ...]
    awards: tuple[AwardFacts, ...]
    new_exemplar: bool
    direct_worker: bool
    gender: str
    withdrawn: bool
    former_slugs: tuple[str, ...]
    latest: str
    """The latest day that the profile states (ISO), for the sitemap and for the rule that no date lies ahead."""
    folded: str
    """The name folded for comparison: see ``vietnamese.fold``."""
    digest: bytes
    """Of everything that the honoree's page shows."""
    role: str
    """Position, unit or place."""
    card: Card
    card_digest: bytes
    pictures: tuple[str, ...] = ()
    """The names of the sets of pictures that the pages show: see ``photos.plan``."""
    social_card: str = ""
    """The name of the set that holds the social card."""
    portrait: str = ""
    """The address of the portrait, for data about the page."""
    likeness: tuple[tuple[str, bytes], ...] = ()
    """Content and likeness of each photo."""
    press: tuple[str, ...] = ()
    """The names of the sets of pictures that only the press kit holds."""
    printed: tuple[str, str, str] = ("", "", "")
    """Of the portrait as press kits hold it: its address, what it shows, who took it."""
    seen: bool = True
    """Whether photos of the honoree may be published."""
