"""Cards on lists that are about certain awards: each tells of the award that put the honoree there, not of the highest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from honorroll.content.model import AwardFacts, Vocabulary
from honorroll.roll.pages.honoree import card_title


class Shown(Protocol):
    """An honoree, as far as cards show it."""

    @property
    def card(self) -> str: ...
    @property
    def awards(self) -> tuple[AwardFacts, ...]: ...


Wanted = Callable[[AwardFacts], bool]


def told(facts: Shown, wanted: Wanted | None) -> AwardFacts | None:
    """The highest award of the wanted; None where there is none, or where the card tells of it as it is."""
    if wanted is None or not facts.awards:
        return None
    first = facts.awards[0]
    if first.status == "granted" and wanted(first):
        return None
    granted = [award for award in facts.awards if award.status == "granted"]
    found = next(filter(wanted, granted), None)
    return None if found is None or found is granted[0] else found


def about(facts: Shown, award: AwardFacts, vocabulary: Vocabulary) -> str:
    """The card, with ``award`` in the place of the highest."""
    before, mark, _ = facts.card.partition('<span class="hr-card-title">')
    return f"{before}{card_title(award, vocabulary)}</a></li>\n" if mark else facts.card


def drawn(honorees: Sequence[Shown], awards: Sequence[AwardFacts | None], vocabulary: Vocabulary) -> list[str]:
    return [
        about(facts, award, vocabulary) if award else facts.card for facts, award in zip(honorees, awards, strict=True)
    ]


def of_year(year: int) -> Wanted:
    return lambda award: award.year == year


def of_title(title: str) -> Wanted:
    return lambda award: award.title == title


def of_level(level: str) -> Wanted:
    return lambda award: award.level == level
