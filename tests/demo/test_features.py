"""Each row of ``docs/features.md`` is to be seen in the demonstration, and each kind of page has a row."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

import pytest
from tests.browser.rich import SHAPES
from tests.running import DATE, DEMO_DATE, REPOSITORY, honorroll_here

_ROW = re.compile(r"^\| (?P<what>[^|]+) \| `(?P<page>[^`]*)` \| (?P<words>[^|]+) \|$", re.MULTILINE)
ROWS = [
    (match["what"], match["page"], match["words"])
    for match in _ROW.finditer((REPOSITORY / "docs/features.md").read_text(encoding="utf-8"))
]
#: The least words of a page, and of the one that stands for what was withdrawn.
LEAST, LEAST_OF_WITHDRAWN = 30, 10


@pytest.mark.parametrize("day", [DATE, DEMO_DATE], ids=str)
def test_there_is_nothing_to_find(day: date) -> None:
    assert honorroll_here("check", "--date", day.isoformat(), root=REPOSITORY / "demo").stdout == "Không có lỗi nào.\n"


def said(page: Path) -> str:
    """The text of a page from its heading to its foot."""
    text = page.read_text(encoding="utf-8")
    main = re.search(r"<main.*?</main>", text, re.DOTALL)
    assert main, page
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main[0])).replace("\xa0", " ").split())


def test_each_row_is_to_be_seen(demo: Path) -> None:
    assert len(ROWS) > 60
    missing = [
        (what, page, words)
        for what, page, words in ROWS
        if not (demo / page / "index.html").exists() or words not in said(demo / page / "index.html")
    ]
    assert missing == []


def test_each_kind_of_page_is_there_and_has_a_row(demo: Path) -> None:
    pages = {file.parent.relative_to(demo).as_posix() for file in demo.glob("**/index.html")}
    addresses = {"" if page == "." else f"{page}/" for page in pages}
    listed = {page for _, page, _ in ROWS}
    for shape in SHAPES:
        there = [address for address in addresses if re.fullmatch(shape, address)]
        assert there, f"nothing in the demonstration is like {shape}"
        assert any(address in listed for address in there), f"docs/features.md has no row for {shape}"


def test_no_page_is_empty_and_each_says_that_nothing_is_real(demo: Path) -> None:
    for file in demo.glob("**/index.html"):
        text = file.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in text or file.is_relative_to(demo / "the"):  # a card has no room for a notice
            continue
        assert "không có thật" in text, file
        words = len(said(file).split())
        assert words >= (LEAST_OF_WITHDRAWN if "đã được gỡ" in text else LEAST), (file, words)
