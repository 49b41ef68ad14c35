"""The poster of an honoree: the same page, laid out as one A4 sheet with portrait, name, deed, honour and QR code.

It needs no script: while the address ends in ``#ap-phich``, ``theme/css/poster.css`` shows the sheet, on the screen as
on paper, and hides all else of the page.
"""

from __future__ import annotations

from honorroll.formats.html import Html, esc
from honorroll.pages.html import ROOT

ANCHOR = "ap-phich"
LINK = Html(f'<a href="#{ANCHOR}">Áp phích A4</a>')
#: A name of more letters than that is set smaller.
_LONG = 36


def bar(name: str, url: str, site: str) -> Html:
    """What the sheet has besides the page: the name of the site; beside it on the screen how to print it, and the way
    back.
    """
    long = " hr-poster-long" if len(name) > _LONG else ""
    return Html(
        f'<p class="hr-poster-site">{esc(site)}</p>\n'
        f'<div class="hr-poster{long}" id="{ANCHOR}"><p>Áp phích khổ A4: in bằng lệnh In của trình duyệt, hoặc lưu '
        "thành tệp PDF.</p>"
        '<button class="hr-button" type="button" data-hr-print hidden>In áp phích</button>'
        f'<a class="hr-button" href="{ROOT}{url}">Trở lại trang</a></div>\n'
    )
