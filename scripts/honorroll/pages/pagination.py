"""Pagination: the number of pages of a list, and the links between them."""

from __future__ import annotations

from honorroll.formats.html import EMPTY, Html
from honorroll.pages import addresses
from honorroll.pages.html import ROOT


def page_count(total: int, size: int) -> int:
    """The number of pages of ``size`` for ``total`` items; an empty list has one page."""
    return max(1, -(-total // size))


def pagination(url: str, here: int, pages: int) -> Html:
    """The links from page ``here`` (from 1) of the list at ``url`` to its other pages; empty for a single page.

    On paper it says instead that this is not all.
    """
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
    printed = f"Đây là trang {here} trên {pages}. Muốn đủ danh sách, hãy in cả các trang còn lại."
    return Html(
        f'<nav class="hr-pages" aria-label="Các trang" data-hr-printed="{printed}"><ol>{"".join(items)}</ol></nav>\n'
    )


def near_pages(here: int, pages: int) -> list[int]:
    """The page numbers to show: the first, the last and those around ``here``. 0 marks a gap."""
    shown = sorted({1, pages, *range(max(1, here - 1), min(pages, here + 1) + 1)})
    result: list[int] = []
    for n in shown:
        if result and n - result[-1] > 1:
            result.append(0)
        result.append(n)
    return result
