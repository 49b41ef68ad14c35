"""A consultation in a browser whose clock goes on after the build: the page was made on 5 December 2025, and closes on
the day that it states, in Hanoi and elsewhere.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from tests.browser.browsing import DESK, PHONE, at, axe, listened, lost
from tests.conftest import Once
from tests.consultations.proposed import CONSULTATION, HOLIDAYS, PATH, propose
from tests.running import SITE, honorroll_here, write
from tests.serving import served

pytestmark = pytest.mark.browser

CONSULTED = "lay-y-kien/huan-chuong-2026/"
LATER = CONSULTATION.replace("2025-12-01", "2025-12-08").replace("Huân chương Ví Dụ", "Bằng khen")


@pytest.fixture(scope="module")
def url(once: Once) -> Iterator[str]:
    def make(root: Path) -> None:
        shutil.copytree(SITE, root)
        write(root, PATH, CONSULTATION)
        write(root, "content/consultations/bang-khen-2026.yml", LATER)
        write(root, "content/holidays.yml", HOLIDAYS)
        propose(root, "do-thi-k", "Đỗ Thị K")
        assert honorroll_here("build", "--date", "2025-12-05", root=root).code == 0

    with served(once("consultations", make) / "site", "/nen/") as address:
        yield address


OPEN = [
    ("2025-12-05T09:00", "Còn 10 ngày."),
    ("2025-12-14T23:59", "Còn 1 ngày."),
    ("2025-12-15T00:00", "Hôm nay là ngày cuối cùng."),
    ("2025-12-15T23:59", "Hôm nay là ngày cuối cùng."),
]


@pytest.mark.parametrize(("moment", "left"), OPEN)
def test_while_it_is_open(context: BrowserContext, url: str, moment: str, left: str) -> None:
    page = at(context, url + CONSULTED, moment)
    expect(page.get_by_text(left)).to_be_visible()
    expect(page.get_by_role("link", name="https://phuong-vi-du.example/gop-y")).to_be_visible()
    expect(page.locator(".hr-state:visible")).to_have_text("Đang lấy ý kiến")


def test_it_closes_itself_after_its_last_day(context: BrowserContext, url: str) -> None:
    page = at(context, url + CONSULTED, "2025-12-16T00:00")
    expect(page.locator(".hr-state:visible")).to_have_text("Đã kết thúc, chờ quyết định")
    expect(page.get_by_text("phuong-vi-du.example")).to_have_count(2)
    for address in page.get_by_text("phuong-vi-du.example").all():
        expect(address).to_be_hidden()
    expect(page.get_by_role("heading", name="Gửi ý kiến")).to_be_hidden()
    expect(page.get_by_text("Đỗ Thị K")).to_be_visible()
    honoree = at(context, f"{url}bang-vang/do-thi-k/", "2025-12-16T00:00")
    expect(honoree.locator(".hr-state:visible")).to_have_text("Đã kết thúc, chờ quyết định")


def test_the_list_and_the_home_page_follow(context: BrowserContext, url: str) -> None:
    page = at(context, f"{url}lay-y-kien/", "2025-12-09T09:00")
    opened = page.locator("section", has=page.get_by_role("heading", name="Đang lấy ý kiến"))
    expect(opened.get_by_role("listitem")).to_have_count(2)
    expect(page.get_by_role("heading", name="Sắp lấy ý kiến")).to_have_count(0)
    page = at(context, f"{url}lay-y-kien/", "2025-12-16T09:00")
    closed = page.locator("section", has=page.get_by_role("heading", name="Đã kết thúc, chờ quyết định"))
    expect(closed.get_by_role("listitem")).to_have_count(1)
    page = at(context, f"{url}lay-y-kien/", "2025-12-30T09:00")
    expect(page.get_by_text("Hiện không có đợt lấy ý kiến nào đang mở.")).to_be_visible()
    band = ".hr-consultation-band"
    expect(at(context, url, "2025-12-15T23:00").locator(band)).to_be_visible()
    expect(at(context, url, "2025-12-16T00:00").locator(band)).to_be_hidden()


def test_the_page_closes_while_it_is_open(browser: Browser, url: str) -> None:
    with browser.new_context(viewport=DESK, locale="vi-VN") as context:
        page = context.new_page()
        page.clock.install(time=datetime.fromisoformat("2025-12-15T23:59:50+07:00"))
        page.goto(url + CONSULTED)
        expect(page.locator(".hr-state:visible")).to_have_text("Đang lấy ý kiến")
        page.clock.run_for(20_000)
        expect(page.locator(".hr-state:visible")).to_have_text("Đã kết thúc, chờ quyết định")


def test_without_a_script_the_page_states_the_day(browser: Browser, url: str) -> None:
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(url + CONSULTED)
        expect(page.locator(".hr-deadline:visible")).to_contain_text("đến hết thứ Hai, ngày 15 tháng 12 năm 2025")
        expect(page.locator(".hr-state:visible")).to_have_text("Đang lấy ý kiến")


@pytest.mark.parametrize("path", ["lay-y-kien/", CONSULTED, "bang-vang/do-thi-k/", ""])
@pytest.mark.parametrize("moment", ["2025-12-05T09:00", "2025-12-16T09:00"])
def test_everybody_can_read_it(browser: Browser, url: str, path: str, moment: str) -> None:
    with browser.new_context(viewport=PHONE, locale="vi-VN") as context:
        log = listened(context)
        page = at(context, url + path, moment)
        expect(page.locator("h1")).to_be_visible()
        assert lost(page) == []
        assert log.complaints == []
        assert axe(page) == []
