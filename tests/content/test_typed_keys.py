"""Names that were typed while the input method was off."""

from __future__ import annotations

import pytest

from honorroll.content.typed_keys import meant

MEANT = {
    "Traanf Thij Mai Huwowng": "Trần Thị Mai Hương",
    "Nguyeexn Vawn Hoaf": "Nguyễn Văn Hòa",
    "Tra62n Thi5 Mai Hu7o7ng": "Trần Thị Mai Hương",
    "Tra^`n Thi. Mai Hu+o+ng": "Trần Thị Mai Hương",
    "Nguyễn Vawn An": "Nguyễn Văn An",
    "Ddooj Thij Dduwcs": "Độ Thị Đức",
}
NAMES = (
    "Nguyễn Văn A",
    "Lê Văn A.",
    "H'Hen Niê",
    "Y Blok Niê Kđăm",
    "Đỗ Alex",
    "John Smith",
    "Nguyễn Văn Bảy 2",
    "Tran Van Ba",
)


@pytest.mark.parametrize("name", MEANT)
def test_what_was_meant(name: str) -> None:
    assert meant(name) == MEANT[name]


@pytest.mark.parametrize("name", NAMES)
def test_names_as_they_are(name: str) -> None:
    assert meant(name) == ""
