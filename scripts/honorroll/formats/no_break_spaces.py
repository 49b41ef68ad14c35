"""No-break spaces where YAML wants ordinary ones: before and behind a key, behind a dash, at the end of a line.

They come along from Word and from web pages, look like spaces, and are letters to YAML. Within a value, and in the
paragraphs of a block, they are text and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: U+00A0, and those that are as wide as a digit (U+2007) or narrow (U+202F).
SIGNS = "\u00a0\u2007\u202f"
_SPACE = f"[ {SIGNS}]"
_ANY = re.compile(f"[{SIGNS}]")
#: What stands before a value: indentation, dashes, the key and its colon.
_BEFORE = re.compile(rf"(?P<place>{_SPACE}*(?:-{_SPACE}+)*)(?:[A-Za-z_][\w-]*{_SPACE}*:(?:{_SPACE}+|(?=\r?$)))?")
_BEHIND = re.compile(rf"{_SPACE}+(?=\r?$)")
_BLOCK = re.compile(r"(?:^|[:-] +)[|>][-+0-9]{0,2} *\r?$")


class Line(NamedTuple):
    """A line with such spaces, from 1; ``column`` is that of the first, and ``meant`` has ordinary ones."""

    number: int
    column: int
    meant: str


def find(text: str) -> Iterator[Line]:
    """The lines of a YAML text in which no-break spaces stand for ordinary ones."""
    if not any(sign in text for sign in SIGNS):
        return
    indent = 0  # of the line above
    block = -1  # how far the key, or the dash, of the block is indented in which we are
    for number, line in enumerate(text.split("\n"), 1):
        if block >= 0 and (not line.strip(" \r") or len(line) - len(line.lstrip(" ")) > block):
            continue
        before = _BEFORE.match(line)
        meant = line if before is None else _indented(before, indent) + line[before.end() :]
        meant = _BEHIND.sub(lambda match: _plain(match[0]), meant)
        block = _parent(before) if before and _BLOCK.search(meant) else -1
        if meant.strip():
            indent = len(meant) - len(meant.lstrip(" "))
        if meant != line:
            column = next(at for at, sign in enumerate(line, 1) if sign in SIGNS)
            yield Line(number, column, meant)


def _parent(before: re.Match[str]) -> int:
    """How far that is indented to which the value behind it belongs: the key, or the last dash where there is none."""
    place = before["place"]
    return place.rfind("-") if before[0] == place and "-" in place else len(place)


def _indented(before: re.Match[str], above: int) -> str:
    """What stands before a value, with ordinary spaces; without a stray one where the line above is indented less."""
    text = _plain(before[0])
    indent = len(text) - len(text.lstrip(" "))
    return text[1:] if indent == above + 1 and before[0][0] in SIGNS else text


def _plain(text: str) -> str:
    return _ANY.sub(" ", text)


def mended(text: str) -> str:
    """``text`` with ordinary spaces there; all else stands where it stood."""
    lines = text.split("\n")
    for line in find(text):
        lines[line.number - 1] = line.meant
    return "\n".join(lines)
