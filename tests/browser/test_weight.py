"""What a first visit costs on a slow line, and that nothing moves while the page comes in."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, ViewportSize
from tests.browser.browsing import DESK, PHONE
from tests.serving import served

pytestmark = pytest.mark.browser

#: Bytes of all answers of a first visit to an honoree without portrait; of the HTML of an honoree; of a list of 48
#: cards.
FIRST_VISIT, HONOREE, LIST = 116_000, 9_000, 14_000
SHIFT = 0.01
#: What one line of a heading more or less moves: at most 44 px of a window of 900.
LINE = 0.05


@pytest.fixture(scope="module")
def real_url(real: Path) -> Iterator[str]:
    with served(real) as url:
        yield url


def compressed(page: Path) -> int:
    return len(gzip.compress(page.read_bytes(), 6))


def honorees(site: Path) -> Iterator[Path]:
    for page in site.glob("bang-vang/*/index.html"):
        if '<article class="hr-honoree">' in page.read_text(encoding="utf-8"):
            yield page


def test_the_html_of_every_honoree(real: Path) -> None:
    sizes = {page.parent.name: compressed(page) for page in honorees(real)}
    assert len(sizes) > 90
    assert {slug: size for slug, size in sizes.items() if size > HONOREE} == {}


def test_the_html_of_every_list(real: Path) -> None:
    cards = {page: page.read_text(encoding="utf-8").count('class="hr-card"') for page in real.rglob("index.html")}
    assert max(cards.values()) == 48
    assert {str(page): compressed(page) for page, n in cards.items() if n >= 24 and compressed(page) > LIST} == {}


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_first_visit_to_an_honoree(browser: Browser, real: Path, viewport: ViewportSize) -> None:
    """Everything that the server sends, what is fetched for later included."""
    heaviest = max(honorees(real), key=compressed).parent.name
    sent: list[int] = []
    with served(real, sent=sent) as url:
        context = browser.new_context(viewport=viewport)
        context.new_page().goto(f"{url}bang-vang/{heaviest}/", wait_until="networkidle")
        context.close()
    assert len(sent) > 5
    assert sum(sent) <= FIRST_VISIT


#: Adds up every shift of the page's life: stricter than the measure of the same name, which takes the worst five
#: seconds.
OBSERVE = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});"""


def slow(route: Route) -> None:
    time.sleep(0.25)
    route.continue_()


@pytest.fixture(scope="module", params=[PHONE, DESK], ids=["phone", "desk"])
def slow_fonts(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=request.param, service_workers="block")  # its fetching has no part in this
    context.add_init_script(OBSERVE)
    context.route("**/*.woff2", slow)
    yield context
    context.close()


@pytest.mark.parametrize("path", ["", "bang-vang/", "bang-vang/danh-hieu/", "bang-vang/le-the-trung/"])
def test_nothing_moves_when_the_fonts_come(slow_fonts: BrowserContext, real_url: str, path: str) -> None:
    """The page is read in the stand-in first, and the fonts, when they are there, take just its room."""
    assert shift(slow_fonts, real_url + path) <= SHIFT


def test_what_is_at_the_brink_of_a_line_moves_no_more_than_a_line(
    slow_fonts: BrowserContext, real: Path, real_url: str
) -> None:
    """Now and then the stand-in breaks a heading elsewhere: for two honorees in a hundred, on a phone, by one line."""
    paths = ["thong-ke/", *(f"bang-vang/{page.parent.name}/" for page in sorted(honorees(real))[::20])]
    shifts = sorted(shift(slow_fonts, real_url + path) for path in paths)
    assert shifts[-2] <= SHIFT
    assert shifts[-1] <= LINE


def shift(context: BrowserContext, url: str) -> float:
    """How far everything moved while the page and then its fonts came in."""
    page = context.new_page()
    page.goto(url)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(100)
    assert page.evaluate("[...document.fonts].filter((font) => font.status === 'loaded').length") >= 3
    shifted: float = page.evaluate("window.shifted")
    page.close()
    return shifted
