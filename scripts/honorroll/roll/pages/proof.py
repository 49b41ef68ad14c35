"""The page that the code on a certificate leads to: what the roll says of one award, and what that proves.

It is found by nothing else. Of an honoree who was withdrawn there is none: the address then answers as any that never
was.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from honorroll.base.keys import key_of
from honorroll.base.vietnamese import dated, named_within
from honorroll.content.model import AwardFacts, Proven
from honorroll.content.settings import Settings
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb
from honorroll.pages.page import Page
from honorroll.pages.words import HOME, award_text
from honorroll.roll.rows import Attested

TITLE = "Xác nhận khen thưởng"
_PROVES = (
    "Bảng vàng đang ghi lần khen này như trên. Hãy so họ tên, danh hiệu, số và ngày quyết định với giấy đang cầm; khác "
    "nhau thì giấy có thể không phải của lần khen này."
)
_ADDRESS = "Chỉ tin trang có địa chỉ bắt đầu bằng {site}: mã QR giả có thể dẫn sang trang khác trông giống hệt."
_NO_SIGNATURE = (
    "Trang này không phải chữ ký số theo pháp luật về giao dịch điện tử và không thay quyết định: "
    "khi cần căn cứ pháp lý, hãy xem bản gốc hoặc hỏi cơ quan "
    "đã ra quyết định."
)


def plan(settings: Settings, vocabulary: Vocabulary, row: Attested) -> Iterator[Page]:
    """The pages of the awards of an honoree."""
    section = addresses.section(addresses.PROOF)
    for each in row.proofs:
        award, url = row.awards[each.award], addresses.proof(each.code)
        key = key_of("proof", row.slug, row.name, repr(award), repr(each))
        draw = partial(_draw, settings, vocabulary, row.slug, row.name, award, each)
        yield Page(url, section, key, draw, indexed=False)


def _draw(settings: Settings, vocabulary: Vocabulary, slug: str, name: str, award: AwardFacts, each: Proven) -> Drawn:
    is_revoked = award.status == "revoked"
    title = award_text(award, vocabulary)
    way = (Crumb(HOME, addresses.HOME),)
    rows: list[tuple[str, str]] = [("Được khen", esc(name)), ("Danh hiệu, hình thức", esc(title))]
    if decision := _decision(each.number, each.date):
        rows.append(("Quyết định", decision))
    if each.issuer:
        rows.append(("Cơ quan quyết định", esc(each.issuer)))
    if is_revoked and (decision := _decision(each.revoked_number, each.revoked_date)):
        rows.append(("Quyết định thu hồi", decision))
    rows.append(("Mã trên giấy", f"<code>{each.code}</code>"))
    told = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>\n" for label, value in rows)
    since = f" từ {dated(each.revoked_date)}" if each.revoked_date else ""
    status = f"Đã thu hồi{since}" if is_revoked else "Bảng vàng có ghi lần khen này"
    mark = "hr-revoked" if is_revoked else "hr-granted"
    fragment = (
        f"{breadcrumb(way, TITLE)}"
        f'<header class="hr-list-head">\n<h1>{TITLE}</h1>\n<p class="hr-status {mark}">{status}</p>\n'
        f'<dl class="hr-facts">\n{told}</dl>\n'
        f'<p class="hr-more"><a href="{ROOT}{addresses.honoree(slug)}">Xem trang của {esc(named_within(name))}</a>'
        "</p>\n</header>\n"
        '<section class="hr-figures" aria-labelledby="chung-minh">\n'
        '<h2 id="chung-minh">Trang này chứng minh điều gì</h2>\n'
        f"<p>{_PROVES}</p>\n<p>{_ADDRESS.format(site=f'<strong>{esc(settings.url)}</strong>')}</p>\n"
        f"<p>{_NO_SIGNATURE}</p>\n</section>\n"
    )
    return Drawn(TITLE, f"{name}: {title}", Html(fragment), way)


def _decision(number: str, date: str) -> str:
    """``số 1234/QĐ-UBND, ngày 08/10/2024``, as far as it is known."""
    return ", ".join(part for part in (f"số {esc(number)}" if number else "", dated(date) if date else "") if part)
