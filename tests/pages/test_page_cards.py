"""Which social card a page has that is about nobody alone."""

from __future__ import annotations

from honorroll.content.settings import Settings
from honorroll.content.shared import Period
from honorroll.media.honoree_pictures import PictureSettings
from honorroll.pages import addresses
from honorroll.pages.html import Image
from honorroll.pages.page_cards import CardedPage, PageCards

SETTINGS = Settings("Bảng vàng", "https://bang-vang.example/nen/", "Một câu.", "", "", Period(), "", "")
WARD = CardedPage(addresses.place("phuong-vi-du"), "Phường Ví Dụ", "Địa bàn")
PLACES = CardedPage(addresses.PLACES, "Địa bàn")
POST = CardedPage(addresses.post("tin"), "Tin", "Tin tức", sent=True)


def cards(*pages: CardedPage, drawn: bool = True) -> PageCards:
    return PageCards(SETTINGS, PictureSettings(b"recipe", "Bảng vàng", drawn), pages)


def test_a_page_has_the_card_of_the_nearest_page_above_it() -> None:
    found = cards(PLACES, WARD)
    own = found.image(WARD.url)
    assert own is not None
    assert own.alt == "Phường Ví Dụ"
    assert found.image(f"{WARD.url}trang/2/") == own
    of_all = found.image(addresses.PLACES)
    assert of_all not in (own, None)
    assert found.image(addresses.place("phuong-khac")) == of_all
    assert found.image("gi-do/") == found.image(addresses.HOME)


def test_only_what_is_sent_has_a_square_and_a_tall_picture() -> None:
    found = cards(WARD, POST)
    assert found.pictures(WARD.url, None) == ""
    assert found.pictures(POST.url, None) == found.sets[POST.url].name


def test_a_conference_has_those_of_its_own_card_and_a_cover_has_none() -> None:
    found = cards()
    assert found.pictures("hoi-nghi/x/", Image("anh/0123/the.jpg", 1200, 630, "")) == "0123"
    assert found.pictures("hoi-nghi/x/", Image("anh/0123/rong-1200.jpg", 1200, 630, "")) == ""


def test_a_site_without_social_cards_has_none() -> None:
    found = cards(WARD, drawn=False)
    assert found.sets == {}
    assert found.image(WARD.url) is None
    assert found.pictures(WARD.url, None) == ""
