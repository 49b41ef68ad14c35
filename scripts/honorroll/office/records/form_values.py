"""What a form shows of the data of a file, and what it makes of what was typed.

A file holds ids, and dates as year-month-day; people see names, and dates as they write them. What cannot be read so is
passed on as it was typed, so that the rules tell of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from honorroll.base import moments
from honorroll.base.vietnamese import fold, fold_spelling
from honorroll.content import meant
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.yaml_read import Tree
from honorroll.office.records.form_fields import FormField, decoded, encoded

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

    def below(self, name: str) -> dict[str, str]:
        """The values of the fields below ``name``, by the rest of their names."""
        head = f"{name}{DOT}"
        return {key.removeprefix(head): value for key, value in self.pairs() if key.startswith(head)}

    def without(self, *names: str) -> Posted:
        """The form without the fields of these names."""
        return Posted((key, value) for key, value in self.pairs() if key not in names)

    def pairs(self) -> list[tuple[str, str]]:
        return [(name, value) for name, values in self._values.items() for value in values]


class Called:
    """What ids are called, in their order, and the other way round. Names that two share are told apart by their ids;
    ``short`` are other names, by id. With ``either_spelling`` sỹ is sĩ, which it may not be in the name of a person.
    """

    def __init__(
        self,
        names: Mapping[str, str],
        short: Mapping[str, Sequence[str]] = MappingProxyType({}),
        *,
        either_spelling: bool = False,
    ) -> None:
        folded = {id_: fold(name) for id_, name in names.items()}
        shared = Counter(folded.values())
        self.labels = {id_: name if shared[folded[id_]] == 1 else f"{name} ({id_})" for id_, name in names.items()}
        self._ids = {fold(each): id_ for id_, others in short.items() for each in others}
        self._ids |= {
            folded[id_] if shared[folded[id_]] == 1 else fold(label): id_ for id_, label in self.labels.items()
        }
        self._spelt: dict[str, str] = {}
        for name, id_ in self._ids.items() if either_spelling else ():
            spelling = fold_spelling(name)
            self._spelt[spelling] = id_ if self._spelt.get(spelling, id_) == id_ else ""

    def id(self, typed: str) -> str:
        """The id of what is called so; what was typed where nothing is."""
        if typed in self.labels:
            return typed
        return self._ids.get(fold(typed)) or self._spelt.get(fold_spelling(typed)) or typed


class Labels:
    """What the entries of the vocabularies are called, and what other content is: ``others`` gives that by name."""

    def __init__(
        self, vocabulary: Vocabulary, others: Mapping[str, Callable[[], Called]] = MappingProxyType({})
    ) -> None:
        self._vocabulary, self._others = vocabulary, others
        self._called: dict[str, Called] = {}
        self._shared: dict[str, Called] = self._called

    def beside(self, others: Mapping[str, Callable[[], Called]]) -> Labels:
        """The same vocabularies, beside other content."""
        labels = Labels(self._vocabulary, others)
        labels._shared = self._shared
        return labels

    def _of(self, name: str) -> Called:
        if name in self._others:
            return self._called.get(name) or self._called.setdefault(name, self._others[name]())
        return self._shared.get(name) or self._shared.setdefault(name, self._entries(name))

    def _entries(self, name: str) -> Called:
        entries: Mapping[str, Any] = self._vocabulary.by_file().get(name, {})
        names = {id_: entry.name for id_, entry in entries.items()}
        if name == "places":
            names = {id_: self._vocabulary.gazetteer.names[id_].heading for id_ in entries}
        return Called(
            names,
            {id_: getattr(entry, "abbreviations", ()) for id_, entry in entries.items()},
            either_spelling=True,
        )

    def of(self, name: str) -> dict[str, str]:
        """The labels of the vocabulary or content ``name`` by id, in their order; places as pages tell them apart."""
        return self._of(name).labels

    def label(self, name: str, id_: str) -> str:
        return self.of(name).get(id_, id_)

    def classes(self) -> tuple[str, ...]:
        """The classes of all titles, each once."""
        return tuple(dict.fromkeys(each for title in self._vocabulary.titles.values() for each in title.classes))

    def id(self, name: str, typed: str) -> str:
        """The id of the entry that is called so; what was typed where there is none."""
        return self._of(name).id(typed)


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


def shown_day(text: str) -> str:
    """``8/10/2024`` of ``2024-10-08``, ``10/2024`` of ``2024-10``; any other text as it is."""
    parts = text.split("-")
    if len(parts) not in (2, 3) or not all(part.isascii() and part.isdigit() for part in parts):
        return text
    return "/".join(str(int(part)) for part in reversed(parts))


def _written_moment(text: str) -> str:
    """``10/10/2025 08:00`` of ``2025-10-10 08:00``."""
    day, space, clock = text.replace("T", " ").partition(" ")
    return f"{shown_day(day)}{space}{clock}" if _EXACT.fullmatch(day) else text


_EXACT = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_SHOW: dict[str, Callable[[str], str]] = {
    "day": shown_day,
    "partial": shown_day,
    "life": shown_day,
    "when": _written_moment,
}


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


def _day(text: str) -> str:
    return meant.day(text)[0] or text


def _partial(text: str) -> str:
    """A day, month or year; a year alone, and what has the form already, stays as it is."""
    if _EXACT.fullmatch(text):
        return text
    return meant.moment(text)[0].partition(" ")[0] or text


def _life(text: str) -> str:
    return meant.life_date(text)[0].strip('"') or text if text else ""


def _when(text: str) -> str:
    try:
        is_moment = moments.moment(text) is not None
    except moments.NoSuchDateError:
        is_moment = True
    quarter = _QUARTER.fullmatch(fold(text))
    if quarter and not is_moment:
        return f"quý {_ROMAN.get(quarter['quarter'], quarter['quarter'].upper())}/{quarter['year']}"
    return text if is_moment else meant.moment(text)[0] or text


_QUARTER = re.compile(r"quy (?P<quarter>[1-4]|i{1,3}|iv) (?:nam )?(?P<year>[12][0-9]{3})")
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_CLOCK = re.compile(r"([0-9]{1,2}) ?(?:h|g|giờ|:|\.) ?([0-9]{2})?(?: ?(?:p|phút))?", re.IGNORECASE)


def _clock(text: str) -> str:
    """A time of day: ``08:15`` of “8h15”."""
    match = _CLOCK.fullmatch(text.strip())
    return f"{int(match[1]):02}:{match[2] or '00'}" if match else text


_READ: dict[str, Callable[[str], str]] = {
    "when": _when,
    "clock": _clock,
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
