"""Findings as text for people, as JSON for scripts, and as commands for GitHub Actions."""

from __future__ import annotations

from collections.abc import Sequence

from honorroll.base.findings import Finding, Language, printable
from honorroll.office.messages import message


def summary(rows: Sequence[Finding], language: Language) -> str:
    """The number of errors and warnings."""
    if not rows:
        return message("clean", language)
    errors = sum(row.is_error for row in rows)
    return message("sum", language, errors=errors, warnings=len(rows) - errors)


def as_text(row: Finding, language: Language) -> str:
    """A line with place, severity, name and message, and an indented hint."""
    hint = row.hint(language).rstrip()
    line = f"{row.source}: {message(row.rule.severity, language)} {row.rule.name}: {row.message(language)}"
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
