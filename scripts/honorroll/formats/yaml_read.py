"""YAML text into plain trees: every scalar stays the text that was typed, every fault is a finding at its place.

A strict subset of YAML, because each thing left out has damaged or endangered somebody's data: guessed types (``no``,
``012``, ``10:30``), anchors and aliases (bombs), tags (code), merge keys, repeated keys (the last silently wins) and
comments (``Đội #1`` is cut to ``Đội``). This is the only module that imports yaml.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, islice
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple, TypeAlias

from yaml._yaml import CParser  # yaml.cyaml has it too, but its type stub does not say so
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from honorroll.base.findings import Finding, Rule, Source, ordered
from honorroll.formats import yaml_canonical
from honorroll.formats import yaml_faults as faults
from honorroll.formats.yaml_canonical import NULLS
from honorroll.formats.yaml_canonical import Tree as Tree  # what this room gives is of this type

MAX_BYTES = 1024 * 1024  # callers need read no more than MAX_BYTES + 1 bytes of a file
MAX_DEPTH = 20
MAX_VALUES = 50_000
MAX_FINDINGS = 100
MAX_MARKS = 8  # over one letter: Vietnamese needs two, and unicodedata.normalize takes minutes to sort a long run

# Characters that nobody can see, that reorder the text around them, or that stand for damage: C0 and C1 controls, soft
# hyphen, zero-width and bidi signs, line separators, Hangul fillers, U+FFFD, lone surrogates, noncharacters, tags.
# One range above U+FFFF and no more: `re` tries those one by one, on every character.
FORBIDDEN = re.compile(
    r"[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff"
    r"\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\ufffd-\uffff\U000e0000-\U000e0fff]"
)
#: How the bytes begin of what of it counts as printable: U+3164, U+FFA0 and U+FFFD, U+E0000 on, U+115F and U+1160. Where
#: they are something else, looking closer costs time and nothing more; a single byte is looked for at once.
_UNSEEN = (b"\xe3", b"\xef", b"\xf3", b"\xe1\x85")
_ARTICLE = re.compile(r"(?P<head>---[ \t]*\n(?:(?!---[ \t]*(?:\n|\Z)).*\n)*)---[ \t]*(?:\n|\Z)")
_Events: TypeAlias = Callable[[], Any]  # gives the next event, at the end None; Any, for each kind has other fields
#: Beside these findings there is a document still, so that its other faults can be told at once.
READABLE = frozenset({faults.COMMENT, faults.DUPLICATE_KEY})


@dataclass(frozen=True, slots=True)
class Document:
    """A file as a tree of texts. Absent, empty and null are one: None."""

    path: str
    data: dict[str, Tree]
    text: str = field(repr=False)

    def locate(self, loc: Sequence[str | int], key: bool = False) -> Source:
        """Where the value at ``loc`` begins, or its key; where nothing is there, the nearest thing around it. A block of text
        begins with its first line, not with the ``|`` above it.

        The first call on a document reads its text again: ask for findings, not for every value.
        """
        place = _places(self.text)
        for step in loc:
            inner = place.inside.get(step)
            if inner is None:
                break
            place = inner
        line, column = place.key if key else place.value
        lines = self.text.split("\n")
        if not key and lines[line - 1][column - 1 : column] in ("|", ">"):
            indents = (len(each) - len(each.lstrip(" ")) for each in lines[line:] if each.strip())
            return Source(self.path, line + 1, next(indents, 0) + 1)
        return Source(self.path, line, column)


class Body(NamedTuple):
    """The Markdown of an article, and the line of its file on which it begins."""

    text: str
    line: int


def read_bytes(root: Path, path: str) -> bytes:
    """The bytes of a listed file, one more than ``load`` accepts at most. Raises OSError, for a link too."""
    descriptor = os.open(root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        status = os.fstat(descriptor)
        if not S_ISREG(status.st_mode):
            raise OSError(f"not a regular file: {path}")
        # Asking for the limit at once would have a megabyte allocated for every file.
        piece, data = min(status.st_size, MAX_BYTES) + 1, b""
        while len(data) <= MAX_BYTES and (more := os.read(descriptor, piece)):
            data += more
        return data[: MAX_BYTES + 1]
    finally:
        os.close(descriptor)


def load(raw: bytes, path: str) -> tuple[Document | None, list[Finding]]:
    """Reads the bytes of a file shown as ``path``. Whatever they are, the answer is a document, findings, or both.

    A document beside findings is only there to be checked further: each finding is an error.
    """
    reader = _Reader(path)
    tree: Tree = None
    text = ""
    try:
        text = reader.decoded(raw)
        tree = yaml_canonical.parse_canonical(text)
        if tree is None:
            tree = reader.document(text)
            reader.comments(text)
    except _RefusedError:
        pass
    except MarkedYAMLError as error:
        reader.findings.append(_explained(error, text, path))
    if isinstance(tree, dict) and not reader.findings:
        return Document(path, tree, text), []
    if not isinstance(tree, dict) or not READABLE.issuperset(finding.rule for finding in reader.findings):
        return None, ordered(reader.findings)
    return Document(path, tree, text), ordered(reader.findings)


def load_front_matter(raw: bytes, path: str) -> tuple[Document | None, Body, list[Finding]]:
    """Reads a Markdown file that begins with a document between two lines of ``---``; see ``load``."""
    reader = _Reader(path)
    try:
        text = reader.decoded(raw)
    except _RefusedError:
        return None, Body("", 1), ordered(reader.findings)
    parts = _ARTICLE.match(text)
    if parts is None:
        return None, Body("", 1), [faults.NO_FRONT_MATTER.at(Source(path, 1, 1))]
    # The opening line is left to the document, so that its places are those of the file.
    document, findings = load(parts["head"].encode(), path)
    return document, Body(text[parts.end() :], text.count("\n", 0, parts.end()) + 1), findings


class _RefusedError(Exception):
    """Reading on would be useless or dangerous; the finding is already reported."""


class _Reader:
    """One pass over the events of the C parser: its own composer would recurse on the C stack without a limit."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.next: _Events = lambda: None
        self.escapes = False
        self.hashes = False
        self.scalars: list[Any] = []
        self.values = 0

    def report(self, rule: Rule, mark: Any, **facts: object) -> None:
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(rule.at(Source(self.path, mark.line + 1, mark.column + 1), **facts))

    def refused(self, rule: Rule, source: Source, **facts: object) -> _RefusedError:
        self.findings.append(rule.at(source, **facts))
        return _RefusedError()

    def decoded(self, raw: bytes) -> str:
        if len(raw) > MAX_BYTES:
            raise self.refused(faults.TOO_LARGE, Source(self.path))
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in raw[:4]:
            raise self.refused(faults.UTF_16, Source(self.path, 1, 1))
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            before = _unix(raw[: error.start].decode())
            byte = f"0x{raw[error.start]:02X}"
            raise self.refused(faults.NOT_UTF_8, self.source(before, len(before)), byte=byte) from None
        text = _unix(text)
        # Asked first, because the pattern takes twice as long: what is forbidden cannot be printed, or is in ``_UNSEEN``.
        if not text.replace("\n", "").isprintable() or any(letter in raw for letter in _UNSEEN):
            for found in islice(FORBIDDEN.finditer(text), MAX_FINDINGS):
                self.findings.append(_character(found[0], self.source(text, found.start())))
            if self.findings:
                raise _RefusedError
        return self.composed(text, Source(self.path))

    def source(self, text: str, index: int) -> Source:
        return Source(self.path, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))

    def composed(self, text: str, source: Source) -> str:
        if unicodedata.is_normalized("NFC", text):
            return text
        index = 0
        for marks, run in groupby(text, lambda character: unicodedata.combining(character) > 0):
            length = sum(1 for _ in run)
            if marks and length > MAX_MARKS:
                raise self.refused(faults.MARKS, source if source.line else self.source(text, index))
            index += length
        return unicodedata.normalize("NFC", text)

    def document(self, text: str) -> Tree:
        self.escapes = "\\" in text
        self.hashes = "#" in text
        self.next = _events(text)
        self.next()
        start = self.next()
        if start.__class__ is StreamEndEvent:
            self.report(faults.EMPTY, start.start_mark)
            return None
        if start.version or start.tags:
            self.report(faults.DIRECTIVE, start.start_mark)
        root = self.next()
        tree = self.value(root, 1)
        self.next()
        end = self.next()
        if end.__class__ is not StreamEndEvent:
            self.report(faults.DOCUMENTS, end.start_mark)
        if tree is None and not self.findings:
            self.report(faults.EMPTY, root.start_mark)
        elif tree is not None and not isinstance(tree, dict):
            seen = "-" if isinstance(tree, list) else f"“{tree[:100]}”"
            self.report(faults.ROOT, root.start_mark, seen=seen)
        return tree

    def value(self, event: Any, depth: int) -> Tree:
        kind = event.__class__
        if event.anchor is not None:
            self.report(faults.ANCHOR, event.start_mark, seen=("*" if kind is AliasEvent else "&") + event.anchor[:100])
            if kind is AliasEvent:
                return None
        if event.tag is not None:
            self.report(faults.TAG, event.start_mark, seen=event.tag[:100].replace("tag:yaml.org,2002:", "!!"))
        if kind is ScalarEvent:
            if self.hashes:
                self.scalars.append(event)
            text: str = event.value
            if self.escapes and event.style == '"':
                text = self.unescaped(text, event.start_mark)
            if text in NULLS and event.style == "":
                return None
            return text or None
        if depth > MAX_DEPTH:
            source = Source(self.path, event.start_mark.line + 1, event.start_mark.column + 1)
            raise self.refused(faults.TOO_DEEP, source, limit=MAX_DEPTH)
        return self.mapping(depth) if kind is MappingStartEvent else self.sequence(depth)

    def unescaped(self, text: str, mark: Any) -> str:
        """The text of a double-quoted scalar, whose escapes may have brought what the file itself must not hold."""
        source = Source(self.path, mark.line + 1, mark.column + 1)
        if (found := FORBIDDEN.search(text)) and len(self.findings) < MAX_FINDINGS:
            self.findings.append(_character(found[0], source))
        return self.composed(text, source)

    def sequence(self, depth: int) -> list[Tree]:
        items: list[Tree] = []
        while (event := self.next()).__class__ is not SequenceEndEvent:
            items.append(self.value(event, depth + 1))
        self.count(len(items), event)
        return items

    def mapping(self, depth: int) -> dict[str, Tree]:
        fields: dict[str, Tree] = {}
        marks: dict[str, Any] = {}
        while (event := self.next()).__class__ is not MappingEndEvent:
            key = self.value(event, depth + 1)
            value = self.value(self.next(), depth + 1)
            if key.__class__ is not str:
                self.report(faults.KEY, event.start_mark)
            elif key in fields:
                self.report(faults.DUPLICATE_KEY, event.start_mark, key=key[:100], first=marks[key].line + 1)
            elif key == "<<" and event.style == "":
                self.report(faults.MERGE, event.start_mark)
            else:
                fields[key] = value
                marks[key] = event.start_mark
        self.count(len(fields), event)
        return fields

    def count(self, values: int, event: Any) -> None:
        self.values += values
        if self.values > MAX_VALUES:
            source = Source(self.path, event.start_mark.line + 1, event.start_mark.column + 1)
            raise self.refused(faults.TOO_MANY, source, limit=MAX_VALUES)

    def comments(self, text: str) -> None:
        """Reports each comment: the ``#`` that stand outside every scalar, or in the first line of a block scalar."""
        if not self.hashes:
            return
        position = 0
        before: Any = None
        for event in self.scalars:
            start = event.start_mark.index
            if text.find("#", position, start) >= 0:
                self.comments_between(text, position, start, before)
            position, before = event.end_mark.index, event
            if event.style in ("|", ">"):
                self.comments_between(text, start, (text + "\n").index("\n", start), None)
        self.comments_between(text, position, len(text), before)

    def comments_between(self, text: str, start: int, end: int, before: Any) -> None:
        if len(self.findings) >= MAX_FINDINGS or "#" not in text[start:end]:
            return
        for found in islice(re.finditer(r"#[^\n]*", text[start:end]), MAX_FINDINGS - len(self.findings)):
            dropped, gap = found[0][:200], text[start : start + found.start()]
            cut = before is not None and before.style == "" and not gap.strip(" \t:") and "\n" not in gap
            kept = before.value if cut and ":" not in gap else ""
            example = faults.in_quotes(f"{kept} {dropped}".strip()) if cut else '"Đội #1 xuất sắc"'
            source = self.source(text, start + found.start())
            self.findings.append(faults.COMMENT.at(source, dropped=dropped, example=example))


