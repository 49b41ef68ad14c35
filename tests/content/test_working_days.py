"""Working days are counted by the calendar of holidays, and by nothing that is not in it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honorroll.content.holidays import Holiday, Holidays, HolidayYear
from honorroll.content.working_days import WorkingDays, working_days

#: The days off around the Lunar New Year and in autumn of an invented year, and a Saturday that is worked.
CALENDAR = working_days(
    Holidays(
        years=(
            HolidayYear(
                year=2026,
                holidays=(
                    Holiday(name="Tết Dương lịch", start=date(2026, 1, 1)),
                    Holiday(name="Tết Nguyên đán", start=date(2026, 2, 16), end=date(2026, 2, 20)),
                    Holiday(name="Quốc khánh", start=date(2026, 8, 31), end=date(2026, 9, 2)),
                ),
                working_days=(date(2026, 8, 22),),
            ),
        )
    )
)
PERIODS = [
    ("2026-11-02", 10, "2026-11-16"),  # Monday to Monday, without the day of opening
    ("2026-11-06", 1, "2026-11-09"),  # Friday to Monday
    ("2026-11-07", 1, "2026-11-09"),  # opened on a Saturday
    ("2026-02-12", 2, "2026-02-23"),  # over the Lunar New Year
    ("2026-08-21", 1, "2026-08-22"),  # to a Saturday that is worked
    ("2026-08-28", 1, "2026-09-03"),  # over the National Day
    ("2026-12-31", 1, "2027-01-01"),  # into a year of which nothing is known
]


@pytest.mark.parametrize(("opens", "days", "closes"), PERIODS)
def test_a_period_ends_with_its_last_working_day(opens: str, days: int, closes: str) -> None:
    first, last = date.fromisoformat(opens), date.fromisoformat(closes)
    assert CALENDAR.after(first, days) == last
    assert CALENDAR.between(first, last) == days


def test_a_day_off_is_put_off_to_the_next_working_day() -> None:
    assert CALENDAR.next_working(date(2026, 2, 15)) == date(2026, 2, 23)
    assert CALENDAR.next_working(date(2026, 2, 23)) == date(2026, 2, 23)


def test_years_without_holidays_are_told() -> None:
    assert list(CALENDAR.unknown_years(date(2025, 12, 24), date(2027, 1, 7))) == [2025, 2027]
    assert list(CALENDAR.unknown_years(date(2026, 3, 1), date(2026, 3, 20))) == []


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(1, 30), st.frozensets(DAYS, max_size=20), st.frozensets(DAYS, max_size=5))
def test_counting_forth_and_back_agree(start: date, count: int, off: frozenset[date], worked: frozenset[date]) -> None:
    calendar = WorkingDays(off, worked, frozenset())
    last = calendar.after(start, count)
    assert calendar.is_working(last)
    assert calendar.between(start, last) == count
    assert calendar.between(start, last - timedelta(days=1)) == count - 1
