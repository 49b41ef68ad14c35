"""The zone of the site: offsets, what people call its time, and how calendars name it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from honorroll.base import moments, zone
from honorroll.formats import icalendar


@pytest.fixture(autouse=True)
def default_zone() -> Iterator[None]:
    yield
    zone.activate(zone.DEFAULT)


@pytest.mark.parametrize(
    ("name", "at", "offset", "words"),
    [
        ("Asia/Ho_Chi_Minh", "2025-10-10T08:00", "+07:00", "Giờ Việt Nam (UTC+7)"),
        ("Asia/Ho_Chi_Minh", "1948-06-11T00:00", "+07:00", "Giờ Việt Nam (UTC+7)"),
        ("Asia/Kathmandu", "2025-10-10T08:00", "+05:45", "Giờ Kathmandu (UTC+5:45)"),
        ("Europe/Berlin", "2025-07-01T08:00", "+02:00", "Giờ Berlin (UTC+2)"),
        ("Europe/Berlin", "2025-12-01T08:00", "+01:00", "Giờ Berlin (UTC+1)"),
        ("America/New_York", "2025-12-01T08:00", "-05:00", "Giờ New York (UTC-5)"),
        ("Etc/GMT-7", "2025-12-01T08:00", "+07:00", "Giờ UTC+7"),
    ],
)
def test_a_moment_has_the_offset_of_its_day(name: str, at: str, offset: str, words: str) -> None:
    zone.activate(name)
    local = datetime.fromisoformat(at)
    assert (zone.offset(local), zone.in_words(local.date())) == (offset, words)
    assert moments.first_moment(at[:10]).isoformat()[:10] == at[:10]


def test_without_a_day_the_offset_is_not_said() -> None:
    zone.activate("Europe/Berlin")
    assert zone.in_words(None) == "Giờ Berlin"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Asia/Ho_Chi_Minh", True),
        ("UTC", True),
        ("Asia/Hanoi", False),
        ("../etc/passwd", False),
        ("Asia", False),
        ("", False),
    ],
)
def test_which_zones_there_are(name: str, known: bool) -> None:
    assert zone.is_known(name) is known


def test_a_calendar_holds_the_zone_or_utc_where_clocks_are_changed() -> None:
    at = datetime.fromisoformat("2025-07-01T08:00")
    assert icalendar.local_time("DTSTART", at) == "DTSTART;TZID=Asia/Ho_Chi_Minh:20250701T080000"
    assert {"TZID:Asia/Ho_Chi_Minh", "TZOFFSETTO:+0700"} < set(icalendar.zone_lines())
    zone.activate("Europe/Berlin")
    assert icalendar.local_time("DTSTART", at) == "DTSTART:20250701T060000Z"
    assert {"X-WR-TIMEZONE:Europe/Berlin", "TZID:UTC"} < set(icalendar.zone_lines())


def test_a_day_begins_at_midnight_of_the_zone() -> None:
    zone.activate("Pacific/Kiritimati")  # UTC+14
    first = zone.today()
    zone.activate("Pacific/Pago_Pago")  # UTC-11: 25 hours behind
    assert date.fromordinal(first.toordinal() - 2) <= zone.today() < first
