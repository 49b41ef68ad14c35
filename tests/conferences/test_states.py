"""Conferences that were moved or postponed, or of which no result is known, and their programmes: what is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conferences.test_ics import events
from tests.conferences.test_pages import build, page, text_of
from tests.running import write

NAME = "Hội nghị thử"
COMMON = f"""name: {NAME}
level: ward
honorees: [nguyen-van-a]
programme:
  - kind: opening
    start: "08:00"
    duration: 30
sources:
  - title: Kế hoạch
"""
STATES = {
    "hoan": 'status: postponed\nstart: "2026-01-30 08:00"\n',
    "doi-ngay": 'status: postponed\nstart: "2026-02-20 08:00"\npostponed_from: 2026-01-30\n',
    "khong-tin": 'status: planned\nstart: "2025-11-30 08:00"\n',
    "dang-dien-ra": "kind: exchange\nstart: 2025-11-20\nend: 2025-12-20\n",
}


@pytest.fixture
def states(site: Path) -> Path:
    for slug, lines in STATES.items():
        write(site, f"content/conferences/{slug}/conference.yml", lines + COMMON)
    build(site)
    return site


def test_a_conference_postponed_without_a_date_has_none_and_is_not_past(states: Path) -> None:
    html = page(states, "hoi-nghi/hoan/")
    text = text_of(html)
    assert "Hoãn Hội nghị cấp phường, xã" in text
    assert "Thời gian Chưa có ngày mới Trước đây dự kiến Thứ Sáu, ngày 30 tháng 01 năm 2026, 8 giờ" in text
    assert "data-hr-start" not in html
    assert "data-hr-from" not in html
    assert '"eventStatus":"https://schema.org/EventPostponed"' in html
    listed = page(states, "hoi-nghi/")
    coming = listed.partition('id="sap-dien-ra"')[2].partition("</section>")[0]
    assert coming.rindex("hoi-nghi/hoan/") > coming.index("hoi-nghi/doi-ngay/")
    assert "Trước đây dự kiến 30/01/2026" in coming
    assert "hoi-nghi/hoan/" not in page(states, "").partition("hr-band")[2].partition("</section>")[0]


def test_what_goes_on_today_is_under_way_everywhere(states: Path) -> None:
    """Whatever its kind: on the home page, first among what is on and to come, and on its page."""
    listed = page(states, "hoi-nghi/")
    coming = listed.partition('id="sap-dien-ra"')[2].partition("</section>")[0]
    first = text_of(f"<main{coming.partition('<li')[2].partition('</li>')[0]}</main>")
    assert first.removeprefix('class="hr-event"> ').startswith("20/11/2025 – 20/12/2025 Đang diễn ra Hội nghị thử")
    band = page(states, "").partition("hr-bands")[2].partition("</section>")[0]
    assert "Đang diễn ra" in band
    assert "hoi-nghi/dang-dien-ra/" in band
    assert "Đang diễn ra Giao lưu, tọa đàm cấp phường, xã" in text_of(page(states, "hoi-nghi/dang-dien-ra/"))
    assert "Đang diễn ra" not in text_of(page(states, "hoi-nghi/doi-ngay/"))


def test_the_levels_together_have_as_many_as_are_counted(states: Path) -> None:
    html = page(states, "hoi-nghi/")
    levels = html.partition('aria-label="Theo cấp"')[2].partition("</nav>")[0]
    (total,) = map(int, re.findall(r"<strong>(\d+)</strong> hội nghị, sự kiện", html))
    assert sum(map(int, re.findall(r"<small>(\d+)</small>", levels))) == total
    assert len(re.findall(r'<(?:h3 class="hr-event-name"|li><p class="hr-event-when")', html)) == total


def test_its_event_is_cancelled_on_the_day_on_which_it_was_to_be(states: Path) -> None:
    found = events((states / "site/hoi-nghi/lich.ics").read_bytes())
    postponed = found["hoan@bang-vang.example"]
    assert (str(postponed["STATUS"]), str(postponed["SUMMARY"])) == ("CANCELLED", f"Hoãn: {NAME}")
    assert postponed["DTSTART"].dt.date().isoformat() == "2026-01-30"
    moved = found["doi-ngay@bang-vang.example"]
    assert (str(moved["STATUS"]), str(moved["SUMMARY"])) == ("TENTATIVE", NAME)
    assert moved["DTSTART"].dt.date().isoformat() == "2026-02-20"
    assert "Dời từ 30/01/2026." in str(moved["DESCRIPTION"])


def test_a_conference_that_was_moved_says_from_when_and_counts_to_the_new_date(states: Path) -> None:
    html = page(states, "hoi-nghi/doi-ngay/")
    assert "Dự kiến thứ Sáu, ngày 20 tháng 02 năm 2026, 8 giờ Dời từ 30/01/2026" in text_of(html)
    assert 'data-hr-start="2026-02-20T08:00:00+07:00"' in html
    assert '"previousStartDate":"2026-01-30"' in html


def test_what_was_planned_and_is_over_has_no_result_and_honoured_nobody(states: Path) -> None:
    html = page(states, "hoi-nghi/khong-tin/")
    text = text_of(html)
    assert "Chưa có tin kết quả Hội nghị cấp phường, xã" in text
    assert "Được vinh danh" not in text
    assert "Dự kiến vinh danh" in text
    assert "Chưa có tin kết quả" in page(states, "hoi-nghi/nam/2025/")
    honoree = text_of(page(states, "bang-vang/nguyen-van-a/"))
    assert re.search(rf"{NAME} Có trong dự kiến vinh danh của hội nghị, chưa có tin kết quả, 30/11/2025", honoree)


def test_the_day_on_which_it_is_over_makes_its_pages_anew(states: Path) -> None:
    """Before that day the page counts; the browser says what has become of it where no build follows."""
    build(states, "--date", "2025-11-29")
    html = page(states, "hoi-nghi/khong-tin/")
    assert "Theo kế hoạch" in text_of(html)
    assert 'data-hr-over="Chưa có tin kết quả"' in html
    assert "Có trong dự kiến vinh danh" not in text_of(page(states, "bang-vang/nguyen-van-a/"))
    build(states, "--date", "2025-12-01")
    assert "Chưa có tin kết quả Hội nghị" in text_of(page(states, "hoi-nghi/khong-tin/"))
    assert "Có trong dự kiến vinh danh" in text_of(page(states, "bang-vang/nguyen-van-a/"))


def test_changes_of_the_programme_stand_latest_first(site: Path) -> None:
    changes = """changes:
  - {date: 2025-11-02, text: Khai mạc lùi sang 8 giờ 30}
  - {date: 2025-11-20, text: Chuyển sang hội trường B}
