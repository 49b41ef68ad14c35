"""Helpers for HTML, and the placeholders that the press replaces."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from honorroll.base.vietnamese import decimal
from honorroll.formats.html import EMPTY, Html, esc

#: Stands for the way up to the site's root (``../../``) until the depth of the page is known. A control character:
#: ``load`` lets none into any text, so no content can hold one.
ROOT = "\x01"
#: Stands where the related honorees go, who are known only when the whole roll is.
RELATED = "\x02"
#: Stands where sharing, correction and the code for print go, which need the page's full address and the settings.
FOOT = "\x03"
#: Stands where conferences and posts that speak of the honoree go, which are read apart from the profile.
MENTIONS = "\x04"

#: Stands before and after the slugs of those who share an award, whose names are in profiles of their own.
SHARED = "\x05"
#: Stands where notices go, such as that a consultation about the honoree is open.
NOTICES = "\x07"


#: Stands where the page is shared from, which needs its full address.
SHARE = "\x0e"
#: Stands where a collective leads to its successor and its predecessors, whose names are in profiles of their own.
SUCCESSION = "\x06"


class Crumb(NamedTuple):
    """One step of the breadcrumb. ``url`` is relative to the root of the site; ``""`` is the home page."""

    label: str
    url: str


class Image(NamedTuple):
    """A preview picture (JPEG): address relative to the root, width and height in pixels, alternative text."""

    url: str
    width: int
    height: int
    alt: str


class Drawn(NamedTuple):
    """The content of a shell: title and description as plain text, and the body as HTML."""

    title: str
    description: str
    fragment: Html
    crumbs: tuple[Crumb, ...] = ()
    """The way to the page, without the page itself: for the data about the page, see ``pages.data``."""
    items: tuple[str, ...] = ()
    """The addresses of the honorees whose cards are on the page, where it is a list; ``first`` is the number of the
    first.
    """
    first: int = 1
    head: Html = EMPTY
    """For the head of the page; the press puts it there."""
    node: str = ""
    """What the page is about, as finished JSON-LD, where that is neither an honoree nor a list of them."""
    og_type: str = ""
    """Its kind for Open Graph, where it is not ``website`` or ``profile``."""
    links: Html = EMPTY
    """More for the head: the feeds of what is on the page, when it was published."""
    image: Image | None = None
    """What is shown of the page where it is shared; an honoree's page has its social card."""


@lru_cache(maxsize=4096)  # most lead to one of the few hundred lists
def link(url: str, label: str) -> Html:
    """A link within the site; ``url`` is relative to its root, ``label`` plain text."""
    return Html(f'<a href="{ROOT}{url}">{esc(label)}</a>')


def mail_address(link: str) -> str:
    """The address of a ``mailto:`` link; ``""`` of any other."""
    return link.removeprefix("mailto:").partition("?")[0] if link.startswith("mailto:") else ""


def outward(url: str, label: str, class_: str = "") -> Html:
    """A link to another site."""
    classes = f' class="{class_}"' if class_ else ""
    return Html(f'<a{classes} href="{esc(url)}" rel="noopener nofollow">{esc(label)}</a>')


def show_all(label: str) -> Html:
    """What shows the whole of a long part on a telephone: a box to tick, for which the style asks, and no script. Where
    there is room all is seen, and the box is not.
    """
    return Html(f'<p class="hr-all"><label><input type="checkbox"> {esc(label)}</label></p>\n')


def breadcrumb(crumbs: Iterable[Crumb], here: str) -> Html:
    """The breadcrumb. The last step, the page itself, is for screen readers only: the heading follows right below."""
    steps = "".join(f"<li>{link(crumb.url, crumb.label)}</li>" for crumb in crumbs)
    return Html(
        f'<nav class="hr-crumbs" aria-label="Đường dẫn"><ol>{steps}'
        f'<li aria-current="page">{esc(here)}</li></ol></nav>\n'
    )


def octets(size: int) -> str:
    """A file size in the usual units: ``412 KB``, ``1,2 MB``."""
    return f"{max(1, round(size / 1000))} KB" if size < 1_000_000 else f"{decimal(size / 1_000_000)} MB"
