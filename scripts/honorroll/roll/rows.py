"""The tables of the roll. A named tuple is a row; some are a part of the columns of a table, for what needs no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from honorroll.base.store import Table
from honorroll.content.kinds import Kind
from honorroll.content.model import AwardFacts, Card, Facts, Identity, Proven
from honorroll.content.profile_scan import ProfileFile


class Profile(NamedTuple):
    """A faultless profile as it was read: the file, and a digest of its text, ``b""`` where there is something to be
    told of it, for which it is read again. ``stamp`` is ``b""`` where the file was too young to be told by it.
    """

    path: str
    stamp: bytes
    media: str
    """The names of the photos and films of the stamp, between slashes."""
    file: ProfileFile
    content: bytes


class Former(NamedTuple):
    """An address that an honoree had before."""

    slug: str
    owner: str


class Warned(NamedTuple):
    """A warning of a rule over the whole roll: ``group`` is what those share whom it is about."""

    rule: str
    group: str
    n: int
    path: str
    finding: tuple[object, ...]


class Place(NamedTuple):
    """Where an honoree stands in the order of names, with what lists need of it."""

    rank: int
    slug: str
    initial: str
    card: bytes


class RollList(NamedTuple):
    """A list of the site, or a group whose members are related: how many are on it, and how many of the period."""

    id: int
    url: str
    total: int
    current: int
    head: bytes
    """Stands for what its pages say besides the cards."""


class Member(NamedTuple):
    """That an honoree is on a list; the place of the same ``rank`` says who."""

    list: int
    rank: int
    award: bytes
    """Stands for what the card says there and nowhere else: an award that is not the highest, a former place."""
    current: bool


class Related(NamedTuple):
    """Whom the page of an honoree shows at its end: slugs and what is shared (see ``related``)."""

    slug: str
    kin: tuple[tuple[str, int], ...]


class Picture(NamedTuple):
    """A set of pictures that the page of an honoree shows, or that only the press kit holds."""

    owner: str
    name: str
    kit: bool


class Around(NamedTuple):
    """What the key of an honoree's page stands for, and what the sitemap says of it."""

    slug: str
    digest: bytes
    latest: str
    withdrawn: bool
    kin: tuple[tuple[str, int], ...]


class Carded(NamedTuple):
    """What lists and other pages show of an honoree."""

    slug: str
    initial: str
    place: str
    card: Card
    awards: tuple[AwardFacts, ...]


class Homed(NamedTuple):
    """Where an honoree is from."""

    slug: str
    place: str


class Name(NamedTuple):
    """What the A–Z shows of an honoree."""

    slug: str
    name: str
    initial: str
    role: str
    awards: tuple[AwardFacts, ...]


class Ranked(NamedTuple):
    """What decides which lists an honoree is on, and what those show."""

    slug: str
    initial: str
    card_digest: bytes
    kind: Kind
    unit: str
    place: str
    field: str
    movements: tuple[str, ...]
    awards: tuple[AwardFacts, ...]
    new_exemplar: bool
    direct_worker: bool
    nominator: str
    nominated_level: str
    withdrawn: bool


class HonoreeOfTheDay(NamedTuple):
    """What the home page tells of an honoree whose turn it is."""

    slug: str
    deed: str
    quote: str
    quoted: str
    card: Card


class Searched(NamedTuple):
    """What the search knows of an honoree."""

    slug: str
    kind: Kind
    name: str
    unit: str
    place: str
    role: str
    card: Card
    awards: tuple[AwardFacts, ...]
    identity: Identity | None


class Counted(NamedTuple):
    """What figures and the explorer count of an honoree."""

    kind: Kind
    place: str
    awards: tuple[AwardFacts, ...]
    gender: str


class Recorded(NamedTuple):
    """What stands for the open data of an honoree, and what the id of these follows from."""

    slug: str
    former_slugs: tuple[str, ...]
    record: bytes


class Named(NamedTuple):
    """A year that an award of an honoree names which is or was granted."""

    year: int
    slug: str


class Consulted(NamedTuple):
    """A consultation that an award of an honoree names; ``status`` is that of the award."""

    consultation: str
    slug: str
    n: int
    """The place of the award in the facts of the honoree, -1 and less for declined ones, which are not there."""
    status: str


class Modelled(NamedTuple):
    """That an honoree has a part in a model."""

    model: str
    slug: str


class Ungranted(NamedTuple):
    """An honoree with an award that is not granted: its page leads to lists that it is not on."""

    slug: str


class Exemplar(NamedTuple):
    """That an honoree may have a day on the home page: is honoured, and has a deed to be told."""

    slug: str


class Shared(NamedTuple):
    """That an honoree received an award together with another."""

    slug: str
    other: str


class GivenAt(NamedTuple):
    """That an award of an honoree was given at a conference."""

    conference: str
    slug: str


class Link(NamedTuple):
    """That a profile names another."""

    owner: str
    kind: str
    """``successor``; ``photo``, of those who are on one; ``distinct``, of a namesake who is somebody else; ``alias``,
    of another name of the owner.
    """
    target: str
    """A slug; of an alias the folded name."""


class Attested(NamedTuple):
    """What the pages of proof show of an honoree."""

    slug: str
    name: str
    awards: tuple[AwardFacts, ...]
    proofs: tuple[Proven, ...]


