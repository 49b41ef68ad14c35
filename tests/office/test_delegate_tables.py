"""Lists of delegates as offices keep them. Each file of ``cases/delegates`` is a workbook and what is counted of it:

an explanation
expect: total 10, women 5      what is counted; or the rules that are broken, each with its cell
merge: A1:B1                   cells that are merged; likewise ``hidden`` rows, and ``hidden-sheet``
--
sheet: Name                    the rows of this sheet follow; a workbook of one sheet needs no such line
a | b | c
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import CASES, DATE

from honorroll.office import delegate_list, tables
from honorroll.office.delegate_counts import CountResult

GOLDEN = sorted((CASES / "delegates").glob("*.txt"))
LIST = "STT;Họ và tên;Giới tính;Đối tượng\n" + "".join(
    f"{n};Đặng Thị Ước {n};{'Nữ' if n % 2 else 'Nam'};{'Điển hình' if n < 7 else 'Khách mời'}\n" for n in range(1, 11)
)


def count(path: Path) -> CountResult:
    return delegate_list.count(path, path.name, {"y-te": "Y tế"}, DATE)


def cell(text: str) -> object:
    text = text.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    return int(text) if text.isdecimal() else text or None


def workbook(text: str, path: Path) -> str:
    """Writes the workbook of a case, and returns what is expected of it."""
    head, _, body = text.partition("--\n")
    said = dict(line.split(": ", 1) for line in head.splitlines()[1:])
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in body.splitlines():
        if line.startswith("sheet: "):
            name = line.removeprefix("sheet: ")
            sheet = book.create_sheet(name) if sheet.max_row > 1 or sheet.title != "Sheet" else sheet
            sheet.title = name
        else:
            sheet.append([cell(each) for each in line.split("|")])
    for merged in said.get("merge", "").split():
        book.worksheets[0].merge_cells(merged)
    for row in said.get("hidden", "").split():
        book.worksheets[0].row_dimensions[int(row)].hidden = True
    if "hidden-sheet" in said:
        book[said["hidden-sheet"]].sheet_state = "hidden"
    book.save(path)
    return said["expect"]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = workbook(text, tmp_path / "danh-sach.xlsx")
    counted = count(tmp_path / "danh-sach.xlsx")
    if counted.composition is None:
        cells = (
            f"{each.rule.name}: {chr(64 + (each.source.column or 1))}{each.source.line}" for each in counted.findings
        )
        assert ", ".join(sorted(cells)) == expected
    else:
        keys = [each.split()[0] for each in expected.split(", ")]
        assert ", ".join(f"{key} {getattr(counted.composition, key)}" for key in keys) == expected


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_no_name_is_told(path: Path, tmp_path: Path) -> None:
    workbook(path.read_text(encoding="utf-8"), tmp_path / "danh-sach.xlsx")
    counted = count(tmp_path / "danh-sach.xlsx")
    assert "Mẫu" not in repr(counted)


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace(";", ",").encode(),
        lambda text: text.replace(";", "\t").encode("utf-16"),
        lambda text: f"sep=;\r\n{text}".encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
    ],
    ids=["semicolons", "bom", "commas", "utf-16", "sep", "crlf"],
)
def test_csv(encoded: Callable[[str], bytes], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(encoded(LIST))
    composition = count(tmp_path / "a.csv").composition
    assert composition
    assert (composition.total, composition.exemplars, composition.women) == (10, 6, 5)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (
            "cp1258",
            "STT;Ho\u0323 va\u0300 tên;Giơ\u0301i ti\u0301nh;Đô\u0301i tươ\u0323ng\n1;A;Nam;Điê\u0309n hi\u0300nh\n",
        ),
        ("cp1252", "STT;Hä vµ tªn;Giíi tÝnh;§èi t­îng\n1;NguyÔn V¨n Êt;Nam;§iÓn h×nh\n"),
    ],
)
def test_csv_of_windows(encoding: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    composition = count(tmp_path / "a.csv").composition
    assert composition
    assert (composition.total, composition.exemplars) == (1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_cell_of_a_csv_file_may_have_several_lines(end: str) -> None:
    text = f'sep=;{end}STT;Họ và tên;Đơn vị{end}1;"Lê Thị{end}Ví";"Tổ 2; phường ""A"""{end}2;Lê Dụ;Tổ 3{end}'
    (sheet,) = tables.read(text.encode())
    assert sheet.rows[1:] == [["1", f"Lê Thị{end}Ví", 'Tổ 2; phường "A"'], ["2", "Lê Dụ", "Tổ 3"]]
    with pytest.raises(tables.TooLargeError):
        tables.read(text.encode(), most_rows=2)


def test_letters_that_a_csv_file_has_lost_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(LIST.encode("cp1252", "replace"))
    (told,) = count(tmp_path / "a.csv").findings
    assert told.rule.name == "workbook-letters-lost"
    assert "“CSV UTF-8”" in told.hint("vi")
    asked = LIST.replace("Điển hình", "Điển hình?").replace("STT", "Stt?")
    assert tables.read(asked.encode())


def test_html_that_is_called_xls(tmp_path: Path) -> None:
    """As web applications export lists: cells over several rows and columns, no end tags."""
    people = "".join(f"<tr><td>{n}<td>Lê Mẫu<td>{'x<td>' if n % 2 else '<td>x'}<td>ĐHTT" for n in range(1, 11))
    html = (
        "<html><meta charset=utf-8><body><table><tr><td colspan=5>DANH SÁCH</td></tr>"
        "<tr><th rowspan=2>TT</th><th rowspan=2>H&#7885; v&agrave; tên</th><th colspan=2>Giới tính</th>"
        f"<th rowspan=2>Đối tượng</th></tr><tr><th>Nam</th><th>Nữ</th></tr>{people}</table>"
    )
    (tmp_path / "a.xls").write_text(html, encoding="utf-8")
    composition = count(tmp_path / "a.xls").composition
    assert composition
    assert (composition.total, composition.exemplars, composition.women) == (10, 10, 5)


def test_a_workbook_with_a_password_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
    )
    assert [finding.rule.name for finding in count(tmp_path / "a.xlsx").findings] == ["workbook-locked"]


@given(
    st.binary(max_size=400)
    | st.text(alphabet="<table>rdh/ =\"'0123456789colspan;\n,\t\0é", max_size=200).map(str.encode)
)
def test_whatever_comes_in_is_a_table_or_none(data: bytes) -> None:
    try:
        sheets = tables.read(data)
    except (tables.NotATableError, tables.TooLargeError):
        return
    assert all(len({len(row) for row in sheet.rows}) <= 1 for sheet in sheets)
