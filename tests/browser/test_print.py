"""An honoree on paper: one A4 page, and a code on it that leads back to the page."""

from __future__ import annotations

import random
import string

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.printed import Paper

from honorroll.content.nominations import QUESTIONS
from honorroll.formats import qr

pytestmark = pytest.mark.browser

A4 = (210, 297)
#: The address of the miniature site: what is printed leads there, wherever the page was printed.
LIVE = "https://bang-vang.example/nen/"


def printed(page: Page) -> Paper:
    return Paper(page.pdf(prefer_css_page_size=True, print_background=False))


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page()


@pytest.mark.parametrize("path", ["bang-vang/nguyen-van-a/", "bang-vang/khong-gi/", "bang-vang/tap-the-vi-du/"])
def test_an_honoree_is_one_page_with_a_code(page: Page, rich_url: str, path: str) -> None:
    page.goto(rich_url + path)
    name = page.locator("h1").inner_text()
    paper = printed(page)
    assert paper.sizes == [A4]
    assert paper.codes == [[LIVE + path]]
    assert name in paper.text[0]
    assert LIVE + path in paper.text[0].replace("\r\n", "")
    assert "Chia sẻ" not in paper.text[0]


@pytest.mark.parametrize("path", ["bang-vang/nguyen-van-a/", "bang-vang/day-du/", "bang-vang/tap-the-vi-du/"])
def test_a_poster_is_one_sheet_without_any_script(browser: Browser, rich_url: str, path: str) -> None:
    """It says who and why, and its code leads to the page; whatever else the page has stays out."""
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(rich_url + path)
    told = page.locator("h1, .hr-deed, .hr-highest").all_inner_texts()
    page.get_by_role("link", name="Áp phích A4").click()
    paper = printed(page)
    context.close()
    assert paper.sizes == [A4]
    assert paper.codes == [[LIVE + path]]
    text = "".join(paper.text[0].split())
    assert all("".join(each.split()) in text for each in told)
    assert "Nguồn" not in text
    assert "Trởlạitrang" not in text


def test_the_form_for_nominations_is_one_page(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}gioi-thieu-guong/phieu/")
    lines = page.locator(".hr-form-line").count()
    paper = printed(page)
    assert paper.sizes == [A4]
    assert lines == sum(question.lines for question in QUESTIONS)
    assert all(question.label in paper.text[0] for question in QUESTIONS)


def test_the_form_of_consent_is_one_page(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}gui-tu-lieu/phieu-dong-y/")
    boxes = page.locator(".hr-form-boxes li").all_inner_texts()
    paper = printed(page)
    assert paper.sizes == [A4]
    assert len(boxes) > 8
    text = "".join(paper.text[0].split())  # a line may end anywhere
    assert all("".join(box.split("…")[0].split()) in text for box in boxes)


def test_whoever_has_much_gets_the_paper_it_needs(page: Page, rich_url: str) -> None:
    """Nothing is lost between the pages, and the code is there once."""
    page.goto(f"{rich_url}bang-vang/day-du/")
    awards = page.locator(".hr-awards li").count()
    paper = printed(page)
    assert set(paper.sizes) == {A4}
    assert len(paper.sizes) > 2
    assert [code for codes in paper.codes for code in codes] == [f"{LIVE}bang-vang/day-du/"]
    text = "".join("".join(paper.text).split())  # a line may end anywhere
    assert text.count("Quyếtđịnhsố12345/QĐ") == awards == 40
    assert all(str(year) in "".join(paper.text) for year in range(1990, 2010))  # and nowhere in a year


def test_a_page_of_a_list_says_on_paper_that_it_is_not_all(page: Page, rich_url: str) -> None:
    page.goto(f"{rich_url}bang-vang/trang/2/")
    text = " ".join("".join(printed(page).text).split())
    assert "Đây là trang 2 trên" in text
    assert "Trang trước" not in text


def test_the_page_of_a_dark_screen_is_black_on_white(browser: Browser, rich_url: str) -> None:
    """Print has its own colours: with those of the dark scheme, the text would be as white as the paper."""
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{rich_url}bang-vang/nguyen-van-a/")
    page.emulate_media(media="print")
    colours = page.evaluate(
        "(names) => names.map((name) => getComputedStyle(document.querySelector(name)).color)", ["h1", ".hr-awards a"]
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(0, 0, 0)"]
    assert printed(page).codes == [[f"{LIVE}bang-vang/nguyen-van-a/"]]


def test_codes_of_addresses_of_every_length_can_be_read(page: Page) -> None:
    """A reader that is not ours reads fifty addresses of 20 to 200 signs from our codes."""
    draw = random.Random(5)  # noqa: S311  # nothing here is secret
    signs = string.ascii_letters + string.digits + "-._~%?&=/#"
    wanted = ["https://a.example/" + "".join(draw.choices(signs, k=length - 18)) for length in range(20, 201, 4)]
    wanted += [f"https://bang-vang.example/Đặng-Thị-Ước-{'ữ' * n}/" for n in (0, 1, 20, 45)]
    style = "<style>img { width: 60mm; height: auto; margin: 10mm; image-rendering: pixelated }</style>"
    sheets = "".join(f'<div style="break-after: page">{qr.img_element(address)}</div>' for address in wanted)
    page.set_content(f"<!DOCTYPE html><title>QR</title>{style}{sheets}")
    assert [code for codes in printed(page).codes[: len(wanted)] for code in codes] == wanted
