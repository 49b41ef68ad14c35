"""Pictures that are sent of a page: their sizes, and text that stays inside."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image

from honorroll.media.draw import encode, typeset
from honorroll.media.draw.typeset import Style, load_font
from honorroll.media.renditions import CARD_SIZE, SQUARE_SIZE, TALL_SIZE, SocialCard, card_files

PERSON = SocialCard("Nguyễn Văn A", ("Bằng khen, 2024", "Dạy chữ cho trẻ nghèo"), "Bảng vàng", "banh-rang", sent=True)
PAGE = SocialCard("Phường Ví Dụ", (), "Bảng vàng", "", kicker="Địa bàn")
LONG = PERSON._replace(name="Ban Quản lý " * 40, lines=("Huân chương " * 40, "Xây nhà " * 60), site="Trang " * 40)
STYLE = Style("400Regular", "#000000", (40, 30, 20), 3, most=2, tight=20)


def drawn(card: SocialCard) -> dict[str, tuple[int, int]]:
    return {file: Image.open(io.BytesIO(data)).size for _, file, data in encode.draw_jobs(b"", [((), card)])}


@pytest.mark.parametrize("card", [PERSON, LONG, PAGE._replace(sent=True)])
def test_what_is_sent_has_three_shapes(card: SocialCard) -> None:
    assert drawn(card) == {"the.jpg": CARD_SIZE, "vuong.jpg": SQUARE_SIZE, "doc.jpg": TALL_SIZE}
    assert [*drawn(card)] == card_files(card)


def test_other_pages_have_one() -> None:
    assert drawn(PAGE) == {"the.jpg": CARD_SIZE}


@hypothesis_settings(max_examples=60)
@given(st.lists(st.text("aăâbcdđMWịợ,“”.-", min_size=1, max_size=30), max_size=40), st.integers(200, 900))
def test_no_line_is_wider_than_its_place(words: list[str], width: int) -> None:
    text = " ".join(words)
    found = typeset.paragraph(text, STYLE, width)
    font = load_font(STYLE.weight, found.size)
    assert len(found.lines) <= STYLE.lines
    assert all(font.getlength(line) <= width + 2 for line in found.lines)
    if not found.lines[-1].endswith("…"):
        assert "".join(found.lines).replace(" ", "") == "".join(words)


def test_no_last_line_of_one_syllable() -> None:
    found = typeset.paragraph("Nguyễn Thị Thu Hường Mai", STYLE, 430)
    assert min(len(line.split()) for line in found.lines) == 2
