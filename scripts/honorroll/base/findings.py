"""What is wrong with the content, where, and what to do about it: the vocabulary of every check.

A room that can find fault declares its rules as module constants and calls ``RULE.at(source, …)``; the words
of a rule stand beside the code that uses it, in the two languages of the reader. Nothing here raises for bad
content: content yields findings, all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["error", "warning"]
Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in the content: a path relative to the root, with ``/``; line and column count from 1, 0 is unknown."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Text:
    """One language of a rule: what was seen and is wrong, and what to do; ``{name}`` takes a fact of the finding."""

    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding. ``name`` is stable, kebab-case English: machines and the staff guide refer to it."""

    name: str
    severity: Severity
    vi: Text
    en: Text

    def at(self, source: Source, **facts: object) -> Finding:
        """A finding of this rule at ``source``; the facts fill the texts and are shortened to be readable."""
        return Finding(source, self, tuple((key, printable(value)) for key, value in facts.items()))


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place. Sorted and printed by ``cli``; ``facts`` are already fit to be shown."""

    source: Source
    rule: Rule
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def is_error(self) -> bool:
        return self.rule.severity == "error"

    @property
    def plain(self) -> tuple[object, ...]:
        """In tuples of texts and numbers, for what is kept between builds; ``of_plain`` takes it back."""
        source, rule = self.source, self.rule
        texts = (rule.vi.message, rule.vi.hint), (rule.en.message, rule.en.hint)
        return (source.path, source.line, source.column), (rule.name, rule.severity, *texts), self.facts

    def message(self, language: Language) -> str:
        return self._text(language).message.format_map(dict(self.facts))

    def hint(self, language: Language) -> str:
        return self._text(language).hint.format_map(dict(self.facts))

    def _text(self, language: Language) -> Text:
        return self.rule.vi if language == "vi" else self.rule.en


def from_row(plain: Any) -> Finding:
    source, (name, severity, vi, en), facts = plain
    return Finding(Source(*source), Rule(name, severity, Text(*vi), Text(*en)), facts)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Without repetition, by place, then rule, then text: the same for the same content on every machine."""
    return sorted(set(findings), key=lambda f: (f.source, f.rule.name, f.facts))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, or an empty text when none is near enough to be worth a guess."""
    import difflib  # noqa: PLC0415  # a build without faults does without it

    matches = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""


def suggestion(near: str) -> dict[str, str]:
    """The facts of a finding that asks whether ``near`` was meant; where that is empty, so are they."""
    return (
        {"near_vi": f"Có phải “{near}” không? ", "near": f"Did you mean “{near}”? "}
        if near
        else {"near_vi": "", "near": ""}
    )


def printable(value: object, limit: int = 120) -> str:
    """``value`` as one line fit for a terminal: control and bidi characters escaped, long text cut in the middle.

    Of a tuple, which is ours and not the content's, each item is shown.
    """
    if isinstance(value, tuple):
        return ", ".join(printable(item, limit) for item in value)
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in str(value))
    if len(text) > limit:
        text = f"{text[: limit - 30]} … {text[-25:]}"
    return text


def has_errors(findings: list[Finding]) -> bool:
    return any(finding.is_error for finding in findings)
