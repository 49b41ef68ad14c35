"""Photos that lie beside a workbook become portraits."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from tests.office.workbook.books import book, planned, told
from tests.running import SITE

from honorroll.office.workbook.columns import value_at

NAME = "Đỗ Thị Mới"


def noise(size: int, form: str = "JPEG") -> bytes:
    data = io.BytesIO()
    Image.effect_noise((size, size), 80).convert("RGB").save(data, form)
    return data.getvalue()


@pytest.mark.parametrize(
    ("files", "cell", "rule"),
    [
        ({"Đỗ Thị Mới.jpg": 900}, "", ""),
        ({"01. do thi moi.png": 900}, "", ""),
        ({"IMG_1.JPG": 900}, "img_1", ""),
        ({"Đỗ Thị Mới.jpg": 900, "ĐỖ THỊ MỚI 2.jpg": 900}, "", "several-photos"),
        ({"khác.jpg": 900}, "ai đó.jpg", "no-such-photo"),
        ({"Đỗ Thị Mới.jpg": 200}, "", "photo-too-small"),
        ({"khác.jpg": 900}, "", ""),
    ],
)
def test_portraits(files: dict[str, int], cell: str, rule: str, tmp_path: Path) -> None:
    folder = tmp_path / "ảnh"
    folder.mkdir()
    for name, size in files.items():
        (folder / name).write_bytes(noise(size, "PNG" if name.endswith("png") else "JPEG"))
    path = book(tmp_path / "a.xlsx", {"Danh sách": [("STT", "Họ và tên", "Tệp ảnh"), (1, NAME, cell)]})
    plan = planned(SITE, path, folder)
    assert [name for _, name in told(plan)] == ([rule] if rule else [])
    has_photo = not rule and "khác.jpg" not in files
    assert len(plan.new[0].photos) == has_photo
    if has_photo:
        assert "alt-given" in [each.finding.rule.name for each in plan.notes]
        assert value_at(plan.new[0].data, ("photos", 0, "alt")) == "Chân dung Đỗ Thị Mới"
