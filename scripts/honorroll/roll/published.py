"""What may be published of a profile: an allow-list, built in one function out of what the fields are declared to be.

``Published`` has the fields of ``Honoree`` that are declared public, and no others: a private one is no attribute of
it. So are the mappings within a profile. What no consent covers is empty. Pages, search, feeds, data and press kits are
made of this and of the facts that come from it, and of nothing else.
"""

from __future__ import annotations

import datetime
from collections import namedtuple
from collections.abc import Callable, Collection, Sequence
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args

from honorroll.base.findings import Source
from honorroll.content.award import Award
from honorroll.content.fields import Content, Scope, declared, inner_model
from honorroll.content.honoree import Honoree
from honorroll.content.kinds import Kind
from honorroll.content.shared import Period
from honorroll.content.vocabulary import Vocabulary
from honorroll.media.honoree_pictures import HonoreePictures

#: What is left of a withdrawn profile: enough to know that the address was in use, and nothing of the person.
WITHDRAWN_NAME = "Hồ sơ đã gỡ"
_SCOPES: tuple[Scope, ...] = get_args(Scope)


@cache
def _is_open(model: type[Content]) -> bool:
    """Whether nothing of ``model`` is private, so that it is published as it is."""
    inner = [inner_model(field.annotation) for field in model.model_fields.values()]
    return all(field.is_public for field in declared(model).values()) and all(map(_is_open, filter(None, inner)))


class Shape:
    """How a model is published: as a named tuple of its public fields, and of ``derived`` ones."""

    def __init__(self, model: type[Content], *derived: str) -> None:
        fields = {name: field for name, field in declared(model).items() if field.is_public}
        self.row: Any = namedtuple(f"Published{model.__name__}", [*fields, *derived])  # type: ignore[misc]
        self._values = attrgetter(*fields)
        self._inside: list[tuple[int, Shape]] = []
        # The fields by the part of a consent that covers them, each by its place in the row, and what stands for it.
        self._covered: dict[Scope, list[tuple[int, Any]]] = {part: [] for part in _SCOPES}
        for n, (name, field) in enumerate(fields.items()):
            inner = inner_model(model.model_fields[name].annotation)
            if inner and not _is_open(inner):
                self._inside.append((n, Shape(inner)))
            if field.consent:
                self._covered[field.consent].append((n, _empty(model, name)))

    def publish(self, content: Content, covered: Collection[Scope] = _SCOPES, derived: Sequence[object] = ()) -> Any:
        """The row of ``content``; the fields that need a part of a consent that is not among ``covered`` are empty."""
        values = list(self._values(content))
        for n, shape in self._inside:
            value = values[n]
            if isinstance(value, tuple):
                values[n] = tuple([shape.publish(each) for each in value])
            elif value is not None:
                values[n] = shape.publish(value)
        for part, fields in self._covered.items():
            if part not in covered:
                for n, empty in fields:
                    values[n] = empty
        return self.row(*values, *derived)


def _empty(model: type[Content], name: str) -> Any:
    field = model.model_fields[name]
    return "" if field.is_required() else field.default


_PROFILE = Shape(
    Honoree,
    "withdrawn",
    "latest",
    "photos_covered",
    "until",
    "expired",
    "declined",
    "distinct",
    "tagged",
    "child",
    "embargo",
)

if TYPE_CHECKING:

    class Published(Honoree):
        """A profile as it may be published, and what is derived of the rest of it."""

        withdrawn: bool
        """Whether nothing of the honoree may be published: withdrawn, consent ended, or no longer honoured."""
        latest: str
        """The latest day that the profile states (ISO), ``""`` where there is none."""
        photos_covered: bool
        """Whether photos of the honoree may be published, whoever took them."""
        until: str
        """The last day of the consent (ISO), ``""`` where it does not end or was withdrawn."""
        expired: bool
        """Whether the consent has ended."""
        declined: tuple[str, ...]
        """The consultations after which an award was declined: all that is left of such an award."""
        distinct: tuple[str, ...]
        """Namesakes who are somebody else: for the rules over the whole roll, and on no page."""
        tagged: tuple[str, ...]
        """Who is to be seen on photos, also on those that are left out because of one of them."""
        child: bool
        """Whether a representative consented for a child, who is on the site alone and in nothing that others copy."""
        embargo: tuple[str, str]
        """The latest day (ISO) from which photos are there, and the next from which others will be, or ``""``."""

