"""A document that we write is read by Word's readers as it was meant, and is the same every time."""

from __future__ import annotations

import io
import zipfile

import docx

from honorroll.formats.docx_write import Style, document

PARTS: list[tuple[str, Style]] = [
    ("THÔNG CÁO BÁO CHÍ", "Kicker"),
    ("Hội nghị <biểu dương> & tôn vinh", "Title"),
    ("Hai dòng\nmột đoạn", "Normal"),
    ("Được vinh danh", "Heading 1"),
    ("Trần Thị B", "List Bullet"),
]


def test_it_is_read_as_it_was_written() -> None:
    data = document(PARTS, "Thông cáo", "UBND phường Ví Dụ")
    read = docx.Document(io.BytesIO(data))
    assert [(each.text, each.style.name if each.style else "") for each in read.paragraphs] == [
        ("THÔNG CÁO BÁO CHÍ", "Kicker"),
        ("Hội nghị <biểu dương> & tôn vinh", "Title"),
        ("Hai dòng\nmột đoạn", "Normal"),
        ("Được vinh danh", "Heading 1"),
        ("Trần Thị B", "List Bullet"),
    ]
    assert read.core_properties.title == "Thông cáo"
    assert read.core_properties.author == "UBND phường Ví Dụ"
    width = read.sections[0].page_width
    assert width
    assert round(width.mm) == 210
    assert document(PARTS, "Thông cáo", "UBND phường Ví Dụ") == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
