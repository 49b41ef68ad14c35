"""A reader without a network reads what was opened, and never what was taken down."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.browsing import listened
from tests.running import honorroll_here
from tests.serving import served

pytestmark = pytest.mark.browser

#: Somebody whom no conference names: such an honoree cannot be taken down before the conference is mended.
HONOREE, LIST, NAME = "bang-vang/ho-ong-le-van-c/", "bang-vang/", "Hộ ông Lê Văn C"
NO_NETWORK, TAKEN_DOWN = "Không có mạng", "Trang đã được gỡ"

_KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(request.url);
  return found;
}"""
_AGED = """async ([part, days]) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (!request.url.endsWith(part)) continue;
      const response = await cache.match(request), headers = new Headers(response.headers);
      headers.set("x-honorroll-kept", Date.now() - days * 86_400_000);
      await cache.put(request, new Response(await response.blob(), { headers }));
    }
  }
}"""


def release(root: Path) -> Path:
    out = root.parent / "public"
    result = honorroll_here("build", "--site-dir", str(out), root=root)
    assert result.code == 0, result
    return out


@pytest.fixture
def base(site: Path) -> Iterator[str]:
    with served(release(site), "/nen/") as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(service_workers="allow")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def heading(page: Page, url: str) -> str:
    page.goto(url)
    return page.locator("h1").first.inner_text()


def kept(page: Page, url: str) -> bool:
    return any(address.endswith(url) for address in page.evaluate(_KEPT))


def wait_until_kept(page: Page, url: str, wanted: bool = True) -> None:
    for _ in range(100):
        if kept(page, url) == wanted:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{url} {'is not' if wanted else 'is still'} kept: {page.evaluate(_KEPT)}")


def opened(page: Page, base: str) -> None:
    """Open the honoree first, as who follows a link from elsewhere does, and then the list."""
    assert heading(page, base + HONOREE) == NAME
    wait_until_kept(page, f"/nen/{HONOREE}")
    page.goto(base + LIST)
    wait_until_kept(page, f"/nen/{LIST}")


def test_what_was_opened_is_read_without_a_network(page: Page, base: str) -> None:
    log = listened(page.context)
    opened(page, base)
    assert log.complaints == []
    wait_until_kept(page, ".woff2")
    page.context.set_offline(True)
    assert heading(page, base + HONOREE) == NAME
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Be Vietnam Pro\"'))")
    assert page.evaluate("getComputedStyle(document.querySelector('.hr-skip')).position") != "static", "no style"
    assert heading(page, f"{base}{HONOREE}?utm_source=zalo") == NAME
    assert heading(page, f"{base}thong-ke/") == NO_NETWORK
    page.context.set_offline(False)
    assert heading(page, f"{base}thong-ke/") == "Thống kê"


def test_a_new_release_throws_away_what_was_taken_down(site: Path, page: Page, base: str) -> None:
    opened(page, base)
    profile = site / "honorees/households/ho-ong-le-van-c/profile.yml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(
        text.replace("basis: public-record\n", "basis: public-record\n  withdrawn:\n    date: 2025-11-01\n"),
        encoding="utf-8",
    )
    release(site)
    page.goto(f"{base}gioi-thieu/")  # another page: the new worker comes with it
    wait_until_kept(page, f"/nen/{HONOREE}", wanted=False)
    wait_until_kept(page, f"/nen/{LIST}", wanted=False)
    page.context.set_offline(True)
    assert heading(page, base + HONOREE) == NO_NETWORK
    assert heading(page, base + LIST) == NO_NETWORK
    assert heading(page, f"{base}gioi-thieu/") == "Giới thiệu"
    page.context.set_offline(False)
    assert heading(page, base + HONOREE) == TAKEN_DOWN
    assert NAME not in page.content()
    wait_until_kept(page, f"/nen/{HONOREE}")
    page.context.set_offline(True)
    assert heading(page, base + HONOREE) == TAKEN_DOWN


def test_what_the_network_answers_takes_the_place_of_the_copy(site: Path, page: Page, base: str) -> None:
    opened(page, base)
    (site.parent / "public" / HONOREE / "index.html").unlink()  # a server that has nothing there any more
    assert heading(page, base + HONOREE) == "Không tìm thấy trang"
    wait_until_kept(page, f"/nen/{HONOREE}", wanted=False)
    page.context.set_offline(True)
    assert heading(page, base + HONOREE) == NO_NETWORK


def test_an_old_copy_is_not_shown(page: Page, base: str) -> None:
    opened(page, base)
    page.evaluate(_AGED, [f"/nen/{HONOREE}", 29])
    page.context.set_offline(True)
    assert heading(page, base + HONOREE) == NAME
    page.evaluate(_AGED, [f"/nen/{HONOREE}", 31])
    assert heading(page, base + HONOREE) == NO_NETWORK
    assert not kept(page, f"/nen/{HONOREE}")


def test_a_network_that_never_answers_is_not_waited_for(site: Path, page: Page) -> None:
    with served(release(site), "/nen/") as base:
        opened(page, base)
    with socket.create_server(("127.0.0.1", urlsplit(base).port or 0)):  # takes every call, and says nothing
        assert heading(page, base + HONOREE) == NAME
