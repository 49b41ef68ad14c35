"""Cards of honorees in lists. In a list about certain awards, a card shows the award that puts the honoree there, and
otherwise the highest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from honorroll.content.model import AwardFacts, Card
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import Html, esc
from honorroll.media.renditions import GROUP, PORTRAIT, Layout, ResponsivePhoto
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
        with_award(facts.card, award, vocabulary) if award else facts.card
        for facts, award in zip(honorees, awards, strict=True)
    ]


def with_award(card: Card, award: AwardFacts | None, vocabulary: Vocabulary) -> Card:
    """The card with that award, or with none."""
    return card._replace(title=award_text(award, vocabulary) if award else "")


class Item(NamedTuple):
    """A card on a list; ``id`` is its anchor, ``why`` says in a few words why it is listed."""

    card: Card
    why: str = ""
    id: str = ""


def list_of(cards: Iterable[Card], tag: str = "ol", *, placed: bool = False) -> Html:
    """The cards as a list; ``placed`` where it stands within a text."""
    return list_of_items([Item(card) for card in cards], tag, placed=placed)


def list_of_items(items: Sequence[Item], tag: str = "ol", *, placed: bool = False) -> Html:
    """The cards as a list. They stand in rows until half of them have a portrait: a wall of motifs says nothing."""
    rows = are_rows([item.card for item in items])
    classes = f"hr-cards{' hr-rowed' * rows}{' hr-placed' * placed}"
    return Html(f'<{tag} class="{classes}">\n{"".join([_item(item, in_row=rows) for item in items])}</{tag}>\n')


def are_rows(cards: Sequence[Card]) -> bool:
    """Whether fewer than half have a portrait."""
    return 2 * sum(1 for card in cards if card.picture) < len(cards)


def _item(item: Item, *, in_row: bool) -> str:
    """One link with portrait, name, deed or role, title and year."""
    anchor = f' id="{item.id}"' if item.id else ""
    reason = f'<span class="hr-card-why">{esc(item.why)}</span>' if item.why else ""
    wide = " hr-double" if item.card.is_group and not in_row else ""
    return f'<li{anchor} class="hr-card{wide}">{_link(item.card, in_row=in_row)}{reason}</a></li>\n'


def face(card: Card, *, in_row: bool = False) -> Html:
    """The portrait, or what stands in its place."""
    photo = portrait_of(card)
    if photo is None:
        return medallion(card.motif)
    layout = layout_of(card)
    return pictures.row_picture(photo, layout) if in_row else pictures.card_picture(photo, layout)


def portrait_of(card: Card) -> ResponsivePhoto | None:
    """The portrait of a card, to be drawn in whatever size."""
    return ResponsivePhoto(card.picture, card.tone, {layout_of(card).name: card.sizes}) if card.picture else None


def layout_of(card: Card) -> Layout:
    """That of its portrait."""
    return GROUP if card.is_group else PORTRAIT


@lru_cache(maxsize=16_384)  # most stand in a dozen lists, and beside the names of others
def _link(card: Card, *, in_row: bool) -> str:
    """The link without its end tag."""
    role = f'<span class="hr-card-role">{esc(card.role)}</span>' if card.role else ""
    title = f'<span class="hr-card-title">{esc(card.title)}</span>' if card.title else ""
    return (
        f'<a href="{ROOT}{addresses.honoree(card.slug)}">{face(card, in_row=in_row)}'
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
