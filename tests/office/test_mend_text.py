"""``check --fix`` shows what of garbled text it would convert, and converts what was agreed to."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.running import built, honorroll, honorroll_here, write

PROFILE = "honorees/individuals/bang-ma-cu/profile.yml"
ANSI = "content/pages/trang-cu.md"
LOST = "honorees/individuals/mat-chu/profile.yml"
AROUND = "sources:\n  - title: Nguồn\npublication:\n  basis: public-record\n"


@pytest.fixture
def garbled_site(site: Path) -> Path:
    write(site, PROFILE, f"name: NguyÔn V¨n MÉu\nunit: Traïm Y teá\n{AROUND}")
    write(site, LOST, f"name: Nguy?n V?n A\n{AROUND}")
    write(site, ANSI, "# Trạm\n\nPhường Vạn Phúc\n".replace("ạ", "a\u0323").replace("ờ", "ơ\u0300").encode("cp1258"))
    return site


def test_nothing_is_touched_before_that_is_agreed_to(garbled_site: Path) -> None:
    before = built(garbled_site / "honorees")
    result = honorroll("check", "--fix", root=garbled_site)
    assert built(garbled_site / "honorees") == before
    assert f"{PROFILE}:1: TCVN3 (phông .VnTime): “NguyÔn V¨n MÉu” → “Nguyễn Văn Mẫu”" in result.stdout
    assert f"{PROFILE}:2: VNI (phông VNI-Times): “Traïm Y teá” → “Trạm Y tế”" in result.stdout
    assert f"{ANSI}:3: Windows-1258 (“ANSI” của Notepad): “Phường Vạn Phúc”" in result.stdout
    assert "honorroll check --fix --yes" in result.stdout


def test_what_was_agreed_to_is_converted_and_nothing_else(garbled_site: Path) -> None:
    honorroll_here("check", "--fix", "--yes", root=garbled_site)
    assert (garbled_site / PROFILE).read_text(encoding="utf-8") == f"name: Nguyễn Văn Mẫu\nunit: Trạm Y tế\n{AROUND}"
    assert (garbled_site / ANSI).read_text(encoding="utf-8") == "# Trạm\n\nPhường Vạn Phúc\n"
    result = honorroll_here("check", root=garbled_site)
    assert [line for line in result.stdout.splitlines() if "garbled-text" in line or "file-encoding" in line] == []


def test_lost_letters_are_left_to_whoever_has_the_original(garbled_site: Path) -> None:
    honorroll_here("check", "--fix", "--yes", root=garbled_site)
    assert "name: Nguy?n V?n A\n" in (garbled_site / LOST).read_text(encoding="utf-8")
    assert f"{LOST}:1:7: lỗi lost-letters" in honorroll_here("check", root=garbled_site).stdout


def test_line_ends_and_marks_stay(site: Path) -> None:
    write(site, PROFILE, f"\ufeffname: NguyÔn V¨n MÉu\n{AROUND}".replace("\n", "\r\n"))
    honorroll_here("check", "--fix", "--yes", root=site)
    expected = f"\ufeffname: Nguyễn Văn Mẫu\n{AROUND}".replace("\n", "\r\n")
    assert (site / PROFILE).read_bytes() == expected.encode()
