"""The wards and communes of the roll, from which readers choose their own: those of today, and those that they knew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from honorroll.content.gazetteer import Gazetteer
from honorroll.pages import addresses
from honorroll.roll import place_listings

#: The rank from which on a kind of place is a ward or commune: see ``vocabularies/place-kinds.yml``.
RANK = 30


class Ward(NamedTuple):
    """A ward or commune with its list; ``before`` are the former ones in it, or ``now`` what a former one became."""

    name: str
    url: str
    total: int
    before: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


class Wards(NamedTuple):
    now: tuple[Ward, ...] = ()
    then: tuple[Ward, ...] = ()


def is_ward(id_: str, gazetteer: Gazetteer) -> bool:
    return gazetteer.rank(id_) >= RANK


def wards(gazetteer: Gazetteer, counts: Mapping[str, int]) -> Wards:
    """Those of whom anybody is known, in the order of names. ``counts`` are the lengths of the lists by address."""
    now = tuple(_those(gazetteer, counts, ended=False))
    return Wards(now, tuple(_those(gazetteer, counts, ended=True)) if now else ())


def _those(gazetteer: Gazetteer, counts: Mapping[str, int], *, ended: bool) -> Iterator[Ward]:
    for id_ in gazetteer.in_order:
        url = addresses.place(id_)
        if not is_ward(id_, gazetteer) or (id_ in gazetteer.ended) != ended:
            continue
        if counts[url] or place_listings.has_excerpts(id_, gazetteer, counts):
            heirs = [heir.place for heir in gazetteer.places[id_].succeeded_by if heir.place in gazetteer.places]
            before = tuple(gazetteer.names[old].in_text for old in gazetteer.origins(id_))
            now = tuple(gazetteer.names[heir].in_text for heir in heirs)
            name = gazetteer.names[id_].heading
            yield Ward(name, url, counts[url], () if ended else before, now if ended else ())
