"""Sharing: every way works without a script, and says the address whole."""

from __future__ import annotations

import html
import json
import re
from base64 import b64decode
from urllib.parse import parse_qs, urlsplit

from honorroll.pages import share

SITE = "https://bang-vang.example/"
TITLE = "Nguyễn \"Hiểm\" & 'Ác' <b>+ 100%</b> – Bằng khen"
URL = "bang-vang/nguyen-hiem/"


def links(fragment: str) -> dict[str, str]:
    """Label -> address, as a browser reads them."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>([^<]*)</a>', fragment)
    return {label: html.unescape(address) for address, label in found}


def test_sharing_needs_no_script() -> None:
    shared = links(share.section(TITLE, URL, SITE))
    assert parse_qs(urlsplit(shared["Facebook"]).query) == {"u": [SITE + URL]}
    [data] = parse_qs(urlsplit(shared["Zalo"]).query)["d"]
    assert json.loads(b64decode(data)) == {"url": SITE + URL}
    letter = parse_qs(urlsplit(shared["Thư điện tử"]).query, strict_parsing=True)
    assert letter == {"subject": [TITLE], "body": [f"{TITLE}\r\n{SITE}{URL}"]}


def test_pictures_are_offered_where_there_are_some() -> None:
    assert "Ảnh vuông" not in links(share.section(TITLE, URL, SITE))
    fragment = share.section(TITLE, URL, SITE, "0123")
    offered = links(fragment)
    assert offered["Ảnh vuông"].endswith("anh/0123/vuong.jpg")
    assert offered["Ảnh dọc"].endswith("anh/0123/doc.jpg")
    assert re.findall('download="([^"]*)"', fragment) == ["nguyen-hiem-vuong.jpg", "nguyen-hiem-doc.jpg"]


def test_no_text_breaks_out() -> None:
    assert "<b>" not in share.section(TITLE, URL, SITE)
