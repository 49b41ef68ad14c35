"""YAML text into plain trees, by the events of libyaml's parser. This and ``content.config`` alone import yaml.

A strict subset of YAML, because each feature left out has damaged or endangered somebody's data: guessed types (``no``,
``012``, ``10:30``), anchors and aliases (bombs), tags (code), merge keys, repeated keys (the last silently wins) and
comments (``Đội #1`` is cut to ``Đội``). Every scalar stays the text that was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, islice
from typing import Any, TypeAlias

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

from honorroll.base.findings import Finding, Rule, Source
from honorroll.formats import (
    garbled,
    git_conflicts,
    no_break_spaces,
    other_formats,
    yaml_canonical,
    yaml_faults,
    yaml_rules,
)
from honorroll.formats.yaml_canonical import NULLS, Tree

#: Limits of a file: bytes, nesting, values, and the findings that are reported. Callers need not read more than
#: ``MAX_BYTES`` + 1 bytes.
MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20
MAX_VALUES = 50_000
MAX_FINDINGS = 100
#: Combining marks on one letter. Vietnamese needs two, and unicodedata.normalize takes minutes to sort a long run.
MAX_MARKS = 8

# Characters that nobody can see, that reorder the text around them, or that stand for damage: C0 and C1 controls, soft
# hyphen, zero-width and bidi signs, line separators, Hangul fillers, U+FFFD, lone surrogates, noncharacters, tags. Only
# one range lies above U+FFFF, because `re` tries those one by one on every character.
FORBIDDEN = re.compile(
    r"[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff"
    r"\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\ufffd-\uffff\U000e0000-\U000e0fff]"
)
#: The first bytes of those of them that Python calls printable: U+3164, U+FFA0 and U+FFFD, U+E0000 and up, U+115F and
#: U+1160. Where other characters begin so, the closer look only costs time.
_PRINTABLE_FORBIDDEN = (b"\xe3", b"\xef", b"\xf3", b"\xe1\x85")
_Events: TypeAlias = Callable[[], Any]  # gives the next event, None at the end; Any, because each kind has other fields


class RefusedError(Exception):
    """Reading on would be useless or dangerous. The finding is already reported."""


class Parser:
    """One pass over the events of libyaml. Its own composer would recurse on the C stack without a limit.

    ``findings`` holds what is wrong with the text, in no order.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.next: _Events = lambda: None
        self.escapes = False
        self.hashes = False
        self.scalars: list[Any] = []
        self.values = 0

    def parse(self, raw: bytes) -> tuple[str, Tree]:
        """The decoded text of a file and its tree; None for the tree of a text that cannot be parsed."""
        text = ""
        try:
            text = self.decoded(raw)
            if self.has_conflict:
                return text, None  # what else is wrong would be told of both versions
            text = self.with_spaces(text)
            tree = yaml_canonical.parse_canonical(text)
            if tree is not None:
                return text, tree
            composed = self.document(text)
            self.comments(text)
        except RefusedError:
            return text, None
        except MarkedYAMLError as error:
            self.findings.append(explained(error, text, self.path))
            return text, None
        return text, composed

    @property
    def has_conflict(self) -> bool:
        return any(finding.rule is git_conflicts.CONFLICT for finding in self.findings)

    def report(self, rule: Rule, mark: Any, **facts: object) -> None:
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(rule.at(Source(self.path, mark.line + 1, mark.column + 1), **facts))

    def refused(self, rule: Rule, source: Source, **facts: object) -> RefusedError:
        self.findings.append(rule.at(source, **facts))
        return RefusedError()

    def decoded(self, raw: bytes) -> str:
        """The text in NFC with Unix line ends. Raises RefusedError."""
        if len(raw) > MAX_BYTES:
            raise self.refused(yaml_rules.TOO_LARGE, Source(self.path))
        if other := other_formats.found(raw):
            source = Source(self.path, 1, 1)
            raise self.refused(other_formats.OTHER_FORMAT, source, format_vi=other.vi, format=other.en)
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in raw[:4]:
            raise self.refused(yaml_rules.UTF_16, Source(self.path, 1, 1))
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            if known := garbled.wrong_encoding(raw, self.path):
                self.findings.append(known)
                raise RefusedError from None
            before = _unix(raw[: error.start].decode())
            byte = f"0x{raw[error.start]:02X}"
            raise self.refused(yaml_rules.NOT_UTF_8, self.source(before, len(before)), byte=byte) from None
        text = _unix(text)
        if found := garbled.find(text):
            self.findings += garbled.findings(found[:MAX_FINDINGS], self.path)
            text = garbled.mended(text, found)  # what else is wrong is told of what was meant
        self.findings += git_conflicts.findings(text, self.path)
        # Asked first, because the pattern takes twice as long.
        if not text.replace("\n", "").isprintable() or any(prefix in raw for prefix in _PRINTABLE_FORBIDDEN):
            forbidden = list(islice(FORBIDDEN.finditer(text), MAX_FINDINGS))
            self.findings += (_character(match[0], self.source(text, match.start())) for match in forbidden)
            if forbidden:
                raise RefusedError
        return self.composed(text, Source(self.path))

    def with_spaces(self, text: str) -> str:
        """``text`` with ordinary spaces where YAML wants them; what else is wrong is told of that."""
        found = list(islice(no_break_spaces.find(text), MAX_FINDINGS))
        for line in found:
            place = Source(self.path, line.number, line.column)
            self.findings.append(yaml_rules.NO_BREAK_SPACE.at(place, line=line.meant.strip()))
        return no_break_spaces.mended(text) if found else text

    def source(self, text: str, index: int) -> Source:
        return Source(self.path, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))

    def composed(self, text: str, source: Source) -> str:
        if unicodedata.is_normalized("NFC", text):
            return text
        index = 0
        for marks, run in groupby(text, lambda character: unicodedata.combining(character) > 0):
            length = sum(1 for _ in run)
            if marks and length > MAX_MARKS:
                raise self.refused(yaml_rules.MARKS, source if source.line else self.source(text, index))
            index += length
        return unicodedata.normalize("NFC", text)

    def document(self, text: str) -> Tree:
        self.escapes = "\\" in text
        self.hashes = "#" in text
        self.next = _events(text)
        self.next()
        start = self.next()
        if start.__class__ is StreamEndEvent:
            self.report(yaml_rules.EMPTY, start.start_mark)
            return None
        if start.version or start.tags:
            self.report(yaml_rules.DIRECTIVE, start.start_mark)
        root = self.next()
        tree = self.value(root, 1)
        self.next()
        end = self.next()
        if end.__class__ is not StreamEndEvent:
            self.report(yaml_rules.DOCUMENTS, end.start_mark)
        if tree is None and not self.findings:
            self.report(yaml_rules.EMPTY, root.start_mark)
        elif tree is not None and not isinstance(tree, dict):
            seen = "-" if isinstance(tree, list) else f"“{tree[:100]}”"
            self.report(yaml_rules.TABLE if _is_table(text) else yaml_rules.ROOT, root.start_mark, seen=seen)
        return tree

    def value(self, event: Any, depth: int) -> Tree:
        kind = event.__class__
        if event.anchor is not None:
            self.report(
                yaml_rules.ANCHOR, event.start_mark, seen=("*" if kind is AliasEvent else "&") + event.anchor[:100]
            )
            if kind is AliasEvent:
                return None
        if event.tag is not None:
            self.report(yaml_rules.TAG, event.start_mark, seen=event.tag[:100].replace("tag:yaml.org,2002:", "!!"))
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
            raise self.refused(yaml_rules.TOO_DEEP, source, limit=MAX_DEPTH)
        return self.mapping(depth) if kind is MappingStartEvent else self.sequence(depth)

    def unescaped(self, text: str, mark: Any) -> str:
        """The text of a double-quoted scalar, whose escapes may stand for characters that are forbidden in the file."""
        source = Source(self.path, mark.line + 1, mark.column + 1)
        if (match := FORBIDDEN.search(text)) and len(self.findings) < MAX_FINDINGS:
            self.findings.append(_character(match[0], source))
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
                self.report(yaml_rules.KEY, event.start_mark)
            elif key in fields:
                self.report(yaml_rules.DUPLICATE_KEY, event.start_mark, key=key[:100], first=marks[key].line + 1)
            elif key == "<<" and event.style == "":
                self.report(yaml_rules.MERGE, event.start_mark)
            else:
                fields[key] = value
                marks[key] = event.start_mark
        self.count(len(fields), event)
        return fields

    def count(self, values: int, event: Any) -> None:
        self.values += values
        if self.values > MAX_VALUES:
            source = Source(self.path, event.start_mark.line + 1, event.start_mark.column + 1)
            raise self.refused(yaml_rules.TOO_MANY, source, limit=MAX_VALUES)

    def comments(self, text: str) -> None:
        """Report each comment: a ``#`` outside every scalar, or in the first line of a block scalar."""
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
        for match in islice(re.finditer(r"#[^\n]*", text[start:end]), MAX_FINDINGS - len(self.findings)):
            dropped, gap = match[0][:200], text[start : start + match.start()]
            cuts_value = before is not None and before.style == "" and not gap.strip(" \t:") and "\n" not in gap
            value = before.value if cuts_value and ":" not in gap else ""
            example = yaml_faults.in_quotes(f"{value} {dropped}".strip()) if cuts_value else '"Đội #1 xuất sắc"'
            source = self.source(text, start + match.start())
            self.findings.append(yaml_rules.COMMENT.at(source, dropped=dropped, example=example))


