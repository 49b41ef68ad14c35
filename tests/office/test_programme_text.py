"""A programme is read from Word as offices write it: in a table, or a line an item."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honorroll.conferences.particulars import ProgrammeItem
from honorroll.formats.docx import Block, Paragraph, Run, Table, WordDocument
from honorroll.formats.yaml_read import Tree
from honorroll.office import programme_text


def lines(*texts: str) -> list[Block]:
    return [Paragraph((Run(text),)) for text in texts]


def read(*blocks: Block) -> list[Tree]:
    return programme_text.read(WordDocument(tuple(blocks)), "ct.docx")[0]


TABLE = Table(
    (
        ("TT", "Thời gian", "Nội dung", "Người thực hiện", "Ghi chú"),
        ("", "BUỔI SÁNG, NGÀY 10/10/2025", "", "", ""),
        ("1", "7h30 - 8h00", "Đón tiếp đại biểu", "Ban Tổ chức", ""),
        ("2", "8h00", "Chào cờ", "", "Nhạc"),
        ("3", "8h15 – 8h30", "Khai mạc hội nghị", "Đ/c Nguyễn Văn A - Chủ tịch UBND phường", ""),
        ("4", "", "Tham luận của các điển hình (45 phút)", "Bà Trần Thị B;\nÔng Lê Văn C", ""),
        ("5", "10 giờ 30", "Trao tặng giấy khen", "", ""),
    )
)
IN_TABLE: list[Tree] = [
    {"title": "Đón tiếp đại biểu", "start": "07:30", "duration": "30", "people": [{"name": "Ban Tổ chức"}]},
    {"kind": "flag-salute", "start": "08:00", "note": "Nhạc"},
    {
        "kind": "opening",
        "title": "Khai mạc hội nghị",
        "start": "08:15",
        "duration": "15",
        "people": [{"name": "Nguyễn Văn A", "position": "Chủ tịch UBND phường"}],
    },
    {"kind": "speeches", "duration": "45", "people": [{"name": "Bà Trần Thị B"}, {"name": "Ông Lê Văn C"}]},
    {"kind": "honouring", "title": "Trao tặng giấy khen", "start": "10:30"},
]


def test_a_table() -> None:
    assert read(*lines("CHƯƠNG TRÌNH"), TABLE) == IN_TABLE


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("8h15: Khai mạc", {"kind": "opening", "start": "08:15"}),
        ("- 08 giờ 15 phút – 08 giờ 30 phút: Khai mạc", {"kind": "opening", "start": "08:15", "duration": "15"}),
        ("1. Từ 8h đến 8g10: Chào cờ", {"kind": "flag-salute", "start": "08:00", "duration": "10"}),
        ("14.00 Phát động thi đua", {"kind": "launch", "start": "14:00"}),
        (
            "9:05 Chiếu phóng sự (10 phút)",
            {"kind": "film", "title": "Chiếu phóng sự", "start": "09:05", "duration": "10"},
        ),
        ("11h30 Bế mạc", {"kind": "closing", "title": "Bế mạc", "start": "11:30"}),
        ("23h50–0h10: Văn nghệ", {"title": "Văn nghệ", "start": "23:50"}),
    ],
)
def test_a_line(line: str, item: Tree) -> None:
    assert read(*lines(line)) == [item]


def test_the_day_is_told_where_there_are_several() -> None:
    told = read(
        *lines(
            "Ngày thứ nhất (10/10/2025)", "8h: Khai mạc", "Ngày thứ hai 11/10/2025", "8h: Tham luận của các điển hình"
        )
    )
    assert [item["day"] for item in told if isinstance(item, dict)] == ["2025-10-10", "2025-10-11"]


def test_items_without_a_time_are_numbered_below_the_heading() -> None:
    told = read(*lines("Kính gửi các đơn vị", "1. Nơi nhận", "CHƯƠNG TRÌNH HỘI NGHỊ", "1. Chào cờ", "2. Khai mạc"))
    assert told == [{"kind": "flag-salute"}, {"kind": "opening"}]


@pytest.mark.parametrize(
    "blocks",
    [
        lines("Báo cáo kết quả năm 2025", "Đạt 1.250 gương tốt"),
        [Table((("Họ tên", "Chức vụ"), ("Nguyễn Văn A", "Chủ tịch")))],
        [],
    ],
)
def test_where_there_is_no_programme_it_is_said(blocks: list[Block]) -> None:
    items, [finding] = programme_text.read(WordDocument(tuple(blocks)), "ct.docx")
    assert not items
    assert finding.rule.name == "no-programme"
    assert "8h15: Khai mạc" in finding.hint("vi")


@given(
    st.lists(st.lists(st.text(max_size=40), min_size=3, max_size=3), max_size=6),
    st.lists(st.text(max_size=60), max_size=6),
)
def test_whatever_is_read_fits_the_model(rows: list[list[str]], texts: list[str]) -> None:
    table = Table((("Thời gian", "Nội dung", "Thực hiện"), *((a, b, c) for a, b, c in rows)))
    for item in read(*lines(*texts), table):
        assert isinstance(item, dict)
        assert set(item) <= set(ProgrammeItem.model_fields)
        start = item.get("start", "08:00")
        assert isinstance(start, str)
        assert len(start) == 5
