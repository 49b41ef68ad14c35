"""The card of an honoree for other sites, and what tells them how to frame it (oEmbed 1.0, oembed.com).

A document of its own with one small style sheet and no script: other sites frame it, so it must not be able to do
anything. Servers let it be framed, and no other page (see ``publish.hosts.answers``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from honorroll.base.keys import key_of
from honorroll.content.settings import Settings
from honorroll.engine.assets import CARD_POLICY
from honorroll.formats.html import esc
from honorroll.pages import addresses
from honorroll.pages.page import File
from honorroll.roll.rows import Embedded

WIDTH, HEIGHT = 400, 200
#: The portrait is shown in a square of so many pixels.
_SIDE = 96


def files(settings: Settings, row: Embedded, style: str) -> Iterator[File]:
    """The files of the card of an honoree. ``style`` is the address of the style sheet."""
    key = key_of("embed", repr(row), style)
    yield File(f"{addresses.embedded(row.slug)}index.html", key, partial(_card, settings, row, style))
    yield File(addresses.oembed(row.slug), key, partial(_oembed, settings, row))


def _card(settings: Settings, row: Embedded, style: str) -> bytes:
    card, up = row.card, "../../"
    url = f"{settings.url}{addresses.honoree(row.slug)}"
    wide = ' class="wide"' if card.is_group else ""
    image = f'<img{wide} src="{up}{row.portrait}" alt="" width="{_SIDE}" height="{_SIDE}">\n' if row.portrait else ""
    lines = "".join(f"<p>{esc(text)}</p>\n" for text in (card.title, card.role) if text)
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{CARD_POLICY}">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f"<title>{esc(card.name)} – {esc(settings.name)}</title>\n"
        f'<link rel="canonical" href="{esc(url)}">\n<link rel="stylesheet" href="{up}{style}">\n</head>\n<body>\n'
        f'<main>\n{image}<div>\n<h1><a href="{esc(url)}" target="_top">{esc(card.name)}</a></h1>\n{lines}'
        f'<p class="site"><a href="{esc(settings.url)}" target="_top">{esc(settings.name)}</a></p>\n</div>\n'
        "</main>\n</body>\n</html>\n"
    ).encode()


def _oembed(settings: Settings, row: Embedded) -> bytes:
    name = esc(row.card.name)
    frame = (
        f'<iframe src="{esc(settings.url)}{addresses.embedded(row.slug)}" title="{name}" width="{WIDTH}" '
        f'height="{HEIGHT}" loading="lazy" sandbox="allow-top-navigation-by-user-activation" '
        'style="border:0"></iframe>'
    )
    told: dict[str, object] = {
        "version": "1.0",
        "type": "rich",
        "title": row.card.name,
        "provider_name": settings.name,
        "provider_url": settings.url,
        "html": frame,
        "width": WIDTH,
        "height": HEIGHT,
        "cache_age": 86400,
    }
    return f"{json.dumps(told, ensure_ascii=False)}\n".encode()
