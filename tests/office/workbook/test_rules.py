"""Each rule of an import by a sheet that brings it about: the sheet is called by the rule, and told of is its cell."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.media.uploads import picture, saved
from tests.office.workbook.books import Rows, book, planned
from tests.running import DATE, SITE

from honorroll.formats.legacy_letters import TCVN3
from honorroll.office.records.site import Site
from honorroll.office.workbook import plan as planning
from honorroll.office.workbook.entries import CellFinding
from honorroll.office.workbook.planned import Plan
from honorroll.office.workbook.report import cell_finding_lines

NAME, UNIT = "Họ và tên", "Đơn vị"
IN_TCVN3 = str.maketrans({meant: seen for seen, meant in TCVN3.items()})
DEEDS = "Mười năm dạy học không thu tiền cho trẻ em nghèo. " * 5

#: Of each rule: the rows, the cell, and what is said of it in both languages.
Case = tuple[Rows, str, str, str]
NOTES: Mapping[str, Case] = {
    "converted-text": (
        [("STT", NAME, UNIT), (1, "Đỗ Văn Một", "Trường Tiểu học Nguyễn Văn Trỗi".translate(IN_TCVN3))],
        "C2",
        "→ “Trường Tiểu học Nguyễn Văn Trỗi”.",
        "→ “Trường Tiểu học Nguyễn Văn Trỗi”.",
    ),
    "serial-date": (
        [("STT", NAME, "Danh hiệu", "Ngày QĐ"), (1, "Đỗ Văn Hai", "Bằng khen Ví Dụ", 45573)],
        "D2",
        "số 45573 của Excel → ngày 8/10/2024.",
        "Excel's number 45573 → the day 8/10/2024.",
    ),
    "name-recased": (
        [("STT", NAME), (1, "ĐỖ VĂN BA")],
        "B2",
        "tên viết toàn chữ hoa: “ĐỖ VĂN BA” → “Đỗ Văn Ba”.",
        "the name is all in capitals: “ĐỖ VĂN BA” → “Đỗ Văn Ba”.",
    ),
    "title-taken-off": (
        [("STT", NAME), (1, "NSND Đỗ Thị Bốn")],
        "B2",
        "“NSND Đỗ Thị Bốn” → “Đỗ Thị Bốn”, danh xưng “Nghệ sĩ Nhân dân”.",
        "“NSND Đỗ Thị Bốn” → “Đỗ Thị Bốn”, honorific “Nghệ sĩ Nhân dân”.",
    ),
    "role-split": (
        [("STT", NAME, "Chức vụ, đơn vị"), (1, "Đỗ Văn Năm", "Hiệu trưởng, Trường A")],
        "C2",
        "“Hiệu trưởng, Trường A” → chức vụ “Hiệu trưởng”, đơn vị “Trường A”.",
        "→ position “Hiệu trưởng”, unit “Trường A”.",
    ),
    "decision-split": (
        [("STT", NAME, "Danh hiệu", "Số, ngày QĐ"), (1, "Đỗ Văn Quýt", "Bằng khen Ví Dụ", "12/QĐ-UBND ngày 8/10/2024")],
        "D2",
        "“12/QĐ-UBND ngày 8/10/2024” → số 12/QĐ-UBND, ngày 8/10/2024.",
        "→ number 12/QĐ-UBND, day 8/10/2024.",
    ),
    "dashes-for-nothing": (
        [("STT", NAME, UNIT), (1, "Đỗ Văn Bưởi", "–"), (2, "Đỗ Văn Chanh", "–")],
        "C2",
        "ô ghi “–”: coi những ô như thế ở cột này là ô trống.",
        "“–” is taken for an empty cell, in this column too",
    ),
    "empty-cell-kept": (
        [("Mã hồ sơ", NAME, "Chức vụ"), ("nguyen-van-a", "Nguyễn Văn A", None)],
        "C2",
        "hồ sơ đang có “Trưởng trạm”: giữ nguyên.",
        "the profile has “Trưởng trạm”: it stays.",
    ),
    "summary-as-story": (
        [("STT", NAME, "Tóm tắt thành tích"), (1, "Đỗ Văn Sáu", DEEDS)],
        "C2",
        f"tóm tắt dài {len(DEEDS) - 1} ký tự",
        f"the summary has {len(DEEDS) - 1} characters",
    ),
    "guest-left-out": (
        [("STT", NAME, "Đối tượng"), (1, "Đỗ Văn Bảy", "Khách mời"), (2, "Đỗ Văn Tám", "Điển hình")],
        "A2",
        "“Đỗ Văn Bảy” là khách mời",
        "“Đỗ Văn Bảy” is a guest",
    ),
    "column-left-out": (
        [("STT", NAME, "Ghi chú"), (1, "Đỗ Văn Chín", "Gọi trước")],
        "C1",
        "không biết cột “Ghi chú”: bỏ qua 1 ô.",
        "unknown column “Ghi chú” left out, cells: 1.",
    ),
    "columns-left-out": (
        [("STT", NAME, *(f"Cột {n}" for n in range(30))), (1, "Đỗ Văn Chung", *["x"] * 30)],
        "C1",
        "không biết 30 cột, từ “Cột 0” đến “Cột 29”: bỏ qua.",
        "30 unknown columns are left out, from “Cột 0” to “Cột 29”.",
    ),
    "personal-column-left-out": (
        [("STT", NAME, "Số CCCD"), (1, "Đỗ Văn Mười", "001075012345")],
        "C1",
        "cột “Số CCCD” là dữ liệu cá nhân không đăng: bỏ 1 ô",
        "the column “Số CCCD” holds personal data: 1 cells are dropped",
    ),
    "row-left-out": (
        [("STT", NAME), (1, "Đỗ Văn Mai"), (None, "Kèm theo hai phụ lục")],
        "A3",
        "không giống một người, bỏ qua dòng: “Kèm theo hai phụ lục”.",
        "like nobody, the row is left out: “Kèm theo hai phụ lục”.",
    ),
    "alt-given": (
        [("STT", NAME, "Tệp ảnh", "Người chụp", "Ảnh theo nguồn số"), (1, "Đỗ Văn Ảnh", "anh.jpg", "Lê Văn B", 1)],
        "C2",
        "tạm ghi: “Chân dung Đỗ Văn Ảnh”.",
        "no description yet: “Chân dung Đỗ Văn Ảnh”.",
    ),
}
REFUSED: Mapping[str, Case] = {
    "doubtful-name": (
        [("STT", NAME, UNIT), (1, "Đỗ Văn Rõ", "Trạm Y tế"), (2, "Đỗ Thị Rõ", ""), (3, "Lê Hoàng", "Tr\xadêng A")],
        "B4",
        "không rõ tên là “Lê Hoàng” (gõ bằng Unicode) hay “Lờ Hoàng” (gõ bằng phông cũ)",
        "the name may be “Lê Hoàng” (in Unicode) or “Lờ Hoàng” (in an old font)",
    ),
    "garbled-cell": (
        [("STT", NAME, UNIT), (1, "Đỗ Văn Mã", "Tráº¡m Y táº¿")],
        "C2",
        "Ghi lại trong ô: Trạm Y tế",
        "Write into the cell: Trạm Y tế",
    ),
    "cell-not-a-choice": (
        [("STT", NAME, "Trực tiếp lao động"), (1, "Đỗ Văn Thợ", "có lẽ")],
        "C2",
        "không hiểu “có lẽ”. Ghi một trong: x, không.",
        "“có lẽ” is not understood. Write one of: x, không.",
    ),
    "other-kind": (
        [("Mã hồ sơ", NAME), ("tap-the-vi-du", "Nguyễn Văn A")],
        "A2",
        "là của tập thể, mà dòng này nằm ở danh sách cá nhân.",
        "is one of “tập thể”, and the row one of “cá nhân”.",
    ),
    "profile-unreadable": (
        [("Mã hồ sơ", NAME, UNIT), ("tran-thi-b", "Trần Thị B", "Trường A")],
        "A2",
        "hồ sơ “tran-thi-b” đang có lỗi nên chưa sửa được.",
        "the profile “tran-thi-b” is faulty and cannot be changed.",
    ),
}
TWO_OF_A_NAME = [("Mã hồ sơ", NAME), ("do-van-trung-1", "Đỗ Văn Trùng"), ("do-van-trung-2", "Đỗ Văn Trùng")]
AWARDS = [("Mã hồ sơ", "Danh hiệu/Hình thức"), ("Đỗ Văn Trùng", "Giấy khen")]


def rules_told(told: list[CellFinding], sheet: str) -> list[tuple[str, str]]:
    return [(each.finding.rule.name, each.at) for each in told if each.at.startswith(f"{sheet}!")]


def said(told: list[CellFinding], sheet: str) -> tuple[str, str]:
    """What is said of a sheet, in Vietnamese and English."""
    own = [each for each in told if each.at.startswith(f"{sheet}!")]
    return "\n".join(cell_finding_lines(own, "vi")), "\n".join(cell_finding_lines(own, "en"))


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """The plan for a workbook with all these sheets, at a site with one faulty profile."""
    folder = tmp_path_factory.mktemp("rules")
    site = folder / "site"
    shutil.copytree(SITE, site)
    profile = site / "honorees/individuals/tran-thi-b/profile.yml"
    profile.write_text(f"{profile.read_text(encoding='utf-8')}unit: Trường A\nunit: Trường B\n", encoding="utf-8")
    (folder / "anh").mkdir()
    (folder / "anh/anh.jpg").write_bytes(saved(picture(), "JPEG"))
    sheets = {rule: rows for rule, (rows, *_) in {**NOTES, **REFUSED}.items()}
    sheets |= {"Cá nhân": TWO_OF_A_NAME, "Khen thưởng": AWARDS}
    return planned(site, book(folder / "a.xlsx", sheets), folder / "anh")


@pytest.mark.parametrize("rule", NOTES)
def test_what_is_taken_over_differently_is_told(rule: str, plan: Plan) -> None:
    _, at, vi, en = NOTES[rule]
    assert rules_told(plan.notes, rule) == [(rule, f"{rule}!{at}")]
    assert rules_told(plan.refused, rule) == []
    in_vietnamese, in_english = said(plan.notes, rule)
    assert vi in in_vietnamese
    assert en in in_english


@pytest.mark.parametrize("rule", REFUSED)
def test_a_cell_is_refused(rule: str, plan: Plan) -> None:
    _, at, vi, en = REFUSED[rule]
    assert rules_told(plan.refused, rule) == [(rule, f"{rule}!{at}")]
    in_vietnamese, in_english = said(plan.refused, rule)
    assert vi in in_vietnamese
    assert en in in_english


def test_an_award_of_one_of_two_namesakes(plan: Plan) -> None:
    assert rules_told(plan.refused, "Khen thưởng") == [("item-of-several", "Khen thưởng!A2")]
    assert "thay cho họ tên: do-van-trung-1, do-van-trung-2." in said(plan.refused, "Khen thưởng")[0]


#: Of a whole file: the rule, the rows, what is filled in for all, where it is told.
WHOLE: Mapping[str, tuple[Rows, Mapping[str, str], str]] = {
    "no-list": ([("Tên gọi", "Số lượng"), ("Bàn", 5)], {}, "a.xlsx"),
    "nobody-listed": ([("STT", NAME, UNIT)], {}, "Danh sách!B1"),
    "no-basis-column": ([("STT", NAME), (1, "Đỗ Văn Một"), (2, "Đỗ Văn Hai")], {}, "Danh sách!B1"),
    "no-basis-in-row": ([("STT", NAME, "Căn cứ"), (1, "Đỗ Văn Một", None)], {}, "Danh sách!C2"),
    "fill-without-column": ([("STT", NAME), (1, "Đỗ Văn Một")], {"Cột lạ": "x"}, "Điền chung"),
}


@pytest.mark.parametrize("rule", WHOLE)
def test_a_file_is_refused(rule: str, tmp_path: Path) -> None:
    rows, common, at = WHOLE[rule]
    path = book(tmp_path / "a.xlsx", {"Danh sách": rows})
    plan = planning.plan(Site(SITE, DATE), path, path.name, common_texts=common)
    assert [(each.finding.rule.name, each.at) for each in plan.refused] == [(rule, at)]
    assert all(len(cell_finding_lines(plan.refused, language)) == 1 for language in ("vi", "en"))
