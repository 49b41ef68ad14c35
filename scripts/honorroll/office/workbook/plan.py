"""What the import of a workbook would do: who is new, what changes of whom, who stays, and what is refused and why.

Nothing is written here. A plan in which anything is refused or asked cannot be carried out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from honorroll.base import progress
from honorroll.base.findings import Finding, Rule, Source
from honorroll.base.parallel import start_shared
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Tree
from honorroll.office.records.site import Site
from honorroll.office.workbook import common, judging, reading, rules
from honorroll.office.workbook.cells import CellReader
from honorroll.office.workbook.columns import Path as FieldPath
from honorroll.office.workbook.columns import item_sheets
from honorroll.office.workbook.entries import CellFinding, Entries
from honorroll.office.workbook.headings import all_columns, main_keys
from honorroll.office.workbook.items import merged
from honorroll.office.workbook.owners import Owners
from honorroll.office.workbook.photos import PhotoFolder
from honorroll.office.workbook.planned import Plan, Planned, path_of
from honorroll.office.workbook.portraits import FILE, Portraits
from honorroll.office.workbook.reading import Book, Cell, Left
from honorroll.office.workbook.roll import Index, Question, Target
from honorroll.roll.rules.texts import MAX_SUMMARY

#: The key of the column that says why a profile may be published.
_BASIS = "publication/basis"

NOTHING: Mapping[str, str] = MappingProxyType({})


def plan(
    site: Site,
    file: Path,
    shown: str,
    photos: Path | None = None,
    answers: Mapping[str, str] = NOTHING,
    common_texts: Mapping[str, str] = NOTHING,
) -> Plan:
    """The plan for the workbook ``file``, which is called ``shown``, with the portraits in the folder ``photos``.

    ``answers`` say who is who, by cell: an id, or ``columns.NEW``. ``common_texts`` fill empty cells of everybody who
    is new, by heading. Raises OSError.
    """
    frame = site.frame()
    if frame.findings:
        return _refused([CellFinding(str(each.source), each) for each in frame.findings])
    progress.stage("table")
    book, findings = reading.read(file, shown, _titles(frame.given.vocabulary))
    if book is None:
        return _refused([CellFinding(shown, each) for each in findings])
    if not (book.rows or any(book.items.values())):
        rule, at = (rules.NOBODY, next(iter(book.headings.values()))) if book.headings else (rules.NO_LIST, shown)
        return _refused([CellFinding(at, rule.at(Source(shown)))])
    filling, unknown = common.by_key(common_texts)
    if unknown:
        known = tuple(common.headings())
        return _refused(
            [CellFinding(common.AT, rules.NO_COLUMN.at(Source(shown), seen=each, known=known)) for each in unknown]
        )
    return _Planner(site, book, shown, photos, filling).plan(answers)


def _refused(told: list[CellFinding]) -> Plan:
    return Plan([], [], 0, told, [], [], {})


def _titles(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    return {id_: (title.name, *title.abbreviations) for id_, title in vocabulary.titles.items()}


#: So many unknown columns of a sheet are told one by one.
_MOST_NAMED = 20


class _Part(NamedTuple):
    """Some of the profiles. Most of a workbook that was exported are as they were: these are counted only, unless there
    is a folder of photos, in which each of them may have one.
    """

    planned: list[Planned]
    total: int
    told: list[CellFinding]
    notes: list[CellFinding]


class _Planner:
    def __init__(self, site: Site, book: Book, shown: str, photos: Path | None, filling: Mapping[str, Cell]) -> None:
        self._filling = filling
        self._site, self._book, self._shown = site, book, shown
        self._source = Source(shown)
        self._photos = PhotoFolder(photos, shown) if photos else None
        known = site.roster.refresh().values()
        self._entries = Entries(book, shown, frozenset(row.name for row in known))
        self._told, self._notes = self._entries.faults, self._entries.notes
        given, labels = site.frame().given, site.frame().labels
        self._reader = CellReader(given.vocabulary, labels, shown, self._tell)
        self._index = Index(known, shown, self._tell, self._say)

    def _tell(self, at: str, finding: Finding) -> None:
        self._told.append(CellFinding(at, finding))

    def _say(self, at: str, finding: Finding) -> None:
        self._notes.append(CellFinding(at, finding))

    def _note(self, at: str, rule: Rule, **facts: object) -> None:
        self._notes.append(CellFinding(at, rule.at(self._source, **facts)))

    def plan(self, answers: Mapping[str, str]) -> Plan:
        progress.stage("comparing")
        entries = list(self._entries.entries)
        owners = Owners(self._index, entries, answers, self._shown, self._tell, self._say)
        for key, rows in self._book.items.items():
            owners.assign(key, rows)
        targets, asked = self._index.targets(entries, answers)
        looked_at, count = self._everybody(targets)
        questions = [question for question in asked if not self._is_the_same(question)]
        Portraits(self._shown, self._index.alike, self._tell, self._say).assign(looked_at, self._photos)
        planned = [each for each in looked_at if each.is_written]
        unchanged = count - len(planned) + len(asked) - len(questions)
        faulty = {told.at for told in self._told}
        for told in judging.judge(self._site, planned):
            if told.at not in faulty:  # what was refused is not judged as well
                (self._told if told.finding.is_error else self._notes).append(told)
        self._left()
        new = [each for each in planned if each.is_new]
        changed = [each for each in planned if not each.is_new]
        refused = list(dict.fromkeys(self._told))
        return Plan(new, changed, unchanged, refused, questions, self._notes, self._book.headings)

    def _left(self) -> None:
        """What is not taken over is said."""
        by_why = {"personal": rules.PERSONAL_COLUMN, "unknown": rules.LEFT_COLUMN, "row": rules.LEFT_ROW}
        by_why |= {"signed": rules.SIGNATORY, "struck": rules.STRUCK, "dashes": rules.ONLY_DASHES}
        unknown: dict[str, list[Left]] = {}
        for left in self._book.left:
            if left.why == "unknown":
                unknown.setdefault(left.at.rpartition("!")[0], []).append(left)
        many = [columns for columns in unknown.values() if len(columns) > _MOST_NAMED]
        for columns in many:
            first, last = columns[0], columns[-1]
            self._note(first.at, rules.LEFT_COLUMNS, count=len(columns), first=first.text, last=last.text)
        told = {left.at for columns in many for left in columns}
        for left in self._book.left:
            if left.at not in told:
                self._note(left.at, by_why[left.why], text=left.text, count=left.cells)

    def _everybody(self, targets: Sequence[Target]) -> tuple[list[Planned], int]:
        """The profiles of all targets as they would be, as far as they are looked at again; and how many there are."""
        parts = start_shared(self._part, targets)()
        for part in parts:
            self._told += part.told
            self._notes += part.notes
        return [each for part in parts for each in part.planned], sum(part.total for part in parts)

    def _part(self, targets: Sequence[Target]) -> _Part:
        """Some of the profiles, with what is told and noted of them, which is left to the caller."""
        told, notes = len(self._told), len(self._notes)
        planned = [each for target in targets if (each := self._planned(target))]
        again = planned if self._photos else [each for each in planned if each.is_written or each.photo]
        part = _Part(again, len(planned), self._told[told:], self._notes[notes:])
        del self._told[told:], self._notes[notes:]
        return part

    # ── One profile ────────────────────────────────────────────────────────────────────────────────────────────────

    def _planned(self, target: Target) -> Planned | None:
        """The profile as it would be; None where it cannot be read."""
        entry, slug = target.entry, target.slug
        path = path_of(entry.kind, slug)
        raw, data = b"", dict[str, Tree]()
        if target.known:
            raw = yaml_read.read_bytes(self._site.root, path)
            document, findings = yaml_read.load(raw, path)
            if document is None or findings:
                self._tell(entry.at, rules.UNREADABLE_PROFILE.at(self._source, slug=slug))
                return None
            data = document.data
        else:
            common.fill(entry, self._filling)
            self._basis(target)
        planned = Planned(entry.at, entry.kind, slug, entry.name, raw, data, dict(data))
        self._cells(planned, target)
        for sheet in item_sheets():
            if rows := entry.items[sheet.key]:
                before = data.get(sheet.key)
                held = before if isinstance(before, list) else []
                is_whole = bool(entry.row is None or entry.id)
                result = merged(sheet, held, rows, self._reader, is_whole=is_whole)
                if result.items != held:
                    planned.data[sheet.key] = result.items
                planned.changes += result.changes
                planned.places |= {(sheet.key, *place): at for place, at in result.places.items()}
        if planned.is_new and target.namesakes:
            planned.data["distinct_from"] = list(target.namesakes)
        return planned

    def _cells(self, planned: Planned, target: Target) -> None:
        entry, columns = target.entry, all_columns()
        for key, cell in entry.cells.items():
            column = columns.get(key)
            if column is None or cell.odd == "uncalculated":
                continue
            planned.places[column.path] = cell.at
            if column.path == FILE and self._reader.shown(column, planned.data) != cell.text:
                planned.photo = cell
                continue
            changed = self._reader.change(column, cell, planned.data)
            if changed is None:
                continue
            value, change = changed
            path: FieldPath = column.path
            if (
                key == "summary"
                and isinstance(value, str)
                and len(value) > MAX_SUMMARY
                and not planned.data.get("story")
            ):
                self._note(cell.at, rules.STORY, length=len(value))
                path = ("story",)
            planned.put(path, value)
            planned.changes.append(change)
        if entry.id and target.known and entry.row:
            self._kept(planned, target)

    def _basis(self, target: Target) -> None:
        """A new profile says why it may be published: told once of a sheet that has no column for it."""
        entry = target.entry
        if _BASIS in entry.cells:
            return
        if entry.row and _BASIS not in entry.row.columns:
            at = self._book.headings[entry.row.sheet]
            if not any(told.at == at for told in self._told):
                self._tell(at, rules.NO_BASIS_COLUMN.at(self._source))
        else:
            self._tell(entry.at_column(_BASIS), rules.NO_BASIS.at(self._source))

    def _kept(self, planned: Planned, target: Target) -> None:
        """Empty cells of our own columns where the profile holds something."""
        row = target.entry.row
        for key, column in main_keys(planned.kind):
            if row and key in row.columns and key not in row.cells and key not in target.entry.cells:
                held = self._reader.shown(column, planned.before)
                if held:
                    self._note(row.at_column(key), rules.KEPT, column=column.heading, seen=held)

    def _is_the_same(self, question: Question) -> bool:
        """Whether a namesake of the roll holds all that the row says, so that nothing need be asked."""
        notes, told = len(self._notes), len(self._told)
        for known in () if question.stated else question.known:
            if known.kind != question.entry.kind:
                continue
            planned = self._planned(Target(question.entry, known, known.slug))
            is_same = planned is not None and planned.data == planned.before and len(self._told) == told
            del self._notes[notes:], self._told[told:]
            if is_same:
                return True
        return False
