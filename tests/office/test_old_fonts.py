"""Tables with text in old fonts beside text in Unicode: each cell is what it is, and what nobody can know is told."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
import pytest
from openpyxl.styles import Font

from honorroll.office import tables
from honorroll.office.old_fonts import in_unicode

HEADINGS = ("STT", "Họ và tên", "Đơn vị")
#: Names in Unicode that are names too where their letters are taken for those of an old font.
EITHER_IN_TCVN3 = "Mai Thanh Tòng|Lê Hoàng Hà|Mai Thanh Lân|Lê Thanh Tâm|Hoàng Thanh Sáng|Lê Hòa|Lê Thanh Tú|Lê Lãm"
EITHER_IN_VNI = "Mai Hoàng|Lê Hoàng Hà|Thanh Hoài|Thoà|Thúy Quàng"


def table(*rows: Sequence[object]) -> list[list[object]]:
    return [list(HEADINGS), *([n, *row] for n, row in enumerate(rows, 1))]


def read(*rows: Sequence[object]) -> list[list[object]]:
    return [row[1:] for row in in_unicode(table(*rows), {}).rows[1:]]


@pytest.mark.parametrize(
    ("old", "meant", "others"),
    [
        (("Lª ThÞ Hµ", "Tr\xadêng A"), ["Lê Thị Hà", "Trường A"], EITHER_IN_TCVN3),
        (("Voõ Thò Saùu", "Tröôøng A"), ["Võ Thị Sáu", "Trường A"], EITHER_IN_VNI),
    ],
    ids=["TCVN3", "VNI"],
)
def test_a_row_in_an_old_font_changes_no_other(old: tuple[str, str], meant: list[str], others: str) -> None:
    rows = [(name, "Trường A") for name in others.split("|")]
    found = in_unicode(table(*rows, ("Nguyễn Văn Hai", "Trường B"), old), {})
    assert [row[1:] for row in found.rows[1:]] == [*map(list, rows), ["Nguyễn Văn Hai", "Trường B"], meant]
    assert found.converted == {(len(rows) + 2, 1): old[0], (len(rows) + 2, 2): old[1]}
    assert not found.doubtful


def test_a_sheet_in_an_old_font_is_converted_where_its_cells_read_both_ways_too() -> None:
    rows = [("TrÇn V¨n Hµ", "Tr\xadêng A"), ("Phông", "Tr\xadêng B"), ("NguyÔn ThÞ Hoµ", "")]
    assert read(*rows) == [["Trần Văn Hà", "Trường A"], ["Phụng", "Trường B"], ["Nguyễn Thị Hoà", ""]]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("HOµNG THÞ LAN", "HOÀNG THỊ LAN"),  # .VnTimeH shows small letters as capitals
        ("NGUYÔN V¡N B×NH", "NGUYỄN VĂN BÌNH"),
        ("hoµng v¨n thô", "hoàng văn thụ"),
        ("1/Q§-TTg", "1/QĐ-TTg"),
        ("N÷", "Nữ"),
        ("1/QÐ-TTg", "1/QÐ-TTg"),  # U+00D0 would be é
        ("LÊ THỊ BA", "LÊ THỊ BA"),
        ("GIÁO VIÊN", "GIÁO VIÊN"),
        ("Müller", "Müller"),
        ("Lê V¨n Nguyễn", "Lê Văn Nguyễn"),
        ("Lê Thanh Tâm\nthôn Ví Dụ", "Lê Thanh Tâm\nthôn Ví Dụ"),
        ("Tr­êng Hµ\nV¨n Nam", "Trường Hà\nVăn Nam"),
        ("H’Hen Niê", "H’Hen Niê"),
    ],
)
def test_a_cell_beside_others_in_tcvn3(seen: str, meant: str) -> None:
    rows = [("NguyÔn V¨n B×nh", seen), ("TrÇn ThÞ Lan", "x")]
    assert read(*rows)[0] == ["Nguyễn Văn Bình", meant]


def test_thi_in_vni_is_a_word_as_it_stands_but_no_middle_name() -> None:
    assert read(("LÂM THÒ HOA", ""), ("NGUYEÃN VAÊN HAÛI", ""), ("Lê Văn Thò", "")) == [
        ["LÂM THỊ HOA", ""],
        ["NGUYỄN VĂN HẢI", ""],
        ["Lê Văn Thò", ""],
    ]


def test_what_nobody_can_know_stays_and_is_told() -> None:
    """A row of another list was put into this one, and its name reads both ways."""
    good = [(f"Nguyễn Văn {n}", "Trường Ví Dụ") for n in ("Một", "Hai", "Ba")]
    found = in_unicode(table(*good, ("Lê Hoàng", "Tr\xadêng A")), {})
    assert found.doubtful == {(4, 1): "Lờ Hoàng"}
    assert found.rows[4][1:] == ["Lê Hoàng", "Trường A"]
    old = [("NguyÔn V¨n Mét", "Tr\xadêng A"), ("TrÇn ThÞ Hai", "Tr\xadêng B")]
    found = in_unicode(table(*old, ("Phông", "Trường Ví Dụ")), {})
    assert found.doubtful == {(3, 1): "Phụng"}


def test_the_font_of_a_cell_is_proof() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in table(
        ("Phông", "Lê Hoàng"), ("Phông", "Hoµng"), ("phông thô", "Đỗ Văn Một"), ("Thanh Hoài", "Trường A")
    ):
        sheet.append(row)
    for at, font in {"B2": ".VnTime", "C3": ".VnTime", "B4": ".VnTimeH", "C4": ".VnTime", "B5": "VNI-Times"}.items():
        sheet[at].font = Font(name=font)
    data = io.BytesIO()
    book.save(data)
    (found,) = tables.read(data.getvalue())
    assert [row[1:] for row in found.rows[1:]] == [
        ["Phụng", "Lê Hoàng"],
        ["Phông", "Hoàng"],
        ["PHỤNG THỤ", "Đỗ Văn Một"],
        ["Thanh Hồi", "Trường A"],
    ]
    assert not found.doubtful


def test_a_font_proves_nothing_where_its_cells_are_in_unicode() -> None:
    """An old form is filled in where there is no such font any more."""
    rows = table(("Lê Hoàng", "Trạm Y tế"), ("Nguyễn Vân", "Trường A"), ("Cao Lân", "NguyÔn V¨n Nh©n"))
    found = in_unicode(rows, {(n, at): ".VnTime" for n in range(4) for at in range(3)})
    assert [row[1] for row in found.rows[1:]] == ["Lê Hoàng", "Nguyễn Vân", "Cao Lân"]
    assert list(found.converted) == [(3, 2)]
    assert found.doubtful == {(3, 1): "Cao Lõn"}
