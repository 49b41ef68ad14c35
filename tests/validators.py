"""Feeds held against their specifications, as the W3C's feed validator does: each function gives what is wrong.

Atom by the RELAX NG schema of RFC 4287 and its Schematron rules; RSS 2.0 by the specification (rssboard.org) and the
validator's own rules (validator.w3.org/feed/docs/errors); JSON Feed by jsonfeed.org/version/1.1.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "schemas/atom.rng"))
_CHANNEL = {"title", "link", "description", "language", "lastBuildDate", "item"}
_ITEM = {"title", "link", "guid", "pubDate", "category", "description", "enclosure", _CREATOR, _CONTENT}
_MANY = {"item", "category", f"{_ATOM}link"}
#: RFC 822 with a year of four digits (RFC 1123), the weekday included.
_RFC_822 = "%a, %d %b %Y %H:%M:%S %z"
_MEDIA = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
#: What the validator calls a security risk or passes over in content.
_UNWELCOME = {"script", "style", "iframe", "object", "embed", "form", "button", "input", "svg", "link", "meta"}


def atom(path: Path, site: Path, url: str) -> Iterator[str]:
    """``path`` is the file, ``site`` the folder of the site, ``url`` its full address."""
    document = etree.parse(path)
    if not _SCHEMA.validate(document):
        yield str(_SCHEMA.error_log)
    feed = document.getroot()
    ids = [entry.findtext(f"{_ATOM}id") for entry in feed.iter(f"{_ATOM}entry")]
    yield from _lasting([feed.findtext(f"{_ATOM}id"), *ids])
    yield from _self_is([link.get("href") for link in feed.findall(f"{_ATOM}link[@rel='self']")], path, site, url)
    for entry in feed.iter(f"{_ATOM}entry"):
        if entry.find(f"{_ATOM}author") is None and feed.find(f"{_ATOM}author") is None:
            yield "an entry has no author"
        content, links = entry.find(f"{_ATOM}content"), entry.findall(f"{_ATOM}link")
        alternate = [(link.get("type"), link.get("hreflang")) for link in links if link.get("rel") == "alternate"]
        if len(alternate) != len(set(alternate)) or (content is None and not alternate):
            yield "an entry has no alternate link, or two of a kind"
        if entry.findtext(f"{_ATOM}updated", "") > feed.findtext(f"{_ATOM}updated", ""):
            yield "an entry is newer than the feed"
        yield from _html(entry.findtext(f"{_ATOM}content", ""))
        for link in links:
            if link.get("rel") == "enclosure":
                yield from _enclosure(link.get("href"), link.get("length"), link.get("type"), site, url)


def rss(path: Path, site: Path, url: str) -> Iterator[str]:
    root = etree.parse(path).getroot()
    channel = root.find("channel")
    if (root.tag, root.get("version")) != ("rss", "2.0") or channel is None or len(root) != 1:
        yield "no channel of RSS 2.0"
        return
    yield from _elements(channel, {"title", "link", "description"}, _CHANNEL | {f"{_ATOM}link"})
    yield from _self_is([link.get("href") for link in channel.findall(f"{_ATOM}link[@rel='self']")], path, site, url)
    yield from _address(channel.findtext("link"))
    yield from _moment(channel.findtext("lastBuildDate"))
    if not _TAG.fullmatch(channel.findtext("language", "")):
        yield "no language"
    items = channel.findall("item")
    yield from _lasting([item.findtext("guid") for item in items])
    for item in items:
        yield from _elements(item, {"title", "link", "guid", "pubDate", "description"}, _ITEM)
        yield from _address(item.findtext("link"))
        yield from _moment(item.findtext("pubDate"))
        guid = item.find("guid")
        if guid is not None and guid.get("isPermaLink") not in ("true", "false"):
            yield "a guid does not say whether it is a link"
        if guid is not None and guid.get("isPermaLink") == "true" and guid.text != item.findtext("link"):
            yield "a guid that is said to be the link is another"
        yield from _html(item.findtext("description", ""))
        yield from _html(item.findtext(_CONTENT, ""))
        for enclosure in item.findall("enclosure"):
            if set(enclosure.attrib) != {"url", "length", "type"}:
                yield "an enclosure lacks an attribute"
            yield from _enclosure(enclosure.get("url"), enclosure.get("length"), enclosure.get("type"), site, url)


def json_feed(path: Path, site: Path, url: str) -> Iterator[str]:
    feed: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if feed.get("version") != "https://jsonfeed.org/version/1.1" or not feed.get("title"):
        yield "no version or title"
    if not _TAG.fullmatch(feed.get("language", "")):
        yield "no language"
    for key in ("home_page_url", *(["next_url"] if "next_url" in feed else [])):
        yield from _address(feed.get(key))
    yield from _self_is([feed.get("feed_url")], path, site, url)
    yield from _lasting([item.get("id") for item in feed["items"]])
    for told in (feed, *feed["items"]):
        if any(not isinstance(author, dict) or not author.get("name") for author in told.get("authors", [])):
            yield "an author has no name"
    for item in feed["items"]:
        yield from _address(item.get("url"))
        if ("content_html" in item) == ("content_text" in item):
            yield "an item has no content, or two"
        yield from _html(item.get("content_html", ""))
        for key in ("date_published", "date_modified"):
            if datetime.fromisoformat(item[key]).tzinfo is None:
                yield f"{key} has no time zone"
        if not all(isinstance(tag, str) and tag for tag in item.get("tags", [])):
            yield "a tag is no text"
        for each in item.get("attachments", []):
            yield from _enclosure(each.get("url"), str(each.get("size_in_bytes")), each.get("mime_type"), site, url)


VALIDATORS = {".atom": atom, ".rss": rss, ".json": json_feed}


def feeds(site: Path) -> list[Path]:
    """Every document of every feed of a site: those of news and of the newly honoured."""
    return sorted(
        path for form in VALIDATORS for path in site.rglob(f"*moi*{form}") if path.stem.startswith(("moi", "tin-moi"))
    )


def _elements(parent: Any, needed: set[str], known: set[str]) -> Iterator[str]:
    tags = [child.tag for child in parent if "syndication/history" not in child.tag]
    yield from (f"{parent.tag} lacks {tag}" for tag in needed - set(tags))
    yield from (f"{parent.tag} has {tag}, which is unknown" for tag in set(tags) - known)
    yield from (f"{parent.tag} has {tag} twice" for tag in set(tags) - _MANY if tags.count(tag) > 1)
    yield from (f"{child.tag} is empty" for child in parent if child.tag in needed and not (child.text or "").strip())


def _lasting(ids: list[str | None]) -> Iterator[str]:
    if len(ids) != len(set(ids)):
        yield "two ids are the same"
    for each in ids:
        yield from _address(each)


def _self_is(links: list[str | None], path: Path, site: Path, url: str) -> Iterator[str]:
    if links != [url + path.relative_to(site).as_posix()]:
        yield f"the feed says that it is at {links}"


def _address(url: str | None) -> Iterator[str]:
    parts = urlsplit(url or "")
    if parts.scheme not in ("http", "https") or not parts.netloc or not (url or "").isascii():
        yield f"{url} is no full address"


def _moment(text: str | None) -> Iterator[str]:
    """The validator also looks whether the day of the week is that of the date."""
    try:
        at = datetime.strptime(text or "", _RFC_822)  # noqa: DTZ007  # the pattern asks for a zone
        if at.strftime(_RFC_822) != text:
            yield f"{text} has the wrong weekday"
    except ValueError:
        yield f"{text} is no moment of RFC 822"


def _enclosure(address: str | None, length: str | None, type_: str | None, site: Path, url: str) -> Iterator[str]:
    """What is said of a picture is true of the file."""
    yield from _address(address)
    file = site / (address or "").removeprefix(url)
    if not file.is_file() or str(file.stat().st_size) != length:
        yield f"{address} is not {length} bytes long"
    if not _MEDIA.fullmatch(type_ or "") or (type_ == "image/jpeg") != (file.suffix in (".jpg", ".jpeg")):
        yield f"{address} is no {type_}"


def _html(text: str) -> Iterator[str]:
    seen = _Seen()
    seen.feed(text)
    yield from seen.faults


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNWELCOME:
            self.faults.append(f"<{tag}> in the content of a feed")
        for name, value in attrs:
            if name in ("href", "src", "srcset", "poster") and not (value or "").startswith(
                ("https://", "http://", "mailto:")
            ):
                self.faults.append(f"{name}={value} is relative")
            elif name.startswith(("on", "aria-", "data-")) or name in ("style", "tabindex", "role"):
                self.faults.append(f"{name} means nothing in a feed")
