"""Dates of reduced precision: a minute, a day, a month, a quarter or a year, whichever is known.

Times are local to the site's zone (see ``zone``); the datetimes here are naive.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from honorroll.base import zone
from honorroll.base.vietnamese import long_date, short_date

Grain = Literal["minute", "day", "month", "quarter", "year"]

_QUARTERS = ("I", "II", "III", "IV")
_QUARTER = re.compile(r"[Qq]uý (?P<quarter>I|II|III|IV)/(?P<year>[1-9][0-9]{3})")
_EXACT = re.compile(
    r"(?P<year>[1-9][0-9]{3})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:[ T](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}))?)?)?"
)


#: What ``moment`` reads.
PATTERN = f"{_QUARTER.pattern}|{_EXACT.pattern}"
#: Later years are refused: arithmetic with dates near the end of Python's calendar (9999) overflows.
LAST_YEAR = 2999


class NoSuchDateError(ValueError):
    """The text has the form of a date that does not exist, such as 30 February."""


class Moment(NamedTuple):
    """A span of time: it begins at ``first`` and ends before ``after``. For the grain ``minute`` the two are equal."""

    grain: Grain
    first: datetime
    after: datetime

    @property
    def day(self) -> date:
        return self.first.date()

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.grain in ("minute", "day")


def moment(text: str) -> Moment | None:
    """Parse ``2025``, ``2025-10``, ``2025-10-10``, ``2025-10-10 08:00`` or ``quý II/2025``; None for any other text.

    Raises NoSuchDateError for a date that does not exist or lies after ``LAST_YEAR``.
    """
    match = _QUARTER.fullmatch(text) or _EXACT.fullmatch(text)
    if match is None:
        return None
    if int(match["year"]) > LAST_YEAR:
        raise NoSuchDateError(text)
    if match.re is _QUARTER:
        month, year = _QUARTERS.index(match["quarter"]) * 3 + 1, int(match["year"])
        first = _local(year, month)
        return Moment("quarter", first, _month_after(year, month + 2))
    year, month, day = int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)
    try:
        first = _local(year, month, day, int(match["hour"] or 0), int(match["minute"] or 0))
    except ValueError:
        raise NoSuchDateError(text) from None
    if match["hour"]:
        return Moment("minute", first, first)
    if match["day"]:
        return Moment("day", first, first + timedelta(days=1))
    if match["month"]:
        return Moment("month", first, _month_after(year, month))
    return Moment("year", first, _local(year + 1))


def _month_after(year: int, month: int) -> datetime:
    return _local(year + month // 12, month % 12 + 1)


def _local(year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001  # content names no zone: it is that of the site


def in_words(start: Moment, end: Moment | None = None) -> str:
    """The span in full: ``thứ Sáu, ngày 10 tháng 10 năm 2025, 8 giờ đến 11 giờ 30``; ``quý II năm 2025``."""
    if end is None or not (start.is_day and end.is_day):
        return _single_in_words(start)
    if end.day == start.day:
        hours = f"{clock(start.first)} đến {clock(end.first)}" if start.grain == end.grain == "minute" else ""
        return f"{long_date(start.day)}, {hours}" if hours else _single_in_words(start)
    first = long_date(start.day)
    if (start.day.year, start.day.month) == (end.day.year, end.day.month):  # say the month once
        first = first.partition(" tháng")[0]
    return f"từ {first} đến {long_date(end.day)}"


def _single_in_words(start: Moment) -> str:
    if start.grain == "minute":
        return f"{long_date(start.day)}, {clock(start.first)}"
    if start.grain == "day":
        return long_date(start.day)
    if start.grain == "month":
        return f"tháng {_month(start.first.month)} năm {start.first.year}"
    if start.grain == "quarter":
        return f"quý {_QUARTERS[start.first.month // 3]} năm {start.first.year}"
    return f"năm {start.first.year}"


def in_short(start: Moment, end: Moment | None = None) -> str:
    """The span for lists and tables: ``10/10/2025``, ``26–27/12/2025``, ``quý II/2025``."""
    if start.is_day and end is not None and end.is_day and end.day != start.day:
        if (start.day.year, start.day.month) == (end.day.year, end.day.month):
            return f"{start.day.day:02}–{short_date(end.day)}"
        return f"{short_date(start.day)} – {short_date(end.day)}"
    if start.is_day:
        return short_date(start.day)
    if start.grain == "month":
        return f"tháng {start.first.month:02}/{start.first.year}"
    if start.grain == "quarter":
        return f"quý {_QUARTERS[start.first.month // 3]}/{start.first.year}"
    return f"năm {start.first.year}"


def clock(at: datetime) -> str:
    """The time of day: ``8 giờ``, ``8 giờ 05``."""
    return f"{at.hour} giờ {at.minute:02}" if at.minute else f"{at.hour} giờ"


def datetime_attribute(start: Moment) -> str:
    """The value for ``datetime`` of an HTML ``time`` element; ``""`` for a quarter, for which HTML has no form."""
    if start.grain == "minute":
        return f"{start.first:%Y-%m-%dT%H:%M}{zone.offset(start.first)}"
    if start.grain == "day":
        return start.day.isoformat()
    if start.grain == "month":
        return f"{start.first.year}-{start.first.month:02}"
    return f"{start.first.year}" if start.grain == "year" else ""


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)


def first_moment(stated: str) -> datetime:
    """The first moment of a year, month or day (``2024``, ``2024-10``, ``2024-10-08``), with the site's offset."""
    return zone.aware(datetime.fromisoformat(f"{stated}{'-01-01'[len(stated) - 4 :]}"))
