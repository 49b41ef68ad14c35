"""Working days: Monday to Friday without public holidays, and the Saturdays that are worked instead. Pure.

A period begins on the day after the event that it is counted from (Civil Code 91/2015/QH13, art. 147.2), ends at
midnight of its last day (art. 148.6), and where that is no working day, with the next one (art. 148.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from honorroll.content.holidays import Holidays

_DAY = timedelta(days=1)
_SATURDAY = 5
#: The longest holiday that is counted through, in days: a mistyped year must not make a period endless.
MAX_HOLIDAY = 31


class WorkingDays(NamedTuple):
    """A calendar. A year that is not among ``years`` has weekends and no holidays: see ``unknown_years``."""

    off: frozenset[date]
    worked: frozenset[date]
    years: frozenset[int]

    def is_working(self, day: date) -> bool:
        """Whether offices work on ``day``: Monday to Friday but for holidays, and days that make up for one."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)

    def next_working(self, day: date) -> date:
        """``day`` itself where it is a working day, otherwise the first one after it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def after(self, start: date, count: int) -> date:
        """The ``count``-th working day after ``start``, which is not counted."""
        day = start
        while count > 0:
            day = self.next_working(day + _DAY)
            count -= 1
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` and up to ``end``, which is counted."""
        days = (start + _DAY * n for n in range(1, (end - start).days + 1))
        return sum(map(self.is_working, days))

    def unknown_years(self, start: date, end: date) -> Iterator[int]:
        """The years of a period whose holidays nobody entered."""
        return (year for year in range(start.year, end.year + 1) if year not in self.years)


def working_days(holidays: Holidays) -> WorkingDays:
    """The calendar that ``holidays`` describe."""
    off: set[date] = set()
    worked: set[date] = set()
    for year in holidays.years:
        worked.update(year.working_days)
        for holiday in year.holidays:
            length = ((holiday.end or holiday.start) - holiday.start).days
            off.update(holiday.start + _DAY * n for n in range(min(length, MAX_HOLIDAY) + 1))
    return WorkingDays(frozenset(off), frozenset(worked), frozenset(year.year for year in holidays.years))
