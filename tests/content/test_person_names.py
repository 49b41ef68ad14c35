"""Which two names are those of one person, as a table."""

from __future__ import annotations

import unicodedata

import pytest

from honorroll.content.person_names import is_corrected, is_same, is_unaccented, may_be_same

#: Two names, whether they are the same, may be the same, and may be one with its spelling mended.
PAIRS = [
    ("Nguyễn Văn Bình", "NGUYỄN  VĂN BÌNH", True, True, True),
    ("Lê Thị Hoà", "Lê Thị Hòa", True, True, True),
    ("Bùi Thị Thuý", "Bùi Thị Thúy", True, True, True),
    ("Trần Thị Mai Hương", "Bà Trần Thị Mai Hương", True, True, True),
    ("H'Hen Niê", "HʼHen Niê", True, True, True),
    ("Nguyễn Văn Bình", "Nguyễn Văn Bính", False, False, True),
    ("Lê Thị Lan", "Lê Thị Lân", False, False, True),
    ("Nguyễn Văn Bình", "Nguyễn Văn Binh", False, False, True),
    ("Đỗ Văn Đức", "do van duc", False, True, True),
    ("Cao Thanh Lan", "Cao Thành Lân", False, True, True),
    ("Lý Văn Vỹ", "Lý Văn Vĩ", False, False, True),
    ("Trần Mai Hương", "Trần Thị Mai Hương", False, False, True),
    ("Nguyễn Văn An (Ba An)", "Nguyễn Văn An", False, False, True),
    ("Trần Thị Mai Hương", "Trần Thị Mai Hươnh", False, False, True),
    ("Trần Thị Mai Hương", "Trần Thị Mai Hưogn", False, False, True),
    ("Lê Thị Lan", "Lê Thị Loan", False, False, True),
    ("Hộ ông Nguyễn Văn Bảy", "Gia đình ông Nguyễn Văn Bảy", False, False, True),
    ("Nguyễn Văn Bình", "Nguyễn Văn Minh", False, False, False),
    ("Lê Thị Lan", "Lê Thị Lan Anh", False, False, False),
    ("Trần Thị Mai Hương", "Lê Văn Khác", False, False, False),
    ("Nguyễn Văn A", "Nguyễn Văn B", False, False, False),
    ("Tổ dân phố số 1", "Tổ dân phố số 2", False, False, False),
]


@pytest.mark.parametrize(("one", "other", "same", "may_be", "corrected"), PAIRS)
def test_two_names(one: str, other: str, same: bool, may_be: bool, corrected: bool) -> None:
    for a, b in ((one, other), (other, unicodedata.normalize("NFD", one))):
        assert is_same(a, b) == same
        assert may_be_same(a, b) == may_be
        assert is_corrected(a, b, is_person=True) == corrected


def test_a_collective_may_be_told_more_exactly() -> None:
    names = "Trường Tiểu học Ví Dụ", "Trường Tiểu học Ví Dụ, phường Hà Cầu"
    assert is_corrected(*names, is_person=False)
    assert not is_corrected(*names, is_person=True)


@pytest.mark.parametrize(("name", "is_without"), [("nguyen van binh", True), ("Cao Thanh Lan", True), ("Đỗ An", False)])
def test_names_without_accents(name: str, is_without: bool) -> None:
    assert is_unaccented(name) == is_without
