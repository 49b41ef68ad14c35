"""Searching as readers do it: by typing, touch and key, on a telephone and on a desk, with and without scripts."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect
from tests.browser.browsing import DESK, PHONE, Log, axe, listened, lost
from tests.serving import served

pytestmark = pytest.mark.browser

PERSON = "bang-vang/nguyen-van-a/"
SIZES = pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])


@pytest.fixture
def log(page: Page) -> Log:
    return listened(page.context)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK, service_workers="block", has_touch=True)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def asked(log: Log) -> list[str]:
    """The files of the search among all that was asked for."""
    return [url for url in log.requests if "/tim-kiem/" in url or re.search(r"/(search|explore)\.", url)]


def complaints(log: Log) -> list[str]:
    """But for one: the worker is held off, so that what the tests hold up on its way is not fetched by it."""
    return [text for text in log.complaints if "Service Worker registration blocked" not in text]


# ── The box ────────────────────────────────────────────────────────────────────────────────────────────────────────


@SIZES
def test_by_touch_in_the_header_of_any_page(page: Page, log: Log, rich_url: str, viewport: ViewportSize) -> None:
    page.set_viewport_size(viewport)
    page.goto(f"{rich_url}thong-ke/", wait_until="networkidle")
    assert asked(log) == [], "nothing comes before it is wanted"
    page.locator(".hr-find").tap()
    box = page.locator("dialog [role=combobox]")
    expect(box).to_be_focused()
    page.keyboard.type("nguyen van a", delay=15)
    expect(page.locator(".hr-hit-name").first).to_have_text("Nguyễn Văn A")
    assert axe(page) == []
    assert lost(page) == []
    page.locator(".hr-hit").first.tap()
    page.wait_for_url(f"{rich_url}{PERSON}")
    page.go_back()
    expect(page.locator(".hr-hit-name").first).to_have_text("Nguyễn Văn A")
    assert page.url == f"{rich_url}thong-ke/?q=nguyen+van+a"
    assert box.input_value() == "nguyen van a"
    assert complaints(log) == []


@SIZES
def test_in_the_home_page(page: Page, log: Log, rich_url: str, viewport: ViewportSize) -> None:
    page.set_viewport_size(viewport)
    page.goto(rich_url, wait_until="networkidle")
    assert asked(log) == []
    page.locator("#tim").tap()
    page.keyboard.type("nguyễn văn", delay=15)
    expect(page.locator(".hr-hit-name").first).to_contain_text("Nguyễn Văn")
    assert axe(page) == []
    assert lost(page) == []
    assert page.url == f"{rich_url}?q=nguy%E1%BB%85n+v%C4%83n"
    assert complaints(log) == []


def test_by_keys_alone(page: Page, rich_url: str) -> None:
    """The combobox of ARIA 1.2: the focus stays in the box, what is chosen is told."""
    page.goto(f"{rich_url}bang-vang/")
    page.keyboard.press("/")
    box = page.locator("dialog [role=combobox]")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("van")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("dialog [role=status]")).to_contain_text("kết quả")
    assert page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    hits = page.locator("[role=option]")
    many = hits.count()
    assert many > 2
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant") == hits.nth(1).get_attribute("id")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    assert chosen.get_attribute("id") == hits.nth(many - 1).get_attribute("id")
    expect(box).to_be_focused()
    target = chosen.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(target or "")


def test_escape_empties_the_box_and_then_closes_it(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}thong-ke/")
    page.keyboard.press("/")
    page.keyboard.type("xyz")
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    assert page.locator("dialog [role=combobox]").input_value() == ""
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".hr-find")).to_have_count(1)
    page.wait_for_url(f"{rich_url}thong-ke/")


def test_back_closes_the_box(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}thong-ke/")
    page.locator(".hr-find").click()
    expect(page.locator("dialog[open]")).to_be_visible()
    page.go_back()
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.url == f"{rich_url}thong-ke/"


def test_an_address_that_asks_is_answered(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}{PERSON}?q=tran+thi+b")
    expect(page.locator("dialog .hr-hit-name").first).to_contain_text("Trần Thị B")
    page.goto(f"{rich_url}?q=tran+thi+b")
    expect(page.locator(".hr-search .hr-hit-name").first).to_contain_text("Trần Thị B")


def test_a_slip_is_forgiven_and_told(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}?q=nguyenn+vann+a")
    expect(page.locator("[role=status]").first).to_contain_text("Không tìm thấy")
    page.goto(f"{rich_url}?q=nguyenn+van+a")
    expect(page.locator(".hr-hit-name").first).to_have_text("Nguyễn Văn A")
    expect(page.locator(".hr-search [role=status]")).to_contain_text("gần giống")


HOSTILE = {
    "long": "a" * 10_000,
    "many words": "nguyen " * 1_500,
    "pattern": ".*+?^${}()|[]\\",
    "script": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "emoji": "🏅🎉👩‍👩‍👧",
    "right to left": "\u202eمرحبا بالعالم",
    "spaces": "     ",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_is_typed_there_is_an_answer_in_time(page: Page, log: Log, rich_url: str, text: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"something ran: {dialog.message}"))
    page.goto(rich_url)
    page.locator("#tim").fill("tran")
    expect(page.locator(".hr-hit").first).to_be_visible()
    page.locator("#tim").fill(text)
    if text.strip():
        expect(page.locator(".hr-search [role=status]")).to_contain_text(re.compile("kết quả|Không tìm thấy"))
    else:
        expect(page.locator(".hr-hit")).to_have_count(0)
    assert page.locator("script, img[onerror]").count() == page.locator("head script").count()
    assert complaints(log) == []


# ── Where it cannot be had ─────────────────────────────────────────────────────────────────────────────────────────


def test_without_scripts_the_lists_do_it(browser: Browser, rich_url: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(rich_url)
    assert page.locator("#tim").is_hidden()
    page.locator(".hr-unscripted a").click()
    page.wait_for_url(f"{rich_url}bang-vang/a-z/")
    assert page.get_by_role("link", name="Nguyễn Văn A", exact=True).count() == 1
    page.goto(f"{rich_url}thong-ke/")
    page.locator(".hr-find").click()
    page.wait_for_url(f"{rich_url}bang-vang/a-z/")
    page.goto(f"{rich_url}bang-vang/?q=nguyen")
    assert page.locator(".hr-card").count() > 0
    assert page.locator("[data-hr-explore]").is_hidden()
    context.close()


def test_without_an_index_there_is_a_clear_line_and_the_lists(page: Page, rich_site: Path, tmp_path: Path) -> None:
    site = shutil.copytree(rich_site, tmp_path / "site")
    shutil.rmtree(site / "tim-kiem")
    with served(site, "/nen/") as url:
        page.goto(f"{url}?q=nguyen")
        expect(page.locator("[role=status]").first).to_have_text("Chưa tìm được lúc này.")
        page.get_by_role("link", name="Danh sách A–Z").first.click()
        page.wait_for_url(f"{url}bang-vang/a-z/")


def test_without_the_index_of_texts_names_are_found(page: Page, rich_site: Path, tmp_path: Path) -> None:
    site = shutil.copytree(rich_site, tmp_path / "site")
    (site / "tim-kiem/van-ban.json").unlink()
    with served(site, "/nen/") as url:
        page.goto(f"{url}?q=nguyen+van+a")
        expect(page.locator(".hr-hit-name").first).to_have_text("Nguyễn Văn A")


def test_a_new_release_in_between_is_noticed(page: Page, rich_site: Path, tmp_path: Path) -> None:
    """The reader's page knows the old list of shards, and the shards have gone."""
    site = shutil.copytree(rich_site, tmp_path / "site")
    with served(site, "/nen/") as url:
        page.goto(url)
        page.locator("#tim").fill("zzz")
        expect(page.locator("[role=status]").first).to_contain_text("Không tìm thấy")
        text = (site / "tim-kiem/ten.json").read_text(encoding="utf-8")
        old = re.search(r'"version":"(\w+)"', text)
        assert old
        for file in ("ten.json", "van-ban.json"):
            text = (site / "tim-kiem" / file).read_text(encoding="utf-8")
            (site / "tim-kiem" / file).write_text(text.replace(old[1], f"{old[1]}n"), encoding="utf-8")
        (site / "tim-kiem" / old[1]).rename(site / "tim-kiem" / f"{old[1]}n")
        page.locator("#tim").fill("nguyen van a")
        expect(page.locator(".hr-hit-name").first).to_have_text("Nguyễn Văn A")


