"""The site works below any path of any host, with the ``site_url`` that it has: nginx serves it, Chromium reads it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.browsing import Log
from tests.web_servers import nginx

from honorroll.publish.hosts import answers, hosts
from honorroll.publish.hosts import nginx as nginx_conf

pytestmark = pytest.mark.browser

BASE = "/bat/ky/dau/"


@pytest.fixture(scope="module")
def moved(built_root: Path) -> Iterator[str]:
    """The address of the miniature site at another path than its own."""
    with tempfile.TemporaryDirectory(prefix="honorroll-") as made:
        folder = Path(made)
        folder.chmod(0o755)  # nginx reads it as nobody
        hosts.deliver(built_root, "a", "folder", folder / "site")
        told = answers.read(built_root, "a")
        assert told.base != BASE
        conf = folder / "site.conf"
        conf.write_bytes(nginx_conf.conf(told._replace(base=BASE), folder / "site"))
        work = folder / "work"
        work.mkdir()
        with nginx(work, conf) as port:
            yield f"http://127.0.0.1:{port}{BASE}"


def test_pages_are_read_and_people_found(moved: str, page: Page, log: Log) -> None:
    page.goto(moved)
    page.locator("form[data-hr-find] input").fill("nguyen van a")
    page.get_by_role("option", name="Nguyễn Văn A").first.click()
    page.wait_for_url(f"{moved}bang-vang/nguyen-van-a/")
    page.get_by_role("link", name="Bảng vàng", exact=True).first.click()
    page.wait_for_url(f"{moved}bang-vang/")
    assert [said for said in log.complaints if "Service Worker" not in said] == []  # the test wants none


@pytest.mark.parametrize("address", ["khong-co", "khong/co/", "bang-vang/khong/co/trang/nay"])
def test_an_address_that_is_none_looks_as_all_and_leads_home(moved: str, page: Page, log: Log, address: str) -> None:
    answer = page.goto(f"{moved}{address}")
    assert answer
    assert answer.status == 404
    page.wait_for_function("getComputedStyle(document.querySelector('.hr-main')).maxWidth !== 'none'")
    page.wait_for_function("document.querySelector('.hr-scheme').hasAttribute('aria-pressed')")  # page.js has run
    links = page.locator("a[href]").evaluate_all("links => links.map((link) => link.href)")
    assert [link for link in links if not link.startswith((moved, "mailto:", f"{moved}{address}#"))] == []
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("nguyen van a")
    page.get_by_role("option", name="Nguyễn Văn A").first.click()
    page.wait_for_url(f"{moved}bang-vang/nguyen-van-a/")
    assert not [url for url in log.requests if not re.match(r"http://127\.0\.0\.1|data:", url)]
