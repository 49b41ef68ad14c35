"""Feeds in three formats: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, with archived documents (RFC 5005).

A feed consists of a *subscription document* with the latest items and *archive documents* with all older ones. Archives
are numbered from the oldest and change only where one of their items does, so a reader need not fetch one twice. Each
archive is marked as such and links to its neighbours and to the current document.

Times come from the content, never from the clock: a feed is as new as its newest item. Texts of items are finished HTML
or plain text; each format escapes them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from honorroll.formats.html import EMPTY, Html, esc

#: Media type and display name of each format, by the extension of its files.
FORMATS = {
    "atom": ("application/atom+xml", "Atom"),
    "rss": ("application/rss+xml", "RSS"),
    "json": ("application/feed+json", "JSON Feed"),
}


class Enclosure(NamedTuple):
    """A picture or film of an item: absolute URL, media type, size in bytes."""

    url: str
    type: str
    length: int


class Item(NamedTuple):
    """An item of a feed. ``id`` is its first URL, which never changes, ``url`` the present one; both are absolute."""

    id: str
    url: str
    title: str
    published: datetime
    updated: datetime
    summary: str
    """Plain text."""
    html: Html = EMPTY
    """The full text as HTML with absolute URLs; ``""`` where there is only a summary."""
    author: str = ""
    tags: tuple[str, ...] = ()
    enclosure: Enclosure | None = None


class SerializedItem(NamedTuple):
    """An item in one format, ready for a document of any feed."""

    updated: datetime
    text: str


class Feed(NamedTuple):
    """The metadata of a feed. ``site`` is the URL of the site; ``path`` has no extension (``tin-tuc/tin-moi``)."""

    site: str
    path: str
    home: str
    """The URL of the page that lists the same items, relative to the site."""
    title: str
    description: str
    owner: str
    hub: str = ""
    """The URL of a WebSub hub, ``""`` without one."""


class ArchivePosition(NamedTuple):
    """The place of a document in its feed: ``number`` counts ``archives`` from 1, the oldest; 0 is the current one."""

    number: int
    archives: int

    @property
    def older(self) -> int:
        """The number of the archive before this document; 0 where there is none."""
        return self.number - 1 if self.number else self.archives

    @property
    def newer(self) -> int:
        """The number of the archive after this one; 0 for the current document and for the last archive."""
        return self.number + 1 if 0 < self.number < self.archives else 0


def document_path(feed: Feed, form: str, number: int = 0) -> str:
    """The path of a document in the site: ``tin-tuc/tin-moi.atom``, ``tin-tuc/tin-moi-3.atom``."""
    return f"{feed.path}-{number}.{form}" if number else f"{feed.path}.{form}"


def serialize_item(form: str, item: Item) -> SerializedItem:
    """``item`` in the format ``form``, a key of ``FORMATS``."""
    return SerializedItem(item.updated, _ITEMS[form](item))


def document(
    feed: Feed, form: str, position: ArchivePosition, items: Sequence[SerializedItem], empty: datetime
) -> bytes:
    """A document of ``feed`` with ``items``, the newest first. A document without items is dated ``empty``."""
    updated = max((item.updated for item in items), default=empty)
    return _DOCUMENTS[form](feed, position, [item.text for item in items], updated).encode()


def _url(feed: Feed, form: str, number: int = 0) -> str:
    return f"{feed.site}{document_path(feed, form, number)}"


def _links(feed: Feed, form: str, position: ArchivePosition, prefix: str) -> str:
    """Links to this document, its neighbours and its hub, as elements of Atom's namespace."""
    media = FORMATS[form][0]
    links = [("self", _url(feed, form, position.number))]
    if position.number:
        links.append(("current", _url(feed, form)))
        if position.newer:
            links.append(("next-archive", _url(feed, form, position.newer)))
    if position.older:
        links.append(("prev-archive", _url(feed, form, position.older)))
    elements = "".join(f'<{prefix}link rel="{rel}" type="{media}" href="{esc(url)}"/>\n' for rel, url in links)
    return elements + (f'<{prefix}link rel="hub" href="{esc(feed.hub)}"/>\n' if feed.hub else "")


def _element(name: str, text: str, attributes: str = "") -> str:
    """An element on a line of its own; ``""`` without text."""
    return f"<{name}{attributes}>{esc(text)}</{name}>\n" if text else ""


# ── Atom ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _atom(feed: Feed, position: ArchivePosition, items: Sequence[str], updated: datetime) -> str:
    home = feed.site + feed.home
    identity = home if not position.number else _url(feed, "atom", position.number)
    archive = "<fh:archive/>\n" if position.number else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="vi">\n'
        f"<id>{esc(identity)}</id>\n<title>{esc(feed.title)}</title>\n"
        f"<subtitle>{esc(feed.description)}</subtitle>\n{_links(feed, 'atom', position, '')}"
        f'<link rel="alternate" type="text/html" href="{esc(home)}"/>\n'
        f"<updated>{updated.isoformat()}</updated>\n<author><name>{esc(feed.owner)}</name></author>\n{archive}"
        f"{''.join(items)}</feed>\n"
    )


