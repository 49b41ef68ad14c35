"""Whose the rows of awards and sources are. Nobody gets one by a name that is only alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from honorroll.base.findings import Source, suggestion
from honorroll.base.nearest import Nearest
from honorroll.base.vietnamese import fold, slug
from honorroll.content.person_names import is_same, is_unaccented
from honorroll.content.person_titles import bare_name
from honorroll.office.records.roster import Row as Known
from honorroll.office.workbook import rules
from honorroll.office.workbook.cells import Tell
from honorroll.office.workbook.columns import NEW
from honorroll.office.workbook.entries import Entry, Item
from honorroll.office.workbook.headings import ID_KEY
from honorroll.office.workbook.reading import Row
from honorroll.office.workbook.roll import Index


class _Found(NamedTuple):
    """Those who are meant; ``is_guess`` where the accents of the name are missing."""

    entries: list[Entry]
    is_guess: bool = False


class Owners:
    """The entries by id and by name, and those of the roll. ``answers`` are ids by the cell that was asked about.

    ``tell`` takes what is refused, ``note`` what is only said.
    """

    def __init__(
        self, index: Index, entries: list[Entry], answers: Mapping[str, str], shown: str, tell: Tell, note: Tell
    ) -> None:
        self._index, self._entries, self._source = index, entries, Source(shown)
        self._tell, self._note = tell, note
        stated = ((answers.get(entry.at_column(ID_KEY), entry.id), entry) for entry in entries)
        self._by_id = {id_: entry for id_, entry in stated if id_ not in ("", NEW)}
        self._by_name: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_name.setdefault(fold(entry.name), []).append(entry)
        self._nearest = Nearest([*index.by_slug, *dict.fromkeys(entry.name for entry in entries)])

    def assign(self, key: str, rows: Iterable[Row]) -> None:
        """Give each row of the list ``key`` to its entry; to one of its own where it has no other row."""
        for row in rows:
            cells: Item = dict(row.cells)
            cell = cells.pop(ID_KEY, None)
            if not cells:
                continue
            seen, at = (cell.text, cell.at) if cell else ("", row.at)
            found = self._found(seen, row.at) if seen else _Found([])
            if len(found.entries) == 1:
                owner = self._listed(found.entries[0])
                owner.items[key].append(cells)
                if found.is_guess:
                    self._note(at, rules.NAME_GUESSED.at(self._source, seen=seen, name=owner.name, who=_who(owner)))
            elif found.entries and not found.is_guess:
                slugs, example = tuple(map(_who, found.entries)), f"{slug(seen)}-2"
                self._tell(at, rules.SEVERAL_HONOREES.at(self._source, seen=seen, slugs=slugs, example=example))
            else:
                facts = {"seen": f"“{seen}”" if seen else "ô trống", **self._near(seen)}
                self._tell(at, rules.NO_HONOREE.at(self._source, **facts))

    def _found(self, seen: str, at: str) -> _Found:
        if seen in self._by_id:
            return _Found([self._by_id[seen]])
        if known := self._index.by_slug.get(seen):
            return _Found([_only_items(known, at)])
        alike = self._alike(seen, at)
        same = [each for each in alike if is_same(each.name, seen)]
        if same or not is_unaccented(seen):
            return _Found([each for each in same if each.row] or same)
        is_one_name = all(is_same(each.name, alike[0].name) for each in alike)
        return _Found(alike, is_guess=len(alike) == 1 or not is_one_name)

    def _alike(self, seen: str, at: str) -> list[Entry]:
        """Those of the workbook and then of the roll whose names have the same letters without accents."""
        listed = self._by_name.get(fold(seen), self._by_name.get(fold(bare_name(seen)), []))
        found = list(listed)
        for known in self._index.alike(seen):
            entry = self._by_id.get(known.slug) or _only_items(known, at)
            if entry not in found and not any(not each.id and is_same(each.name, known.name) for each in listed):
                found.append(entry)
        return found

    def _listed(self, entry: Entry) -> Entry:
        """The entry, which is one of the workbook's from now on."""
        if entry.row is None and entry.id not in self._by_id:
            self._entries.append(entry)
            self._by_id[entry.id] = entry
        return entry

    def _near(self, seen: str) -> Mapping[str, str]:
        if not seen or not (alike := self._alike(seen, "")):
            return suggestion(self._nearest.to(seen) if seen else "")
        names = [f"“{each.name}” ({_who(each)})" for each in alike]
        return {
            "near_vi": f"Có phải {' hay '.join(names)} không? ",
            "near": f"Did you mean {' or '.join(names)}? ",
        }


def _who(entry: Entry) -> str:
    """The id of an entry; of somebody new where they stand."""
    return entry.at if entry.id in ("", NEW) else entry.id


def _only_items(known: Known, at: str) -> Entry:
    return Entry(at, known.kind, known.slug, known.name, {})
