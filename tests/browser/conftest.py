"""The sites that the browser looks at, built once, and the browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser import rich
from tests.browser.browsing import DESK, PHONE, Log, listened
from tests.conftest import Once
from tests.serving import served


@pytest.fixture(scope="session")
def rich_site(once: Once) -> Path:
    """The folder of the miniature site's finished pages, with more in it: see ``rich``."""
    return once("rich", rich.make) / "site"


@pytest.fixture(scope="session")
def rich_url(rich_site: Path) -> Iterator[str]:
    """Where it is served, under a base path."""
    with served(rich_site, "/nen/") as url:
        yield url


@pytest.fixture(params=["Asia/Ho_Chi_Minh", "America/Los_Angeles"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A phone in Vietnam, and one elsewhere."""
    opened = browser.new_context(viewport=PHONE, locale="vi-VN", timezone_id=request.param)
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


@pytest.fixture
def log(page: Page) -> Log:
    return listened(page.context)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK, service_workers="block", has_touch=True)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
