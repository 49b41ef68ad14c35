"""The program may be ended at any moment of sending, and the disk may be full at any: nothing is lost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.offices import A, Machine, git, publish
from tests.running import write

from honorroll.office.git import GitError, Repository
from honorroll.office.sending import by_git, failures

B = "honorees/individuals/tran-thi-b/profile.yml"

Work = Callable[..., Any]


def killed(machine: Machine, number: int, when: str) -> int:
    """Send in a child that ends as ``kill -9`` ends it, before or after the git command or file of this number."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = number

    def counted(work: Work) -> Work:
        def counting(*arguments: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0 and when == "before":
                os._exit(9)
            result = work(*arguments, **named)
            if left == 0:
                os._exit(9)
            return result

        return counting

    try:
        Repository.both = counted(Repository.both)  # type: ignore[method-assign]
        vars(by_git)["put"] = counted(vars(by_git)["put"])
        machine.send("Lê Thị Bích")
        os._exit(0)
    finally:
        os._exit(1)


@pytest.mark.slow
@pytest.mark.parametrize("when", ["before", "after"])
def test_whenever_it_is_ended_it_goes_on_from_there(mine: Machine, theirs: Machine, server: Path, when: str) -> None:
    publish(theirs, B, "Giáo viên", "Hiệu trưởng")
    mine.edit(A, "Trưởng trạm", "Giám đốc")
    for number in range(11, 80, 7):  # the first commands only ask where things stand
        code = killed(mine, number, when)
        assert code in (0, 9)
        assert "position: Giám đốc" in mine.read(A)
        assert mine.read(B) in (theirs.read(B), theirs.read(B).replace("Hiệu trưởng", "Giáo viên"))
        if code == 0:
            break
    outcome = mine.send("Lê Thị Bích")
    assert outcome.conflicts == []
    standing = mine.sending.standing()
    assert (standing.changed, [each.name for each in standing.waiting]) == ([], ["Nguyễn Văn A"])
    assert mine.git("status", "--porcelain") == f"M {A}"
    assert mine.git("rev-parse", "main") == mine.git("rev-parse", "origin/main")
    (branch,) = git(server, "branch", "--list", "gui-duyet/*").split()
    assert git(server, "diff", "--name-only", "main", branch) == A
    assert "Hiệu trưởng" in mine.read(B)
    assert not list((mine.root / ".build/desk").glob("index-*"))


def test_a_full_disk_is_told_and_changes_nothing(
    mine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = subprocess.run(["which", "git"], check=True, capture_output=True).stdout.decode().strip()
    full = write(
        tmp_path,
        "bin/git",
        f'#!/bin/sh\nfor each; do case "$each" in hash-object|write-tree|commit-tree)\n'
        f'echo "error: unable to write file: No space left on device" >&2; exit 128;; esac; done\nexec {real} "$@"\n',
    )
    full.chmod(0o755)
    mine.edit(A, "Trưởng trạm", "Giám đốc")
    with monkeypatch.context() as patch:
        patch.setenv("PATH", f"{full.parent}{os.pathsep}{os.environ['PATH']}")
        with pytest.raises(GitError) as error:
            mine.send()
    assert failures.of_git(error.value).failure.title == "Ổ đĩa đã đầy"
    assert "Giám đốc" in mine.read(A)
    assert mine.send().sent
