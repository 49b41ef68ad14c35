"""The list of those who are put forward (trích ngang): who is on it, and in which columns."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest
from tests.running import honorroll_here

_PROPOSED = "awards:\n  - title: bang-khen-vi-du\n    year: 2025\n    status: proposed\n"


@pytest.fixture
def proposed(site: Path) -> Path:
    """A site where one person is put forward."""
    folder = site / "honorees/individuals/do-thi-moi"
    folder.mkdir()
    (folder / "profile.yml").write_text(
        "name: Đỗ Thị Mới\nhonorific: Bác sĩ\nposition: Trạm trưởng\nunit: Trạm Y tế\nsummary: Khám cho người già.\n"
        f"{_PROPOSED}sources:\n  - title: Báo\npublication:\n  basis: public-record\n"
    )
    return site


#: The site has one more, who comes first.
ROW = ["2", "Bác sĩ Đỗ Thị Mới", "Trạm trưởng, Trạm Y tế", "Khám cho người già.", "Bằng khen Ví Dụ (2025)"]
HEADINGS = ["TT", "Họ và tên", "Chức vụ, đơn vị", "Tóm tắt thành tích", "Hình thức đề nghị"]


def test_those_who_are_put_forward_are_listed_in_word(proposed: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    assert honorroll_here("export", "--trich-ngang", str(path), root=proposed).code == 0
    document = docx.Document(str(path))
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert rows[0] == HEADINGS
    assert rows[2:] == [ROW]
    assert "DANH SÁCH" in [line.text for line in document.paragraphs]
    again = tmp_path / "b.docx"
    honorroll_here("export", "--trich-ngang", str(again), root=proposed)
    assert again.read_bytes() == path.read_bytes()


def test_and_in_excel_by_kind(proposed: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert honorroll_here("export", "--trich-ngang", str(path), "--everyone", root=proposed).code == 0
    rows = [
        ["" if cell is None else cell for cell in row] for row in openpyxl.load_workbook(path)["Trích ngang"].values
    ]
    assert rows[2] == HEADINGS
    assert [row[:2] for row in rows if row[0] in ("I", "II", "III")] == [
        ["I", "CÁ NHÂN"],
        ["II", "TẬP THỂ"],
        ["III", "HỘ GIA ĐÌNH"],
    ]
    assert ROW[1:4] in [row[1:4] for row in rows]


def test_the_columns_are_content(proposed: Path, tmp_path: Path) -> None:
    office = proposed / "content/office.yml"
    office.write_text(
        office.read_text() + "summary_list:\n  title: Đề nghị tặng Bằng khen\n  columns:\n    - heading: Tên\n"
        "      fields:\n        - name\n    - heading: Ghi chú\n      fields:\n        - empty\n"
    )
    path = tmp_path / "a.docx"
    assert honorroll_here("export", "--trich-ngang", str(path), root=proposed).code == 0
    rows = [[cell.text for cell in row.cells] for row in docx.Document(str(path)).tables[1].rows]
    assert rows == [["Tên", "Ghi chú"], ["Bác sĩ Nguyễn Văn A", ""], ["Bác sĩ Đỗ Thị Mới", ""]]
    assert honorroll_here("check", root=proposed).code == 0


def test_where_nobody_is_put_forward_that_is_said(site: Path, tmp_path: Path) -> None:
    path = site / "honorees/individuals/nguyen-van-a/profile.yml"
    path.write_text(path.read_text().replace("status: proposed", "status: declined"))
    result = honorroll_here("export", "--trich-ngang", str(tmp_path / "a.docx"), root=site)
    assert (result.code, (tmp_path / "a.docx").exists()) == (1, False)
    assert "--everyone" in result.stderr
    assert honorroll_here("export", "--trich-ngang", str(tmp_path / "a.csv"), root=site).code == 2
