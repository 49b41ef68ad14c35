"""Runs the rules over the whole roll after a change.

A rule is asked about whom the change concerns: whoever changed, shares a name, photo or address with them, or states a
day after today. The warnings of rules about groups stay in the database as long as nobody in the group changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from honorroll.base.findings import Finding, from_row
from honorroll.base.store import Database
from honorroll.content.model import Facts
from honorroll.content.profile_scan import ProfileFile
from honorroll.formats.yaml_read import Document
from honorroll.roll.database import Change, Roll
from honorroll.roll.rows import HONOREES, WARNINGS, Warned
from honorroll.roll.rules.links import links_lead_to_profiles, other_names_are_nobody_s_name
from honorroll.roll.rules.roll import (
    RESERVED,
    JudgedRoll,
    consents_that_end_are_known,
    former_slugs_are_free,
    no_date_lies_ahead,
    no_likely_duplicates,
    no_photo_stands_for_two,
    slugs_are_not_reserved,
    slugs_are_unique,
)
from honorroll.roll.rules.shared_awards import co_recipients_name_each_other


class RuleScope(NamedTuple):
    """A rule, and the honorees it is asked about after a change."""

    rule: Callable[[JudgedRoll], Iterator[Finding]]
    about: Callable[[Roll, Change, date], Iterable[tuple[str, Sequence[Facts]]]]
    """Groups by name that the rule may find fault with; in a group, the honorees by path."""
    keeps: bool = False
    """Whether its warnings stay in the database until somebody in the group changes."""


def _with_reserved_former_slugs(roll: Roll, _: Change, __: date) -> Iterator[tuple[str, Sequence[Facts]]]:
    former = roll.database.execute("SELECT owner, slug FROM former")
    owners = sorted({owner for owner, slug in former if slug in RESERVED})
    yield "", sorted(roll.rows(HONOREES, owners).values(), key=lambda facts: facts.path)


def _with_contested_slugs(roll: Roll, _: Change, __: date) -> Iterator[tuple[str, Sequence[Facts]]]:
    claimed = "WHERE slug IN (SELECT owner FROM former) OR slug IN (SELECT slug FROM former) ORDER BY path"
    yield "", list(roll.honorees(claimed))


def _dated_ahead(roll: Roll, _: Change, today: date) -> Iterator[tuple[str, Sequence[Facts]]]:
    yield "", list(roll.honorees("WHERE latest > ? ORDER BY +path", (str(today.year),)))


def _with_ending_consent(roll: Roll, _: Change, __: date) -> Iterator[tuple[str, Sequence[Facts]]]:
    yield "", list(roll.honorees("WHERE until > '' ORDER BY +path"))


def _with_shared_awards(roll: Roll, _: Change, __: date) -> Iterator[tuple[str, Sequence[Facts]]]:
    """Those who name others, those whom they name, and whoever was called so before."""
    named = "SELECT slug FROM shared UNION SELECT other FROM shared"
    owners = "SELECT owner FROM former WHERE slug IN (SELECT other FROM shared)"
    yield "", list(roll.honorees(f"WHERE slug IN ({named} UNION {owners}) ORDER BY path"))


def _with_links(roll: Roll, _: Change, __: date) -> Iterator[tuple[str, Sequence[Facts]]]:
    """Those who name other profiles, those whom they name, and whoever was called so before."""
    links = "link WHERE kind <> 'alias'"
    named = f"SELECT owner FROM {links} UNION SELECT target FROM {links}"  # noqa: S608  # ours
    owners = f"SELECT owner FROM former WHERE slug IN (SELECT target FROM {links})"  # noqa: S608  # ours
    yield "", list(roll.honorees(f"WHERE slug IN ({named} UNION {owners}) ORDER BY path"))


def _with_names_of_others(roll: Roll, _: Change, __: date) -> Iterator[tuple[str, Sequence[Facts]]]:
    """Those whose other name is somebody's name, and those whose name it is."""
    shared = "link JOIN honoree ON link.kind = 'alias' AND folded = target AND NOT withdrawn AND slug <> owner"
    slugs = f"SELECT owner FROM {shared} UNION SELECT slug FROM {shared}"  # noqa: S608  # ours
    yield "", list(roll.honorees(f"WHERE slug IN ({slugs}) ORDER BY path"))


