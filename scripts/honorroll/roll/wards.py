"""The wards and communes of the roll, from which readers choose their own: those of today, and those that they knew;
also the former districts, by which many say where they live.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from honorroll.content.gazetteer import Gazetteer
from honorroll.pages import addresses
from honorroll.roll import place_listings

#: The ranks from which on a kind of place is a district, and a ward or commune: see ``vocabularies/place-kinds.yml``.
DISTRICT, RANK = 20, 30


class Ward(NamedTuple):
    """A place with its list; ``before`` are the former ones in it, or ``now`` what a former one became."""

    name: str
    url: str
    total: int
    before: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    district: str = ""
    """Where a former one lay."""
    beside: tuple[str, ...] = ()
    """Of one that counts nobody, the former places that it has a part of and that count somebody."""


class Wards(NamedTuple):
    """Wards and communes of today (``now``) and of before (``then``)."""

    now: tuple[Ward, ...] = ()
    then: tuple[Ward, ...] = ()
    districts: tuple[Ward, ...] = ()
    """Former ones."""


def is_ward(id_: str, gazetteer: Gazetteer) -> bool:
    """Whether a place is of the rank of wards and communes, or below."""
    return gazetteer.rank(id_) >= RANK


def may_be_chosen(id_: str, gazetteer: Gazetteer) -> bool:
    """Whether readers may say that they live there: in a ward, or in a former district, by which many still say it."""
    return is_ward(id_, gazetteer) or (gazetteer.rank(id_) >= DISTRICT and id_ in gazetteer.ended)


def wards(gazetteer: Gazetteer, counts: Mapping[str, int]) -> Wards:
    """Those of whom anybody is known, in the order of names. ``counts`` are the lengths of the lists by address."""
    now = tuple(_now(gazetteer, counts))
    return Wards(now, tuple(_then(gazetteer, counts)), tuple(_districts(gazetteer, counts))) if now else Wards()


def _now(gazetteer: Gazetteer, counts: Mapping[str, int]) -> Iterator[Ward]:
    for id_ in gazetteer.in_order:
        url = addresses.place(id_)
        if not is_ward(id_, gazetteer) or id_ in gazetteer.ended:
            continue
        beside = place_listings.of_excerpts(id_, gazetteer, counts)
        if counts[url] or beside:
            before = tuple(gazetteer.names[old].in_text for old in gazetteer.origins(id_))
            former = () if counts[url] else tuple(gazetteer.names[old].former for old in beside)
            yield Ward(gazetteer.names[id_].heading, url, counts[url], before, beside=former)


def _then(gazetteer: Gazetteer, counts: Mapping[str, int]) -> Iterator[Ward]:
    for id_ in gazetteer.in_order:
        url = addresses.place(id_)
        if not is_ward(id_, gazetteer) or id_ not in gazetteer.ended:
            continue
        if counts[url] or place_listings.of_excerpts(id_, gazetteer, counts):
            heirs = [heir.place for heir in gazetteer.places[id_].succeeded_by if heir.place in gazetteer.places]
            now = tuple(gazetteer.names[heir].in_text for heir in heirs)
            above = [each for each in gazetteer.above[id_][1:] if gazetteer.rank(each) >= DISTRICT]
            district = gazetteer.names[above[0]].in_text if above else ""
            yield Ward(gazetteer.names[id_].heading, url, counts[url], now=now, district=district)


def _districts(gazetteer: Gazetteer, counts: Mapping[str, int]) -> Iterator[Ward]:
    for id_ in gazetteer.in_order:
        url = addresses.place(id_)
        if DISTRICT <= gazetteer.rank(id_) < RANK and id_ in gazetteer.ended and counts[url]:
            heirs = [heir.place for heir in gazetteer.places[id_].succeeded_by if heir.place in gazetteer.places]
            now = tuple(gazetteer.names[each].in_text for each in heirs or gazetteer.remains(id_))
            yield Ward(gazetteer.names[id_].heading, url, counts[url], now=now)
