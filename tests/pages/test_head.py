"""What pages say about themselves to machines: the data of every page of a site, and hostile texts in it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import SITE, honorroll_here, write

from honorroll.pages.head import dumped

URL = "https://bang-vang.example/nen/"
CONFERENCES = {f"hoi-nghi/{folder.name}/" for folder in (SITE / "content/conferences").iterdir()}
HONOREES = {f"bang-vang/{path.parent.name}/" for path in SITE.glob("honorees/*/*/profile.yml")} - {
    "bang-vang/pham-thi-d/",  # withdrawn
    "bang-vang/hoang-van-e/",  # revoked
}


class Head(HTMLParser):
    """The metas, links and data blocks of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: list[dict[str, str | None]] = []
        self.blocks: list[str] = []
        self.within = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "meta" and (name := values.get("property") or values.get("name")):
            assert name not in self.meta or name == "theme-color"
            self.meta[name] = values.get("content") or ""
        elif tag == "link":
            self.links.append(values)
        self.within = tag == "script" and values.get("type") == "application/ld+json"
        if self.within:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self.within:
            self.blocks[-1] += data

    @property
    def nodes(self) -> dict[str, Any]:
        """By type."""
        [block] = self.blocks
        graph = json.loads(block)
        assert graph["@context"] == "https://schema.org"
        return {node["@type"]: node for node in graph.get("@graph", [graph])}


@pytest.fixture
def heads(site: Path) -> dict[str, Head]:
    assert honorroll_here("build", root=site).code == 0
    return {
        file.parent.relative_to(site / "site").as_posix() + "/" if file.parent != site / "site" else "": Head(html)
        for file in (site / "site").rglob("index.html")
        if 'http-equiv="refresh"' not in (html := file.read_text(encoding="utf-8"))
        and not file.is_relative_to(site / "site/the")  # cards for other sites, which are no pages of this one
    }


def test_every_page_says_where_it_is_and_what(heads: dict[str, Head]) -> None:
    for url, head in heads.items():
        assert head.meta["og:url"] == URL + url
        assert head.meta["og:title"]
        assert head.meta["og:description"] == head.meta["description"]
        is_indexed = head.meta.get("robots") != "noindex"
        assert ("og:image" in head.meta) == is_indexed
        if is_indexed:
            assert head.meta["twitter:card"] == "summary_large_image"
        links = {(link["rel"], link.get("hreflang") or link.get("type")): link["href"] for link in head.links}
        assert links["canonical", None] == links["alternate", "vi"] == URL + url
        assert (links["alternate", "application/atom+xml"] or "").endswith("moi.atom")


def test_every_kind_of_page_is_previewed_by_a_picture_of_its_own(heads: dict[str, Head]) -> None:
    urls = ["", "bang-vang/", "bang-vang/danh-hieu/", "tin-tuc/", "hoi-nghi/", *sorted(HONOREES), *sorted(CONFERENCES)]
    folders = ("bang-vang/danh-hieu", "bang-vang/dia-ban", "phong-trao")
    below = (re.compile(f"{folder}/(?!ke-hoach)[a-z0-9-]+/") for folder in folders)
    urls += [next(filter(pattern.fullmatch, sorted(heads))) for pattern in below]
    pictures = {url: heads[url].meta["og:image"] for url in urls}
    assert len(set(pictures.values())) == len(urls)


def test_withdrawn_pages_say_nothing(heads: dict[str, Head]) -> None:
    hidden = {url for url, head in heads.items() if head.meta.get("robots") == "noindex"}
    silent = {url for url in hidden if not url.startswith("x/")}
    assert hidden - silent, "proof of awards, which no search engine is to list"
    assert silent == {"bang-vang/pham-thi-d/", "bang-vang/hoang-van-e/"}  # withdrawn; revoked
    for url in silent:
        assert heads[url].blocks == []
        assert heads[url].meta["og:title"] == "Trang đã được gỡ"
        assert "og:type" not in heads[url].meta


def test_every_other_page_knows_the_way_to_itself(heads: dict[str, Head]) -> None:
    for url, head in heads.items():
        if head.meta.get("robots") == "noindex" or url == "":
            continue
        steps = head.nodes["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[0]["item"] == URL
        assert steps[-1]["item"] == URL + url
        assert all(step["name"] and step["item"].removeprefix(URL) in heads for step in steps)


def test_each_kind_of_page(heads: dict[str, Head]) -> None:
    home = heads[""].nodes["WebSite"]
    assert (home["url"], home["publisher"]["@type"]) == (URL, "Organization")
    person = heads["bang-vang/nguyen-van-a/"]
    assert person.meta["og:type"] == "profile"
    assert person.nodes["Person"] == {
        "@type": "Person",
        "name": "Nguyễn Văn A",
        "url": f"{URL}bang-vang/nguyen-van-a/",
        "description": "Người bác sĩ của cả phường trong hai mươi năm.",
        "honorificPrefix": "Bác sĩ",
        "award": person.nodes["Person"]["award"],
        "hasCredential": person.nodes["Person"]["hasCredential"],
        "image": person.nodes["Person"]["image"],
        "affiliation": {"@type": "Organization", "name": "Trạm Y tế phường Cũ"},
    }
    assert len(person.nodes["Person"]["award"]) == 3, "granted awards only"
    credentials = person.nodes["Person"]["hasCredential"]
    assert [each["name"] for each in credentials] == person.nodes["Person"]["award"]
    assert {each["@type"] for each in credentials} == {"EducationalOccupationalCredential"}
    decided = [each for each in credentials if "identifier" in each]
    assert decided
    assert all(each["recognizedBy"]["@type"] == "Organization" for each in decided if "recognizedBy" in each)
    assert any(text.endswith("hạng Nhì (lần thứ hai), 2024") for text in person.nodes["Person"]["award"])
    assert "Organization" in heads["bang-vang/tap-the-vi-du/"].nodes
    for url in ("bang-vang/", "bang-vang/ca-nhan/"):
        items = heads[url].nodes["ItemList"]["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert all(item["url"].removeprefix(URL) in heads for item in items)
    assert "ItemList" not in heads["thong-ke/"].nodes


HOSTILE = """A</script><script>alert(1)</script> <!-- & ' " \\u003c {{ 7*7 }}"""


def test_hostile_names_stay_names(site: Path) -> None:
    text = (
        f"name: {json.dumps(HOSTILE)}\nunit: {json.dumps(HOSTILE)}\nsummary: {json.dumps(HOSTILE)}\nsources:\n  - "
        "title: Nguồn\npublication:\n  basis: public-record\n"
    )
    write(site, "honorees/individuals/doc/profile.yml", text)
    assert honorroll_here("build", root=site).code == 0
    head = Head((site / "site/bang-vang/doc/index.html").read_text(encoding="utf-8"))
    assert head.nodes["Person"]["name"] == HOSTILE
    assert head.nodes["Person"]["description"] == HOSTILE
    assert head.meta["og:title"] == head.meta["og:description"] == HOSTILE


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_any_data_is_itself_and_cannot_end_its_element(value: dict[str, object]) -> None:
    text = dumped(value)
    assert json.loads(text) == value
    assert not re.search("[<>&\u2028\u2029]", text)
