"""The guide as pages of the site. They are not in the index of search engines, nor in the site's own search."""

from __future__ import annotations

from functools import partial

from honorroll.base.keys import key_of
from honorroll.formats.html import Html, esc
from honorroll.guide.chapters import Chapter, chapters, pictures
from honorroll.pages import addresses
from honorroll.pages.html import Crumb, Drawn, breadcrumb, link
from honorroll.pages.page import Page
from honorroll.pages.words import HOME

TITLE = "Hướng dẫn cho cán bộ"
LEAD = "Làm từng bước, có hình, không cần biết gì về máy tính ngoài Excel và Word."

_TOP = (Crumb(HOME, addresses.HOME),)
_WAY = (*_TOP, Crumb(TITLE, addresses.GUIDE))


def plan() -> tuple[dict[str, Page], dict[str, bytes]]:
    """Every page of the guide by address, and its pictures by path."""
    book = chapters()
    key = key_of("guide", repr(book))
    pages = {addresses.GUIDE: _page(addresses.GUIDE, key, partial(_index, book))}
    for number, chapter in enumerate(book):
        pages[chapter.url] = _page(chapter.url, key, partial(_chapter, book, number))
    return pages, {addresses.guide_picture(name): picture.data for name, picture in pictures().items()}


def _page(url: str, key: bytes, draw: partial[Drawn]) -> Page:
    return Page(url, addresses.section(url), key, draw, indexed=False)


def _index(book: tuple[Chapter, ...]) -> Drawn:
    rows = "".join(f"<li>{link(each.url, each.title)}<br>{esc(each.lead)}</li>\n" for each in book)
    return Drawn(
        TITLE,
        LEAD,
        Html(
            f'{breadcrumb(_TOP, TITLE)}<article class="hr-article">\n<header class="hr-article-head">'
            f'<h1>{TITLE}</h1>\n<p class="hr-lead">{LEAD}</p></header>\n<div class="hr-text hr-guide">\n'
            f"<ol>\n{rows}</ol>\n</div>\n</article>\n"
        ),
        _TOP,
    )


def _chapter(book: tuple[Chapter, ...], number: int) -> Drawn:
    chapter = book[number]
    after = book[number + 1 : number + 2]
    onward = "".join(f'<p class="hr-more">Tiếp theo: {link(each.url, each.title)}</p>\n' for each in after)
    return Drawn(
        chapter.title,
        chapter.lead,
        Html(
            f'{breadcrumb(_WAY, chapter.title)}<article class="hr-article">\n<header class="hr-article-head">'
            f'<h1>{esc(chapter.title)}</h1>\n<p class="hr-lead">{esc(chapter.lead)}</p></header>\n'
            f'<div class="hr-text hr-guide">\n{chapter.body}</div>\n{onward}</article>\n'
        ),
        _WAY,
    )
