"""The related honorees at the end of an honoree's page."""

from __future__ import annotations

from collections.abc import Sequence

from honorroll.content.model import Card
from honorroll.formats.html import EMPTY, Html
from honorroll.roll.pages import cards
from honorroll.roll.related import reason


def section(related: Sequence[tuple[Card, int]]) -> Html:
    """The cards of related honorees, each with what the two have in common; empty without any."""
    if not related:
        return EMPTY
    items = [cards.Item(card, reason(shared)) for card, shared in related]
    return Html(
        '<section class="hr-related" aria-labelledby="lien-quan">\n<h2 id="lien-quan">Cùng được vinh danh</h2>\n'
        f"{cards.list_of_items(items, 'ul')}</section>\n"
    )
