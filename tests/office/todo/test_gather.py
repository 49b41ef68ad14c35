"""What there is to do: each kind of task where it is due, and none where it is not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.running import honorroll_here, write

from honorroll.content.holidays import Holidays
from honorroll.content.office import RequestDeadlines
from honorroll.content.working_days import working_days
from honorroll.office import requests
from honorroll.office.records.roster import Roster
from honorroll.office.todo import gather
from honorroll.office.todo.model import Group

END = "sources:\n  - title: Nguồn\npublication:\n  basis: public-record\n"
DAY = "2025-12-01"


def groups(site: Path, *more: str, day: str = DAY) -> dict[str, Any]:
    """The groups as scripts get them, by key."""
    result = honorroll_here("todo", "--format", "json", "--date", day, *more, root=site)
    assert (result.code, result.stderr) == (0, "")
    return {group["group"]: group for group in json.loads(result.stdout)}


def profile(site: Path, slug: str, rest: str, end: str = END) -> None:
    write(site, f"honorees/individuals/{slug}/profile.yml", f"{rest}{end}")


# ── Units ──────────────────────────────────────────────────────────────────────────────────────────────────────────

UNITS = """\
plan_days: 10
report_days: 10
units:
  phuong-chia: {date: 2025-11-10, plan_received: 2025-10-30}
  phuong-moi: {date: 2025-12-05}
  ubnd-quan-vi-du: {plan_received: 2025-09-01, report_received: 2025-10-11}
"""


@pytest.fixture
def units(site: Path) -> Path:
    with (site / "content/vocabulary/units.yml").open("a", encoding="utf-8") as file:
        file.write("phuong-chia:\n  name: Phường Chia\n  kind: ward\nphuong-moi:\n  name: Phường Mới\n  kind: ward\n")
    write(site, "content/tracker.yml", UNITS)
    return site


def test_overdue_units_come_with_a_letter_the_longest_overdue_first(units: Path) -> None:
    tasks = groups(units)["units"]["tasks"]
    assert [(task["due"], task["late"], task["path"]) for task in tasks] == [
        ("2025-11-20", True, "content/tracker.yml"),
        ("2025-11-25", True, "content/tracker.yml"),
    ]
    assert tasks[0]["what"] == "Báo cáo kết quả hội nghị: quá hạn 11 ngày (hạn 20/11/2025)"
    letter = tasks[0]["letter"]
    assert letter.startswith(f"Kính gửi: {tasks[0]['name']}\n")
    for said in (
        "(hội nghị đã tổ chức ngày 10/11/2025)",
        "báo cáo kết quả hội nghị của Phường Chia; hạn gửi là ngày 20/11/2025",
        "trước ngày 06/12/2025",
        "Trân trọng",
    ):
        assert said in letter
    shown = honorroll_here("todo", "--date", DAY, root=units).stdout
    assert "Kính gửi" not in shown
    assert "Kính gửi" in honorroll_here("todo", "--letters", "--date", DAY, root=units).stdout


def test_what_was_received_or_is_not_due_is_no_task(units: Path) -> None:
    assert "units" not in groups(units, day="2025-11-19")
    path = units / "content/tracker.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("plan_received: 2025-10-30", "plan_received: 2025-10-30, report_received: 2025-11-18"))
    assert [task["due"] for task in groups(units)["units"]["tasks"]] == ["2025-11-25"]


def test_the_date_of_a_conference_counts_where_none_is_entered(site: Path) -> None:
    """The conference of this unit was held in October; when plans are due stands in content/office.yml."""
    (task,) = groups(site)["units"]["tasks"]
    assert (task["name"], task["due"]) == ("UBND quận Ví Dụ", "2025-09-30")


def test_a_file_that_cannot_be_read_is_told_instead_of_hiding_tasks(units: Path) -> None:
    write(units, "content/tracker.yml", "units: [\n")
    result = honorroll_here("todo", root=units)
    assert result.code == 1
    assert result.stdout.startswith("content/tracker.yml:")


# ── Speeches ───────────────────────────────────────────────────────────────────────────────────────────────────────

SPEECH = "---\ntitle: Một tham luận\nspeaker: {name: Nguyễn Văn C}\nfield: giao-duc\n---\nKính thưa hội nghị.\n"


def test_a_conference_to_come_lacks_the_fields_that_no_speech_is_about(site: Path) -> None:
    assert "speeches" not in groups(site)  # its programme has none
    folder = "content/conferences/hoi-nghi-sap-toi"
    path = site / folder / "conference.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  - kind: closing\n", "  - kind: speeches\n  - kind: closing\n"), encoding="utf-8")
    (task,) = groups(site)["speeches"]["tasks"]
    assert (task["due"], task["path"]) == ("2026-02-03", f"{folder}/conference.yml")
    assert task["what"] == "Chưa có tham luận về: Y tế; Giáo dục, họp 03/02/2026"
    write(site, f"{folder}/speeches/tham-luan.md", SPEECH)
    assert groups(site)["speeches"]["tasks"][0]["what"].startswith("Chưa có tham luận về: Y tế, họp")
    assert "speeches" in groups(site, day="2026-02-03")
    assert "speeches" not in groups(site, day="2026-02-04")
    write(site, f"{folder}/speeches/tham-luan-2.md", SPEECH.replace("giao-duc", "y-te"))
    assert "speeches" not in groups(site)


# ── Consultations ──────────────────────────────────────────────────────────────────────────────────────────────────

CONSULTATION = """\
title: Lấy ý kiến về Bằng khen
opens: 2025-11-24
closes: 2025-12-05
comments:
  address: Số 1 phố Ví Dụ
