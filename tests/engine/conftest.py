"""Renderings are what is tested here: MkDocs runs, whatever an earlier test has had rendered."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module", autouse=True)
def remembered_renderings() -> None:
    """Nothing is remembered."""
