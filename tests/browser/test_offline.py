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

_UNREACHED = """async (days) => {
  for (const name of await caches.keys()) {
    if (!name.endsWith(" roll")) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (!request.url.endsWith("ngoai-tuyen/giu.json")) continue;
      const state = await (await cache.match(request)).json();
      await cache.put(request, new Response(JSON.stringify({...state, reached: Date.now() - days * 86_400_000})));
    }
  }
}"""


def release(root: Path) -> Path:
    out = root.parent / "public"
    result = honorroll_here("build", "--site-dir", str(out), root=root)
    assert result.code == 0, result
    return out


def withdraw(root: Path) -> None:
    profile = root / "honorees/households/ho-ong-le-van-c/profile.yml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(
        text.replace("basis: public-record\n", "basis: public-record\n  withdrawn:\n    date: 2025-11-01\n"),
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def steady(built_root: Path) -> Iterator[str]:
    """A site that stays as it is."""
    with served(built_root / "site", "/nen/") as url:
        yield url


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


def keep_everything(page: Page, base: str) -> None:
    page.goto(f"{base}ngoai-tuyen/")
    page.get_by_role("button", name="Giữ cả bảng vàng (khoảng").click()
    page.get_by_text("Đã giữ cả bảng vàng").wait_for()


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


def test_what_was_opened_is_read_without_a_network(page: Page, steady: str) -> None:
    log = listened(page.context)
    opened(page, steady)
    assert log.complaints == []
    wait_until_kept(page, ".woff2")
    page.context.set_offline(True)
    assert heading(page, steady + HONOREE) == NAME
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Be Vietnam Pro\"'))")
    assert page.evaluate("getComputedStyle(document.querySelector('.hr-skip')).position") != "static", "no style"
    assert heading(page, f"{steady}{HONOREE}?utm_source=zalo") == NAME
    assert heading(page, f"{steady}thong-ke/") == NO_NETWORK
    page.context.set_offline(False)
    assert heading(page, f"{steady}thong-ke/") == "Thống kê"


def test_a_new_release_throws_away_what_was_taken_down(site: Path, page: Page, base: str) -> None:
    opened(page, base)
    withdraw(site)
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


def test_an_old_copy_is_not_shown(page: Page, steady: str) -> None:
    opened(page, steady)
    page.evaluate(_AGED, [f"/nen/{HONOREE}", 29])
    page.context.set_offline(True)
    assert heading(page, steady + HONOREE) == NAME
    page.evaluate(_AGED, [f"/nen/{HONOREE}", 31])
    assert heading(page, steady + HONOREE) == NO_NETWORK
    assert not kept(page, f"/nen/{HONOREE}")


def test_a_network_that_never_answers_is_not_waited_for(site: Path, page: Page) -> None:
    with served(release(site), "/nen/") as base:
        opened(page, base)
    with socket.create_server(("127.0.0.1", urlsplit(base).port or 0)):  # takes every call, and says nothing
        assert heading(page, base + HONOREE) == NAME


def test_the_whole_roll_is_kept_with_one_tap(page: Page, steady: str) -> None:
    log = listened(page.context)
    page.goto(f"{steady}ngoai-tuyen/")
    page.get_by_text("chiếm khoảng").wait_for()  # the size is told first
    keep_everything(page, steady)
    assert log.complaints == []
    page.context.set_offline(True)
    assert heading(page, steady + HONOREE) == NAME, "never opened"
    assert heading(page, f"{steady}thong-ke/") == "Thống kê"
    page.goto(f"{steady}bang-vang/nguyen-van-a/")
    shown = page.locator(".hr-portrait img, .hr-honoree img").first
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") >= 160
    page.keyboard.press("/")
    page.locator("#hr-tim").fill("ong le van")
    page.get_by_role("option").first.wait_for()
    assert NAME in page.get_by_role("option").first.inner_text()


def test_the_kept_roll_drops_the_withdrawn_and_follows_the_site(site: Path, page: Page, base: str) -> None:
    keep_everything(page, base)
    withdraw(site)
    release(site)
    page.goto(f"{base}gioi-thieu/")
    wait_until_kept(page, f"/nen/{HONOREE}", wanted=False)
    wait_until_kept(page, f"/nen/{LIST}")  # as it is now
    page.context.set_offline(True)
    assert heading(page, base + HONOREE) == NO_NETWORK
    page.goto(base + LIST)
    assert NAME not in page.content()
    page.keyboard.press("/")
    page.locator("#hr-tim").fill("ong le van c")
    page.wait_for_timeout(600)
    assert NAME not in page.locator("dialog").inner_text()


def test_the_kept_roll_ends_when_the_site_was_not_reached(page: Page, steady: str) -> None:
    keep_everything(page, steady)
    page.evaluate(_UNREACHED, 29)
    page.context.set_offline(True)
    assert heading(page, steady + HONOREE) == NAME
    page.evaluate(_UNREACHED, 31)
    assert heading(page, steady + LIST) == NO_NETWORK
    assert not kept(page, f"/nen/{HONOREE}")


def test_the_kept_roll_is_thrown_away_when_the_reader_says_so(page: Page, steady: str) -> None:
    keep_everything(page, steady)
    page.get_by_role("button", name="Xóa bản đã giữ").click()
    page.get_by_role("button", name="Giữ cả bảng vàng").wait_for()
    page.context.set_offline(True)
    assert heading(page, steady + HONOREE) == NO_NETWORK


def test_a_device_that_keeps_nothing_is_told_so_in_a_line(browser: Browser, steady: str) -> None:
    context = browser.new_context(service_workers="allow")
    denied = "Promise.reject(new DOMException('no', 'SecurityError'))"
    context.add_init_script(f"CacheStorage.prototype.keys = () => {denied}")
    page = context.new_page()
    page.goto(f"{steady}ngoai-tuyen/")
    page.get_by_text("Trình duyệt này không cho giữ trang").wait_for()
    assert page.get_by_role("button", name="Giữ cả bảng vàng").count() == 0
    context.close()


def test_a_device_without_room_is_told_so_in_a_line(browser: Browser, steady: str) -> None:
    context = browser.new_context(service_workers="block")
    context.add_init_script(
        """const put = Cache.prototype.put;
        Cache.prototype.put = function (address, ...rest) {
          if (String(address).includes("thong-ke")) throw new DOMException("full", "QuotaExceededError");
          return put.call(this, address, ...rest);
        };"""
    )
    page = context.new_page()
    page.goto(f"{steady}ngoai-tuyen/")
    page.get_by_role("button", name="Giữ cả bảng vàng").click()
    page.get_by_text("Máy hết chỗ. Mới giữ được một phần.").wait_for()
    assert page.get_by_role("button", name="Giữ tiếp").is_visible()
    context.close()