"""


def test_a_consultation_is_a_task_until_its_result_is_entered(site: Path) -> None:
    write(site, "content/consultations/dot-1.yml", CONSULTATION)
    award = "awards:\n  - title: bang-khen-vi-du\n    year: 2025\n    status: proposed\n    consultation: dot-1\n"
    profile(site, "de-nghi", f"name: Nguyễn Văn Đề Nghị\n{award}")
    assert "consultations" not in groups(site, day="2025-11-23")
    (open_,) = groups(site)["consultations"]["tasks"]
    assert open_["what"] == "Nhận ý kiến đến hết 05/12/2025 (còn 4 ngày); 1 đề nghị"
    (waiting,) = groups(site, day="2025-12-06")["consultations"]["tasks"]
    assert (waiting["what"], waiting["late"]) == (
        "Đã hết hạn ngày 05/12/2025, chưa ghi kết quả của 1 đề nghị",
        False,
    )
    (lapsed,) = groups(site, day="2027-01-01")["consultations"]["tasks"]
    assert lapsed["late"]
    profile(site, "de-nghi", f"name: Nguyễn Văn Đề Nghị\n{award.replace('proposed', 'granted')}")
    assert "consultations" not in groups(site, day="2025-12-06")


# ── Requests ───────────────────────────────────────────────────────────────────────────────────────────────────────

REQUESTS = """\
requests:
  - received: 2025-11-27
    kind: withdraw
    honoree: nguyen-van-a
    asked_by: Nguyễn Thị Riêng, 0912 345 678
  - received: 2025-11-03
    kind: correct
    replied: 2025-11-04
  - received: 2025-11-01
    kind: withdraw
    replied: 2025-11-03
    done: 2025-11-10
