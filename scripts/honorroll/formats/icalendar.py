"""iCalendar files (RFC 5545): the calendar object, content lines and text values.

Written here because the same content must give the same bytes; libraries add a time stamp or random ids.
"""

from __future__ import annotations

from collections.abc import Iterable

#: The time zone of Vietnam as a component.
ZONE = "Asia/Ho_Chi_Minh"
ZONE_LINES = (
    f"X-WR-TIMEZONE:{ZONE}",
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
)
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
    return calendar(product, name, ZONE_LINES)


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
