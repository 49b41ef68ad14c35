"""Parts that the pages of this room share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages.html import link

Fact = tuple[str, str]
"""A label, and a value in HTML; a fact without a value is left out."""


def facts_list(facts: Iterable[Fact]) -> Html:
    """Labels and values below the head of a page."""
    rows_ = "".join(f"<div><dt>{esc(label)}</dt><dd>{value}</dd></div>\n" for label, value in facts if value)
    return Html(f'<dl class="hr-facts">\n{rows_}</dl>\n') if rows_ else EMPTY


def cites(numbers: Sequence[int]) -> Html:
    """Links to the sources of the page by their numbers."""
    return Html("".join(f' <a class="hr-cite" href="#nguon-{number}">nguồn {number}</a>' for number in numbers))


def rows(items: Iterable[tuple[str, str, Sequence[Fact]]]) -> Html:
    """A list of things that have pages: the address and the name of each, and what is said of it."""
    return Html(f'<ol class="hr-units">\n{"".join(_row(*item) for item in items)}</ol>\n')


def _row(url: str, name: str, facts: Sequence[Fact]) -> str:
    told = "".join(f"<div><dt>{esc(label)}</dt><dd>{value}</dd></div>\n" for label, value in facts if value)
    return f'<li class="hr-unit-card">\n<h2>{link(url, name)}</h2>\n<dl>\n{told}</dl>\n</li>\n'


#: A line of a form, to be written on.
FORM_LINE = '<div class="hr-form-line"></div>\n'


def bullets(id_: str, heading: str, items: Iterable[str]) -> Html:
    """A section of short points, whose texts are the program's own."""
    rows = "".join(f"<li>{item}</li>\n" for item in items)
    return Html(
        f'<section aria-labelledby="{id_}">\n<h2 id="{id_}">{heading}</h2>\n'
        f'<div class="hr-text">\n<ul>\n{rows}</ul>\n</div>\n</section>\n'
    )
