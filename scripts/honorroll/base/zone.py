"""The time zone of the site, which the setting ``time_zone`` names.

Datetimes of the content are naive and local to the zone. It is active for the process, as a locale is, from when the
settings are read; processes that are forked later inherit it.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

DEFAULT = "Asia/Ho_Chi_Minh"

#: The tz database promises nothing of clocks before 1970, and the two halves of Vietnam kept different times until
#: 1975: what is older has the offset of this year.
FIRST_YEAR = 1976
#: A zone whose clocks were never changed in these years is written into calendars; of any other they hold UTC.
_LOOKED_AT = range(2000, 2038)
#: Zones by what people call their time, where that is not their city.
_COUNTRIES = {"Asia/Ho_Chi_Minh": "Việt Nam", "Asia/Saigon": "Việt Nam"}

_active = DEFAULT


def activate(name: str) -> None:
    """Make ``name``, which the tz database knows, the zone of the site."""
    global _active  # noqa: PLW0603  # one site a process
    _active = name


def name() -> str:
    """The name of the active zone, such as ``Asia/Ho_Chi_Minh``."""
    return _active


def is_known(zone: str) -> bool:
    """Whether the tz database has a zone of this name."""
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, KeyError):  # a path that leads out, a folder, no such zone
        return False
    return True


def today() -> date:
    """The current date in the active zone."""
    return datetime.now(ZoneInfo(_active)).date()


def aware(at: datetime) -> datetime:
    """A local moment with its offset from UTC."""
    known = at if at.year >= FIRST_YEAR else datetime(FIRST_YEAR, 1, 1)  # noqa: DTZ001  # local, as all of these
    return at.replace(tzinfo=timezone(known.replace(tzinfo=ZoneInfo(_active)).utcoffset() or timedelta()))


def offset(at: datetime) -> str:
    """The offset from UTC at a local moment: ``+07:00``."""
    return aware(at).isoformat()[-6:]


def in_words(on: date | None) -> str:
    """What people call the time of the zone: ``Giờ Việt Nam (UTC+7)``; where no day is known, without the offset."""
    area, _, city = _active.rpartition("/")
    place = _COUNTRIES.get(_active) or ("" if area in ("", "Etc") else city.replace("_", " "))
    if on is None:
        return f"Giờ {place or _active}"
    known = offset(datetime(on.year, on.month, on.day))  # noqa: DTZ001  # local
    utc = f"UTC{known[0]}{int(known[1:3])}{known[3:].removesuffix(':00')}"
    return f"Giờ {place} ({utc})" if place else f"Giờ {utc}"


def fixed_offset() -> str:
    """The offset of the active zone as calendars write it (``+0700``), if its clocks are never changed; else ``""``."""
    return _fixed_offset(_active)


@cache
def _fixed_offset(name: str) -> str:
    zone = ZoneInfo(name)
    firsts = [datetime(year, 1, 1) for year in _LOOKED_AT]  # noqa: DTZ001  # local
    days = (first + timedelta(weeks=week) for first in firsts for week in range(53))
    offsets = {day.replace(tzinfo=zone).strftime("%z") for day in days}
    return offsets.pop() if len(offsets) == 1 else ""
