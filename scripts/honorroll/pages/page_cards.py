"""Social cards of pages that are about nobody alone: what Zalo and Facebook show of them. No I/O.

A page without a card of its own has that of the nearest page above it: the second page of a list that of the list, a
list without anybody that of its kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlsplit

from honorroll.content.settings import Settings
from honorroll.media.honoree_pictures import PictureSettings
from honorroll.media.renditions import CARD_FILE, RenditionSet, SocialCard, card_set
from honorroll.pages import addresses
from honorroll.pages.html import Image
from honorroll.pages.pictures import shared_card


class CardedPage(NamedTuple):
    """A page that gets a card: what is said above its name and below, ``""`` for nothing."""

    url: str
    name: str
    kicker: str = ""
    line: str = ""
    sent: bool = False
    """Whether it also gets a square and a tall picture, to be sent without its address."""


#: What pages of a section are called, on cards of theirs.
KICKERS = {
    addresses.CONFERENCES: "Hội nghị",
    addresses.NEWS: "Tin tức",
    addresses.COLUMNS: "Chuyên mục",
    addresses.SPECIAL: "Chuyên trang",
    addresses.CONSULTATIONS: "Lấy ý kiến nhân dân",
    addresses.MODELS: "Mô hình",
    addresses.CAMPAIGNS: "Đợt thi đua",
    addresses.REPORT: "Báo cáo tổng kết",
}


class PageCards:
    """The cards of a site. ``pages`` are those of its content; without social cards there are none."""

    def __init__(self, settings: Settings, studio: PictureSettings, pages: Iterable[CardedPage]) -> None:
        self._settings, self._studio, self._pages = settings, studio, pages

    @cached_property
    def sets(self) -> dict[str, RenditionSet]:
        """The set of each card by the address of its page."""
        if not self._studio.cards:
            return {}
        host = urlsplit(self._settings.url).hostname or ""
        home = SocialCard(self._settings.name, (self._settings.description,), host, "", sent=True)
        sets = {addresses.HOME: card_set(None, "", None, home, self._studio.recipe)}
        for page in self._pages:
            lines = (page.line,) if page.line else ()
            card = SocialCard(page.name, lines, self._studio.site, "", None, page.kicker, page.sent)
            sets[page.url] = card_set(None, "", None, card, self._studio.recipe)
        return sets

    def nearest(self, url: str) -> RenditionSet | None:
        """The card of the page, or of the nearest above it."""
        while url and url not in self.sets:
            url = addresses.parent(url)
        return self.sets.get(url)

    def image(self, url: str) -> Image | None:
        """The preview of the page at ``url``; None without social cards."""
        found = self.nearest(url)
        return shared_card(found.name, found.card.name) if found and found.card else None

    def pictures(self, url: str, image: Image | None) -> str:
        """The set of the square and the tall picture of a page, which has the preview ``image`` of its own where it has
        one; ``""`` where there are no such pictures.
        """
        found = self.sets.get(url)
        if found and found.card and found.card.sent:
            return found.name
        return sent_with(image)


def sent_with(image: Image | None) -> str:
    """The set of a social card of an honoree or conference, given its picture; ``""`` for any other."""
    folder, _, file = image.url.rpartition("/") if image else ("", "", "")
    return folder.rpartition("/")[2] if file == CARD_FILE else ""
