"""Which rows of a list are honorees (not who signed it, nor who is struck through), and whose one without a name is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font
from tests.office.workbook.books import Rows, book, people, planned, told
from tests.running import SITE

from honorroll.office.workbook.planned import Plan
from honorroll.office.workbook.report import cell_finding_lines

HEADINGS = ("STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Năm")
TITLE = "Bằng khen Ví Dụ"
ONE, TWO = (1, "Đỗ Văn Một", "Trường A", TITLE, 2019), (2, "Đỗ Văn Hai", "Trường B", TITLE, 2019)


def noted(plan: Plan) -> list[tuple[str, str]]:
    return [(each.at.partition("!")[2], each.finding.rule.name) for each in plan.notes]


def years(plan: Plan) -> dict[str, list[int]]:
    """The years of the awards of each new profile."""
    awards: dict[str, Any] = {each.name: each.data.get("awards") or [] for each in plan.new}
    return {name: [int(award["year"]) for award in each] for name, each in awards.items()}


# ── Below a list ───────────────────────────────────────────────────────────────────────────────────────────────────

FEET: Mapping[str, Rows] = {
    "made by": [("", "NGƯỜI LẬP BIỂU"), ("", "(Ký, ghi rõ họ tên)"), ("", "Phạm Thị Lập")],
    "two who sign": [("", "Người lập", "", "Hiệu trưởng"), ("", "Phạm Thị Lập", "", "Trần Văn Ký")],
    "three who sign": [("", "Người lập", "Kế toán", "Hiệu trưởng"), ("", "Phạm Thị Lập", "Vũ Thị Toán", "Trần Văn Ký")],
    "the day": [("", "Hà Cầu, ngày 8 tháng 10 năm 2024"), ("", "VĂN THƯ"), ("", "Phạm Thị Lập")],
    "copies": [("", "Nơi nhận:"), ("", "- Lưu: VT."), ("", "CÁN BỘ TỔNG HỢP"), ("", "Phạm Thị Lập")],
    "an accountant": [("", "KẾ TOÁN"), ("", "Phạm Thị Lập")],
}


@pytest.mark.parametrize("foot", FEET)
def test_who_signed_the_list_is_no_honoree_and_is_named(foot: str, tmp_path: Path) -> None:
    rows = [ONE, *(tuple(row) + ("",) * (5 - len(row)) for row in FEET[foot])]
    plan = people(rows, HEADINGS, SITE, tmp_path)
    assert ([each.name for each in plan.new], told(plan)) == (["Đỗ Văn Một"], [])
    assert (f"A{len(rows) + 1}", "signatory-left-out") in noted(plan)
    assert "“Phạm Thị Lập" in "\n".join(cell_finding_lines(plan.notes, "vi"))


@pytest.mark.parametrize(
    "rows",
    [
        [ONE, ("", "Người lập"), ("", "Phạm Thị Lập"), TWO],
        [ONE, ("", "Đỗ Văn Hai")],
        [ONE, ("", "Ghi chú: xếp theo tên"), ("", "Đỗ Văn Hai")],
        [("", "Đỗ Văn Một", "Hiệu trưởng"), ("", "Đỗ Văn Hai", "Trường B")],
        [("", "Đỗ Văn Một"), ("", "Tặng ngày 8 tháng 10 năm 2024"), ("", "Đỗ Văn Hai")],
    ],
)
def test_who_is_on_the_list_stays_on_it(rows: Rows, tmp_path: Path) -> None:
    plan = people(rows, HEADINGS, SITE, tmp_path)
    assert [each.name for each in plan.new] == ["Đỗ Văn Một", "Đỗ Văn Hai"]


# ── Rows without a name ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("rows", "refused", "awards"),
    [
        ([ONE, ("", "", "", TITLE, 2020), TWO], [], {"Đỗ Văn Một": [2019, 2020], "Đỗ Văn Hai": [2019]}),
        ([ONE, ("", "", "Trường A", TITLE, 2020)], [], {"Đỗ Văn Một": [2019, 2020]}),
        ([ONE, (1, "Đỗ Văn Một", "Trường A", TITLE, 2020)], [], {"Đỗ Văn Một": [2019, 2020]}),
        ([ONE, ("", "", "", TITLE, 2020), ("", "", "", TITLE, 2021)], [], {"Đỗ Văn Một": [2019, 2020, 2021]}),
        ([ONE, (2, "", "", TITLE, 2020)], [("Danh sách!B3", "no-name")], {"Đỗ Văn Một": [2019]}),
        ([ONE, ("", "", "Trường C", TITLE, 2020)], [("Danh sách!B3", "no-name")], {"Đỗ Văn Một": [2019]}),
        ([("", "", "", TITLE, 2020), ONE], [("Danh sách!B2", "no-name")], {"Đỗ Văn Một": [2019]}),
        (
            [ONE, ("II", "Khối trường học"), ("", "", "", TITLE, 2020)],
            [("Danh sách!B4", "no-name")],
            {"Đỗ Văn Một": [2019]},
        ),
    ],
)
def test_a_row_without_a_name(
    rows: Rows, refused: Sequence[tuple[str, str]], awards: Mapping[str, Sequence[int]], tmp_path: Path
) -> None:
    rows = [tuple(row) + ("",) * (5 - len(row)) for row in rows]
    plan = people(rows, HEADINGS, SITE, tmp_path)
    assert (told(plan), years(plan)) == (refused, awards)
    more = sum(map(len, awards.values())) - len(awards)
    assert [name for _, name in noted(plan)].count("row-goes-on") == more


# ── Struck through ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_struck_through_is_left_out_and_named(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        {
            "Danh sách": [HEADINGS, ONE, TWO, (3, "Đỗ Văn Ba", "Trường C", TITLE, 2019)],
            "Khen thưởng": [("Mã hồ sơ", "Danh hiệu/Hình thức", "Năm"), ("Đỗ Văn Một", TITLE, 2020)],
        },
    )
    edited = openpyxl.load_workbook(path)
    for sheet, cells in (("Danh sách", ("A3", "B3", "C3", "D3", "E3", "C4")), ("Khen thưởng", ("A2",))):
        for at in cells:
            edited[sheet][at].font = Font(strike=True, bold=True)
    edited["Danh sách"]["B2"].font = Font(strike=False, bold=True)
    edited.save(path)
    plan = planned(SITE, path)
    assert years(plan) == {"Đỗ Văn Một": [2019], "Đỗ Văn Ba": [2019]}
    assert "unit" not in plan.new[1].data
    assert noted(plan) == [(at, "struck-left-out") for at in ("B3", "C4", "A2")]
    assert "Danh sách!B3: bị gạch ngang, bỏ qua: “Đỗ Văn Hai”." in cell_finding_lines(plan.notes, "vi")[0]