"""


def test_requests_lie_in_the_drawer_with_the_deadlines_of_the_law(site: Path) -> None:
    write(site, "private/requests.yml", REQUESTS)
    withdraw, correct = groups(site)["requests"]["tasks"]
    assert (withdraw["name"], withdraw["due"], withdraw["late"]) == ("Nguyễn Văn A", DAY, False)
    assert withdraw["what"] == (
        "Gỡ hồ sơ hoặc rút đồng ý, nhận ngày 27/11/2025: trả lời trước hết 01/12/2025 (hạn hôm nay); "
        "làm xong trước hết 12/12/2025 (còn 11 ngày)"
    )
    assert (correct["due"], correct["what"]) == (None, "Sửa cho đúng, nhận ngày 03/11/2025: làm xong")
    assert groups(site, day="2025-12-02")["requests"]["tasks"][0]["late"]
    write(site, "content/office.yml", "requests:\n  reply_working_days: 5\n")
    assert groups(site)["requests"]["tasks"][0]["due"] == "2025-12-04"
    whole = "".join(honorroll_here("todo", *more, root=site).stdout for more in ((), ("--format", "json")))
    assert "Riêng" not in whole
    assert "0912" not in whole


def test_what_is_in_the_drawer_is_read_by_no_check_and_no_build(site: Path) -> None:
    write(site, "private/requests.yml", "requests: [}")
    assert honorroll_here("check", root=site).stdout == "Không có lỗi nào.\n"
    result = honorroll_here("todo", root=site)
    assert result.code == 1
    assert "private/requests.yml:1" in result.stdout


def test_the_drawer_may_lie_elsewhere(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawer = site.parent / "ngan-rieng"
    monkeypatch.setenv("HONORROLL_PRIVATE", str(drawer))
    write(drawer, "requests.yml", REQUESTS)
    assert groups(site)["requests"]["tasks"][0]["path"] == str(drawer / "requests.yml")


@pytest.mark.parametrize(
    ("received", "reply", "carried_out"),
    [
        ("2026-03-02", "2026-03-04", "2026-03-17"),  # Monday
        ("2026-03-05", "2026-03-09", "2026-03-20"),  # Thursday: Friday and Monday
        ("2026-03-06", "2026-03-10", "2026-03-23"),  # fifteen days end on a Saturday
        ("2026-03-07", "2026-03-10", "2026-03-23"),  # Saturday; they end on a Sunday
    ],
)
def test_deadlines_are_counted_in_working_days(received: str, reply: str, carried_out: str) -> None:
    request, _, faults = requests.judged({"received": received, "kind": "withdraw"})
    assert request, faults
    dues = requests.obligations(request, RequestDeadlines(), working_days(Holidays()))
    assert [each.due.isoformat() for each in dues if each.due] == [reply, carried_out]


def test_requests_are_written_for_nobody_else_and_read_again(site: Path) -> None:
    request, _, _ = requests.judged({"received": DAY, "kind": "view", "text": "Đang giữ gì?\nXin cho biết.\n"})
    assert request
    requests.write(site, (request,))
    path = site / "private/requests.yml"
    assert (path.stat().st_mode & 0o77, path.parent.stat().st_mode & 0o77) == (0, 0)
    assert requests.read(site) == ((request,), [])


# ── Profiles ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_consents_that_end_are_told_sixty_days_ahead(site: Path) -> None:
    consent = "publication:\n  basis: consent\n  scope: [name]\n  date: 2024-05-01\n  reference: Phiếu 1\n  until: {}\n"
    tail = "sources:\n  - title: A\n"
    for slug, until in (("het", "2025-11-30"), ("sap", "2026-01-30"), ("lau", "2026-01-31")):
        profile(site, f"ky-{slug}", f"name: Nguyễn Văn {slug.title()}\n", f"{tail}{consent.format(until)}")
    tasks = groups(site)["consents"]["tasks"]
    assert [(task["name"], task["what"], task["late"]) for task in tasks] == [
        ("Nguyễn Văn Het", "Đã hết từ ngày 30/11/2025", True),
        ("Nguyễn Văn Sap", "Ngày cuối 30/01/2026 (còn 60 ngày)", False),
    ]


def test_namesakes_are_a_task_until_a_profile_tells_them_apart(site: Path) -> None:
    def told() -> int:
        found: int = groups(site).get("twins", {"count": 0})["count"]
        warned = honorroll_here("check", root=site).stdout.count("likely-duplicate")
        assert found == warned  # one truth, found in two ways
        return found

    assert told() == 0
    profile(site, "hai-1", "name: Nguyễn Văn Hai\nunit: Đội Ví Dụ\n")
    profile(site, "hai-2", "name: Nguyễn văn hai\nunit: đội ví dụ\n")
    assert told() == 1
    profile(site, "hai-1", "name: Nguyễn Văn Hai\nunit: Đội Ví Dụ\n", f"{END}distinct_from: [hai-2]\n")
    assert told() == 0
    profile(site, "hai-3", "name: Bà Nguyễn Văn Hai\nunit: Đội Ví Dụ\n")
    assert told() == 1
    profile(site, "hai-3", "name: Nguyễn Văn Hải\nunit: Đội Ví Dụ\n")
    assert told() == 1
    assert groups(site)["twins"]["tasks"][0]["what"].startswith("Tên gần giống, cùng đơn vị với hai-")


def test_profiles_without_deed_photo_or_post_are_counted_and_some_named(site: Path) -> None:
    before = groups(site)
    for n in range(8):
        profile(site, f"thieu-{n}", f"name: Nguyễn Văn Thiếu {n}\n")
    after = groups(site)
    for key in ("photos", "deed", "posts"):
        assert after[key]["count"] == before[key]["count"] + 8
        assert len(after[key]["tasks"]) == 5
    front = "title: Bài\ndate: 2025-06-01\nkind: news\ncolumn: guong-vi-du\nsummary: Câu.\n"
    post = f"---\n{front}honorees: [thieu-0]\nsources:\n  - title: A\n---\n\nMột đoạn.\n"
    write(site, "content/news/bai.md", post)
    assert groups(site)["posts"]["count"] == after["posts"]["count"] - 1
    assert "… và " in honorroll_here("todo", root=site).stdout


# ── Decisions ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("style", ["block", "flow"])
def test_a_decision_that_honours_more_than_have_a_profile_is_a_task(site: Path, style: str) -> None:
    stated = (
        "\n      number: 77/QĐ-UBND\n      date: 2024-03-01\n"
        if style == "block"
        else " {number: 77/QĐ-UBND, date: 2024-03-01}\n"
    )
    for n, number in enumerate(("77/QĐ-UBND", "77/QĐ-UBND", "770/QĐ-UBND", "77/QĐ-TTg")):
        award = (
            f"awards:\n  - title: bang-khen-vi-du\n    year: 2024\n    decision:{stated.replace('77/QĐ-UBND', number)}"
        )
        profile(site, f"duoc-khen-{n}", f"name: Nguyễn Văn {n}\n{award}")
    write(site, "content/decisions/77-qd-ubnd-2024.yml", "title: Về việc khen\nrecipients: 5\n")
    (task,) = groups(site)["decisions"]["tasks"]
    assert (task["name"], task["what"]) == ("Về việc khen", "Khen 5, có hồ sơ 2, còn thiếu 3")
    write(site, "content/decisions/77-qd-ubnd-2024.yml", "title: Về việc khen\nrecipients: 2\n")
    assert "decisions" not in groups(site)


# ── All of it ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_office_with_nothing_to_do_is_told_so(tmp_path: Path) -> None:
    write(tmp_path, "mkdocs.yml", "site_name: A\n")
    assert honorroll_here("todo", root=tmp_path).stdout == "Không còn việc nào.\n"
    assert honorroll_here("todo", "--lang", "en", root=tmp_path).stdout == "There is nothing to do.\n"
    assert honorroll_here("todo", root=tmp_path / "nowhere").code == 2


def test_both_languages_say_something(units: Path) -> None:
    write(units, "private/requests.yml", REQUESTS)
    profile(units, "hai-1", "name: Trần Thị B\nplace: phuong-chia\n")
    found = gather.todo(gather.ground(units, date(2025, 12, 1)))
    assert len(found.groups) >= 5

    def said(group: Group) -> list[str]:
        return [text.en for text in (group.title, group.hint, *(task.what for task in group.tasks))]

    for group in found.groups:
        assert all(
            text.isascii() for text in said(group) if "“" not in text and group.key not in ("photos", "deed", "posts")
        )


def test_the_roster_is_shared_with_the_desk(site: Path) -> None:
    """What is kept of profiles beside the release is of use to both."""
    ground = gather.ground(site, date(2025, 12, 1))
    assert Roster(site).rows() == ground.roster.refresh()
