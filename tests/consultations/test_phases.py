"""What the day decides: the same content, built on another day with nothing edited."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import icalendar
import pytest
from tests.consultations.proposed import CONSULTATION, PATH, propose
from tests.leaking import leaks
from tests.running import FOLLOWING, built, honorroll_here, write

PAGE = "lay-y-kien/huan-chuong-2026/index.html"
LIST = "lay-y-kien/index.html"
FORM = "phuong-vi-du.example/gop-y"
DAYS = [
    ("2025-11-30", "Sắp lấy ý kiến", True),
    ("2025-12-01", "Đang lấy ý kiến", True),
    ("2025-12-15", "Đang lấy ý kiến", True),
    ("2025-12-16", "Đã kết thúc, chờ quyết định", False),
    ("2026-12-16", "Hết thời gian chờ quyết định", False),
]


def shown(html: bytes) -> str:
    """The text of a page without what is hidden."""
    main = html.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"<(\w+)[^>]* hidden>.*?</\1>", "", main, flags=re.S)


def build(site: Path, day: str) -> dict[str, bytes]:
    result = honorroll_here("build", "--date", day, root=site)
    assert result.code == 0, result
    return built(site / "site")


def test_a_consultation_goes_through_its_phases_by_the_day_alone(consulting: Path) -> None:
    before: dict[str, bytes] = {}
    for day, phase, has_form in DAYS:
        files = build(consulting, day)
        assert phase in shown(files[PAGE]), day
        assert phase in shown(files[LIST]), day
        assert (FORM.encode() in files[PAGE]) == has_form, day
        assert ("Lấy ý kiến nhân dân" in shown(files["index.html"])) == (phase == "Đang lấy ý kiến"), day
        assert ("Đỗ Thị K".encode() in files[PAGE]) == (not phase.startswith("Hết")), day
        assert phase in shown(files["bang-vang/do-thi-k/index.html"]), day
        before = files
    fresh = consulting.with_name("fresh")
    assert honorroll_here("build", "--date", DAYS[-1][0], "--site-dir", str(fresh), root=consulting).code == 0
    assert built(fresh) == before


def test_days_that_decide_nothing_change_nothing(consulting: Path) -> None:
    first, last = build(consulting, "2025-12-02"), build(consulting, "2025-12-15")
    differing = {path for path, data in last.items() if first.get(path) != data}
    assert not [path for path in differing if not path.startswith("hoi-nghi/") and path not in FOLLOWING]


def test_who_is_proposed_is_on_no_list_of_the_honoured(consulting: Path) -> None:
    files = build(consulting, "2025-12-05")
    naming = {path for path, data in files.items() if "Đỗ Thị K".encode() in data and path.endswith((".html", ".csv"))}
    assert naming == {PAGE, "bang-vang/do-thi-k/index.html"}
    assert "bang-vang/nam/2026/index.html" not in files
    assert b"2026" in files["bang-vang/do-thi-k/index.html"]


def test_the_deadline_is_in_the_calendars_and_the_feeds_name_nobody(consulting: Path) -> None:
    files = build(consulting, "2025-12-05")
    for path in ("lay-y-kien/lich.ics", "lay-y-kien/huan-chuong-2026/lich.ics"):
        calendar: Any = icalendar.Calendar.from_ical(files[path])
        [event] = calendar.walk("VEVENT")
        assert event["DTSTART"].dt.isoformat() == "2025-12-15"
    for form in ("atom", "rss", "json"):
        feed = files[f"lay-y-kien/moi.{form}"].decode()
        assert "đến hết thứ Hai, ngày 15 tháng 12 năm 2025: 2 đề nghị" in feed
        assert "Đỗ Thị K" not in feed
    upcoming = build(consulting, "2025-11-30")
    assert "2 đề nghị" not in upcoming["lay-y-kien/moi.atom"].decode()


def test_granted_leads_to_the_award_and_declined_names_nobody(consulting: Path) -> None:
    propose(consulting, "do-thi-k", "Đỗ Thị K", "granted")
    path = propose(consulting, "vu-van-l", "Vũ Văn L", "declined")
    path.write_text(path.read_text(encoding="utf-8").replace("year: 2026", "year: 2025\n    detail: chim-ly-do"))
    granted = consulting / "honorees/individuals/do-thi-k/profile.yml"
    granted.write_text(granted.read_text(encoding="utf-8").replace("year: 2026", "year: 2025"), encoding="utf-8")
    files = build(consulting, "2025-12-20")
    page = shown(files[PAGE])
    assert "Đã có kết quả" in page
    assert "Trong 2 đề nghị: 1 được tặng, 1 không được tặng." in page
    assert "../../bang-vang/do-thi-k/" in page
    assert "../../lay-y-kien/huan-chuong-2026/" in files["bang-vang/do-thi-k/index.html"].decode()
    assert "Đỗ Thị K".encode() in files["bang-vang/nam/2025/index.html"]
    assert "Hồ sơ ở địa chỉ này không còn được công khai." in files["bang-vang/vu-van-l/index.html"].decode()
    assert leaks(consulting / "site", "Vũ Văn L") == ["bang-vang/vu-van-l/index.html"]  # by its address alone
    assert "Vũ Văn L".encode() not in files["bang-vang/vu-van-l/index.html"]
    assert leaks(consulting / "site", "chim-ly-do") == []
    assert {path for path, data in files.items() if b"vu-van-l/" in data} == {"bang-vang/vu-van-l/index.html"}


def test_a_declined_award_beside_others_is_not_told(consulting: Path) -> None:
    path = propose(consulting, "vu-van-l", "Vũ Văn L", "declined")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("sources:", "  - title: nguoi-tot-vi-du\n    year: 2024\nsources:"), encoding="utf-8")
    files = build(consulting, "2025-12-20")
    page = files["bang-vang/vu-van-l/index.html"].decode()
    assert "Người tốt, việc tốt" in page
    assert "Huân chương Ví Dụ" not in page.partition('class="hr-related"')[0]
    assert "Vũ Văn L".encode() not in files[PAGE]


def test_a_withdrawn_person_is_in_no_consultation(consulting: Path) -> None:
    path = consulting / "honorees/individuals/vu-van-l/profile.yml"
    path.write_text(path.read_text(encoding="utf-8") + "  withdrawn: {date: 2025-12-02}\n", encoding="utf-8")
    files = build(consulting, "2025-12-05")
    assert leaks(consulting / "site", "Vũ Văn L") == ["bang-vang/vu-van-l/index.html"]  # by its address alone
    assert "1 đề nghị" in shown(files[LIST])


def test_a_site_without_consultations_has_no_page_of_them(site: Path) -> None:
    files = build(site, "2025-12-05")
    assert not [path for path in files if path.startswith("lay-y-kien")]
    assert "lay-y-kien" not in files["index.html"].decode()


def test_what_was_public_leads_on(consulting: Path) -> None:
    build(consulting, "2025-12-05")
    (consulting / PATH).unlink()
    for slug in ("do-thi-k", "vu-van-l"):
        path = consulting / f"honorees/individuals/{slug}/profile.yml"
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "consultation" not in line]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    lost = honorroll_here("check", root=consulting)
    assert "git restore --source=HEAD content/consultations/huan-chuong-2026.yml" in lost.stdout
    write(consulting, PATH.replace("2026", "2027"), f"{CONSULTATION}former_slugs: [huan-chuong-2026]\n")
    files = build(consulting, "2025-12-05")
    assert "../huan-chuong-2027/" in files[PAGE].decode() or "lay-y-kien/huan-chuong-2027/" in files[PAGE].decode()
    assert "lay-y-kien/huan-chuong-2026/lich.ics" in files


@pytest.mark.parametrize("telephone", ["024 3333 0000", "024 3333 0000 (giờ hành chính)"])
def test_a_telephone_is_a_link_where_it_is_only_a_number(consulting: Path, telephone: str) -> None:
    write(consulting, PATH, CONSULTATION.replace("024 3333 0000", telephone))
    page = build(consulting, "2025-12-05")[PAGE].decode()
    assert telephone in page.replace("&nbsp;", " ")
    assert ('href="tel:02433330000"' in page) == (telephone == "024 3333 0000")


def test_a_personal_address_is_refused_where_it_is_no_contact(consulting: Path) -> None:
    write(consulting, PATH, f"{CONSULTATION}summary: Liên hệ bà A, 0912 345 678\n")
    result = honorroll_here("check", root=consulting)
    assert result.code == 1
    assert "personal-phone" in result.stdout


def test_it_is_found_by_name(consulting: Path) -> None:
    files = build(consulting, "2025-12-05")
    texts = b"".join(data for path, data in files.items() if path.startswith("tim-kiem/"))
    assert "Lấy ý kiến nhân dân về đề nghị tặng Huân chương Ví Dụ".encode() in texts
