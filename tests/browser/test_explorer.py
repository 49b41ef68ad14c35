"""The explorer of a list: filters, order, and what it says where it finds nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from tests.browser.browsing import PHONE, Log, axe, lost
from tests.browser.test_search import SIZES, asked, complaints

pytestmark = pytest.mark.browser

CARDS = ".hr-explored .hr-card-name"


def opened(page: Page, url: str) -> None:
    page.goto(url)
    page.locator(".hr-explored .hr-card, .hr-loosen").first.wait_for(state="attached")


def names(page: Page, selector: str) -> list[str]:
    found: list[str] = page.locator(selector).evaluate_all("all => all.map(element => element.textContent)")
    return found


def test_its_order_is_that_of_the_build(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}bang-vang/")
    wanted = names(page, ".hr-card-name")[:24]
    opened(page, f"{rich_url}bang-vang/?xep=ten")
    assert names(page, CARDS) == wanted
    assert page.locator(".hr-cards").first.is_hidden()


@pytest.mark.parametrize("kind", ["ca-nhan", "tap-the"])
def test_what_it_leaves_is_what_the_list_has(page: Page, rich_url: str, kind: str) -> None:
    page.goto(f"{rich_url}bang-vang/{kind}/")
    wanted, count = names(page, ".hr-card-name")[:24], page.locator(".hr-count strong").inner_text()
    opened(page, f"{rich_url}bang-vang/?doi-tuong={kind}")
    assert names(page, CARDS) == wanted
    assert page.locator(".hr-count strong").inner_text() == count


@SIZES
def test_choices_combine_and_are_counted(page: Page, log: Log, rich_url: str, viewport: ViewportSize) -> None:
    page.set_viewport_size(viewport)
    page.goto(f"{rich_url}bang-vang/", wait_until="networkidle")
    assert asked(log) == []
    if viewport == PHONE:
        page.get_by_role("button", name="Lọc và sắp xếp").click()
    page.locator("summary", has_text="Danh hiệu").click()
    choice = page.locator("[data-hr-group=danh-hieu] li").first
    count = choice.locator(".hr-number").inner_text()
    choice.locator("label").click()
    total = page.locator(".hr-count strong")
    expect(total).to_have_text(count)
    page.locator("summary", has_text="Năm").click()
    years = page.locator("[data-hr-group=nam] li")
    left = years.filter(has_not=page.locator(".hr-none")).last
    expect(left).to_be_visible()
    assert axe(page) == []
    assert lost(page) == []
    count = left.locator(".hr-number").inner_text()
    left.locator("input").check()
    expect(total).to_have_text(count)
    address = page.url
    assert re.search(r"\?danh-hieu=[a-z-]+&nam=[0-9-]+$", address)
    if viewport == PHONE:
        page.locator(".hr-sheet-done").click()
        expect(page.locator("dialog[open]")).to_have_count(0)
    assert axe(page) == []
    assert lost(page) == []
    opened(page, address)
    expect(total).to_have_text(count)
    assert complaints(log) == []


def test_the_filters_stand_beside_the_list_before_anything_is_fetched(page: Page, log: Log, rich_url: str) -> None:
    """On a desk; the first of them that is opened fetches the rest, and nothing moves under the hand that opened it."""
    page.goto(f"{rich_url}bang-vang/", wait_until="networkidle")
    assert page.locator("[data-hr-explore]").is_hidden()
    summary = page.locator(".hr-filters summary").first
    before, cards = summary.bounding_box(), page.locator(".hr-cards").first.bounding_box()
    assert before
    assert cards
    assert before["x"] + before["width"] < cards["x"]
    assert asked(log) == []
    summary.click()
    page.locator(".hr-filters fieldset").first.wait_for()
    assert summary.bounding_box() == before
    page.locator("#hr-xep").select_option("nam")
    expect(page).to_have_url(re.compile(r"\?xep=nam$"))
    assert complaints(log) == []


def test_an_order_that_is_chosen_first_is_kept(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}bang-vang/")
    page.locator("#hr-xep").select_option("hang")
    expect(page).to_have_url(re.compile(r"\?xep=hang$"))
    opened(page, f"{rich_url}bang-vang/?xep=hang")
    assert page.locator("#hr-xep").input_value() == "hang"


@SIZES
def test_filters_that_do_not_come_are_told(page: Page, rich_url: str, viewport: ViewportSize) -> None:
    page.set_viewport_size(viewport)
    page.context.route("**/tim-kiem/**", lambda route: route.abort())
    page.goto(f"{rich_url}bang-vang/")
    if viewport == PHONE:
        page.locator("[data-hr-explore]").click()
    else:
        page.locator(".hr-filters summary").first.click()
    expect(page.get_by_text("Chưa lọc được lúc này.")).to_be_visible()
    assert page.locator(".hr-card").first.is_visible()
    page.context.unroute("**/tim-kiem/**")
    if viewport == PHONE:
        page.locator("[data-hr-explore]").click()
    else:
        page.locator(".hr-filters summary").nth(1).click()
    page.locator(".hr-explored .hr-card").first.wait_for(state="attached")


def test_nothing_left_says_what_to_loosen(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}bang-vang/?xep=ten")
    page.locator(".hr-filters fieldset").first.wait_for(state="attached")
    groups: dict[str, list[str]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("[data-hr-group]")].map((group) =>
            [group.dataset.hrGroup, [...group.querySelectorAll("input[type=checkbox]")].map((box) => box.value)]))"""
    )
    for year in groups["nam"]:
        for title in groups["danh-hieu"]:
            opened(page, f"{rich_url}bang-vang/?nam={year}&danh-hieu={title}")
            if page.locator(".hr-loosen").is_visible():
                break
        else:
            continue
        break
    loosen = page.locator(".hr-loosen button").first
    left = re.search(r"còn ([0-9.]+) hồ sơ", loosen.inner_text())
    assert left
    assert axe(page) == []
    loosen.click()
    expect(page.locator(".hr-count strong")).to_have_text(left[1])
    assert page.locator(CARDS).count() > 0


