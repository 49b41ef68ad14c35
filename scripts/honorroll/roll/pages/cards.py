"""Cards of honorees in lists. In a list about certain awards, a card shows the award that puts the honoree there, and
otherwise the highest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from honorroll.content.model import AwardFacts, Card
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import Html, esc
from honorroll.media.renditions import PORTRAIT, ResponsivePhoto
from honorroll.pages import addresses, pictures
from honorroll.pages.html import ROOT
from honorroll.pages.motifs import medallion
from honorroll.pages.words import award_text


class Awarded(Protocol):
    @property
    def awards(self) -> tuple[AwardFacts, ...]: ...


class HasCard(Awarded, Protocol):
    """An honoree with a card."""

    @property
    def card(self) -> Card: ...


Wanted = Callable[[AwardFacts], bool]


def award_shown(facts: Awarded, wanted: Wanted | None) -> AwardFacts | None:
    """The highest granted award that is ``wanted``; None without one, or if the card shows that award already."""
    if wanted is None or not facts.awards:
        return None
    first = facts.awards[0]
    if first.status == "granted" and wanted(first):
        return None
    granted = [award for award in facts.awards if award.status == "granted"]
    award_found = next(filter(wanted, granted), None)
    return None if award_found is None or award_found is granted[0] else award_found


def about(honorees: Sequence[HasCard], awards: Sequence[AwardFacts | None], vocabulary: Vocabulary) -> list[Card]:
    """The card of each honoree, showing the award at the same index where that is not None."""
    return [
        facts.card._replace(title=award_text(award, vocabulary)) if award else facts.card
        for facts, award in zip(honorees, awards, strict=True)
    ]


def items(cards: Iterable[Card]) -> Html:
    """The cards as list items."""
    return Html("".join([item(card) for card in cards]))


def item(card: Card, id_: str = "", why: str = "") -> Html:
    """A card: one link with portrait, name, role or unit, title and year.

    ``id_`` is its anchor; ``why`` says in a few words why it is listed.
    """
    anchor = f' id="{id_}"' if id_ else ""
    reason = f'<span class="hr-card-why">{esc(why)}</span>' if why else ""
    return Html(f'<li{anchor} class="hr-card">{_link(card)}{reason}</a></li>\n')


def face(card: Card) -> Html:
    """The portrait, or what stands in its place."""
    if not card.picture:
        return medallion(card.motif)
    return pictures.card_picture(ResponsivePhoto(card.picture, card.tone, {PORTRAIT.name: card.sizes}))


@lru_cache(maxsize=16_384)  # most stand in a dozen lists, and beside the names of others
def _link(card: Card) -> str:
    """The link without its end tag."""
    role = f'<span class="hr-card-role">{esc(card.role)}</span>' if card.role else ""
    title = f'<span class="hr-card-title">{esc(card.title)}</span>' if card.title else ""
    return (
        f'<a href="{ROOT}{addresses.honoree(card.slug)}">{face(card)}'
        f'<span class="hr-card-name">{esc(card.name)}</span>{role}{title}'
    )


def of_year(year: int) -> Wanted:
    return lambda award: award.year == year


def of_title(title: str) -> Wanted:
    return lambda award: award.title == title


def of_level(level: str) -> Wanted:
    return lambda award: award.level == level


def of_place(place: str) -> Wanted:
    return lambda award: award.place == place
