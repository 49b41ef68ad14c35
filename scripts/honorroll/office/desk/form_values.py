"""What a form shows of the data of a file, and what it makes of what was typed.

A file holds ids, and dates as year-month-day; people see names, and dates as they write them. What cannot be read so is
passed on as it was typed, so that the rules tell of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from honorroll.base.vietnamese import fold
from honorroll.content import meant
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.yaml_read import Tree
from honorroll.office.desk.form_fields import FormField, decoded, encoded

#: The name of a field in a form: the keys and numbers that lead to it, joined by this.
DOT = "."


class Posted:
    """The fields of a form by name, each with its values in their order."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self.add(name, value)

    def add(self, name: str, value: str) -> None:
        self._values.setdefault(name, []).append(value)

    def get(self, name: str) -> str:
        return next(iter(self._values.get(name, ())), "")

    def all(self, name: str) -> list[str]:
        return list(self._values.get(name, ()))

    def numbers(self, name: str) -> list[int]:
        """The numbers of the items of a list, in their order."""
        head = f"{name}{DOT}"
        items = (key[len(head) :].partition(DOT)[0] for key in self._values if key.startswith(head))
        return sorted({int(item) for item in items if item.isascii() and item.isdigit() and len(item) < 6})

    def pairs(self) -> list[tuple[str, str]]:
        return [(name, value) for name, values in self._values.items() for value in values]


