"""Calendars of conferences (RFC 5545). Pure: every time comes from the content.

A conference that was postponed without a new date is cancelled on the day on which it was to be.
The UID of an event is derived from the first slug that the conference ever had, so that it never changes. A conference
without a known day is in no calendar: a month or a quarter would fill the calendar for weeks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.words import KINDS
from honorroll.formats import icalendar

_STATUSES = {"planned": "TENTATIVE", "held": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def has_day(facts: ConferenceFacts) -> bool:
    """Whether the date is known to the day or the minute."""
    return facts.grain in ("minute", "day")


def vevent(site: str, facts: ConferenceFacts) -> str:
    """The VEVENT of a conference, ``""`` where no day is known; ``site`` is the full address of the site."""
    return icalendar.content_lines(_event(site, facts)) if has_day(facts) else ""


def calendar(name: str, events: Iterable[str]) -> bytes:
    """The file of a calendar called ``name``, with events from ``vevent``."""
    return icalendar.calendar("conferences", name, icalendar.zone_lines(), events)


def _event(site: str, facts: ConferenceFacts) -> Iterator[str]:
    first = datetime.fromisoformat(facts.first)
    after = datetime.fromisoformat(facts.after)
    url = f"{site}{facts.url}"
    yield "BEGIN:VEVENT"
    yield f"UID:{(*facts.former_slugs, facts.slug)[0]}@{urlsplit(site).hostname}"
    yield f"DTSTAMP:{_stamp(facts)}"
    if facts.grain == "minute":
        yield icalendar.local_time("DTSTART", first)
        # An event without DTEND ends when it starts (RFC 5545, 3.6.1). ``after`` is 23:59:59 where no end is stated.
        if after.second == 0:
            yield icalendar.local_time("DTEND", after)
    else:
        last = after if after.hour == 0 else after + timedelta(days=1)
        yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last:%Y%m%d}"
    name = f"Hoãn: {facts.name}" if facts.has_no_date else facts.name
    yield f"SUMMARY:{icalendar.escape_text(name)}"
    if facts.venue:
        yield f"LOCATION:{icalendar.escape_text(facts.venue)}"
    moved = f"Dời từ {facts.moved_from}." if facts.moved_from else ""
    postponed = "Hoãn, chưa có ngày mới." if facts.has_no_date else ""
    description = [
        postponed,
        moved,
        facts.summary,
        *((f"Chương trình:\n{chr(10).join(facts.agenda)}",) if facts.agenda else ()),
        url,
    ]
    yield f"DESCRIPTION:{icalendar.escape_text(chr(10).join(filter(None, description)))}"
    yield f"CATEGORIES:{icalendar.escape_text(KINDS[facts.kind])},{icalendar.escape_text(facts.level_name)}"
    yield f"STATUS:{'CANCELLED' if facts.has_no_date else _STATUSES[facts.status]}"
    yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _stamp(facts: ConferenceFacts) -> str:
    """The latest day that the content states, so that every build of the same content has the same stamp."""
    dated = facts.dated if len(facts.dated) == 10 else facts.first[:10]
    return f"{dated.replace('-', '')}T000000Z"
