"""Changes of the content are sent for review on real repositories, and nothing else of them is touched."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from tests.offices import POSITION, A, Machine, git
from tests.running import write

from honorroll.office.git import NoGitError, Repository
from honorroll.office.sending.failures import NotSentError

PHOTO = "honorees/individuals/nguyen-van-a/moi.jpg"


def test_what_is_sent_is_what_was_told(mine: Machine, server: Path) -> None:
    mine.edit(A, *POSITION)
    write(mine.root, PHOTO, b"\xff\xd8\xff photo")
    (mine.root / "honorees/individuals/hoang-van-e/profile.yml").unlink()
    told = [each.title for each in mine.sending.standing().changed]
    outcome = mine.send()
    assert told == [each.title for each in outcome.changed]
    assert told == ["Hồ sơ cá nhân: Nguyễn Văn A (sửa)", "Hồ sơ cá nhân: Hoàng Văn E (xóa)"]
    assert outcome.sent
    branch = outcome.sent.branch
    assert branch == "gui-duyet/2025-12-01-nguyen-van-a"
    assert git(server, "show", "-s", "--format=%an|%s", branch).startswith("Nguyễn Văn A|Sửa 1 hồ sơ cá nhân, xóa")
    assert "- Chức vụ: Trưởng trạm → Giám đốc" in git(server, "show", "-s", "--format=%b", branch)
    assert git(server, "diff", "--name-status", "main", branch).split("\n") == [
        "D\thonorees/individuals/hoang-van-e/profile.yml",
        f"A\t{PHOTO}",
        f"M\t{A}",
    ]
    standing = mine.sending.standing()
    assert (standing.changed, [each.title for each in standing.waiting]) == ([], told)


def test_nothing_of_the_repository_itself_is_touched(mine: Machine) -> None:
    write(mine.root, "scripts/x.py", "print()\n")
    mine.edit("mkdocs.yml", "site_name", "# chưa xong\nsite_name")
    mine.git("add", "mkdocs.yml")
    mine.edit(A, *POSITION)
    before = mine.git("status", "--porcelain=v2", "--branch"), mine.git("stash", "list")
    outcome = mine.send()
    assert outcome.sent
    assert (mine.git("status", "--porcelain=v2", "--branch"), mine.git("stash", "list")) == before
    assert mine.git("diff", "--name-only", "origin/main", outcome.sent.branch) == A


def test_what_is_added_later_joins_what_waits(mine: Machine, server: Path) -> None:
    mine.edit(A, *POSITION)
    first = mine.send()
    mine.edit(A, "gender: male", "gender: female")
    second = mine.send()
    assert first.sent
    assert second.sent
    assert first.sent.branch == second.sent.branch
    assert git(server, "rev-list", "--count", f"main..{second.sent.branch}") == "2"
    assert [line for each in second.changed for line in each.lines()] == ["Giới tính: Nam → Nữ"]
    assert mine.send().sent is None


# ── Where there is no server, no branch, nothing ───────────────────────────────────────────────────────────────────


def test_without_a_server_a_bundle_is_written(mine: Machine, theirs: Machine) -> None:
    mine.git("remote", "remove", "origin")
    mine.edit(A, *POSITION)
    sent = mine.send().sent
    assert sent
    assert sent.file
    assert sent.file.name == "2025-12-01-nguyen-van-a.bundle"
    theirs.git("fetch", "-q", str(sent.file), f"{sent.branch}:nhan")
    assert theirs.git("diff", "--name-only", "main", "nhan") == A
    mine.edit(A, "gender: male", "gender: female")
    second = mine.send().sent
    assert second
    assert second.branch == sent.branch
    theirs.git("fetch", "-q", str(second.file), f"{sent.branch}:nhan")
    assert theirs.git("rev-list", "--count", "main..nhan") == "2"


def test_a_detached_head_changes_nothing(mine: Machine) -> None:
    mine.git("checkout", "-q", "--detach")
    mine.edit(A, *POSITION)
    assert mine.send().sent
    assert mine.git("rev-parse", "--abbrev-ref", "HEAD") == "HEAD"


def test_an_empty_server_and_an_empty_repository(bare_site: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "leer.git")
    git(bare_site, "init", "-q", "-b", "main")
    machine = Machine(bare_site)
    assert [each.how for each in machine.sending.standing().changed if each.path == A] == ["added"]
    machine.git("remote", "add", "origin", str(tmp_path / "leer.git"))
    sent = machine.send().sent
    assert sent
    assert A in git(tmp_path / "leer.git", "ls-tree", "-r", "--name-only", sent.branch)


def test_a_site_in_a_folder_of_a_repository(server: Path, tmp_path: Path, bare_site: Path) -> None:
    top = tmp_path / "top"
    bare_site.rename(bare_site.with_name("roll"))
    top.mkdir()
    (tmp_path / "roll").rename(top / "roll")
    git(top, "init", "-q", "-b", "main")
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "x")
    machine = Machine(top / "roll")
    machine.edit(A, *POSITION)
    sent = machine.send().sent
    assert sent
    assert git(top, "diff", "--name-only", "main", sent.branch) == f"roll/{A}"


def test_nothing_changed_sends_nothing(mine: Machine) -> None:
    assert mine.send().sent is None
    os.utime(mine.root / A)
    assert mine.sending.standing().changed == []


@pytest.mark.parametrize("name", ["", "  ", "123"])
def test_without_a_name_nothing_is_sent(mine: Machine, name: str) -> None:
    with pytest.raises(NotSentError) as error:
        mine.send(name)
    assert error.value.failure.title == "Chưa có tên người gửi"


def test_a_folder_without_git(tmp_path: Path) -> None:
    with pytest.raises(NoGitError):
        Repository(tmp_path)


def test_the_repository_runs_nothing_here(mine: Machine) -> None:
    ran = mine.root / "da-chay"
    script = write(mine.root, ".git/chay.sh", f"#!/bin/sh\necho $0 $@ >> {ran}\ncat\n")
    script.chmod(0o755)
    for hook in ("pre-push", "pre-commit", "post-index-change", "reference-transaction", "post-checkout", "update"):
        write(mine.root, f".git/hooks/{hook}", script.read_bytes()).chmod(0o755)
    for key in (
        "core.fsmonitor",
        "core.sshCommand",
        "core.askPass",
        "core.pager",
        "core.editor",
        "credential.helper",
        "filter.x.clean",
        "filter.x.smudge",
        "filter.x.process",
        "diff.external",
        "diff.x.textconv",
        "gpg.program",
        "remote.origin.receivepack",
        "remote.origin.uploadpack",
    ):
        mine.git("config", key, str(script))
    for key in ("commit.gpgSign", "push.gpgSign"):
        mine.git("config", key, "true")
    write(mine.root, ".git/info/attributes", "* filter=x diff=x\n")
    mine.edit(A, *POSITION)
    ran.unlink(missing_ok=True)
    sent = mine.send().sent
    assert sent
    assert (
        "Giám đốc"
        in subprocess.run(
            ["git", "-C", str(mine.root), "-c", "core.fsmonitor=", "cat-file", "blob", f"{sent.branch}:{A}"],
            check=True,
            capture_output=True,
        ).stdout.decode()
    )
    assert not ran.exists(), ran.read_text(encoding="utf-8")


def test_working_papers_and_links_stay_at_home(mine: Machine, tmp_path: Path) -> None:
    folder = "honorees/individuals/nguyen-van-a"
    write(mine.root, f"{folder}/phiếu đồng ý.docx", b"x")
    write(mine.root, f"{folder}/.htaccess", b"x")
    write(mine.root, "private/phieu.yml", b"x")
    (mine.root / folder / "bi-mat.yml").symlink_to("/etc/passwd")
    mine.edit(A, *POSITION)
    standing = mine.sending.standing()
    assert standing.left_out == [f"{folder}/phiếu đồng ý.docx"]
    sent = mine.send().sent
    assert sent
    assert mine.git("diff", "--name-only", "origin/main", sent.branch) == A


def test_it_may_be_ended_between_the_push_and_its_end(mine: Machine, server: Path) -> None:
    """Killed after the server has the branch, and before this machine remembers it."""
    mine.edit(A, *POSITION)
    sent = mine.send().sent
    assert sent
    mine.git("update-ref", "-d", f"refs/remotes/origin/{sent.branch}")
    mine.git("update-ref", "-d", "refs/honorroll/synced")
    assert mine.send().sent is None
    assert mine.sending.standing().changed == []
    assert [each.name for each in mine.sending.standing().waiting] == ["Nguyễn Văn A"]
    assert git(server, "branch", "--list", "gui-duyet/*").split() == [sent.branch]
