"""The page that says how to send photos and stories of honorees, and the form of consent to print.

What the form asks is what the law asks of a consent (Law 91/2025/QH15 and Decree 356/2025/NĐ-CP, read in secondary
sources): for what, by whom and in which capacity, until when, and that it can be withdrawn. Its parts are those that a
profile keeps under ``publication``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from honorroll.base.vietnamese import named_within
from honorroll.content.consent import Capacity
from honorroll.content.fields import Scope
from honorroll.content.settings import Settings
from honorroll.formats.html import Html, esc
from honorroll.initiatives.pages.parts import FORM_LINE, bullets
from honorroll.initiatives.words import CONSENT_FORM, CONTRIBUTE, CONTRIBUTE_WAY, HOME_WAY
from honorroll.pages import addresses, contribution
from honorroll.pages.by_mail import by_mail
from honorroll.pages.html import Drawn, breadcrumb, link

_LEAD = (
    "Một tấm ảnh, một câu chuyện giúp người sau hiểu vì sao việc làm ấy được vinh danh. Ảnh chụp bằng điện thoại, "
    "chuyện kể vài dòng đều quý."
)
_WHAT = (
    "Ảnh gốc, chưa qua chỉnh sửa hay ứng dụng nhắn tin; ảnh giấy thì chụp lại thẳng, đủ sáng.",
    "Với mỗi ảnh: ai trong ảnh, việc gì, ở đâu, năm nào, ai chụp.",
    "Câu chuyện: việc đã làm, nghe ai kể hoặc thấy ở đâu. Không cần viết hay.",
    "Cách liên hệ để cơ quan hỏi lại; không bao giờ được đăng.",
)
_DO_NOT_SEND = (
    "Ảnh chụp hay số căn cước, giấy khai sinh, bệnh án của bất cứ ai.",
    "Ảnh trẻ em khi cha mẹ chưa đồng ý; trẻ từ đủ 7 tuổi phải được hỏi ý kiến.",
    "Ảnh, bài của người khác khi chưa được họ cho phép.",
)
_AFTERWARDS = (
    "Cơ quan hỏi lại người gửi và người được vinh danh trước khi đăng.",
    "Tên người chụp, người kể được ghi bên ảnh, bên câu chuyện, trừ khi người ấy không muốn.",
    "Người đã đồng ý rút lại lúc nào cũng được; phần ấy được gỡ khỏi trang.",
)

#: What each part of a consent is called on the form.
SCOPES: dict[Scope, str] = {
    "name": "Họ tên, chức vụ, đơn vị, thành tích và khen thưởng",
    "photo": "Ảnh",
    "story": "Câu chuyện và lời nói",
    "video": "Phim, ghi âm",
}
CAPACITIES: dict[Capacity, str] = {
    "self": "Chính tôi",
    "parent": "Tôi là cha, mẹ của người dưới 16 tuổi có tên trên",
    "guardian": "Tôi là người giám hộ",
    "relative": "Tôi là thân nhân của người đã mất",
}


def page(settings: Settings) -> Drawn:
    """What to send, what not to send, and how."""
    parts = [
        breadcrumb(HOME_WAY, CONTRIBUTE),
        f'<article class="hr-article">\n<header class="hr-article-head"><h1>{CONTRIBUTE}</h1>\n',
        f'<p class="hr-lead">{_LEAD}</p></header>\n',
        bullets("gui-gi", "Gửi những gì", _WHAT),
        bullets("dung-gui", "Đừng gửi", _DO_NOT_SEND),
        '<section aria-labelledby="gui-the-nao">\n<h2 id="gui-the-nao">Gửi thế nào</h2>\n',
        f'<p class="hr-send" data-hr-letter>{contribution.button(settings)} {by_mail(settings.contributions)}</p>\n',
        f'<p class="hr-more">Người trong ảnh, trong câu chuyện ký {link(addresses.CONSENT_FORM, "phiếu đồng ý")}: ',
        f"in trên một tờ A4, ký rồi gửi kèm hoặc nộp cho {esc(named_within(settings.owner))}.</p>\n</section>\n",
        bullets("sau-do", "Sau khi gửi", _AFTERWARDS),
        "</article>\n",
    ]
    return Drawn(CONTRIBUTE, _LEAD, Html("".join(parts)), HOME_WAY)


def form(settings: Settings) -> Drawn:
    """The form of consent: one A4 sheet."""
    lead = f"In trang này trên một tờ A4, đánh dấu và ký, rồi gửi kèm ảnh hoặc nộp cho {named_within(settings.owner)}."
    fields = [
        ("Người được vinh danh", "Họ tên, hoặc tên tập thể, hộ gia đình.", FORM_LINE),
        ("Tôi đồng ý cho đăng", f"Trên “{esc(settings.name)}” và khi giới thiệu trang này.", _boxes(SCOPES.values())),
        ("Ảnh, phim gửi kèm", "Ai trong ảnh, việc gì, ở đâu, năm nào, ai chụp.", FORM_LINE * 3),
        ("Người đồng ý là", "", _boxes(CAPACITIES[each] for each in get_args(Capacity))),
        ("Thời hạn", "", _boxes(("Cho đến khi tôi rút lại", "Đến hết ngày ……… tháng ……… năm ………"))),
        ("Cách liên hệ", "Để cơ quan hỏi lại; không bao giờ được đăng.", FORM_LINE),
    ]
    asked = "".join(
        f'<div class="hr-form-field">\n<h2>{n}. {label}</h2>\n{f"<p>{hint}</p>" if hint else ""}\n{room}</div>\n'
        for n, (label, hint, room) in enumerate(fields, 1)
    )
    parts = [
        breadcrumb(CONTRIBUTE_WAY, CONSENT_FORM),
        '<article class="hr-article hr-form">\n<header class="hr-article-head">',
        f'<h1>{CONSENT_FORM}</h1>\n<p class="hr-lead">{esc(lead)}</p></header>\n{asked}',
        '<p class="hr-form-note">Tôi biết rằng tôi có quyền rút lại sự đồng ý, xem, sửa hoặc yêu cầu xóa thông tin ',
        f"của mình bất cứ lúc nào bằng cách báo cho {esc(named_within(settings.owner))}; phần đã rút được gỡ khỏi ",
        "trang. Phiếu được giữ riêng ở cơ quan, không đăng lên mạng.</p>\n",
        '<div class="hr-form-signs">\n<p>Người từ đủ 7 đến dưới 16 tuổi<br>(ký, ghi rõ họ tên)</p>\n',
        "<p>Ngày ……… tháng ……… năm ………<br>Người đồng ý (ký, ghi rõ họ tên)</p>\n</div>\n",
        '<p class="hr-form-note">Cơ quan ghi: Phiếu số ………………</p>\n</article>\n',
    ]
    return Drawn(CONSENT_FORM, lead, Html("".join(parts)), CONTRIBUTE_WAY)


def _boxes(labels: Iterable[str]) -> str:
    """Boxes to tick with a pen."""
    items = "".join(f'<li><span class="hr-form-box" aria-hidden="true"></span>{label}</li>\n' for label in labels)
    return f'<ul class="hr-form-boxes">\n{items}</ul>\n'
