"""What GitLab and readers of SARIF get, held against the schema of the format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.running import REPOSITORY, honorroll_here

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.office import code_reports

SEVERE = Rule("unknown-key", "error", Text("Không có “{n}”.", "Xem lại."), Text("There is no “{n}”.", "Check it."))
MILD = Rule("missing", "warning", Text("Thiếu.", ""), Text("Missing.", ""))
ROWS = [
    SEVERE.at(Source("honorees/individuals/nguyen-van-a/profile.yml", 3, 5), n="<b>\n"),
    SEVERE.at(Source("honorees/individuals/nguyen-van-a/profile.yml", 9), n="<b>\n"),
    MILD.at(Source("content/thư mục/%2e.yml")),
]


def hold_against_sarif(log: Any) -> None:
    from jsonschema import Draft4Validator  # noqa: PLC0415  # takes two seconds, in every process of the tests

    schema = json.loads((REPOSITORY / "tests/schemas/sarif-2.1.0.json").read_text(encoding="utf-8"))
    Draft4Validator(schema).validate(log)


def test_sarif_is_as_its_schema_says() -> None:
    log: Any = code_reports.as_sarif(ROWS, "vi")
    hold_against_sarif(log)
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["missing", "unknown-key"]
    first, _, last = run["results"]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "unknown-key"
    assert first["message"]["text"] == "Không có “<b>\\n”. Xem lại."
    place = first["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 3, "startColumn": 5}
    assert last["level"] == "warning"
    assert last["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "content/th%C6%B0%20m%E1%BB%A5c/%252e.yml"}
    }


def test_nothing_wrong_is_a_log_and_a_report_too() -> None:
    hold_against_sarif(code_reports.as_sarif([], "en"))
    assert code_reports.as_gitlab([], "en") == []


def test_gitlab_is_told_path_line_and_severity() -> None:
    first, _, last = code_reports.as_gitlab(ROWS, "en")
    assert first["description"] == "There is no “<b>\\n”. Check it."
    assert (first["check_name"], first["severity"]) == ("unknown-key", "major")
    assert first["location"] == {"path": "honorees/individuals/nguyen-van-a/profile.yml", "lines": {"begin": 3}}
    assert (last["severity"], last["location"]) == (
        "minor",
        {"path": "content/thư mục/%2e.yml", "lines": {"begin": 1}},
    )


def test_a_finding_is_known_again_on_another_line_and_none_is_taken_for_another() -> None:
    def fingerprints(rows: list[Finding]) -> list[object]:
        return [row["fingerprint"] for row in code_reports.as_gitlab(rows, "vi")]

    assert len(set(fingerprints(ROWS))) == 3
    moved = [Finding(Source(row.source.path, row.source.line + 7), row.rule, row.facts) for row in ROWS]
    assert fingerprints(moved) == fingerprints(ROWS)


@pytest.mark.parametrize("form", ["gitlab", "sarif"])
def test_the_command_gives_both_and_fails_where_there_are_errors(bare_site: Path, form: str) -> None:
    clean = honorroll_here("check", "--format", form, root=bare_site)
    assert clean.code == 0
    profile = bare_site / "honorees/individuals/nguyen-van-a/profile.yml"
    profile.write_text(profile.read_text(encoding="utf-8") + "ten: A\n", encoding="utf-8")
    result = honorroll_here("check", "--format", form, root=bare_site)
    assert result.code == 1
    told = json.loads(result.stdout)
    found = told if form == "gitlab" else told["runs"][0]["results"]
    assert (
        len(found)
        == len(json.loads(clean.stdout) if form == "gitlab" else json.loads(clean.stdout)["runs"][0]["results"]) + 1
    )
    assert "unknown-key" in result.stdout
