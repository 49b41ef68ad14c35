"""Findings: what is wrong with the content, where, and what to do about it.

A module that checks something declares its rules as constants and calls ``RULE.at(source, …)``. The texts of a rule
stand beside the code that uses it, in Vietnamese and English. Bad content never raises: a check reports every finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["error", "warning"]
Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in the content.

    ``path`` is relative to the root of the site, with ``/``; ``line`` and ``column`` count from 1, and 0 means unknown.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Text:
    """A rule in one language: what is wrong, and what to do.

    ``{name}`` is replaced by the finding's fact of that name.
    """

    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding. ``name`` is stable kebab-case English, because scripts and the staff guide refer to it."""

    name: str
    severity: Severity
    vi: Text
    en: Text

    def at(self, source: Source, **facts: object) -> Finding:
        """A finding of this rule at ``source``. The facts fill the texts; each is made printable first."""
        return Finding(source, self, tuple((key, printable(value)) for key, value in facts.items()))


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place. ``facts`` are pairs of name and printable text."""

    source: Source
    rule: Rule
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def is_error(self) -> bool:
        return self.rule.severity == "error"

    @property
    def as_row(self) -> tuple[object, ...]:
        """The finding as nested tuples of strings and numbers, for a cache; ``from_row`` reads them."""
        source, rule = self.source, self.rule
        texts = (rule.vi.message, rule.vi.hint), (rule.en.message, rule.en.hint)
        return (source.path, source.line, source.column), (rule.name, rule.severity, *texts), self.facts

    def message(self, language: Language) -> str:
        return self._text(language).message.format_map(dict(self.facts))

    def hint(self, language: Language) -> str:
        return self._text(language).hint.format_map(dict(self.facts))

    def _text(self, language: Language) -> Text:
        return self.rule.vi if language == "vi" else self.rule.en


def from_row(row: Any) -> Finding:
    """The finding that ``as_row`` turned into ``row``."""
    source, (name, severity, vi, en), facts = row
    return Finding(Source(*source), Rule(name, severity, Text(*vi), Text(*en)), facts)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without duplicates, by place, then rule, then facts: the same order on every machine."""
    return sorted(set(findings), key=lambda f: (f.source, f.rule.name, f.facts))


def suggestion(near: str) -> dict[str, str]:
    """The facts ``near_vi`` and ``near``, which ask whether ``near`` was meant; both are empty where it is empty."""
    if not near:
        return {"near_vi": "", "near": ""}
    return {"near_vi": f"Có phải “{near}” không? ", "near": f"Did you mean “{near}”? "}


def printable(value: object, limit: int = 120) -> str:
    """``value`` as one line for a terminal: control and bidi characters are escaped, long text is cut in the middle.

    The items of a tuple, which comes from this program and not from the content, are joined by commas.
    """
    if isinstance(value, tuple):
        return ", ".join(printable(item, limit) for item in value)
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in str(value))
    if len(text) > limit:
        text = f"{text[: limit - 30]} … {text[-25:]}"
    return text


def has_errors(findings: list[Finding]) -> bool:
    """Whether any of the findings is an error, not only a warning."""
    return any(finding.is_error for finding in findings)
