"""What browsers and image searches are told, and the cards that other sites frame."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree
from tests.running import built

from honorroll.engine.assets import CARD_POLICY
from honorroll.outputs import opensearch, sitemap
from honorroll.pages import addresses
from honorroll.roll.pages import embed

URL = "https://bang-vang.example/nen/"
_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
_PAGE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"


@pytest.fixture(scope="module")
def files(built_root: Path) -> dict[str, bytes]:
    return built(built_root / "site")


def test_browsers_are_told_where_to_search(files: dict[str, bytes]) -> None:
    root = etree.fromstring(files[opensearch.PATH])
    assert root.tag == f"{_SEARCH}OpenSearchDescription"
    assert len(root.findtext(f"{_SEARCH}ShortName")) <= 16
    [url] = root.findall(f"{_SEARCH}Url")
    assert url.get("template") == f"{URL}?q={{searchTerms}}"
    link = re.search(rb'<link rel="search"[^>]*href="([^"]*)"', files["bang-vang/nguyen-van-a/index.html"])
    assert link
    assert link[1] == b"../../opensearch.xml"


def test_portraits_are_in_the_sitemap(files: dict[str, bytes]) -> None:
    rows = etree.fromstring(files["sitemap.xml"]).findall(f"{_PAGE}url")
    shown = {row.findtext(f"{_PAGE}loc"): image.text for row in rows for image in row.iter(f"{_IMAGE}loc")}
    assert f"{URL}bang-vang/nguyen-van-a/" in shown
    assert [image for image in shown.values() if image.removeprefix(URL) not in files] == []
    assert b"image:image" not in sitemap.files(URL, [("a/", "")])["sitemap.xml"]


def test_a_card_can_do_nothing_and_is_described(files: dict[str, bytes]) -> None:
    card = files[f"{addresses.embedded('nguyen-van-a')}index.html"].decode()
    assert "<script" not in card
    assert " style=" not in card
    assert f'content="{CARD_POLICY}"' in card
    for path in re.findall(r'(?:src|href)="\.\./\.\./([^"]*)"', card):
        assert path in files
    told = json.loads(files[addresses.oembed("nguyen-van-a")])
    assert (told["version"], told["type"], told["width"]) == ("1.0", "rich", embed.WIDTH)
    assert f'src="{URL}the/nguyen-van-a/"' in told["html"]
    page = files["bang-vang/nguyen-van-a/index.html"].decode()
    assert f'type="application/json+oembed" href="{URL}the/nguyen-van-a/oembed.json"' in page
    assert [path for path in files if path.startswith("the/pham-thi-d")] == [], "who was withdrawn has none"
