"""Suggestions for numbers: a percentage, an amount with its unit (see ``meant``)."""

from __future__ import annotations

import re
from decimal import Decimal


def percent(seen: str) -> str:
    """The number in ``60%``, ``60,5`` or ``0.6`` as percent; ``""`` if there is none."""
    match = re.fullmatch(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?(?: ?%)?", seen.strip())
    if match is None:
        return ""
    value = Decimal(f"{match[1]}.{match[2] or 0}")
    if value < 1 and "%" not in seen:
        value *= 100
    return f"{value:f}".rstrip("0").rstrip(".") if 1 <= value <= 100 else ""


_NUMBER = re.compile(r"-?[0-9](?:[0-9.,]*[0-9])?")


_ROUGHLY = re.compile(r"(?i)^(?:khoảng|hơn|gần|trên|dưới|ước|đạt)\b ?")


def amount(seen: str) -> tuple[str, str, str]:
    """The number in ``seen`` as Vietnamese write it, and what it is in Vietnamese and English; three empty strings
    where there is not one number.

    >>> amount("hơn 300 người")
    ('300', 'số 300 (“người” thì ghi ở mục “unit”)', '300 (with “người” under “unit”)')
    """
    found = _NUMBER.findall(seen[:60])
    if len(found) != 1:
        return "", "", ""
    (near,) = found
    if re.fullmatch(r"-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|-?[0-9]{1,3}(?:,[0-9]{3}){2,}", near):  # 1,234.5; 1,234,567
        near = near.translate(str.maketrans(",.", ".,"))
    elif re.fullmatch(r"-?[0-9]+\.[0-9]+", near) and not re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", near):  # 12.5
        near = near.replace(".", ",")
    unit = _ROUGHLY.sub("", " ".join(seen.replace(found[0], " ").split()))
    if unit:
        return near, f"số {near} (“{unit}” thì ghi ở mục “unit”)", f"{near} (with “{unit}” under “unit”)"
    return near, f"số {near}", near
