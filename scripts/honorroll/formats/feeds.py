"""Feeds in three formats: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, in documents that lead to one another (RFC 5005).

A feed is a *subscription document* with the latest items and *archive documents* with all before them. Archives are
numbered from the oldest and never change again but where a post itself does, so that a program that has read one
need not ask for it twice; each says that it is an archive, which is its neighbour and which is the current document.

Time comes from the content, never from the clock: a feed is as new as its newest item. Nothing here knows what an item
is about; the texts are finished HTML and plain text, which each format escapes in its own way.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from honorroll.formats.html import esc

#: Formats by the ending of their files: media type and how the page calls it.
FORMATS = {
    "atom": ("application/atom+xml", "Atom"),
    "rss": ("application/rss+xml", "RSS"),
    "json": ("application/feed+json", "JSON Feed"),
}


class Enclosure(NamedTuple):
    """A picture or film of an item: full address, media type, size in bytes."""

    url: str
    type: str
    length: int


class Item(NamedTuple):
    """An entry. ``id`` is the address it had first and never changes, ``url`` where it is now."""

    id: str
    url: str
    title: str
    published: datetime
    updated: datetime
    summary: str
    """Plain text."""
    html: str = ""
    """The full text, finished, with full addresses; ``""`` where the summary is all there is."""
    author: str = ""
    tags: tuple[str, ...] = ()
    enclosure: Enclosure | None = None


class SerializedItem(NamedTuple):
    """An item as it stands in a document of some format, whichever feed that is of."""

    updated: datetime
    text: str


class Feed(NamedTuple):
    """What all documents of a feed say of it; ``path`` without its ending (``tin-tuc/tin-moi``)."""

    site: str
    path: str
    home: str
    """The address of the page that lists the same items, relative to the root."""
    title: str
    description: str
    owner: str
    hub: str = ""
    """A WebSub hub that is told of news, if there is one."""


class ArchivePosition(NamedTuple):
    """Which document: ``number`` counts archives from 1, the oldest; 0 is the current one. ``archives`` there are."""

    number: int
    archives: int

    @property
    def older(self) -> int:
        """The archive before this document, 0 if it holds the oldest items."""
        return self.number - 1 if self.number else self.archives

    @property
    def newer(self) -> int:
        """The archive after this one; 0 for the current document, which also comes after the last archive."""
        return self.number + 1 if 0 < self.number < self.archives else 0


def document_path(feed: Feed, form: str, number: int = 0) -> str:
    """Where a document lies: ``tin-tuc/tin-moi.atom``, ``tin-tuc/tin-moi-3.atom``."""
    return f"{feed.path}-{number}.{form}" if number else f"{feed.path}.{form}"


def serialize_item(form: str, item: Item) -> SerializedItem:
    return SerializedItem(item.updated, _ITEMS[form](item))


def document(feed: Feed, form: str, part: ArchivePosition, items: Sequence[SerializedItem], empty: datetime) -> bytes:
    """A document with ``items``, the newest first; one without items is dated ``empty``."""
    updated = max((item.updated for item in items), default=empty)
    return _DOCUMENTS[form](feed, part, [item.text for item in items], updated).encode()


def _address(feed: Feed, form: str, number: int = 0) -> str:
    return f"{feed.site}{document_path(feed, form, number)}"


def _links(feed: Feed, form: str, part: ArchivePosition, prefix: str) -> str:
    """Where this document, its hub and its neighbours are, as elements of Atom's namespace."""
    media = FORMATS[form][0]
    rows = [("self", _address(feed, form, part.number))]
    if part.number:
        rows.append(("current", _address(feed, form)))
        rows.append(("next-archive", _address(feed, form, part.newer)) if part.newer else ("", ""))
    rows.append(("prev-archive", _address(feed, form, part.older)) if part.older else ("", ""))
    links = "".join(f'<{prefix}link rel="{rel}" type="{media}" href="{esc(url)}"/>\n' for rel, url in rows if rel)
    return links + (f'<{prefix}link rel="hub" href="{esc(feed.hub)}"/>\n' if feed.hub else "")


# ── Atom ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _atom(feed: Feed, part: ArchivePosition, items: Sequence[str], updated: datetime) -> str:
    home = feed.site + feed.home
    identity = home if not part.number else _address(feed, "atom", part.number)
    archive = "<fh:archive/>\n" if part.number else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="vi">\n'
        f"<id>{esc(identity)}</id>\n<title>{esc(feed.title)}</title>\n"
        f"<subtitle>{esc(feed.description)}</subtitle>\n{_links(feed, 'atom', part, '')}"
        f'<link rel="alternate" type="text/html" href="{esc(home)}"/>\n'
        f"<updated>{updated.isoformat()}</updated>\n<author><name>{esc(feed.owner)}</name></author>\n{archive}"
        f"{''.join(items)}</feed>\n"
    )


