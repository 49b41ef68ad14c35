"""What the page of a movement says before the list."""

from __future__ import annotations

import pytest

from honorroll.content.vocabulary import Movement
from honorroll.roll.pages.intros import movement_intro


@pytest.mark.parametrize(
    ("launched_by", "launched", "told"),
    [
        ("Thành phố Hà Nội", "1992", "<dd>Thành phố Hà Nội, năm 1992</dd>"),
        ("Thành phố Hà Nội", "1992-10", "<dd>Thành phố Hà Nội, tháng 10/1992</dd>"),
        (None, "1992-10-08", "<dd>Ngày 08/10/1992</dd>"),
        ("Thành phố Hà Nội", None, "<dd>Thành phố Hà Nội</dd>"),
    ],
)
def test_who_launched_a_movement_and_when(launched_by: str | None, launched: str | None, told: str) -> None:
    assert f"<dt>Phát động</dt>{told}" in movement_intro(Movement(name="A", launched_by=launched_by, launched=launched))
