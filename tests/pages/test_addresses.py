"""Addresses outlive programs: what is published keeps its place, and no folder of content may take that of a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from honorroll.pages import addresses


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (addresses.honoree("nguyen-van-a"), "bang-vang/nguyen-van-a/"),
        (addresses.title("nguoi-tot-viec-tot"), "bang-vang/danh-hieu/nguoi-tot-viec-tot/"),
        (addresses.level("nation"), "bang-vang/cap/nation/"),
        (addresses.place("ha-dong"), "bang-vang/dia-ban/ha-dong/"),
        (addresses.field("y-te"), "bang-vang/linh-vuc/y-te/"),
        (addresses.year(2024), "bang-vang/nam/2024/"),
        (addresses.KINDS["household"], "bang-vang/ho-gia-dinh/"),
        (addresses.initial("chu-273"), "bang-vang/a-z/chu-273/"),
        (addresses.page(addresses.ROLL, 1), "bang-vang/"),
        (addresses.page(addresses.ROLL, 2), "bang-vang/trang/2/"),
        (addresses.movement("nong-thon-moi"), "phong-trao/nong-thon-moi/"),
        (addresses.movement_news("nong-thon-moi"), "phong-trao/nong-thon-moi/tin-tuc/"),
        (addresses.conference("hoi-nghi-2025"), "hoi-nghi/hoi-nghi-2025/"),
        (addresses.speech("hoi-nghi-2025", "mo-dau"), "hoi-nghi/hoi-nghi-2025/tham-luan/mo-dau/"),
        (addresses.conference_file("h", addresses.DOCUMENTS, "a.pdf"), "hoi-nghi/h/tai-lieu/a.pdf"),
        (addresses.conference_level("toan-quoc"), "hoi-nghi/cap/toan-quoc/"),
        (addresses.post("mot-tin"), "tin-tuc/mot-tin/"),
        (addresses.news_month("2025", "03"), "tin-tuc/2025/03/"),
        (addresses.numbered(addresses.NEWS, 1), "tin-tuc/trang/1/"),
        (addresses.column("guong-sang"), "chuyen-muc/guong-sang/"),
        (addresses.special("tet"), "chuyen-trang/tet/"),
    ],
)
def test_every_kind_of_page_has_its_address(address: str, url: str) -> None:
    assert address == url


@pytest.mark.parametrize(
    ("url", "list_"),
    [
        ("bang-vang/trang/2/", "bang-vang/"),
        ("bang-vang/danh-hieu/x/trang/12/", "bang-vang/danh-hieu/x/"),
        ("bang-vang/danh-hieu/x/", ""),
        ("bang-vang/trang/02/", ""),
        ("bang-vang/trang/x/", ""),
        ("trang/2/", ""),
    ],
)
def test_the_list_of_a_numbered_page(url: str, list_: str) -> None:
    assert addresses.list_of(url) == list_


@pytest.mark.parametrize(
    ("url", "list_"),
    [
        ("tin-tuc/", "tin-tuc/"),
        ("tin-tuc/trang/3/", "tin-tuc/"),
        ("tin-tuc/2025/03/trang/1/", "tin-tuc/2025/03/"),
        ("chuyen-muc/guong-sang/trang/1/", "chuyen-muc/guong-sang/"),
        ("phong-trao/x/tin-tuc/", "phong-trao/x/tin-tuc/"),
        ("phong-trao/x/", ""),
        ("tin-tuc/mot-tin/", ""),
    ],
)
def test_the_list_of_posts_that_an_address_belonged_to(url: str, list_: str) -> None:
    assert addresses.news_list_at(url) == list_


@pytest.mark.parametrize(
    ("url", "list_"),
    [
        ("hoi-nghi/", "hoi-nghi/"),
        ("hoi-nghi/trang/2/", "hoi-nghi/"),
        ("hoi-nghi/nam/2024/trang/2/", "hoi-nghi/nam/2024/"),
        ("hoi-nghi/hoat-dong/", "hoi-nghi/hoat-dong/"),
        ("hoi-nghi/hoi-nghi-2025/", ""),
    ],
)
def test_the_list_of_conferences_that_an_address_belonged_to(url: str, list_: str) -> None:
    assert addresses.conference_list_at(url) == list_


def test_an_address_is_taken_apart() -> None:
    assert addresses.speech_at("hoi-nghi/h/tham-luan/s/") == ("h", "s")
    assert addresses.speech_at("hoi-nghi/h/") is None
    assert addresses.year_at("bang-vang/nam/2024/trang/2/") == "bang-vang/nam/2024/"
    assert addresses.year_at("bang-vang/nam/") == ""
    assert addresses.honoree_slug("bang-vang/nguyen-van-a/") == "nguyen-van-a"
    assert [addresses.section(url) for url in ("", "bang-vang/", "tin-tuc/2025/")] == ["home", "bang-vang", "tin-tuc"]
    assert (addresses.parent("bang-vang/nam/2024/"), addresses.name("bang-vang/nam/2024/")) == (
        "bang-vang/nam/",
        "2024",
    )
    assert (addresses.parent("bang-vang/"), addresses.name("bang-vang/")) == ("", "bang-vang")


@pytest.mark.parametrize(
    ("path", "url"),
    [("danh-hieu/x", "bang-vang/danh-hieu/x/"), ("phong-trao/x", "phong-trao/x/"), ("bang-vang", "bang-vang/")],
)
def test_directives_leave_out_the_roll(path: str, url: str) -> None:
    assert addresses.list_at(path) == url
    assert addresses.list_path(url) == path


@pytest.mark.parametrize(
    ("top", "words"),
    [
        (
            addresses.ROLL,
            (
                "a-z ca-nhan cap cap-suy-ton danh-hieu dia-ban ho-gia-dinh linh-vuc nam nhan-to-moi o suy-ton tap-the "
                "trang truc-tiep"
            ),
        ),
        (addresses.CONFERENCES, "cap hoat-dong nam o theo-doi trang"),
        (addresses.NEWS, "ke-hoach o trang"),
    ],
)
def test_the_words_of_lists_are_reserved(top: str, words: str) -> None:
    assert sorted(addresses.reserved(top)) == words.split()


@pytest.mark.parametrize("top", [addresses.ROLL, addresses.CONFERENCES])
def test_every_folder_of_the_site_is_that_of_content_or_reserved(built_root: Path, top: str) -> None:
    content = "honorees" if top == addresses.ROLL else "content/conferences"
    ours = {path.parent.name for path in (built_root / content).rglob("*.yml")}
    former = {  # which lead to where a page is now
        page.parent.name
        for page in (built_root / "site" / top).glob("*/index.html")
        if 'http-equiv="refresh"' in page.read_text(encoding="utf-8")
    }
    folders = {path.name for path in (built_root / "site" / top).iterdir() if path.is_dir()}
    assert folders - ours - former <= addresses.reserved(top)
    assert folders & addresses.reserved(top)
