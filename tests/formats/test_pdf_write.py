"""A PDF that we write is read and drawn by others, its text found, its pictures whole."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader
from tests.media.uploads import picture, saved

from honorroll.formats.pdf_write import Pdf, jpeg_size
from honorroll.formats.truetype import TrueType
from honorroll.media.fonts import font_file

LINE = "Đỗ Thị Suối, Vũ Văn Đồi: ẢẾỖỰ Ỹ ơƯ “–”"


@pytest.fixture(scope="module")
def font() -> TrueType:
    return TrueType(font_file("400Regular").read_bytes())


def test_it_is_read_and_drawn_as_it_was_written(font: TrueType) -> None:
    red = saved(Image.new("RGB", (60, 40), (250, 20, 20)), "JPEG")

    def made() -> bytes:
        document = Pdf(font, "Bảng ảnh – Ví Dụ")
        for _ in range(2):
            page = document.page()
            page.text(50, 700, 12, LINE)
            page.picture(red, 100, 300, 300, 200)
        return document.written()

    data = made()
    assert made() == data
    read = PdfReader(io.BytesIO(data), strict=True)
    assert read.metadata
    assert read.metadata.title == "Bảng ảnh – Ví Dụ"
    assert [page.extract_text().strip() for page in read.pages] == [LINE, LINE]
    assert data.count(red) == 1, "a picture on two pages is held once"
    with pypdfium2.PdfDocument(data) as opened:
        drawn = opened[0].render().to_pil().convert("RGB")
    height = drawn.height
    assert drawn.getpixel((250, height - 400)) == pytest.approx((250, 20, 20), abs=8)
    assert drawn.getpixel((250, height - 250)) == (255, 255, 255)
    written = drawn.crop((50, height - 712, 500, height - 696))
    assert written.getextrema()[0][0] < 60, "the letters are black"


def test_a_font_knows_its_letters_and_their_widths(font: TrueType) -> None:
    assert all(font.glyph(letter) for letter in LINE)
    assert font.glyph("漢") == 0
    assert font.length("mm", 10) == pytest.approx(2 * font.length("m", 10))
    assert font.length("m", 10) > font.length("i", 10) > 0


def test_what_is_no_jpeg_is_refused() -> None:
    assert jpeg_size(saved(picture(30, 20), "JPEG")) == (30, 20, 3)
    assert jpeg_size(saved(picture(30, 20).convert("L"), "JPEG")) == (30, 20, 1)
    for data in (b"", b"GIF89a", b"\xff\xd8", saved(picture(30, 20), "PNG"), saved(picture(30, 20), "JPEG")[:40]):
        with pytest.raises(ValueError, match="no JPEG"):
            jpeg_size(data)
    with pytest.raises(ValueError, match="no JPEG in grey or RGB"):
        jpeg_size(saved(picture(30, 20).convert("CMYK"), "JPEG"))
