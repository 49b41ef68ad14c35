"""The facts of an honoree that the roll stores; see ``Facts``."""

from __future__ import annotations

from typing import NamedTuple

from honorroll.content.kinds import Kind


class AwardFacts(NamedTuple):
    """What the roll needs to know of an award."""

    title: str
    class_: str
    detail: str
    level: str
    year: int
    """0 where no source says it."""
    status: str
    place: str = ""
    """Where it is not that of the profile."""
    conference: str = ""
    """The slug of the one at which it was given."""
    consultation: str = ""
    """The id of the consultation about it."""
    code: str = ""
    """The code at its short address, where the profile states it: see ``roll.proof``."""


class SharedAward(NamedTuple):
    """An award that others received too: its title and year (0 where no source says it), and their slugs."""

    title: str
    year: int
    with_: tuple[str, ...]


class AwardDecision(NamedTuple):
    """The decision that granted an award, as the profile states it."""

    base: str
    """Its id, unless another body has decided something under the same number: see ``roll.decisions``."""
    award: int
    """The place of the award in ``Facts.awards``."""
    number: str
    date: str
    year: int
    issuer: str
    scan: str
    """The address of the scan, ``""`` where there is none; ``size`` is that of a PDF in bytes."""
    size: int


class Proven(NamedTuple):
    """An award that has a page of proof: see ``roll.proof``."""

    code: str
    award: int
    """The place of the award in ``Facts.awards``."""
    number: str
    """Of the decision that granted it, as are ``date`` and ``issuer``; ``""`` where it is not known."""
    date: str
    issuer: str
    revoked_number: str
    """Of the decision that revoked it, as is ``revoked_date``."""
    revoked_date: str


class Card(NamedTuple):
    """What the card of an honoree says in a list; ``roll.pages.cards`` draws it."""

    slug: str
    name: str
    role: str
    """The deed; else position, unit or place, cut to what a card has room for."""
    title: str
    """The highest award granted, with its year; ``""`` where there is none."""
    motif: str
    """What stands where there is no portrait: an id of the motifs."""
    picture: str = ""
    """The name of the set of the portrait; ``tone`` is its colour, ``sizes`` are those in which it is drawn."""
    tone: int = 0
    sizes: tuple[tuple[int, int], ...] = ()
    is_group: bool = False
    """Whether the portrait is that of a group, wider than tall: its sizes are then those of a wide place."""


def may_be_framed(card: Card, child: bool) -> bool:
    """Whether an honoree has a card for other sites: who was granted something, and is no child."""
    return bool(card.title) and not child


class Identity(NamedTuple):
    """Who an honoree is besides the name, where the profile says more."""

    honorific: str
    other_names: tuple[str, ...]
    """Names of the stage, in religion …; of a collective also what it was called before."""
    born: str
    """As it was written: see ``scalars.LifeDate``."""
    died: str
    same_as: tuple[str, ...]
    """Addresses of the same person or body on other sites."""
    former_names: tuple[str, ...] = ()
    """What a collective was called before, the latest first."""


class Printed(NamedTuple):
    """The portrait as press kits hold it: its address, ``""`` without one, and that of a small one."""

    address: str = ""
    small: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""
    """An id of ``content.licences``."""


class Facts(NamedTuple):
    """What the roll keeps of one honoree, after scope and withdrawal were applied: all of it may be published."""

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
    """The name without titles, folded for comparison: see ``vietnamese.fold``."""
    digest: bytes
    """Of everything that the honoree's page shows."""
    role: str
    """Position, unit or place."""
    card: Card
    card_digest: bytes
    """Of the card and of all awards: other pages show another award than the highest, or what two have in common."""
    nominator: str = ""
    """The unit that put the honoree forward, where that is one of the vocabulary."""
    nominated_level: str = ""
    """The level from which the honoree was put forward."""
    models: tuple[str, ...] = ()
    """The models that the honoree has a part in; ``initiatives`` tells of them."""
    pictures: tuple[str, ...] = ()
    """The names of the sets of pictures that the pages show: see ``media.renditions``."""
    social_card: str = ""
    """The name of the set that holds the social card."""
    portrait: str = ""
    """The address of the portrait, for data about the page."""
    likeness: tuple[tuple[str, bytes], ...] = ()
    """Content and likeness of each photo."""
    press: tuple[str, ...] = ()
    """The names of the sets of pictures that only the press kit holds."""
    printed: Printed = Printed()
    seen: bool = True
    """Whether photos of the honoree may be published."""
    until: str = ""
    """The last day of the consent (ISO), ``""`` where it does not end or was withdrawn."""
    expired: bool = False
    """Whether the consent had ended on the day of the build that made these facts."""
    shown_from: str = ""
    """The latest day (ISO) from which photos were there, and the next from which others may be; else ``""``."""
    held_until: str = ""
    identity: Identity | None = None
    succeeded_by: str = ""
    """The slug of the collective that took over."""
    tagged: tuple[str, ...] = ()
    """The slugs of those who are to be seen on photos of the profile, also on those that are left out."""
    pictured: tuple[tuple[str, ...], ...] = ()
    """For each photo that is shown and says so, who is to be seen on it."""
    shared: tuple[SharedAward, ...] = ()
    decisions: tuple[AwardDecision, ...] = ()
    distinct_from: tuple[str, ...] = ()
    """The slugs of namesakes who were found to be somebody else; for the rules alone."""
    deed: str = ""
    """The deed as the profile states it, ``""`` where it states none."""
    quote: str = ""
    """Words of the honoree, or of ``quoted`` about the honoree, where the consent covers them."""
    quoted: str = ""
    declined: tuple[str, ...] = ()
    """The consultations after which an award was declined: all that is kept of it."""
    child: bool = False
    """Whether the honoree is a child: on the site alone, and in nothing that others copy."""
    record: bytes = b""
    """Stands for the open data of the honoree; ``b""`` where there are none."""
    proofs: tuple[Proven, ...] = ()
    """The awards with a page of proof, where the settings ask for such."""
