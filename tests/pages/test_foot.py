"""The foot of an honoree's page: where its links lead, where corrections go by mail and where by a form."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from honorroll.content import config, parse
from honorroll.content.settings import Settings
from honorroll.content.shared import Period
from honorroll.pages import foot

TITLE = "Nguyễn \"Hiểm\" & 'Ác' <b>+ 100%</b> – Bằng khen"
URL = "https://bang-vang.example/bang-vang/nguyen-hiem/"
PATH = "honorees/individuals/nguyen-hiem/profile.yml"


def settings(corrections: str, edit: str = "") -> Settings:
    return Settings("Bảng vàng", "https://bang-vang.example/", "", "", "", Period(), corrections, edit)


def links(fragment: str) -> dict[str, str]:
    """Label -> address, as a browser reads them."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>([^<]*)</a>', fragment)
    return {label: html.unescape(address) for address, label in found}


def test_a_letter_knows_the_page() -> None:
    letter = urlsplit(links(foot.foot(settings("mailto:a@b.vn"), TITLE, URL, PATH))["Đề nghị đính chính"])
    assert (letter.scheme, letter.path) == ("mailto", "a@b.vn")
    fields = parse_qs(letter.query, strict_parsing=True)
    assert fields["subject"] == [f"Đề nghị đính chính: {TITLE}"]
    assert fields["body"][0].startswith(f"Trang: {TITLE}\r\n{URL}\r\n")
    assert "<span>a@b.vn</span>" in foot.foot(settings("mailto:a@b.vn"), TITLE, URL, PATH)
    assert "+" not in letter.query  # in a letter a plus is a plus, not a space


@pytest.mark.parametrize("form", ["https://gop-y.example/", "https://gop-y.example/?nguon=web"])
def test_a_form_knows_the_page(form: str) -> None:
    address = links(foot.foot(settings(form), TITLE, URL, PATH))["Đề nghị đính chính"]
    assert address.startswith(form)
    fields = parse_qs(urlsplit(address).query, strict_parsing=True)
    assert (fields["url"], fields["title"]) == ([URL], [TITLE])
    assert "gửi thư đến" not in foot.foot(settings(form), TITLE, URL, PATH)


def test_staff_find_the_profile_where_it_is_edited() -> None:
    assert "Sửa hồ sơ" not in links(foot.foot(settings("mailto:a@b.vn"), TITLE, URL, PATH))
    edit = "https://git.example/o/r/edit/main/"
    assert links(foot.foot(settings("mailto:a@b.vn", edit), TITLE, URL, PATH))["Sửa hồ sơ"] == edit + PATH


@pytest.mark.parametrize(
    ("written", "leads"),
    [
        ("https://git.example/edit/main", f"https://git.example/edit/main/{PATH}"),
        ("https://git.example/edit/main/", f"https://git.example/edit/main/{PATH}"),
        ("https://sua.example/?tep=", f"https://sua.example/?tep={PATH}"),
    ],
)
def test_where_profiles_are_edited_may_be_written_with_or_without_its_last_sign(written: str, leads: str) -> None:
    text = (
        "site_name: A\nsite_url: https://a.example\nsite_description: A\nextra:\n  honorroll: "
        f"{{owner: A, notice: A, period: {{start: 2020}}, corrections: mailto:a@b.vn, edit: '{written}'}}\n"
    )
    document, _ = config.site_config(text.encode(), "mkdocs.yml")
    assert document
    said, findings = parse.settings(document)
    assert said, findings
    assert links(foot.foot(said, TITLE, URL, PATH))["Sửa hồ sơ"] == leads


def test_nothing_of_a_title_is_markup() -> None:
    fragment = foot.foot(settings("mailto:a@b.vn"), TITLE, URL, PATH)
    assert "<b>" not in fragment
    assert fragment.count('"') % 2 == 0