def _atom_entry(item: Item) -> str:
    author = f"<author><name>{esc(item.author)}</name></author>\n" if item.author else ""
    tags = "".join(f'<category term="{esc(tag)}"/>\n' for tag in item.tags)
    content = f'<content type="html">{esc(item.html)}</content>\n' if item.html else ""
    enclosure = item.enclosure
    link = (
        f'<link rel="enclosure" type="{esc(enclosure.type)}" length="{enclosure.length}" href="{esc(enclosure.url)}"/>\n'
        if enclosure
        else ""
    )
    return (
        f"<entry>\n<id>{esc(item.id)}</id>\n<title>{esc(item.title)}</title>\n"
        f'<link rel="alternate" type="text/html" href="{esc(item.url)}"/>\n{link}'
        f"<published>{item.published.isoformat()}</published>\n<updated>{item.updated.isoformat()}</updated>\n"
        f"{author}{tags}<summary>{esc(item.summary)}</summary>\n{content}</entry>\n"
    )


# ── RSS ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _rss(feed: Feed, part: ArchivePosition, items: Sequence[str], updated: datetime) -> str:
    archive = "<fh:archive/>\n" if part.number else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:fh="http://purl.org/syndication/history/1.0">\n<channel>\n'
        f"<title>{esc(feed.title)}</title>\n<link>{esc(feed.site + feed.home)}</link>\n"
        f"<description>{esc(feed.description)}</description>\n<language>vi</language>\n"
        f"{_links(feed, 'rss', part, 'atom:')}{archive}"
        f"<lastBuildDate>{rfc_822(updated)}</lastBuildDate>\n{''.join(items)}</channel>\n</rss>\n"
    )


def _rss_item(item: Item) -> str:
    author = f"<dc:creator>{esc(item.author)}</dc:creator>\n" if item.author else ""
    tags = "".join(f"<category>{esc(tag)}</category>\n" for tag in item.tags)
    content = f"<content:encoded>{esc(item.html)}</content:encoded>\n" if item.html else ""
    enclosure = item.enclosure
    attached = (
        f'<enclosure url="{esc(enclosure.url)}" length="{enclosure.length}" type="{esc(enclosure.type)}"/>\n'
        if enclosure
        else ""
    )
    return (
        f"<item>\n<title>{esc(item.title)}</title>\n<link>{esc(item.url)}</link>\n"
        f'<guid isPermaLink="{"true" if item.id == item.url else "false"}">{esc(item.id)}</guid>\n'
        f"<pubDate>{rfc_822(item.published)}</pubDate>\n{author}{tags}"
        f"<description>{esc(esc(item.summary))}</description>\n{content}{attached}</item>\n"
    )


def rfc_822(at: datetime) -> str:
    """As RSS writes a moment, in English whatever the locale; ``email.utils`` would do, and takes long to import."""
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[at.weekday()]
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[at.month - 1]
    return f"{day}, {at:%d} {month} {at.year} {at:%H:%M:%S %z}"


# ── JSON Feed ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _json(feed: Feed, part: ArchivePosition, items: Sequence[str], updated: datetime) -> str:
    """Its one link between documents leads to the older items (``next_url``)."""
    document: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.site + feed.home,
        "feed_url": _address(feed, "json", part.number),
        "description": feed.description,
        "language": "vi",
        "authors": [{"name": feed.owner}],
    }
    if part.older:
        document["next_url"] = _address(feed, "json", part.older)
    if feed.hub:
        document["hubs"] = [{"type": "WebSub", "url": feed.hub}]
    return f'{_dumped(document)[:-1]},"items":[{",".join(items)}]}}\n'


def _dumped(node: dict[str, object]) -> str:
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
        url, type_, length = item.enclosure
        node["attachments"] = [{"url": url, "mime_type": type_, "size_in_bytes": length}]
        if type_.startswith("image/"):
            node["image"] = url
    return _dumped(node)


_DOCUMENTS = {"atom": _atom, "rss": _rss, "json": _json}
_ITEMS: dict[str, Callable[[Item], str]] = {"atom": _atom_entry, "rss": _rss_item, "json": _json_item}
