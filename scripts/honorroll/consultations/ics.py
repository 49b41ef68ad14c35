"""The deadlines of consultations as a calendar (RFC 5545): all-day events, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from honorroll.consultations.status import ConsultationStatus
from honorroll.formats import icalendar


def calendar(name: str, site: str, statuses: Iterable[ConsultationStatus]) -> bytes:
    """The file of a calendar called ``name``; ``site`` is the full address of the site."""
    return icalendar.calendar(
        "consultations", name, [*icalendar.zone_lines(), *(line for each in statuses for line in _event(site, each))]
    )


def _event(site: str, status: ConsultationStatus) -> Iterator[str]:
    """The last day for comments. The UID comes from the first id of the consultation, so that it never changes."""
    url = f"{site}{status.url}"
    yield "BEGIN:VEVENT"
    yield f"UID:lay-y-kien-{status.first_slug}@{urlsplit(site).hostname}"
    yield f"DTSTAMP:{status.consultation.opens:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{status.closes:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{status.closes + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{icalendar.escape_text(f'Ngày cuối góp ý: {status.consultation.title}')}"
    told = filter(None, (status.consultation.summary, url))
    yield f"DESCRIPTION:{icalendar.escape_text(chr(10).join(told))}"
    yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"
