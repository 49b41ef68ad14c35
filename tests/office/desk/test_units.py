"""Units send plan and report as files: the tracker records the day, the private drawer keeps the paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desking import Client
from tests.running import DATE, honorroll_here

from honorroll.office.records.uploads import Upload, receive_papers

UNIT = "/ho-so/don-vi/ubnd-quan-vi-du"
TRACKER = "content/tracker.yml"


def send(client: Client, changes: dict[str, str], files: list[tuple[str, bytes]], field: str) -> str:
    form = [pair for pair in client.get(UNIT).form if pair[0] not in changes]
    return client.send(UNIT, [*form, *changes.items(), ("_lam", "save")], files, f"_anh.{field}").headers.get(
        "location", ""
    )


def test_a_plan_is_received(client: Client, site: Path) -> None:
    assert "UBND quận Ví Dụ" in client.get("/hoi-nghi/don-vi").text
    assert send(client, {"date": "10/12/2025"}, [("Kế hoạch số 12.doc", b"paper")], "plan_received")
    assert (site / TRACKER).read_text(encoding="utf-8") == (
        "units:\n  ubnd-quan-vi-du:\n    date: 2025-12-10\n    plan_received: 2025-12-01\n"
    )
    [paper] = (site / "private/don-vi/ubnd-quan-vi-du").iterdir()
    assert (paper.name, paper.read_bytes()) == ("2025-12-01-ke-hoach-so-12.doc", b"paper")
    assert paper.stat().st_mode & 0o077 == 0
    assert paper.name in client.get(UNIT).text
    assert "Kế hoạch: Đã nhận 01/12/2025" in client.get("/hoi-nghi/don-vi").text
    assert honorroll_here("check", root=site).code == 0
    assert not list((site / ".build/desk/drafts").rglob("*.doc"))


def test_other_units_stay_as_they_are(client: Client, site: Path) -> None:
    other = "plan_days: 10\nunits:\n  to-bao-ve-so-7:\n    date: 2025-10-10\n    report_received: 2033-10-20\n"
    (site / TRACKER).write_text(other, encoding="utf-8")
    assert client.edited(UNIT, {"date": "20/12/2025"}).status == 303  # what is wrong with another unit is told there
    assert (site / TRACKER).read_text(encoding="utf-8") == f"{other}  ubnd-quan-vi-du:\n    date: 2025-12-20\n"


def test_what_is_wrong_stands_beside_its_field(client: Client, site: Path) -> None:
    page = client.edited(UNIT, {"plan_received": "1/1/2033"})
    assert page.status == 422
    assert 'href="#f-plan_received">Ngày nhận kế hoạch' in page.text
    page = client.edited(UNIT, {"plan_received": "", "conference": "Không có"})
    assert 'href="#f-conference">Hội nghị' in page.text
    assert not (site / TRACKER).exists()


def test_two_tabs_on_two_units_do_not_meet(client: Client, site: Path) -> None:
    form = client.get(UNIT).form
    (site / TRACKER).write_text("plan_days: 5\n", encoding="utf-8")
    changed = [(name, "20/12/2025" if name == "date" else value) for name, value in form]
    assert client.post(UNIT, [*changed, ("_lam", "save")]).status == 303
    assert (site / TRACKER).read_text(encoding="utf-8").startswith("plan_days: 5\n")


@pytest.mark.parametrize(
    "upload", [Upload("virus.exe", b"MZ"), Upload("ke-hoach", b"%PDF"), Upload("lon.pdf", b"", is_too_large=True)]
)
def test_what_is_no_paper_is_told(upload: Upload) -> None:
    [received] = receive_papers(DATE, [upload], ())
    assert received.data == b""
    assert [finding.rule.name for finding in received.findings] == ["not-a-paper"]
    assert f"“{upload.name}” không nhận được: chỉ nhận pdf, docx" in received.findings[0].message("vi")


def test_what_is_no_paper_is_refused(client: Client, site: Path) -> None:
    assert not send(client, {}, [("virus.exe", b"MZ")], "plan_received")
    assert not (site / "private").exists()


@pytest.mark.parametrize("path", ["/ho-so/don-vi/khong-co", "/moi/don-vi", "/ho-so/don-vi/..", "/them/don-vi/x"])
def test_only_units_of_the_vocabulary_are_there(client: Client, path: str) -> None:
    assert client.get(path).status == 404
