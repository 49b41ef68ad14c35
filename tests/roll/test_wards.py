"""The reader's ward: those to choose from, what the page of a place tells, and that the choice stays on the device."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.conftest import Once
from tests.running import SITE, contents_of, honorroll_here, write
from tests.serving import served

from honorroll.roll.wards import Ward, Wards, wards

NOW = "bang-vang/dia-ban/phuong-moi/"


def offered(root: Path) -> Wards:
    roll = contents_of(root).roll.roll
    return wards(roll.vocabulary.gazetteer, {url: row.total for url, row in roll.lists.items()})


def test_those_of_today_first_and_by_which_names_they_were_known(site: Path) -> None:
    """Phường Mới took over the whole of Phường Cũ and a part of Phường Chia; nobody is counted in Phường Khác."""
    found = offered(site)
    former = ("phường Chia cũ", "quận Ví Dụ cũ")
    assert found.now == (
        Ward("Phường Khác", "bang-vang/dia-ban/phuong-khac/", 0, before=("phường Chia",), beside=former),
        Ward("Phường Mới", NOW, 3, before=("phường Cũ", "phường Chia")),
    )
    assert [(ward.name, ward.now, ward.district) for ward in found.then] == [
        ("Phường Chia", ("phường Mới", "phường Khác"), "quận Ví Dụ"),
        ("Phường Cũ", ("phường Mới",), "quận Ví Dụ"),
    ]
    assert [(ward.name, ward.now) for ward in found.districts] == [("Quận Ví Dụ", ("phường Khác", "phường Mới"))]


def test_districts_and_cities_are_nobodys_ward(site: Path) -> None:
    places = site / "content/vocabulary/places.yml"
    text = re.sub(r"kind: ward", "kind: district", places.read_text(encoding="utf-8"))
    places.write_text(text, encoding="utf-8")
    assert offered(site) == Wards()
    assert honorroll_here("build", root=site).code == 0
    assert not (site / "site/phuong-toi").exists()
    assert "phuong-toi" not in (site / "site/index.html").read_text(encoding="utf-8")


def with_events(root: Path) -> None:
    """Built, with a conference in Phường Cũ, and a post about somebody there."""
    shutil.copytree(SITE, root)
    meeting = "name: Hội nghị của phường\nlevel: ward\nstatus: held\nstart: 2024-05-01\nplace: phuong-cu\n"
    write(root, "content/conferences/o-phuong/conference.yml", f"{meeting}sources:\n  - title: Nguồn\n")
    head = "title: Một ngày ở trạm\ndate: 2025-10-01\nkind: news\ncolumn: guong-vi-du\nsummary: Một câu.\n"
    write(root, "content/news/o-phuong.md", f"---\n{head}honorees:\n  - nguyen-van-a\n---\n\nMột đoạn.\n")
    built = honorroll_here("build", root=root)
    assert built.code == 0, built.stdout


@pytest.fixture
def warded(once: Once) -> Iterator[tuple[str, Path]]:
    site = once("warded", with_events) / "site"
    with served(site, "/nen/") as url:
        yield url, site


def test_the_page_of_a_place_has_what_happened_there_then_and_now(warded: tuple[str, Path]) -> None:
    _, site = warded
    for url in (NOW, "bang-vang/dia-ban/phuong-cu/", "bang-vang/dia-ban/quan-vi-du/"):
        text = (site / url / "index.html").read_text(encoding="utf-8")
        assert "Hội nghị của phường" in text, url
        assert "Một ngày ở trạm" in text, url
        assert "Đây là nơi tôi ở" in text, url
    city = (site / "bang-vang/dia-ban/thanh-pho-vi-du/index.html").read_text(encoding="utf-8")
    assert "Hội nghị của phường" not in city, "there they would be those of the whole site"
    assert "Đây là nơi tôi ở" not in city


def named(page: Page) -> list[str]:
    return page.locator(".hr-ward .hr-card-name").all_inner_texts()


def test_a_ward_is_chosen_once(browser: Browser, warded: tuple[str, Path]) -> None:
    url, _ = warded
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(url)
        page.get_by_role("link", name="Chọn phường, xã").click()
        find = page.get_by_label("Tìm theo tên")
        find.fill("khong co noi nay")
        expect(page.locator("[data-hr-no-ward]")).to_be_visible()
        find.fill("quan vi du")
        expect(page.locator("[data-hr-ward-item]:visible")).to_have_count(3)  # itself, and the wards that lay in it
        find.fill("du vi quan")
        expect(page.locator("[data-hr-ward-item]:visible")).to_have_count(3)  # in any order, if nothing is called so
        find.fill("phuong cu")
        expect(page.locator("[data-hr-ward-item]:visible")).to_have_count(2)  # itself, and what took it over
        page.get_by_role("link", name="Phường Mới").click()
        button = page.get_by_role("button", name="Đây là nơi tôi ở")
        expect(button).to_have_attribute("aria-pressed", "true")
        page.goto(url)
        expect(page.locator(".hr-ward h2")).to_have_text("Phường Mới")
        assert len(named(page)) >= 3
        expect(page.locator(".hr-ward > .hr-rowed")).to_have_count(1)  # few have a portrait, there as here
        page.locator(".hr-ward .hr-card a").first.click()
        expect(page.locator(".hr-honoree")).to_be_visible()
        page.goto(url + NOW)
        page.get_by_role("button", name="Đây là nơi tôi ở").click()
        expect(page.get_by_text("Đã bỏ chọn.")).to_be_visible()
        page.goto(url)
        expect(page.locator(".hr-ward h2")).to_have_text("Phường, xã của bạn")


DENIED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
#: What may lie on a device: of another site, out of its folder, no JSON, or a ward that is no more.
KEPT = (
    '{"url": "https://ke-xau.example/", "name": "Xấu"}',
    '{"url": "bang-vang/dia-ban/../../x/", "name": "Xấu"}',
    "không phải JSON",
    '{"url": "bang-vang/dia-ban/khong-con/", "name": "Phường không còn"}',
)


def test_what_is_kept_is_not_believed(browser: Browser, warded: tuple[str, Path]) -> None:
    url, _ = warded
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(url)
        for kept in KEPT:
            page.evaluate("kept => localStorage.setItem('hr-ward', kept)", kept)
            page.goto(url, wait_until="networkidle")
            expect(page.locator(".hr-ward h2")).to_have_text("Phường, xã của bạn")
        assert page.evaluate("localStorage.getItem('hr-ward')") is None, "a ward that is no more is forgotten"


def test_a_device_that_keeps_nothing_is_told_so(browser: Browser, warded: tuple[str, Path]) -> None:
    url, _ = warded
    with browser.new_context() as context:
        context.add_init_script(DENIED)
        page = context.new_page()
        page.goto(url + NOW)
        page.get_by_role("button", name="Đây là nơi tôi ở").click()
        expect(page.get_by_text("Trình duyệt này không cho ghi nhớ.")).to_be_visible()
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(url + "phuong-toi/")
        expect(page.get_by_label("Tìm theo tên")).to_be_hidden()
        page.get_by_role("link", name="Phường Mới").click()
        expect(page.get_by_role("button", name="Đây là nơi tôi ở")).to_be_hidden()
