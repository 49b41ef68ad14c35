"""What is no list: files that cannot be read, or not all of them, are told in a line, and nothing is taken over."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.office.workbook.books import book, planned, told
from tests.running import SITE

from honorroll.office.workbook.report import cell_finding_lines


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 250_000_000)


def _entities(path: Path) -> None:
    book(path, {"A": [("Họ và tên",)]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    declared = b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>'
    sheet = parts["xl/worksheets/sheet1.xml"]
    head, mark, rest = sheet.partition(b"<worksheet")
    parts["xl/worksheets/sheet1.xml"] = head + declared + mark + rest.replace("Họ và tên".encode(), b"&y;")
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


HOSTILE: dict[str, Callable[[Path], object]] = {
    "nothing": lambda path: path.write_bytes(b""),
    "no workbook": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200)),
    "an archive of other things": lambda path: zipfile.ZipFile(path, "w").writestr("a.txt", "a"),
    "a bomb": _bomb,
    "external entities": _entities,
    "ten thousand columns": lambda path: book(path, {"A": [tuple(f"Cột {n}" for n in range(10_000))]}),
    "too many rows": lambda path: path.write_text("Họ và tên,Đơn vị\n" + "A,B\n" * 70_000),
    "headings and nobody": lambda path: book(path, {"A": [("Họ và tên", "Đơn vị")]}),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_cannot_be_read_is_told_in_a_line(case: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    HOSTILE[case](path)
    plan = planned(SITE, path)
    (line,) = cell_finding_lines(plan.refused, "vi")
    assert "root:" not in line
    assert (plan.new, plan.changed, plan.is_clear) == ([], [], False)


def test_no_sheet_is_left_out_in_silence(tmp_path: Path) -> None:
    """A province has one for each of its communes."""
    names = [f"Đỗ Thị {first}{second}" for first in "BCDGHKLM" for second in "aeiouy"]
    sheets = {f"Xã {n}": [("STT", "Họ và tên"), (1, name)] for n, name in enumerate(names)}
    assert [each.name for each in planned(SITE, book(tmp_path / "a.xlsx", sheets)).new] == names
    many = book(tmp_path / "b.xlsx", {str(n): () for n in range(201)})
    assert told(planned(SITE, many)) == [("b.xlsx", "too-many-sheets")]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert [name for _, name in told(planned(SITE, tmp_path / "không có.xlsx"))] == ["no-workbook"]
