"""The value that was probably meant where one has another form than expected: a date in words, a zone by its city."""

from __future__ import annotations

import re
from collections.abc import Callable
from zoneinfo import available_timezones

from honorroll.base.nearest import Nearest
from honorroll.base.zone import DEFAULT
from honorroll.content import meant, meant_numbers


def _https(seen: str) -> tuple[str, str, str]:
    near = f"https://{seen[7:]}" if seen.startswith("http://") else ""
    return near, "cùng địa chỉ qua https", "the same address over https"


def _url(seen: str) -> tuple[str, str, str]:
    return meant.address(seen), "địa chỉ này", "this address"


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


#: By what was expected: the value that was probably meant (``""`` if unknown), and what it is in both languages.
NEAR: dict[str, Callable[[str], tuple[str, str, str]]] = {
    **meant.DATES,
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
