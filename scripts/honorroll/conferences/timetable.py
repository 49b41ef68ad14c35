"""When and where the items of a programme are: their days, their ends, and what runs side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from honorroll.base import zone
from honorroll.conferences.particulars import ProgrammeItem


class ScheduledItem(NamedTuple):
    """An item with what follows from the items around it."""

    item: ProgrammeItem
    day: date | None
    """Its own day, otherwise that of the item before it."""
    begins: str
    """ISO 8601 with the offset, ``""`` where day or time is not known; likewise ``ends``."""
    ends: str
    """Begin and duration, otherwise when the next item of the track begins that day."""


class Block(NamedTuple):
    """Items that follow one another, or ``tracks`` that run side by side: names and items, at least two of them."""

    day: date | None
    items: tuple[ScheduledItem, ...] = ()
    tracks: tuple[tuple[str, tuple[ScheduledItem, ...]], ...] = ()


def track_of(item: ProgrammeItem) -> str:
    """The track that an item belongs to; a room without a track is one. ``""`` for what is for everybody."""
    return item.track or item.room or ""


def schedule(items: Sequence[ProgrammeItem], first: date | None) -> list[ScheduledItem]:
    """The items with days and times; ``first`` is the first day of the conference, where that is known."""
    days: list[date | None] = []
    for item in items:
        days.append(item.day or (days[-1] if days else first))
    return [ScheduledItem(item, days[n], *_times(items, days, n)) for n, item in enumerate(items)]


def _times(items: Sequence[ProgrammeItem], days: Sequence[date | None], n: int) -> tuple[str, str]:
    item, day = items[n], days[n]
    if not (item.start and day):
        return "", ""
    begins = _at(day, item.start)
    if item.duration:
        return begins.isoformat(), (begins + timedelta(minutes=item.duration)).isoformat()
    for follower, its_day in zip(items[n + 1 :], days[n + 1 :], strict=True):
        if its_day != day:
            break
        ends_it = follower.track in (None, item.track) if item.track else (follower.start or "") > item.start
        if ends_it and follower.start:
            return begins.isoformat(), zone.aware(
                datetime.fromisoformat(f"{day.isoformat()}T{follower.start}:00")
            ).isoformat()
    return begins.isoformat(), ""


def _at(day: date, start: str) -> datetime:
    return zone.aware(datetime.fromisoformat(f"{day.isoformat()}T{start}:00"))


def blocks(scheduled: Sequence[ScheduledItem]) -> Iterator[Block]:
    """The items in the order of the programme; a run of items of two tracks or more is a block of tracks."""
    for (day, is_beside), members in groupby(scheduled, lambda each: (each.day, _is_beside(each, scheduled))):
        run = tuple(members)
        tracks: dict[str, list[ScheduledItem]] = {}
        for each in run:
            tracks.setdefault(track_of(each.item), []).append(each)
        if is_beside and len(tracks) > 1:
            yield Block(day, tracks=tuple((name, tuple(items)) for name, items in tracks.items()))
        else:
            yield Block(day, run)


def _is_beside(scheduled: ScheduledItem, all_: Sequence[ScheduledItem]) -> bool:
    """Whether an item belongs into a column: it names its track, or goes on in a room while others do elsewhere."""
    track = track_of(scheduled.item)
    if scheduled.item.track or not track:
        return bool(track)
    return any(track_of(each.item) not in ("", track) and _overlap(scheduled, each) for each in all_)


def _overlap(one: ScheduledItem, other: ScheduledItem) -> bool:
    """Whether both go on at some moment; what has no end is at its first moment only."""
    first, second = sorted((one, other), key=lambda each: each.begins)
    return bool(first.begins) and (first.begins == second.begins or second.begins < first.ends)
