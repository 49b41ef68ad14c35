"""The calendars, read by another program, and held to the letter of RFC 5545."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from hypothesis import given
from hypothesis import strategies as st
from tests.running import built, honorroll_here, write

from honorroll.formats import icalendar as calendars

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def events(data: bytes) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(data)
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_the_calendar_of_the_site(site: Path) -> None:
    assert honorroll_here("build", root=site).code == 0
    data = (site / "site/hoi-nghi/lich.ics").read_bytes()
    found = events(data)
    event = found["hoi-nghi-sap-toi@bang-vang.example"]
    assert event["DTSTART"].dt == datetime(2026, 2, 3, 8, tzinfo=HANOI)
    assert event["DTEND"].dt == datetime(2026, 2, 3, 10, tzinfo=HANOI)
    assert event["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert str(event["SUMMARY"]) == "Hội nghị biểu dương người tốt, việc tốt phường Mới"
    assert str(event["STATUS"]) == "TENTATIVE"
    assert "08:00 Khai mạc\n" in str(event["DESCRIPTION"])
    exchange = found["giao-luu-vi-du@bang-vang.example"]
    assert (exchange["DTSTART"].dt, exchange["DTEND"].dt) == (date(2025, 6, 18), date(2025, 6, 19))
    one = (site / "site/hoi-nghi/hoi-nghi-sap-toi/lich.ics").read_bytes()
    assert events(one).keys() == {"hoi-nghi-sap-toi@bang-vang.example"}


def test_an_event_keeps_its_identifier_when_its_address_changes(site: Path) -> None:
    """The conference of the miniature site once had another address, and is known to calendars by that."""
    assert honorroll_here("build", root=site).code == 0
    assert "hoi-nghi-thu@bang-vang.example" in events((site / "site/hoi-nghi/lich.ics").read_bytes())


def test_a_conference_of_a_quarter_fills_no_calendar(site: Path) -> None:
    write(
        site,
        "content/conferences/quy-hai/conference.yml",
        "name: Hội nghị quý\nlevel: ward\nstart: quý II/2026\nsources:\n  - title: Nguồn\n",
    )
    assert honorroll_here("build", root=site).code == 0
    assert b"quy-hai" not in (site / "site/hoi-nghi/lich.ics").read_bytes()
    assert "hoi-nghi/quy-hai/lich.ics" not in built(site / "site")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_lines_are_folded_between_characters(text: str) -> None:
    """At most 75 octets a line (3.1), each of whole characters; unfolded it is what it was, and it reads back."""
    line = f"SUMMARY:{calendars.escape_text(text)}"
    folded = calendars.fold_line(line)
    for part in folded.encode().split(b"\r\n"):
        assert len(part) <= 75
        part.decode()
    assert folded.replace("\r\n ", "") == line
    event: Any = icalendar.Event.from_ical(f"BEGIN:VEVENT\r\n{folded}\r\nEND:VEVENT\r\n")
    assert str(event["SUMMARY"]) == text


def test_the_file_has_the_line_ends_that_the_standard_asks_for(site: Path) -> None:
    assert honorroll_here("build", root=site).code == 0
    for path in (site / "site").rglob("*.ics"):
        data = path.read_bytes()
        assert data.endswith(b"END:VCALENDAR\r\n")
        assert data.count(b"\n") == data.count(b"\r\n")
