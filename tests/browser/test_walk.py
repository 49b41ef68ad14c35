"""The site works without JavaScript, wide and narrow: by links alone a visitor gets from home to a person."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page
from tests.bench.profiles import make
from tests.running import SITE, honorroll_here
from tests.serving import served

pytestmark = pytest.mark.browser

BASE = "/nen/"
PERSON = re.compile(rf"{BASE}bang-vang/([a-z0-9-]+-[0-9]+)/")


class Site(NamedTuple):
    """A built site of invented honorees: its address, and the name of each honoree by slug."""

    home: str
    names: dict[str, str]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root, profiles = make(tmp_path_factory.mktemp("walk") / "root", SITE, 130)
    shutil.rmtree(root / "site", ignore_errors=True)
    assert honorroll_here("build", root=root).code == 0
    names = {path.parent.name: path.read_text(encoding="utf-8").split("\n")[0][6:].strip('"') for path in profiles}
    with served(root / "site", BASE) as home:
        yield Site(home, names)


@pytest.fixture(params=[pytest.param(1280, id="wide"), pytest.param(390, id="narrow")])
def page(request: pytest.FixtureRequest, browser: Browser, whole: Site) -> Iterator[Page]:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": request.param, "height": 844}, locale="vi-VN"
    )
    page = context.new_page()
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page.on("request", lambda ask: missing.append(ask.url) if not ask.url.startswith((whole.home, "data:")) else None)
    page.goto(whole.home)
    yield page
    context.close()
    assert not missing, "what the pages ask for is there, and comes from the site itself"


def follow(page: Page, address: str) -> None:
    """Click the first visible link whose address, below the base path, is ``address``, a regular expression."""
    links = page.locator("a[href]")
    targets = links.evaluate_all(
        "links => links.map(link => link.checkVisibility() && link.href !== location.href ? link.pathname : '')"
    )
    places = [n for n, target in enumerate(targets) if re.fullmatch(BASE + address, target or "")]
    assert places, f"no visible link to {address} on {page.url}"
    links.nth(places[0]).click()
    page.wait_for_load_state()
    assert re.search(f"{BASE}{address}(#.*)?$", page.url), page.url
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{page.url} is too wide"


def arrive(page: Page, site: Site) -> str:
    """Click the first card; the honoree's own page opens, and tells the name."""
    follow(page, r"bang-vang/[a-z0-9-]+-[0-9]+/")
    found = PERSON.search(page.url)
    assert found
    name = site.names[found[1]]
    assert page.locator("h1").inner_text().strip().replace("\xa0", " ") == name
    assert name in page.title()
    return page.locator("body").inner_text()


@pytest.mark.parametrize(
    ("index", "list_", "told"),
    [
        pytest.param("bang-vang/danh-hieu/", r"bang-vang/danh-hieu/[a-z-]+/", lambda heading: heading, id="by title"),
        pytest.param("bang-vang/dia-ban/", r"bang-vang/dia-ban/phuong-cu/", lambda heading: heading, id="by place"),
        pytest.param("bang-vang/nam/", r"bang-vang/nam/[0-9]{4}/", lambda heading: heading[-4:], id="by year"),
    ],
)
def test_from_home_to_a_person(page: Page, whole: Site, index: str, list_: str, told: Callable[[str], str]) -> None:
    follow(page, index)
    follow(page, list_)
    heading = page.locator("h1").inner_text().strip().replace("\xa0", " ")
    assert told(heading) in arrive(page, whole)


def test_from_home_to_a_person_by_initial(page: Page, whole: Site) -> None:
    """The index of initials leads to the page and the place where the names with that letter begin."""
    follow(page, "bang-vang/")
    letters = page.locator('a[href*="#chu-"]').filter(visible=True)
    letter = letters.nth(letters.count() - 1)
    initial = letter.inner_text().strip()
    letter.click()
    page.wait_for_load_state()
    assert re.search(rf"{BASE}bang-vang/trang/[0-9]+/#chu-", page.url), "the last letter is not on the first page"
    place = page.locator(f'[id="{page.url.split("#")[1]}"]')
    assert page.evaluate("window.scrollY") > 0 or place.bounding_box()
    slug = place.locator("a").first.get_attribute("href") or ""
    name = whole.names[slug.rstrip("/").split("/")[-1]]
    assert name.split()[-1].startswith(initial)
    place.locator("a").first.click()
    page.wait_for_load_state()
    assert page.locator("h1").inner_text().strip().replace("\xa0", " ") == name


def test_page_by_page_through_everyone(page: Page, whole: Site) -> None:
    """The pages of the list of all hold everyone once, in one order."""
    follow(page, "bang-vang/")
    seen: list[str] = []
    while True:
        hrefs = page.locator("main a[href]").evaluate_all("links => links.map(link => link.pathname)")
        found = [match[1] for href in hrefs if (match := PERSON.fullmatch(href))]
        seen += dict.fromkeys(found)
        if not page.locator('a[rel="next"]').count():
            break
        page.locator('a[rel="next"]').click()
        page.wait_for_load_state()
    assert sorted(seen) == sorted(whole.names)


def test_a_wrong_address_says_so_and_leads_home(browser: Browser, whole: Site) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        answer = page.goto(f"{whole.home}khong/co/trang/nay/")
        assert answer
        assert answer.status == 404
        page.locator(f'a[href="{BASE}"], a[href="{BASE}."]').first.click()
        page.wait_for_load_state()
        assert page.url == whole.home
