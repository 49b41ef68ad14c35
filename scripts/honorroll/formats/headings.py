"""The levels of headings in the texts of staff: no page skips one, whatever levels the writer left out."""

from __future__ import annotations

import re

from honorroll.formats.html import Html

_HEADING = re.compile(r"(</?h)([1-6])(?=[ >])")


def nested(html: str, top: int, last: int) -> str:
    """``html`` with every heading one level below the one that it belongs to, from ``top`` to ``last``."""
    if "<h" not in html:
        return html
    above: list[int] = []
    opened: list[int] = []  # raw HTML may hold a heading in a heading

    def shifted(tag: re.Match[str]) -> str:
        level = int(tag[2])
        if tag[1] == "</h":
            return f"</h{opened.pop() if opened else level}"
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        opened.append(min(top - 1 + len(above), last))
        return f"<h{opened[-1]}"

    return _HEADING.sub(shifted, html)


def nested_page(html: str) -> str:
    """The HTML of a hand-written page with its headings from h2; the first may be the h1 of the page."""
    first = _HEADING.search(html)
    if first is None:
        return html
    head, end, rest = html.partition("</h1>") if first[2] == "1" else ("", "", html)
    return head + end + nested(rest, 2, 6)


def raised(html: Html) -> Html:
    """A rendered text for a place directly below the title of a page: from h2 instead of h3."""
    return Html(nested(html, 2, 4))
