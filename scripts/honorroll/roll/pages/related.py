"""The related honorees at the end of an honoree's page."""

from __future__ import annotations

from collections.abc import Sequence

from honorroll.content.model import AwardFacts, Facts
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import EMPTY, Html
from honorroll.roll.pages import cards
from honorroll.roll.related import reason
from honorroll.roll.rows import Carded

#: The groups of titles whose names do not say that they are titles: one receives “the title of …”.
_TITLES = frozenset({"emulation-title", "state-honour", "city-title", "local-title"})


def section(facts: Facts, related: Sequence[tuple[Carded, int]], vocabulary: Vocabulary) -> Html:
    """The cards of related honorees, each with what the two have in common; empty without any."""
    if not related:
        return EMPTY
    items = [_item(facts, other, shared, vocabulary) for other, shared in related]
    return Html(
        '<section class="hr-related" aria-labelledby="lien-quan">\n<h2 id="lien-quan">Cùng được vinh danh</h2>\n'
        f"{cards.list_of_items(items, 'ul')}</section>\n"
    )


def _item(facts: Facts, other: Carded, shared: int, vocabulary: Vocabulary) -> cards.Item:
    """What an honour has in common with that of the page stands in the place of the highest."""
    kind = reason(shared)
    if kind in ("year", "title"):
        award = _common(facts.awards, other.awards, same_year=kind == "year")
        return cards.Item(other.card._replace(title=""), _received(award, vocabulary, with_year=kind == "year"))
    if kind == "unit":
        return cards.Item(other.card, f"Cùng đơn vị: {facts.unit}")
    if kind == "place":
        return cards.Item(other.card, f"Cùng ở {vocabulary.gazetteer.names[facts.place].in_text}")
    names = [vocabulary.movements[id_].name for id_ in facts.movements]
    return cards.Item(other.card, f"Cùng phong trào “{names[0]}”" if len(names) == 1 else "Cùng phong trào")


def _common(own: Sequence[AwardFacts], others: Sequence[AwardFacts], *, same_year: bool) -> AwardFacts:
    """The highest of the honoree's own awards that the other received too."""
    received = {(each.title, each.year if same_year else 0) for each in others if each.status == "granted"}
    granted = (each for each in own if each.status == "granted")
    return next(each for each in granted if (each.title, each.year if same_year else 0) in received)


def _received(award: AwardFacts, vocabulary: Vocabulary, *, with_year: bool) -> str:
    title = vocabulary.titles[award.title]
    noun = "danh hiệu " if title.group in _TITLES and not title.name.startswith("Danh hiệu") else ""
    if with_year:
        return f"Cùng nhận {noun}{title.name} năm {award.year}"
    return f"Cũng nhận {noun}{title.name}"
