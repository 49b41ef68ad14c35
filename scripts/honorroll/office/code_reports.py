"""Findings for the machines that show them beside a change: GitLab's code quality report, and SARIF 2.1.0."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from importlib.metadata import version
from urllib.parse import quote

from honorroll.base.findings import Finding, Language, Severity

#: What GitLab calls the severities.
_GITLAB: dict[Severity, str] = {"error": "major", "warning": "minor"}


def as_gitlab(rows: Sequence[Finding], language: Language) -> list[dict[str, object]]:
    """A report of code quality (docs.gitlab.com/ci/testing/code_quality, the format of Code Climate)."""
    return [
        {
            "description": _text(row, language),
            "check_name": row.rule.name,
            "fingerprint": fingerprint,
            "severity": _GITLAB[row.rule.severity],
            "location": {"path": row.source.path, "lines": {"begin": max(row.source.line, 1)}},
        }
        for row, fingerprint in _fingerprints(rows)
    ]


def as_sarif(rows: Sequence[Finding], language: Language) -> dict[str, object]:
    """A log of one run in the Static Analysis Results Interchange Format (OASIS, 2020)."""
    rules = sorted({row.rule.name: row.rule for row in rows}.items())
    numbers = {name: number for number, (name, _) in enumerate(rules)}
    driver = {
        "name": "honorroll",
        "version": version("honorroll"),
        "rules": [{"id": name, "defaultConfiguration": {"level": rule.severity}} for name, rule in rules],
    }
    results = [
        {
            "ruleId": row.rule.name,
            "ruleIndex": numbers[row.rule.name],
            "level": row.rule.severity,
            "message": {"text": _text(row, language)},
            "locations": [{"physicalLocation": _place(row)}],
            "partialFingerprints": {"finding/v1": fingerprint},
        }
        for row, fingerprint in _fingerprints(rows)
    ]
    run = {"tool": {"driver": driver}, "language": language, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}


def _place(row: Finding) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(row.source.path)}}
    if row.source.line:
        column = {"startColumn": row.source.column} if row.source.column else {}
        place["region"] = {"startLine": row.source.line, **column}
    return place


def _text(row: Finding, language: Language) -> str:
    return f"{row.message(language)} {row.hint(language)}".strip()


def _fingerprints(rows: Sequence[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with a digest by which it is known again on other lines; none occurs twice."""
    seen: Counter[str] = Counter()
    for row in rows:
        digest = blake2b(repr((row.rule.name, row.source.path, row.facts)).encode(), digest_size=16).hexdigest()
        seen[digest] += 1
        count = seen[digest]
        yield row, digest if count == 1 else blake2b(f"{digest} {count}".encode(), digest_size=16).hexdigest()