def _events(text: str) -> _Events:
    return CParser(text).get_event


def _unix(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(character: str, source: Source) -> Finding:
    name = unicodedata.name(character, "")
    return faults.CHARACTER.at(source, code=f"U+{ord(character):04X}", name=name)


def _explained(error: MarkedYAMLError, text: str, path: str) -> Finding:
    at = error.problem_mark
    since = error.context_mark or at
    place = (at.line, at.column) if at else (0, 0)
    began = (since.line, since.column) if since else place
    return faults.explain(f"{error.context or ''}: {error.problem or ''}", place, began, text, path)


@dataclass(slots=True)
class _Place:
    value: tuple[int, int]
    key: tuple[int, int]
    inside: dict[str | int, _Place] = field(default_factory=dict)


@lru_cache(maxsize=8)
def _places(text: str) -> _Place:
    next_event = _events(text)
    next_event()
    next_event()
    root = next_event()
    return _place(next_event, root, root)


def _place(next_event: _Events, event: Any, key: Any) -> _Place:
    place = _Place(_position(event), _position(key))
    if event.__class__ is SequenceStartEvent:
        while (item := next_event()).__class__ is not SequenceEndEvent:
            place.inside[len(place.inside)] = _place(next_event, item, item)
    elif event.__class__ is MappingStartEvent:
        while (name := next_event()).__class__ is not MappingEndEvent:
            value = _place(next_event, next_event(), name)
            place.inside.setdefault(unicodedata.normalize("NFC", name.value), value)
    return place


def _position(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
