"""What every kind of page has to stand up to in a real browser: on a phone and on a desk, light and dark."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser import rich
from tests.browser.browsing import DESK, PHONE, Log, axe, listened, lost, unfocusable

pytestmark = pytest.mark.browser

#: The status of a page that is not there is an error to Chromium, and not to us; and that page asks at every height.
NOT_THERE = re.compile(r"/khong/co/.*status of 404|" + (LOST := r"/assets/lost\.[0-9a-f]{8}\.js"))


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """As a reader has it: the policy of the pages holds, and nothing is let through."""
    opened = browser.new_context(viewport=PHONE, locale="vi-VN")
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def log(context: BrowserContext) -> Log:
    return listened(context)


@pytest.fixture
def page(context: BrowserContext, log: Log) -> Iterator[Page]:
    log.requests.clear()
    log.complaints.clear()
    opened = context.new_page()
    yield opened
    opened.close()


def size(page: Page, width: int, height: int = 900) -> None:
    page.set_viewport_size({"width": width, "height": height})


def test_no_kind_of_page_is_left_out(rich_site: Path) -> None:
    """Every address of the site is like one of those looked at; whoever adds a kind of page adds it to ``rich``."""
    there = rich.pages(rich_site)
    assert [url for url in there if not any(re.fullmatch(shape, url) for shape in rich.SHAPES)] == []
    assert set(rich.KINDS.values()) - set(there) == {rich.KINDS["missing"]}


@pytest.mark.parametrize("kind", rich.KINDS)
def test_a_page_at_both_sizes_in_both_schemes(page: Page, log: Log, rich_url: str, kind: str) -> None:
    """axe has nothing to say, no text is lost down to 320 px and at 200 % zoom, the policy holds, nothing leaves."""
    page.goto(rich_url + rich.KINDS[kind])
    page.evaluate("document.fonts.ready")
    assert [said for said in log.complaints if not NOT_THERE.search(said)] == []
    assert [url for url in log.requests if not url.startswith(rich_url) and not re.search(LOST, url)] == []
    found: dict[str, list[str]] = {}
    for width, height in ((PHONE["width"], PHONE["height"]), (DESK["width"], DESK["height"])):
        size(page, width, height)
        found[f"out of sight at {width}"] = lost(page)
        page.emulate_media(color_scheme="light")
        found[f"axe at {width}, light"] = axe(page)
        page.emulate_media(color_scheme="dark")  # which changes colours and nothing else
        found[f"axe at {width}, dark"] = axe(page, only="color-contrast")
    found["focus"] = unfocusable(page)
    size(page, 640)  # of a window of 1280 at 200 %
    found["out of sight at 200 %"] = lost(page)
    size(page, 320)
    found["out of sight at 320"] = lost(page)
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("kind", ["home", "list", "everything", "hand-written", "statistics"])
def test_larger_text(page: Page, rich_url: str, kind: str) -> None:
    """A reader who has made only the text larger loses nothing: twice the size on a desk, the most of Android on a
    phone.
    """
    page.goto(rich_url + rich.KINDS[kind])
    for viewport, percent in ((DESK, 200), (PHONE, 130)):
        page.evaluate("(percent) => { document.documentElement.style.fontSize = `${percent}%`; }", percent)
        size(page, viewport["width"])
        assert lost(page) == []


MOVES = """() => [...document.querySelectorAll("*")].flatMap((element) => [null, "::before", "::after"]
  .map((part) => getComputedStyle(element, part))
  .filter((style) => style.animationName !== "none"
    || style.transitionDuration.split(", ").some((time) => parseFloat(time))
    || style.scrollBehavior === "smooth")
  .map((style) => `${element.tagName}.${element.className}: ${style.transition} ${style.animation}`))"""


@pytest.mark.parametrize("kind", ["home", "list", "individual", "statistics"])
def test_nothing_moves_for_whom_motion_makes_ill(page: Page, rich_url: str, kind: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(rich_url + rich.KINDS[kind])
    assert page.evaluate(MOVES) == []


#: How many colours there are in each of some boxes of a picture.
COLOURS = """async ([data, boxes]) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d", {willReadFrequently: true});
  canvas.drawImage(picture, 0, 0);
  return boxes.map((box) => new Set(new Uint32Array(canvas.getImageData(...box).data.buffer)).size);
}"""
BOXES = """() => {
  const wanted = "header :is(a, button, summary), main :is("
    + "a, button, summary, input, select, .hr-medallion, .hr-highest, .hr-bars, svg:not(.hr-chart))";
  return [...document.querySelectorAll(wanted)].filter((element) => element.checkVisibility()).map((element) => {
    const box = element.getBoundingClientRect();
    return [element.outerHTML.slice(0, 200), [box.x + scrollX, box.y + scrollY, box.width, box.height].map(Math.round)];
  }).filter(([, box]) => box[2] && box[3]);
}"""


@pytest.mark.parametrize(
    ("kind", "width", "scheme"),
    [("home", 390, "dark"), ("list", 390, "light"), ("individual", 1280, "dark"), ("statistics", 390, "light")],
)
def test_a_reader_who_sets_the_colours(
    page: Page, rich_url: str, kind: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    """In forced colours every control can be seen, and which of them has the focus."""
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    size(page, width)
    page.goto(rich_url + rich.KINDS[kind])
    assert axe(page, without="color-contrast") == []  # which takes our colours for those that the reader sees
    boxes = page.evaluate(BOXES)
    picture = b64encode(page.screenshot(full_page=True)).decode()
    blank = page.context.new_page()
    counts = blank.evaluate(COLOURS, [picture, [box for _, box in boxes]])
    blank.close()
    assert [name for (name, _), count in zip(boxes, counts, strict=True) if count < 2] == []
    assert unfocusable(page) == []


# ── By keyboard alone ──────────────────────────────────────────────────────────────────────────────────────────────

FOCUSED = """() => {
  const element = document.activeElement, box = element.getBoundingClientRect();
  const all = [...document.querySelectorAll("*")];
  return {
    tag: element.tagName.toLowerCase(), class: element.className,
    text: element.textContent.trim(), at: all.indexOf(element),
    card: element.matches(".hr-card > a"), outline: parseFloat(getComputedStyle(element).outlineWidth) || 0,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


def press(page: Page, key: str = "Tab") -> dict[str, Any]:
    """What has the focus after ``key``."""
    page.keyboard.press(key)
    focused: dict[str, Any] = page.evaluate(FOCUSED)
    return focused


@pytest.mark.parametrize("width", [390, 1280])
def test_by_keyboard_from_the_top_to_a_person(page: Page, rich_url: str, width: int) -> None:
    """Every stop is in the window, in the order of the document and marked, until Enter on a card opens the person."""
    size(page, width)
    page.goto(f"{rich_url}bang-vang/")
    stops = [press(page)]
    while not stops[-1]["card"] and len(stops) < 90:
        stops.append(press(page))
    assert stops[0]["class"] == "hr-skip"
    assert [stop for stop in stops if not (stop["seen"] and stop["outline"] >= 2)] == []
    assert [stop["at"] for stop in stops] == sorted({stop["at"] for stop in stops})
    card = page.locator(".hr-card-name").first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_selector("article")
    assert page.locator("h1").inner_text().replace("\xa0", " ") == card.replace("\xa0", " ")


def test_the_skip_link_leads_to_the_content(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}bang-vang/nguyen-van-a/")
    press(page)
    after = press(page, "Enter")
    assert (after["tag"], page.url.split("#")[1]) == ("main", "noi-dung")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert press(page)["text"] == "Trang chủ"  # the first step of the way to the page, not the first of the header


@pytest.mark.parametrize("script", [True, False])
def test_the_menu_of_a_phone_by_keyboard(browser: Browser, rich_url: str, script: bool) -> None:
    """It opens, leads on and closes by keys, and does without the script what it can do without."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{rich_url}bang-vang/")
    menu, summary = page.locator("details.hr-menu"), page.locator("details.hr-menu > summary")
    first = menu.locator("a").first
    for _ in range(8):
        if summary.evaluate("(element) => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert (menu.get_attribute("open"), first.is_visible()) == ("", True)
    page.keyboard.press("Tab")
    assert first.evaluate("(element) => element === document.activeElement")
    if script:
        page.keyboard.press("Escape")
        assert (menu.get_attribute("open"), first.is_visible()) == (None, False)
        assert summary.evaluate("(element) => element === document.activeElement")
    else:
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Space")
        assert (menu.get_attribute("open"), first.is_visible()) == (None, False)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(rich_url)
    context.close()


@pytest.mark.parametrize("kind", ["home", "list", "everything", "statistics"])
def test_without_any_script_the_page_is_whole(browser: Browser, rich_url: str, kind: str) -> None:
    """No button that does nothing, no text that is not there."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(rich_url + rich.KINDS[kind])
    assert page.locator("button:visible").count() == 0
    assert lost(page) == []
    context.close()
