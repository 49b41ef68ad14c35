"""iCalendar files (RFC 5545): the calendar object, content lines and text values.

Written here because the same content must give the same bytes; libraries add a time stamp or random ids.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from honorroll.base import zone

#: The most octets of a line; a longer one is folded: it continues on the next line, after a space (3.1).
_MAX_OCTETS = 75


def calendar(product: str, name: str, lines: Iterable[str], events: Iterable[str] = ()) -> bytes:
    """An iCalendar file.

    ``product`` goes into PRODID, ``name`` is the title of the calendar. ``lines`` are unfolded content lines of its
    components; ``events`` are further components that went through ``content_lines`` already.
    """
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//honorroll//{product}//VI", "CALSCALE:GREGORIAN")
    beginning = content_lines((*head, f"X-WR-CALNAME:{escape_text(name)}", *lines))
    return f"{beginning}{''.join(events)}END:VCALENDAR\r\n".encode()


def without_events(product: str, name: str) -> bytes:
    """A calendar in which nothing is, for those who subscribed to it: a calendar has a component at least (3.6)."""
    return calendar(product, name, zone_lines())


def zone_lines() -> list[str]:
    """The site's zone as content lines: its name, and a component of what ``local_time`` refers to.

    That is the zone itself, or UTC where clocks are changed in summer: no rules of a zone need be written then.
    """
    offset = zone.fixed_offset()
    return [
        f"X-WR-TIMEZONE:{zone.name()}",
        "BEGIN:VTIMEZONE",
        f"TZID:{zone.name() if offset else 'UTC'}",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        f"TZOFFSETFROM:{offset or '+0000'}",
        f"TZOFFSETTO:{offset or '+0000'}",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def local_time(key: str, at: datetime) -> str:
    """The content line of a moment that is local to the site's zone: ``DTSTART;TZID=Asia/Ho_Chi_Minh:…``."""
    if zone.fixed_offset():
        return f"{key};TZID={zone.name()}:{at:%Y%m%dT%H%M%S}"
    return f"{key}:{zone.aware(at).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def content_lines(lines: Iterable[str]) -> str:
    """The lines folded and ended with CRLF."""
    return "".join(f"{fold_line(line)}\r\n" for line in lines)


def escape_text(value: str) -> str:
    """``value`` as a TEXT value, with its special characters escaped (3.3.11)."""
    for sign, spelt in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(sign, spelt)
    return value


def fold_line(line: str) -> str:
    """``line`` folded between characters, never within one, because some readers decode line by line."""
    if line.isascii() and len(line) <= _MAX_OCTETS:
        return line
    data = line.encode()
    if len(data) <= _MAX_OCTETS:
        return line
    parts, begin, room = [], 0, _MAX_OCTETS
    while begin < len(data):
        end = begin + room
        while end < len(data) and data[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        parts.append(data[begin:end].decode())
        begin, room = end, _MAX_OCTETS - 1
    return "\r\n ".join(parts)
