"""The wall shows those of the list in turn: with a server or from a USB stick, with and without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.browsing import axe, listened
from tests.browser.test_offline import release, withdraw
from tests.serving import served

pytestmark = pytest.mark.browser

SCREEN, TALL, PHONE = (1920, 1080), (1080, 1920), (390, 844)
NAME = "Hộ ông Lê Văn C"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, service_workers="block")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def names(page: Page) -> list[str]:
    return page.locator(".hr-wall h3").all_inner_texts()


def shown(page: Page) -> str:
    return page.locator(".hr-stage h2").inner_text()


def after(name: str, everybody: list[str]) -> str:
    return everybody[(everybody.index(name) + 1) % len(everybody)]


def test_one_after_the_other_by_keyboard_and_by_itself(page: Page, rich_url: str) -> None:
    log = listened(page.context)
    page.goto(f"{rich_url}man-hinh/")
    everybody = names(page)
    assert len(everybody) > 20
    page.clock.install()
    page.get_by_label("Mỗi người").select_option("8")
    page.get_by_role("button", name="Trình chiếu").press("Enter")
    page.locator(".hr-stage h2").wait_for()
    first = shown(page)
    page.clock.fast_forward(8_500)
    page.get_by_role("heading", name=after(first, everybody), exact=True, level=2).wait_for()
    page.keyboard.press("Space")
    assert page.get_by_role("button", name="Chạy tiếp").is_visible()
    page.clock.fast_forward(60_000)
    assert shown(page) == after(first, everybody), "it goes on though it was paused"
    page.keyboard.press("ArrowLeft")
    page.get_by_role("heading", name=first, exact=True, level=2).wait_for()
    assert page.locator(".hr-stage-place").get_attribute("aria-live") == "polite"
    page.keyboard.press("Escape")
    assert page.locator("dialog.hr-stage").is_hidden()
    assert [said for said in log.complaints if "Service Worker" not in said] == []  # the test wants none


def test_one_list_alone_also_by_its_address(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}man-hinh/")
    chosen = page.get_by_label("Chiếu", exact=True)
    chosen.select_option(label="Hộ gia đình (1)")
    assert page.locator(".hr-wall h3:visible").all_inner_texts() == [NAME]
    page.goto(f"{rich_url}man-hinh/{page.get_by_role('link', name='địa chỉ tự trình chiếu').get_attribute('href')}")
    page.locator(".hr-stage h2").wait_for()
    assert shown(page) == NAME
    assert page.locator(".hr-stage-foot").inner_text().split("\n")[0].endswith("· Hộ gia đình")
    page.goto(f"{rich_url}man-hinh/?bang=khong-co")
    assert page.locator(".hr-wall h3:visible").count() > 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screen_is_accessible_and_everything_fits(page: Page, rich_url: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]  # one of the two
    page.add_init_script("delete Element.prototype.requestFullscreen")  # iPhones have none; a full screen has one size
    page.goto(f"{rich_url}man-hinh/")
    page.evaluate(
        """() => {
          const [first, second] = document.querySelectorAll(".hr-slide");
          first.querySelector("h3 a").textContent = "Nguyễn Thị Hoàng ".repeat(24);
          second.querySelector("h3 a").textContent = "Nguyễn".repeat(66);
          Math.random = () => 0;
        }"""
    )
    page.get_by_role("button", name="Trình chiếu").click()
    page.locator(".hr-stage h2").wait_for()
    page.keyboard.press("Space")
    for width, height in (SCREEN, TALL, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(100)
        for _ in range(2):
            assert page.evaluate(_OUTSIDE) == [], f"{width} × {height}"
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(100)
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(100)
    assert axe(page) == []


_OUTSIDE = """() => {
  const edge = document.querySelector(".hr-stage-place").getBoundingClientRect();
  const code = document.querySelector(".hr-stage .hr-slide-code").getBoundingClientRect();
  return [...document.querySelectorAll(".hr-stage .hr-slide *")].filter((element) => {
    const box = element.getBoundingClientRect();
    const isText = element.closest(".hr-slide-text");
    return box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 1
      || box.bottom > (isText ? code.top : edge.bottom) + 2;
  }).map((element) => element.outerHTML.slice(0, 120));
}"""


def test_it_runs_from_a_usb_stick(page: Page, built_root: Path, tmp_path: Path) -> None:
    """A copy of the folder of the site, opened as a file: no server, no network, and it begins by itself."""
    shutil.copytree(built_root / "site", tmp_path / "usb")
    page.context.set_offline(True)
    page.goto(f"{(tmp_path / 'usb/man-hinh/index.html').as_uri()}?chay")
    page.locator(".hr-stage h2").wait_for()
    for _ in names(page):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(60)
        if page.locator(".hr-stage picture").count():
            break
    picture = page.locator(".hr-stage picture img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") >= 160
    assert page.locator(".hr-slide-code img").first.evaluate("image => image.naturalWidth") >= 21
    assert page.evaluate("document.fonts.check('600 16px \"Be Vietnam Pro\"')")


def test_who_was_taken_down_is_not_shown_any_more(site: Path, page: Page) -> None:
    with served(release(site), "/nen/") as url:
        page.goto(f"{url}man-hinh/")
        assert NAME in names(page)
        withdraw(site)
        release(site)
        page.get_by_role("button", name="Trình chiếu").click()
        page.locator(".hr-stage h2").wait_for()
        assert NAME not in names(page)


def test_a_copy_that_cannot_ask_the_site_ends_after_thirty_days(page: Page, built_root: Path, tmp_path: Path) -> None:
    shutil.copytree(built_root / "site", tmp_path / "usb")
    address = f"{(tmp_path / 'usb/man-hinh/index.html').as_uri()}?chay"
    page.goto(address)
    page.locator(".hr-stage h2").wait_for()
    page.evaluate("for (const key of Object.keys(localStorage)) localStorage[key] = Date.now() - 31 * 86_400_000")
    page.goto(address)
    page.get_by_text("đã hơn 30 ngày").wait_for()
    assert page.locator(".hr-stage h2").count() == 0


def test_without_a_script_it_is_a_list(browser: Browser, rich_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{rich_url}man-hinh/")
    assert len(names(page)) > 20
    assert page.get_by_role("button", name="Trình chiếu").is_hidden()
    context.close()
