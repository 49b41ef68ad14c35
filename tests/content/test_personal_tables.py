"""What stands below or beside a heading is read as what the heading says it is."""

from __future__ import annotations

import pytest

from honorroll.content.personal_data import find, find_named
from honorroll.content.personal_headings import HEADINGS, kind_of
from honorroll.content.personal_tables import cells

#: What is personal only because of its heading: the heading as staff write it, the kind found, and the cell.
NAMED = {
    "born": ("**Ngày, tháng, năm sinh**", "birth-date", "05-9-70"),
    "passport": ("Số hộ chiếu", "passport", "c 123 4567"),
    "tax": ("MST", "tax", "8456 123 789"),
    "insurance": ("Mã số BHXH", "insurance", "7912 345 678"),
    "identity": ("Số CCCD/CMND", "identity", "12345678"),
    "phone": ("SĐT liên hệ", "phone", "912 345 678"),
    "address": ("ĐC", "address", "ngõ 12"),
    "e-mail": ("Gmail", "email", "hoa.nguyen"),
    "account": ("STK ngân hàng", "account", "888 8888"),
}


@pytest.mark.parametrize("key", HEADINGS)
def test_a_cell_is_what_its_heading_says(key: str) -> None:
    heading, kind, cell = NAMED[key]
    assert kind_of(heading.strip("*")) == key
    assert find(f"| Họ tên | Ghi chú |\n|---|---|\n| Nguyễn Văn A | {cell} |") == []
    for text in (
        f"| Họ tên | {heading} |\n|---|---|\n| Nguyễn Văn A | {cell} |",
        f"Họ tên | {heading}\n:-- | --:\nNguyễn Văn A | {cell}",
        f"| DANH SÁCH | |\n|---|---|\n| Họ tên | {heading} |\n| Nguyễn Văn A | {cell} |",
        f"| Họ tên | Nguyễn Văn A |\n|---|---|\n| {heading} | {cell} |",
        f"Họ tên\t{heading}\r\nNguyễn Văn A\t{cell}\r\n",
        f"<table><tr><th>Họ tên<th>{heading}</tr>\n<tr><td>Nguyễn Văn A</td><td>{cell}</td></tr></table>",
        f'<TABLE border="1">\n<tr><td><b>Họ&nbsp;tên</b><td>A</tr><tr><td>{heading}</td>\n<td>{cell}</td>\n</tr>',
    ):
        assert [(span.kind, text[span.start : span.end]) for span in find(text)] == [(kind, cell)], text


def test_what_is_found_lies_in_the_cell() -> None:
    assert [(span.kind, span.start, span.end) for span in find_named("Địa chỉ", "12 Lê Lợi")] == [("address", 0, 2)]
    assert find_named("Ngày sinh", "1970") == []


def test_offices_have_addresses_and_telephones() -> None:
    table = "| Đơn vị | Địa chỉ | Điện thoại |\n|---|---|---|\n| {} | số 2 Hoàng Diệu | 33824567 |"
    assert find(table.format("Trạm y tế")) == []
    assert find(table.replace("Đơn vị", "Họ tên").format("Nguyễn Văn A")) != []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "|",
        "|-",
        "||\n|-|\n||",
        "\\|",
        "|\\",
        "| Ngày sinh\n|-|\n|",
        "\t",
        "\t\t\n\t",
        "| a |\n\n|-|\n| Ngày sinh |",
    ],
)
def test_what_is_no_table_names_nothing(text: str) -> None:
    assert list(cells(text)) == []


def test_a_bar_in_a_cell_and_a_row_that_is_too_long_move_nothing() -> None:
    text = "| Họ tên \\| lớp | NS |\n|--|--|\n| A \\| 5B | 5/9/1970 | | 3 |"
    assert [text[cell.start : cell.end] for cell in cells(text)] == ["5/9/1970"]
