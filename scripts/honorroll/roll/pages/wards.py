"""“Phường, xã của tôi”: the page on which readers choose a ward, the offer on its page, and the band of the home page.

What was chosen is kept on the device by ``theme/js/ward.js``. Without a script the page is a list of links.
"""

from __future__ import annotations

from honorroll.base.vietnamese import number
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, link
from honorroll.pages.words import HOME
from honorroll.roll.wards import Ward, Wards

TITLE = "Phường, xã của tôi"
_LEAD = "Chọn nơi bạn ở để xem người và tập thể được vinh danh, hội nghị và tin bài ở đó."
_NAMES = "Tên nào cũng được: phường, xã hiện nay, hoặc phường, xã, quận, huyện cũ mà bạn vẫn quen gọi."
_CRUMBS = (Crumb(HOME, ""),)
_FIND = (
    '<p class="hr-ward-find" hidden><label for="ten-phuong">Tìm theo tên</label>'
    '<input id="ten-phuong" type="search" autocomplete="off" spellcheck="false"></p>\n'
)
_NONE = (
    '<p class="hr-empty" data-hr-no-ward hidden>Không có nơi nào tên như vậy trên bảng vàng. '
    f"{link(addresses.PLACES, 'Xem tất cả địa bàn')}.</p>\n"
)


def page(wards: Wards) -> Drawn:
    body = [
        breadcrumb(_CRUMBS, TITLE),
        f'<header class="hr-list-head">\n<h1>{TITLE}</h1>\n<p class="hr-lead">{_LEAD}</p>\n',
        f'<p class="hr-intro">{_NAMES}</p>\n',
        '<p class="hr-ward-kept" data-hr-ward-kept role="status" hidden></p>\n</header>\n',
        f"<div data-hr-wards>\n{_FIND}",
        _group("hien-nay", "Phường, xã hiện nay", wards.now),
        _group("truoc-day", "Phường, xã cũ", wards.then),
        _group("quan-huyen", "Quận, huyện, thị xã cũ", wards.districts),
        f"{_NONE}</div>\n",
    ]
    return Drawn(TITLE, _LEAD, Html("".join(body)), _CRUMBS)


def _group(id_: str, heading: str, wards: tuple[Ward, ...]) -> str:
    if not wards:
        return ""
    items = "".join(
        f'<li data-hr-ward-item><span><a href="{ROOT}{ward.url}">{esc(ward.name)}</a>{_beside(ward)}</span>'
        f"{_number(ward)}</li>\n"
        for ward in wards
    )
    return (
        f'<section class="hr-index" aria-labelledby="{id_}">\n<h2 id="{id_}">{heading}</h2>\n'
        f'<ul class="hr-entries hr-wards">\n{items}</ul>\n</section>\n'
    )


def _number(ward: Ward) -> str:
    return f' <span class="hr-number">{number(ward.total)} hồ sơ</span>' if ward.total else ""


def _beside(ward: Ward) -> str:
    """By which other names people know it; of one that counts nobody, which former places around it count somebody."""
    lay = f"thuộc {ward.district}" if ward.district else ""
    now = f"nay thuộc {', '.join(ward.now)}" if ward.now else ""
    known = f"từ {', '.join(ward.before)}" if ward.before else ", ".join(filter(None, (lay, now)))
    shown = f"có hồ sơ ở {', '.join(ward.beside)}" if ward.beside else ""
    names = f"<small>{esc(known)}</small>" if known else ""
    return f'{names}<small class="hr-ward-beside">{esc(shown)}</small>' if shown else names


def offer(name: str) -> Html:
    """On the page of a ward: to choose it. The script shows it."""
    return Html(
        f'<p class="hr-ward-choice" data-hr-ward-choice="{esc(name)}" hidden><button class="hr-button" type="button" '
        'aria-pressed="false">Đây là nơi tôi ở</button> <span role="status"></span></p>\n'
    )


def band() -> Html:
    """On the home page. Where a ward was chosen the script puts its people here."""
    return Html(
        '<section class="hr-ward" aria-labelledby="phuong-toi" data-hr-ward>\n<h2 id="phuong-toi">Phường, xã của '
        "bạn</h2>\n<p>Chọn nơi bạn ở một lần. Từ lần sau, ở đây có ngay người và tập thể được vinh danh của nơi đó.</p>"
        f'\n<p class="hr-doings"><a class="hr-button" href="{ROOT}{addresses.MY_WARD}">Chọn phường, xã</a></p>\n'
        "</section>\n"
    )
