"""The feeds of the news, as a reader's program and the standards see them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.browser.rich import post
from tests.news.test_news import FEED, MOST_BYTES, URL, build, facts, page, simple
from tests.running import write

from honorroll.formats.feeds import FORMATS
from honorroll.news.feeds import MAX_BYTES, MAX_POSTS, paginate


@given(st.lists(st.integers(100, 2 * MAX_BYTES), max_size=120))
def test_archives_are_closed_for_good(weights: list[int]) -> None:
    posts = [facts(i, weight=weight) for i, weight in enumerate(weights)]
    [current, *archives] = paginate(posts)
    assert [part.number for part, _ in archives] == list(range(1, len(archives) + 1))
    seen = {post.slug for _, some in archives for post in some} | {post.slug for post in current[1]}
    assert seen == {post.slug for post in posts}
    assert all(len(some) <= MAX_POSTS for _, some in (current, *archives))
    later = paginate([*posts, facts(len(posts), weight=100)])
    assert [some for _, some in later[1 : len(archives) + 1]] == [some for _, some in archives]


def many(site: Path, n: int) -> None:
    for i in range(n):
        body = f"Bài **{i}** & <b>thử</b>.\n\n" + "Một câu đủ dài để bài có nội dung. " * 60
        write(site, f"content/news/tin-{i}.md", post(simple(i), body))


def test_the_feeds_of_all_news_by_a_reader(site: Path) -> None:
    """A program that follows the archives gets every post once, whole, under an id that is its address."""
    many(site, 50)
    write(site, "content/news/doi-ten.md", post(simple(60, former_slugs=["ten-cu"])))
    build(site)
    for form, version in (("atom", "atom10"), ("rss", "rss20")):
        path, ids, steps = f"{FEED}.{form}", list[str](), 0
        while path:
            raw = (site / "site" / path).read_bytes()
            assert len(raw) <= MOST_BYTES
            feed = feedparser.parse(raw)
            assert (feed.bozo, feed.version) == (False, version)
            links = {link.rel: link.href for link in feed.feed.links if link.rel != "alternate"}
            assert links["self"] == URL + path
            for entry in feed.entries:
                assert "Bài <strong>" in entry.content[0].value or entry.link.endswith("/doi-ten/")
                assert (site / "site" / entry.link.removeprefix(URL) / "index.html").is_file()
            ids += [entry.id for entry in feed.entries if entry.id not in ids]
            path = links.get("prev-archive", "").removeprefix(URL)
            steps += 1
        assert steps == 3
        assert len(ids) == 51
        assert f"{URL}tin-tuc/ten-cu/" in ids  # what it was called first


def test_the_json_feed(site: Path) -> None:
    """By the words of the specification (jsonfeed.org/version/1.1)."""
    many(site, 50)
    build(site)
    path, ids = f"{FEED}.json", list[str]()
    while path:
        feed = json.loads((site / "site" / path).read_text(encoding="utf-8"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == URL + path
        for item in feed["items"]:
            assert {"id", "url", "content_html", "date_published"} <= set(item)
            date.fromisoformat(item["date_published"][:10])
            assert item["date_published"].endswith("+07:00")
        ids += [item["id"] for item in feed["items"] if item["id"] not in ids]
        path = feed.get("next_url", "").removeprefix(URL)
    assert len(ids) == 50


ATOM = "{http://www.w3.org/2005/Atom}"


def test_atom_has_what_rfc_4287_and_5005_ask(site: Path) -> None:
    """Sections 4.1.1, 4.1.2 and 4.2 of the one, section 4 of the other: what a validator looks at."""
    many(site, 50)
    build(site)
    for file in sorted((site / "site").rglob("*.atom")):
        root = ElementTree.fromstring(file.read_bytes())  # noqa: S314  # made here
        for name in ("id", "title", "updated"):
            assert len(root.findall(ATOM + name)) == 1, (file, name)
        order = [child.tag.removeprefix(ATOM) for child in root]
        assert order.index("entry") > order.index("author") if "entry" in order else True
        assert len({entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")}) == order.count("entry")
        links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in root.findall(f"{ATOM}link")]
        assert len(links) == len(set(links))
        archive = root.find("{http://purl.org/syndication/history/1.0}archive") is not None
        assert archive == file.stem.rpartition("-")[2].isdigit()
        rels = {rel for rel, _, _ in links}
        assert ("current" in rels) == archive
        for entry in root.iter(f"{ATOM}entry"):
            for name in ("id", "title", "updated"):
                assert len(entry.findall(ATOM + name)) == 1
            content = entry.find(f"{ATOM}content")
            assert content is None or content.get("type") == "html"


def test_each_column_and_movement_has_its_feeds_and_pages_name_them(site: Path) -> None:
    many(site, 30)
    write(site, "content/news/bai.md", post(simple(40, column="hoi-nghi-vi-du", movements=["chung-tay-vi-du"])))
    build(site)
    for home, count in (
        ("chuyen-muc/hoi-nghi-vi-du/", 1),
        ("phong-trao/chung-tay-vi-du/", 1),
        ("chuyen-muc/guong-vi-du/", 20),
    ):
        html = page(site, home)
        for form, (media, _) in FORMATS.items():
            assert f'type="{media}" href="{URL}{home}tin-moi.{form}"' in html
            assert (site / "site" / home / f"tin-moi.{form}").is_file()
        assert len(feedparser.parse((site / "site" / home / "tin-moi.rss").read_bytes()).entries) == count


def test_a_hub_is_named_where_there_is_one(site: Path) -> None:
    path = site / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + "    hub: https://hub.example/\n", encoding="utf-8")
    many(site, 1)
    build(site)
    for form in ("atom", "rss"):
        links = feedparser.parse((site / f"site/{FEED}.{form}").read_bytes()).feed.links
        assert [link.href for link in links if link.rel == "hub"] == ["https://hub.example/"]
    assert json.loads((site / f"site/{FEED}.json").read_text())["hubs"] == [
        {"type": "WebSub", "url": "https://hub.example/"}
    ]


@pytest.mark.parametrize("text", ["]]> --> <b>&amp;</b> \" ' = +", "{{ x }} %}", "Đặng Thị Ước & con"])
def test_any_title_comes_through(site: Path, text: str) -> None:
    write(site, "content/news/bai.md", post(simple(1, title=text, summary=text)))
    build(site)
    for form in ("atom", "rss"):
        [entry] = feedparser.parse((site / f"site/{FEED}.{form}").read_bytes(), sanitize_html=False).entries
        assert entry.title_detail.value == text
    [item] = json.loads((site / f"site/{FEED}.json").read_text(encoding="utf-8"))["items"]
    assert (item["title"], item["summary"]) == (text, text)
