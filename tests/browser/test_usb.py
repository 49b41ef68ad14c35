"""A copy for a USB stick, opened from the folder: no server, no network, a path with spaces and Vietnamese letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser import rich
from tests.browser.browsing import DESK, Log

from honorroll.publish import releases
from honorroll.publish.hosts import hosts

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def stick(rich_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root, folder = rich_site.parent, tmp_path_factory.mktemp("usb") / "Bảng vàng “Ví Dụ” 100%"
    hosts.deliver(root, releases.live_slot(root) or "", "usb", folder)
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK)  # that may have a service worker, for which a page asks in vain
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def test_people_are_found_opened_and_shown(stick: Path, page: Page, log: Log) -> None:
    page.goto((stick / "index.html").as_uri())
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('1em \"Be Vietnam Pro\"', 'Nguyễn'))")
    page.locator("form[data-hr-find] input").fill(
        "Nguyeenx Vawn A"
    )  # Telex, before the keyboard has made letters of it
    page.get_by_role("option", name="Nguyễn Văn A").first.wait_for()
    assert "?q=" in page.url
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bang-vang/nguyen-van-a/index.html")
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("trạm y tế")  # of a story
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Escape")

    page.goto((stick / "bang-vang/index.html").as_uri())
    page.locator(".hr-filters summary").first.click()
    page.locator(".hr-filters input[type=checkbox]:visible").first.check()
    page.locator(".hr-explored a").first.click()
    page.wait_for_url("**/index.html")

    page.goto((stick / "man-hinh/index.html").as_uri())
    page.get_by_role("button", name="Trình chiếu").click()
    page.locator(".hr-stage h2").wait_for()
    assert log.complaints == []
    assert [address for address in log.requests if not address.startswith((stick.as_uri(), "data:"))] == []


@pytest.mark.parametrize("kind", ["conference", "everything", "hand-written", "statistics", "my ward"])
def test_pages_complain_of_nothing(kind: str, stick: Path, page: Page, log: Log) -> None:
    page.goto((stick / rich.KINDS[kind] / "index.html").as_uri())
    page.wait_for_load_state("load")
    page.wait_for_timeout(100)
    assert log.complaints == []
