"""What every calendar has in common, as RFC 5545 has it. Ours, for the same content must give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable

#: A line may have so many octets; longer ones go on in the next, behind a blank (3.1).
_OCTETS = 75


def calendar(about: str, name: str, lines: Iterable[str], events: Iterable[str] = ()) -> bytes:
    """A calendar of this ``name``; ``lines`` are its zones and events, ``events`` more of them, ``finished`` already;
    ``about`` is what of ours made it.
    """
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//honorroll//{about}//VI", "CALSCALE:GREGORIAN")
    begun = content_lines((*head, f"X-WR-CALNAME:{escape_text(name)}", *lines))
    return f"{begun}{''.join(events)}END:VCALENDAR\r\n".encode()


def content_lines(lines: Iterable[str]) -> str:
    """Lines as they stand in a calendar."""
    return "".join(f"{fold_line(line)}\r\n" for line in lines)


def escape_text(value: str) -> str:
    """A text value (3.3.11)."""
    for sign, spelt in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(sign, spelt)
    return value


def fold_line(line: str) -> str:
    """Cut between characters, not within one: a reader may decode line by line."""
    if line.isascii() and len(line) <= _OCTETS:
        return line
    data = line.encode()
    if len(data) <= _OCTETS:
        return line
    parts, begin, room = [], 0, _OCTETS
    while begin < len(data):
        end = begin + room
        while end < len(data) and data[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        parts.append(data[begin:end].decode())
        begin, room = end, _OCTETS - 1
    return "\r\n ".join(parts)
