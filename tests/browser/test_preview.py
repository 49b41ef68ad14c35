"""The preview in a browser: an open page shows by itself what was edited, under the policy of the pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.browsing import PHONE, axe, listened, lost, unfocusable
from tests.office.live_preview.test_serve import PAGE, PERSON, edit, served
from tests.running import honorroll_here
from tests.test_mkdocs import mkdocs_serve

pytestmark = pytest.mark.browser
#: Milliseconds that a build may take on a busy machine.
PATIENCE = 30_000


@pytest.mark.slow
def test_mkdocs_loads_an_open_page_anew_after_an_edit(browser: Browser, site: Path) -> None:
    with mkdocs_serve(site) as shown, browser.new_context(service_workers="block") as context:
        log = listened(context)
        page = context.new_page()
        page.goto(f"{shown.home}bang-vang/nguyen-van-a/")
        edit(site, PERSON, "Cứ gọi là có.", "Gọi là tới.")
        expect(page.locator(".hr-story")).to_contain_text("Gọi là tới.", timeout=30_000)
        assert [said for said in log.complaints if "Content Security Policy" in said] == []
        assert "'unsafe-inline'" not in page.content()


@pytest.mark.slow
def test_the_browser_shows_what_is_wrong_and_loads_the_page_again(site: Path, browser: Browser) -> None:
    assert honorroll_here("build", root=site).code == 0
    with served(site) as shown:
        context = browser.new_context(viewport=PHONE)
        context.set_default_timeout(10_000)
        log = listened(context)
        page = context.new_page()
        page.goto(shown.home + PAGE)
        panel = page.get_by_role("complementary", name="Xem thử")
        expect(panel).to_be_hidden(timeout=PATIENCE)

        edit(site, PERSON, "Cứ gọi là có.", "Gọi là tới.")
        expect(page.get_by_text("Gọi là tới.").first).to_be_visible(timeout=PATIENCE)

        edit(site, PERSON, "nguoi-tot-vi-du", "nguoi-tot-vi-dụ")
        expect(panel.get_by_text("nguoi-tot-vi-dụ").first).to_be_visible(timeout=PATIENCE)
        expect(panel).to_contain_text("Đang xem bản tốt gần nhất")
        expect(panel.get_by_text(re.compile(f"^{re.escape(PERSON)}:[0-9]+:[0-9]+$")).first).to_be_visible(
            timeout=PATIENCE
        )
        expect(page.get_by_text("Gọi là tới.").first).to_be_visible(timeout=PATIENCE)
        assert (axe(page), unfocusable(page), lost(page)) == ([], [], [])

        edit(site, PERSON, "nguoi-tot-vi-dụ", "nguoi-tot-vi-du")
        expect(panel).to_be_hidden(timeout=PATIENCE)
        assert page.evaluate("caches.keys()") == [], "what is previewed is kept by the browser"
        assert log.complaints == []
        context.close()
