"""Lists of records that are too long for a page."""

from __future__ import annotations

import pytest

from honorroll.office.desk.listing import PAGE
from honorroll.office.desk.shelves import shelved
from honorroll.office.records.record_kind import ListedRecord

ENTRIES = [
    ListedRecord(f"/{n}", f"Tin {n}", "", ("Bản nháp",) if n % 2 else (), f"{n:03}") for n in range(2 * PAGE + 1)
]


@pytest.mark.parametrize(
    ("asked", "page", "first", "shown"),
    [
        ("", 1, "/100", PAGE),
        ("2", 2, "/50", PAGE),
        ("3", 3, "/0", 1),
        ("4", 3, "/0", 1),
        ("0", 1, "/100", PAGE),
        ("-1", 1, "/100", PAGE),
        ("²", 1, "/100", PAGE),
        ("9" * 5000, 1, "/100", PAGE),
    ],
)
def test_a_page_that_is_not_there_is_the_nearest_or_the_first(asked: str, page: int, first: str, shown: int) -> None:
    shelf = shelved(ENTRIES, {"trang": asked}, "/tin-bai")
    assert (shelf.page, shelf.pages, shelf.entries[0].url, len(shelf.entries)) == (page, 3, first, shown)


def test_the_other_pages_are_of_the_same_search() -> None:
    shelf = shelved(ENTRIES, {"tim": "tin", "la": "Bản nháp"}, "/tin-bai")
    assert (shelf.total, shelf.everything, shelf.pages) == (PAGE, 2 * PAGE + 1, 1)
    assert shelf.at(2) == "/tin-bai?tim=tin&la=B%E1%BA%A3n+nh%C3%A1p&trang=2"
