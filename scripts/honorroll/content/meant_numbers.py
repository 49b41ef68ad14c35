"""Suggestions for numbers: a percentage, an amount with its unit, a date that is a number (see ``meant``)."""

from __future__ import annotations

import re
from datetime import date, timedelta
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


_SHORT_YEAR = re.compile(r"([0-9]{1,2})\s?[/.-]\s?([0-9]{1,2})\s?[/.-]\s?([0-9]{2})")
_IN_ONE = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])")
#: Years of two digits up to this one are of this century.
_THIS_CENTURY = 49
#: The numbers of days from 1900 on as which Excel keeps the days from 1927 to 2118.
_EXCEL_DAYS, _EXCEL_BEGIN = range(10_000, 80_000), date(1899, 12, 30)
#: The months as a program set to English writes them, in full or cut short.
_ENGLISH_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_IN_ENGLISH = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[ -](?:of )?(?P<month>[a-z]{3,9})\.?,?[ -](?P<year>[0-9]{4}|[0-9]{2})",
        r"(?P<month>[a-z]{3,9})\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})",
        r"(?P<month>[a-z]{3,9})\.?,? (?P<year>[0-9]{4})",
    )
]


_DASHES = re.compile(r"(?<=[0-9])(\s?)[\u2010-\u2015\u2212](?=\s?[0-9])")


def with_hyphens(text: str) -> str:
    """``text`` with hyphens for the dashes that word processors put between numbers: 13–9–2024 is 13-9-2024."""
    return _DASHES.sub(r"\1-", text)


def spelt_out(seen: str) -> str:
    """A date or year that was cut short, is a number or is in English, as people write it out; other text as it is.

    >>> spelt_out("8/10/24"), spelt_out("20241008"), spelt_out("45573"), spelt_out("2O24"), spelt_out("8-Oct-24")
    ('8/10/2024', '2024-10-08', '2024-10-08', '2024', '8/10/2024')
    """
    text = with_hyphens(seen.strip())
    for pattern in _IN_ENGLISH:
        if (match := pattern.fullmatch(text)) and (month := _month(match["month"])):
            parts = match.groupdict()
            return (
                f"{parts['day']}/{month}/{_whole_year(parts['year'])}" if "day" in parts else f"{month}/{parts['year']}"
            )
    if match := _SHORT_YEAR.fullmatch(text):
        return f"{match[1]}/{match[2]}/{_whole_year(match[3])}"
    if match := _IN_ONE.fullmatch(text):
        return "-".join(match.groups())
    if re.fullmatch(r"[0-9]{5}", text) and int(text) in _EXCEL_DAYS:
        return (_EXCEL_BEGIN + timedelta(days=int(text))).isoformat()
    if re.fullmatch(r"[0-9]{2}", text):
        return _whole_year(text)
    return re.sub(r"[oO](?=[0-9oO]*$)", "0", text) if re.fullmatch(r"[12][0-9oO]{3}", text) else seen


def _month(name: str) -> int:
    """The number of the month with this name in English, or a beginning of it; 0 where there is none."""
    months = (number for number, month in enumerate(_ENGLISH_MONTHS, 1) if month.startswith(name.lower()))
    return next(months, 0)


def _whole_year(year: str) -> str:
    return year if len(year) == 4 else f"{20 if int(year) <= _THIS_CENTURY else 19}{year}"