def _is_table(text: str) -> bool:
    """Whether a text that holds no fields is a table: each of its first lines has as many separators."""
    lines = [line for line in text[:2000].split("\n") if line.strip()][:3]
    return len(lines) > 1 and any(
        lines[0].count(sign) == lines[1].count(sign) > lines[0].endswith(".") for sign in ",;\t|"
    )


def _events(text: str) -> _Events:
    return CParser(text).get_event


def _unix(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(character: str, source: Source) -> Finding:
    name = unicodedata.name(character, "")
    return yaml_rules.CHARACTER.at(source, code=f"U+{ord(character):04X}", name=name)


def explained(error: MarkedYAMLError, text: str, path: str) -> Finding:
    """What is told of a text that is no YAML."""
    at = error.problem_mark
    since = error.context_mark or at
    place = (at.line, at.column) if at else (0, 0)
    began = (since.line, since.column) if since else place
    return yaml_faults.explain(f"{error.context or ''}: {error.problem or ''}", place, began, text, path)


@dataclass(slots=True)
class Node:
    """Where a value and its key begin, as line and column from 1; ``children`` by key or index."""

    value: tuple[int, int]
    key: tuple[int, int]
    children: dict[str | int, Node] = field(default_factory=dict)


@lru_cache(maxsize=8)
def nodes(text: str) -> Node:
    """The root node of a text that ``Parser`` has accepted."""
    next_event = _events(text)
    next_event()
    next_event()
    root = next_event()
    return _node(next_event, root, root)


def _node(next_event: _Events, event: Any, key: Any) -> Node:
    node = Node(_position(event), _position(key))
    if event.__class__ is SequenceStartEvent:
        while (item := next_event()).__class__ is not SequenceEndEvent:
            node.children[len(node.children)] = _node(next_event, item, item)
    elif event.__class__ is MappingStartEvent:
        while (name := next_event()).__class__ is not MappingEndEvent:
            value = _node(next_event, next_event(), name)
            node.children.setdefault(unicodedata.normalize("NFC", name.value), value)
    return node


def _position(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
