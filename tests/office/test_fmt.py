"""``honorroll fmt``: one form for every file, nothing lost, and nothing written that was not understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.running import REPOSITORY, honorroll_here, write

from honorroll.office.fmt import canonical

PROFILE = "honorees/individuals/nguyen-van-a/profile.yml"
LOOSE = """\
sources: [{url: 'https://bao.example/1',   title: "Tin"}]
publication:
    basis:   public-record
awards:
- {year: 2024, status: granted, title: nguoi-tot-viec-tot, sources: [ 1 ]}
new_exemplar: false
summary: ''
name: 'Nguyễn Văn A'
story: "Một dòng.\\n\\nDòng nữa.\\n"
"""
CANONICAL = """\
name: Nguyễn Văn A
awards:
  - title: nguoi-tot-viec-tot
    year: 2024
    sources: [1]
story: |
  Một dòng.

  Dòng nữa.
sources:
  - title: Tin
    url: https://bao.example/1
publication:
  basis: public-record
"""


def test_keys_in_order_defaults_left_out_quotes_only_where_needed() -> None:
    assert canonical(PROFILE, LOOSE.encode()) == (CANONICAL, [])


def test_a_canonical_file_stays_as_it_is() -> None:
    assert canonical(PROFILE, CANONICAL.encode()) == (CANONICAL, [])


def test_every_file_of_the_site_is_canonical() -> None:
    result = honorroll_here("fmt", "--check", root=REPOSITORY)
    assert (result.code, result.stdout) == (0, "")


def test_fmt_writes_and_then_finds_nothing_to_write(site: Path) -> None:
    write(site, PROFILE, LOOSE)
    assert honorroll_here("fmt", "--check", root=site).code == 1
    assert (site / PROFILE).read_text(encoding="utf-8") == LOOSE
    assert honorroll_here("fmt", root=site).code == 0
    assert (site / PROFILE).read_text(encoding="utf-8") == CANONICAL
    assert honorroll_here("fmt", "--check", root=site).code == 0


@pytest.mark.parametrize("fault", ["# một ghi chú\n", "khong_co: x\n", "name: B\n"])
def test_a_file_with_a_fault_is_reported_and_left_alone(site: Path, fault: str) -> None:
    write(site, PROFILE, CANONICAL + fault)
    result = honorroll_here("fmt", root=site)
    assert result.code == 1
    assert PROFILE in result.stdout
    assert (site / PROFILE).read_text(encoding="utf-8") == CANONICAL + fault


def test_only_the_files_that_are_named_are_written(site: Path) -> None:
    write(site, PROFILE, LOOSE)
    other = site / "content/vocabulary/fields.yml"
    other.write_text(other.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    before = other.read_text(encoding="utf-8")
    assert honorroll_here("fmt", str(site / PROFILE), root=site).code == 0
    assert (site / PROFILE).read_text(encoding="utf-8") == CANONICAL
    assert other.read_text(encoding="utf-8") == before


def test_the_file_of_a_decision_has_one_form_too() -> None:
    loose = b"recipients: 120\nlegal_basis: ['A', 'B']\ntitle: 'X'\n"
    text, findings = canonical("content/decisions/1-qd-ubnd-2024.yml", loose)
    assert (text, findings) == ("title: X\nlegal_basis:\n  - A\n  - B\nrecipients: 120\n", [])
