"""Photos in a real browser: the right file for the screen, a gallery by keys, by touch and without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Route, expect
from tests.browser.browsing import DESK, PHONE, axe, listened, lost
from tests.serving import served

pytestmark = pytest.mark.browser

PAGE = "bang-vang/nguyen-van-a/"


@pytest.fixture(scope="module")
def home(built_root: Path) -> Iterator[str]:
    with served(built_root / "site", "/nen/") as url:
        yield url


def test_a_telephone_gets_avif_of_the_width_that_it_shows(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport=PHONE, device_scale_factor=2)
    log = listened(context)
    page = context.new_page()
    page.goto(home + PAGE)
    page.wait_for_load_state("networkidle")
    assert page.locator(".hr-portrait img").evaluate("image => image.currentSrc").endswith("chan-dung-640.avif")
    page.goto(f"{home}bang-vang/")
    card = page.locator(".hr-card img").first
    card.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert card.evaluate("image => image.currentSrc").endswith("chan-dung-160.avif"), "in a row it is small"
    boxes = page.locator(".hr-card .hr-photo, .hr-card .hr-medallion").evaluate_all(
        "parts => parts.map(part => "
        "{ const box = part.getBoundingClientRect(); return [box.width, box.height].map(Math.round) + '' })"
    )
    assert set(boxes) == {"60,60", "60,36"}, "portraits and motifs are of one size, the photo of a group as wide"
    assert log.complaints == []


def test_the_gallery_opens_over_the_page_and_is_worked_by_keys(browser: Browser, home: str) -> None:
    for size in (PHONE, DESK):
        context = browser.new_context(viewport=size, reduced_motion="reduce")
        log = listened(context)
        page = context.new_page()
        page.goto(home + PAGE)
        first = page.locator(".hr-gallery a").first
        first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".pswp--open")
        assert page.locator(".pswp .hr-caption").inner_text().startswith("Ông Nguyễn Văn A cùng hai đồng nghiệp.")
        assert page.locator(".pswp__counter").inner_text() == "1 / 2"
        assert axe(page) == []
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.pswp__counter').innerText === '2 / 2'")
        page.keyboard.press("Escape")
        page.wait_for_selector(".pswp", state="detached")
        assert page.evaluate("document.activeElement.closest('.hr-gallery') !== null")
        assert log.complaints == []
        assert lost(page) == []
        context.close()


def test_without_a_script_each_thumbnail_is_a_link_to_its_photo(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(home + PAGE)
    page.locator(".hr-gallery a").first.click()
    assert page.url.endswith(".jpg")


def test_the_lightbox_is_fetched_at_the_first_touch_and_a_hasty_tap_waits_for_it(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport=PHONE, service_workers="block", has_touch=True)
    log = listened(context)
    page = context.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    context.route(re.compile("photoswipe.*js"), hold)
    page.goto(home + PAGE)
    page.wait_for_load_state("networkidle")
    assert not [url for url in log.requests if "photoswipe" in url or "gallery" in url]
    with page.expect_request(re.compile("photoswipe.*js")):
        page.locator(".hr-gallery a").first.tap()
    page.locator(".hr-gallery a").first.tap()
    held.pop().continue_()
    expect(page.locator(".pswp--open")).to_have_count(1)
    assert page.url == home + PAGE


def test_where_the_lightbox_does_not_come_a_tap_leads_to_the_photo(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport=PHONE, service_workers="block", has_touch=True)
    context.route(re.compile("photoswipe"), lambda route: route.abort())
    page = context.new_page()
    page.goto(home + PAGE)
    page.locator(".hr-gallery a").first.tap()
    page.wait_for_url("**/*.jpg")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_album_opens_in_the_same_way_and_unfolds_what_is_folded(
    browser: Browser, rich_url: str, scheme: Literal["light", "dark"]
) -> None:
    for size in (PHONE, DESK):
        context = browser.new_context(viewport=size, reduced_motion="reduce", color_scheme=scheme)
        log = listened(context)
        page = context.new_page()
        page.goto(f"{rich_url}hoi-nghi/day-du/")
        page.wait_for_load_state("networkidle")
        album = page.locator(".hr-album")
        assert album.locator(".hr-gallery a[data-hr-width]").count() == 24
        assert album.locator("details a[data-hr-width]").first.is_visible() is False
        posters = page.locator("video[poster]").evaluate_all("films => films.map(film => film.poster)")
        asked = [url for url in log.requests if re.search(r"/anh/[^/]+/anh-", url)]
        assert set(asked) <= set(posters), "no photo before it is opened"
        album.locator("a[data-hr-width]").nth(3).focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".pswp--open")
        assert page.locator(".pswp__counter").inner_text() == "4 / 24"
        assert axe(page) == []
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.pswp__counter').innerText === '5 / 24'")
        page.keyboard.press("Escape")
        page.wait_for_selector(".pswp", state="detached")
        album.locator("a[data-hr-width]").first.click()
        link = page.locator(".pswp .hr-caption a")
        assert link.evaluate("link => getComputedStyle(link).color") == "rgb(216, 207, 196)", "who is in it, on black"
        page.keyboard.press("Escape")
        page.wait_for_selector(".pswp", state="detached")
        assert album.locator("details a[data-hr-width]").first.is_visible()
        assert (axe(page), lost(page), log.complaints) == ([], [], [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_post_shows_its_cover_and_opens_its_photos(
    browser: Browser, rich_url: str, scheme: Literal["light", "dark"]
) -> None:
    for size in (PHONE, DESK):
        context = browser.new_context(viewport=size, reduced_motion="reduce", color_scheme=scheme)
        log = listened(context)
        page = context.new_page()
        page.goto(f"{rich_url}tin-tuc/")
        assert page.locator(".hr-post .hr-photo img").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.goto(f"{rich_url}tin-tuc/day-du/")
        page.wait_for_load_state("networkidle")
        assert page.locator(".hr-cover img").evaluate("image => image.currentSrc").endswith(".avif")
        assert (axe(page), lost(page)) == ([], [])
        page.locator(".hr-cover a").click()
        page.wait_for_selector(".pswp--open")
        assert page.locator(".pswp .hr-caption").inner_text().startswith("Ủy ban Mặt trận Tổ quốc")
        page.keyboard.press("Escape")
        page.wait_for_selector(".pswp", state="detached")
        page.locator(".hr-gallery a").last.click()
        page.wait_for_selector(".pswp--open")
        assert page.locator(".pswp__counter").inner_text() == "2 / 2"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert log.complaints == []
        context.close()


def test_without_a_script_album_and_cover_are_links_and_what_is_folded_unfolds(browser: Browser, rich_url: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    for url, link in (("hoi-nghi/day-du/", ".hr-album details a[data-hr-width]"), ("tin-tuc/day-du/", ".hr-cover a")):
        page.goto(f"{rich_url}{url}")
        if "details" in link:
            page.locator(".hr-album summary").click()
        page.locator(link).first.click()
        assert page.url.endswith(".jpg")
