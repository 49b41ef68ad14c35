"""Tests run where more than content changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ci.conftest import Script
from tests.requests_of import A, edited, git, request_of


def test_content_alone_needs_no_test(clone: Path, script: Script) -> None:
    head = request_of(clone, **edited(clone, "position: Trưởng trạm", "position: Giám đốc"))
    done = script("code", "origin/main", head, TEST="false")
    assert done.returncode == 0
    assert "nothing to test" in done.stdout


@pytest.mark.parametrize("path", ["Makefile", "scripts/x.py", "honorees.txt", "tests/content/a.yml"])
def test_anything_else_is_tested(clone: Path, script: Script, path: str) -> None:
    head = request_of(clone, **edited(clone, "position: Trưởng trạm", "position: Giám đốc"), **{path: "x"})
    assert script("code", "origin/main", head, TEST="false").returncode == 1
    assert script("code", "origin/main", head, TEST="true").returncode == 0


def test_a_branch_that_lags_is_not_held_to_account_for_what_it_lacks(clone: Path, script: Script) -> None:
    head = request_of(clone, **{f"{A}/ghi-chu.md": "x"})
    (clone / "Makefile").write_text("x", encoding="utf-8")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "x")
    assert script("code", "main", head, TEST="false").returncode == 0


def test_a_base_that_is_none_is_no_reason_not_to_test(script: Script) -> None:
    """The first push to a branch has zeros for what was before."""
    assert script("code", "0" * 40, "HEAD", TEST="true").returncode == 0
    assert script("code", "0" * 40, "HEAD", TEST="false").returncode == 1
