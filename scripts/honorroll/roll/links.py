"""Profiles that name other profiles: their successor, who is on their photos, namesakes who are somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from honorroll.base.store import Database
from honorroll.base.vietnamese import fold
from honorroll.content.model import Facts
from honorroll.roll.rows import Link


class Linked(NamedTuple):
    """Names by slug: of those whom a profile names, and of the collectives that it took over from."""

    names: dict[str, str]
    predecessors: dict[str, str]


def links_of(facts: Facts) -> Iterator[Link]:
    """The rows for those whom the profile of an honoree names, and for its other names."""
    if facts.succeeded_by:
        yield Link(facts.slug, "successor", facts.succeeded_by)
    yield from (Link(facts.slug, "photo", slug) for slug in facts.tagged)
    yield from (Link(facts.slug, "distinct", slug) for slug in facts.distinct_from)
    if facts.identity and facts.kind == "individual":
        yield from (Link(facts.slug, "alias", fold(name)) for name in facts.identity.other_names)


def linked(database: Database) -> dict[str, Linked]:
    """What is linked with each honoree, by slug; nothing of those who have no page."""
    found: dict[str, Linked] = {}
    named = (
        "SELECT owner, link.kind, target, named.name, naming.name FROM link"
        " JOIN honoree AS naming ON naming.slug = owner AND NOT naming.withdrawn"
        " LEFT JOIN honoree AS named ON named.slug = target AND NOT named.withdrawn"
        " WHERE link.kind IN ('successor', 'photo') ORDER BY owner, link.kind, target"
    )
    for owner, kind, target, name, owner_name in database.execute(named):
        own = found.setdefault(owner, Linked({}, {}))
        if name:
            own.names[target] = name
            if kind == "successor":
                found.setdefault(target, Linked({}, {})).predecessors[owner] = owner_name
    return found


def unseen(database: Database, owner: str) -> frozenset[str]:
    """Those on photos of a profile of whom no photo may be published."""
    may_not = "link.kind = 'photo' AND (withdrawn OR NOT seen)"
    some = f"SELECT target FROM link JOIN honoree ON slug = target WHERE owner = ? AND {may_not}"  # noqa: S608  # ours
    return frozenset(database.column(some, (owner,)))


def unseen_among(database: Database, slugs: Iterable[str]) -> set[str]:
    """Those of ``slugs`` of whom no photo may be published."""
    may_not = "SELECT 1 FROM honoree WHERE slug = ? AND (withdrawn OR NOT seen)"
    return {slug for slug in slugs if database.one(may_not, (slug,))}


def showing(database: Database, slugs: Iterable[str]) -> list[str]:
    """The paths of profiles with photos that say that one of these is on them."""
    if not database.one("SELECT 1 FROM link WHERE kind = 'photo'"):
        return []
    path = "SELECT path FROM link JOIN honoree ON slug = owner WHERE link.kind = 'photo' AND target = ?"
    return [each for slug in slugs for each in database.column(path, (slug,))]
