"""What may be published of a profile: an allow-list, built in one function out of what the fields are declared to be.

``Published`` has the fields of ``Honoree`` that are declared public, and no others: a private one is no attribute of it.
So are the mappings within a profile: a decision has its number and date, and no scan. What no consent covers is empty.
Pages, search, feeds, data and press kits are made of this, of the facts that are made of this, and of nothing else.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args

from honorroll.base.findings import Source
from honorroll.content.fields import Content, Scope, declared, inner_model
from honorroll.content.honoree import Honoree
from honorroll.content.kinds import Kind
from honorroll.content.shared import Period
from honorroll.content.vocabulary import Vocabulary
from honorroll.media.album import Album

#: What is left of a withdrawn profile: enough to know that the address was in use, and nothing of the person.
WITHDRAWN_NAME = "Hồ sơ đã gỡ"


@cache
def _is_open(model: type[Content]) -> bool:
    """Whether nothing of ``model`` is private, so that it is published as it is."""
    inner = [inner_model(field.annotation) for field in model.model_fields.values()]
    return all(field.is_public for field in declared(model).values()) and all(map(_is_open, filter(None, inner)))


class _Shape:
    """How a model is published: as a named tuple of its public fields."""

    def __init__(self, model: type[Content], *derived: str) -> None:
        self.fields = {name: field for name, field in declared(model).items() if field.is_public}
        self.row: Any = namedtuple(f"Published{model.__name__}", [*self.fields, *derived])  # type: ignore[misc]
        self._values = attrgetter(*self.fields)
        self._inside: list[tuple[int, _Shape]] = []
        for n, name in enumerate(self.fields):
            inner = inner_model(model.model_fields[name].annotation)
            if inner and not _is_open(inner):
                self._inside.append((n, _Shape(inner)))

    def values(self, content: Content) -> list[Any]:
        values = list(self._values(content))
        for n, shape in self._inside:
            value = values[n]
            if isinstance(value, tuple):
                values[n] = tuple([shape.publish(each) for each in value])
            elif value is not None:
                values[n] = shape.publish(value)
        return values

    def publish(self, content: Content) -> Any:
        return self.row._make(self.values(content))


_PROFILE = _Shape(Honoree, "withdrawn", "latest", "photos_covered")

if TYPE_CHECKING:

    class Published(Honoree):
        """A profile as it may be published, and what is derived of the rest of it."""

        withdrawn: bool
        latest: str
        """The latest day that the profile states (ISO), ``""`` where there is none."""
        photos_covered: bool
        """Whether photos of the honoree may be published, whoever took them."""

else:
    Published = _PROFILE.row


def _empty(name: str) -> Any:
    field = Honoree.model_fields[name]
    return "" if field.is_required() else field.default


_EMPTY = [_empty(name) for name in _PROFILE.fields]
#: The fields by the part of a consent that covers them, each by its place in the row.
_COVERED: dict[Scope, list[int]] = {
    part: [n for n, field in enumerate(_PROFILE.fields.values()) if field.consent == part] for part in get_args(Scope)
}


def published(honoree: Honoree) -> Published:
    """``honoree`` without what is private and without what its basis of publication does not cover.

    The one place where either is decided: whatever makes pages and files sees the result only.
    """
    publication = honoree.publication
    values = _PROFILE.values(honoree)
    for part, fields in _COVERED.items():
        if not publication.covers(part):
            for n in fields:
                values[n] = _EMPTY[n]
    row = _PROFILE.row(*values, bool(publication.withdrawn), _latest(honoree), publication.covers("photo"))
    return cast(Published, row._replace(name=WITHDRAWN_NAME) if publication.withdrawn else row)


def _latest(honoree: Honoree) -> str:
    days = [str(award.year) for award in honoree.awards if award.year]
    days += [award.decision.date.isoformat() for award in honoree.awards if award.decision and award.decision.date]
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
    album: Album
    story: Callable[[], Source]
    """Looks up where the story stands, for what is found in it."""