def test_it_is_worked_by_keys(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}bang-vang/")
    page.locator(".hr-filters summary").first.focus()
    page.keyboard.press("Enter")
    page.locator(".hr-filters fieldset").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"\?doi-tuong=[a-z-]+$"))
    expect(page.locator(".hr-chips button")).to_have_count(1)


def test_later_years_and_higher_titles_come_first(page: Page, rich_url: str) -> None:
    opened(page, f"{rich_url}bang-vang/?xep=nam&nam=2020-2025")
    page.locator(".hr-sort select").wait_for()
    assert page.locator(".hr-sort select").input_value() == "nam"
    opened(page, f"{rich_url}bang-vang/?xep=hang")
    ranked = names(page, CARDS)
    opened(page, f"{rich_url}bang-vang/?xep=ten")
    assert sorted(ranked) == sorted(names(page, CARDS)) or len(ranked) == 24
    assert ranked != names(page, CARDS)


def test_portraits_are_shown_where_there_are_any(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}?q=nguyen+van+a")
    shown = page.locator(".hr-hit img").first
    expect(shown).to_have_js_property("complete", True)
    assert shown.evaluate("(image) => image.naturalWidth") > 0
    opened(page, f"{rich_url}bang-vang/?doi-tuong=ca-nhan&danh-hieu=huan-chuong-vi-du")
    card = page.locator(".hr-explored .hr-card img").first
    card.scroll_into_view_if_needed()
    expect(card).to_have_js_property("complete", True)
    box = card.bounding_box()
    assert box
    assert card.evaluate("(image) => image.naturalWidth") > 0
    assert box["height"] == pytest.approx(box["width"] * 5 / 4, abs=1.5)
