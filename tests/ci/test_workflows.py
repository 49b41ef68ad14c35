"""The workflows themselves: nobody else's code, no logic, no secret, and no more rights than they need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.running import REPOSITORY

WORKFLOWS = sorted(path for host in (".github", ".forgejo") for path in (REPOSITORY / host / "workflows").glob("*.yml"))
GITLAB = REPOSITORY / ".gitlab-ci.yml"


def read(path: Path) -> dict[str, Any]:
    """``on`` is no truth value here."""
    found = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # which makes texts only
    assert isinstance(found, dict)
    return found


def jobs(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from read(path)["jobs"].items()


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for _, job in jobs(path):
        yield from job["steps"]


def id_of(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


@pytest.fixture(params=WORKFLOWS, ids=id_of)
def workflow(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_there_are_three_for_each_host() -> None:
    assert [path.name for path in WORKFLOWS] == ["code.yml", "content.yml", "publish.yml"] * 2


def test_no_action_is_used_but_the_one_of_the_host_that_no_shell_can_replace(workflow: Path) -> None:
    used = [step["uses"] for step in steps(workflow) if "uses" in step]
    kept = workflow == REPOSITORY / ".github/workflows/content.yml"
    assert len(used) == (1 if kept else 0)
    assert all(re.fullmatch(r"actions/upload-artifact@[0-9a-f]{40}", each) for each in used)


def test_what_comes_from_outside_reaches_the_shell_as_variables_only(workflow: Path) -> None:
    for step in steps(workflow):
        assert "${{" not in step.get("run", "")


def test_the_steps_are_scripts_that_run_anywhere(workflow: Path) -> None:
    """Besides fetching, a step is one line, and what decides anything lies in ``.ci``."""
    for step in steps(workflow):
        lines = step.get("run", "").strip().splitlines()
        if not step.get("name", "").startswith("Fetch"):
            assert len(lines) <= 2, step
        assert not re.search(r"\b(?:if|for|while|case|function)\b", step.get("run", "")), step
        for named in re.findall(r"\.ci/\w+", step.get("run", "")):
            assert (REPOSITORY / named).stat().st_mode & 0o111, named


def test_no_secret_is_named(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    assert "secrets" not in text
    assert "inherit" not in text


#: The rights of each job; nothing else is granted.
RIGHTS = {
    ("content.yml", "review"): {"contents": "read"},
    ("content.yml", "comment"): {"contents": "read", "pull-requests": "write"},
    ("code.yml", "test"): {"contents": "read"},
    ("publish.yml", "publish"): {"contents": "write"},
}


def test_each_job_has_the_rights_that_it_needs(workflow: Path) -> None:
    default = read(workflow)["permissions"]
    for name, job in jobs(workflow):
        granted = job.get("permissions", default)
        assert (granted if isinstance(granted, dict) else {}) == RIGHTS[workflow.name, name]


def test_the_token_is_where_it_is_used_and_not_where_strangers_content_is_read(workflow: Path) -> None:
    for step in steps(workflow):
        has_token = "github.token" in str(step)
        runs = step.get("run", "")
        assert not (has_token and re.search(r"\.ci/(?:content|code|publish)\b", runs)), step
    if workflow.name == "content.yml":
        (review, comment) = (job for _, job in jobs(workflow))
        assert "TOKEN" not in review["env"]
        assert "pull/" not in str(comment["steps"])  # what may write does not even fetch the request


def test_requests_of_strangers_run_nothing_but_the_base_branch(workflow: Path) -> None:
    when = read(workflow)["on"]
    if workflow.name == "content.yml":
        assert list(when) == ["pull_request_target"]
        for step in steps(workflow):
            assert "git checkout" not in step.get("run", "") or '--detach "$BASE"' in step["run"]
    else:
        assert "pull_request_target" not in when
        assert "workflow_run" not in when
    if workflow.name == "publish.yml":
        assert set(when) == {"push", "schedule", "workflow_dispatch"}


def test_both_hosts_do_the_same() -> None:
    for name in ("content.yml", "code.yml", "publish.yml"):
        runs = [
            [run for step in steps(REPOSITORY / host / "workflows" / name) if ".ci/" in (run := step.get("run", ""))]
            for host in (".github", ".forgejo")
        ]
        ours, theirs = (re.findall(r"\.ci/\w+", " ".join(each)) for each in runs)
        assert ours == theirs


def test_gitlab_runs_the_scripts_of_the_target_branch_on_requests() -> None:
    found = read(GITLAB)
    base = found[".base"]
    assert any("worktree add --quiet --detach .base FETCH_HEAD" in line for line in base)
    assert found["review"]["script"] == ['.base/.ci/content HEAD "$CI_COMMIT_SHA" "$CI_PROJECT_DIR/out"']
    assert found["comment"]["script"] == [".base/.ci/comment gitlab out/review.md"]
    assert found["code"]["script"] == ['.ci/code "$BASE"']
    assert found["pages"]["script"] == [".ci/publish public"]
    assert "REVIEW_TOKEN" not in str(found["review"])
    for name in ("review", "comment"):
        assert all("merge_request_event" in rule["if"] for rule in found[name]["rules"])
    assert "schedule" in found["pages"]["rules"][0]["if"]


def test_hooks_for_pre_commit_are_commands_that_exist() -> None:
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in hooks} == {"honorroll-fmt", "honorroll-check"}
    for hook in hooks:
        assert {"id", "name", "entry", "language", "files"} <= set(hook)
        assert re.search(hook["files"], "honorees/individuals/nguyen-van-a/profile.yml")
        assert not re.search(hook["files"], "scripts/README.md")


def test_the_container_is_built_from_the_lock_file() -> None:
    lines = (REPOSITORY / "Containerfile").read_text(encoding="utf-8")
    assert "--require-hashes --requirement requirements.lock" in lines
    assert lines.index("USER honorroll") < lines.index("ENTRYPOINT")
    for copied in re.findall(r"^COPY (?!--from)(.+) \S+$", lines, re.MULTILINE):
        ignored = (REPOSITORY / ".containerignore").read_text(encoding="utf-8")
        assert all((REPOSITORY / name).exists() and f"!{name}" in ignored for name in copied.split())
