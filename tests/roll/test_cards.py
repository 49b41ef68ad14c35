"""What the cards of lists tell of."""

import re
from html import unescape
from pathlib import Path

import pytest
from tests.running import honorroll_here

from honorroll.content.model import Card
from honorroll.roll.pages import cards

CARD = re.compile(r'href="[./]*(?:bang-vang/)?nguyen-van-a/".*?<span class="hr-card-title">(.*?)</span>')


def told(root: Path, url: str) -> str | None:
    card = CARD.search((root / "site" / url / "index.html").read_text(encoding="utf-8"))
    return unescape(card[1]) if card else None


@pytest.mark.parametrize(
    ("url", "award"),
    [
        ("bang-vang", "Huân chương Ví Dụ hạng Nhì (lần thứ hai), 2024"),
        ("bang-vang/danh-hieu/huan-chuong-vi-du", "Huân chương Ví Dụ hạng Nhì (lần thứ hai), 2024"),
        ("bang-vang/danh-hieu/bang-khen-vi-du", "Bằng khen Ví Dụ, 2023"),
        ("bang-vang/danh-hieu/nguoi-tot-vi-du", "Người tốt, việc tốt, 1999"),
        ("bang-vang/nam/1999", "Người tốt, việc tốt, 1999"),
        ("bang-vang/nam/2023", "Bằng khen Ví Dụ, 2023"),
    ],
)
def test_a_list_tells_of_the_award_that_it_is_about(built_root: Path, url: str, award: str) -> None:
    assert told(built_root, url) == award


def test_a_list_follows_an_award_that_is_not_the_highest(site: Path) -> None:
    assert honorroll_here("build", root=site).code == 0
    profile = site / "honorees/individuals/nguyen-van-a/profile.yml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(
        text.replace("    year: 2023\n", "    detail: lần thứ ba\n    year: 2023\n", 1), encoding="utf-8"
    )
    assert honorroll_here("build", root=site).code == 0
    assert told(site, "bang-vang/nam/2023") == "Bằng khen Ví Dụ (lần thứ ba), 2023"


@pytest.mark.parametrize(
    ("portraits", "others", "rows"), [(0, 1, True), (1, 0, False), (1, 1, False), (1, 2, True), (1, 47, True)]
)
def test_a_list_stands_in_rows_until_half_of_it_has_a_portrait(portraits: int, others: int, rows: bool) -> None:
    with_portrait = Card("a", "A", "", "", "", "0" * 16, 3, ((160, 200), (320, 400)))
    list_ = cards.list_of([with_portrait] * portraits + [Card("b", "B", "", "", "sen")] * others)
    assert ('class="hr-cards hr-rowed"' in list_) is rows
    assert ("320w" not in list_) is (rows or not portraits), "a row shows the least width"
    assert list_.count("hr-motif-sen") == others


@pytest.mark.parametrize("others", [0, 5])
def test_a_group_has_two_columns_and_in_a_row_a_small_wide_place(others: int) -> None:
    group = Card("a", "A", "", "", "", "0" * 16, 3, ((160, 96), (320, 192), (640, 384)), is_group=True)
    list_ = cards.list_of([group] + [Card("b", "B", "", "", "sen")] * others)
    assert ("hr-card hr-double" in list_) is (not others)
    assert "hr-group" in list_
    assert "/nhom-160.jpg" in list_
    assert "chan-dung" not in list_
    assert ("/nhom-640.webp" in list_) is (not others)
