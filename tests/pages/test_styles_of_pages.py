"""Pages load the styles of what stands on them; most visits do without those of sections."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from honorroll.engine import assets

#: The first flight of TCP: ten segments, less the head of the answer.
AT_ONCE = 14_000
CLASSES = re.compile(r'class="([^"]*)"')
CLASS = re.compile(r"\.(hr-[a-z0-9-]+)")
NEGATION, ALTERNATIVES = re.compile(r":not\([^()]*\)"), re.compile(r":is\(([^()]*)\)")


def expanded(selector: str) -> Iterator[str]:
    """The selector without ``:is()``, once for each alternative."""
    found = ALTERNATIVES.search(selector)
    if not found:
        yield selector
        return
    for alternative in found[1].split(","):
        yield from expanded(f"{selector[: found.start()]}{alternative}{selector[found.end() :]}")


def selectors() -> Iterator[tuple[frozenset[str], str]]:
    """The classes that each selector of the styles of sections asks for."""
    for name in assets.SECTION_STYLES:
        css = re.sub(r"/\*.*?\*/", "", (assets.THEME / f"css/{name}.css").read_text(encoding="utf-8"), flags=re.DOTALL)
        for rule in re.findall(r"([^{}]+)\{[^{}]*\}", css):
            for selector in re.split(r",(?![^(]*\))", rule):
                for each in expanded(NEGATION.sub("", selector)):
                    yield frozenset(CLASS.findall(each)), selector.strip()


def test_a_page_without_the_styles_of_sections_has_nothing_that_they_style(real: Path) -> None:
    pages = {str(page.parent.relative_to(real)).strip(".") + "/": page for page in real.rglob("index.html")}
    plain = [page for url, page in pages.items() if not assets.has_sections(url.lstrip("/"))]
    assert 150 < len(plain) < len(pages)
    htmls = [page.read_text(encoding="utf-8") for page in plain]
    assert not any("assets/sections." in html for html in htmls)
    combinations = {frozenset(" ".join(CLASSES.findall(html)).split()) for html in htmls}
    wanted = [(asked, selector) for asked, selector in selectors() if asked]
    assert len(wanted) > 150
    assert {selector for there in combinations for asked, selector in wanted if asked <= there} == set()


def test_what_the_first_paint_waits_for_is_sent_at_once() -> None:
    found = assets.collect("Trang", with_licences=False)
    assert len(gzip.compress(found.files[found.style], 6)) <= AT_ONCE
