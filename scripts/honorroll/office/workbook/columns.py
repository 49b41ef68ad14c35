"""The sheets and columns of a workbook of profiles, derived from how their fields are declared (``content.fields``).

Each kind of honoree has a sheet with a row a profile, and each list with a ``sheet`` (awards, sources) one with a row
an item. Cells show names and never ids, and dates as people write them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from honorroll.base.vietnamese import fold
from honorroll.content import meant
from honorroll.content.choices import option_label
from honorroll.content.honoree import Honoree
from honorroll.content.kinds import Kind
from honorroll.formats.yaml_read import Tree
from honorroll.office.delegate_values import is_marked
from honorroll.office.records.form_fields import FormField, fields_of
from honorroll.office.records.form_values import Labels, clean, texts_of, value_of

#: The first column of every sheet, and how a new profile is told from its namesake there.
ID, NEW = "Mã hồ sơ", "mới"
#: What is written into a cell that is to be emptied: an empty one changes nothing.
ERASED = "(xóa)"
#: A mark for yes.
YES = "x"
#: What sets several values of a cell apart. Names have commas of their own.
SEPARATOR = "; "

GUIDE_SHEET, LISTS_SHEET = "Hướng dẫn", "Danh mục"
KIND_SHEETS: dict[Kind, str] = {"individual": "Cá nhân", "collective": "Tập thể", "household": "Hộ gia đình"}
#: Controls of a form that hold several values.
_SEVERAL = frozenset({"lines", "choices", "entries", "numbers"})


Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``path`` leads to the value in a profile, or in an item of a list; 0 stands for the first item."""

    path: Path
    field: FormField

    @property
    def heading(self) -> str:
        """What stands above the column."""
        return self.field.declared.column

    @property
    def is_several(self) -> bool:
        """Whether a cell holds several values, which ``SEPARATOR`` sets apart."""
        return self.field.control in _SEVERAL


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """A sheet with the items of the list ``key``."""

    name: str
    key: str
    columns: tuple[Column, ...]


@cache
def main_columns(kind: Kind) -> tuple[Column, ...]:
    """The columns of the sheet of a kind, besides that of ids."""
    return tuple(_columns(tuple(each for each in fields_of(Honoree) if each.suits(kind)), ()))


@cache
def item_sheets() -> tuple[ItemSheet, ...]:
    """The sheets of those fields of a profile that have one of their own."""
    return tuple(
        ItemSheet(each.declared.sheet, each.key, tuple(_columns(each.inner, ())))
        for each in fields_of(Honoree)
        if each.declared.sheet
    )


def _columns(fields: Sequence[FormField], path: Path) -> Iterator[Column]:
    for field in fields:
        here = (*path, field.key)
        if field.declared.column:
            yield Column(here, field)
        elif field.control == "group":
            yield from _columns(field.inner, here)
        elif field.control == "groups" and not field.declared.sheet:
            yield from _columns(field.inner, (*here, 0))


# ── Values ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def value_at(data: Tree, path: Path) -> Tree:
    """The value that ``path`` leads to; None where there is none."""
    for step in path:
        if isinstance(step, int):
            data = data[0] if isinstance(data, list) and data else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data


def with_value(data: Tree, path: Path, value: Tree) -> Tree:
    """``data`` with another value at ``path``, or without one where ``value`` is None."""
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = data if isinstance(data, list) else []
        first = with_value(items[0] if items else {}, rest, value)
        return [*([first] if first else []), *items[1:]]
    changed = dict(data) if isinstance(data, dict) else {}
    inner = with_value(changed.get(step), rest, value) if rest else value
    if inner is None or inner in ([], {}):
        changed.pop(step, None)
    else:
        changed[step] = inner
    return changed


def shown(column: Column, value: Tree, labels: Labels) -> str:
    """A value as it stands in a cell; ``""`` for none."""
    field = column.field
    if value is None:
        return ""
    if field.control == "flag":
        return YES if value == "true" else ""
    texts = texts_of(field, value, labels)
    if field.control in ("choice", "choices"):
        texts = [choice_label(field, text) for text in texts]
    return SEPARATOR.join(texts)


def choice_label(field: FormField, value: str) -> str:
    """What staff call the value of a choice."""
    return option_label(value, field.declared.vi.hint)


def typed(column: Column, text: str, labels: Labels) -> Tree:
    """The value of what was typed into a cell, as a profile holds it. What cannot be read stays as it was typed, so
    that the rules tell of it.
    """
    field = column.field
    if field.control == "flag":
        return _flag(text)
    if field.control in ("choice", "choices"):
        values = [_choice(field, part) for part in (_parts(text, ";,\n") if column.is_several else [text])]
        chosen: list[Tree] = [value for value in values if value and value != field.default]
        if column.is_several:
            return chosen or None
        return chosen[0] if chosen else None
    texts = [text]
    if column.is_several:
        texts = _parts(text, ";\n")
        if field.vocabulary:
            texts = [part for each in texts for part in _entries(field, each, labels)]
    return value_of(field, texts, labels) or None


def _parts(text: str, signs: str) -> list[str]:
    return [part for part in (clean(each, lines=False) for each in re.split(f"[{signs}]", text)) if part]


def _entries(field: FormField, text: str, labels: Labels) -> list[str]:
    """A text that names several entries with commas between them; itself where it is one, or any part is none."""
    known = labels.of(field.vocabulary)
    if labels.id(field.vocabulary, text) in known or "," not in text:
        return [text]
    parts = _parts(text, ",")
    return parts if all(labels.id(field.vocabulary, part) in known for part in parts) else [text]


def _flag(text: str) -> Tree:
    marked = is_marked(text)
    return text if marked is None else "true" if marked else None


def _choice(field: FormField, text: str) -> str:
    """The value of a choice by its label, or as people say it."""
    word = fold(text)
    by_label = (value for value in field.options if word in (fold(choice_label(field, value)), fold(value)))
    return next(by_label, "") or meant.choice(text, field.options) or text


def cell_text(cell: object) -> str:
    """What a cell holds as text; a date as people write it, a whole number without a point, lines kept apart."""
    if isinstance(cell, str):
        if "\n" not in cell and "\r" not in cell:
            return unicodedata.normalize("NFC", " ".join(cell.split()))
        lines = (clean(line, lines=False) for line in cell.replace("\r", "\n").split("\n"))
        return "\n".join(line for line in lines if line)
    if isinstance(cell, bool):
        return YES if cell else "không"
    if isinstance(cell, date):  # a datetime too
        return f"{cell.day}/{cell.month}/{cell.year}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else cell_text(str(cell))
