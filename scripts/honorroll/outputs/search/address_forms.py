"""How readers may call an honoree: cô Hà, bác sĩ Hiền, ông Duật. Pure.

A form of address before a name says who is meant among namesakes. The index says by letters which forms fit. They
follow from what the pages show (honorific, unit, titles, deed, Thị in the name), never from the gender in the profile,
which is for figures only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WOMEN = "ba|co|chi|me|cu ba|ni su|su co"
_MEN = "ong|anh|chu|thay|cu ong|hoa thuong|thuong toa|dai duc|linh muc|muc su"
_RANKS = r"(?:thieu|trung|thuong|dai) (?:ta|tuong|uy)|(?:ha|trung|thuong|binh|liet|chien) s[iy]|binh nh(?:i|at)|bo doi"
#: The letter of each group and what tells it: in the honorific, and in the unit, a title or the deed.
_GROUPS = (
    ("f", rf"^(?:{_WOMEN})\b", ""),
    ("m", rf"^(?:{_MEN})\b", ""),
    (
        "g",
        r"\b(?:giao|giang vien|hieu truong)\b",
        r"^truong |^hoc vien |\b(?:dai hoc|nha giao|day hoc|day hat)\b",
    ),
    ("y", r"\b(?:bac s[iy]|y s[iy]|y ta|dieu duong|duoc s[iy])\b", r"\bbenh vien\b|\btram y te\b|\bthay thuoc\b"),
    ("v", rf"\b(?:{_RANKS})\b", r"^cong an |\bcanh sat\b|\bquan doi\b"),
    ("n", r"\bnghe nhan\b", r"\bnghe nhan\b"),
    ("t", r"\b(?:hoa thuong|thuong toa|dai duc|ni su|su thay|linh muc|muc su)\b", ""),
)
_COMPILED = tuple((letter, re.compile(own), re.compile(other) if other else None) for letter, own, other in _GROUPS)


def letters(name: str, honorific: str, others: Iterable[str]) -> str:
    """The letters of the groups of an individual. All texts are folded; ``others`` are unit, titles and deed."""
    rest = tuple(others)
    found = [
        letter
        for letter, own, other in _COMPILED
        if own.search(honorific) or (other is not None and any(map(other.search, rest)))
    ]
    if "f" not in found and "m" not in found and " thi " in name:
        found.insert(0, "f")
    return "".join(found)
