"""Findings as text for people, as JSON for scripts, and as commands for GitHub Actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from honorroll.base.findings import Finding, Language, printable
from honorroll.office.messages import message


def summary(rows: Sequence[Finding], language: Language) -> str:
    """The number of errors and warnings."""
    if not rows:
        return message("clean", language)
    errors = sum(row.is_error for row in rows)
    return message("sum", language, errors=errors, warnings=len(rows) - errors)


#: So many findings of one rule are told of one file, and so many files of one rule; the rest is a number. Scripts get
#: all, but no more than a machine can hold.
MAX_A_FILE, MAX_FILES, MAX_ROWS = 50, 20, 100_000


#: How a terminal shows a severity: in bold red, in yellow.
_COLOURS = {"error": "\x1b[1;31m{}\x1b[0m", "warning": "\x1b[33m{}\x1b[0m"}


def as_lines(rows: Sequence[Finding], language: Language, *, colours: bool = False) -> Iterator[str]:
    """The findings for people: in order, but for those that repeat. A rule that many files break is told at the end,
    once, with its first hint and the places.
    """
    files = Counter(rule for rule, _ in {(row.rule.name, row.source.path) for row in rows})
    told: Counter[tuple[str, str]] = Counter()
    grouped: dict[str, list[Finding]] = {}
    for row in rows:
        if files[row.rule.name] > MAX_FILES:
            grouped.setdefault(row.rule.name, []).append(row)
            continue
        place = (row.rule.name, row.source.path)
        told[place] += 1
        if told[place] <= MAX_A_FILE:
            yield as_text(row, language, colours=colours)
    for (name, path), count in sorted(told.items()):
        if count > MAX_A_FILE:
            yield message("more-in-file", language, path=path, rule=name, count=_number(count - MAX_A_FILE, language))
    for name, those in sorted(grouped.items()):
        yield from _group(name, those, files[name], language, colours)


def _group(name: str, rows: Sequence[Finding], files: int, language: Language, colours: bool) -> Iterator[str]:
    """A rule that many files break: how often, the places of the first, and the first in full."""
    yield message("group", language, rule=name, count=_number(len(rows), language), files=_number(files, language))
    yield as_text(rows[0], language, colours=colours)
    for row in rows[1:MAX_FILES]:
        yield f"{row.source}: {row.message(language)}"
    if len(rows) > MAX_FILES:
        yield message("more-in-group", language, count=_number(len(rows) - MAX_FILES, language))


def _number(count: int, language: Language) -> str:
    return f"{count:,}".replace(",", "." if language == "vi" else ",")


def as_text(row: Finding, language: Language, *, colours: bool = False) -> str:
    """A line with place, severity, name and message, and an indented hint."""
    hint, severity = row.hint(language).rstrip(), message(row.rule.severity, language)
    shown = _COLOURS[row.rule.severity].format(severity) if colours else severity
    line = f"{row.source}: {shown} {row.rule.name}: {row.message(language)}"
    return f"{line}\n    {hint}" if hint else line


def as_json(row: Finding, language: Language) -> dict[str, object]:
    """The finding for scripts; line and column count from 1, and 0 means unknown."""
    return {
        "path": row.source.path,
        "line": row.source.line,
        "column": row.source.column,
        "rule": row.rule.name,
        "severity": row.rule.severity,
        "message": row.message(language),
        "hint": row.hint(language),
    }


def as_github(row: Finding, language: Language) -> str:
    """A workflow command, with ``%`` and line ends escaped, and ``:`` and ``,`` too in properties (GitHub Actions)."""
    text = f"{row.message(language)} {row.hint(language)}".strip()
    for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(sign, code)
    path = printable(row.source.path, 4096).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    place = f"file={path},line={max(row.source.line, 1)},col={max(row.source.column, 1)}"
    return f"::{row.rule.severity} {place},title={row.rule.name}::{text}"
