"""The rules about the dates of a conference and the times of its programme."""

from __future__ import annotations

from collections.abc import Iterator

from honorroll.base.findings import Finding, Rule, Text
from honorroll.base.moments import moment
from honorroll.conferences.rules.context import ConferenceContext

END_BEFORE_START = Rule(
    "end-before-start",
    "error",
    Text("Kết thúc “{end}” trước lúc bắt đầu “{start}”.", "Xem lại hai mục “start” và “end”."),
    Text("The end, “{end}”, lies before the start, “{start}”.", "Check “start” and “end”."),
)
NO_START = Rule(
    "no-start",
    "warning",
    Text(
        "Chưa ghi hội nghị diễn ra khi nào.",
        "Ghi “start”, ví dụ: 2025-10-10 hoặc quý II/2025; nguồn không nói thì ghi “date_note”.",
    ),
    Text(
        "Nothing says when the conference takes place.",
        "Set “start”, for example 2025-10-10 or quý II/2025; else say why in “date_note”.",
    ),
)
PROGRAMME_ORDER = Rule(
    "programme-order",
    "error",
    Text("Mục “{title}” bắt đầu lúc {start}, trước mục đứng trên nó ({before}).", "Xếp các mục theo giờ."),
    Text("“{title}” begins at {start}, before the item above it ({before}).", "Put the items in the order of time."),
)
PROGRAMME_OVERLAP = Rule(
    "programme-overlap",
    "error",
    Text(
        "Mục “{title}” bắt đầu lúc {start} khi mục trước còn chưa xong ({until}).",
        "Sửa giờ bắt đầu, hoặc thời lượng “duration” (phút) của mục trước.",
    ),
    Text(
        "“{title}” begins at {start}, while the item before it goes on until {until}.",
        "Mend the start, or the “duration” (minutes) of the one before.",
    ),
)
PROGRAMME_OUTSIDE = Rule(
    "programme-outside",
    "error",
    Text(
        "Mục “{title}” ({day}) nằm ngoài thời gian của hội nghị.",
        "Sửa “day” của mục, hoặc “start” và “end” của hội nghị.",
    ),
    Text(
        "“{title}” ({day}) lies outside the time of the conference.",
        "Mend the item's “day”, or “start” and “end” of the conference.",
    ),
)


def it_ends_after_it_starts(context: ConferenceContext) -> Iterator[Finding]:
    """The end lies after the start; the start is known, or a note says why not."""
    conference = context.details.conference
    if not conference.start:
        if not conference.date_note:
            yield NO_START.at(context.at())
        return
    start, end = moment(conference.start), moment(conference.end) if conference.end else None
    if start and end and end.after <= start.first:
        yield END_BEFORE_START.at(context.at("end"), start=conference.start, end=conference.end)


def the_programme_is_in_order(context: ConferenceContext) -> Iterator[Finding]:
    """Items of a day are in the order of time and do not overlap, and all lie within the dates of the conference."""
    conference = context.details.conference
    start, end = (moment(text) if text else None for text in (conference.start, conference.end))
    first = start.day if start and start.is_day else None
    last = end.day if end and end.is_day else first
    day, before, until = first, -1, -1
    for n, item in enumerate(conference.programme):
        title = item.title or item.kind
        if item.day and item.day != day:
            if day and item.day < day:
                yield PROGRAMME_ORDER.at(context.at("programme", n, "day"), title=title, start=item.day, before=day)
            day, before, until = item.day, -1, -1
        if item.day and first and last and not first <= item.day <= last:
            yield PROGRAMME_OUTSIDE.at(context.at("programme", n, "day"), title=title, day=item.day)
        if not item.start:
            continue
        minute = int(item.start[:2]) * 60 + int(item.start[3:])
        if minute < before:
            yield PROGRAMME_ORDER.at(
                context.at("programme", n, "start"), title=title, start=item.start, before=_clock(before)
            )
        elif minute < until:
            yield PROGRAMME_OVERLAP.at(
                context.at("programme", n, "start"), title=title, start=item.start, until=_clock(until)
            )
        before, until = max(before, minute), minute + (item.duration or 0)


def _clock(minutes: int) -> str:
    """Minutes since midnight as ``08:30``."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
