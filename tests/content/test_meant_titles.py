"""Which title was meant by a name that no title has, among those that are shipped."""

from __future__ import annotations

import pytest

from honorroll.content import meant_titles
from honorroll.content.shipped import entries

TITLES = entries("titles")


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("Huân chương Lao động hạng Ba", "huan-chuong-lao-dong"),
        ("CSTĐ cơ sở", "chien-si-thi-dua-co-so"),
        ("Chiến sỹ thi đua cơ sở năm 2024", "chien-si-thi-dua-co-so"),
        ("Lao động giỏi", ""),
    ],
)
def test_a_name_begins_with_that_of_a_title(seen: str, meant: str) -> None:
    assert meant_titles.begun_by(seen, TITLES) == meant


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("Bằng khen TTg", ["bang-khen-thu-tuong"]),
        ("Bằng khen (Thủ tướng)", ["bang-khen-thu-tuong"]),
        ("BK UBND tỉnh", ["bang-khen-bo-nganh-tinh"]),
        ("Khen", []),
        ("Bằng khen Liên đoàn Lao động", []),
    ],
)
def test_a_title_has_all_the_words_of_a_name(seen: str, meant: list[str]) -> None:
    assert meant_titles.by_words(seen, TITLES) == meant
