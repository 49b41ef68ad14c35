"""What the pages of a movement and of a place say before the list."""

from __future__ import annotations

from datetime import date

import pytest

from honorroll.content.vocabulary import Movement, Place, Succession
from honorroll.roll.pages.intros import movement_intro, place_intro


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


CITY = Place(name="Thành phố", kind="city")
DISTRICT = Place(name="Quận Ví Dụ", kind="district", parent="tp")
WARD = Place(
    name="Phường Ví Dụ",
    kind="ward",
    parent="quan",
    code="00634",
    valid_from=date(2025, 7, 1),
    resolution="1656/NQ-UBTVQH15 ngày 16/06/2025",
)
PLACES = {"tp": CITY, "quan": DISTRICT, "phuong": WARD}


def text(place: Place) -> str:
    return place_intro(place, PLACES)


def test_since_when_a_place_is_what_it_is_by_which_resolution_and_its_code() -> None:
    assert (
        "Từ ngày 01/07/2025, theo Nghị quyết 1656/NQ-UBTVQH15 ngày 16/06/2025. Mã đơn vị hành chính: 00634.</p>"
    ) in text(WARD)
    assert "Thuộc <a" in text(WARD)
    assert ">Theo Nghị quyết 1656/NQ-UBTVQH15 ngày 16/06/2025." in text(
        WARD.model_copy(update={"parent": None, "valid_from": None})
    )


def test_what_became_of_a_place() -> None:
    gone = DISTRICT.model_copy(update={"valid_until": date(2025, 6, 30), "succeeded_by": (Succession(place="phuong"),)})
    assert "Đến hết ngày 30/06/2025. Nay thuộc <a" in text(gone)
    assert "Phường Ví Dụ</a> (một phần)." in text(gone)


def test_of_a_place_of_which_nothing_is_known_nothing_is_said() -> None:
    assert text(CITY) == ""