class Labels:
    """The entries of the vocabularies as people call them, places as pages tell them apart. Names that two entries
    share all the same are told apart by their ids.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._labels: dict[str, dict[str, str]] = {}
        self._ids: dict[str, dict[str, str]] = {}

    def of(self, name: str) -> dict[str, str]:
        """The labels of the vocabulary ``name`` by id, in the order of the file."""
        if name not in self._labels:
            entries: Mapping[str, Any] = self._vocabulary.by_file()[name]
            names = {id_: entry.name for id_, entry in entries.items()}
            if name == "places":  # as pages tell them apart
                names = {id_: self._vocabulary.gazetteer.names[id_].heading for id_ in entries}
            called = Counter(map(fold, names.values()))
            self._labels[name] = {
                id_: label if called[fold(label)] == 1 else f"{label} ({id_})" for id_, label in names.items()
            }
            ids = {fold(short): id_ for id_, entry in entries.items() for short in getattr(entry, "abbreviations", ())}
            ids |= {fold(label): id_ for id_, label in self._labels[name].items()}
            self._ids[name] = ids
        return self._labels[name]

    def label(self, name: str, id_: str) -> str:
        return self.of(name).get(id_, id_)

    def classes(self) -> tuple[str, ...]:
        """The classes of all titles, each once."""
        return tuple(dict.fromkeys(each for title in self._vocabulary.titles.values() for each in title.classes))

    def id(self, name: str, typed: str) -> str:
        """The id of the entry that is called so; what was typed where there is none."""
        known = self.of(name)
        return typed if typed in known else self._ids[name].get(fold(typed), typed)


# ── From the file to the form ──────────────────────────────────────────────────────────────────────────────────────


def shown(fields: Sequence[FormField], data: Mapping[str, Tree], labels: Labels) -> Posted:
    """The form as it is filled in for ``data``."""
    posted = Posted()
    _fill(fields, data, labels, "", posted)
    return posted


def _fill(fields: Sequence[FormField], data: Mapping[str, Tree], labels: Labels, path: str, posted: Posted) -> None:
    for field in fields:
        value, name = data.get(field.key), f"{path}{field.key}"
        if field.control == "group":
            _fill(field.inner, _as_mapping(value, field), labels, f"{name}{DOT}", posted)
        elif field.control == "groups":
            for n, item in enumerate(_as_list(value)):
                _fill(field.inner, _as_mapping(item, field), labels, f"{name}{DOT}{n}{DOT}", posted)
        elif value is not None:
            for text in texts_of(field, value, labels):
                posted.add(name, text)


def _as_mapping(value: Tree, field: FormField) -> Mapping[str, Tree]:
    """A mapping; a text alone is its first field, as in lists that allow either."""
    if isinstance(value, dict):
        return value
    return {field.inner[0].key: value} if isinstance(value, str) else {}


def _as_list(value: Tree) -> list[Tree]:
    return value if isinstance(value, list) else [] if value is None else [value]


def texts_of(field: FormField, value: Tree, labels: Labels) -> list[str]:
    """The value of a field that is no group, as it is shown: several texts where the field holds several."""
    texts = [text for text in _as_list(value) if isinstance(text, str)]
    if field.control == "numbers":
        return [", ".join(texts)]
    show = _SHOW.get(field.control)
    if show:
        return [show(text) for text in texts]
    if field.control == "coded":
        return [decoded(field, text) for text in texts]
    if field.vocabulary:
        return [labels.label(field.vocabulary, text) for text in texts]
    return texts


def _written_date(text: str) -> str:
    """``8/10/2024`` of ``2024-10-08``, ``10/2024`` of ``2024-10``; any other text as it is."""
    parts = text.split("-")
    if len(parts) not in (2, 3) or not all(part.isascii() and part.isdigit() for part in parts):
        return text
    return "/".join(str(int(part)) for part in reversed(parts))


_SHOW: dict[str, Callable[[str], str]] = {"day": _written_date, "partial": _written_date, "life": _written_date}


# ── From the form to the file ──────────────────────────────────────────────────────────────────────────────────────


def read(fields: Sequence[FormField], posted: Posted, labels: Labels, path: str = "") -> dict[str, Tree]:
    """The data that a form holds. What is empty is left out, items of lists too."""
    data: dict[str, Tree] = {}
    for field in fields:
        value = _value(field, posted, labels, f"{path}{field.key}")
        if value:
            data[field.key] = value
    return data


def _value(field: FormField, posted: Posted, labels: Labels, name: str) -> Tree:
    if field.control == "group":
        return read(field.inner, posted, labels, f"{name}{DOT}") or None
    if field.control == "groups":
        items = (read(field.inner, posted, labels, f"{name}{DOT}{n}{DOT}") for n in posted.numbers(name))
        return [item for item in items if item]
    return value_of(field, posted.all(name), labels)


def value_of(field: FormField, texts: Iterable[str], labels: Labels) -> Tree:
    """The value of a field that is no group, from the texts that were typed for it; None or empty where none was."""
    texts = [clean(text, lines=field.control == "prose") for text in texts]
    if field.control == "numbers":
        return [number for text in texts for number in text.replace(",", " ").replace(";", " ").split()]
    read_one = _READ.get(field.control)
    if read_one:
        texts = [read_one(text) for text in texts]
    elif field.control == "coded":
        texts = [encoded(field, text) for text in texts]
    elif field.vocabulary:
        texts = [labels.id(field.vocabulary, text) if text else "" for text in texts]
    if field.control in ("lines", "entries", "choices"):
        return [text for text in texts if text]
    if field.control == "point":
        return [text.replace(",", ".") for text in texts] if any(texts) else None
    return texts[0] if texts and texts[0] != field.default else None


def clean(text: str, *, lines: bool) -> str:
    """A text as it is typed, in NFC: on one line with single spaces; or with its ``lines``, and one break at the end
    where there are several.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not lines:
        return " ".join(text.split())
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    return f"{text}\n" if "\n" in text else text.strip()


_EXACT = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def _day(text: str) -> str:
    return meant.day(text)[0] or text


def _partial(text: str) -> str:
    """A day, month or year; a year alone, and what has the form already, stays as it is."""
    if _EXACT.fullmatch(text):
        return text
    return meant.moment(text)[0].partition(" ")[0] or text


def _life(text: str) -> str:
    return meant.life_date(text)[0].strip('"') or text if text else ""


_READ: dict[str, Callable[[str], str]] = {
    "day": _day,
    "partial": _partial,
    "life": _life,
    "flag": lambda text: "true" if text else "",
}


def changed(fields: Sequence[FormField], before: Mapping[str, Tree], posted: Posted, labels: Labels) -> dict[str, Tree]:
    """``before`` with what was changed in the form. A field that holds what was shown keeps its value to the letter, as
    does whatever no form shows.
    """
    mine = read(fields, posted, labels)
    as_shown = read(fields, shown(fields, before, labels), labels)
    data: dict[str, Tree] = {}
    for field in fields:
        key = field.key
        value = before.get(key) if mine.get(key) == as_shown.get(key) else mine.get(key)
        if value is not None:
            data[key] = value
    known = {field.key for field in fields}
    return data | {key: value for key, value in before.items() if key not in known}
