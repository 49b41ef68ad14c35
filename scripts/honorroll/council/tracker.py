"""Every unit with its conference, plan, report and coverage: what is due, received, late, as of a day. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from honorroll.base.vietnamese import short_date
from honorroll.content.vocabulary import Unit
from honorroll.council.model import Tracked, Tracker
from honorroll.news.meetings import Meeting

State = Literal["done", "late", "due", "overdue", "waiting"]


class Duty(NamedTuple):
    """A paper that a unit owes: when it is due, when it came, and in words how that stands."""

    due: date | None
    received: date | None
    state: State
    words: str


class Row(NamedTuple):
    unit: str
    name: str
    kind: str
    conference: str
    """The name of its conference where one is known, and its address where it has a page."""
    url: str
    date: date | None
    plan: Duty
    report: Duty
    coverage: int
    cancelled: bool = False
    """Whether its conference does not take place, so that nothing is owed."""

    @property
    def is_begun(self) -> bool:
        """Whether anything was entered of the unit."""
        return bool(self.date or self.plan.received or self.report.received)

    @property
    def is_known(self) -> bool:
        """Whether there is anything to say of the unit."""
        return self.is_begun or bool(self.conference or self.coverage or self.plan.due or self.report.due)

    @property
    def is_overdue(self) -> bool:
        return "overdue" in (self.plan.state, self.report.state)


CANCELLED = "Hội nghị đã hủy"

#: How the page calls the kinds of units, in the order of the filter.
KINDS = {
    "peoples-committee": "Ủy ban nhân dân",
    "front": "Mặt trận Tổ quốc",
    "mass-organisation": "Đoàn thể",
    "council": "Hội đồng",
    "department": "Phòng, ban",
    "centre": "Trung tâm",
    "ward": "Phường, xã",
}


def track(
    tracker: Tracker,
    units: Mapping[str, Unit],
    meetings: Mapping[str, Meeting],
    coverage: Mapping[str, int],
    today: date,
) -> list[Row]:
    """A row a unit, in the order of the vocabulary; ``coverage`` is how many posts speak of each."""
    by_unit = {meeting.unit: meeting for meeting in meetings.values() if meeting.unit}
    rows = []
    for id_, unit in units.items():
        entry = tracker.units.get(id_, Tracked())
        meeting = meetings.get(entry.conference or "") or by_unit.get(id_)
        called_off = bool(meeting and meeting.cancelled and not entry.date)
        held = entry.date or (meeting.date if meeting and not called_off else None)
        first = held if entry.date or not meeting or called_off else meeting.begins or held
        plan_due = first - timedelta(days=tracker.plan_days) if first else None
        report_due = held + timedelta(days=tracker.report_days) if held and tracker.report_days is not None else None
        plan = duty(plan_due, entry.plan_received, today)
        report = duty(report_due, entry.report_received, today, begins=held)
        name, url = (meeting.name, meeting.url if meeting.has_page else "") if meeting else ("", "")
        if called_off:
            plan, report = (each if each.received else each._replace(words=CANCELLED) for each in (plan, report))
        rows.append(Row(id_, unit.name, unit.kind, name, url, first, plan, report, coverage.get(id_, 0), called_off))
    return rows


def duty(due: date | None, received: date | None, today: date, begins: date | None = None) -> Duty:
    """How a duty stands on ``today``; before the day ``begins`` nothing can have come."""
    limit = f"hạn {short_date(due)}" if due else ""
    if received:
        late = (received - due).days if due else 0
        if due and late > 0:
            return Duty(due, received, "late", f"Đã nhận {short_date(received)}, muộn {late} ngày ({limit})")
        return Duty(due, received, "done", f"Đã nhận {short_date(received)}{', đúng hạn' if due else ''}")
    if due is None:
        if begins and begins < today:
            return Duty(None, None, "waiting", "Chưa nhận; chưa đặt hạn")
        return Duty(None, None, "waiting", "Chưa đến hội nghị" if begins else "Chưa có dữ liệu")
    left = (due - today).days
    if left < 0:
        return Duty(due, None, "overdue", f"Quá hạn {-left} ngày ({limit})")
    soon = "Hôm nay là hạn" if left == 0 else f"Còn {left} ngày"
    return Duty(due, None, "due", f"{soon} ({limit})")


def rows(tracked: Iterable[Row]) -> Iterator[tuple[str | int, ...]]:
    """The table for an office."""
    yield ("Đơn vị", "Loại", "Ngày hội nghị", "Hạn gửi kế hoạch", "Nhận kế hoạch", "Kế hoạch", "Hạn gửi báo cáo", "Nhận báo cáo", "Báo cáo", "Số tin bài")  # fmt: skip
    for row in tracked:
        yield (
            row.name, KINDS[row.kind], _day(row.date), _day(row.plan.due), _day(row.plan.received), row.plan.words,
            _day(row.report.due), _day(row.report.received), row.report.words, row.coverage,
        )  # fmt: skip


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


class Deadline(NamedTuple):
    """What stands in the calendar: an id that lasts, a day, and words."""

    id: str
    day: date
    title: str


def deadlines(tracked: Iterable[Row]) -> list[Deadline]:
    """The days on which papers are due that have not come, by day."""
    found = [
        Deadline(f"{word}-{row.unit}", duty.due, f"Hạn gửi {label}: {row.name}")
        for row in tracked
        for word, label, duty in (("ke-hoach", "kế hoạch", row.plan), ("bao-cao", "báo cáo kết quả", row.report))
        if duty.due and not duty.received
    ]
    return sorted(found, key=lambda deadline: (deadline.day, deadline.id))
