"""The tracker: every unit with its conference, plan, report and coverage; what is due, received or late. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from honorroll.base.vietnamese import short_date
from honorroll.content.vocabulary import Unit, UnitKind
from honorroll.council.model import Tracked, Tracker
from honorroll.news.conference_refs import ConferenceRef

SubmissionState = Literal["done", "late", "due", "overdue", "waiting"]


class Submission(NamedTuple):
    """A paper that a unit has to submit: when it is due, when it was received, and the state in words."""

    due: date | None
    received: date | None
    state: SubmissionState
    words: str


class TrackerRow(NamedTuple):
    """A unit, named by its id, as of one day."""

    unit: str
    name: str
    kind: str
    kind_name: str
    conference: str
    """The name of its conference, ``""`` where none is known."""
    url: str
    """The address of that conference, ``""`` where it has no page."""
    date: date | None
    """The first day of its conference."""
    plan: Submission
    report: Submission
    coverage: int
    """The number of posts about it."""
    cancelled: bool = False
    """Whether its conference was cancelled, so that nothing is due."""

    @property
    def is_begun(self) -> bool:
        """Whether anything was entered for the unit."""
        return bool(self.date or self.plan.received or self.report.received)

    @property
    def is_known(self) -> bool:
        """Whether there is anything to show for the unit."""
        return self.is_begun or bool(self.conference or self.coverage or self.plan.due or self.report.due)

    @property
    def is_overdue(self) -> bool:
        return "overdue" in (self.plan.state, self.report.state)


CANCELLED_TEXT = "Hội nghị đã hủy"


def track(
    tracker: Tracker,
    units: Mapping[str, Unit],
    kinds: Mapping[str, UnitKind],
    conferences: Mapping[str, ConferenceRef],
    coverage: Mapping[str, int],
    today: date,
) -> list[TrackerRow]:
    """A row for each unit, in the order of the vocabulary; ``coverage`` is the number of posts about each."""
    by_unit = defaultdict[str, list[ConferenceRef]](list)
    for each in conferences.values():
        by_unit[each.unit].append(each)
    rows = []
    for id_, unit in units.items():
        tracked = tracker.units.get(id_, Tracked.empty())
        conference = conferences.get(tracked.conference or "") or _of_unit(by_unit.get(id_, []), tracked.date)
        row = _row(id_, unit, tracked, conference, tracker, coverage.get(id_, 0), today)
        rows.append(row._replace(kind_name=kinds[unit.kind].name))
    return rows


def _of_unit(conferences: Sequence[ConferenceRef], day: date | None) -> ConferenceRef | None:
    """Which of a unit's conferences the row is about: the one on the ``day`` that was entered, or else the only one
    that has no date; where no day was entered, the latest. None where the day is that of an event without a page: the
    name of one never stands beside the date of another.
    """
    if day is None:
        return max(conferences, key=lambda each: (each.date or date.min, each.slug), default=None)
    on_it = [each for each in conferences if each.date and (each.begins or each.date) <= day <= each.date]
    found = on_it[:1] or [each for each in conferences if each.date is None]
    return found[0] if len(found) == 1 else None


def _row(
    id_: str,
    unit: Unit,
    tracked: Tracked,
    conference: ConferenceRef | None,
    tracker: Tracker,
    coverage: int,
    today: date,
) -> TrackerRow:
    """The row of one unit. A date that was entered for the unit comes before the date of its conference."""
    cancelled = bool(conference and conference.cancelled and not tracked.date)
    last = tracked.date or (conference.date if conference and not cancelled else None)
    first = last if tracked.date or not conference or cancelled else conference.begins or last
    plan_due = first - timedelta(days=tracker.plan_days) if first and tracker.plan_days is not None else None
    report_due = last + timedelta(days=tracker.report_days) if last and tracker.report_days is not None else None
    plan = submission(plan_due, tracked.plan_received, today)
    report = submission(report_due, tracked.report_received, today, begins=last)
    if cancelled:
        plan, report = (each if each.received else each._replace(words=CANCELLED_TEXT) for each in (plan, report))
    return TrackerRow(
        unit=id_,
        name=unit.name,
        kind=unit.kind,
        kind_name="",
        conference=conference.name if conference else "",
        url=conference.url if conference and conference.has_page else "",
        date=first,
        plan=plan,
        report=report,
        coverage=coverage,
        cancelled=cancelled,
    )


def submission(due: date | None, received: date | None, today: date, begins: date | None = None) -> Submission:
    """The state of a paper on ``today``; before the day ``begins`` it cannot have been received."""
    deadline = f"hạn {short_date(due)}" if due else ""
    if received:
        late = (received - due).days if due else 0
        if due and late > 0:
            return Submission(due, received, "late", f"Đã nhận {short_date(received)}, muộn {late} ngày ({deadline})")
        return Submission(due, received, "done", f"Đã nhận {short_date(received)}{', đúng hạn' if due else ''}")
    if due is None:
        if begins and begins < today:
            return Submission(None, None, "waiting", "Chưa nhận; chưa đặt hạn")
        return Submission(None, None, "waiting", "Chưa đến hội nghị" if begins else "Chưa có dữ liệu")
    left = (due - today).days
    if left < 0:
        return Submission(due, None, "overdue", f"Quá hạn {-left} ngày ({deadline})")
    remaining = "Hôm nay là hạn" if left == 0 else f"Còn {left} ngày"
    return Submission(due, None, "due", f"{remaining} ({deadline})")


def rows(tracked: Iterable[TrackerRow]) -> Iterator[tuple[str | int, ...]]:
    """The CSV table: a header, then a row for each unit."""
    yield (
        *("Đơn vị", "Loại", "Ngày hội nghị"),
        *("Hạn gửi kế hoạch", "Nhận kế hoạch", "Kế hoạch"),
        *("Hạn gửi báo cáo", "Nhận báo cáo", "Báo cáo"),
        "Số tin bài",
    )
    for row in tracked:
        plan, report = row.plan, row.report
        yield (
            *(row.name, row.kind_name, _day(row.date)),
            *(_day(plan.due), _day(plan.received), plan.words),
            *(_day(report.due), _day(report.received), report.words),
            row.coverage,
        )


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


class Deadline(NamedTuple):
    """An event of the calendar: an id that never changes, a day, and a title."""

    id: str
    day: date
    title: str


def deadlines(tracked: Iterable[TrackerRow]) -> list[Deadline]:
    """The days on which papers are due that have not been received, in order."""
    due = [
        Deadline(f"{word}-{row.unit}", paper.due, f"Hạn gửi {label}: {row.name}")
        for row in tracked
        for word, label, paper in (("ke-hoach", "kế hoạch", row.plan), ("bao-cao", "báo cáo kết quả", row.report))
        if paper.due and not paper.received
    ]
    return sorted(due, key=lambda deadline: (deadline.day, deadline.id))
