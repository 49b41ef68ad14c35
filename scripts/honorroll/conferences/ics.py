"""Calendars of conferences as RFC 5545 has them. Pure: every time comes from the content.

Each event has an identifier that lasts: of the first address that the conference ever had. A conference of which not
even the day is known is in no calendar; one of a period would fill it for weeks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.words import KINDS, LEVELS
from honorroll.formats import icalendar

ZONE = "Asia/Ho_Chi_Minh"
_STATUSES = {"planned": "TENTATIVE", "held": "CONFIRMED", "cancelled": "CANCELLED"}


def has_day(facts: ConferenceFacts) -> bool:
    return facts.grain in ("minute", "day")


def event(site: str, facts: ConferenceFacts) -> str:
    """A conference as a calendar has it, nothing where no day is known; ``site`` is the full address of the site."""
    return icalendar.content_lines(_event(site, facts)) if has_day(facts) else ""


def calendar(name: str, events: Iterable[str]) -> bytes:
    """A calendar of this ``name``."""
    lines = [
        f"X-WR-TIMEZONE:{ZONE}",
        "BEGIN:VTIMEZONE", f"TZID:{ZONE}", "BEGIN:STANDARD", "DTSTART:19750613T000000", "TZOFFSETFROM:+0800",
        "TZOFFSETTO:+0700", "TZNAME:+07", "END:STANDARD", "END:VTIMEZONE",
    ]  # fmt: skip
    return icalendar.calendar("conferences", name, lines, events)


def _event(site: str, facts: ConferenceFacts) -> Iterator[str]:
    first = datetime.fromisoformat(facts.first)
    after = datetime.fromisoformat(facts.after)
    url = f"{site}{facts.url}"
    yield "BEGIN:VEVENT"
    yield f"UID:{(*facts.former_slugs, facts.slug)[0]}@{urlsplit(site).hostname}"
    yield f"DTSTAMP:{_stamp(facts)}"
    if facts.grain == "minute":
        yield f"DTSTART;TZID={ZONE}:{first:%Y%m%dT%H%M%S}"
        # Without an end it is an event of a moment (RFC 5545, 3.6.1): nobody said how long it takes.
        if after.second == 0:
            yield f"DTEND;TZID={ZONE}:{after:%Y%m%dT%H%M%S}"
    else:
        last = after if after.hour == 0 else after + timedelta(days=1)
        yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last:%Y%m%d}"
    yield f"SUMMARY:{icalendar.escape_text(facts.name)}"
    if facts.venue:
        yield f"LOCATION:{icalendar.escape_text(facts.venue)}"
    told = [facts.summary, *((f"Chương trình:\n{chr(10).join(facts.agenda)}",) if facts.agenda else ()), url]
    yield f"DESCRIPTION:{icalendar.escape_text(chr(10).join(filter(None, told)))}"
    yield f"CATEGORIES:{icalendar.escape_text(KINDS[facts.kind])},{icalendar.escape_text(LEVELS[facts.level])}"
    yield f"STATUS:{_STATUSES[facts.status]}"
    yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _stamp(facts: ConferenceFacts) -> str:
    """When the event was last described, as far as the content tells: the same in every build of the same content."""
    dated = facts.dated if len(facts.dated) == 10 else facts.first[:10]
    return f"{dated.replace('-', '')}T000000Z"
