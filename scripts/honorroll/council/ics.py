"""The due dates as a calendar (RFC 5545): all-day events, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from honorroll.council.tracker import Deadline
from honorroll.formats import icalendar


def calendar(name: str, site: str, page: str, deadlines: Iterable[Deadline]) -> bytes:
    """The file of a calendar called ``name``.

    ``site`` is the full address of the site, ``page`` that of the tracker, ``""`` where it is not public.
    """
    lines: list[str] = []
    host = urlsplit(site).hostname
    url = [f"URL:{page}"] if page else []
    for deadline in deadlines:
        day = f"{deadline.day:%Y%m%d}"
        lines += [
            "BEGIN:VEVENT",
            f"UID:{deadline.id}@{host}",
            f"DTSTAMP:{day}T000000Z",
            f"DTSTART;VALUE=DATE:{day}",
            f"DTEND;VALUE=DATE:{deadline.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{icalendar.escape_text(deadline.title)}",
            *url,
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return icalendar.calendar("tracker", name, lines)
