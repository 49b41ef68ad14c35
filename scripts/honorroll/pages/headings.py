"""The heading of a page keeps together what belongs together, so that no line of it is a syllable alone.

Styles balance the lines where a browser can (``text-wrap``); that a compound is one word only a no-break space tells.
It is put into finished pages, so that names stay as they are everywhere else.
"""

from __future__ import annotations

import re

_OPEN, _CLOSE = b"<h1", b"</h1>"
#: “lần thứ XI”, “thứ 68”, “nhân dân”, “khóa XIII”: number and noun, and the compound that titles end with.
_COMPOUND = re.compile(r"\b(?:lần thứ|thứ|khóa|lần) (?:[IVXLC]+|\d+)\b|\bnhân dân\b", re.IGNORECASE)
#: The last two syllables, where the last is short enough to stand alone on a line.
_LAST = re.compile(r" (?=[^ ]{1,7}$)")
#: From how many characters on a heading can have a second line, on a phone and with large text.
_SHORT = 24
_SPACE = "\N{NO-BREAK SPACE}"


def kept_together(fragment: bytes) -> bytes:
    """A finished fragment with no-break spaces in its first heading, where that is text alone."""
    start = fragment.find(_OPEN)
    end = fragment.find(_CLOSE, start)
    begin = fragment.find(b">", start) + 1
    if start < 0 or end < begin or b"<" in fragment[begin:end]:
        return fragment
    return fragment[:begin] + lines(fragment[begin:end].decode()).encode() + fragment[end:]


def lines(heading: str) -> str:
    """``heading`` with no-break spaces within compounds, and before its last syllable where that is short."""
    if len(heading) < _SHORT:
        return heading
    joined = _COMPOUND.sub(lambda match: match[0].replace(" ", _SPACE), heading)
    return _LAST.sub(_SPACE, joined)
