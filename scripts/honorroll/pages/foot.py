"""The foot of an honoree's page: share (see ``share``), correct, edit, and a QR code for printed pages.

It is drawn when the page is written, because only then its full address is known. Every link works without a script.
"""

from __future__ import annotations

from urllib.parse import quote

from honorroll.content.settings import Settings
from honorroll.formats import qr
from honorroll.formats.html import Html, esc
from honorroll.pages.by_mail import by_mail
from honorroll.pages.html import ROOT, SHARE, octets
from honorroll.pages.share import percent

_LETTER = quote("\r\n\r\nĐiều chưa đúng:\r\n\r\nĐề nghị sửa thành:\r\n\r\nNguồn hoặc căn cứ (nếu có):\r\n", safe="")

#: The same in a sentence, where the address stands beside the link.
_FACTS = "tên trang, điều chưa đúng, đề nghị sửa thành gì, nguồn nếu có"

_SUBJECT = quote("Đề nghị đính chính: ", safe="")


def foot(settings: Settings, title: str, url: str, path: str, what: str = "Hồ sơ", kit: int = 0) -> Html:
    """The foot of a page. ``url`` is its full address, ``path`` its source file in the repository, ``what`` the kind of
    source, ``kit`` the size of the press kit in bytes.
    """
    encoded = percent(url)
    edit = f'<a href="{esc(settings.edit + path)}" rel="nofollow">Sửa {what.lower()}</a>' if settings.edit else ""
    press = (
        f'<a href="{ROOT}{url.removeprefix(settings.url)}bo-tu-lieu.zip" download>Bộ tư liệu báo chí (ZIP, '
        f"{octets(kit)})</a>"
        if kit
        else ""
    )
    return Html(
        f'<div class="hr-foot">\n{SHARE}'
        '<div class="hr-mend" data-hr-letter>'
        f'<a href="{esc(correction(settings.corrections, title, encoded))}">Đề nghị đính chính</a>'
        f"{by_mail(settings.corrections, _FACTS)}{edit}{press}</div>\n"
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
