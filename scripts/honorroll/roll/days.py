"""Who and what the home page has for each of the coming days.

A page that is built today is read for weeks, and a static site is not built every night. So it carries what is to be
shown on so many days, each under its number modulo ``DAYS``, and ``theme/js/today.js`` shows what belongs to the day of
the reader. When they are over they begin again. Without the script the page shows the day of the build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from math import gcd
from typing import NamedTuple

from honorroll.pages import addresses
from honorroll.roll.database import Roll
from honorroll.roll.rows import DECISIONS, EXEMPLARS, OF_THE_DAY, HonoreeOfTheDay

#: For so many days a page has something of its own.
DAYS = 31
#: So long a quote may be that stands on the home page; and it begins like a sentence.
_QUOTED = 240


class OfDays(NamedTuple):
    """An honoree, and on which days it is their turn: day numbers (``date.toordinal``) modulo ``DAYS``."""

    days: tuple[int, ...]
    told: HonoreeOfTheDay


class Anniversary(NamedTuple):
    """What happened on a day (ISO) of an earlier year: a conference, or a decision."""

    day: str
    name: str
    url: str
    heading: str = ""
    """The title that a decision granted, where it granted one."""
    honoured: int = 0
    """How many a decision honours."""
    only: tuple[str, str] = ("", "")
    """Slug and name of the only one."""


def turns(roll: Roll, first: date) -> tuple[OfDays, ...]:
    """Whose deed stands on the home page from the day ``first`` on; the first is that day's. Everybody has a day in
    turn, far apart in the order of slugs.
    """
    slugs = [row.slug for row in EXEMPLARS.select(roll.database, "ORDER BY slug")]
    if not slugs:
        return ()
    found: dict[str, list[int]] = defaultdict(list)
    for day in range(first.toordinal(), first.toordinal() + DAYS):
        found[_turn(slugs, day)].append(day % DAYS)
    told = roll.rows(OF_THE_DAY, list(found))
    return tuple(OfDays(tuple(days), _with_words(told[slug])) for slug, days in found.items())


def _turn(slugs: Sequence[str], day: int) -> str:
    """Whose turn it is: steps of about the golden section go through all, and no two neighbours follow each other."""
    count = len(slugs)
    step = next(step for step in range(round(count * 0.618) or 1, 2 * count + 1) if gcd(step, count) == 1)
    return slugs[day * step % count]


def _with_words(told: HonoreeOfTheDay) -> HonoreeOfTheDay:
    """With the quote of that profile alone, where it can stand by itself: beside a deed, words are heard as of whoever
    did it.
    """
    stands = told.quote[:1].isupper() and len(told.quote) <= _QUOTED
    return told if stands else told._replace(quote="", quoted="")


def anniversaries(roll: Roll, first: date, held: Iterable[Anniversary] = ()) -> list[Anniversary]:
    """One for each of the coming days on which anything happened in an earlier year: a conference of ``held``, the
    latest; else the decision that granted the highest title, the latest.
    """
    ahead = {day.isoformat()[5:]: day.year for day in (first + timedelta(n) for n in range(DAYS))}
    found: dict[str, Anniversary] = {}
    for each in (*sorted(held, reverse=True), *_decided(roll, list(ahead))):
        if each.day[5:] in ahead and int(each.day[:4]) < ahead[each.day[5:]]:
            found.setdefault(each.day[5:], each)
    return [found[day] for day in ahead if day in found]


def _decided(roll: Roll, days: Sequence[str]) -> Iterator[Anniversary]:
    """The decisions of these days (``MM-DD``) of any year, those that granted the highest title first."""
    on_them = (
        f"WHERE length(date) = 10 AND substr(date, 6) IN ({', '.join('?' * len(days))}) AND NOT disputed AND id = base"
    )
    granted = (
        "SELECT rank, heading, slug, name FROM decided JOIN honoree USING (slug) WHERE base = ? ORDER BY rank, slug"
    )
    found = []
    for row in DECISIONS.select(roll.database, on_them, days):
        rows = roll.database.execute(granted, (row.base,)).fetchall()
        headings, honoured = {heading for _, heading, _, _ in rows}, {slug: name for _, _, slug, name in rows}
        heading = rows[0][1] if len(headings) == 1 else ""
        only = next(iter(honoured.items())) if len(honoured) == 1 else ("", "")
        name = f"quyết định số {row.number}"
        found.append((rows[0][0], Anniversary(row.date, name, addresses.decision(row.id), heading, row.total, only)))
    found.sort(key=lambda pair: pair[1], reverse=True)
    return (each for _, each in sorted(found, key=lambda pair: pair[0]))
