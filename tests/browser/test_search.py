"""Searching as readers do it: by typing, touch and key, on a telephone and on a desk, with and without scripts."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect
from tests.browser.browsing import DESK, PHONE, Log, axe, lost
from tests.serving import served

pytestmark = pytest.mark.browser

PERSON = "bang-vang/nguyen-van-a/"
SIZES = pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])


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


# ── On a telephone, with the keyboard up ───────────────────────────────────────────────────────────────────────────

ABOVE_KEYS: ViewportSize = {"width": 390, "height": 520}


def test_the_sheet_opens_from_the_home_page_and_shows_results_above_the_keys(
    page: Page, log: Log, rich_url: str
) -> None:
    page.set_viewport_size(ABOVE_KEYS)
    page.goto(rich_url, wait_until="networkidle")
    page.locator("#tim").tap()
    box = page.locator("dialog [role=combobox]")
    expect(box).to_be_focused()
    expect(page.locator("dialog .hr-hits-hints a").first).to_be_visible()
    assert axe(page) == []
    box.fill("nguyễn")
    third = page.locator("dialog .hr-hit").nth(2)
    expect(third).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("dialog .hr-hit").first.tap()
    page.wait_for_url(f"{rich_url}bang-vang/**")
    page.goto(rich_url, wait_until="networkidle")
    page.locator("#tim").tap()
    again = page.locator("dialog .hr-hits-again")
    expect(again).to_have_text("nguyễn")
    again.tap()
    expect(box).to_have_value("nguyễn")
    expect(page.locator("dialog .hr-hit").first).to_be_visible()
    box.fill("")
    page.locator("dialog .hr-hits-forget").tap()
    expect(again).to_have_count(0)
    page.go_back()
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert complaints(log) == []


def test_what_a_page_says_is_quoted_with_the_words_marked(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}{PERSON}")
    story = page.locator(".hr-story p").first.inner_text()
    words = " ".join(re.findall(r"\w+", story)[2:5])
    page.goto(f"{rich_url}thong-ke/?q={words}")
    expect(page.locator("dialog .hr-hit mark").first).to_be_visible()
    marked = " ".join(page.locator("dialog .hr-hit").first.locator("mark").all_inner_texts())
    assert set(words.lower().split()) <= set(re.findall(r"\w+", marked.lower()))


QUOTED = {
    "<li><span>Lê Thị A</span><span>Dệt <b>lụa</b>, từ 1990</span></li>": "Lê Thị A · Dệt lụa, từ 1990",
    "<p>Lê Thị A<br>Năm 2018, <em>một</em> mình (<a>nguồn 1</a>), <a>B</a><a>2</a></p>": (
        "Lê Thị A Năm 2018, một mình (nguồn 1), B · 2"
    ),
    "<section class=hr-contribute><p>Lê Thị A gửi</p></section><details class=hr-in-photos><p>Lê Thị A: 2</p></details>"
    "<p>Lê Thị A.<small>Ảnh</small></p>": "Lê Thị A. Ảnh",
    "<p>Có lê, có thị</p>": None,
}


def test_what_only_its_look_sets_apart_is_apart_in_a_quotation(page: Page, rich_url: str, rich_site: Path) -> None:
    (script,) = (rich_site / "assets").glob("aside.*.js")
    page.goto(f"{rich_url}thong-ke/")
    asked = [f"{rich_url}assets/{script.name}", [f"<main>{html}</main>" for html in QUOTED]]
    told = page.evaluate(
        """async ([address, pages]) => {
          const { passage } = await import(address);
          const parsed = (html) => new DOMParser().parseFromString(html, "text/html");
          return pages.map((html) => passage(parsed(html), new Set(["le", "thi", "a"]))?.text ?? null);
        }""",
        asked,
    )
    assert told == list(QUOTED.values())


def test_where_nothing_may_be_stored_everything_is_found_all_the_same(browser: Browser, rich_url: str) -> None:
    context = browser.new_context(viewport=ABOVE_KEYS, has_touch=True, service_workers="block")
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied'); }});"
    )
    page.goto(f"{rich_url}thong-ke/")
    page.locator(".hr-find").tap()
    expect(page.locator("dialog .hr-hits-hints")).to_have_count(1)
    page.keyboard.type("nguyen van a")
    page.locator("dialog .hr-hit").first.tap()
    page.wait_for_url(f"{rich_url}{PERSON}")
    context.close()


def test_without_a_network_a_line_leads_to_what_is_kept(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}thong-ke/")
    page.locator(".hr-find").tap()
    expect(page.locator("dialog .hr-hits-hints").first).to_be_visible()
    page.context.route("**/tim-kiem/**", lambda route: route.abort())
    page.context.set_offline(True)
    page.keyboard.type("tran")
    expect(page.locator("dialog [role=status]")).to_have_text("Không có mạng.")
    expect(page.locator("dialog .hr-hits-ways a")).to_have_attribute("href", f"{rich_url}ngoai-tuyen/")


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
