"""Each table of a hand-written page scrolls in a box of its own, and what its writer left open stays as it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honorroll.formats.wide_tables import scrolling

BOX = '<div class="hr-table" role="group" aria-label="Bảng" tabindex="0">'


@pytest.mark.parametrize(
    ("html", "boxed"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ("<table><tr></table>\n<p>", f"{BOX}<table><tr></table></div>\n<p>"),
        ('a<table class="x">b</table>c', f'a{BOX}<table class="x">b</table></div>c'),
        ("<table>1</table><TABLE>2</TABLE >", f"{BOX}<table>1</table></div>{BOX}<TABLE>2</TABLE ></div>"),
        ("<table><td><table>b</table></table>", f"{BOX}<table><td><table>b</table></table></div>"),
        ("</table><table>a</table>", f"</table>{BOX}<table>a</table></div>"),
        ("<table>a", "<table>a"),
        ("<tablet>a</tablet>", "<tablet>a</tablet>"),
        ('<table class="highlighttable">a</table>', '<table class="highlighttable">a</table>'),
    ],
)
def test_tables_are_boxed(html: str, boxed: str) -> None:
    assert scrolling(html) == boxed


@given(st.lists(st.sampled_from(["<table>", '<table id="a">', "</table>", "x"])).map("".join))
def test_boxes_are_closed_and_nothing_else_changes(html: str) -> None:
    boxed = scrolling(html)
    assert re.sub(f"{re.escape(BOX)}|</div>", "", boxed) == html
    assert boxed.count(BOX) == boxed.count("</div>")
