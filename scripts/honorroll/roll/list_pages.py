"""Which lists have a page: an entry of a vocabulary that nobody is on, and that nothing leads to, publishes none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from honorroll.content.model import Facts
from honorroll.content.vocabulary import Vocabulary
from honorroll.pages import addresses
from honorroll.roll import lists
from honorroll.roll.database import Roll


def with_page(roll: Roll, named: Iterable[str] = ()) -> frozenset[str]:
    """The addresses of the lists that have a page: whoever is on them, or that other pages lead to.

    ``named`` are those that other sections name. Movements of the plan, or with an aim, have a page whoever is in
    them.
    """
    found = {url for url, row in roll.lists.items() if row.total} | {lists.EVERYBODY}
    movements = roll.vocabulary.movements.items()
    found |= {addresses.movement(id_) for id_, movement in movements if movement.in_plan or movement.aim}
    found |= roll.lists.keys() & {*named}
    above = roll.vocabulary.gazetteer.above
    for facts in roll.honorees("WHERE +withdrawn = 0 AND slug IN (SELECT slug FROM ungranted)"):
        found |= {*_linked(facts, above)}
    found |= set(map(addresses.year, roll.years))
    return frozenset(found | set(_beside(roll.vocabulary, found)))


def _linked(facts: Facts, above: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The lists that the page of an honoree leads to, whoever is on them, but for those of awards."""
    yield addresses.KINDS[facts.kind]
    for award in facts.awards:
        yield from map(addresses.place, above.get(award.place, ()))
    if facts.field:
        yield addresses.field(facts.field)
    yield from map(addresses.movement, facts.movements)
    if facts.nominator:
        yield addresses.nominator(facts.nominator)
    if facts.nominated_level:
        yield addresses.nomination_level(facts.nominated_level)
    yield from map(addresses.place, above.get(facts.place, ()))


def _beside(vocabulary: Vocabulary, urls: Iterable[str]) -> Iterator[str]:
    """The places that the pages of places and of those who live there lead to: what they belong to and became."""
    seen: set[str] = set()
    waiting = [addresses.name(url) for url in urls if addresses.parent(url) == addresses.PLACES]
    while waiting:
        id_ = waiting.pop()
        if id_ not in seen and (place := vocabulary.places.get(id_)):
            seen.add(id_)
            waiting += [*filter(None, (place.parent,)), *(successor.place for successor in place.succeeded_by)]
            waiting += vocabulary.gazetteer.remains(id_)
            yield addresses.place(id_)


def former_ids(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The ids that lists had before, by the address of the list."""
    return {
        kind.url(id_): former
        for kind in lists.KINDS
        for id_, entry in kind.entries(vocabulary).items()
        if (former := entry.former_ids)
    }
