"""The related honorees at the end of an honoree's page."""

from __future__ import annotations

from collections.abc import Sequence

from honorroll.formats.html import esc
from honorroll.roll.related import reason


def section(related: Sequence[tuple[str, int]]) -> str:
    """The cards of the related, each with what the two share; nothing where there is nobody."""
    if not related:
        return ""
    cards = "".join(_card(card, reason(shared)) for card, shared in related)
    return (
        '<section class="hr-related" aria-labelledby="lien-quan">\n<h2 id="lien-quan">Cùng được vinh danh</h2>\n'
        f'<ul class="hr-cards">\n{cards}</ul>\n</section>\n'
    )


def _card(card: str, why: str) -> str:
    return card.replace("</a></li>", f'<span class="hr-card-why">{esc(why)}</span></a></li>', 1)