"""
    write(site, "content/conferences/thu/conference.yml", "start: 2026-01-30\n" + COMMON + changes)
    build(site)
    html = page(site, "hoi-nghi/thu/")
    assert (
        "Thay đổi Cập nhật ngày 20/11/2025 : Chuyển sang hội trường B "
        "Cập nhật ngày 02/11/2025 : Khai mạc lùi sang 8 giờ 30" in text_of(html)
    )


def test_tracks_stand_side_by_side_under_their_names(site: Path) -> None:
    programme = """name: Hội nghị thử
level: ward
start: "2026-01-30 08:00"
end: "2026-01-30 11:30"
programme:
  - {kind: opening, start: "08:00", room: Hội trường lớn}
  - {kind: speeches, title: Bàn về học, track: Tổ 1, room: Phòng A, start: "08:30"}
  - {kind: speeches, title: Bàn về nghề, track: Tổ 2, start: "08:30", duration: 60}
  - {kind: speeches, title: Hỏi và đáp, track: Tổ 1, room: Phòng A, start: "09:00"}
  - {kind: closing, start: "10:00"}
sources:
  - title: Kế hoạch
"""
    write(site, "content/conferences/thu/conference.yml", programme)
    build(site)
    html = page(site, "hoi-nghi/thu/")
    text = text_of(html).partition("Chương trình Giờ Việt Nam (UTC+7).")[2].strip()
    assert text.startswith(
        "08:00 Khai mạc Hội trường lớn 2 phiên diễn ra cùng lúc "
        "Tổ 1 Phòng A 08:30 Bàn về học 09:00 Hỏi và đáp Tổ 2 08:30 60 phút Bàn về nghề 10:00 Tổng kết, bế mạc"
    )
    spans = re.findall(r'data-hr-from="2026-01-30T(.{5})[^"]*" data-hr-to="2026-01-30T(.{5})', html)
    assert spans == [("08:00", "08:30"), ("08:30", "09:00"), ("09:00", "10:00"), ("08:30", "09:30")]
    agenda = str(events((site / "site/hoi-nghi/thu/lich.ics").read_bytes())["thu@bang-vang.example"]["DESCRIPTION"])
    assert "08:30 Bàn về học (Tổ 1, Phòng A)" in agenda
