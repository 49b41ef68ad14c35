"""The value that was probably meant where one has another form than expected: a date in words, a zone by its city."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from zoneinfo import available_timezones

from honorroll.base.nearest import Nearest
from honorroll.base.zone import DEFAULT
from honorroll.content import meant, meant_numbers


def _https(seen: str) -> tuple[str, str, str]:
    near = f"https://{seen[7:]}" if seen.startswith("http://") else ""
    return near, "cùng địa chỉ qua https", "the same address over https"


def _url(seen: str) -> tuple[str, str, str]:
    near = meant.address(seen)
    return near if near != seen else "", "địa chỉ này", "this address"


def _zone(seen: str) -> tuple[str, str, str]:
    known = sorted(each for each in available_timezones() if "/" in each)
    names = {each.rpartition("/")[2].replace("_", " "): each for each in known}  # also by the city alone
    names |= dict.fromkeys(("Việt Nam", "Sài Gòn", "GMT+7", "UTC+7", "+07:00", "ICT"), DEFAULT)
    return Nearest(known, names).to(seen), "múi giờ này", "this zone"


def _flag(seen: str) -> tuple[str, str, str]:
    return meant.choice(seen, ("true", "false")), f"“{seen}”", f"“{seen}”"


def _percent(seen: str) -> tuple[str, str, str]:
    near = meant_numbers.percent(seen)
    return near, f"{near}%", f"{near} %"


def _clock(seen: str) -> tuple[str, str, str]:
    near = meant.clock(seen)
    return (f'"{near}"', near, near) if near else ("", "", "")


def _number(seen: str) -> tuple[str, str, str]:
    """A number with its unit: “10 phút”."""
    match = re.fullmatch(r"(\d{1,9}) ?[^\W\d][^\d]*", seen.strip())
    return (match[1], f"“{seen}”", f"“{seen}”") if match else ("", "", "")


def _date(read: Callable[[str], tuple[str, str, str]]) -> Callable[[str], tuple[str, str, str]]:
    return lambda seen: read(meant_numbers.spelt_out(seen))


def _file_name(seen: str) -> tuple[str, str, str]:
    """The name of a file at the end of a path."""
    name = re.split(r"[/\\]", seen)[-1]
    is_meant = name != seen and re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", name)
    return (name, f"tệp “{name}” trong thư mục này", f"the file “{name}” of this folder") if is_meant else ("", "", "")


def _one_space(seen: str) -> tuple[str, str, str]:
    near = " ".join(seen.split())
    return near, f"“{near}”", f"“{near}”"


_DECISION = re.compile(r"[0-9]+[A-Za-z]?/[^\s,;]+")


def in_shape(key: str, seen: str, shape: str, ids: Sequence[str]) -> str:
    """The line that holds a text in the shape that is wanted: an item of a list, where it is a number or one of the
    ``ids`` of a vocabulary, or the number and day of a decision; ``""`` for any other.
    """
    if shape == "list" and (ids or re.fullmatch(r"[0-9]{1,2}", seen)):
        return f"{key}: [{ids[0] if ids else seen}]"
    if shape == "dict" and (number := _DECISION.search(seen)):
        day = meant.day(seen)[0]
        return f"{key}: {{number: {number[0]}{f', date: {day}' if day else ''}}}"
    return ""


#: By what was expected: the value that was probably meant (``""`` if unknown), and what it is in both languages.
NEAR: dict[str, Callable[[str], tuple[str, str, str]]] = {
    **{kind: _date(read) for kind, read in meant.DATES.items()},
    "stray-spaces": _one_space,
    "expected-file-name": _file_name,
    "expected-https": _https,
    "expected-url": _url,
    "unknown-zone": _zone,
    "expected-flag": _flag,
    "expected-percent": _percent,
    "expected-amount": meant_numbers.amount,
    "expected-clock": _clock,
    "expected-number": _number,
    "expected-days": _number,
}
