"""The plan of an import in words, for the terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from honorroll.base.findings import Language, printable
from honorroll.base.vietnamese import number
from honorroll.content.honoree import Honoree
from honorroll.content.person_names import is_same
from honorroll.office.messages import message
from honorroll.office.records.form_fields import in_words
from honorroll.office.records.roster import Row
from honorroll.office.workbook.entries import CellFinding
from honorroll.office.workbook.planned import Plan, Planned
from honorroll.office.workbook.roll import Question

#: So many lines are printed under each heading; nobody reads more on a terminal.
MOST = 200
#: So many cells in which the same is told are named.
_CELLS = 5


def obstacles(plan: Plan, language: Language) -> Iterator[str]:
    """What stands in the way of the plan: what is refused, and what is asked."""
    yield from _section("import-refused", cell_finding_lines(plan.refused, language), language)
    yield from _section("import-asked", [_question(each, language) for each in plan.questions], language)


def outcome(plan: Plan, language: Language) -> Iterator[str]:
    """What changes field by field, who is new, what is left out; the sums."""
    yield from _section("import-changed", [line for each in plan.changed for line in _changed(each)], language)
    yield from _section("import-new", [_new(each) for each in plan.new], language)
    yield from _section("import-notes", cell_finding_lines(plan.notes, language), language)
    counts = {"new": len(plan.new), "changed": len(plan.changed), "unchanged": plan.unchanged}
    refused = len({told.at for told in plan.refused}) + len(plan.questions)
    yield message("import-sum", language, **{key: number(n) for key, n in counts.items()}, refused=number(refused))


def _section(heading: str, lines_: Sequence[str], language: Language) -> Iterator[str]:
    if not lines_:
        return
    yield message(heading, language)
    yield from (f"  {line}" for line in lines_[:MOST])
    if len(lines_) > MOST:
        yield f"  {message('import-more', language, count=number(len(lines_) - MOST))}"
    yield ""


def cell_finding_lines(told: Iterable[CellFinding], language: Language) -> list[str]:
    """A line for each finding; one for all cells with the same."""
    cells: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for each in told:
        cells[words(each, language)].append(each.at)
    return [f"{_cells(at, language)}: {printable(' '.join(filter(None, text)), 2000)}" for text, at in cells.items()]


def words(told: CellFinding, language: Language) -> tuple[str, str]:
    """Message and hint of what is told, with the labels of fields in the place of keys."""
    message_, hint = told.finding.message(language), told.finding.hint(language)
    if language != "vi":
        return message_, hint
    return in_words(message_, Honoree, told.path), in_words(hint, Honoree, told.path)


def _cells(at: Sequence[str], language: Language) -> str:
    named = list(dict.fromkeys(at))
    shown = ", ".join(named[:_CELLS])
    rest = len(named) - _CELLS
    return f"{shown} {message('import-more-cells', language, count=number(rest))}" if rest > 0 else shown


def _question(question: Question, language: Language) -> str:
    name, stated = question.entry.name, question.stated
    facts = {"at": question.at, "name": printable(name)}
    if stated:
        others = ", ".join(row.slug for row in question.known[1:])
        facts |= {"slug": stated.slug, "own": printable(stated.name), "path": stated.path, "others": others}
        return message("import-renamed-to-another" if others else "import-renamed", language, **facts)
    others = ", ".join(_who(row, name) for row in question.known)
    is_called = all(is_same(row.name, name) for row in question.known)
    return message("import-twin" if is_called else "import-alike", language, **facts, others=printable(others))


def _who(row: Row, name: str) -> str:
    """The id, with the position; and the name where it is another than ``name``."""
    more = ", ".join(filter(None, ("" if is_same(row.name, name) else row.name, row.role)))
    return f"{row.slug} ({more})" if more else row.slug


def _changed(planned: Planned) -> Iterator[str]:
    yield f"{printable(planned.name)} ({planned.slug})"
    for change in planned.changes:
        before, after = printable(change.before) or "(trống)", printable(change.after) or "(xóa)"
        yield f"  {printable(change.label)}: {before} → {after}  [{change.at}]"


def _new(planned: Planned) -> str:
    photo = f", ảnh “{printable(planned.photo_file)}”" if planned.photo_file else ""
    return f"{printable(planned.name)}: {planned.path.rpartition('/')[0]}/{photo}  [{planned.at}]"
