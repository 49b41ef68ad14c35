"""Changes of the content are sent for review on real repositories, and those of others come back."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from tests.offices import Machine, git, merge, publish
from tests.running import write

from honorroll.office.git import GitError, NoGitError, Repository
from honorroll.office.sending import failures
from honorroll.office.sending.failures import NotSentError
from honorroll.office.sending.incoming import MINE, THEIRS

A = "honorees/individuals/nguyen-van-a/profile.yml"
POSITION = "position: Trưởng trạm", "position: Giám đốc"
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


def test_what_others_changed_elsewhere_comes_along(mine: Machine, theirs: Machine) -> None:
    b, page = "honorees/individuals/tran-thi-b/profile.yml", "content/pages/gioi-thieu.md"
    theirs.edit(b, "position: Giáo viên", "position: Hiệu trưởng")
    theirs.edit(A, "gender: male", "gender: female")
    write(theirs.root, page, theirs.read(page) + "\nThêm.\n")
    theirs.git("commit", "-q", "-a", "-m", "x")
    theirs.git("push", "-q", "origin", "HEAD")
    mine.edit(A, *POSITION)
    outcome = mine.send("Lê Thị C")
    assert {each.name for each in outcome.taken} == {"Nguyễn Văn A", "Trần Thị B", "Giới thiệu"}
    assert "Giám đốc" in mine.read(A)
    assert "female" in mine.read(A)
    assert mine.read(b) == theirs.read(b)
    assert outcome.sent
    assert mine.git("diff", "--name-only", "origin/main", outcome.sent.branch) == A


@pytest.mark.parametrize(("choice", "kept"), [(MINE, "Giám đốc"), (THEIRS, "Phó Trưởng trạm")])
def test_what_both_changed_is_decided_by_a_person(mine: Machine, theirs: Machine, choice: str, kept: str) -> None:
    publish(theirs, A, POSITION[0], "position: Phó Trưởng trạm")
    mine.edit(A, *POSITION)
    mine.edit(A, "gender: male", "gender: female")
    before = mine.read(A)
    outcome = mine.send()
    (conflict,) = outcome.conflicts
    assert (conflict.record, conflict.label) == ("Hồ sơ cá nhân: Nguyễn Văn A", "Chức vụ")
    assert (conflict.theirs, conflict.mine) == ("Phó Trưởng trạm", "Giám đốc")
    assert outcome.sent is None
    assert mine.read(A) == before
    decided = mine.send(choices={conflict.mark: choice})
    assert decided.sent
    assert f"position: {kept}" in mine.read(A)
    assert "female" in mine.read(A)
    assert f"position: {kept}" in mine.git("show", f"{decided.sent.branch}:{A}")
    if choice == THEIRS:  # what was given up is kept
        assert before in mine.git("show", f"refs/honorroll/before:{A}") + "\n"


def test_an_answer_is_good_for_the_versions_that_were_shown(mine: Machine, theirs: Machine) -> None:
    mine.edit(A, *POSITION)
    publish(theirs, A, "Trưởng trạm", "Phó Trưởng trạm")
    (old,) = mine.send().conflicts
    publish(theirs, A, "Phó Trưởng trạm", "Bác sĩ chính")
    (new,) = mine.send(choices={old.mark: MINE}).conflicts
    assert new.theirs == "Bác sĩ chính"


def test_both_may_add_to_a_list(mine: Machine, theirs: Machine) -> None:
    theirs.edit(A, "sources:\n", "  - title: bang-khen-vi-du\n    year: 2022\n    sources: [3]\nsources:\n")
    theirs.edit(A, "publication:\n", "  - title: Báo của họ\npublication:\n")
    theirs.git("commit", "-q", "-a", "-m", "x")
    theirs.git("push", "-q", "origin", "HEAD")
    mine.edit(A, "publication:\n", "  - title: Báo của tôi\npublication:\n")
    mine.edit(A, "quote:\n  text: Tôi chỉ làm việc nên làm.\n  source: 2", "quote:\n  text: Tôi chỉ làm.\n  source: 3")
    outcome = mine.send()
    assert outcome.conflicts == []
    assert mine.read(A).index("Báo của họ") < mine.read(A).index("Báo của tôi")
    assert "source: 4" in mine.read(A)


def test_a_removed_record_and_a_changed_one(mine: Machine, theirs: Machine) -> None:
    theirs.git("rm", "-q", A)
    theirs.git("commit", "-q", "-m", "x")
    theirs.git("push", "-q", "origin", "HEAD")
    mine.edit(A, *POSITION)
    (conflict,) = mine.send().conflicts
    assert (conflict.label, conflict.theirs) == ("Cả tệp", "đã xóa")
    assert mine.send(choices={conflict.mark: THEIRS}).sent is None
    assert not (mine.root / A).exists()


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


# ── What goes wrong ────────────────────────────────────────────────────────────────────────────────────────────────


def failed(machine: Machine) -> failures.Failure:
    with pytest.raises(GitError) as error:
        machine.send()
    return failures.of_git(error.value).failure


def test_a_refused_push_is_told_in_the_words_of_the_server(mine: Machine, server: Path) -> None:
    hook = server / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'Nhánh đang khóa' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    mine.edit(A, *POSITION)
    failure = failed(mine)
    assert failure.title == "Máy chủ từ chối"
    assert "Nhánh đang khóa" in failure.text
    assert [each.name for each in mine.sending.standing().changed] == ["Nguyễn Văn A"]
    hook.unlink()
    sent = mine.send().sent
    assert sent
    assert sent.branch == "gui-duyet/2025-12-01-nguyen-van-a"


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("http://127.0.0.1:1/a/b.git", "Không kết nối được với máy chủ"),
        ("/khong/co", "Không thấy nơi nhận trên máy chủ"),
        ("ext::sh -c 'touch da-chay' x", "Chưa gửi được"),
    ],
)
def test_a_server_that_is_not_there_is_told(mine: Machine, url: str, title: str) -> None:
    mine.git("remote", "set-url", "origin", url)
    mine.edit(A, *POSITION)
    assert failed(mine).title == title
    assert "Giám đốc" in mine.read(A)
    assert not (mine.root / "da-chay").exists()


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
