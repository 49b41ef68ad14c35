"""The page of the wall. Without the script it is a list; the script shows one of it at a time on the whole screen, also
from a folder on a USB stick, where nothing can be fetched: so all that is shown is in the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from honorroll.base.vietnamese import number
from honorroll.content.model import Card
from honorroll.content.settings import Settings
from honorroll.formats import qr
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses, pictures
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, link
from honorroll.pages.motifs import medallion
from honorroll.pages.words import HOME
from honorroll.roll.pages.cards import layout_of, portrait_of

TITLE = "Màn hình bảng vàng"
_LEAD = (
    "Việc làm và gương mặt của những người, tập thể được vinh danh, lần lượt trên cả màn hình: cho sảnh cơ quan, "
    "trường học, nhà văn hóa, hội nghị."
)
_SCAN = "Quét mã để đọc câu chuyện"
#: How wide a picture is in the list, and on the whole screen.
_SIZES = "(min-width: 60em) 40vw, 90vw"
_SECONDS = (8, 12, 20, 40)
_USUAL = 12

_CHOICES = "".join(
    f'<option value="{seconds}"{" selected" if seconds == _USUAL else ""}>{seconds} giây</option>'
    for seconds in _SECONDS
)
_START = """<form class="hr-wall-start" data-hr-wall="hr-wall" hidden>
{lists}<label for="giay">Mỗi người</label>
<select id="giay" name="giay">{seconds}</select>
<button class="hr-action" type="submit">Trình chiếu</button>
</form>
<p class="hr-unscripted">Trình duyệt này chưa chạy được trình chiếu; danh sách dưới đây vẫn đọc được.</p>
"""
_USE = """<div class="hr-wall-use">
<section><h2>Điều khiển</h2>
<ul class="hr-points">
<li>Phím cách: tạm dừng, chạy tiếp. Phím ←, →: người trước, người sau.</li>
<li>F: toàn màn hình. Esc: thoát. Chạm vào màn hình để hiện các nút.</li>
<li>Để máy tự trình chiếu mỗi khi mở, đặt trang chủ của trình duyệt là <a data-hr-auto>địa chỉ tự trình
chiếu</a>; chọn danh sách và số giây trước.</li>
</ul></section>
<section><h2>Khi không có mạng</h2>
<ul class="hr-points">
<li>Máy đã <a href="{offline}">giữ cả bảng vàng</a> thì trình chiếu như khi có mạng.</li>
<li>Có thể chép cả thư mục của trang này vào USB rồi mở tệp <b>man-hinh/index.html</b>; không cần máy chủ.</li>
<li>Quá 30 ngày không hỏi lại được trang thật, trình chiếu tự dừng, để không chiếu điều đã cũ.</li>
</ul></section>
</div>
"""


class ShownList(NamedTuple):
    """A list of which some are on the wall: what kind of list it is, its name and address, and who of those shown."""

    label: str
    name: str
    url: str
    members: tuple[int, ...]


def page(settings: Settings, shown: Sequence[Card], lists: Sequence[ShownList] = ()) -> Drawn:
    """``lists`` are those of which the reader may choose one; without a script all are shown."""
    on: list[list[str]] = [[] for _ in shown]
    for n, each in enumerate(lists):
        for place in each.members:
            on[place].append(str(n))
    way = (Crumb(HOME, addresses.HOME),)
    slides = "".join(_slide(settings, card, " ".join(some)) for card, some in zip(shown, on, strict=True))
    start = _START.format(lists=_choice(lists), seconds=_CHOICES) if shown else ""
    none = f'<p class="hr-empty">Chưa có ai trên bảng vàng. {link(addresses.HOME, "Về trang chủ")}</p>\n'
    listed = (
        f'<h2 class="hr-wall-count">{number(len(shown))} hồ sơ lần lượt được chiếu</h2>\n'
        f'<ol class="hr-wall" id="hr-wall" data-hr-name="{esc(settings.name)}">\n{slides}</ol>\n'
    )
    return Drawn(
        TITLE,
        _LEAD,
        Html(
            f'{breadcrumb(way, TITLE)}<header class="hr-list-head">\n<h1>{TITLE}</h1>\n'
            f'<p class="hr-lead">{_LEAD}</p>\n{start}</header>\n'
            f"{_USE.format(offline=ROOT + addresses.OFFLINE) + listed if shown else none}"
        ),
        way,
    )


def _choice(lists: Sequence[ShownList]) -> str:
    """What the reader chooses a list with; nothing where there are none."""
    groups: dict[str, list[str]] = {}
    for n, each in enumerate(lists):
        option = f'<option value="{each.url}" data-hr-list="{n}">{esc(each.name)} ({len(each.members)})</option>'
        groups.setdefault(each.label, []).append(option)
    options = "".join(f'<optgroup label="{esc(label)}">{"".join(some)}</optgroup>' for label, some in groups.items())
    if not options:
        return ""
    return (
        '<label for="bang">Chiếu</label>\n'
        f'<select id="bang" name="bang"><option value="">Tất cả</option>{options}</select>\n'
    )


def _slide(settings: Settings, card: Card, on: str) -> str:
    url = addresses.honoree(card.slug)
    photo = portrait_of(card)
    portrait = pictures.picture(photo, layout_of(card), "", _SIZES) if photo else medallion(card.motif)
    code = qr.img_element(f"{settings.url}{url}")
    return (
        f'<li class="hr-slide" id="{card.slug}" data-hr-on="{on}">{portrait}<div class="hr-slide-text">'
        f'<h3><a href="{ROOT}{url}">{esc(card.name)}</a></h3>'
        + (f'<p class="hr-slide-deed">{esc(card.role)}</p>' if card.role else "")
        + (f'<p class="hr-slide-title">{esc(card.title)}</p>' if card.title else "")
        + f'</div>\n<figure class="hr-slide-code">{code}<figcaption>{_SCAN}</figcaption></figure></li>\n'
    )
