"""The office's list of delegates: what is counted of it, and that nothing else of it is ever written anywhere."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import DATE, built, honorroll, honorroll_here

from honorroll.conferences.rules.composition import MIN_GROUP_SIZE
from honorroll.office import delegate_columns, delegate_counts, delegate_list, tables
from honorroll.office.delegate_counts import CountResult, Row

HEADINGS = (
    "STT",
    "Họ và tên",
    "Giới tính",
    "Năm sinh",
    "Đối tượng",
    "Dân tộc",
    "Tôn giáo",
    "Lĩnh vực",
    "Thành phần kinh tế",
    "Trực tiếp sản xuất",
)
FIELDS = {"y-te": "Y tế", "giao-duc": "Giáo dục"}
CANARY = "Chim Hoàng Yến"


def workbook(path: Path, rows: Sequence[Sequence[object]], headings: Sequence[str] = HEADINGS) -> Path:
    """As an office keeps it: a title above, the list on the second sheet."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(("Danh sách đại biểu", CANARY))
    sheet = book.create_sheet("Đại biểu")
    sheet.append(("ỦY BAN NHÂN DÂN QUẬN VÍ DỤ",))
    sheet.append(())
    sheet.append(headings)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def people(n: int = 200) -> list[tuple[object, ...]]:
    return [
        (
            i + 1,
            f"{CANARY} {i}",
            "Nữ" if i % 2 else "Nam",
            2000 if i % 4 == 0 else date(1970, 5, 1),
            "Điển hình tiên tiến" if i < n * 0.7 else "Khách mời",
            "Kinh" if i % 20 else "Mường",
            "Không" if i % 10 else "Phật giáo",
            "Y tế" if i % 3 else "Giáo dục",
            "Nhà nước" if i % 2 else "Tư nhân",
            "x" if i % 2 else "",
        )
        for i in range(n)
    ]


def count(path: Path) -> CountResult:
    return delegate_list.count(path, path.name, FIELDS, DATE)


def rules(counted: CountResult) -> set[str]:
    return {finding.rule.name for finding in counted.findings}


def test_the_balance_is_counted(tmp_path: Path) -> None:
    counted = count(workbook(tmp_path / "a.xlsx", people()))
    composition = counted.composition
    assert composition is not None
    assert (composition.total, composition.exemplars, composition.guests) == (200, 140, 60)
    assert (composition.women, composition.young, composition.direct_workers) == (100, 50, 100)
    assert composition.ethnic_minorities == 10
    assert [(group.name, group.count) for group in composition.fields] == [("Y tế", 133), ("Giáo dục", 67)]
    assert [(group.name, group.count) for group in composition.religions] == [
        ("Không theo tôn giáo", 180),
        ("Phật giáo", 20),
    ]
    assert [group.name for group in composition.economic_components] == ["Nhà nước", "Tư nhân"]


def test_no_name_is_copied_anywhere(site: Path, tmp_path: Path) -> None:
    """Not into the conference, not into a cache, not onto the terminal, not onto the site; with findings neither."""
    lists = tmp_path / "rieng"
    lists.mkdir()
    good = workbook(lists / "tot.xlsx", people())
    shifted = workbook(lists / "lech.xlsx", [(1, "x", CANARY, 1970, CANARY, CANARY, CANARY, CANARY, CANARY, CANARY)])
    result = honorroll("delegates", str(good), "--conference", "hoi-nghi-vi-du", root=site)
    assert result.code == 0, result
    wrong = honorroll("delegates", str(shifted), "--conference", "hoi-nghi-vi-du", root=site)
    assert wrong.code == 1
    assert honorroll("build", root=site).code == 0
    said = result.stdout + result.stderr + wrong.stdout + wrong.stderr
    for part in (CANARY, "Hoàng Yến"):
        assert part not in said
        assert [path for path, data in built(site).items() if part.encode() in data] == []
    written = (site / "content/conferences/hoi-nghi-vi-du/conference.yml").read_text(encoding="utf-8")
    assert "total: 200" in written
    assert "women: 100" in written
    assert honorroll_here("check", root=site).code == 0
    assert honorroll_here("fmt", "--check", root=site).code == 0


def test_a_list_without_a_conference_is_only_told(site: Path, tmp_path: Path) -> None:
    before = built(site / "content")
    result = honorroll_here("delegates", str(workbook(tmp_path / "a.xlsx", people())), root=site)
    assert result.code == 0
    assert "70%" in result.stdout
    assert built(site / "content") == before


