"""Several days where one is wanted: the first and the last of them (see ``meant``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_YEAR = "(?P<year>[12][0-9]{3})"
#: A whole date, in text without accents.
_WHOLE = re.compile(
    rf"(?<![0-9])(?:{_YEAR} ?[/.-] ?(?P<month>[0-9]{{1,2}}) ?[/.-] ?(?P<day>[0-9]{{1,2}})"
    r"|(?P<day2>[0-9]{1,2})(?: ?[/.-] ?| thang )(?P<month2>[0-9]{1,2})(?: ?[/.-] ?|,? nam | )(?P<year2>[12][0-9]{3}))"
    r"(?![0-9])"
)
#: What ends just before a whole date, and is the first of several days: no time of day and no number of a decision.
_FIRST = re.compile(
    r"(?<![0-9:.h/])(?<!so )(?<!gio )(?<!h )(?P<day>[0-9]{1,2})(?:(?: ?[/.-] ?| thang )(?P<month>[0-9]{1,2}))? ?"
    r"(?:-|,|;|&|va|den(?: het)?|toi|~) ?(?:ngay )?$"
)


def first_and_last(text: str) -> tuple[str, str]:
    """The first and the last of several days that ``text``, which has no accents, tells; empty where it tells one.

    >>> first_and_last("tu ngay 29 den ngay 30 thang 10 nam 2026"), first_and_last("8h30-11h, ngay 30/10/2026")
    (('2026-10-29', '2026-10-30'), ('', ''))
    """
    days = sorted(_days(text))
    return (days[0].isoformat(), days[-1].isoformat()) if days[1:] and days[0] != days[-1] else ("", "")


def _days(text: str) -> Iterator[date]:
    for match in _WHOLE.finditer(text):
        year, month = int(match["year"] or match["year2"]), int(match["month"] or match["month2"])
        last = _day(year, month, int(match["day"] or match["day2"]))
        if last is None:
            continue
        yield last
        before = _FIRST.search(text[: match.start()])
        first = _day(year, int(before["month"] or month), int(before["day"])) if before else None
        if first is not None and first < last:
            yield first


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
