"""The preview in a browser: an open page shows by itself what was edited, under the policy of the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.browsing import listened
from tests.test_mkdocs import OURS, PERSON, edit, preview

pytestmark = pytest.mark.browser


@pytest.mark.slow
def test_an_open_page_is_loaded_anew_after_an_edit(browser: Browser, site: Path) -> None:
    with preview(site, *OURS) as shown, browser.new_context(service_workers="block") as context:
        log = listened(context)
        page = context.new_page()
        page.goto(f"{shown.home}bang-vang/nguyen-van-a/")
        edit(site, PERSON, "Cứ gọi là có.", "Gọi là tới.")
        expect(page.locator(".hr-story")).to_contain_text("Gọi là tới.", timeout=30_000)
        assert [said for said in log.complaints if "Content Security Policy" in said] == []
        assert "'unsafe-inline'" not in page.content()
