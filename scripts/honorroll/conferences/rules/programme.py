"""The rules about the dates of a conference and the times of its programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.moments import moment
from honorroll.conferences.particulars import ProgrammeItem
from honorroll.conferences.rules.context import ConferenceContext
from honorroll.conferences.timetable import track_of

#: A time before this one (hour) that stands below a later one is probably of the following day.
_MORNING = 6
_DAY_MINUTES = 24 * 60

END_BEFORE_START = Rule(
    "end-before-start",
    "error",
    Text("Kết thúc “{end}” trước lúc bắt đầu “{start}”.", "Xem lại hai mục “start” và “end”."),
    Text("The end, “{end}”, lies before the start, “{start}”.", "Check “start” and “end”."),
)
END_AFTER_MIDNIGHT = Rule(
    "end-after-midnight",
    "error",
    Text(
        "Kết thúc “{end}” trước lúc bắt đầu “{start}”.", 'Nếu kết thúc sau nửa đêm thì ghi ngày hôm sau: end: "{meant}"'
    ),
    Text("The end, “{end}”, lies before the start, “{start}”.", 'If it is after midnight, write: end: "{meant}"'),
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
SAME_DATE = Rule(
    "postponed-to-nowhere",
    "error",
    Text(
        "“postponed_from: {seen}” là ngày cũ, nhưng “start” chưa ghi ngày mới.",
        "Ghi ngày mới ở “start”; chưa có ngày mới thì bỏ “postponed_from”, ghi start: {seen} và status: postponed.",
    ),
    Text(
        "“postponed_from: {seen}” is the former date, but “start” holds no new one.",
        "Give the new date in “start”; if there is none yet, drop “postponed_from” and set start: {seen} and status: "
        "postponed.",
    ),
)
PROGRAMME_ORDER = Rule(
    "programme-order",
    "error",
    Text("Mục “{title}” bắt đầu lúc {start}, trước mục đứng trên nó ({before}).", "Xếp các mục theo giờ."),
    Text("“{title}” begins at {start}, before the item above it ({before}).", "Put the items in the order of time."),
)
PROGRAMME_MIDNIGHT = Rule(
    "programme-midnight",
    "error",
    Text(
        "Mục “{title}” bắt đầu lúc {start}, trước mục đứng trên nó ({before}).",
        "Nếu là sau nửa đêm thì ghi thêm ở mục này: day: {day}",
    ),
    Text(
        "“{title}” begins at {start}, before the item above it ({before}).",
        "If that is after midnight, add to the item: day: {day}",
    ),
)
PROGRAMME_MIDNIGHT_END = Rule(
    "programme-until-morning",
    "error",
    Text(
        "Mục “{title}” bắt đầu lúc {start}, trước mục đứng trên nó ({before}).",
        'Nếu là sau nửa đêm thì ghi thêm ở mục này: day: {day}, và ở hội nghị: end: "{end}"',
    ),
    Text(
        "“{title}” begins at {start}, before the item above it ({before}).",
        'If that is after midnight, add to the item: day: {day}, and to the conference: end: "{end}"',
    ),
)
PROGRAMME_OVERLAP = Rule(
    "programme-overlap",
    "error",
    Text(
        "Mục “{title}” bắt đầu lúc {start} khi mục trước còn chưa xong ({until}).",
        "Sửa giờ bắt đầu, hoặc thời lượng “duration” (phút) của mục trước; nếu hai mục diễn ra song song thì ghi "
        "“track” khác nhau ở mỗi mục, ví dụ: track: Tổ 1",
    ),
    Text(
        "“{title}” begins at {start}, while the item before it goes on until {until}.",
        "Mend the start, or the “duration” (minutes) of the one before; if the two run side by side, give each its "
        "own “track”, for example: track: Tổ 1",
    ),
)
ROOM_TAKEN = Rule(
    "programme-room",
    "error",
    Text(
        "Mục “{title}” bắt đầu lúc {start} ở “{room}”, nơi một mục khác còn chưa xong ({until}).",
        "Sửa giờ bắt đầu, thời lượng “duration” (phút) của mục kia, hoặc “room” của một trong hai mục.",
    ),
    Text(
        "“{title}” begins at {start} in “{room}”, where another item goes on until {until}.",
        "Mend the start, the “duration” (minutes) of the other, or the “room” of one of them.",
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
        is_night = start.grain == end.grain == "minute" and start.day == end.day and end.first.hour < _MORNING
        meant = f"{end.first + timedelta(days=1):%Y-%m-%d %H:%M}" if is_night else ""
        rule = END_AFTER_MIDNIGHT if is_night else END_BEFORE_START
        yield rule.at(context.at("end"), start=conference.start, end=conference.end, meant=meant)


def a_new_date_is_another_one(context: ConferenceContext) -> Iterator[Finding]:
    """The former date of a conference that was moved is not that of now."""
    conference = context.details.conference
    if conference.postponed_from and (conference.postponed_from == conference.start or not conference.start):
        yield SAME_DATE.at(context.at("postponed_from"), seen=conference.postponed_from)


class _Occupied(NamedTuple):
    """When the last item of a track or a room began, and until when it goes on, in minutes since midnight."""

    begin: int = -1
    until: int = -1


def the_programme_is_in_order(context: ConferenceContext) -> Iterator[Finding]:
    """Items of a day are in the order of time, do not overlap within a track or a room, and lie within the dates of the
    conference. An item without a track is for everybody, so nothing runs beside it.
    """
    conference = context.details.conference
    start, end = (moment(text) if text else None for text in (conference.start, conference.end))
    first = start.day if start and start.is_day else None
    last = end.day if end and end.is_day else first
    day, tracks, rooms = first, dict[str, _Occupied](), dict[str, _Occupied]()
    for n, item in enumerate(conference.programme):
        title = item.title or item.kind
        if item.day and item.day != day:
            if day and item.day < day:
                yield PROGRAMME_ORDER.at(context.at("programme", n, "day"), title=title, start=item.day, before=day)
            days = (item.day - day).days if day and item.day > day else 2
            day, tracks, rooms = item.day, _days_later(tracks, days), _days_later(rooms, days)
        if item.day and first and last and not first <= item.day <= last:
            yield PROGRAMME_OUTSIDE.at(context.at("programme", n, "day"), title=title, day=item.day)
        if not item.start:
            continue
        minute = _minute(item)
        finding = _conflict(item, tracks, rooms, context.at("programme", n, "start"), (day, last))
        if finding:
            yield finding
        if finding and day and finding.rule in (PROGRAMME_MIDNIGHT, PROGRAMME_MIDNIGHT_END):
            day, tracks, rooms = day + timedelta(days=1), {}, {}
        track = track_of(item)
        occupied = _Occupied(max(_last(tracks, track).begin, minute), minute + (item.duration or 0))
        tracks[track] = occupied
        if item.room:
            rooms[item.room] = occupied


def _conflict(
    item: ProgrammeItem,
    tracks: Mapping[str, _Occupied],
    rooms: Mapping[str, _Occupied],
    source: Source,
    days: tuple[date | None, date | None],
) -> Finding | None:
    """What keeps an item from beginning when it says; ``days`` are that of the item and the last of the conference."""
    title, minute = item.title or item.kind, _minute(item)
    before, room = _last(tracks, track_of(item)), rooms.get(item.room or "", _Occupied())
    day, last = days
    if minute < before.begin:
        if day is None or minute >= _MORNING * 60:
            return PROGRAMME_ORDER.at(source, title=title, start=item.start, before=_clock(before.begin))
        next_day = day + timedelta(days=1)
        end = f"{next_day} {_clock(minute + (item.duration or 60))}"
        rule = PROGRAMME_MIDNIGHT if last and last >= next_day else PROGRAMME_MIDNIGHT_END
        at = {"title": title, "start": item.start, "before": _clock(before.begin)}
        return rule.at(source, **at, day=next_day, end=end)
    if minute < before.until:
        return PROGRAMME_OVERLAP.at(source, title=title, start=item.start, until=_clock(before.until))
    if minute < room.until:
        return ROOM_TAKEN.at(source, title=title, start=item.start, until=_clock(room.until), room=item.room)
    return None


def _last(tracks: Mapping[str, _Occupied], track: str) -> _Occupied:
    """What an item of ``track`` has before it: its own track and what is for everybody; all tracks where it is itself
    for everybody.
    """
    before = [occupied for name, occupied in tracks.items() if not track or name in ("", track)]
    return _Occupied(max((each.begin for each in before), default=-1), max((each.until for each in before), default=-1))


def _days_later(occupied: Mapping[str, _Occupied], days: int) -> dict[str, _Occupied]:
    """What still goes on so many midnights later."""
    return {
        name: _Occupied(until=each.until - days * _DAY_MINUTES)
        for name, each in occupied.items()
        if each.until > days * _DAY_MINUTES
    }


def _minute(item: ProgrammeItem) -> int:
    """Minutes from midnight to the start of an item that has one."""
    hours, _, minutes = (item.start or "0:0").partition(":")
    return int(hours) * 60 + int(minutes)


def _clock(minutes: int) -> str:
    """Minutes since midnight as ``08:30``."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
