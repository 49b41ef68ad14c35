"""The desk of a miniature site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desking import Client, desk


@pytest.fixture
def client(site: Path) -> Iterator[Client]:
    with desk(site) as opened:
        opened.enter()
        yield opened
