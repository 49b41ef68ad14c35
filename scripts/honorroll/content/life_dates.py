"""What the dates of a life say: ``1920``, ``1920-05-01``, ``khoảng 1920``, ``?`` (see ``scalars.LifeDate``)."""

from __future__ import annotations

import re

from honorroll.content.scalars import UNKNOWN

_DEAD = re.compile(r"(?:Liệt s[ĩỹ]|Cố)\b", re.IGNORECASE)


def is_deceased(died: str | None, honorific: str | None) -> bool:
    """Whether the profile says that the person has died: by a date, or by the form of address."""
    return bool(died) or bool(_DEAD.match(honorific or ""))


def is_exact(date: str | None) -> bool:
    """Whether the date names more than a year."""
    return is_certain(date) and len(date or "") > len("1920")


def year_of(date: str | None) -> int:
    """The year that the date names, or is near; 0 where it names none."""
    return int(date.removeprefix("khoảng ")[:4]) if date and date != UNKNOWN else 0


def is_certain(date: str | None) -> bool:
    """Whether the year is stated, and not only about when."""
    return (date or "")[:1].isdigit()
