"""The wall: deeds and faces in turn on a screen in a hall, a school, a house of culture."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from honorroll.base.keys import key_of
from honorroll.content.model import Facts
from honorroll.content.settings import Settings
from honorroll.pages import addresses
from honorroll.pages.page import Page
from honorroll.roll.database import Roll
from honorroll.roll.overviews import newest, page
from honorroll.roll.pages import wall

#: So many are shown in turn: ten seconds each, they fill a quarter of an hour.
MOST = 100


def plan(roll: Roll, settings: Settings) -> Page:
    """The page of the wall, with those who were honoured last."""
    shown = list(_shown(roll))
    key = key_of("wall", settings.url, settings.name, *(facts.card_digest for facts in shown))
    return page(addresses.WALL, key, partial(wall.page, settings, [facts.card for facts in shown]))


def _shown(roll: Roll) -> Iterator[Facts]:
    """The newest, and then, where those are too few, the others who were granted something."""
    latest = newest(roll, MOST)
    yield from latest
    left, known = MOST - len(latest), {facts.slug for facts in latest}
    for slug, _ in roll.honoured() if left else ():
        if left and slug not in known and (facts := roll.honoree(slug)) and facts.card.title:
            left -= 1
            yield facts
