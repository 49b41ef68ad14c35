"""Aggregates of a list of delegates: totals, shares and groups.

Groups of fewer than ``MIN_GROUP_SIZE`` people are merged into “Khác” or left out, because their members could be
guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from honorroll.base.findings import Finding
from honorroll.base.vietnamese import fold
from honorroll.conferences.particulars import Composition, Count
from honorroll.conferences.rules.composition import MIN_GROUP_SIZE

OTHER = "Khác"


#: Law on Youth 57/2020/QH14, Article 1: from 16 to 30 years of age.
YOUNG = range(16, 31)


class Row(NamedTuple):
    """What is counted of one delegate, and nothing that identifies the person. ``born`` is a year, 0 if unknown."""

    number: int
    exemplar: bool
    woman: bool
    born: int
    direct: bool
    field: str
    component: str
    ethnic: str
    religion: str


class CountResult(NamedTuple):
    """The aggregates, or the findings that prevented them."""

    composition: Composition | None
    findings: list[Finding]
    hidden: tuple[str, ...] = ()
    """The labels of the shares that are left out because the group, or the rest, is too small."""


def aggregate(rows: Sequence[Row], columns: Container[str], today: date) -> CountResult:
    """The aggregates of ``rows``. A share whose column is not among ``columns`` is left out."""
    total, exemplars = len(rows), sum(row.exemplar for row in rows)
    hidden: list[str] = []

    def share(label: str, keys: str, matching: int) -> int | None:
        if not any(each in columns for each in keys.split()):
            return None
        if 0 < matching < MIN_GROUP_SIZE or 0 < total - matching < MIN_GROUP_SIZE:
            hidden.append(label)
            return None
        return matching

    ethnic = [row.ethnic for row in rows]
    composition = Composition(
        counted=today,
        total=total,
        exemplars=exemplars,
        guests=total - exemplars,
        women=share("Nữ", "name", sum(row.woman for row in rows)),
        young=share("Thanh niên", "born age", sum(today.year - row.born in YOUNG for row in rows)),
        direct_workers=share("Trực tiếp sản xuất, công tác", "direct", sum(row.direct for row in rows)),
        ethnic_minorities=share(
            "Dân tộc thiểu số", "ethnic minority", sum(fold(name) not in ("kinh", "") for name in ethnic)
        ),
        religious=share("Người có đạo", "religion", sum(bool(row.religion) for row in rows)),
        fields=_groups(row.field for row in rows) if "field" in columns else (),
        economic_components=_groups(row.component for row in rows) if "component" in columns else (),
        ethnic_groups=_groups(iter(ethnic)) if "ethnic" in columns else (),
        religions=_groups(row.religion or "Không theo tôn giáo" for row in rows) if "religion" in columns else (),
    )
    return CountResult(composition, [], tuple(hidden))


def _groups(names: Iterator[str]) -> tuple[Count, ...]:
    """The groups by size, the largest first.

    Groups under ``MIN_GROUP_SIZE`` are merged. Where all that was merged is under ``MIN_GROUP_SIZE`` too, the next
    group is merged as well, because otherwise subtracting from the total would reveal the number.
    """
    counts = Counter(name or OTHER for name in names)
    other = counts.pop(OTHER, 0)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], fold(item[0])))
    while ranked and (ranked[-1][1] < MIN_GROUP_SIZE or 0 < other < MIN_GROUP_SIZE):
        other += ranked.pop()[1]
    if not ranked or 0 < other < MIN_GROUP_SIZE:
        return ()
    return tuple(Count(name=name, count=n) for name, n in ranked) + ((Count(name=OTHER, count=other),) if other else ())
