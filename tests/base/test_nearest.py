"""What was meant by an unknown word."""

from __future__ import annotations

import time

import pytest

from honorroll.base.nearest import MAX_SEARCHES, Nearest

PLACES = {
    "Phường Hà Cầu": "ha-cau",
    "Quận Hà Đông": "quan-ha-dong",
    "Phường Hà Đông": "phuong-ha-dong",
    "Phường Mỹ Đình": "my-dinh",
}


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("Phường Hà Cầu", "ha-cau"),
        ("phuong ha cau", "ha-cau"),
        ("P. Hà Cầu", "ha-cau"),
        ("UBND phường Hà Cầu", "ha-cau"),
        ("Hà Cầu", "ha-cau"),
        ("HA-CAU", "ha-cau"),
        ("HàCầu", "ha-cau"),
        ("ha-caau", "ha-cau"),
        ("Mĩ Đình", "my-dinh"),
        ("Quận Hà Đông", "quan-ha-dong"),
        ("xa-lac", ""),
    ],
)
def test_names_spellings_and_slips_lead_to_the_word_that_is_known(seen: str, meant: str) -> None:
    assert Nearest(PLACES.values(), PLACES).to(seen) == meant


def test_a_short_name_that_two_have_stands_for_neither() -> None:
    assert Nearest((), PLACES).to("Hà Đông") == ""


def test_thousands_of_unknown_words_take_no_longer_than_some() -> None:
    nearest = Nearest(f"nguyen-van-{n}" for n in range(10_000))
    began = time.process_time()
    assert nearest.to("nguyen-van-12x") != ""
    found = [nearest.to(f"tran-thi-{n}") for n in range(10_000)]
    assert time.process_time() - began < 8
    assert found[MAX_SEARCHES:] == [""] * (10_000 - MAX_SEARCHES)
    assert nearest.to("Nguyen Van 7") == "nguyen-van-7"  # by spelling, without a search
