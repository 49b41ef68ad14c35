"""What the profiles of several honorees say together: queries over the few that have it."""

from __future__ import annotations

from honorroll.base.store import Database


def co_recipients(database: Database) -> dict[str, dict[str, str]]:
    """Who received an award together with others: by slug their slugs and names, in the order of names; empty where
    none of them has a page.
    """
    found: dict[str, dict[str, str]] = {}
    named = (
        "SELECT shared.slug, other, name FROM shared LEFT JOIN honoree ON honoree.slug = other AND NOT withdrawn"
        " ORDER BY shared.slug, sort, other"
    )
    for slug, other, name in database.execute(named):
        found.setdefault(slug, {}).update({other: name} if name else {})
    return found


def given(database: Database) -> dict[str, tuple[str, ...]]:
    """Who received an award at a conference: slugs by that of the conference, in the order of names."""
    found: dict[str, tuple[str, ...]] = {}
    named = "SELECT conference, slug FROM given JOIN honoree USING (slug) ORDER BY conference, sort, slug"
    for conference, slug in database.execute(named):
        found[conference] = (*found.get(conference, ()), slug)
    return found


def decisions_apart(database: Database) -> dict[str, dict[str, str]]:
    """Whom decisions of several bodies under one number honour: by slug the decision for that number and year.

    Who is honoured by two of them has neither: the page of the number leads to both.
    """
    found: dict[str, dict[str, str]] = {}
    twice: set[tuple[str, str]] = set()
    apart = (
        "SELECT DISTINCT slug, base, decision.id FROM decision JOIN decided USING (base, authority)"
        " WHERE decision.id <> base ORDER BY slug, base, decision.id"
    )
    for slug, base, id_ in database.execute(apart):
        ids = found.setdefault(slug, {})
        if base in ids:
            twice.add((slug, base))
        ids[base] = id_
    for slug, base in twice:
        del found[slug][base]
    return found
