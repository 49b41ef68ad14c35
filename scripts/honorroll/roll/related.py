"""Who is shown at the end of an honoree's page: those who share a title and year, a movement, a place, a unit.

Two honorees who stand near each other in a list (of one title and year, of one unit …) score what that list is worth;
the four who score most are related, the earlier in the order of names where scores are equal. Only neighbours are
looked at, so the work grows with the roll and not with its square; a list of up to ``WIDE`` + 1 is looked at whole. So
a part of the lists that holds the neighbours of somebody is enough to say who is related to them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from honorroll.base.keys import key_of
from honorroll.roll.lists import OF_MOVEMENT, OF_TITLE, Listed

Reason = Literal["year", "unit", "movement", "place", "title"]
Kin = int
"""A related honoree, by the place in the order of names, and what is shared."""

MOST = 4
#: How far apart neighbours may stand: in the lists that say most, and in those of places and movements, which are long.
WIDE, NARROW = 4, 2

# What is known of a pair is one number, so that plain sorting finds the best: the score from bit 40 on, negative; the
# place in the order from bit 16 on; below, what the two share. Titles (up to 200 of them) and movements are counted.
_SCORE, _PLACE = 40, 16
_HERE, _UNIT, _TITLE, _MOVEMENT, _TITLE_AND_YEAR = 1, 2, 4, 8, 256
_REASONS: tuple[tuple[int, Reason], ...] = (
    (0xFF00, "year"),
    (_UNIT, "unit"),
    (0x00F8, "movement"),
    (_HERE, "place"),
    (_TITLE, "title"),
)
_SHARED = (1 << _PLACE) - 1
_PLACES = (1 << (_SCORE - _PLACE)) - 1
_WHO = _PLACES << _PLACE

#: Groups begin with this, which no address does.
GROUP = "~"
_TITLES_AND_YEARS, _UNITS, _PLACES_OF = (f"{GROUP}{word}/" for word in ("nam", "don-vi", "dia-ban"))
#: What it is worth to stand near each other, by the beginnings of lists and groups, and how near that is.
_WORTH = (
    (_TITLES_AND_YEARS, 3, _TITLE_AND_YEAR, WIDE),
    (_UNITS, 2, _UNIT, WIDE),
    (OF_MOVEMENT.folder, 2, _MOVEMENT, NARROW),
    (_PLACES_OF, 2, _HERE, NARROW),
)


def is_shared(url: str) -> bool:
    """Whether it says anything about two honorees that both are on the list or in the group."""
    return url.startswith((GROUP, OF_MOVEMENT.folder, OF_TITLE.folder))


def groups(facts: Listed) -> Iterator[str]:
    """What brings honorees together besides the lists: a title and year, a unit, a place."""
    for title, year in {(each.title, each.year) for each in facts.awards if each.year and each.status == "granted"}:
        yield f"{_TITLES_AND_YEARS}{title}/{year}"
    if facts.unit:
        yield f"{_UNITS}{facts.unit.casefold()}"
    if facts.place:
        yield of_place(facts.place)


def of_place(id_: str) -> str:
    """The group of those whose profiles name just this place, none within it."""
    return f"{_PLACES_OF}{id_}"


def related(count: int, members: Mapping[str, Sequence[int]]) -> list[list[Kin]]:
    """For each of ``count`` honorees, up to ``MOST`` others, the nearest first. ``members`` are lists and groups by
    address, as places in the order of names.
    """
    met: list[list[Kin]] = [[] for _ in range(count)]
    for beginning, score, shared, near in _WORTH:
        _meet(met, (list_ for url, list_ in members.items() if url.startswith(beginning)), score, shared, near)
    found = list(map(_best, met))
    lonely = [len(kin) < MOST for kin in found]
    more: dict[int, list[Sequence[int]]] = defaultdict(list)
    for url, list_ in members.items():
        if url.startswith(OF_TITLE.folder):
            for place in list_:
                if lonely[place]:
                    more[place].append(list_)
    for place in (place for place, few in enumerate(lonely) if few):
        found[place] = _filled(place, met[place], more[place])
    return found


def _meet(met: list[list[Kin]], lists: Iterable[Sequence[int]], score: int, shared: int, near: int) -> None:
    """Everybody meets those who follow in the list; behind its end it begins again."""
    worth = (score << _SCORE) - shared
    for list_ in lists:
        ahead = min(near, len(list_) - 1)
        if ahead > 0:
            ring = [(place << _PLACE) - worth for place in (*list_, *list_[:ahead])]
            for at, one in enumerate(list_, 1):
                met[one] += ring[at : at + ahead]


def _best(met: Sequence[Kin]) -> list[Kin]:
    """The best of those met; whoever was met in several lists counts with the sum."""
    if len({kin & _WHO for kin in met}) < len(met):
        sums: dict[int, Kin] = {}
        for kin in met:
            who = kin & _WHO
            sums[who] = sums.get(who, who) + kin - who
        met = list(sums.values())
    return sorted(met)[:MOST]


def _filled(i: int, met: Sequence[Kin], titles: Iterable[Sequence[int]]) -> list[Kin]:
    """Whoever has met too few meets those with the same titles, of other years."""
    more = {kin & _WHO for kin in met} | {i << _PLACE}
    found = list(met)
    for list_ in titles:
        at = bisect_left(list_, i) + 1
        for other in (*list_[at : at + MOST], *list_[: max(0, at + MOST - len(list_))]):
            if other << _PLACE not in more:
                more.add(other << _PLACE)
                found.append((other << _PLACE) - (1 << _SCORE) + _TITLE)
    return _best(found)


def key(own: bytes, cards: Sequence[bytes], shared: Sequence[int]) -> bytes:
    """Stands for an honoree's page: its own digest, those of the cards of the related, and what is shared with each."""
    return key_of(own, *cards, repr(shared))


def place_of(kin: Kin) -> int:
    """The place in the order of whom ``kin`` stands for."""
    return kin >> _PLACE & _PLACES


def shared_with(kin: Kin) -> int:
    """What the two share, as ``reason`` understands it."""
    return kin & _SHARED


def reason(shared: int) -> Reason:
    """The strongest of what two share: an award of one year, a unit, a movement, a place, a title of other years."""
    return next(reason for bits, reason in _REASONS if shared & bits)
