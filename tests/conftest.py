"""What every test may ask for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from tests.running import SITE
from tests.serving import served

# How long an example takes is the machine's affair: a busy one must not fail a build.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless", action="store_true", help="write what is seen into the golden cases as what is expected"
    )


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--bless"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the miniature site, with the layout of the real one; nothing in it is about anybody who exists."""
    root = tmp_path / "site"
    shutil.copytree(SITE, root)
    return root


@pytest.fixture
def serve() -> Iterator[Callable[[Path, str], str]]:
    """A function that serves a folder under a base path, and gives the address of its home page."""
    with ExitStack() as servers:
        yield lambda folder, base: servers.enter_context(served(folder, base))
