"""Plans the pages of decisions: those of the numbers of which anything changed, and what their addresses lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from honorroll.base.keys import key_of
from honorroll.base.vietnamese import fold, number
from honorroll.pages import addresses
from honorroll.pages.found import SearchEntry
from honorroll.pages.html import Drawn
from honorroll.pages.page import Gone, KnownAddresses, Page, moved
from honorroll.pages.pagination import page_count
from honorroll.roll.database import Roll
from honorroll.roll.decisions import pages
from honorroll.roll.decisions.collect import DecisionChange
from honorroll.roll.decisions.files import FILES, DecisionFacts
from honorroll.roll.decisions.pages import PAGE_SIZE, Honoured, Year
from honorroll.roll.rows import DECISIONS, Decision

_SECTION = addresses.section(addresses.DECISIONS)
#: Up to so many stand on one page; of more, each year has a page of its own.
TOGETHER = 200

#: An award that a decision granted: the slug, heading and text of the award, what stands for the card, and the kind.
_Member = tuple[str, str, str, bytes, str]
_MEMBERS = (
    "SELECT slug, heading, text, place.card, kind FROM decided JOIN place USING (slug) JOIN honoree USING (slug)"
    " WHERE base = ? AND (? = '' OR authority = ?) ORDER BY decided.rank, heading, place.rank, award"
)
_OF_NOBODY = _MEMBERS.replace("(? = '' OR authority = ?)", "authority = ''")


def findable(roll: Roll) -> Iterator[SearchEntry]:
    """The search entries: the number, also in one word; issuer and year are shown, for several use one number."""
    for row in DECISIONS.select(roll.database, "ORDER BY id"):
        told = ", ".join(filter(None, (row.issuer, str(row.year or ""))))
        line = f"{told or pages.TITLE} · {number(row.total)} hồ sơ"
        words = fold(f"{pages.TITLE} năm")
        joined = fold(row.number).replace(" ", "")
        called = pages.whole_name(row) if row.id != row.base else pages.name(row)
        yield SearchEntry("list", addresses.decision(row.id), called, line, aliases=(row.number, joined), words=words)


def plan(
    roll: Roll, change: DecisionChange, published: KnownAddresses, held: KnownAddresses, *, everything: bool
) -> Iterator[Page | Gone]:
    """The pages that may differ, and those that are no more."""
    everything |= change.bases is None
    if not (everything or change.bases or change.files):
        return
    is_empty = roll.database.one("SELECT 1 FROM decision") is None
    planned: set[str] = set()
    for page in _pages(roll, None if everything else change.bases):
        planned.add(page.url)
        yield page
    if everything or change.files or is_empty != change.was_empty:
        known = {*held.below(addresses.DECISIONS), *published.below(addresses.DECISIONS)}
    else:
        known = {url for base in change.bases or () for some in (held, published) for url in _below(some, base)}
        known |= {*held.below(addresses.DECISION_YEARS), *published.below(addresses.DECISION_YEARS)}
        former = {addresses.decision(id_) for row in FILES.select(roll.database) for id_ in row.facts.former_ids}
        known |= {url for url in former if url in held or url in published}
    for url in sorted(known - planned):
        if everything or not _is_there(roll, url, change):
            target = _target(roll, url, is_empty=is_empty)
            yield moved(url, target) if url in published else Gone(url)


def _pages(roll: Roll, bases: Iterable[str] | None) -> Iterator[Page]:
    files = {row.id: row.facts for row in FILES.select(roll.database)}
    for base, rows in groupby(_rows(roll, bases), lambda row: row.base):
        same_number = list(rows)
        for row in same_number:
            yield from _decision(roll, row, files.get(row.id))
        if len(same_number) > 1:
            key = key_of("apart", repr(same_number))
            yield Page(addresses.decision(base), _SECTION, key, partial(pages.apart, same_number))
    for id_, file in files.items():
        for former in file.former_ids if _row(roll, id_) else ():
            if not _row(roll, former):
                yield moved(addresses.decision(former), addresses.decision(id_))
    yield from _indexes(roll)


def _row(roll: Roll, id_: str) -> Decision | None:
    """A decision of this id, or of this number and year."""
    return DECISIONS.get(roll.database, "WHERE id = ? OR base = ?", (id_, id_))


def _rows(roll: Roll, bases: Iterable[str] | None) -> Iterator[Decision]:
    if bases is None:
        yield from DECISIONS.select(roll.database, "ORDER BY base, id")
    for base in sorted(bases or ()):
        yield from DECISIONS.select(roll.database, "WHERE base = ? ORDER BY id", (base,))


def _members(roll: Roll, row: Decision) -> list[_Member]:
    is_apart = row.id != row.base and not row.authority
    if is_apart:
        return roll.database.execute(_OF_NOBODY, (row.base,)).fetchall()
    return roll.database.execute(_MEMBERS, (row.base, row.authority, row.authority)).fetchall()


def _decision(roll: Roll, row: Decision, file: DecisionFacts | None) -> Iterator[Page]:
    members = _members(roll, row)
    noun = pages.people(kind for *_, kind in members)  # type: ignore[misc]  # a kind is text in the database
    count = page_count(len(members), PAGE_SIZE)
    head = key_of(repr(row), repr(file), noun, str(count))
    for n in range(1, count + 1):
        chosen = members[(n - 1) * PAGE_SIZE : n * PAGE_SIZE]
        key = key_of(
            head, str(n), *(part for slug, heading, text, card, _ in chosen for part in (slug, heading, text, card))
        )
        url = addresses.page(addresses.decision(row.id), n)
        yield Page(url, _SECTION, key, partial(_drawn, roll, row, file, noun, (n, count)), lastmod=_lastmod(row))


def _lastmod(row: Decision) -> str:
    return row.date if len(row.date) == 10 else ""


def _drawn(roll: Roll, row: Decision, file: DecisionFacts | None, noun: str, part: tuple[int, int]) -> Drawn:
    members = _members(roll, row)[(part[0] - 1) * PAGE_SIZE : part[0] * PAGE_SIZE]
    carded = roll.carded([slug for slug, *_ in members])
    honoured = [
        Honoured(heading, one.card._replace(title=text))
        for (_, heading, text, _, _), one in zip(members, carded, strict=True)
    ]
    return pages.decision(row, file, honoured, noun, part)


def _indexes(roll: Roll) -> Iterator[Page]:
    """The page of all decisions, and those of years where there are many."""
    rows = DECISIONS.select(roll.database, "ORDER BY year DESC, id")
    years = [
        Year(year, tuple((row.number, row.date, row.issuer, row.total, addresses.decision(row.id)) for row in some))
        for year, some in groupby(rows, lambda row: row.year)
    ]
    if not years:
        return
    total = sum(len(year.decisions) for year in years)
    alone = [year for year in years if year.year] if total > TOGETHER else []
    beside = [(year.label, addresses.decision_year(year.year), len(year.decisions)) for year in alone]
    shown = [year for year in years if year not in alone]
    draw = partial(pages.index, shown, beside)
    yield Page(addresses.DECISIONS, _SECTION, key_of("decisions", repr((shown, beside))), draw)
    for year in alone:
        key = key_of("decisions", repr(year))
        yield Page(addresses.decision_year(year.year), _SECTION, key, partial(pages.of_year, year))


# ── Addresses ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _below(known: KnownAddresses, base: str) -> Iterator[str]:
    """The addresses of a number and year, and of those told apart by issuer."""
    for url in known.below(f"{addresses.DECISIONS}{base}"):
        if addresses.decision_at(url) == base or addresses.decision_at(url).startswith(f"{base}-"):
            yield url


def _is_there(roll: Roll, url: str, change: DecisionChange) -> bool:
    """Whether the address is that of a decision of which nothing changed."""
    row = _row(roll, addresses.decision_at(url))
    return row is not None and row.base not in (change.bases or ())


def _target(roll: Roll, url: str, *, is_empty: bool) -> str:
    """What is nearest to an address where nothing is any more."""
    if is_empty:
        return addresses.ROLL
    id_ = addresses.decision_at(url)
    while id_:
        if _row(roll, id_):
            return addresses.decision(id_)
        id_ = id_.rpartition("-")[0]
    return addresses.DECISIONS
