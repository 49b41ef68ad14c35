"""What an award says besides its title: where, in which office, for which years, with whom, and what became of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import Once
from tests.running import SITE, built, honorroll_here, write

A, B = "honorees/individuals/nguyen-van-g", "honorees/individuals/tran-thi-h"
TAIL = "sources:\n  - title: Nguồn\npublication:\n  basis: public-record\n"
AWARDS = """\
name: Nguyễn Văn G
position: Giáo viên
unit: Trường Tiểu học Ví Dụ
place: phuong-moi
awards:
  - title: huan-chuong-vi-du
    class: hạng Ba
    period: 2016–2020
    posthumous: true
    decision: {number: 394/KT-CTN, date: 1994-12}
  - title: nguoi-tot-vi-du
    year: 2010
    position: Giáo viên
    unit: Trường Mầm non Ví Dụ
    place: phuong-cu
  - title: bang-khen-vi-du
    year: 2022
    with: [tran-thi-h]
    conference: hoi-nghi-vi-du
  - title: bang-khen-vi-du
    year: 2020
    detail: lý do riêng
    status: revoked
    revoked: {number: 9/QĐ-UBND, date: 2025-02-01}
"""
OTHER = "name: Trần Thị H\nawards:\n  - title: bang-khen-vi-du\n    year: 2022\n    with: [nguyen-van-g]\n"


def make(root: Path) -> None:
    shutil.copytree(SITE, root)
    write(root, f"{A}/profile.yml", AWARDS.replace("2016–2020", "1985-1994") + TAIL)
    write(root, f"{B}/profile.yml", OTHER + TAIL)
    assert honorroll_here("build", root=root).code == 0


@pytest.fixture
def pages(once: Once) -> dict[str, str]:
    root = once("award-particulars", make)
    return {path: data.decode() for path, data in built(root / "site").items() if path.endswith(".html")}


def award(html: str, title: str) -> str:
    """The award of this title on the page of an honoree."""
    section = html.partition('aria-labelledby="danh-hieu"')[2].partition("</section>")[0]
    return next(item for item in section.split("<li")[1:] if title in item)


def test_a_decision_may_be_dated_by_its_month_and_gives_the_year(pages: dict[str, str]) -> None:
    told = award(pages["bang-vang/nguyen-van-g/index.html"], "Huân chương Ví Dụ")
    assert "số 394/KT-CTN tháng 12/1994" in told
    assert 'href="../../bang-vang/nam/1994/"' in told
    assert "nguyen-van-g" in pages["bang-vang/nam/1994/index.html"]


def test_the_period_of_the_achievement_is_told_apart_from_the_year(pages: dict[str, str]) -> None:
    assert "thành tích giai đoạn 1985–1994" in award(pages["bang-vang/nguyen-van-g/index.html"], "Huân chương Ví Dụ")


def test_an_award_after_death_says_so(pages: dict[str, str]) -> None:
    assert "Truy tặng" in award(pages["bang-vang/nguyen-van-g/index.html"], "Huân chương Ví Dụ")


def test_position_unit_and_place_stand_where_they_are_not_those_of_the_profile(pages: dict[str, str]) -> None:
    told = award(pages["bang-vang/nguyen-van-g/index.html"], "Người tốt, việc tốt")
    assert "Trường Mầm non Ví Dụ" in told
    assert 'href="../../bang-vang/dia-ban/phuong-cu/"' in told
    assert "Giáo viên" not in told


def test_the_place_of_an_award_lists_the_honoree_with_that_award(pages: dict[str, str]) -> None:
    there = pages["bang-vang/dia-ban/phuong-cu/index.html"].partition("<main")[2]
    assert "Người tốt, việc tốt, 2010" in there.partition("nguyen-van-g/")[2].partition("</li>")[0]
    assert "nguyen-van-g/" in pages["bang-vang/dia-ban/phuong-moi/index.html"]


def test_those_who_received_it_together_show_each_other(pages: dict[str, str]) -> None:
    one, other = pages["bang-vang/nguyen-van-g/index.html"], pages["bang-vang/tran-thi-h/index.html"]
    assert 'Cùng nhận: <a href="../../bang-vang/tran-thi-h/">Trần Thị H</a>' in award(one, "Bằng khen Ví Dụ")
    assert 'Cùng nhận: <a href="../../bang-vang/nguyen-van-g/">Nguyễn Văn G</a>' in award(other, "Bằng khen Ví Dụ")


def test_a_revocation_shows_its_decision_and_never_the_reason(pages: dict[str, str]) -> None:
    html = pages["bang-vang/nguyen-van-g/index.html"]
    assert "theo quyết định số 9/QĐ-UBND ngày 1/2/2025" in html
    assert not [path for path, page in pages.items() if "lý do riêng" in page]


def test_a_conference_shows_whom_and_what_was_honoured_there(pages: dict[str, str]) -> None:
    there = pages["hoi-nghi/hoi-nghi-vi-du/index.html"].partition('aria-labelledby="nguoi-duoc-vinh-danh"')[2]
    assert "Bằng khen Ví Dụ, 2022" in there.partition("nguyen-van-g/")[2].partition("</li>")[0]
    told = award(pages["bang-vang/nguyen-van-g/index.html"], "Bằng khen Ví Dụ")
    assert 'href="../../hoi-nghi/hoi-nghi-vi-du/"' in told
    assert "hr-card-title" not in there.partition("nguyen-van-a/")[2].partition("</li>")[0], "given elsewhere"


def test_who_is_withdrawn_is_not_shown_by_the_other(once: Once, tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(once("award-particulars", make), root, symlinks=True)
    write(root, f"{B}/profile.yml", OTHER + TAIL + "  withdrawn: {date: 2025-01-01}\n")
    assert honorroll_here("build", root=root).code == 0
    html = built(root / "site")["bang-vang/nguyen-van-g/index.html"].decode()
    assert "Trần Thị H" not in html
    assert "Cùng nhận" not in html
