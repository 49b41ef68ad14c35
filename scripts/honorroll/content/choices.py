"""What staff call the values of a choice, which files write in English: ``parent`` is “Cha, mẹ”."""

from __future__ import annotations

import re

from honorroll.content.meant_words import CHOICES


def option_label(value: str, hint: str) -> str:
    """A choice as people say it: as the hint explains it (“parent: cha, mẹ;”, “nam (male)”), else by its words."""
    code = re.escape(value)  # a file may hold anything in the place of a choice
    for pattern in (rf"\b{code}: ([^;.:]+)", rf"\b{code} \(([^)]+)\)"):
        if match := re.search(pattern, hint):
            return capital(match[1])
    if match := re.search(rf"([^,;.()]+?) \({code}\)", hint):
        return capital(match[1].removeprefix(" hoặc ").removeprefix("hoặc ").strip())
    words = CHOICES.get(value, ())
    return capital(words[0]) if words else value


def capital(text: str) -> str:
    """``text`` with a capital first; the rest of it stays as it is."""
    return text[:1].upper() + text[1:]
