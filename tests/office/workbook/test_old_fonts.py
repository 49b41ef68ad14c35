"""Cells in fonts from before Unicode, beside others."""

from __future__ import annotations

from pathlib import Path

from tests.office.workbook.books import people, told
from tests.running import SITE

from honorroll.office.workbook.report import cell_finding_lines


def test_text_in_old_fonts_is_converted_and_that_is_said(tmp_path: Path) -> None:
    rows = [(1, "NguyÔn V¨n T¸m", "Tr­êng TiÓu häc"), (2, "Đỗ Văn Hai", "Trường B"), (3, "TrÇn ThÞ B¶y", "Tr¹m Y tÕ")]
    plan = people(rows, ("STT", "Họ và tên", "Đơn vị"), SITE, tmp_path)
    assert [each.data["name"] for each in plan.new] == [
        "Nguyễn Văn Tám",
        "Đỗ Văn Hai",
        "Trần Thị Bảy",
    ]
    assert (
        "Danh sách!B2: chữ gõ bằng bảng mã khác (TCVN3, VNI): “NguyÔn V¨n T¸m” → “Nguyễn Văn Tám”."
        in cell_finding_lines(plan.notes, "vi")
    )


def test_what_is_in_unicode_already_stays_beside_text_in_old_fonts(tmp_path: Path) -> None:
    rows = [(1, "Lª V¨n T¸m", "Gi¸o viªn"), (2, "Lê Văn Hai", "Giáo viên"), (3, "LÊ THỊ BA", "GIÁO VIÊN")]
    plan = people(rows, ("STT", "Họ và tên", "Chức vụ"), SITE, tmp_path)
    told = [(each.data["name"], each.data["position"]) for each in plan.new]
    assert told[:2] == [("Lê Văn Tám", "Giáo viên"), ("Lê Văn Hai", "Giáo viên")]
    assert told[2] == ("Lê Thị Ba", "GIÁO VIÊN")


def test_what_may_be_in_an_old_font_is_told_with_both_readings(tmp_path: Path) -> None:
    rows = [(1, "Đỗ Văn Ba", "Trạm Y tế"), (2, "NguyÔn V¨n Nh©n", "Hoàng Lê")]
    plan = people(rows, ("STT", "Họ và tên", "Đơn vị"), SITE, tmp_path)
    assert [(each.data["name"], each.data["unit"]) for each in plan.new][1] == (
        "Nguyễn Văn Nhân",
        "Hoàng Lê",
    )
    assert [each.finding.rule.name for each in plan.notes] == ["converted-text", "doubtful-text"]
    said = "giữ “Hoàng Lê”; ô này mà gõ bằng phông cũ (TCVN3, VNI) thì là “Hoàng Lờ”: xem lại."
    assert f"Danh sách!C3: {said}" in cell_finding_lines(plan.notes, "vi")
    said = "“Hoàng Lê” is kept; if the cell is in an old font (TCVN3, VNI), it says “Hoàng Lờ”: look at it."
    assert f"Danh sách!C3: {said}" in cell_finding_lines(plan.notes, "en")


def test_a_name_in_two_columns_of_which_one_may_be_in_an_old_font(tmp_path: Path) -> None:
    rows = [(1, "Đỗ Văn", "Ước", "Trạm Y tế"), (2, "Đỗ Thị", "Ấu", "Trạm"), (3, "Trần Thị", "Hoàng", "NguyÔn V¨n Nh©n")]
    plan = people([*rows, (4, "Lê Thị", "Vân", "NguyÔn V¨n Nh©n")], ("STT", "Họ đệm", "Tên", "Đơn vị"), SITE, tmp_path)
    assert told(plan) == [("Danh sách!B5", "doubtful-name")]
    assert "“Lê Thị Vân” (gõ bằng Unicode) hay “Lê Thị Võn”" in "".join(cell_finding_lines(plan.refused, "vi"))
