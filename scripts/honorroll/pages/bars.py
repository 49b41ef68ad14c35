"""Bar charts as lists: each line is readable text with a bar in SVG. Labels wrap and are never cut."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from honorroll.formats.html import Html


class Bar(NamedTuple):
    """One line of a chart."""

    label: Html
    """What it is of; it may be a link."""
    value: str
    """The number that stands beside it, as it is written."""
    now: float
    """How long the dark bar is, from 0 to 1."""
    all: float = 0
    """How long the light bar behind it is."""


def chart(bars: Iterable[Bar], classes: str = "hr-bars") -> Html:
    """The bars as an ordered list, from the first."""
    lines = "".join(
        f'<li><span>{bar.label}</span> <span class="hr-number">{bar.value}</span>'
        '<svg class="hr-chart" aria-hidden="true" width="100%" height=".7em">'
        f"{_rect('all', bar.all)}{_rect('now', bar.now, bar.now > bar.all > 0)}</svg></li>\n"
        for bar in bars
    )
    return Html(f'<ol class="{classes}">\n{lines}</ol>\n')


def _rect(name: str, share: float, thin: bool = False) -> str:
    """A bar. A thin bar is drawn over a longer one, which stays visible behind it."""
    height = 'y=".15em" height=".4em"' if thin else 'height=".7em"'
    return f'<rect class="hr-bar-{name}" width="{min(share, 1) * 100:.4g}%" {height}/>' if share else ""
