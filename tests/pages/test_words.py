"""What awards are called on pages."""

from __future__ import annotations

import pytest

from honorroll.content.award import Award
from honorroll.content.vocabulary import Title
from honorroll.pages.words import award_name, untold

ORDER = Title(name="Huân chương Lao động", group="order", rank=10)
PRIZE = Title(name="Nhà giáo tâm huyết", group="prize", rank=20)


@pytest.mark.parametrize(
    ("title", "stated", "called", "missing"),
    [
        (ORDER, {}, "Huân chương Lao động", ""),
        (ORDER, {"class": "hạng Nhì", "detail": "lần thứ hai"}, "Huân chương Lao động hạng Nhì (lần thứ hai)", ""),
        (ORDER, {"detail": "nguồn không ghi hạng"}, "Huân chương Lao động", "Nguồn không ghi hạng"),
        (PRIZE, {"class": "giải nhất"}, "Nhà giáo tâm huyết, giải nhất", ""),
    ],
)
def test_what_an_award_is_called(title: Title, stated: dict[str, str], called: str, missing: str) -> None:
    award = Award.model_validate({"title": "a"} | stated)
    assert (award_name(award, title), untold(award)) == (called, missing)
