"""From a cell to the value of a field, where it differs from what the profile holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from honorroll.base.findings import Finding, Source
from honorroll.base.vietnamese import fold
from honorroll.content.meant import Ids
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.yaml_read import Tree
from honorroll.office.records.form_values import Labels, clean
from honorroll.office.workbook import rules
from honorroll.office.workbook.columns import ERASED, SEPARATOR, YES, Column, choice_label, shown, typed, value_at
from honorroll.office.workbook.reading import Cell

Tell = Callable[[str, Finding], None]


class Change(NamedTuple):
    """A field that changes; of something new ``before`` is empty."""

    label: str
    before: str
    after: str
    at: str


class CellReader:
    """Reads cells against the vocabularies of the site. What is wrong with one is passed to ``tell``."""

    def __init__(self, vocabulary: Vocabulary, labels: Labels, shown_file: str, tell: Tell) -> None:
        self._labels, self._source, self._tell = labels, Source(shown_file), tell
        self._ids = Ids(vocabulary)
        self._read: dict[tuple[int, str], tuple[Tree, str]] = {}

    def shown(self, column: Column, data: Tree) -> str:
        """What ``data`` holds in a column, as it stands in a cell."""
        return shown(column, value_at(data, column.path), self._labels)

    def text(self, column: Column, cell: Cell) -> str:
        """What a cell says, as it would stand there in our own workbook."""
        return self._typed(column, cell.text)[1]

    def _typed(self, column: Column, text: str) -> tuple[Tree, str]:
        """The value of a text, and how that is shown. Few texts stand in cells with a drop-down, and often."""
        if not (column.field.vocabulary or column.field.options):
            value = typed(column, text, self._labels)
            return value, shown(column, value, self._labels)
        key = id(column), text  # columns are made once
        if key not in self._read:
            value = typed(column, text, self._labels)
            self._read[key] = value, shown(column, value, self._labels)
        return self._read[key]

    def says(self, column: Column, cell: Cell, data: Tree) -> bool:
        """Whether a cell says to the letter what ``data`` holds."""
        return _plain(column, cell.text) == self.shown(column, data)

    def is_entry(self, column: Column, text: str) -> bool:
        """Whether an entry of the vocabulary of a column is called so."""
        return self._labels.id(column.field.vocabulary, text) in self._labels.of(column.field.vocabulary)

    def change(self, column: Column, cell: Cell, data: Tree) -> tuple[Tree, Change] | None:
        """The new value and what changes; None where the cell says what ``data`` holds, or is faulty."""
        before = self.shown(column, data)
        if _plain(column, cell.text) == before:
            return None
        if cell.text.lower() == ERASED:
            return (None, Change(column.heading, before, "", cell.at)) if before else None
        value, after = self._typed(column, cell.text)
        if (fault := self._fault(column, cell, value)) is not None:
            self._tell(cell.at, fault)
            return None
        return (value, Change(column.heading, before, after, cell.at)) if after != before else None

    def _fault(self, column: Column, cell: Cell, value: Tree) -> Finding | None:
        field = column.field
        is_chosen = field.control in ("flag", "choice", "choices")
        if not is_chosen and (not field.vocabulary or field.is_free):
            return None
        values = [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]
        if field.control == "flag":
            wrong = [each for each in values if each != "true"]
            known: tuple[str, ...] = (YES, "không")
        elif is_chosen:
            wrong = [each for each in values if each not in field.options]
            known = tuple(choice_label(field, each) for each in field.options)
        else:
            wrong = [each for each in values if each not in self._labels.of(field.vocabulary)]
            return self._unknown(column, wrong[0]) if wrong else None
        return (
            rules.UNKNOWN_CHOICE.at(self._source, column=column.heading, seen=wrong[0], known=known) if wrong else None
        )

    def _unknown(self, column: Column, seen: str) -> Finding:
        vocabulary = column.field.vocabulary
        labels = self._labels.of(vocabulary)
        ids = [id_ for id_, label in labels.items() if _initials(label) == fold(seen).replace(" ", "")]
        ids = ids or [id_ for id_, _ in self._ids.near(vocabulary, seen)]
        near = [f"“{labels[id_]}”" for id_ in ids]
        near_vi = f"Có phải {' hay '.join(near)} không?" if near else "Chọn một tên trong trang tính “Danh mục”."
        near_en = f"Did you mean {' or '.join(near)}?" if near else "Choose a name of the sheet “Danh mục”."
        return rules.UNKNOWN_ENTRY.at(self._source, column=column.heading, seen=seen, near_vi=near_vi, near=near_en)


def _initials(label: str) -> str:
    """As offices abbreviate: “ntvt” of “Người tốt, việc tốt”."""
    return "".join(word[0] for word in fold(label).split())


def _plain(column: Column, text: str) -> str:
    """A cell as it is shown, where it was not touched: lines of it are several values, or one line."""
    if "\n" not in text:
        return text
    return SEPARATOR.join(text.split("\n")) if column.is_several else clean(text, lines=False)
