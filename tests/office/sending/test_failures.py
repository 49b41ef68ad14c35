"""Why sending did not succeed is told in words for people without git, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.offices import POSITION, A, Machine

from honorroll.office.git import GitError
from honorroll.office.sending import failures


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