else:
    Published = _PROFILE.row


def published(honoree: Honoree, day: datetime.date, unseen: frozenset[str] = frozenset()) -> Published:
    """``honoree`` without what is private and without what its basis of publication does not cover on ``day``.

    ``unseen`` are the slugs of others of whom no photo may be published: a photo with one of them is left out. The one
    place where any of this is decided: whatever makes pages and files sees the result only.
    """
    publication = honoree.publication
    is_over = publication.is_over(day)
    withdrawn = is_over or _honours_nobody(honoree)
    covered = [] if withdrawn else [part for part in _SCOPES if publication.covers(part, day)]
    until = publication.until.isoformat() if publication.until and not publication.withdrawn else ""
    declined = () if is_over else _declined(honoree)
    expired = bool(until) and publication.is_expired(day)
    child = publication.child is not None or publication.capacity in ("parent", "guardian")
    derived = (
        withdrawn,
        _latest(honoree),
        "photo" in covered,
        until,
        expired,
        declined,
        honoree.distinct_from,
        (),
        child,
        ("", ""),
    )
    row = _PROFILE.publish(honoree, covered, derived)
    if any(photo.publish_from for photo in row.photos):
        days = sorted(photo.publish_from for photo in row.photos if photo.publish_from)
        there = [each.isoformat() for each in days if each <= day]
        ahead = [each.isoformat() for each in days if each > day]
        photos = tuple(photo for photo in row.photos if not photo.publish_from or photo.publish_from <= day)
        row = row._replace(photos=photos, embargo=(max(there, default=""), min(ahead, default="")))
    if any(photo.honorees for photo in row.photos):
        tagged = tuple(sorted({slug for photo in row.photos for slug in photo.honorees}))
        photos = tuple(photo for photo in row.photos if unseen.isdisjoint(photo.honorees))
        row = row._replace(photos=photos, tagged=tagged)
    if withdrawn:
        return cast(Published, row._replace(name=WITHDRAWN_NAME))
    awards = tuple(_award(award) for award in row.awards if award.status != "declined")
    return cast(Published, row._replace(awards=awards))


def _honours_nobody(honoree: Honoree) -> bool:
    """Whether nothing is left that the honoree was or may be honoured for: all of it was revoked or declined."""
    return bool(honoree.awards) and all(award.status in ("revoked", "declined") for award in honoree.awards)


def _declined(honoree: Honoree) -> tuple[str, ...]:
    """The consultations after which an award was declined. Nothing else of such an award is published."""
    return tuple(award.consultation for award in honoree.awards if award.status == "declined" and award.consultation)


def _award(award: Award) -> Award:
    """An award with its year. Why it was revoked is never published: Decree 356/2025/NĐ-CP counts data on violations as
    sensitive.
    """
    if award.year is None and award.stated_year:
        award = award.model_copy(update={"year": award.stated_year})
    return award.model_copy(update={"detail": None}) if award.status == "revoked" else award


#: Whatever was or may be granted later is of a year to come.
_DATED = ("granted", "revoked")


def _latest(honoree: Honoree) -> str:
    days = [str(award.year) for award in honoree.awards if award.year and award.status in _DATED]
    decided = [decision for award in honoree.awards for decision in (award.decision, award.revoked) if decision]
    days += [decision.date for decision in decided if decision.date]
    days += [source.date for source in honoree.sources if source.date]
    publication = honoree.publication
    days += [day.isoformat() for day in (publication.date, publication.withdrawn and publication.withdrawn.date) if day]
    return max(days, default="")


class PublishedProfile(NamedTuple):
    """A published profile with its pictures and what surrounds it: all that a page is drawn from."""

    kind: Kind
    slug: str
    path: str
    honoree: Published
    vocabulary: Vocabulary
    period: Period
    """The site's period: awards from before it are marked as earlier."""
    album: HonoreePictures
    story: Callable[[], Source]
    """Looks up where the story stands, for what is found in it."""
    codes: tuple[str, ...] = ()
    """Those of the awards in their order on the page, where each has a page of proof: see ``roll.proof``."""
