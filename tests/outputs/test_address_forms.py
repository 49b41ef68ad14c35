"""Which forms of address fit somebody."""

from __future__ import annotations

import pytest

from honorroll.outputs.search import address_forms

CASES = [
    ("duong thi thu ha", "co giao", ["truong thpt le loi"], "fg"),
    ("nguyen van hoa", "tien si", ["truong thcs va thpt nguyen binh khiem"], "g"),
    ("pham ba hien", "bac si", ["benh vien da khoa dong da", "thay thuoc uu tu"], "y"),
    ("le dinh duat", "ong", ["hoi cuu chien binh"], "m"),
    ("dang anh quan", "thuong ta liet si", ["cong an quan cau giay"], "v"),
    ("bui thi thu thao", "van dong vien", ["cong dan thu do uu tu"], "f"),
    ("vu van gioi", "nghe nhan", [], "n"),
    ("thich thanh nhieu", "hoa thuong", ["giao hoi phat giao viet nam"], "mt"),
    ("le anh thu", "", [], ""),
]


@pytest.mark.parametrize(("name", "honorific", "others", "letters"), CASES, ids=[name for name, *_ in CASES])
def test_letters(name: str, honorific: str, others: list[str], letters: str) -> None:
    assert address_forms.letters(name, honorific, others) == letters
