"""The invitation at the end of an honoree's page to send photos and stories. It works without a script."""

from __future__ import annotations

from urllib.parse import quote

from honorroll.base.vietnamese import named_within
from honorroll.content.settings import Settings
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages import addresses
from honorroll.pages.by_mail import by_mail
from honorroll.pages.html import ROOT, mail_address, outward
from honorroll.pages.share import percent

#: What a letter is begun with, so that the office need not ask.
QUESTIONS = (
    "Ảnh hoặc câu chuyện về việc gì, ở đâu, năm nào",
    "Ai chụp, ai kể",
    "Những người trong ảnh đã đồng ý cho đăng chưa",
    "Cách liên hệ để cơ quan hỏi lại (không đăng)",
)
_FACTS = "về ai, việc gì, ở đâu, năm nào, ai chụp, ai kể"
_BODY = quote("".join(f"\r\n\r\n{question}:\r\n" for question in QUESTIONS), safe="")
_SUBJECT = quote("Ảnh, câu chuyện về: ", safe="")


def invitation(settings: Settings, name: str, url: str) -> Html:
    """A section with a letter that is begun already, and the way to the form of consent; empty where the site names
    nobody who would receive it. ``url`` is the full address of the page.
    """
    if not settings.contributions:
        return EMPTY
    about, to = esc(named_within(name)), esc(named_within(settings.owner))
    return Html(
        '<section class="hr-contribute" aria-labelledby="gui-them">\n<h2 id="gui-them">Gửi ảnh hoặc câu chuyện</h2>\n'
        f"<p>Ai có ảnh, phim, câu chuyện về {about} xin gửi cho {to}. Chỉ đăng khi người trong "
        "ảnh, trong câu chuyện đồng ý.</p>\n"
        f'<p class="hr-send" data-hr-letter>{button(settings, name, url)}{by_mail(settings.contributions, _FACTS)}'
        f'<a href="{ROOT}{addresses.CONTRIBUTE}">Cách gửi và phiếu đồng ý để in</a></p>\n</section>\n'
    )


def button(settings: Settings, name: str = "", url: str = "") -> Html:
    """The link to the form on the web, or to a letter about ``name``, whose page is at ``url``."""
    target = settings.contributions
    if not mail_address(target):
        joint = "&" if "?" in target else "?"
        more = f"{joint}url={percent(url)}&title={percent(name)}" if url else ""
        return outward(f"{target}{more}", "Điền phiếu trên mạng", "hr-button")
    about = f"{percent(name)}&body=Trang%3A%20{percent(url)}{_BODY}" if url else f"&body={_BODY}"
    address = target.partition("?")[0]
    return Html(f'<a class="hr-button" href="{esc(f"{address}?subject={_SUBJECT}{about}")}">Viết thư kèm ảnh</a>')