def _atom_entry(item: Item) -> str:
    author = f"<author><name>{esc(item.author)}</name></author>\n" if item.author else ""
    tags = "".join(f'<category term="{esc(tag)}"/>\n' for tag in item.tags)
    content = _element("content", item.html, ' type="html"')
    link = ""
    if item.enclosure:
        url, media, length = item.enclosure
        link = f'<link rel="enclosure" type="{esc(media)}" length="{length}" href="{esc(url)}"/>\n'
    return (
        f"<entry>\n<id>{esc(item.id)}</id>\n<title>{esc(item.title)}</title>\n"
        f'<link rel="alternate" type="text/html" href="{esc(item.url)}"/>\n{link}'
        f"<published>{item.published.isoformat()}</published>\n<updated>{item.updated.isoformat()}</updated>\n"
        f"{author}{tags}<summary>{esc(item.summary)}</summary>\n{content}</entry>\n"
    )


# ── RSS ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _rss(feed: Feed, position: ArchivePosition, items: Sequence[str], updated: datetime) -> str:
    archive = "<fh:archive/>\n" if position.number else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:fh="http://purl.org/syndication/history/1.0">\n<channel>\n'
        f"<title>{esc(feed.title)}</title>\n<link>{esc(feed.site + feed.home)}</link>\n"
        f"<description>{esc(feed.description)}</description>\n<language>vi</language>\n"
        f"{_links(feed, 'rss', position, 'atom:')}{archive}"
        f"<lastBuildDate>{rfc_822(updated)}</lastBuildDate>\n{''.join(items)}</channel>\n</rss>\n"
    )


def _rss_item(item: Item) -> str:
    author, content = _element("dc:creator", item.author), _element("content:encoded", item.html)
    tags = "".join(_element("category", tag) for tag in item.tags)
    enclosure = ""
    if item.enclosure:
        url, media, length = item.enclosure
        enclosure = f'<enclosure url="{esc(url)}" length="{length}" type="{esc(media)}"/>\n'
    return (
        f"<item>\n<title>{esc(item.title)}</title>\n<link>{esc(item.url)}</link>\n"
        f'<guid isPermaLink="{"true" if item.id == item.url else "false"}">{esc(item.id)}</guid>\n'
        f"<pubDate>{rfc_822(item.published)}</pubDate>\n{author}{tags}"
        f"<description>{esc(esc(item.summary))}</description>\n{content}{enclosure}</item>\n"
    )


def rfc_822(at: datetime) -> str:
    """A time as RSS writes it (RFC 822, four-digit year), in English. ``email.utils`` would take long to import."""
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[at.weekday()]
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[at.month - 1]
    return f"{day}, {at:%d} {month} {at.year} {at:%H:%M:%S %z}"


# ── JSON Feed ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _json(feed: Feed, position: ArchivePosition, items: Sequence[str], updated: datetime) -> str:
    """A JSON Feed document. The format links only to the older items (``next_url``)."""
    document: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.site + feed.home,
        "feed_url": _url(feed, "json", position.number),
        "description": feed.description,
        "language": "vi",
        "authors": [{"name": feed.owner}],
    }
    if position.older:
        document["next_url"] = _url(feed, "json", position.older)
    if feed.hub:
        document["hubs"] = [{"type": "WebSub", "url": feed.hub}]
    return f'{_to_json(document)[:-1]},"items":[{",".join(items)}]}}\n'


def _to_json(node: dict[str, object]) -> str:
    return json.dumps(node, ensure_ascii=False, separators=(",", ":"))


def _json_item(item: Item) -> str:
    node: dict[str, object] = {"id": item.id, "url": item.url, "title": item.title}
    node |= {"content_html": item.html} if item.html else {"content_text": item.summary}
    node |= {"summary": item.summary, "date_published": item.published.isoformat()}
    node["date_modified"] = item.updated.isoformat()
    if item.author:
        node["authors"] = [{"name": item.author}]
    if item.tags:
        node["tags"] = list(item.tags)
    if item.enclosure:
        url, media, length = item.enclosure
        node["attachments"] = [{"url": url, "mime_type": media, "size_in_bytes": length}]
        if media.startswith("image/"):
            node["image"] = url
    return _to_json(node)


_DOCUMENTS = {"atom": _atom, "rss": _rss, "json": _json}
_ITEMS: dict[str, Callable[[Item], str]] = {"atom": _atom_entry, "rss": _rss_item, "json": _json_item}


def link_elements(feed: Feed) -> Html:
    """The ``<link>`` elements by which feed readers find the feed from a page."""
    return Html(
        "".join(
            f'<link rel="alternate" type="{media_type}" href="{feed.site}{document_path(feed, form)}" '
            f'title="{_quoted(feed.title)} ({name})">\n'
            for form, (media_type, name) in FORMATS.items()
        )
    )


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
