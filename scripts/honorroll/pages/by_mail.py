"""Beside a link that begins a letter: the address itself, for whoever has no mail program that would open.

The text can be selected without a script; with one, a button copies the whole letter that the link begins.
"""

from __future__ import annotations

from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages.html import mail_address


def by_mail(target: str, facts: str = "") -> Html:
    """The address of a ``mailto:`` link and what a letter is to say, ``facts``; empty where the link leads to a form.
    It stands within a ``data-hr-letter``, behind its link.
    """
    address = mail_address(target)
    if not address:
        return EMPTY
    told = f", ghi {facts}" if facts else ""
    return Html(
        f'<span class="hr-by-mail">hoặc gửi thư đến <span>{esc(address)}</span>{told}. '
        '<button class="hr-button" type="button" hidden>Chép thư mẫu</button> <span role="status"></span></span>'
    )
