"""What staff call the values of a choice, which files write in English: ``parent`` is “Cha, mẹ”."""

from __future__ import annotations

import re

from honorroll.content import meant


def option_label(value: str, hint: str) -> str:
    """A choice as people say it: as the hint explains it (“parent: cha, mẹ;”, “nam (male)”), else by ``meant``."""
    for pattern in (rf"\b{value}: ([^;.:]+)", rf"\b{value} \(([^)]+)\)"):
        if match := re.search(pattern, hint):
            return capital(match[1])
    if match := re.search(rf"([^,;.()]+?) \({value}\)", hint):
        return capital(match[1].removeprefix(" hoặc ").removeprefix("hoặc ").strip())
    words = meant.CHOICES.get(value, ())
    return capital(words[0]) if words else value


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
