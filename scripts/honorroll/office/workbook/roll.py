"""Whom of the roll the rows of a workbook are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from honorroll.base.findings import Source, suggestion
from honorroll.base.nearest import Nearest
from honorroll.base.vietnamese import SLUG, SLUG_LENGTH, fold, free_slug
from honorroll.base.vietnamese import slug as slug_of
from honorroll.content.person_titles import bare_name
from honorroll.office.records.roster import Row as Known
from honorroll.office.workbook import rules
from honorroll.office.workbook.cells import Tell
from honorroll.office.workbook.columns import KIND_SHEETS, NEW
from honorroll.office.workbook.entries import Entry, Item
from honorroll.office.workbook.headings import ID_KEY
from honorroll.office.workbook.reading import Row
from honorroll.roll.rules.roll import RESERVED


class Target(NamedTuple):
    """An entry and whom it is about: somebody of the roll, or nobody yet, who gets the address ``slug``."""

    entry: Entry
    known: Known | None
    slug: str
    namesakes: tuple[str, ...] = ()
    """The slugs of those who were found to be somebody else."""


class Question(NamedTuple):
    """Whether an entry is one of the roll who has the same name. ``at`` is the cell that answers it."""

    at: str
    entry: Entry
    known: tuple[Known, ...]


class Index:
    """Those of the roll by slug and by name."""

    def __init__(self, rows: Iterable[Known], shown_file: str, tell: Tell) -> None:
        self._source, self._tell = Source(shown_file), tell
        self.by_slug = {row.slug: row for row in rows}
        self._named: dict[str, list[Known]] = {}
        for row in self.by_slug.values():
            if not row.withdrawn:
                spelling = fold(bare_name(row.name)) if row.kind == "individual" else row.spelling
                self._named.setdefault(spelling, []).append(row)
        self._taken = set(self.by_slug) | RESERVED
        self._nearest = Nearest(self.by_slug)

    def targets(self, entries: Iterable[Entry], answers: Mapping[str, str]) -> tuple[list[Target], list[Question]]:
        """Whom each entry is about, and what must be asked. ``answers`` are ids by the cell that was asked about."""
        targets: list[Target] = []
        questions: list[Question] = []
        seen: dict[str, str] = {}
        for entry in entries:
            at = entry.at_column(ID_KEY)
            stated = answers.get(at, entry.id)
            namesakes = self._named.get(fold(entry.name), [])
            if stated and stated != NEW:
                target = self._stated(entry, stated, at)
            elif stated == NEW or not namesakes:
                target = Target(entry, None, "", tuple(each.slug for each in namesakes))
            else:
                questions.append(Question(at, entry, tuple(namesakes)))
                continue
            if target is None:
                continue
            same = target.slug or ("" if stated == NEW else f"{entry.kind} {fold(entry.name)}")
            if same and same in seen:
                self._tell(entry.at, rules.TWICE.at(self._source, name=entry.name, other=seen[same]))
                continue
            seen[same] = entry.at
            targets.append(target if target.slug else target._replace(slug=self._free(entry.name)))
        return targets, questions

    def _stated(self, entry: Entry, id_: str, at: str) -> Target | None:
        """The profile with the stated id, or a new one that is to have it."""
        known = self.by_slug.get(id_)
        if known is not None:
            if known.kind == entry.kind:
                return Target(entry, known, id_)
            facts = {"slug": id_, "own": KIND_SHEETS[known.kind].lower(), "listed": KIND_SHEETS[entry.kind].lower()}
            self._tell(at, rules.OTHER_KIND.at(self._source, **facts))
            return None
        near = self._nearest.to(id_)
        is_fit = SLUG.fullmatch(id_) and len(id_) <= SLUG_LENGTH and id_ not in self._taken
        if not is_fit or (near and fold(self.by_slug[near].name) == fold(entry.name)):
            self._tell(at, rules.ID_OF_ANOTHER.at(self._source, seen=id_, **suggestion(near)))
            return None
        self._taken.add(id_)
        return Target(entry, None, id_, tuple(each.slug for each in self._named.get(fold(entry.name), ())))

    def _free(self, name: str) -> str:
        free = free_slug(name, self._taken)
        self._taken.add(free)
        return free

    # ── Rows of awards and sources ─────────────────────────────────────────────────────────────────────────────────

    def assign(self, key: str, rows: Iterable[Row], entries: list[Entry]) -> None:
        """Give each row of an award or a source to its entry; to one of its own where it has no other row."""
        by_id = {entry.id: entry for entry in entries if entry.id not in ("", NEW)}
        by_name: dict[str, list[Entry]] = {}
        for entry in entries:
            by_name.setdefault(fold(entry.name), []).append(entry)
        for row in rows:
            cells: Item = dict(row.cells)
            cell = cells.pop(ID_KEY, None)
            if not cells:
                continue
            seen = cell.text if cell else ""
            at = cell.at if cell else row.at
            found = [by_id[seen]] if seen in by_id else by_name.get(fold(seen), []) if seen else []
            if not found and (known := self._known(seen)):
                found = [_only_items(each, row.at) for each in known]
                if len(found) == 1:
                    entries.append(found[0])
                    by_id[found[0].id] = found[0]
                    by_id[seen] = found[0]
            if len(found) == 1:
                found[0].items[key].append(cells)
            elif found:
                slugs = tuple(entry.at if entry.id in ("", NEW) else entry.id for entry in found)
                example = f"{slug_of(seen)}-2"
                self._tell(at, rules.SEVERAL_HONOREES.at(self._source, seen=seen, slugs=slugs, example=example))
            else:
                near = self._nearest.to(seen) if seen else ""
                facts = {"seen": f"“{seen}”" if seen else "ô trống", **suggestion(near)}
                self._tell(at, rules.NO_HONOREE.at(self._source, **facts))

    def _known(self, seen: str) -> list[Known]:
        return [self.by_slug[seen]] if seen in self.by_slug else self._named.get(fold(seen), []) if seen else []


def _only_items(known: Known, at: str) -> Entry:
    return Entry(at, known.kind, known.slug, known.name, {})
