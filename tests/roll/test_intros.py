"""What the pages of a movement and of a title say before the list."""

from __future__ import annotations

import pytest

from honorroll.content import shipped
from honorroll.content.vocabulary import Movement, Title, TitleGroup
from honorroll.roll.pages.intros import movement_intro, title_lead


@pytest.mark.parametrize(
    ("launched_by", "launched", "told"),
    [
        ("Thành phố Hà Nội", "1992", "<dd>Thành phố Hà Nội, năm 1992</dd>"),
        ("Thành phố Hà Nội", "1992-10", "<dd>Thành phố Hà Nội, tháng 10/1992</dd>"),
        (None, "1992-10-08", "<dd>Ngày 8/10/1992</dd>"),
        ("Thành phố Hà Nội", None, "<dd>Thành phố Hà Nội</dd>"),
    ],
)
def test_who_launched_a_movement_and_when(launched_by: str | None, launched: str | None, told: str) -> None:
    assert f"<dt>Phát động</dt>{told}" in movement_intro(Movement(name="A", launched_by=launched_by, launched=launched))


@pytest.mark.parametrize(
    ("title", "group", "told"),
    [
        (
            {"awarded_for": "Tặng người làm việc tốt."},
            {"awarded_for": "Ghi nhận thành tích."},
            "Tặng người làm việc tốt.",
        ),
        (
            {"recipients": ["individual"]},
            {"awarded_for": "Ghi nhận thành tích."},
            "Ghi nhận thành tích, dành cho cá nhân.",
        ),
        (
            {"recipients": ["individual", "collective", "household"]},
            {},
            "Thuộc nhóm danh hiệu thi đua, dành cho cá nhân, tập thể và hộ gia đình.",
        ),
        ({"granted_by": "Báo Ví Dụ"}, {}, "Do Báo Ví Dụ trao tặng."),
        ({}, {}, "Thuộc nhóm danh hiệu thi đua."),
    ],
)
def test_what_a_title_is_awarded_for(title: dict[str, object], group: dict[str, object], told: str) -> None:
    stated = Title.model_validate({"name": "Lao động giỏi", "group": "thi-dua", "rank": 10} | title)
    assert title_lead(stated, TitleGroup.model_validate({"name": "Danh hiệu thi đua"} | group)) == told


def test_no_title_that_comes_with_the_program_is_explained_by_its_name() -> None:
    groups, titles = shipped.entries("title-groups"), shipped.entries("titles")
    for title in titles.values():
        assert not title_lead(title, groups[title.group]).startswith(title.name)
