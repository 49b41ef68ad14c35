"""Lists of posts, the newest first, cut into pages that are numbered from the oldest: a new post changes the first page
of a list only, and now and then begins a new one.

The address of a list shows the newest posts, ``…/trang/1/`` the oldest. A page is cut off when two are full, so that
the first never looks empty: it holds between ``SIZE`` and twice as many.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from honorroll.base.vietnamese import number
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.news.model import PostFacts
from honorroll.news.pages.post import headline
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, link

SIZE = 20


class Shelf(NamedTuple):
    """A list of posts: where it is, what it is called, the finished HTML of its introduction on the first page."""

    url: str
    title: str
    lead: str
    crumbs: tuple[Crumb, ...]
    intro: Html = EMPTY
    links: Html = EMPTY
    """For the head of the first page: its feeds."""
    empty: str = "Chưa có tin bài nào ở mục này."


class Leaf(NamedTuple):
    """One page of a shelf: ``number`` counts from the oldest, 0 is the first page; ``pages`` are numbered."""

    number: int
    pages: int
    total: int
    """Of all posts; on the first page only, for it changes with every post."""
    posts: tuple[PostFacts, ...]


def leaves(posts: Sequence[PostFacts]) -> list[Leaf]:
    """Every page for ``posts``, which come oldest first; the first of the answer is the first that is seen."""
    cut = max(0, len(posts) // SIZE - 1)
    numbered = [Leaf(n + 1, cut, 0, tuple(posts[n * SIZE : (n + 1) * SIZE][::-1])) for n in range(cut)]
    return [Leaf(0, cut, len(posts), tuple(posts[cut * SIZE :][::-1])), *numbered]


def leaf_url(url: str, number_: int) -> str:
    """The address of a page of the list at ``url``; 0 is the first."""
    return addresses.numbered(url, number_) if number_ else url


def page(shelf: Shelf, leaf: Leaf, vocabulary: Vocabulary) -> Drawn:
    """One page of a list. On the first only are the total, ways into its parts, and the newest post as a headline."""
    first = not leaf.number
    title = shelf.title if first else f"{shelf.title} – trang {leaf.number}"
    way = shelf.crumbs if first else (*shelf.crumbs, Crumb(shelf.title, shelf.url))
    parts = [
        breadcrumb(way, shelf.title if first else f"Trang {leaf.number}"),
        f'<header class="hr-list-head">\n<h1>{esc(title)}</h1>\n',
    ]
    if first:
        parts.append(f'<p class="hr-lead">{esc(shelf.lead)}</p>\n')
        parts.append(f'<p class="hr-count"><strong>{number(leaf.total)}</strong> tin bài</p>\n')
    parts.append("</header>\n")
    ways = (
        f'<aside class="hr-aside" aria-label="Mục và nguồn tin">\n{shelf.intro}</aside>\n'
        if first and shelf.intro
        else ""
    )
    if leaf.posts:
        cards = [post.card for post in leaf.posts]
        if first:
            cards[0] = headline(leaf.posts[0], vocabulary)
        parts.append(f'<div class="hr-beside">\n{ways}<ol class="hr-posts">\n{"".join(cards)}</ol>\n</div>\n')
    else:
        parts.append(ways)
        parts.append(
            f'<p class="hr-empty">{esc(shelf.empty)} '
            f"{link('', 'Về trang chủ') if shelf.url == addresses.NEWS else link(addresses.NEWS, 'Xem tin tức')}.</p>\n"
        )
    parts.append(_turning(shelf, leaf))
    return Drawn(title, shelf.lead, Html("".join(parts)), way, links=shelf.links if first else EMPTY)


def _turning(shelf: Shelf, leaf: Leaf) -> str:
    """The way to newer and older pages. It names no total: that would change every page with every new one."""
    steps = []
    if leaf.number:
        newer = leaf.number + 1 if leaf.number < leaf.pages else 0
        steps.append(("prev", "Mới hơn", leaf_url(shelf.url, newer)))
    older = leaf.number - 1 if leaf.number else leaf.pages
    if older:
        steps.append(("next", "Cũ hơn", leaf_url(shelf.url, older)))
    if not steps:
        return ""
    items = "".join(f'<li><a rel="{rel}" href="{ROOT}{url}">{label}</a></li>' for rel, label, url in steps)
    return f'<nav class="hr-pages" aria-label="Các trang"><ol>{items}</ol></nav>\n'


def section(heading: str, id_: str, posts: Sequence[PostFacts], more: Html = EMPTY) -> Html:
    """The latest posts on another page, under a heading; ``more`` is the finished link to all of them."""
    if not posts:
        return EMPTY
    tail = f'<p class="hr-more">{more}</p>\n' if more else ""
    return Html(
        f'<section class="hr-coverage" aria-labelledby="{id_}">\n<h2 id="{id_}">{esc(heading)}</h2>\n'
        f'<ul class="hr-posts">\n{"".join(post.card for post in posts)}</ul>\n{tail}</section>\n'
    )
