"""Tables in the HTML of hand-written pages: a wide one scrolls by itself, and by keyboard too."""

from __future__ import annotations

import re

_TAG = re.compile(r"<table\b[^>]*>|</table\s*>", re.IGNORECASE)
_OPEN = '<div class="hr-table" role="group" aria-label="Bảng" tabindex="0">'
#: Listings with line numbers, which are tables to Pygments: they scroll already.
_LISTING = 'class="highlighttable"'


def scrolling(html: str) -> str:
    """``html`` with a box around each table that is in no other. What is not closed stays as it is."""
    parts: list[str] = []
    begin = end = depth = 0
    for tag in _TAG.finditer(html):
        if not tag[0].startswith("</"):
            begin = begin if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                table = html[begin : tag.end()]
                is_listing = _LISTING in table.partition(">")[0]
                parts += [html[end:begin], table if is_listing else f"{_OPEN}{table}</div>"]
                end = tag.end()
    return "".join([*parts, html[end:]])
