"""Findings as they are told to people, however many there are."""

from __future__ import annotations

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.office.reports import MAX_A_FILE, MAX_FILES, as_lines

RULE = Rule("unknown-key", "error", Text("Không có “{n}”.", "Xem lại."), Text("There is no “{n}”.", "Check it."))
OTHER = Rule("missing", "error", Text("Thiếu.", ""), Text("Missing.", ""))


def lines(*rows: Finding) -> list[str]:
    return list(as_lines(rows, "vi"))


def test_few_findings_are_told_one_by_one_with_their_hints() -> None:
    rows = [RULE.at(Source("a.yml", n), n=n) for n in range(1, 4)]
    assert lines(*rows) == [f"a.yml:{n}: lỗi unknown-key: Không có “{n}”.\n    Xem lại." for n in range(1, 4)]


def test_a_fault_that_a_file_repeats_is_told_so_often_and_then_counted() -> None:
    rows = [RULE.at(Source("a.yml", n), n=n) for n in range(5_000)]
    told = lines(*rows, OTHER.at(Source("a.yml", 9)))
    assert len(told) == MAX_A_FILE + 2
    assert told[-1] == "a.yml: unknown-key: và 4.950 mục nữa cùng loại (xem đủ: honorroll check --format json)."


def test_a_fault_of_many_files_is_one_group_after_all_others() -> None:
    rows = [RULE.at(Source(f"{n:03}.yml", 1), n=n) for n in range(300)]
    told = lines(*rows, OTHER.at(Source("zzz.yml", 9)))
    assert told[0] == "zzz.yml:9: lỗi missing: Thiếu."
    assert told[1] == "── unknown-key: 300 chỗ trong 300 tệp"
    assert told[2].endswith("    Xem lại.")  # the hint stands once
    assert sum("Xem lại." in line for line in told) == 1
    assert told[-1] == "… và 280 chỗ nữa (xem đủ: honorroll check --format json)."
    assert len(told) == 1 + 1 + MAX_FILES + 1
