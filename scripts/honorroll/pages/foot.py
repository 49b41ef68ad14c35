"""The foot of an honoree's page: share, correct, edit, and a QR code for printed pages.

It is drawn when the page is written, because only then its full address is known. Every link works without a script.
"""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from urllib.parse import quote

from honorroll.content.settings import Settings
from honorroll.formats import qr
from honorroll.formats.html import Html, esc
from honorroll.pages.html import ROOT, octets

_LETTER = quote("\r\n\r\nĐiều chưa đúng:\r\n\r\nĐề nghị sửa thành:\r\n\r\nNguồn hoặc căn cứ (nếu có):\r\n", safe="")

_SUBJECT = quote("Đề nghị đính chính: ", safe="")


def foot(settings: Settings, title: str, url: str, path: str, what: str = "Hồ sơ", kit: int = 0) -> Html:
    """The foot of a page. ``url`` is its full address, ``path`` its source file in the repository, ``what`` the kind of
    source, ``kit`` the size of the press kit in bytes.
    """
    encoded = percent(url)
    zalo = b64encode(f'{{"url":"{url}"}}'.encode()).decode().replace("+", "%2B").replace("/", "%2F").replace("=", "%3D")
    edit = f'<a href="{esc(settings.edit + path)}" rel="nofollow">Sửa {what.lower()}</a>' if settings.edit else ""
    press = (
        f'<a href="{ROOT}{url.removeprefix(settings.url)}bo-tu-lieu.zip" download>Bộ tư liệu báo chí (ZIP, '
        f"{octets(kit)})</a>"
        if kit
        else ""
    )
    return Html(
        '<div class="hr-foot">\n<div class="hr-share"><h2>Chia sẻ</h2>'
        '<button class="hr-button" type="button" data-hr-share hidden>Gửi cho…</button>'
        f'<a class="hr-button" href="https://www.facebook.com/sharer/sharer.php?u={encoded}" rel="noopener '
        'nofollow">Facebook</a>'
        f'<a class="hr-button" href="https://button-share.zalo.me/share_external?d={zalo}" rel="noopener '
        'nofollow">Zalo</a>'
        '<button class="hr-button" type="button" data-hr-copy hidden>Chép liên kết</button>'
        '<span role="status"></span></div>\n'
        f'<div class="hr-mend"><a href="{esc(correction(settings.corrections, title, encoded))}">Đề nghị đính '
        f"chính</a>{edit}{press}</div>\n"
        f'<figure class="hr-qr">{qr.img_element(url)}<figcaption>{what} này trên mạng, nơi có nội dung mới '
        f"nhất:<br>{esc(url)}</figcaption></figure>\n"
        "</div>\n"
    )


def correction(corrections: str, title: str, address: str) -> str:
    """A link to report a mistake, by e-mail or form, that already names the page.

    ``address`` is the percent-encoded address of the page.
    """
    joint = "&" if "?" in corrections else "?"
    name = percent(title)
    if not corrections.startswith("mailto:"):
        return f"{corrections}{joint}url={address}&title={name}"
    return f"{corrections}{joint}subject={_SUBJECT}{name}&body=Trang%3A%20{name}%0D%0A{address}{_LETTER}"


def percent(text: str) -> str:
    """``urllib.parse.quote`` of the whole text, cached by word: five times as fast on Vietnamese text."""
    return "%2F".join(["%20".join(map(_word, part.split(" "))) for part in text.split("/")])


@lru_cache(1 << 13)
def _word(word: str) -> str:
    return quote(word, safe="")
