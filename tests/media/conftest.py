"""Workers are what is tested here: every file goes to one, whatever an earlier test has seen."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module", autouse=True)
def remembered_answers() -> None:
    """Nothing is remembered."""
