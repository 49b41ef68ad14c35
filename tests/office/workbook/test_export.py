"""What the workbook of a roll holds, and how it looks to who opens it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from tests.running import SITE, honorroll_here

from honorroll.content.kinds import KINDS
from honorroll.formats import xlsx
from honorroll.office.workbook.columns import ID, KIND_SHEETS, item_sheets, main_columns


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "hồ sơ.xlsx"
    result = honorroll_here("export", str(path), root=SITE)
    assert result.code == 0, result.stdout
    return path


def test_each_kind_has_a_sheet_and_so_have_awards_and_sources(exported: Path) -> None:
    book = openpyxl.load_workbook(exported)
    assert book.sheetnames == ["Hướng dẫn", "Cá nhân", "Tập thể", "Hộ gia đình", "Khen thưởng", "Nguồn", "Danh mục"]
    for kind in KINDS:
        headings = [cell.value for cell in book[KIND_SHEETS[kind]][1]]
        assert headings == [ID, *(column.heading for column in main_columns(kind))]


def test_the_columns_that_offices_asked_for_are_there() -> None:
    headings = {column.heading for column in main_columns("individual")}
    asked = "Họ và tên,Danh xưng,Giới tính,Chức vụ,Đơn vị,Địa bàn,Lĩnh vực,Phong trào,Nhân tố mới,Trực tiếp"
    asked += ",Lý do vinh danh,Tóm tắt,Tệp ảnh,Mô tả ảnh,Người chụp,Căn cứ,Số phiếu,Ngày phiếu,Phạm vi"
    assert set(asked.split(",")) <= headings
    awards, sources = item_sheets()
    asked = "Danh hiệu/Hình thức,Hạng,Năm,Cấp khen,Số QĐ,Ngày QĐ,Nguồn số"
    assert set(asked.split(",")) <= {column.heading for column in awards.columns}
    assert (awards.name, sources.name) == ("Khen thưởng", "Nguồn")


def test_no_heading_stands_twice_on_a_sheet() -> None:
    for columns in (*map(main_columns, KINDS), *(sheet.columns for sheet in item_sheets())):
        headings = [column.heading for column in columns]
        assert len({*headings, ID}) == len(headings) + 1


def test_cells_show_names_and_never_ids(exported: Path) -> None:
    book = openpyxl.load_workbook(exported)
    ids = {path.stem for path in (SITE / "honorees").glob("*/*")}
    for name in book.sheetnames:
        for row in book[name].iter_rows(min_row=2, min_col=2, values_only=True):
            assert not {str(cell) for cell in row} & (ids | {"female", "public-record", "nguoi-tot-viec-tot"})


def test_drop_downs_offer_what_the_vocabularies_hold(exported: Path) -> None:
    book = openpyxl.load_workbook(exported)
    sheet = book["Khen thưởng"]
    (validation,) = (each for each in sheet.data_validations.dataValidation if "B2:B" in str(each.sqref))
    match = re.fullmatch(r"'Danh mục'!\$([A-Z]+)\$2:\$\1\$([0-9]+)", validation.formula1)
    assert match
    offered = [cell.value for cell in book["Danh mục"][match[1]][1 : int(match[2])]]
    assert "Người tốt, việc tốt" in offered
    assert None not in offered


def test_cells_are_text_so_that_excel_makes_no_dates_of_them(exported: Path) -> None:
    sheet = openpyxl.load_workbook(exported)["Khen thưởng"]
    assert sheet.column_dimensions["I"].number_format == "@"
    assert {cell.number_format for cell in sheet["I"][1:] if cell.value} == {"@"}


def test_a_text_that_begins_like_a_formula_is_none() -> None:
    data = xlsx.workbook([xlsx.SheetContent("A", [xlsx.SheetColumn("Tên")], [("=1+1",)])], "Thử")
    cell = openpyxl.load_workbook(io.BytesIO(data))["A"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_same_roll_gives_the_same_bytes(exported: Path, tmp_path: Path) -> None:
    assert honorroll_here("export", str(tmp_path / "b.xlsx"), root=SITE).code == 0
    assert (tmp_path / "b.xlsx").read_bytes() == exported.read_bytes()


def test_a_template_has_headings_and_nobody(tmp_path: Path) -> None:
    assert honorroll_here("export", "--template", str(tmp_path / "mau.xlsx"), root=SITE).code == 0
    book = openpyxl.load_workbook(tmp_path / "mau.xlsx")
    assert [book[name].max_row for name in book.sheetnames[1:-1]] == [1] * 5
    assert "Mỗi người một dòng" in str(book["Hướng dẫn"]["A3"].value)


def test_a_csv_file_opens_in_excel(tmp_path: Path) -> None:
    done = honorroll_here("export", str(tmp_path / "a.csv"), root=SITE)
    assert (done.code, "khen thưởng" in done.stderr) == (0, True)  # what one table cannot hold
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows[0][:3] == [ID, "Đối tượng", "Họ và tên"]
    assert len(rows) - 1 == len(list(SITE.glob("honorees/*/*/profile.yml")))


@pytest.mark.parametrize("arguments", [("a.docx",), ("--template", "a.csv"), ("a",)])
def test_other_files_are_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    *options, name = arguments
    result = honorroll_here("export", *options, str(tmp_path / name), root=SITE)
    assert result.code == 2
    assert ".xlsx" in result.stderr
    assert not list(tmp_path.iterdir())
