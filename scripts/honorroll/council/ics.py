"""The due dates as a calendar (RFC 5545): all-day events, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from honorroll.council.tracker import Deadline

#: A line may have so many octets; longer ones go on in the next, behind a blank (3.1).
_OCTETS = 75


def calendar(name: str, url: str, deadlines: Iterable[Deadline]) -> bytes:
    """``url`` is the full address of the page that shows the same days."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//honorroll//tracker//VI", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{text(name)}")
    host = urlsplit(url).hostname
    for deadline in deadlines:
        day = f"{deadline.day:%Y%m%d}"
        lines += [
            "BEGIN:VEVENT", f"UID:{deadline.id}@{host}", f"DTSTAMP:{day}T000000Z", f"DTSTART;VALUE=DATE:{day}",
            f"DTEND;VALUE=DATE:{deadline.day + timedelta(days=1):%Y%m%d}", f"SUMMARY:{text(deadline.title)}",
            f"URL:{url}", "TRANSP:TRANSPARENT", "END:VEVENT",
        ]  # fmt: skip
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def text(value: str) -> str:
    """A text value (3.3.11)."""
    for sign, spelt in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(sign, spelt)
    return value


def folded(line: str) -> str:
    """Cut between characters, not within one: a reader may decode line by line."""
    pieces, here, room = list[str](), "", _OCTETS
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(here)
            here, room = "", _OCTETS - 1
        here, room = here + character, room - size
    return "\r\n ".join([*pieces, here])