def test_departures_from_the_plan_are_warnings_that_name_its_file(site: Path, tmp_path: Path) -> None:
    rows = [(*row[:4], "Khách mời", *row[5:]) if n < 100 else row for n, row in enumerate(people())]
    result = honorroll_here(
        "delegates", str(workbook(tmp_path / "a.xlsx", rows)), "--conference", "hoi-nghi-vi-du", root=site
    )
    assert result.code == 0
    assert "plan-shares" in result.stdout
    assert "content/office.yml" in result.stdout


@pytest.mark.parametrize(
    ("rows", "headings", "rule"),
    [
        ([], HEADINGS, "no-delegates"),
        (people(10), HEADINGS[:4], "missing-column"),
        (people(10), ("Cột 1", "Cột 2"), "missing-column"),
        ([(1, "A", "Nam", 85, "Điển hình", "", "", "", "", "")], HEADINGS, "unknown-value"),
        ([(1, "A", "Nam", 42015, "Điển hình", "", "", "", "", "")], HEADINGS, "unknown-value"),  # Excel's day of 2015
        ([(1, "A", "?", 1970, "Điển hình", "", "", "", "", "")], HEADINGS, "unknown-value"),
    ],
)
def test_a_list_that_cannot_be_counted(
    tmp_path: Path, rows: Sequence[Sequence[object]], headings: Sequence[str], rule: str
) -> None:
    counted = count(workbook(tmp_path / "a.xlsx", rows, headings))
    assert counted.composition is None
    assert rules(counted) == {rule}


def test_capitals_are_no_group_of_their_own(tmp_path: Path) -> None:
    rows = [
        (*row[:5], "KINH" if n % 2 else "Kinh", "PHẬT GIÁO" if n % 2 else "Phật giáo", *row[7:])
        for n, row in enumerate(people(40))
    ]
    composition = count(workbook(tmp_path / "a.xlsx", rows)).composition
    assert composition
    assert composition.ethnic_minorities == 0
    assert [(group.name, group.count) for group in (*composition.ethnic_groups, *composition.religions)] == [
        ("Kinh", 40),
        ("Phật giáo", 40),
    ]


def test_a_finding_names_the_row_and_the_column(tmp_path: Path) -> None:
    rows = people(10)
    rows[4] = (*rows[4][:2], CANARY, *rows[4][3:])
    [finding] = count(workbook(tmp_path / "a.xlsx", rows)).findings
    assert (finding.source.line, finding.source.column) == (8, 3)
    assert CANARY not in finding.message("vi") + finding.hint("vi")


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_UNPACKED", 1_000_000)
    path = workbook(tmp_path / "a.xlsx", people(10))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bom.bin", bytes(2_000_000))
    assert path.stat().st_size < 20_000
    assert rules(count(path)) == {"workbook-too-large"}


def test_what_an_archive_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", people(10))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bom.bin", bytes(2_000_000))
    raw = path.read_bytes()
    size = (2_000_000).to_bytes(4, "little")
    assert raw.count(size) == 2
    path.write_bytes(raw.replace(size, (100).to_bytes(4, "little")))
    assert rules(count(path)) == {"not-a-workbook"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html></html>", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert rules(count(path)) == {"not-a-workbook"}


row = st.builds(
    Row,
    st.just(1),
    st.booleans(),
    st.booleans(),
    st.sampled_from((0, 1950, 2000)),
    st.booleans(),
    st.sampled_from(("", "Y tế", "Giáo dục")),
    st.sampled_from(("", "Nhà nước", "Tư nhân")),
    st.sampled_from(("", "Kinh", "Mường", "Tày", "Nùng")),
    st.sampled_from(("", "Phật giáo", "Công giáo")),
)


@given(st.lists(row, min_size=1, max_size=60))
def test_no_group_is_so_small_that_its_members_could_be_guessed(rows: list[Row]) -> None:
    """Of whatever list: no group and no rest under five, neither written down nor to be worked out from the total."""
    composition = delegate_counts.aggregate(rows, dict.fromkeys(delegate_columns.COLUMNS, 0), DATE).composition
    assert composition is not None
    for key in ("women", "young", "direct_workers", "ethnic_minorities", "religious"):
        number = getattr(composition, key)
        if number is not None:
            assert number == 0 or number >= MIN_GROUP_SIZE
            assert len(rows) - number == 0 or len(rows) - number >= MIN_GROUP_SIZE
    for key in ("fields", "economic_components", "ethnic_groups", "religions"):
        groups = getattr(composition, key)
        assert all(group.count >= MIN_GROUP_SIZE for group in groups)
        assert not groups or sum(group.count for group in groups) == len(rows)
