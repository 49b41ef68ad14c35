"""The records of an honoree: what is published of a profile, as lines of JSON and of CSV.

They are made where a profile is read, for that is the only time at which it is held; see ``roll.read.Given``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from honorroll.content.award import Award
from honorroll.content.honoree import Honoree
from honorroll.content.settings import OpenData, Settings
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.csv import csv_lines, safe_cell
from honorroll.outputs.data.columns import NAME, Names, Record, record
from honorroll.outputs.data.ids import honoree_id
from honorroll.outputs.data.tables import AWARDS, HONOREES
from honorroll.pages import addresses
from honorroll.roll import proof
from honorroll.roll.published import PublishedProfile

_HONOREE_CELLS, _AWARD_CELLS = tuple(HONOREES.cells), tuple(AWARDS.cells)
#: Compact JSON.
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
#: What separates the values of a list in a cell.
SEPARATOR = "|"


class Lines(NamedTuple):
    """The records of one honoree; each file has what is here in the order of ids. Every line begins with the id."""

    json: bytes
    row: bytes
    awards: bytes
    """A line an award."""


def writer(settings: Settings, vocabulary: Vocabulary) -> Callable[[PublishedProfile], Lines | None] | None:
    """What makes the records of a profile; None where the settings ask for no data."""
    if settings.data is None:
        return None
    levels = {id_: title.level or "" for id_, title in vocabulary.titles.items()}
    return partial(lines, settings, settings.data, names_of(vocabulary), levels)


def names_of(vocabulary: Vocabulary) -> Names:
    found = {
        file: {id_: entry.name for id_, entry in entries.items() if hasattr(entry, "name")}
        for file, entries in vocabulary.by_file().items()
    }
    found["places"] = {id_: named.heading for id_, named in vocabulary.gazetteer.names.items()}
    return found


def lines(
    settings: Settings, options: OpenData, names: Names, levels: Mapping[str, str], profile: PublishedProfile
) -> Lines | None:
    """The records of a profile; None of one that is not there: withdrawn, of a child, or honoured by nothing yet.
    ``levels`` are those of titles.
    """
    honoree = profile.honoree
    codes = proof.codes(profile.slug, honoree.former_slugs, honoree.awards)
    is_honoured = any(codes) or not honoree.awards
    if honoree.withdrawn or honoree.child or not honoree.name or not is_honoured:
        return None
    id_ = honoree_id(options.secret, profile.slug, honoree.former_slugs)
    found: Record = {"id": id_, "kind": profile.kind, **record(Honoree, honoree, names)}
    granted = [(award, code) for award, code in zip(honoree.awards, codes, strict=True) if code]
    awards = [_award(settings, award, code, names, levels) for award, code in granted]
    found |= {"awards": awards} if awards else {}
    found["url"] = settings.url + addresses.honoree(profile.slug)
    found |= {"lastmod": honoree.latest} if honoree.latest else {}
    cells = [cells_of(_AWARD_CELLS, {"honoree": id_, "n": n, **award}) for n, award in enumerate(awards, 1)]
    return Lines(f"{encode(found)}\n".encode(), csv_lines([cells_of(_HONOREE_CELLS, found)]), csv_lines(cells))


def _award(settings: Settings, award: Award, code: str, names: Names, levels: Mapping[str, str]) -> Record:
    found = record(Award, award, names)
    if "level" not in found and (level := levels[award.title]):
        found |= {"level": level, f"level{NAME}": names["levels"].get(level, level)}
    return found | {"proof": proof.address_of(settings.url, code)} if settings.proof else found


def cells_of(columns: Sequence[str], found: Record) -> list[Any]:
    """The cells of a row; those of a mapping within it are named after both."""
    cells = found
    for key, part in found.items():
        if isinstance(part, dict):
            cells = cells | {f"{key}_{name}": value for name, value in part.items()}
    get = cells.get
    return ["" if (value := get(column)) is None else _cell(value) for column in columns]  # most are empty


def _cell(value: Any) -> str | int:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return safe_cell(SEPARATOR.join(map(str, value)))
    return safe_cell(value)