def _namesakes(roll: Roll, change: Change, _: date) -> Iterator[tuple[str, Sequence[Facts]]]:
    if change.everything:
        several = "SELECT folded FROM honoree WHERE NOT withdrawn GROUP BY folded HAVING count(*) > 1"
        rows = roll.honorees(f"WHERE folded IN ({several}) ORDER BY folded, path")
        yield from ((folded, list(namesakes)) for folded, namesakes in groupby(rows, lambda facts: facts.folded))
        return
    changed_names = (
        facts.folded for slug in change.listed for facts in (change.before[slug], roll.honoree(slug)) if facts
    )
    for folded in sorted({*changed_names, *(facts.folded for slug in change.slugs if (facts := roll.honoree(slug)))}):
        yield folded, list(roll.honorees("WHERE folded = ? ORDER BY path", (folded,)))


def _with_photos(roll: Roll, change: Change, _: date) -> Iterator[tuple[str, Sequence[Facts]]]:
    involved = (facts for slug in change.slugs for facts in (change.before[slug], roll.honoree(slug)) if facts)
    if change.everything or any(facts.likeness for facts in involved):
        yield "", list(roll.honorees("WHERE likeness <> x'' ORDER BY path"))


RULES: tuple[RuleScope, ...] = (
    RuleScope(slugs_are_unique, lambda *_: [("", ())]),
    RuleScope(slugs_are_not_reserved, _with_reserved_former_slugs),
    RuleScope(former_slugs_are_free, _with_contested_slugs),
    RuleScope(no_likely_duplicates, _namesakes, keeps=True),
    RuleScope(no_date_lies_ahead, _dated_ahead),
    RuleScope(no_photo_stands_for_two, _with_photos, keeps=True),
    RuleScope(consents_that_end_are_known, _with_ending_consent),
    RuleScope(co_recipients_name_each_other, _with_shared_awards),
    RuleScope(links_lead_to_profiles, _with_links),
    RuleScope(other_names_are_nobody_s_name, _with_names_of_others),
)


def judge(
    roll: Roll,
    change: Change,
    files: Sequence[ProfileFile],
    today: date,
    document: Callable[[str], Document | None],
    text: Callable[[str], str],
) -> list[Finding]:
    """Findings for the roll after a change. ``files`` are the profiles that were read, faulty ones too; ``document``
    parses a profile again by its path, and ``text`` only reads it.
    """
    with_slug = "SELECT kind, slug, path FROM honoree WHERE slug = ?"
    same_slug: dict[str, ProfileFile] = {}
    for file in () if change.everything else files:  # else these are all there are
        for kind, slug, path in roll.database.execute(with_slug, (file.slug,)):
            same_slug[path] = ProfileFile(kind, slug, path, (0, 0, 0, 0), ())
    all_files = sorted((same_slug | {file.path: file for file in files}).values(), key=lambda file: file.path)
    findings: list[Finding] = []

    def slugs() -> list[str]:
        return roll.database.column("SELECT slug FROM honoree ORDER BY path")

    for rule, about, keeps in RULES:
        for group, honorees in about(roll, change, today):
            faults = list(rule(JudgedRoll(honorees, all_files, today, document, slugs, text)))
            if keeps:
                store_warnings(roll.database, rule.__name__, group, faults)
            else:
                findings += faults
    return findings + stored_warnings(roll.database)


def store_warnings(database: Database, rule: str, group: str, findings: Iterable[Finding]) -> None:
    """Replace the stored warnings of a rule about a group."""
    database.execute('DELETE FROM warning WHERE rule = ? AND "group" = ?', (rule, group))
    WARNINGS.put(database, (Warned(rule, group, n, each.source.path, each.as_row) for n, each in enumerate(findings)))


def stored_warnings(database: Database) -> list[Finding]:
    """The warnings about groups, as they were found when somebody in the group last changed."""
    return [from_row(row.finding) for row in WARNINGS.select(database)]
