"""The page that asks citizens whom to honour (quần chúng suy tôn), and the form to print."""

from __future__ import annotations

from urllib.parse import quote

from honorroll.base.vietnamese import named_within
from honorroll.content.nominations import QUESTIONS
from honorroll.content.settings import Settings
from honorroll.formats.html import Html, esc
from honorroll.initiatives.pages.parts import FORM_LINE, bullets
from honorroll.initiatives.words import HOME_WAY, NOMINATE, NOMINATE_WAY, NOMINATION_FORM
from honorroll.pages import addresses
from honorroll.pages.by_mail import by_mail
from honorroll.pages.html import Drawn, breadcrumb, link, outward

_LEAD = (
    "Anh chị biết một người, một tập thể hay một gia đình làm việc tốt mà chưa ai nhắc đến? Hãy kể lại; chỉ cần kể "
    "thật, không cần viết hay."
)
_DO_NOT_SEND = (
    "Ảnh chụp hay số căn cước, hộ chiếu, giấy khai sinh, sổ hộ khẩu của bất cứ ai.",
    "Số tài khoản, bệnh án, giấy tờ nhà đất.",
    "Ảnh trẻ em khi cha mẹ chưa đồng ý.",
    "Tiền, quà. Giới thiệu gương không mất phí.",
)
_AFTERWARDS = (
    "Thư và phiếu được giữ riêng ở cơ quan; không phần nào được đăng lên trang này.",
    "Cơ quan hỏi lại người xác nhận, và hỏi người được giới thiệu có đồng ý không.",
    "Chỉ điều đã xác minh và được phép mới thành hồ sơ trên bảng vàng.",
    "Khen thưởng là việc khác, theo luật và do cấp có thẩm quyền quyết định.",
)


def page(settings: Settings) -> Drawn:
    """What to tell, what not to send, and how to send it."""
    questions = "".join(f"<li><strong>{each.label}.</strong> {each.hint}.</li>\n" for each in QUESTIONS)
    parts = [
        breadcrumb(HOME_WAY, NOMINATE),
        f'<article class="hr-article">\n<header class="hr-article-head"><h1>{NOMINATE}</h1>\n',
        f'<p class="hr-lead">{_LEAD}</p></header>\n',
        '<section aria-labelledby="ke-gi">\n<h2 id="ke-gi">Kể những gì</h2>\n',
        f'<div class="hr-text">\n<ol>\n{questions}</ol>\n</div>\n</section>\n',
        bullets("dung-gui", "Đừng gửi", _DO_NOT_SEND),
        '<section aria-labelledby="gui-the-nao">\n<h2 id="gui-the-nao">Gửi thế nào</h2>\n',
        f'<p class="hr-send" data-hr-letter>{_send(settings)}</p>\n',
        f'<p class="hr-more">Không dùng mạng thì {link(addresses.NOMINATION_FORM, "in phiếu")}, viết tay rồi nộp cho ',
        f"{esc(named_within(settings.owner))}.</p>\n</section>\n",
        bullets("sau-do", "Sau khi gửi", _AFTERWARDS),
        "</article>\n",
    ]
    return Drawn(NOMINATE, _LEAD, Html("".join(parts)), HOME_WAY)


def _send(settings: Settings) -> str:
    target = settings.nominations
    if beside := by_mail(target):
        return f'<a class="hr-action" href="{esc(letter(settings))}">Viết thư giới thiệu</a> {beside}'
    return outward(target, "Điền phiếu trên mạng", "hr-action")


def letter(settings: Settings) -> str:
    """The address of a letter that already holds the questions."""
    subject = quote(f"{NOMINATE}: ", safe="")
    body = quote("".join(f"{each.label}:\r\n({each.hint})\r\n\r\n" for each in QUESTIONS), safe="")
    return f"{settings.nominations.partition('?')[0]}?subject={subject}&body={body}"


def form(settings: Settings) -> Drawn:
    """The form: one A4 sheet with lines to write on."""
    fields = "".join(
        f'<div class="hr-form-field">\n<h2>{n}. {each.label}</h2>\n<p>{each.hint}.</p>\n'
        f"{FORM_LINE * each.lines}</div>\n"
        for n, each in enumerate(QUESTIONS, 1)
    )
    lead = f"In trang này trên một tờ A4, viết tay rồi nộp cho {named_within(settings.owner)}."
    parts = [
        breadcrumb(NOMINATE_WAY, NOMINATION_FORM),
        '<article class="hr-article hr-form">\n<header class="hr-article-head">',
        f'<h1>{NOMINATION_FORM}</h1>\n<p class="hr-lead">{esc(lead)}</p></header>\n',
        f'{fields}<p class="hr-form-note">Không kèm căn cước, hộ chiếu hay giấy tờ nhà đất. ',
        "Phiếu được giữ riêng ở cơ quan, không đăng lên mạng.</p>\n",
        '<p class="hr-form-sign">Ngày ……… tháng ……… năm ………<br>Người giới thiệu (ký, ghi rõ họ tên)</p>\n</article>\n',
    ]
    return Drawn(NOMINATION_FORM, lead, Html("".join(parts)), NOMINATE_WAY)
