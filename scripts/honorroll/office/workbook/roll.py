"""Whom of the roll the rows of a workbook are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from honorroll.base.findings import Source, suggestion
from honorroll.base.nearest import Nearest
from honorroll.base.vietnamese import SLUG, SLUG_LENGTH, fold, free_slug
from honorroll.base.vietnamese import slug as slug_of
from honorroll.content.person_names import is_corrected, is_same, is_unaccented, may_be_same
from honorroll.content.person_titles import bare_name
from honorroll.office.records.roster import Row as Known
from honorroll.office.workbook import rules
from honorroll.office.workbook.cells import Tell
from honorroll.office.workbook.columns import KIND_SHEETS, NEW
from honorroll.office.workbook.entries import Entry
from honorroll.office.workbook.headings import ID_KEY, NAME
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
    stated: Known | None = None
    """Whose id the row states, where the name in it is quite another; first of ``known``."""


class Index:
    """Those of the roll by slug and by name. ``tell`` takes what is refused, ``note`` what is only said."""

    def __init__(self, rows: Iterable[Known], shown_file: str, tell: Tell, note: Tell) -> None:
        self._source, self._tell, self._note = Source(shown_file), tell, note
        self.by_slug = {row.slug: row for row in rows}
        self._named: dict[str, list[Known]] = {}
        for row in self.by_slug.values():
            if not row.withdrawn:
                spelling = fold(bare_name(row.name)) if row.kind == "individual" else row.spelling
                self._named.setdefault(spelling, []).append(row)
        self._taken = set(self.by_slug) | RESERVED
        self._nearest = Nearest(self.by_slug)

    def alike(self, name: str) -> list[Known]:
        """Those whose name has the same letters without their accents, also where it is another name."""
        return self._named.get(fold(name)) or self._named.get(fold(bare_name(name)), [])

    def targets(self, entries: Iterable[Entry], answers: Mapping[str, str]) -> tuple[list[Target], list[Question]]:
        """Whom each entry is about, and what must be asked. ``answers`` are ids by the cell that was asked about."""
        targets: list[Target] = []
        questions: list[Question] = []
        seen: dict[str, str] = {}
        new: dict[str, list[_New]] = {}
        for entry in entries:
            at = entry.at_column(ID_KEY)
            stated = answers.get(at, entry.id)
            found = self._found(entry, stated, at, is_answered=at in answers)
            if isinstance(found, Question):
                questions.append(found)
            elif found and found.known and found.slug in seen:
                self._tell(entry.at, rules.TWICE.at(self._source, name=entry.name, other=seen[found.slug]))
            elif found and found.known:
                seen[found.slug] = entry.at
                targets.append(found)
            elif found and (made := self._made(found, new.setdefault(fold(entry.name), []), is_stated=bool(stated))):
                targets.append(made)
        return targets, questions

    def _found(self, entry: Entry, stated: str, at: str, *, is_answered: bool) -> Target | Question | None:
        if stated and stated != NEW:
            return self._stated(entry, stated, at, is_answered=is_answered)
        alike = self.alike(entry.name)
        if stated == NEW:
            return Target(entry, None, "", tuple(each.slug for each in alike))
        if same := [each for each in alike if may_be_same(each.name, entry.name)]:
            return Question(at, entry, tuple(same))
        if alike:
            others = tuple(f"“{each.name}” ({each.slug})" for each in alike)
            self._note(at, rules.NEAR_NAME.at(self._source, name=entry.name, others=others))
        return Target(entry, None, "")

    def _stated(self, entry: Entry, id_: str, at: str, *, is_answered: bool) -> Target | Question | None:
        """The profile with the stated id, or a new one that is to have it."""
        known = self.by_slug.get(id_)
        if known is None:
            return self._of_new_id(entry, id_, at)
        if known.kind != entry.kind:
            facts = {"slug": id_, "own": KIND_SHEETS[known.kind].lower(), "listed": KIND_SHEETS[entry.kind].lower()}
            self._tell(at, rules.OTHER_KIND.at(self._source, **facts))
            return None
        if not is_answered and not is_same(known.name, entry.name):
            called = tuple(each for each in self.alike(entry.name) if is_same(each.name, entry.name))
            if called or not is_corrected(known.name, entry.name, is_person=known.kind == "individual"):
                return Question(at, entry, (known, *called), known)
        if is_unaccented(entry.name) and fold(known.name) == fold(entry.name) and not is_unaccented(known.name):
            name = entry.cells.pop(NAME)
            self._note(name.at, rules.NAME_KEPT.at(self._source, seen=entry.name, name=known.name))
        return Target(entry, known, id_)

    def _of_new_id(self, entry: Entry, id_: str, at: str) -> Target | Question | None:
        """Somebody new who is to have an id: one that is like the name, where somebody of the roll is called so."""
        own, near, alike = slug_of(entry.name), self._nearest.to(id_), self.alike(entry.name)
        is_fit = SLUG.fullmatch(id_) and len(id_) <= SLUG_LENGTH and id_ not in self._taken
        is_meant = id_ == own or id_.startswith(f"{own}-")
        if not is_fit or (near and not is_meant and may_be_same(self.by_slug[near].name, entry.name)):
            self._tell(at, rules.ID_OF_ANOTHER.at(self._source, seen=id_, **suggestion(near)))
            return None
        if not is_meant and (same := [each for each in alike if is_same(each.name, entry.name)]):
            return Question(at, entry, tuple(same))
        self._taken.add(id_)
        return Target(entry, None, id_, tuple(each.slug for each in alike))

    def _made(self, target: Target, others: list[_New], *, is_stated: bool) -> Target | None:
        """Somebody new with an address, apart from those ``others`` of the workbook who are called alike, where one of
        the rows says so; None where it is one of them.
        """
        entry = target.entry
        for other in () if is_stated else others:
            there = other.target.entry
            if not other.is_stated and there.kind == entry.kind and may_be_same(there.name, entry.name):
                as_written = "" if is_same(there.name, entry.name) else f" (“{there.name}”)"
                self._tell(entry.at, rules.TWICE.at(self._source, name=entry.name, other=f"{there.at}{as_written}"))
                return None
        apart = (other.target.slug for other in others if is_stated or other.is_stated)
        slug = target.slug or self._free(entry.name)
        target = target._replace(slug=slug, namesakes=(*target.namesakes, *apart))
        others.append(_New(target, is_stated))
        return target

    def _free(self, name: str) -> str:
        free = free_slug(name, self._taken)
        self._taken.add(free)
        return free


class _New(NamedTuple):
    """Somebody new of the workbook; whether the row says that it is somebody else than their namesakes."""

    target: Target
    is_stated: bool
