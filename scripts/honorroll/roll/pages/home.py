"""The home page: the honoree of the day before any list; what is coming, what is new, ways in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from honorroll.base.vietnamese import named_within, number
from honorroll.content.model import Card
from honorroll.content.settings import Settings
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, Drawn, link
from honorroll.pages.page import Additions
from honorroll.roll.days import DAYS, Anniversary, OfDays
from honorroll.roll.pages import cards, wards
from honorroll.roll.pages.indexes import IndexEntry, entries
from honorroll.roll.rows import HonoreeOfTheDay


class Way(NamedTuple):
    """A group of lists, the foremost of them; ``more`` is the label and the address of all."""

    heading: str
    entries: tuple[IndexEntry, ...]
    more: tuple[str, str]


class Home(NamedTuple):
    """What the home page has of the roll."""

    total: int
    today: date | None
    """The day of the build, which a page without the script shows."""
    exemplars: Sequence[OfDays]
    anniversaries: Sequence[Anniversary]
    newest: Sequence[Card]
    has_wards: bool
    has_movements: bool
    """Whether the page of the movements names any."""
    ways: Sequence[Way]
    figures: str
    """Those of the period in a sentence."""


#: The box needs the script: where there is none, a line and the lists stand in its place.
_SEARCH = (
    f'<form class="hr-search" role="search" action="{ROOT}{addresses.ROLL}" data-hr-find>\n'
    '<label for="tim">Tìm người, tập thể được vinh danh</label>\n<div class="hr-search-row">'
    '<input id="tim" name="q" type="search" autocomplete="off" autocapitalize="none" spellcheck="false" '
    'enterkeyhint="search" placeholder="Tên, danh hiệu, địa bàn…">'
    '<button class="hr-action" type="submit">Tìm</button></div>\n</form>\n'
    '<p class="hr-unscripted">Trình duyệt này chưa chạy được ô tìm kiếm. Tên được xếp theo chữ cái đầu trong '
    f'<a href="{ROOT}{addresses.ALPHABET}">danh sách A–Z</a>.</p>\n'
)


#: What stands in the place of the search where nobody can be found yet.
_BEGUN = "Bảng vàng đang được chuẩn bị; hồ sơ đầu tiên sẽ có ở đây."
_MEANWHILE = f' Trong lúc chờ, mời xem <a href="{ROOT}{addresses.MOVEMENTS}">các phong trào thi đua</a>.'


def page(settings: Settings, home: Home, additions: Additions) -> Drawn:
    """``additions`` are the bands of other sections."""
    links = (
        link(addresses.ROLL, f"Xem {number(home.total)} hồ sơ"),
        link(addresses.ALPHABET, "Danh sách A–Z"),
        link(addresses.STATISTICS, "Thống kê"),
    )
    begun = f'<p class="hr-empty">{_BEGUN}{_MEANWHILE if home.has_movements else ""}</p>\n'
    search = f'{_SEARCH}<p class="hr-more">{" · ".join(links)}</p>\n' if home.total else begun
    ways = "".join(_way(n, way) for n, way in enumerate(home.ways) if way.entries)
    parts = [
        f'<header class="hr-hero">\n<h1>{esc(settings.name)}</h1>\n',
        f'<p class="hr-lead">{esc(settings.description)}</p>\n{search}</header>\n',
        _today(home),
        f'<div class="hr-bands">\n{additions.conference}</div>\n' if additions.conference else "",
        _newest(() if home.total == 1 and home.exemplars else home.newest),  # the only one is that of the day
        additions.news,
        wards.band() if home.has_wards else "",
        f'<div class="hr-ways-in">\n{ways}{additions.home}</div>\n',
    ]
    if home.figures:
        line = f"{esc(home.figures)} {link(addresses.STATISTICS, 'Xem thống kê')}"
        parts.append(f'<p class="hr-figures-line">{line}</p>\n')
    return Drawn(settings.name, settings.description, Html("".join(parts)))


def _newest(newest: Sequence[Card]) -> str:
    if not newest:
        return ""
    return (
        '<section class="hr-new" aria-labelledby="moi">\n<h2 id="moi">Mới được vinh danh</h2>\n'
        f"{cards.list_of(newest)}</section>\n"
    )


def _way(n: int, way: Way) -> str:
    label, url = way.more
    return (
        f'<section class="hr-index" aria-labelledby="loi-vao-{n}">\n<h2 id="loi-vao-{n}">{esc(way.heading)}</h2>\n'
        f'{entries(way.entries)}<p class="hr-more">{link(url, label)}</p>\n</section>\n'
    )


# ── The day ──


def _today(home: Home) -> str:
    if home.today is None or not home.exemplars:
        return ""
    today = home.today.toordinal() % DAYS
    people = "".join(_exemplar(each, today) for each in home.exemplars)
    return (
        '<section class="hr-today" aria-labelledby="guong-hom-nay">\n<h2 id="guong-hom-nay">Gương hôm nay</h2>\n'
        f"{people}{_anniversaries(home)}</section>\n"
    )


def _exemplar(each: OfDays, today: int) -> Html:
    """The deed as a headline, with the face beside it, and the quote of that profile."""
    told, card = each.told, each.told.card
    url = addresses.honoree(told.slug)
    title = f'<p class="hr-highest">{esc(card.title)}</p>\n' if card.title else ""
    return Html(
        f"<article{_turn(each.days, today)}>\n"
        f'<div class="hr-exemplar"><a class="hr-exemplar-face" href="{ROOT}{url}" tabindex="-1" aria-hidden="true">'
        f'{cards.face(card)}</a>\n<div><h3><a href="{ROOT}{url}">{esc(told.deed)}</a></h3>\n'
        f'<p class="hr-exemplar-name">{esc(card.name)}</p>\n{title}'
        f'<p class="hr-more">{link(url, "Đọc câu chuyện")}</p>\n</div>\n{_words(told)}</div>\n</article>\n'
    )


def _words(told: HonoreeOfTheDay) -> Html:
    """The quote, which names who says it: others may speak of an honoree."""
    if not told.quote:
        return EMPTY
    return Html(
        f'<figure class="hr-words">\n<blockquote><p>“{esc(told.quote)}”</p></blockquote>\n'
        f"<figcaption>{esc(told.quoted or told.card.name)}</figcaption>\n</figure>\n"
    )


def _turn(days: Iterable[int], today: int) -> str:
    hidden = "" if today in days else " hidden"
    return f' data-hr-days="{" ".join(map(str, days))}"{hidden}'


def _anniversaries(home: Home) -> str:
    """Each is seen on its day alone."""
    today = home.today.isoformat()[5:] if home.today else ""
    return "".join(
        f'<p class="hr-years-ago" data-hr-date="{each.day[5:]}"{"" if each.day[5:] == today else " hidden"}>'
        f"<strong>Ngày này năm {each.day[:4]}</strong> {_happened(each)}</p>\n"
        for each in home.anniversaries
    )


def _happened(each: Anniversary) -> Html:
    named = link(each.url, each.name)
    if not each.honoured:
        return Html(f"diễn ra {named}.")
    slug, name = each.only
    who = (
        link(addresses.honoree(slug), named_within(name)) if slug else esc(f"{number(each.honoured)} cá nhân, tập thể")
    )
    what = Html(f": {esc(each.heading)}") if each.heading else EMPTY
    return Html(f"có {named}, khen thưởng {who}{what}.")
