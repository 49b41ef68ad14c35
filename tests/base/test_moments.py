"""When something takes place, as exactly as it is known, and how that is said."""

from __future__ import annotations

import pytest

from honorroll.base import moments
from honorroll.base.moments import NoSuchDateError, moment

WORDS = [
    ("2025-10-10", None, "thứ Sáu, ngày 10 tháng 10 năm 2025", "10/10/2025"),
    ("2025-10-10 08:00", None, "thứ Sáu, ngày 10 tháng 10 năm 2025, 8 giờ", "10/10/2025"),
    ("2025-10-10 08:00", "2025-10-10 11:30", "thứ Sáu, ngày 10 tháng 10 năm 2025, 8 giờ đến 11 giờ 30", "10/10/2025"),
    ("2025-12-26", "2025-12-27", "từ thứ Sáu, ngày 26 đến thứ Bảy, ngày 27 tháng 12 năm 2025", "26–27/12/2025"),
    (
        "2025-12-31",
        "2026-01-02",
        "từ thứ Tư, ngày 31 tháng 12 năm 2025 đến thứ Sáu, ngày 02 tháng 01 năm 2026",
        "31/12/2025 – 02/01/2026",
    ),
    ("2025-02", None, "tháng 02 năm 2025", "tháng 02/2025"),
    ("quý II/2025", None, "quý II năm 2025", "quý II/2025"),
    ("Quý IV/2025", None, "quý IV năm 2025", "quý IV/2025"),
    ("2025", None, "năm 2025", "năm 2025"),
]


@pytest.mark.parametrize(("start", "end", "long", "short"), WORDS)
def test_words(start: str, end: str | None, long: str, short: str) -> None:
    first, last = moment(start), moment(end) if end else None
    assert first is not None
    assert moments.in_words(first, last) == long
    assert moments.in_short(first, last) == short


def test_a_period_begins_and_ends_with_its_days() -> None:
    for text, first, after in (
        ("2025-10-10", "2025-10-10", "2025-10-11"),
        ("2025-12", "2025-12-01", "2026-01-01"),
        ("quý I/2025", "2025-01-01", "2025-04-01"),
        ("quý IV/2025", "2025-10-01", "2026-01-01"),
        ("2024", "2024-01-01", "2025-01-01"),
    ):
        seen = moment(text)
        assert seen is not None
        assert (seen.first.date().isoformat(), seen.after.date().isoformat()) == (first, after)


@pytest.mark.parametrize("text", ["2025-02-30", "2025-13", "2025-10-10 24:00", "2025-00-10"])
def test_a_date_that_does_not_exist(text: str) -> None:
    with pytest.raises(NoSuchDateError):
        moment(text)


@pytest.mark.parametrize("text", ["", "10/10/2025", "quý V/2025", "2025-1-1", "hôm nay", "2025-10-10T8:00"])
def test_what_is_no_date(text: str) -> None:
    assert moment(text) is None
