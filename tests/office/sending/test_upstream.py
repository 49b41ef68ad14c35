"""How the branch that waits follows the review, and the branch that is checked out its server."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.offices import POSITION, A, Machine, git, merge, publish
from tests.running import write


@pytest.mark.parametrize("squash", [False, True])
def test_after_the_review_a_new_branch_begins(mine: Machine, theirs: Machine, *, squash: bool) -> None:
    mine.edit(A, *POSITION)
    first = mine.send().sent
    assert first
    merge(theirs, first.branch, squash=squash)
    mine.edit(A, "gender: male", "gender: female")
    second = mine.send()
    assert second.sent
    assert second.sent.branch != first.branch
    assert [line for each in second.changed for line in each.lines()] == ["Giới tính: Nam → Nữ"]
    assert mine.git("log", "-1", "--format=%P", second.sent.branch) == mine.git("rev-parse", "origin/main")


def test_a_refused_request_is_on_the_disk_alone_again(mine: Machine, server: Path) -> None:
    mine.edit(A, *POSITION)
    first = mine.send().sent
    assert first
    git(server, "branch", "-D", first.branch)
    assert mine.sending.update({}).conflicts == []
    assert [each.lines() for each in mine.sending.standing().changed] == [["Chức vụ: Trưởng trạm → Giám đốc"]]


def test_the_reviewer_may_mend_the_branch(mine: Machine, theirs: Machine) -> None:
    mine.edit(A, *POSITION)
    first = mine.send().sent
    assert first
    theirs.git("fetch", "-q")
    theirs.git("switch", "-q", first.branch)
    theirs.edit(A, "Giám đốc", "Giám đốc Trạm Y tế")
    theirs.git("commit", "-q", "-a", "-m", "Sửa giúp")
    theirs.git("push", "-q", "origin", "HEAD")
    mine.edit(A, "gender: male", "gender: female")
    second = mine.send()
    assert second.sent
    assert second.sent.branch == first.branch
    assert "Giám đốc Trạm Y tế" in mine.read(A)
    assert [line for each in second.changed for line in each.lines()] == ["Giới tính: Nam → Nữ"]


def test_a_target_that_went_on_is_joined_with_its_other_files(mine: Machine, theirs: Machine) -> None:
    mine.edit(A, *POSITION)
    first = mine.send().sent
    assert first
    write(theirs.root, "scripts/moi.py", "print()\n")
    theirs.git("add", "-A")
    theirs.git("commit", "-q", "-m", "Chương trình mới")
    theirs.git("push", "-q", "origin", "HEAD")
    mine.edit(A, "gender: male", "gender: female")
    second = mine.send().sent
    assert second
    assert mine.git("diff", "--name-only", "origin/main", second.branch) == A
    assert not (mine.root / "scripts/moi.py").exists()


def test_whoever_looks_after_the_program_finds_a_clean_repository(mine: Machine, theirs: Machine) -> None:
    mine.edit(A, *POSITION)
    first = mine.send().sent
    assert first
    merge(theirs, first.branch)
    mine.sending.update({})
    assert mine.git("status", "--porcelain") == ""
    assert mine.git("rev-parse", "HEAD") == mine.git("rev-parse", "origin/main")


def test_whoever_looks_after_the_program_can_pull(mine: Machine, theirs: Machine) -> None:
    """A new version of the program comes with content that the desk took in and content that is not sent yet."""
    mine.edit(A, *POSITION)
    publish(theirs, A, "gender: male", "gender: female")
    write(theirs.root, "scripts/moi.py", "print()\n")
    theirs.git("add", "-A")
    theirs.git("commit", "-q", "-m", "Chương trình mới")
    theirs.git("push", "-q", "origin", "HEAD")
    mine.sending.update({})
    assert mine.git("rev-parse", "HEAD") != mine.git("rev-parse", "origin/main")
    mine.git("pull", "-q", "--ff-only")
    assert (mine.root / "scripts/moi.py").exists()
    assert mine.git("status", "--porcelain") == f"M {A}"
    assert [each.lines() for each in mine.sending.standing().changed] == [["Chức vụ: Trưởng trạm → Giám đốc"]]


def test_what_somebody_staged_is_left_alone(mine: Machine, theirs: Machine) -> None:
    publish(theirs, A, "gender: male", "gender: female")
    mine.edit("mkdocs.yml", "site_name", "# dở\nsite_name")
    mine.git("add", "mkdocs.yml")
    mine.sending.update({})
    assert mine.git("diff", "--cached", "--name-only") == "mkdocs.yml"
