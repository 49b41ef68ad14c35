"""How to propose somebody for a movement that nobody is honoured in yet."""

from __future__ import annotations

from honorroll.content.settings import Settings
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import link


def invitation(settings: Settings) -> Html:
    """By the page that asks citizens; where there is none, to whoever looks after the site."""
    if settings.nominations:
        way = link(addresses.NOMINATE, "Xem cách giới thiệu gương")
    else:
        way = Html(f'<a href="{esc(settings.corrections)}">Viết cho người phụ trách trang</a>')
    return Html(f"Bạn biết một người hay một tập thể xứng đáng được vinh danh trong phong trào này? {way}.")