def test_a_slow_line_is_told_and_the_answer_comes(page: Page, rich_url: str) -> None:
    def late(route: Route) -> None:
        time.sleep(2.5)
        route.continue_()

    page.context.route("**/tim-kiem/**", late)
    page.goto(f"{rich_url}?q=nguyen+van+a")
    status = page.locator("[role=status]").first
    expect(status).to_have_text("Đang tìm…")
    expect(page.locator(".hr-hits-ways a").first).to_be_visible()
    expect(page.locator(".hr-hit-name").first).to_have_text("Nguyễn Văn A", timeout=20_000)


def test_a_script_that_does_not_come_leads_to_the_lists(page: Page, rich_url: str) -> None:
    page.context.route("**/assets/search.*.js", lambda route: route.abort())
    page.goto(f"{rich_url}thong-ke/")
    page.locator(".hr-find").click()
    page.wait_for_url(f"{rich_url}bang-vang/a-z/")


def test_the_worker_keeps_no_file_of_the_index(browser: Browser, rich_url: str) -> None:
    """Else a reader without a network could still find whom a later release has taken down."""
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    page.goto(rich_url)
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    page.locator("#tim").fill("nguyen van a")
    expect(page.locator(".hr-hit-name").first).to_have_text("Nguyễn Văn A")
    page.wait_for_timeout(300)
    kept: list[str] = page.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
            (await (await caches.open(name)).keys()).map((request) => request.url)))).flat()"""
    )
    assert any("/assets/" in url for url in kept)
    assert [url for url in kept if "/tim-kiem/" in url] == []
    context.close()


# ── The explorer ───────────────────────────────────────────────────────────────────────────────────────────────────

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
