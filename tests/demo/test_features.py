"""Each row of ``docs/features.md`` is to be seen in the demonstration, and each kind of page has a row."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.browser.rich import SHAPES
from tests.conftest import Once
from tests.running import DATE, DEMO_DATE, REPOSITORY, demo_site, honorroll_here

from honorroll.media.renditions import Crop
from honorroll.media.workers import Worker

_ROW = re.compile(r"^\| (?P<what>[^|]+) \| `(?P<page>[^`]*)` \| (?P<words>[^|]+) \|$", re.MULTILINE)
ROWS = [
    (match["what"], match["page"], match["words"])
    for match in _ROW.finditer((REPOSITORY / "docs/features.md").read_text(encoding="utf-8"))
]
#: The least words of a page, and of the one that stands for what was withdrawn.
LEAST, LEAST_OF_WITHDRAWN = 30, 10


@pytest.fixture(scope="session")
def demo(once: Once) -> Path:
    """The pages of the demonstration, to be looked at, and not to be changed.

    A JPEG stands for each picture in another format: to draw them takes half a minute, and nothing here looks at them.
    """
    request = Worker.request

    def jpegs(worker: Worker, command: str, data: bytes, *jobs: Any) -> Any:
        if command != "draw":
            return request(worker, command, data, *jobs)
        drawn = request(worker, command, data, *(([_as_jpeg(crop) for crop in crops], card) for crops, card in jobs))
        formats = {(n, crop.layout): crop.formats for n, (crops, _) in enumerate(jobs) for crop in crops}
        return [
            (n, f"{stem}.{form}", picture)
            for n, (stem, _, suffix), picture in ((n, name.rpartition("."), picture) for n, name, picture in drawn)
            for form in formats.get((n, stem.rpartition("-")[0]), (suffix,))
        ]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Worker, "request", jpegs)
        return once("demo", demo_site) / "site"


def _as_jpeg(crop: Crop) -> Crop:
    return crop._replace(formats=("jpg",))


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
        if 'http-equiv="refresh"' in text:
            continue
        assert "không có thật" in text, file
        words = len(said(file).split())
        assert words >= (LEAST_OF_WITHDRAWN if "đã được gỡ" in text else LEAST), (file, words)
