"""The rules for the calendar of holidays, each a named function in ``RULES``; its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import long_date, short_date
from honorroll.content.holidays import Holidays
from honorroll.content.working_days import MAX_HOLIDAY
from honorroll.formats.yaml_read import Document

HOLIDAY_BACKWARDS = Rule(
    "holiday-backwards",
    "error",
    Text("“{name}” kết thúc ngày {end_vi}, trước ngày bắt đầu {start_vi}.", "Xem lại hai ngày này."),
    Text("“{name}” ends on {end}, before it starts on {start}.", "Check the two days."),
)
HOLIDAY_LONG = Rule(
    "holiday-long",
    "error",
    Text("“{name}” dài {days} ngày.", "Xem lại năm và tháng của “end”: một đợt nghỉ dài nhất {most} ngày."),
    Text("“{name}” lasts {days} days.", "Check year and month of “end”: a holiday lasts {most} days at most."),
)
HOLIDAY_OF_ANOTHER_YEAR = Rule(
    "holiday-year",
    "error",
    Text("Ngày {day_vi} không thuộc năm {year}.", "Chuyển ngày này sang mục “year: {other}”, hoặc sửa lại năm."),
    Text("{day} is not in {year}.", "Move it to the item “year: {other}”, or mend the year."),
)
YEAR_TWICE = Rule(
    "holiday-year-twice",
    "error",
    Text("Năm {year} có hai mục.", "Gộp lại thành một."),
    Text("The year {year} is there twice.", "Make the two items one."),
)
NOT_A_WEEKEND = Rule(
    "working-day-in-the-week",
    "warning",
    Text(
        "{day_vi} vốn là ngày làm việc, không phải ngày làm bù.",
        "Xóa ngày này khỏi “working_days”; ngày nghỉ thay cho nó thì ghi vào “holidays”.",
    ),
    Text(
        "{day} is a working day in any case.",
        "Take it out of “working_days”; a day off that was swapped for it belongs in “holidays”.",
    ),
)
WORKED_AND_OFF = Rule(
    "working-day-off",
    "error",
    Text("Ngày {day_vi} vừa là ngày nghỉ (“{name}”) vừa là ngày làm bù.", "Xóa ngày này ở một trong hai nơi."),
    Text("{day} is a holiday (“{name}”) and a working day.", "Remove it from one of the two."),
)

Judge = Callable[[Document, Holidays], Iterator[Finding]]


def holidays_run_forward(document: Document, holidays: Holidays) -> Iterator[Finding]:
    """A holiday ends after it starts, and within a month."""
    for n, year in enumerate(holidays.years):
        for m, holiday in enumerate(year.holidays):
            if holiday.end is None:
                continue
            source = ("years", n, "holidays", m, "end")
            days = (holiday.end - holiday.start).days + 1
            if days < 1:
                yield HOLIDAY_BACKWARDS.at(
                    document.locate(source),
                    name=holiday.name,
                    start_vi=short_date(holiday.start),
                    start=holiday.start,
                    end_vi=short_date(holiday.end),
                    end=holiday.end,
                )
            elif days > MAX_HOLIDAY:
                yield HOLIDAY_LONG.at(document.locate(source), name=holiday.name, days=days, most=MAX_HOLIDAY)


def days_are_of_their_year(document: Document, holidays: Holidays) -> Iterator[Finding]:
    """A year has one item, in which its days are."""
    seen: set[int] = set()
    for n, year in enumerate(holidays.years):
        if year.year in seen:
            yield YEAR_TWICE.at(document.locate(("years", n, "year")), year=year.year)
        seen.add(year.year)
        days: list[tuple[date, tuple[str | int, ...]]] = [
            (holiday.start, ("holidays", m, "start")) for m, holiday in enumerate(year.holidays)
        ]
        days += [(day, ("working_days", m)) for m, day in enumerate(year.working_days)]
        for day, loc in days:
            if day.year != year.year:
                source = document.locate(("years", n, *loc))
                yield HOLIDAY_OF_ANOTHER_YEAR.at(
                    source, day_vi=short_date(day), day=day, year=year.year, other=day.year
                )


def working_days_are_of_a_weekend(document: Document, holidays: Holidays) -> Iterator[Finding]:
    """A day that is worked instead of another is one of a weekend, and no holiday."""
    most = timedelta(days=MAX_HOLIDAY)
    off = [
        holiday
        for year in holidays.years
        for holiday in year.holidays
        if (holiday.end or holiday.start) - holiday.start < most
    ]
    for n, year in enumerate(holidays.years):
        for m, day in enumerate(year.working_days):
            if day.weekday() < 5:
                yield NOT_A_WEEKEND.at(_worked(document, n, m), day_vi=_capitalised(long_date(day)), day=day)
            for name in (each.name for each in off if each.start <= day <= (each.end or each.start)):
                yield WORKED_AND_OFF.at(_worked(document, n, m), day_vi=short_date(day), day=day, name=name)


def _worked(document: Document, year: int, day: int) -> Source:
    return document.locate(("years", year, "working_days", day))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


RULES: tuple[Judge, ...] = (holidays_run_forward, days_are_of_their_year, working_days_are_of_a_weekend)


def judge(document: Document, holidays: Holidays) -> Iterator[Finding]:
    for rule in RULES:
        yield from rule(document, holidays)
