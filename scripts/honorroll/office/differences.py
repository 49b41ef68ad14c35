"""In which fields two versions of a record differ, under the labels of the declarations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from honorroll.base.findings import printable
from honorroll.formats.yaml_read import Tree
from honorroll.office.records import merging
from honorroll.office.records.form_fields import FormField
from honorroll.office.records.form_values import Labels


class Difference(NamedTuple):
    """A field, and its value before and after as people read it; ``""`` where it has none."""

    label: str
    before: str
    after: str

    def line(self, limit: int = 200, *, is_new: bool = False) -> str:
        """“Chức vụ: Trưởng trạm → Phó Trưởng trạm” on one line; of a new record the value alone."""
        before, after = (printable(" ".join(side.split()), limit) for side in (self.before, self.after))
        label = printable(self.label, limit)
        if not before:
            return f"{label}: {after}" if is_new else f"{label}: thêm {after}"
        return f"{label}: {before} → {after}" if after else f"{label}: bỏ {before}"


def between(
    fields: Sequence[FormField],
    before: Mapping[str, Tree],
    after: Mapping[str, Tree],
    labels: Labels,
    path: str = "",
) -> Iterator[Difference]:
    """The fields in which two mappings differ, in the order of the model; ``path`` begins their labels."""
    by_key = {field.key: field for field in fields}
    known = [key for key in by_key if key in before or key in after]
    others = [key for each in (before, after) for key in each if key not in by_key]
    for key in dict.fromkeys([*known, *others]):
        was, now = before.get(key), after.get(key)
        if was == now:
            continue
        field = by_key.get(key)
        label = f"{path}{field.label if field else _LABELS.get(key, key)}"
        if field and field.control == "groups":
            yield from _items(field, as_list(was), as_list(now), labels, label)
        elif field and field.control == "group" and was is not None and now is not None:
            yield from between(field.inner, _mapping(was, field), _mapping(now, field), labels, f"{label} › ")
        elif field and field.control == "group":
            yield Difference(label, item(field.inner, was, labels), item(field.inner, now, labels))
        elif field and field.control == "prose":
            yield of_prose(label, text(field, was, labels), text(field, now, labels))
        else:
            yield Difference(label, text(field, was, labels), text(field, now, labels))


#: Fields that no form shows.
_LABELS = {"withdrawn": "Đã rút đồng ý"}


def text(field: FormField | None, value: Tree, labels: Labels) -> str:
    """A value as people read it."""
    if value is None:
        return ""
    if field is None or (field.control not in ("group", "groups") and isinstance(value, dict)):
        return _plain(value)
    return merging.words(field, value, labels)


def item(fields: Sequence[FormField], value: Tree, labels: Labels) -> str:
    """A mapping on one line: “Bằng khen; Năm: 2024”. What it is called by, its first field, needs no label."""
    if not isinstance(value, dict):
        return "" if value is None else _plain(value)
    by_key = {field.key: field for field in fields}
    keys = [*(key for key in by_key if key in value), *(key for key in value if key not in by_key)]
    parts = []
    for key in keys:
        field = by_key.get(key)
        label = "" if field and field is fields[0] else f"{field.label if field else _LABELS.get(key, key)}: "
        inner = value[key]
        if field and field.control == "group":
            parts.append(f"{label}{item(field.inner, inner, labels)}")
        elif field and field.control == "groups":
            parts.append(f"{label}{' | '.join(item(field.inner, each, labels) for each in as_list(inner))}")
        else:
            parts.append(f"{label}{text(field, inner, labels)}")
    return "; ".join(parts)


def _plain(value: Tree) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_plain(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(_plain(each) for each in value)
    return value or ""


def as_list(value: Tree) -> list[Tree]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _mapping(value: Tree, field: FormField) -> Mapping[str, Tree]:
    if isinstance(value, dict):
        return value
    return {field.inner[0].key: value} if field.inner and value is not None else {}


# ── Lists of mappings ──────────────────────────────────────────────────────────────────────────────────────────────


def _items(field: FormField, before: list[Tree], after: list[Tree], labels: Labels, label: str) -> Iterator[Difference]:
    """An item that came, went, or is another now; items that stayed are not told of."""
    old, new = ([json.dumps(each, sort_keys=True) for each in side] for side in (before, after))
    if sorted(old) == sorted(new):
        yield Difference(label, "thứ tự cũ", "thứ tự mới")
        return
    for tag, i, j, k, l in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():  # noqa: E741
        if tag == "equal":
            continue
        pairs = min(j - i, l - k)
        for n in range(pairs):
            yield from _pair(field, before[i + n], after[k + n], labels, label)
        for each in before[i + pairs : j]:
            yield Difference(label, item(field.inner, each, labels), "")
        for each in after[k + pairs : l]:
            yield Difference(label, "", item(field.inner, each, labels))


def _pair(field: FormField, was: Tree, now: Tree, labels: Labels, label: str) -> Iterator[Difference]:
    old, new = _mapping(was, field), _mapping(now, field)
    same = sum(old.get(key) == value for key, value in new.items())
    if not same:  # another thing in its place
        yield Difference(label, item(field.inner, was, labels), "")
        yield Difference(label, "", item(field.inner, now, labels))
        return
    called = next(
        (text(inner, new[inner.key], labels) for inner in field.inner if inner.key in new and not inner.inner), ""
    )
    yield from between(field.inner, old, new, labels, f"{label} “{printable(called, 60)}” › ")


# ── Prose ──────────────────────────────────────────────────────────────────────────────────────────────────────────

_SENTENCE = re.compile(r"(?<=[.!?…:;])\s+|\n+")


def of_prose(label: str, before: str, after: str) -> Difference:
    """Of a long text the sentences that changed, with “…” for what stands between them."""
    if not before or not after:
        return Difference(label, before, after)
    old, new = ([each for each in _SENTENCE.split(side) if each.strip()] for side in (before, after))
    if max(len(old), len(new)) < 3:
        return Difference(label, before, after)
    was, now = list[str](), list[str]()
    for tag, i, j, k, l in SequenceMatcher(None, old, new).get_opcodes():  # noqa: E741
        if tag == "equal":
            for side in (was, now):
                if not side or side[-1] != "…":
                    side.append("…")
        else:
            was += old[i:j]
            now += new[k:l]
    if was in ([], ["…"]) and now in ([], ["…"]):
        return Difference(label, "cách xuống dòng cũ", "cách xuống dòng mới")
    return Difference(label, _shown(was), _shown(now))


def _shown(parts: list[str]) -> str:
    return "" if parts in ([], ["…"]) else " ".join(parts)
