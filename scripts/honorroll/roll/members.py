"""Who is on which list of the site. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from honorroll.content.kinds import KINDS
from honorroll.content.model import Facts, Vocabulary
from honorroll.pages import addresses


def memberships(order: Sequence[Facts], vocabulary: Vocabulary) -> dict[str, list[int]]:
    """Who is on which list: the address of every list, also of the empty ones, and places in ``order``.

    Granted awards make members. A year that only a proposed or revoked award names has a list too, for pages link to it.
    """
    lists_: dict[str, list[int]] = {addresses.ROLL: []}
    lists_ |= {addresses.KINDS[kind]: [] for kind in KINDS}
    for folder, entries in _facets(vocabulary):
        lists_ |= {f"{folder}{id_}/": [] for id_ in entries}
    years = {award.year for facts in order for award in facts.awards if award.year}
    lists_ |= {addresses.year(year): [] for year in sorted(years)}
    # The lists by what a profile names, so that the loop below makes no address.
    kinds = {kind: lists_[addresses.KINDS[kind]] for kind in KINDS}
    titles = {id_: lists_[addresses.title(id_)] for id_ in vocabulary.titles}
    levels = {id_: lists_[addresses.level(id_)] for id_ in vocabulary.levels}
    fields = {id_: lists_[addresses.field(id_)] for id_ in vocabulary.fields}
    movements = {id_: lists_[addresses.movement(id_)] for id_ in vocabulary.movements}
    by_year = {year: lists_[addresses.year(year)] for year in years}
    above = {
        id_: [lists_[addresses.place(each)] for each in _with_parents(id_, vocabulary)] for id_ in vocabulary.places
    }
    all_ = lists_[addresses.ROLL]
    for i, facts in enumerate(order):
        awards = facts.awards
        granted = [award for award in awards if award.status == "granted"]
        if awards and not granted and all(award.status == "revoked" for award in awards):
            continue  # the page stays and says so; no list honours what was revoked
        all_.append(i)
        kinds[facts.kind].append(i)
        for title in {award.title for award in granted}:
            titles[title].append(i)
        for level in {award.level for award in granted}:
            if level:
                levels[level].append(i)
        for year in {award.year for award in granted}:
            if year:
                by_year[year].append(i)
        for list_ in above.get(facts.place, ()):
            list_.append(i)
        if facts.field:
            fields[facts.field].append(i)
        for movement in set(facts.movements):
            movements[movement].append(i)
    return lists_


def _facets(vocabulary: Vocabulary) -> tuple[tuple[str, Mapping[str, object]], ...]:
    return (
        (addresses.TITLES, vocabulary.titles),
        (addresses.LEVELS, vocabulary.levels),
        (addresses.PLACES, vocabulary.places),
        (addresses.FIELDS, vocabulary.fields),
        (addresses.MOVEMENTS, vocabulary.movements),
    )


def _with_parents(id_: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    chain: list[str] = []
    here: str | None = id_
    while here in vocabulary.places and here not in chain:
        chain.append(here)
        here = vocabulary.places[here].parent
    return tuple(chain)
