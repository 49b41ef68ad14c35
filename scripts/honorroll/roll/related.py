"""Who is shown at the end of an honoree's page: those who share a title and year, a movement, a place, a unit.

Two honorees who stand near each other in a list (of one title and year, of one unit …) score what that list is worth;
the four who score most are related, the earlier in the order of names where scores are equal. Only neighbours are
looked at, so the work grows with the roll and not with its square; a list of up to ``WIDE`` + 1 is looked at whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from honorroll.content.model import Facts
from honorroll.pages import addresses
from honorroll.pages.page import Kin

MOST = 4
#: How far apart neighbours may stand: in the lists that say most, and in those of places and movements, which are long.
WIDE, NARROW = 4, 2

# What is known of a pair is one number, so that plain sorting finds the best: the score from bit 40 on, negative; the
# place in the order from bit 16 on; below, what the two share. Titles (up to 200 of them) and movements are counted.
_SCORE, _PLACE = 40, 16
_HERE, _UNIT, _TITLE, _MOVEMENT, _TITLE_AND_YEAR = 1, 2, 4, 8, 256
_REASONS = (
    (0xFF00, "Cùng danh hiệu, cùng năm"),
    (_UNIT, "Cùng đơn vị"),
    (0x00F8, "Cùng phong trào"),
    (_HERE, "Cùng địa bàn"),
    (_TITLE, "Cùng danh hiệu"),
)
_SHARED = (1 << _PLACE) - 1
_PLACES = (1 << (_SCORE - _PLACE)) - 1
_WHO = _PLACES << _PLACE


def related(order: Sequence[Facts], members: Mapping[str, Sequence[int]]) -> list[list[Kin]]:
    """For each honoree, up to ``MOST`` others, the nearest first. ``members`` are the lists of the site."""
    titles: dict[tuple[str, int], list[int]] = defaultdict(list)
    units: dict[str, list[int]] = defaultdict(list)
    places: dict[str, list[int]] = defaultdict(list)
    for i in members[addresses.ROLL]:  # who is on no list is shown nowhere
        facts = order[i]
        for title_and_year in {(award[0], award[4]) for award in facts.awards if award[4] and award[5] == "granted"}:
            titles[title_and_year].append(i)  # once, also where one holds two classes of it
        if unit := facts.unit:
            units[unit.casefold()].append(i)
        if place := facts.place:
            places[place].append(i)
    movements = [list_ for url, list_ in members.items() if addresses.parent(url) == addresses.MOVEMENTS]
    met: list[list[Kin]] = [[] for _ in order]
    _meet(met, titles.values(), 3, _TITLE_AND_YEAR, WIDE)
    _meet(met, units.values(), 2, _UNIT, WIDE)
    _meet(met, movements, 2, _MOVEMENT, NARROW)
    _meet(met, places.values(), 2, _HERE, NARROW)
    found = list(map(_best, met))
    for i, kin in enumerate(found):
        if len(kin) < MOST:
            found[i] = _filled(i, met[i], order[i], members)
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


def _filled(i: int, met: Sequence[Kin], facts: Facts, members: Mapping[str, Sequence[int]]) -> list[Kin]:
    """Whoever has met too few meets those with the same titles, of other years."""
    more = {kin & _WHO for kin in met} | {i << _PLACE}
    found = list(met)
    for title in dict.fromkeys(award.title for award in facts.awards if award.status == "granted"):
        list_ = members[addresses.title(title)]
        at = bisect_left(list_, i) + 1
        for other in (*list_[at : at + MOST], *list_[: max(0, at + MOST - len(list_))]):
            if other << _PLACE not in more:
                more.add(other << _PLACE)
                found.append((other << _PLACE) - (1 << _SCORE) + _TITLE)
    return _best(found)


def key(own: bytes, related: Sequence[Kin], cards: Sequence[bytes]) -> bytes:
    """Stands for an honoree's page: its own digest, and all that is shown of the related, whose ``cards`` are digests."""
    parts, shared = [own], 0
    for kin in related:
        parts.append(cards[kin >> _PLACE & _PLACES])
        shared = shared << _PLACE | kin & _SHARED
    parts.append(b"%x" % shared)
    return blake2b(b"".join(parts), digest_size=12).digest()


def place_of(kin: Kin) -> int:
    """The place in the order of whom ``kin`` stands for."""
    return kin >> _PLACE & _PLACES


def reason(kin: Kin) -> str:
    """The strongest of what the two share, in words."""
    return next(words for bits, words in _REASONS if kin & _SHARED & bits)
