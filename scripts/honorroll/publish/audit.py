"""The audit: checks of finished pages before they are published.

Every internal link leads to a page or file of the site and, where it names an anchor, to that anchor; every honoree
has a page, stands on its lists and in the sitemap; no address that was ever published is lost.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.formats.html import active_tags
from honorroll.pages import addresses
from honorroll.pages.html import FOOT, MENTIONS, NOTICES, RELATED, ROOT, SHARE, SHARED, SUCCESSION

DEAD_LINK = Rule(
    "dead-link",
    "error",
    Text(
        "Trang /{page} có liên kết không dẫn đến đâu: {link}",
        "Sửa liên kết ở trang viết tay, hoặc báo cho người phụ trách kỹ thuật.",
    ),
    Text(
        "The page /{page} has a link that leads nowhere: {link}",
        "Mend it in the hand-written page, or tell whoever looks after the code.",
    ),
)
DEAD_ANCHOR = Rule(
    "dead-anchor",
    "error",
    Text("Trang /{page} dẫn đến chỗ không có: {link}", "Sửa phần sau dấu “#” của liên kết."),
    Text("The page /{page} leads to a place that is not there: {link}", "Mend what follows the “#”."),
)
HALF_MADE = Rule(
    "half-made",
    "error",
    Text("Trang /{page} còn dấu hiệu của bản nháp.", "Lỗi của phần mềm: báo cho người phụ trách kỹ thuật."),
    Text(
        "The page /{page} still holds a mark of the press.",
        "A fault of the program: tell whoever looks after the code.",
    ),
)
NOT_LISTED = Rule(
    "not-listed",
    "error",
    Text("“{name}” không có trong {where}.", "Lỗi của phần mềm: báo cho người phụ trách kỹ thuật."),
    Text("“{name}” is missing from {where}.", "A fault of the program: tell whoever looks after the code."),
)
FOUND_UNPUBLISHED = Rule(
    "found-unpublished",
    "error",
    Text(
        "Tìm kiếm còn dẫn đến “{name}”, là hồ sơ không công khai.",
        "Lỗi của phần mềm: báo cho người phụ trách kỹ thuật.",
    ),
    Text(
        "The search leads to “{name}”, which is not public.",
        "A fault of the program: tell whoever looks after the code.",
    ),
)
ACTIVE_CONTENT = Rule(
    "active-content",
    "error",
    Text("Trang viết tay /{page} có mã chạy được: {seen}", "Bỏ mã này: trang viết tay chỉ gồm chữ, ảnh và liên kết."),
    Text(
        "The hand-written page /{page} holds active content: {seen}",
        "Remove it: a hand-written page is text, pictures and links.",
    ),
)

_LINKS = re.compile(r'\s(?:href|src|action|poster|data)="([^"]*)"')
_SRCSETS = re.compile(r'\ssrcset="([^"]*)"')
#: Control characters all, which no text can hold. The tokens of shells are plain text, that somebody may write about:
#: ``stamp.cut`` sees to it that none of them is left.
_MARKS = tuple(mark.encode() for mark in (ROOT, RELATED, FOOT, MENTIONS, SHARED, SUCCESSION, NOTICES, SHARE))
_ROOT = ROOT.encode()
#: A fragment with so many cards is a list, and its cards are mostly on other lists too.
_CARD, _LIST_SIZE = b'<li class="hr-card">', 12
#: How many cards are remembered as checked, and how many links.
_MAX_CARDS, _MAX_LINKS = 16_384, 65_536
_OUTSIDE = (b"https://", b"http://", b"mailto:", b"tel:", b"data:image/png;base64,")
Anchor = tuple[str, str, str]
"""The page that links, the address linked to, the anchor there."""


class Links:
    """Checks the links of fragments that the program drew. Most links occur on many pages and are checked once."""

    def __init__(self, known: Container[str]) -> None:
        self.known = known
        self.checked: set[bytes] = set()
        """Links that lead somewhere."""
        self.cards: set[bytes] = set()
        """Cards without a dead link."""
        self.anchors: list[Anchor] = []
        """Anchors on other pages, to be checked when all pages are made."""

    def check(self, url: str, fragment: bytes) -> list[Finding]:
        """What is wrong with the links of the page ``url``."""
        first, *cards = fragment.split(_CARD)
        if len(cards) < _LIST_SIZE:
            return self._check(url, fragment, fragment)
        unchecked = set(cards[:-1]) - self.cards
        findings = self._check(url, b"".join((first, *unchecked, cards[-1])), fragment)
        if not findings:  # a card with a link into its own page is checked on every page
            if len(self.cards) > _MAX_CARDS:
                self.cards.clear()
            self.cards.update(card for card in unchecked if b'"#' not in card)
        return findings

    def _check(self, url: str, part: bytes, fragment: bytes) -> list[Finding]:
        findings = []
        ids: set[bytes] | None = None
        if len(self.checked) > _MAX_LINKS:
            self.checked.clear()
        for target in _targets(part) - self.checked:
            if target.startswith(_ROOT):
                path, _, anchor = target[1:].decode().partition("#")
                if path not in self.known:
                    findings.append(DEAD_LINK.at(_source(url), page=url, link=target[1:].decode()))
                    continue
                self.checked.add(target)
                if anchor and not anchor.startswith("t="):  # a place in a film (Media Fragments, W3C 2012)
                    self.anchors.append((url, path, anchor))
            elif target.startswith(b"#"):
                ids = _values(b"id", fragment) if ids is None else ids
                if target[1:] not in ids:
                    findings.append(DEAD_ANCHOR.at(_source(url), page=url, link=target.decode()))
            elif not target.startswith(_OUTSIDE):
                findings.append(DEAD_LINK.at(_source(url), page=url, link=target.decode()))
        return findings


def _targets(fragment: bytes) -> set[bytes]:
    """The values of all attributes that hold an address."""
    targets = _values(b"href", fragment)
    if b"<video" in fragment:
        targets |= _values(b"poster", fragment)
    if b" src" in fragment:
        targets |= _values(b"src", fragment)
        for value in _values(b"srcset", fragment):
            targets |= {part.split()[0] for part in value.split(b",") if part.strip()}
    return targets


def _values(attribute: bytes, fragment: bytes) -> set[bytes]:
    """The values of an attribute in a fragment that the program drew.

    Splitting at every ``href="`` is ten times as fast as a pattern. Only attributes hold those characters, because
    quotes in texts are escaped.
    """
    return {piece[: piece.index(b'"')] for piece in fragment.split(b' %b="' % attribute)[1:]}


def page_links(url: str, html: str, known: Container[str], base: str) -> tuple[list[Finding], list[Anchor]]:
    """Check the links of a whole page that MkDocs made: relative to the page, or from ``base``, the site's own path."""
    findings: list[Finding] = []
    anchors: list[Anchor] = []
    targets = set(_LINKS.findall(html))
    targets |= {part.split()[0] for value in _SRCSETS.findall(html) for part in value.split(",") if part.strip()}
    for raw in sorted(targets):
        target = raw.replace("&amp;", "&")
        try:
            parts = urlsplit(target)
        except ValueError:  # ``http://[``
            findings.append(DEAD_LINK.at(_source(url), page=url, link=target))
            continue
        if parts.scheme or target.startswith("//"):
            if parts.scheme not in ("https", "http", "mailto", "tel", "data"):
                findings.append(DEAD_LINK.at(_source(url), page=url, link=target))
            continue
        path = addresses.resolve(url, unquote(parts.path), base)
        if path is None or path not in known:
            findings.append(DEAD_LINK.at(_source(url), page=url, link=target))
        elif parts.fragment and not parts.fragment.startswith("__"):
            anchors.append((url, path, unquote(parts.fragment)))
    return findings, anchors


