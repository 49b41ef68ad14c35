"""The numbers of decisions, also those of earlier decades, and what people write in their place."""

from __future__ import annotations

import pytest

from honorroll.roll.rules.decision_numbers import fault

REAL = (
    "123/QĐ-CTN",
    "45/2024/QĐ-UBND",
    "1234/QĐ-TTg",
    "56-QĐ/TU",
    "12/QĐKT",
    "12/QĐ",
    "2101/QĐ/CTN",
    "1526/2004/QĐ/CTN",
    "78 KT/CTN",
    "394/KT-CTN",
    "163/SL",
    "114-LCT/HĐNN",
    "12a/NQ-HĐND",
    "4321/QĐ-BGDĐT",
)


@pytest.mark.parametrize("number", REAL)
def test_numbers_that_documents_have(number: str) -> None:
    assert fault(number) is None


@pytest.mark.parametrize(
    ("seen", "rule", "fact"),
    [
        ("09/12/2024", "decision-number-date", "2024-12-09"),
        ("ngày 9 tháng 12 năm 2024", "decision-number-date", "2024-12-09"),
        ("31/02/2024", "decision-number-date", "2024"),
        ("4512/QĐ-UBND; 56-QĐ/TU", "decision-number-several", "4512/QĐ-UBND"),
        ("4512/Qđ-UBND", "decision-number-untidy", "4512/QĐ-UBND"),
        ("4512/qd-ttg", "decision-number-untidy", "4512/QĐ-TTg"),
        ("123/QĐ-CTN (10/01/2024)", "decision-number-untidy", "123/QĐ-CTN"),
        ("QĐ số 56-QĐ/TU ngày mùng 3/2/2020", "decision-number-untidy", "56-QĐ/TU"),
        ("4512/QĐ-UBND.", "decision-number-untidy", "4512/QĐ-UBND"),
        ("QĐ 47", "decision-number", "47"),
        ("45/2024", "decision-number", "45/2024"),
    ],
)
def test_what_is_no_number_of_a_decision(seen: str, rule: str, fact: str) -> None:
    found = fault(seen)
    assert found
    assert (found[0].name, fact in found[1].values()) == (rule, True)
