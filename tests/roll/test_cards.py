"""What the cards of lists tell of."""

import re
from html import unescape
from pathlib import Path

import pytest
from tests.running import honorroll_here

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
