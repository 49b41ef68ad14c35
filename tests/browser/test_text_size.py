"""The size of the text: chosen on the page, kept on the device, and there before anything is painted."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from tests.browser import rich
from tests.browser.browsing import DESK, PHONE, axe, lost

pytestmark = pytest.mark.browser

#: What a page is at its first paint: scripts in its head have run, and nothing else has.
EARLY = "new MutationObserver((_, seen) => { if (document.body) { window.early = document.documentElement.dataset.size; seen.disconnect(); } }).observe(document, { childList: true, subtree: true });"  # noqa: E501


def larger(page: Page, viewport: ViewportSize) -> None:
    """Open what holds the sizes, and go to the largest."""
    summary = ".hr-menu > summary" if viewport == PHONE else ".hr-size > summary"
    page.locator(summary).focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Chữ lớn hơn")
    while button.get_attribute("aria-disabled") == "false":
        button.press("Enter")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_text_twice_as_large_stays_so(browser: Browser, rich_url: str, viewport: ViewportSize) -> None:
    context = browser.new_context(viewport=viewport)
    context.add_init_script(EARLY)
    page = context.new_page()
    page.goto(rich_url)
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    larger(page, viewport)
    assert axe(page) == []
    page.keyboard.press("Escape")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 2 * before
    for kind in ("individual", "list", "statistics", "hand-written", "conference"):
        page.goto(rich_url + rich.KINDS[kind])
        assert page.evaluate("window.early") == "200"
        assert lost(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_where_nothing_can_be_kept_it_holds_for_the_page(browser: Browser, rich_url: str) -> None:
    context = browser.new_context(viewport=DESK)
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })")
    page = context.new_page()
    page.goto(rich_url)
    larger(page, DESK)
    assert page.evaluate("document.documentElement.dataset.size") == "200"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.size") is None
    context.close()