class Embedded(NamedTuple):
    """What a card on another site shows of an honoree."""

    slug: str
    card: Card
    portrait: str
    child: bool


class Proof(NamedTuple):
    """That an award of an honoree has a page under this code."""

    code: str
    slug: str


class Decided(NamedTuple):
    """That a decision granted an award: what the profile states of it (see ``AwardDecision``)."""

    base: str
    slug: str
    award: int
    authority: str
    """Who decided: see ``decisions.ids``."""
    number: str
    date: str
    year: int
    issuer: str
    scan: str
    size: int
    rank: int
    """Orders titles and classes, the highest first."""
    heading: str
    """The title in its class."""
    text: str
    """The same with its detail and year, as a card has it."""


class Decision(NamedTuple):
    """A decision with a page. ``base`` is its id too, unless several bodies have decided under that number."""

    id: str
    base: str
    authority: str
    """Of those who decided, where several have; else ``""``."""
    number: str
    date: str
    year: int
    issuer: str
    title: str
    scan: str
    size: int
    total: int
    """How many on the roll it honours."""
    disputed: bool
    """Whether profiles contradict each other."""


PROFILES = Table("profile", Profile, "path")
#: Few honorees have one of these days.
_DAYS = (f"{day} WHERE {day} > ''" for day in ("until", "held_until", "shown_from"))
HONOREES = Table("honoree", Facts, "path", "slug, latest", "folded", "latest", "withdrawn, sort, slug", *_DAYS)
FORMER = Table("former", Former, "slug, owner", "owner")
WARNINGS = Table("warning", Warned, 'rule, "group", n')
PLACES = Table("place", Place, "rank", "slug")
LISTS = Table("list", RollList, "id", "url")
MEMBERS = Table("member", Member, "list, rank")
RELATED = Table("related", Related, "slug")
PICTURES = Table("picture", Picture, "owner, name, kit", "name")
AROUND = Table("honoree", Around, "slug")
CARDED = Table("honoree", Carded, "slug")
HOMES = Table("honoree", Homed, "slug")
NAMES = Table("honoree", Name, "slug")
LISTED = Table("honoree", Ranked, "slug")
OF_THE_DAY = Table("honoree", HonoreeOfTheDay, "slug")
SEARCHED = Table("honoree", Searched, "slug")
COUNTED = Table("honoree", Counted, "slug")
RECORDED = Table("honoree", Recorded, "slug")
NAMED = Table("named", Named, "year, slug", "slug")
CONSULTED = Table("consulted", Consulted, "consultation, slug, n", "slug")
MODELLED = Table("modelled", Modelled, "model, slug", "slug")
UNGRANTED = Table("ungranted", Ungranted, "slug")
EXEMPLARS = Table("exemplar", Exemplar, "slug")
SHARED = Table("shared", Shared, "slug, other", "other")
GIVEN = Table("given", GivenAt, "conference, slug", "slug")
LINKS = Table("link", Link, "owner, kind, target", "target")
ATTESTED = Table("honoree", Attested, "slug")
EMBEDDED = Table("honoree", Embedded, "slug")
PROOFS = Table("proof", Proof, "code, slug", "slug")
DECIDED = Table("decided", Decided, "base, slug, award", "slug")
DECISIONS = Table("decision", Decision, "id", "base", "year, issuer, id")
TABLES: tuple[Table[Any], ...] = (
    PROFILES,
    HONOREES,
    FORMER,
    WARNINGS,
    PLACES,
    LISTS,
    MEMBERS,
    RELATED,
    NAMED,
    CONSULTED,
    MODELLED,
    UNGRANTED,
    EXEMPLARS,
    SHARED,
    GIVEN,
    LINKS,
    PROOFS,
    DECIDED,
    DECISIONS,
    PICTURES,
)


def exemplars_of(facts: Facts) -> Iterator[Exemplar]:
    """A row for an honoree who may have a day on the home page."""
    is_honoured = not facts.awards or any(award.status == "granted" for award in facts.awards)
    if facts.deed and is_honoured and not facts.withdrawn:
        yield Exemplar(facts.slug)


def consulted(facts: Facts) -> Iterator[Consulted]:
    """A row for each consultation about an award; ``n`` is negative of those that were declined."""
    for n, award in enumerate(facts.awards):
        if award.consultation:
            yield Consulted(award.consultation, facts.slug, n, award.status)
    for n, consultation in enumerate(facts.declined, 1):
        yield Consulted(consultation, facts.slug, -n, "declined")


def pictures_of(facts: Facts) -> Iterator[Picture]:
    """A row for each set of pictures that the page shows or the press kit holds."""
    yield from (Picture(facts.slug, name, kit=False) for name in facts.pictures)
    yield from (Picture(facts.slug, name, kit=True) for name in facts.press)


def shared_of(facts: Facts) -> Iterator[Shared]:
    yield from (Shared(facts.slug, other) for award in facts.shared for other in award.with_)


def given_of(facts: Facts) -> Iterator[GivenAt]:
    granted = (award for award in facts.awards if award.conference and award.status == "granted")
    yield from (GivenAt(award.conference, facts.slug) for award in granted)