def anchors_exist(site: Path, anchors: Iterable[Anchor]) -> Iterator[Finding]:
    """Every anchor that another page links to is an id in the page as it was written."""
    wanted: dict[str, dict[str, str]] = defaultdict(dict)
    for page, path, anchor in anchors:
        wanted[path].setdefault(anchor, page)
    for path, names in wanted.items():
        html = (site / file_of(path)).read_bytes()
        for anchor, page in names.items():
            if f' id="{anchor}"'.encode() not in html:
                yield DEAD_ANCHOR.at(_source(page), page=page, link=f"/{path}#{anchor}")


def is_finished(url: str, html: bytes) -> Iterator[Finding]:
    """No mark of the press is left in a page."""
    if any(mark in html for mark in _MARKS):
        yield HALF_MADE.at(_source(url), page=url)


def main_part(html: str) -> str:
    """The content of a page, without the scripts and forms of the theme around it."""
    return html.partition("<main")[2].rpartition("</main>")[0]


def has_no_active_content(url: str, body: str) -> Iterator[Finding]:
    """A hand-written page brings no script, frame, form or event handler of its own."""
    for seen in active_tags(body):
        yield ACTIVE_CONTENT.at(_source(url), page=url, seen=seen)


def in_sitemap(sitemaps: Iterable[bytes], site_url: str, honorees: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Every honoree (address and name) that is published is in the sitemap."""
    listed = {loc for data in sitemaps for loc in re.findall(r"<loc>([^<]*)</loc>", data.decode())}
    for url, name in honorees:
        if f"{site_url}{url}" not in listed:
            yield NOT_LISTED.at(_source(url), name=name, where="sitemap.xml")


def are_findable(found: Iterable[tuple[int, str]], names: Sequence[str]) -> Iterator[Finding]:
    """The search finds every honoree that is published and nobody else, each by its place in the order and its name."""
    seen, others = bytearray(len(names)), set()
    for place, name in found:
        if place < len(names) and names[place] == name:
            seen[place] = 1
        else:
            others.add((place, name))
    for place, name in enumerate(names):
        if not seen[place]:
            yield NOT_LISTED.at(Source(f"site/{addresses.SEARCH}ten.json"), name=name, where=addresses.SEARCH)
    for _, name in sorted(others):
        yield FOUND_UNPUBLISHED.at(Source(f"site/{addresses.SEARCH}ten.json"), name=name)


def file_of(url: str) -> str:
    """The file that answers an address: ``a/`` is ``a/index.html``."""
    return f"{url}index.html" if not url or url.endswith("/") else url


def _source(url: str) -> Source:
    return Source(f"site/{file_of(url)}")
