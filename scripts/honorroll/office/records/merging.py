"""Two versions of a profile: what is the same in both, what one of them alone changed, and what both did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from honorroll.content.choices import option_label
from honorroll.formats.yaml_read import Tree
from honorroll.formats.yaml_write import emit
from honorroll.office.records.form_fields import FormField
from honorroll.office.records.form_values import Labels, texts_of


class Difference(NamedTuple):
    """A field in which two versions differ, each as people read it."""

    key: str
    label: str
    theirs: str
    mine: str


class Merged(NamedTuple):
    """Both versions in one: ``both`` changed these fields, which hold ``mine``; ``taken`` are those of theirs."""

    data: dict[str, Tree]
    both: list[Difference]
    taken: list[Difference]


def merged(
    fields: Sequence[FormField],
    before: Mapping[str, Tree],
    theirs: Mapping[str, Tree],
    mine: Mapping[str, Tree],
    labels: Labels,
) -> Merged:
    """``mine`` and ``theirs``, which both come from ``before``, field by field."""
    data: dict[str, Tree] = {}
    both: list[Difference] = []
    taken: list[Difference] = []
    by_key = {field.key: field for field in fields}
    for key in _ordered(by_key, theirs, mine):
        was, their, own = before.get(key), theirs.get(key), mine.get(key)
        value = their if own == was else own
        if value is not None:
            data[key] = value
        if their not in (was, own):
            difference = _difference(by_key.get(key), key, their, own, labels)
            (taken if own == was else both).append(difference)
    return Merged(data, both, taken)


def joined(fields: Sequence[FormField], theirs: Mapping[str, Tree], mine: Mapping[str, Tree], labels: Labels) -> Merged:
    """Two profiles of one person: theirs, with what they lack of mine; lists hold the items of both. Numbers of sources
    follow the sources.
    """
    data: dict[str, Tree] = {}
    both: list[Difference] = []
    mine = renumbered(mine, theirs)
    by_key = {field.key: field for field in fields}
    for key in _ordered(by_key, theirs, mine):
        their, own = theirs.get(key), mine.get(key)
        if isinstance(their, list) and isinstance(own, list):
            data[key] = [*their, *(item for item in own if item not in their)]
        elif (value := own if their is None else their) is not None:
            data[key] = value
            if own not in (None, their):
                both.append(_difference(by_key.get(key), key, their, own, labels))
    return Merged(data, both, [])


def compared(
    fields: Sequence[FormField], theirs: Mapping[str, Tree], mine: Mapping[str, Tree], labels: Labels
) -> list[Difference]:
    """Two versions side by side: every field that one of them has."""
    return [
        _difference(field, field.key, theirs.get(field.key), mine.get(field.key), labels)
        for field in fields
        if field.key in theirs or field.key in mine
    ]


def renumbered(mine: Mapping[str, Tree], theirs: Mapping[str, Tree]) -> dict[str, Tree]:
    """``mine``, with the numbers that its sources have behind those of ``theirs``."""
    their, own = theirs.get("sources"), mine.get("sources")
    before = their if isinstance(their, list) else []
    all_ = [*before, *(each for each in own if each not in before)] if isinstance(own, list) else before
    numbers = {str(n): str(all_.index(each) + 1) for n, each in enumerate(own if isinstance(own, list) else (), 1)}

    def moved(key: str, value: Tree) -> Tree:
        if isinstance(value, dict):
            return {inner: moved(inner, each) for inner, each in value.items()}
        if isinstance(value, list):
            return [moved(key, each) for each in value]
        return numbers.get(value, value) if isinstance(value, str) and key in ("source", "sources") else value

    return {key: moved(key, value) for key, value in mine.items()}


def _ordered(fields: Iterable[str], *versions: Mapping[str, Tree]) -> list[str]:
    return list(dict.fromkeys([*fields, *(key for version in versions for key in version)]))


def _difference(field: FormField | None, key: str, theirs: Tree, mine: Tree, labels: Labels) -> Difference:
    return Difference(key, field.label if field else key, words(field, theirs, labels), words(field, mine, labels))


def words(field: FormField | None, value: Tree, labels: Labels) -> str:
    """A value as people read it: with the names of entries and fields in the place of ids and keys."""
    if value is None:
        return ""
    if field is None:
        return emit({"…": value}).strip()
    if field.control not in ("group", "groups"):
        texts = texts_of(field, value, labels)
        if field.control == "flag":
            return "Có"
        if field.control in ("choice", "choices"):
            texts = [option_label(text, field.declared.vi.hint) for text in texts]
        return "; ".join(texts)
    items = value if isinstance(value, list) else [value]
    return "\n".join(_item(field, item, labels) for item in items)


def _item(field: FormField, item: Tree, labels: Labels) -> str:
    if not isinstance(item, dict):
        return str(item)
    parts = ((inner, item.get(inner.key)) for inner in field.inner)
    return "; ".join(f"{inner.label}: {words(inner, value, labels)}" for inner, value in parts if value is not None)
