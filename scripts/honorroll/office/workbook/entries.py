"""From the rows of a workbook to honorees with the cells that speak of each, in the words that our columns expect.

Lists that offices keep say some things differently: a title before the name, position and unit in one column, a column
for each title. What is taken over differently than it stands there is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source
from honorroll.base.vietnamese import fold
from honorroll.content import meant
from honorroll.content.kinds import Kind
from honorroll.content.person_titles import (
    FAMILY_NAMES,
    family_name_like_a_title,
    titled,
    without_form_of_address,
)
from honorroll.content.unit_names import seems
from honorroll.office import delegate_values as values
from honorroll.office.workbook import rules
from honorroll.office.workbook.columns import NEW, item_sheets
from honorroll.office.workbook.headings import ID_KEY, KIND, NAME, PROPOSED, ROLE, WIDE, all_columns
from honorroll.office.workbook.people import people_named, recased, role_and_unit
from honorroll.office.workbook.reading import Book, Cell, Row, kind_in

#: An item of a list: its cells by key of its sheet.
Item = dict[str, Cell]


class CellFinding(NamedTuple):
    """A finding about a cell, ``at`` as ``Sheet!B2``; ``path`` leads to the field of the profile that it is about."""

    at: str
    finding: Finding
    path: tuple[str | int, ...] = ()


@dataclass(slots=True)
class Entry:
    """An honoree of the workbook."""

    at: str
    kind: Kind
    id: str
    """The id that is stated; ``NEW`` of somebody else than their namesakes; ``""`` where none is."""
    name: str
    cells: dict[str, Cell]
    """By key of the columns of its sheet."""
    items: dict[str, list[Item]] = field(default_factory=lambda: {each.key: [] for each in item_sheets()})
    row: Row | None = None
    """None where there are only rows of awards or sources."""

    def at_column(self, key: str) -> str:
        """The cell of its row below a heading; where it stands, if there is no such column."""
        return self.row.at_column(key) if self.row and key in self.row.columns else self.at


class Entries:
    """What the rows say, and what is told of them: ``faults`` refuse, ``notes`` do not. ``names`` are those of the
    roll, which are left as they are.
    """

    def __init__(self, book: Book, shown: str, names: Collection[str]) -> None:
        self._source, self._names = Source(shown), names
        self.faults: list[CellFinding] = []
        self.notes: list[CellFinding] = []
        self._numbers = _Numbers(book.rows)
        self.entries = list(self._of_rows(book.rows))
        for key, rows in book.items.items():
            for row in rows:
                for cell_key, cell in row.cells.items():
                    self._odd(f"{key}/0/{cell_key}", cell)
                self._numbers.note(row, f"{key}/0/")
        for at, column, cell, example in self._numbers.lost():
            self.fault(at, rules.LOST_ZEROS, seen=cell.text, column=column, example=example)

    def fault(self, at: str, rule: Rule, **facts: object) -> None:
        """Refuse the cell ``at``."""
        self.faults.append(CellFinding(at, rule.at(self._source, **facts)))

    def note(self, at: str, rule: Rule, **facts: object) -> None:
        """Say something of the cell ``at``, which does not refuse it."""
        self.notes.append(CellFinding(at, rule.at(self._source, **facts)))

    def _of_rows(self, rows: Iterable[Row]) -> Iterator[Entry]:
        entry: Entry | None = None
        for row in rows:
            if not row.continues:
                entry = self._entry(row)
                if entry:
                    yield entry
            elif entry:  # else their own row was refused, or left out
                self._go_on(entry, row)

    def _go_on(self, entry: Entry, row: Row) -> None:
        """Add the awards and sources of a row below that of an entry."""
        for key, cell in row.cells.items():
            self._odd(key, cell)
        if row.is_hidden:
            self.fault(row.at, rules.HIDDEN, name=entry.name)
            return
        more = Entry(row.at, entry.kind, entry.id, entry.name, dict(row.cells), row=row)
        self._items_of_row(more)
        for key, items in more.items.items():
            held = [_texts(item) for item in entry.items[key]]
            entry.items[key] += (item for item in items if _texts(item) not in held)
        self.note(row.at, rules.GOES_ON, name=entry.name)

    # ── A row ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _entry(self, row: Row) -> Entry | None:
        cells = dict(row.cells)
        name, id_, part = cells.get(NAME), cells.pop(ID_KEY, None), cells.pop(KIND, None)
        for key, cell in cells.items():
            self._odd(key, cell)
        if name is None or not name.text:
            self.fault(row.at_column(NAME), rules.NO_NAME)
            return None
        if row.is_hidden:
            self.fault(row.at, rules.HIDDEN, name=_line(name.text))
            return None
        kind = (kind_in(part.text) if part else None) or row.kind or self._kind_of(name, cells.get("gender"))
        if part and kind_in(part.text) is None and values.is_exemplar(part.text) is False:
            self.note(row.at, rules.GUEST, name=_line(name.text))
            return None
        if kind is None:
            return None
        entry = Entry(row.at, kind, id_.text if id_ else "", "", cells, row=row)
        if fold(entry.id) == fold(NEW):
            entry.id = NEW
        if not self._named(entry, name):
            return None
        self._role(entry)
        self._items_of_row(entry)
        return entry

    def _kind_of(self, name: Cell, gender: Cell | None) -> Kind | None:
        """What a name is of, where neither sheet nor section says so; None where that is not clear."""
        text = _line(name.text)
        if _HOUSEHOLD.match(text):
            return "household"
        found = seems(text, has_gender=gender is not None and values.is_woman(gender.text) is not None)
        if found == "unclear":
            self.fault(name.at, rules.UNCLEAR_KIND, name=text)
            return None
        return "collective" if found == "collective" else "individual"

    def _odd(self, key: str, cell: Cell) -> None:
        column = all_columns().get(key)
        heading = column.heading if column else key
        if cell.odd == "uncalculated":
            self.fault(cell.at, rules.UNCALCULATED)
        elif cell.odd == "date" and (column or key == NAME):
            self.fault(cell.at, rules.BECAME_A_DATE, seen=cell.text, column=heading, example=_example(key))
        elif cell.odd == "doubtful":
            tell, rule = (self.fault, rules.DOUBTFUL_NAME) if key == NAME else (self.note, rules.DOUBTFUL_TEXT)
            tell(cell.at, rule, seen=_line(cell.text), other=_line(cell.seen))
        elif cell.odd == "converted":
            rule = rules.SERIAL_DATE if cell.seen.isdigit() else rules.CONVERTED
            self.note(cell.at, rule, seen=cell.seen, text=_line(cell.text))

    def _named(self, entry: Entry, cell: Cell) -> bool:
        """Find the name itself; whether there is one."""
        if _line(cell.text) in self._names:  # the roll calls somebody so: it is not for a workbook to know better
            entry.name = _line(cell.text)
            return True
        if entry.kind == "individual" and (people := people_named(cell.text)):
            self.fault(cell.at, rules.SEVERAL_PEOPLE, count=len(people), names=tuple(people))
            return False
        text = _line(cell.text)
        if entry.kind != "individual":
            if text.isupper() and len(text.split()) > 2:
                self.fault(cell.at, rules.NAME_IN_CAPITALS, seen=text)
                return False
        else:
            text = self._person(entry, cell, text)
        entry.name = text
        entry.cells[NAME] = cell._replace(text=text)
        return True

    def _person(self, entry: Entry, cell: Cell, text: str) -> str:
        if text != (plain := recased(text)):
            case_vi, case = ("hoa", "capitals") if text.isupper() else ("thường", "small letters")
            self.note(cell.at, rules.RECASED, seen=text, text=plain, case_vi=case_vi, case=case)
            text = plain
        gender = entry.cells.get("gender")
        stated = values.is_woman(gender.text) if gender else None
        if found := titled(text, is_woman=stated):
            honorific = without_form_of_address(found.honorific)
            rest_vi, rest = (f", danh xưng “{honorific}”", f", honorific “{honorific}”") if honorific else ("", "")
            if found.seen.lower() in FAMILY_NAMES and len(found.name.split()) == 2:
                rest_vi += f" (“{found.seen}” là họ thì ghi “{found.seen} {text}”)"
                rest += f" (if “{found.seen}” is the family name, write “{found.seen} {text}”)"
            self.note(cell.at, rules.TITLE_TAKEN_OFF, seen=text, text=found.name, rest_vi=rest_vi, rest=rest)
            if honorific and "honorific" not in entry.cells:
                entry.cells["honorific"] = cell._replace(text=honorific, odd=None)
            is_woman = values.woman_by_title(text)
            if is_woman is not None and "gender" not in entry.cells:
                entry.cells["gender"] = cell._replace(text="Nữ" if is_woman else "Nam", odd=None)
            text = found.name
        elif family_name := family_name_like_a_title(text, is_woman=stated):
            bare = text.removeprefix(family_name).lstrip()
            self.note(cell.at, rules.TITLE_KEPT, seen=text, title=family_name, text=bare)
        honorific_cell = entry.cells.get("honorific")
        if honorific_cell and (is_woman := values.is_woman(honorific_cell.text)) is not None:  # Ông, Bà
            del entry.cells["honorific"]
            entry.cells.setdefault("gender", honorific_cell._replace(text="Nữ" if is_woman else "Nam"))
        return text

    def _role(self, entry: Entry) -> None:
        """Position and unit, where they stand in one column."""
        cell = entry.cells.pop(ROLE, None)
        if cell is None:
            return
        position, unit = role_and_unit(cell.text)
        if entry.kind != "individual":
            position, unit = "", _line(cell.text)
        if position and unit:
            self.note(cell.at, rules.SPLIT_ROLE, seen=_line(cell.text), position=position, unit=unit)
        for key, text in (("position", position), ("unit", unit)):
            if text:
                entry.cells.setdefault(key, cell._replace(text=text))

    # ── Awards and sources beside a name ───────────────────────────────────────────────────────────────────────────

    def _items_of_row(self, entry: Entry) -> None:
        for key in entry.items:
            head = f"{key}/0/"
            own = {each[len(head) :]: cell for each, cell in entry.cells.items() if each.startswith(head)}
            for each in own:
                del entry.cells[f"{head}{each}"]
            if key == "awards":
                self._decision(own)
                proposed = entry.cells.pop(PROPOSED, None)
                entry.items[key] += _awards(own, proposed)
                wide = [each for each in entry.cells if each.startswith(WIDE)]
                for each in wide:
                    entry.items[key] += _wide(each.removeprefix(WIDE), entry.cells.pop(each))
            elif own:
                entry.items[key].append(own)

    def _decision(self, own: Item) -> None:
        """Number and day of a decision, where they stand in one cell and nothing else does."""
        cell = own.get("decision/number")
        number = _DECISION.search(cell.text) if cell and "decision/date" not in own else None
        if cell is None or number is None:
            return
        rest = cell.text[: number.start()] + " " + cell.text[number.end() :]
        found = meant.day(rest)[0]
        if found and not _BESIDE_A_DAY.sub("", rest):
            year, month, day = map(int, found.split("-"))
            own["decision/number"] = cell._replace(text=number[0])
            own["decision/date"] = cell._replace(text=f"{day}/{month}/{year}")
            self.note(
                cell.at, rules.SPLIT_DECISION, seen=_line(cell.text), number=number[0], day=own["decision/date"].text
            )


_HOUSEHOLD = re.compile(r"(?:hộ|gia đình|hộ gia đình|vợ chồng)\s", re.IGNORECASE)


def _texts(item: Item) -> dict[str, str]:
    return {key: cell.text for key, cell in item.items()}


def _line(text: str) -> str:
    return " ".join(text.split())


def _example(key: str) -> str:
    column = all_columns().get(key)
    return column.field.declared.example if column else "Nguyễn Văn A"


# ── Awards ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_SEVERAL = re.compile(r"\s*[;\n]\s*(?:[-+•]\s*)?")
_YEAR_AFTER = re.compile(
    r"[,;]?\s*(?:\(\s*(?:năm )?((?:19|20)[0-9]{2})\s*\)|năm ((?:19|20)[0-9]{2}))\s*$", re.IGNORECASE
)
_CLASS_AFTER = re.compile(r",?\s+(hạng\s+\S+)$", re.IGNORECASE)
_YEARS = re.compile(r"(?<![0-9/])((?:19|20)[0-9]{2})(?![0-9])")
_DECISION = re.compile(r"[0-9]+[A-Za-z]?/[^\s,;]+")
#: What stands around the number of a decision beside its day.
_BESIDE_A_DAY = re.compile(r"(?i)\b(?:qđ|quyết định|số|ký|ban hành|ngày|tháng|năm)\b|[\s\d/.,;:()–-]+")


def _awards(own: Item, proposed: Cell | None) -> Iterator[Item]:
    """The awards of a row: a title each, with what the row says of all."""
    title = own.pop("title", None)
    cells: list[tuple[Cell, Item]] = [(title, {})] if title else []
    if proposed:
        cells.append((proposed, {"status": proposed._replace(text="Đang đề nghị", odd=None)}))
    for cell, more in cells:
        for text in _SEVERAL.split(cell.text.lstrip("-+• ")):
            if text:
                yield own | more | _title(text, cell, own)
    if not cells and own:
        yield own


def _title(text: str, cell: Cell, own: Mapping[str, Cell]) -> Item:
    """A title with its class and year: “Huân chương Lao động hạng Ba (2020)”."""
    item: Item = {}
    if (match := _YEAR_AFTER.search(text)) and "year" not in own:
        item["year"] = cell._replace(text=match[1] or match[2], odd=None)
        text = text[: match.start()]
    item["title"] = cell._replace(text=text.strip(" ,."))
    return item


def split_class(text: str) -> tuple[str, str]:
    """A title and the class behind it; no class where there is none."""
    match = _CLASS_AFTER.search(text)
    return (text[: match.start()], match[1]) if match else (text, "")


def _wide(title: str, cell: Cell) -> Iterator[Item]:
    """The awards in the column of a title: a mark, or the years, or a decision of each line."""
    if values.is_marked(cell.text) is False:
        return
    for line in _SEVERAL.split(cell.text):
        item: Item = {"title": cell._replace(text=title, odd=None)}
        decision = _DECISION.search(line)
        if decision:
            item["decision/number"] = cell._replace(text=decision[0], odd=None)
        years = _YEARS.findall(line)
        for year in years or [""]:
            yield item | ({"year": cell._replace(text=year, odd=None)} if year else {})


# ── Zeros ──────────────────────────────────────────────────────────────────────────────────────────────────────────


class _Numbers:
    """Columns of numbers that documents have: text in some rows, with zeros in front, and a number in others."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._with_zeros: dict[str, str] = {}
        self._numbers: list[tuple[str, Cell]] = []
        for row in rows:
            self.note(row)

    def note(self, row: Row, head: str = "") -> None:
        for key, cell in row.cells.items():
            if f"{head}{key}" not in _DOCUMENT_NUMBERS:
                continue
            if cell.odd == "number":
                self._numbers.append((f"{head}{key}", cell))
            elif re.match(r"0[0-9]", cell.text):
                self._with_zeros.setdefault(f"{head}{key}", cell.text)

    def lost(self) -> Iterator[tuple[str, str, Cell, str]]:
        for key, cell in self._numbers:
            if example := self._with_zeros.get(key):
                yield cell.at, all_columns()[key].heading, cell, example


_DOCUMENT_NUMBERS = frozenset({"awards/0/decision/number", "publication/reference"})
