"""Decisions, collected from the awards that name them: a row each, which changes where a profile or a file does.

A decision is what its number, its year and whoever decided say. Where one body alone has used a number in a year, its
id is number and year; else each has its name behind them, and the address without it leads to all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from honorroll.base.store import Database
from honorroll.roll.database import Change, Roll
from honorroll.roll.decisions.files import DecisionFacts, DecisionFiles
from honorroll.roll.decisions.ids import authority
from honorroll.roll.rows import DECIDED, DECISIONS, Decided, Decision

#: What stands for whoever decided where several have, and a profile does not say who.
NOBODY = "chua-ro"


class DecisionChange(NamedTuple):
    """The numbers and years (see ``ids.base_id``) whose pages may differ, None for all; whether the site had no
    decisions before; and whether any file differs.
    """

    bases: frozenset[str] | None
    was_empty: bool
    files: bool


def update(roll: Roll, change: Change, files: DecisionFiles) -> DecisionChange:
    """Collect the decisions anew of which anything changed."""
    database = roll.database
    was_empty = database.one("SELECT 1 FROM decision") is None
    if change.everything:
        database.execute("DELETE FROM decision")
        rows = DECIDED.select(database, "ORDER BY base, slug, award")
        DECISIONS.put(database, _collected(rows, files.facts))
        return DecisionChange(None, was_empty, bool(files.changed))
    bases = {decision.base for facts in change.before.values() if facts for decision in facts.decisions}
    for slug in change.listed:
        bases.update(database.column("SELECT base FROM decided WHERE slug = ?", (slug,)))
    for id_ in files.changed:
        bases.update(_bases_of(database, id_))
    for base in sorted(bases):
        DECISIONS.delete(database, "base", [base])
        rows = DECIDED.select(database, "WHERE base = ? ORDER BY slug, award", (base,))
        DECISIONS.put(database, _collected(rows, files.facts))
    return DecisionChange(frozenset(bases), was_empty, bool(files.changed))


def _bases_of(database: Database, id_: str) -> Iterator[str]:
    """The number and year that the id of a decision begins with, where an award names it."""
    while id_:
        if database.one("SELECT 1 FROM decided WHERE base = ?", (id_,)):
            yield id_
        id_ = id_.rpartition("-")[0]


def _collected(rows: Iterable[Decided], files: Mapping[str, DecisionFacts]) -> Iterator[Decision]:
    for base, of_base in groupby(rows, lambda row: row.base):
        same_number = list(of_base)
        for id_, who, some in told_apart(base, same_number):
            yield _decision(id_, who, some, files.get(id_))


def told_apart(base: str, rows: Sequence[Decided]) -> Iterator[tuple[str, str, list[Decided]]]:
    """The decisions of one number and year: the id of each, who decided where several have, and the rows about it."""
    deciding = sorted({row.authority for row in rows if row.authority})
    if len(deciding) < 2:
        yield base, "", list(rows)
        return
    for who in deciding:
        yield f"{base}-{who}", who, [row for row in rows if row.authority == who]
    if nobody := [row for row in rows if not row.authority]:
        yield f"{base}-{NOBODY}", "", nobody


def _decision(id_: str, who: str, rows: Sequence[Decided], file: DecisionFacts | None) -> Decision:
    scans = {row.scan: row.size for row in rows if row.scan}
    scan = file.scan if file and file.scan else min(scans, default="")
    date = (file.date if file else "") or max(sorted({row.date for row in rows}), key=len)
    return Decision(
        id_,
        rows[0].base,
        who,
        _commonest(row.number for row in rows),
        date,
        rows[0].year,
        (file.issuer if file else "") or _commonest((row.issuer for row in rows if row.issuer), longest=True),
        file.title if file else "",
        scan,
        file.size if file and file.scan else scans.get(scan, 0),
        len({row.slug for row in rows}),
        is_disputed(rows, file),
    )


def _commonest(texts: Iterable[str], *, longest: bool = False) -> str:
    """What most of them are; of several that are as many the shortest, or the ``longest``."""
    counted = Counter(texts)
    return max(counted, key=lambda text: (counted[text], len(text) if longest else -len(text), text), default="")


def is_disputed(rows: Sequence[Decided], file: DecisionFacts | None) -> bool:
    """Whether dates or scans contradict each other, or a profile lacks the issuer that tells the decision from another,
    or the file names another one.
    """
    dates = {row.date for row in rows if row.date} | ({file.date} if file and file.date else set())
    scans = {row.scan for row in rows if row.scan}
    issuers = {row.authority for row in rows if row.authority}
    others = file and file.issuer and issuers and authority(file.issuer) not in issuers
    return (
        any(contradict(one, other) for one in dates for other in dates)
        or (len(scans) > 1 and not (file and file.scan))
        or bool(others)
    )


def contradict(one: str, other: str) -> bool:
    """Whether two dates cannot be those of one day: ``1994-12`` and ``1994-12-17`` can."""
    exact = min(len(one), len(other))
    return one[:exact] != other[:exact]
