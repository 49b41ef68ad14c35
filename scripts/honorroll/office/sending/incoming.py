"""What others changed meanwhile, put into the files on the disk, field by field.

A field that only one side changed is as that side has it. What both changed differently is a conflict: both versions
are shown, and a person decides.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from honorroll.content import parse
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Document, Tree
from honorroll.formats.yaml_write import emit
from honorroll.office import differences, documents, fmt
from honorroll.office.changes import BODY, Read
from honorroll.office.documents import Described
from honorroll.office.records import merging
from honorroll.office.records.form_fields import FormField, fields_of
from honorroll.office.records.form_values import Labels
from honorroll.office.sending.paths import is_text

#: What people choose: the version of the others, or their own.
THEIRS, MINE = "may", "minh"


class Conflict(NamedTuple):
    """Two versions of one thing: a field of a record, or a whole file. ``mark`` is good for these two alone."""

    path: str
    record: str
    """“Hồ sơ cá nhân: Nguyễn Văn A”."""
    label: str
    theirs: str
    mine: str
    mark: str


@dataclass(frozen=True, slots=True)
class Merge:
    """What is written to the disk (None: removed), and what must be decided first."""

    writes: dict[str, bytes | None]
    conflicts: list[Conflict]


def merge(
    paths: Iterable[str], before: Read, theirs: Read, mine: Read, choices: Mapping[str, str], labels: Labels
) -> Merge:
    """Put ``theirs`` into ``mine``; both come from ``before``. ``choices`` are answers by the mark of a conflict."""
    merged = Merge({}, [])
    for path in sorted(set(paths)):
        was, their, own = before(path), theirs(path), mine(path)
        if own == their or their == was:
            continue
        if own == was:
            merged.writes[path] = their
        else:
            _both(merged, path, (was, their, own), choices, labels)
    return merged


def _both(
    merged: Merge,
    path: str,
    versions: tuple[bytes | None, bytes | None, bytes | None],
    choices: Mapping[str, str],
    labels: Labels,
) -> None:
    _, their, own = versions
    kind = documents.describe(path)
    read = [_read(path, raw, kind) for raw in versions] if is_text(path) and kind.model else []
    if their and own and read and read[1] is not None and read[2] is not None:
        text, conflicts = _fields(path, kind, read[0] or {}, read[1], read[2], choices, labels)
        merged.conflicts.extend(conflicts)
        if not conflicts and text != own:
            merged.writes[path] = text
        return
    conflict = _whole(path, their, own)
    chosen = choices.get(conflict.mark)
    if chosen not in (THEIRS, MINE):
        merged.conflicts.append(conflict)
    elif chosen == THEIRS:
        merged.writes[path] = their


def _whole(path: str, their: bytes | None, own: bytes | None) -> Conflict:
    """Of a photo, of a text that cannot be read, or where one side removed it."""
    noun = documents.describe(path).noun
    return Conflict(
        path, f"{noun}: {path}", "Cả tệp", _state(path, their), _state(path, own), _mark(path, "", their, own)
    )


def _state(path: str, data: bytes | None) -> str:
    if data is None:
        return "đã xóa"
    return data.decode(errors="replace")[:2000] if is_text(path) else f"tệp {len(data) // 1024 or 1} KB"


# ── Field by field ─────────────────────────────────────────────────────────────────────────────────────────────────


def _read(path: str, raw: bytes | None, kind: Described) -> dict[str, Tree] | None:
    """The data of a text, with what is below a front matter; None where it cannot be read."""
    if raw is None:
        return None
    if not kind.is_article:
        document, findings = yaml_read.load(raw, path)
        return document.data if document and not findings else None
    document, body, findings = yaml_read.load_front_matter(raw, path)
    return document.data | {BODY: body.text} if document and not findings else None


def _fields(
    path: str,
    kind: Described,
    before: dict[str, Tree],
    theirs: dict[str, Tree],
    mine: dict[str, Tree],
    choices: Mapping[str, str],
    labels: Labels,
) -> tuple[bytes, list[Conflict]]:
    fields = _form(kind)
    theirs, mine = _with_lists_joined(before, theirs, mine)
    both = merging.merged(fields, before, theirs, mine, labels)
    data, conflicts = dict(both.data), list[Conflict]()
    name = str(mine.get("name") or mine.get("title") or path)
    for each in both.both:
        mark = _mark(path, each.key, _bytes(theirs.get(each.key)), _bytes(mine.get(each.key)))
        chosen = choices.get(mark)
        if chosen == THEIRS:
            data.pop(each.key, None)
            if (value := theirs.get(each.key)) is not None:
                data[each.key] = value
        elif chosen != MINE:
            label = "Nội dung" if each.key == BODY else each.label
            their, own = (_shown(fields, each.key, side.get(each.key), labels) for side in (theirs, mine))
            conflicts.append(Conflict(path, f"{kind.noun}: {name}", label, their, own, mark))
    return _written(path, kind, data), conflicts


def _form(kind: Described) -> Sequence[FormField]:
    return fields_of(kind.model) if kind.model and not kind.is_vocabulary else ()


def _shown(fields: Sequence[FormField], key: str, value: Tree, labels: Labels) -> str:
    field = next((field for field in fields if field.key == key), None)
    return differences.text(field, value, labels) or "(bỏ trống)"


def _with_lists_joined(
    before: dict[str, Tree], theirs: dict[str, Tree], mine: dict[str, Tree]
) -> tuple[dict[str, Tree], dict[str, Tree]]:
    """Both versions; a list to which each side only added holds the items of both. Sources are numbered, and what
    names one of mine by its number follows it.
    """
    lists = [key for key in mine if _only_added(before.get(key), theirs.get(key), mine.get(key))]
    if not lists:
        return theirs, mine
    if "sources" in lists:
        mine = merging.renumbered(mine, theirs)
    theirs, mine = dict(theirs), dict(mine)
    for key in lists:
        their, own = differences.as_list(theirs[key]), differences.as_list(mine[key])
        theirs[key] = mine[key] = [*their, *(each for each in own if each not in their)]
    return theirs, mine


def _only_added(before: Tree, theirs: Tree, mine: Tree) -> bool:
    if not isinstance(theirs, list) or not isinstance(mine, list) or theirs == mine:
        return False
    old = differences.as_list(before)
    return all(all(each in side for each in old) and len(side) > len(old) for side in (theirs, mine))


def _written(path: str, kind: Described, data: dict[str, Tree]) -> bytes:
    """The text of a record in its canonical form; as it is where a fault leaves it none."""
    body = data.pop(BODY, None)
    plain = emit({key: value for key, value in data.items() if value is not None})
    if not kind.is_article:
        text, _ = fmt.canonical(path, plain.encode())
        return (text if text is not None else plain).encode()
    if kind.model:
        typed, _ = parse.typed(kind.model, Document(path, data, plain))
        plain = emit(fmt.to_data(typed)) if typed else plain
    return f"---\n{plain}---\n{body or ''}".encode()


def _bytes(value: Tree) -> bytes:
    return repr(value).encode()


def _mark(path: str, key: str, their: bytes | None, own: bytes | None) -> str:
    digest = blake2b(digest_size=12)
    for part in (path.encode(errors="replace"), key.encode(), their, own):
        digest.update(b"-" if part is None else b"%d:" % len(part) + part)
    return urlsafe_b64encode(digest.digest()).decode()
