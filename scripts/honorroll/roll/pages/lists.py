"""Lists of honorees: cards sorted by name, 48 a page, with an index of initials. Plain HTML without a script."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from honorroll.base.vietnamese import joined, number
from honorroll.content.model import Card
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, link
from honorroll.pages.pagination import pagination
from honorroll.roll.pages.cards import Item, list_of, list_of_items

PAGE_SIZE = 48
#: So many cards of another list an excerpt shows.
EXCERPT = 12


class Excerpt(NamedTuple):
    """The first cards of another list, below a list on its first page. ``members`` is the address of the list or the
    name of the group, ``url`` where all of them are to be seen.
    """

    members: str
    url: str
    title: str
    in_text: str
    """The title within a sentence."""
    note: Html


class Listing(NamedTuple):
    """A list: address, title, and the HTML of its introduction."""

    url: str
    title: str
    lead: str
    """One plain sentence on what is listed; also the description of the page."""
    intro: str
    crumbs: tuple[Crumb, ...]
    noun: str = "hồ sơ"
    tail: str = ""
    """What follows the list on its first page."""
    links: str = ""
    """For the head of its first page."""
    side: str = ""
    """What stands beside the cards of its first page."""
    excerpts: tuple[Excerpt, ...] = ()
    """Of lists whose members may belong here, and are not counted; ``excerpts_intro`` is what stands above them."""
    excerpts_intro: str = ""
    empty: str = ""
    """What is said where nobody is on it, instead of the way to other lists."""


class Slice(NamedTuple):
    """One page of a list: its number from 1, the number of pages, and initials and cards of its honorees."""

    number: int
    pages: int
    total: int
    initials: tuple[tuple[str, int], ...]
    """Every initial of the whole list and the page on which it begins."""


class Shown(NamedTuple):
    """A card of a list, with the initial of the name; ``why`` says in a few words why it is listed."""

    initial: str
    card: Card
    why: str = ""


#: The cards of an excerpt, and how many its list has.
Excerpted = tuple[Excerpt, int, Sequence[Card]]


@cache
def anchor(initial: str) -> str:
    """The id of an initial: plain letters, with a code for letters with marks (``Đ`` → ``chu-110``)."""
    letter = initial.lower()
    return f"chu-{letter}" if letter.isascii() and letter.isalnum() else f"chu-{ord(letter[0])}"


def page(
    listing: Listing,
    part: Slice,
    cards: Sequence[Shown],
    items: tuple[str, ...] = (),
    excerpts: Sequence[Excerpted] = (),
) -> Drawn:
    """One page of a list. ``items`` are the addresses of the honorees whose cards are shown."""
    title = listing.title if part.number == 1 else f"{listing.title} – trang {part.number}"
    if part.number == 1:
        head = breadcrumb(listing.crumbs, listing.title)
    else:
        head = breadcrumb((*listing.crumbs, Crumb(listing.title, listing.url)), f"Trang {part.number}")
    parts = [head, f'<header class="hr-list-head">\n<h1>{esc(listing.title)}</h1>\n']
    if part.number == 1:
        parts.append(f'<p class="hr-lead">{esc(listing.lead)}</p>\n{listing.intro}')
    count = f'<p class="hr-count">{_count(listing, part)}</p>\n' if cards or listing.url == addresses.ROLL else ""
    parts.append(f"{count}</header>\n")
    if cards:
        list_ = f"{_initials(listing, part)}{_cards(part, cards)}{pagination(listing.url, part.number, part.pages)}"
        has_side = part.number == 1 and listing.side
        parts.append(f'<div class="hr-explore">\n{listing.side}<div>\n{list_}</div>\n</div>\n' if has_side else list_)
    elif listing.url == addresses.ROLL:
        parts.append(f'<p class="hr-empty">Chưa có hồ sơ nào được đăng. {link(addresses.HOME, "Về trang chủ")}.</p>\n')
    elif excerpts:
        parts.append(f'<p class="hr-empty">{" ".join(filter(None, (_instead(excerpts), listing.empty)))}</p>\n')
    elif listing.empty:
        parts.append(f'<p class="hr-empty">Chưa có hồ sơ nào ở mục này. {listing.empty}</p>\n')
    else:
        up = listing.crumbs[-1]
        parts.append(
            f'<p class="hr-empty">Chưa có hồ sơ nào ở mục này. Xem {link(up.url, f"danh sách {up.label.lower()}")} '
            f"hoặc {link(addresses.ROLL, 'toàn bộ bảng vàng')}.</p>\n"
            if addresses.depth(up.url) > 1 or up.url == addresses.MOVEMENTS
            else '<p class="hr-empty">Chưa có hồ sơ nào ở mục này. '
            f"{link(addresses.ROLL, 'Xem toàn bộ bảng vàng')}.</p>\n"
        )
    if part.number == 1:
        parts += [_excerpts(listing, excerpts), listing.tail]
    way = listing.crumbs if part.number == 1 else (*listing.crumbs, Crumb(listing.title, listing.url))
    links = Html(listing.links) if part.number == 1 else EMPTY
    return Drawn(title, listing.lead, Html("".join(parts)), way, items, (part.number - 1) * PAGE_SIZE + 1, links=links)


def _instead(excerpts: Sequence[Excerpted]) -> str:
    """What a place shows that counts nobody."""
    told = (
        f"{number(total)} hồ sơ {'của' if excerpt.members == excerpt.url else 'chỉ ghi'} {esc(excerpt.in_text)}"
        for excerpt, total, _ in excerpts
    )
    return f"Chưa có hồ sơ nào ghi đúng địa bàn này. Dưới đây là {joined(told)}."


def _count(listing: Listing, part: Slice) -> str:
    text = f"<strong>{number(part.total)}</strong> {esc(listing.noun)}"
    return text if part.pages == 1 else f"{text} · trang {part.number} trên {part.pages}"


def _initials(listing: Listing, part: Slice) -> str:
    here = f'href="{ROOT}{addresses.page(listing.url, part.number)}#'
    return _all_initials(listing.url, part.initials).replace(here, 'href="#')


@lru_cache(maxsize=8)  # the pages of a list are drawn one after another
def _all_initials(url: str, initials: tuple[tuple[str, int], ...]) -> str:
    links = "".join(
        f'<li><a href="{ROOT}{addresses.page(url, page_)}#{anchor(initial)}">{esc(initial)}</a></li>'
        for initial, page_ in initials
    )
    return f'<nav class="hr-initials" aria-label="Chữ cái đầu"><ol>{links}</ol></nav>\n'


def _excerpts(listing: Listing, excerpts: Sequence[Excerpted]) -> str:
    if not excerpts:
        return ""
    parts = []
    for excerpt, total, cards in excerpts:
        is_cut = total > len(cards) and excerpt.members == excerpt.url
        more = f"Xem tất cả {number(total)} hồ sơ" if is_cut else "Xem danh sách"
        parts.append(
            f"<h3>{esc(excerpt.title)}</h3>\n<p>{excerpt.note}</p>\n"
            f"{list_of(cards)}"
            f'<p class="hr-more">{link(excerpt.url, f"{more} của {excerpt.in_text}")}</p>\n'
        )
    return f'<section class="hr-excerpts">\n{listing.excerpts_intro}{"".join(parts)}</section>\n'


def _cards(part: Slice, cards: Sequence[Shown]) -> str:
    """The cards. The first card of each initial carries its anchor."""
    begins = {initial for initial, page_ in part.initials if page_ == part.number}
    items = []
    for initial, card, why in cards:
        first = initial in begins
        begins.discard(initial)
        items.append(Item(card, why, anchor(initial) if first else ""))
    return list_of_items(items)
