"""What a server is to answer besides files: headers, former addresses, withdrawn pages, types.

Every host is told the same in its own words, so all of it is said here.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from honorroll.base.store import Database
from honorroll.engine.assets import CARD_POLICY, POLICY
from honorroll.media.renditions import PICTURES_DIR
from honorroll.pages import addresses
from honorroll.publish import releases
from honorroll.site.manifest import Manifest

#: The types of all that is published, by the ending of the file.
TYPES = MappingProxyType(
    {
        "html": "text/html",
        "css": "text/css",
        "js": "text/javascript",  # RFC 9239
        "json": "application/json",
        "jsonl": "application/x-ndjson",
        "jsonld": "application/ld+json",
        "webmanifest": "application/manifest+json",
        "txt": "text/plain",
        "xml": "application/xml",
        "atom": "application/atom+xml",
        "rss": "application/rss+xml",
        "ics": "text/calendar",
        "csv": "text/csv",
        "vtt": "text/vtt",
        "svg": "image/svg+xml",
        "avif": "image/avif",
        "webp": "image/webp",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "png": "image/png",
        "gif": "image/gif",
        "ico": "image/x-icon",
        "woff2": "font/woff2",
        "mp4": "video/mp4",
        "webm": "video/webm",
        "mp3": "audio/mpeg",
        "m4a": "audio/mp4",
        "pdf": "application/pdf",
        "zip": "application/zip",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    }
)
#: The endings of what is text, always UTF-8 and worth packing.
TEXTS = (
    "html",
    "css",
    "js",
    "json",
    "jsonl",
    "jsonld",
    "webmanifest",
    "txt",
    "xml",
    "atom",
    "rss",
    "ics",
    "csv",
    "vtt",
    "svg",
)

#: What has this beside a server's name for it never changes: its name is made of its content.
FOR_EVER = "public, max-age=31536000, immutable"
#: Everything else is asked for again, so that what was taken down is seen by nobody.
ASKED_AGAIN = "no-cache"
#: Files named by their content, as a regular expression on the path: pictures, search data, assets with a digest.
NAMED_BY_CONTENT = rf"(?:{PICTURES_DIR}/|{addresses.SEARCH}[^/]+/|assets/.*\.[0-9a-f]{{8}}\.[a-z0-9.]+$)"
_NAMED_BY_CONTENT = re.compile(NAMED_BY_CONTENT)

_HEADERS = {
    # A page says the policy itself; only a header can forbid that other sites frame it.
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Content-Type-Options": "nosniff",
}
#: Of the cards, which other sites frame; they can do nothing.
_CARD = {"Content-Security-Policy": f"{CARD_POLICY}; frame-ancestors *"}
#: Programs on other sites may read what is given out.
_GIVEN_OUT = {"Access-Control-Allow-Origin": "*"}
HSTS = ("Strict-Transport-Security", "max-age=31536000")


class Apart(NamedTuple):
    """The addresses below ``url``, whose headers are others; ``headers`` has those that differ."""

    url: str
    headers: dict[str, str]


#: Whatever of this a release has not is not told of.
_APART = (Apart(addresses.EMBED, _CARD | _GIVEN_OUT), Apart(addresses.DATA, _GIVEN_OUT))


class Moved(NamedTuple):
    """The address of a page that leads on, and the one to which it does; both below the root of the site."""

    url: str
    target: str


class Answers(NamedTuple):
    """``base`` is the path of the site at its host, decoded: ``/`` or ``/bang-vang/``. ``withdrawn`` are addresses of
    pages below which there is nothing any more.
    """

    base: str
    headers: dict[str, str]
    moved: tuple[Moved, ...]
    withdrawn: tuple[str, ...]
    apart: tuple[Apart, ...] = ()

    def at(self, url: str) -> str:
        """The path of an address at the host, decoded, as servers compare it."""
        return f"{self.base}{url}"

    def link(self, url: str) -> str:
        """The same as it stands in the header ``Location``."""
        return quote(self.at(url))


def read(root: Path, slot: str) -> Answers:
    """What is to be answered for the release in ``slot``, which is whole."""
    database = Database(releases.database(root, slot), read_only=True)
    try:
        manifest = Manifest(database)
        withdrawn = database.column("SELECT url FROM withdrawn JOIN file USING (url) ORDER BY url")
        gone = set(withdrawn)
        led = database.execute("SELECT url, moved_to FROM file WHERE moved_to IS NOT NULL ORDER BY url")
        moved = tuple(Moved(url, target) for url, target in led if url not in gone)
        base = unquote(urlsplit(manifest.kept("site-url").decode()).path) or "/"
        headers = _HEADERS | (dict([HSTS]) if manifest.kept("hsts") else {})
        apart = tuple(each for each in _APART if manifest.has_below(each.url))
        return Answers(base, headers, moved, tuple(withdrawn), apart)
    finally:
        database.close()


def is_named_by_content(path: str) -> bool:
    """Whether the name of a file changes with its content, so that it may be kept for ever."""
    return _NAMED_BY_CONTENT.match(path) is not None
