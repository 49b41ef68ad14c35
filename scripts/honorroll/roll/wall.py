"""The wall: deeds and faces in turn on a screen in a hall, a school, a house of culture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from honorroll.base.keys import key_of
from honorroll.content.model import Facts
from honorroll.content.settings import Settings
from honorroll.pages import addresses
from honorroll.pages.page import Page
from honorroll.roll.database import Roll
from honorroll.roll.lists import KINDS, name_of
from honorroll.roll.overviews import newest, page
from honorroll.roll.pages import wall
from honorroll.roll.pages.wall import ShownList

#: So many are shown in turn: ten seconds each, they fill a quarter of an hour.
MOST = 100


def plan(roll: Roll, settings: Settings) -> Page:
    """The page of the wall, with those who were honoured last."""
    shown = list(_shown(roll))
    members = _members(roll, shown)
    key = key_of("wall", settings.url, settings.name, repr(members), *(facts.card_digest for facts in shown))
    return page(addresses.WALL, key, partial(wall.page, settings, [facts.card for facts in shown], members))


def _members(roll: Roll, shown: Sequence[Facts]) -> list[ShownList]:
    """The lists that some of them are on, but not all: one of these may be shown alone."""
    granted = [[award for award in facts.awards if award.status == "granted"] for facts in shown]
    found: list[ShownList] = []
    for kind in KINDS:
        on: dict[str, list[int]] = {}
        for n, facts in enumerate(shown):
            for id_ in kind.ids(facts, granted[n], roll.vocabulary.gazetteer):
                on.setdefault(id_, []).append(n)
        names = kind.names(roll.words)
        found += [
            ShownList(kind.label, name_of(kind, names[id_]), kind.url(id_), tuple(on[id_]))
            for id_ in names
            if 0 < len(on.get(id_, ())) < len(shown)
        ]
    return found


def _shown(roll: Roll) -> Iterator[Facts]:
    """The newest, and then, where those are too few, the others who were granted something."""
    latest = newest(roll, MOST)
    yield from latest
    left, known = MOST - len(latest), {facts.slug for facts in latest}
    for slug, _ in roll.honoured() if left else ():
        if left and slug not in known and (facts := roll.honoree(slug)) and facts.card.title:
            left -= 1
            yield facts
