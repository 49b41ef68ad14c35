"""How a page is shared: the device's own sheet, Zalo, Facebook, mail, its address, and pictures to be sent instead.

It is drawn when the page is written, because only then its full address is known. Every link works without a script.
"""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from urllib.parse import quote

from honorroll.formats.html import Html, esc
from honorroll.media.renditions import SQUARE_FILE, TALL_FILE, card_url
from honorroll.pages import addresses
from honorroll.pages.html import ROOT

_LABELS = {SQUARE_FILE: "Ảnh vuông", TALL_FILE: "Ảnh dọc"}


def section(title: str, url: str, site: str, pictures: str = "", poster: str = "") -> Html:
    """The part of a page that shares it. ``title`` is that of the page, ``url`` its address from the root of ``site``,
    ``pictures`` the set of its square and its tall picture, ``poster`` what else there is to be printed, as HTML.
    """
    address = f"{site}{url}"
    encoded = percent(address)
    zalo = b64encode(f'{{"url":"{address}"}}'.encode()).decode()
    zalo = zalo.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D")
    letter = f"mailto:?subject={percent(title)}&body={percent(title)}%0D%0A{encoded}"
    return Html(
        '<div class="hr-share"><h2>Chia sẻ</h2>'
        '<button class="hr-button" type="button" data-hr-share hidden>Gửi cho…</button>'
        f'<a class="hr-button" href="https://button-share.zalo.me/share_external?d={zalo}" rel="noopener '
        'nofollow">Zalo</a>'
        f'<a class="hr-button" href="https://www.facebook.com/sharer/sharer.php?u={encoded}" rel="noopener '
        'nofollow">Facebook</a>'
        f'<a class="hr-button" href="{esc(letter)}">Thư điện tử</a>'
        '<button class="hr-button" type="button" data-hr-copy hidden>Chép liên kết</button>'
        f'{_pictures(url, pictures, poster)}<span role="status"></span></div>\n'
    )


def _pictures(url: str, pictures: str, poster: str) -> str:
    name = addresses.name(url) or "bang-vang"
    links = [
        f'<a href="{ROOT}{card_url(pictures, file)}" download="{name}-{file}" data-hr-picture>{label}</a>'
        for file, label in (_LABELS if pictures else {}).items()
    ]
    links += [poster] if poster else []
    return f'<p class="hr-sent">Để đăng hoặc in: {" ".join(links)}</p>' if links else ""


def percent(text: str) -> str:
    """``urllib.parse.quote`` of the whole text, cached by word: five times as fast on Vietnamese text."""
    return "%2F".join(["%20".join(map(_word, part.split(" "))) for part in text.split("/")])


@lru_cache(1 << 13)
def _word(word: str) -> str:
    return quote(word, safe="")
