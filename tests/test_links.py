"""Every link of a built site leads somewhere, under a base path too."""

from __future__ import annotations

import http.client
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.bench.profiles import make
from tests.running import SITE, built
from tests.test_build import build

from honorroll.pages import addresses


class Links(HTMLParser):
    """What a page names: addresses, anchors, its canonical address; and whether search engines may list it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.canonical: list[str] = []
        self.indexed = True
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.indexed &= not (values.get("name") == "robots" and "noindex" in values["content"])
        self.anchors += [values[name] for name in ("id",) if name in values]
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical.append(values["href"])
            return
        self.links += [values[name] for name in ("href", "src", "poster", "data") if name in values]
        self.links += [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]
        refresh = re.fullmatch(r"0; url=(.*)", values.get("content", ""))
        self.links += [refresh[1]] if refresh else []


def test_every_link_of_a_site_under_a_base_path(tmp_path: Path, serve: Callable[[Path, str], str]) -> None:
    """From home, by links alone, every page is reached, and no link or anchor is dead; seen by a crawler of its own."""
    root, _ = make(tmp_path / "root", SITE, 60)
    assert build(root).code == 0
    home = serve(root / "site", "/nen/")
    connection = http.client.HTTPConnection(urlsplit(home).netloc)
    pages: dict[str, Links] = {}
    kinds: dict[str, str] = {}
    ahead = [home]
    wanted: set[tuple[str, str, str]] = set()
    while ahead:
        url = ahead.pop()
        if url in kinds:
            continue
        connection.request("GET", urlsplit(url).path)
        answer = connection.getresponse()
        body = answer.read()
        assert answer.status == 200, url
        kinds[url] = answer.headers["Content-Type"]
        if not kinds[url].startswith("text/html"):
            continue
        pages[url] = Links(body.decode())
        assert len(set(pages[url].anchors)) == len(pages[url].anchors), f"an id twice on {url}"
        for link in pages[url].links:
            target = urlsplit(urljoin(url, link))
            if target.netloc != urlsplit(home).netloc:
                assert target.scheme in ("https", "http", "mailto", "data"), link
                continue
            assert target.path.startswith("/nen/"), f"{link} on {url} leaves the site"
            ahead.append(target._replace(fragment="", query="").geturl())
            if target.fragment:
                wanted.add((url, ahead[-1], unquote(target.fragment)))
    connection.close()
    for page, target_page, anchor in wanted:
        assert anchor in pages[target_page].anchors, f"{page} leads to #{anchor} of {target_page}, which is not there"

    public = "https://bang-vang.example/nen/"
    for url, links in pages.items():
        assert links.canonical == [public + url.removeprefix(home)], url
    sitemap = ElementTree.fromstring((root / "site/sitemap.xml").read_bytes())  # noqa: S314  # our own
    places = [element.text or "" for element in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(set(places)) == len(places)
    assert {place.removeprefix(public) for place in places} == {
        url.removeprefix(home) for url in pages if pages[url].indexed
    }
    files = {path.removesuffix("index.html") for path in built(root / "site") if path.endswith("index.html")}
    files = {path for path in files if not path.startswith(addresses.EMBED)}  # other sites lead to these
    assert files == {url.removeprefix(home) for url in pages}, "there are pages that no link leads to"
    assert f"Sitemap: {public}sitemap.xml" in (root / "site/robots.txt").read_text(encoding="utf-8")
