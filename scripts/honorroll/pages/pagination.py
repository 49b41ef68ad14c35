"""A list in pages: how many there are, and the ways from one to the others."""

from __future__ import annotations

from honorroll.formats.html import EMPTY, Html
from honorroll.pages import addresses
from honorroll.pages.html import ROOT


def page_count(total: int, size: int) -> int:
    """How many pages of ``size`` hold ``total`` things; an empty list has one."""
    return max(1, -(-total // size))


def pagination(url: str, here: int, pages: int) -> Html:
    """The ways from page ``here`` of the list at ``url`` to its other pages."""
    if pages == 1:
        return EMPTY
    items = []
    if here > 1:
        items.append(f'<li><a rel="prev" href="{ROOT}{addresses.page(url, here - 1)}">Trang trước</a></li>')
    for n in near_pages(here, pages):
        if n == 0:
            items.append('<li aria-hidden="true">…</li>')
        elif n == here:
            items.append(f'<li><span aria-current="page">{n}</span></li>')
        else:
            items.append(f'<li><a href="{ROOT}{addresses.page(url, n)}" aria-label="Trang {n}">{n}</a></li>')
    if here < pages:
        items.append(f'<li><a rel="next" href="{ROOT}{addresses.page(url, here + 1)}">Trang sau</a></li>')
    return Html(f'<nav class="hr-pages" aria-label="Các trang"><ol>{"".join(items)}</ol></nav>\n')


def near_pages(here: int, pages: int) -> list[int]:
    """First, last and the neighbours of ``here``; 0 stands for a gap."""
    shown = sorted({1, pages, *range(max(1, here - 1), min(pages, here + 1) + 1)})
    result: list[int] = []
    for n in shown:
        if result and n - result[-1] > 1:
            result.append(0)
        result.append(n)
    return result
