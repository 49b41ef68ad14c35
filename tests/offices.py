"""Machines of an office that share a repository, and what its reviewer does on the server."""

from __future__ import annotations

import subprocess
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from tests.running import DATE

from honorroll.office.git import Repository
from honorroll.office.records.form_values import Labels
from honorroll.office.sending.by_git import GitSending
from honorroll.office.sending.outcome import Author, Outcome
from honorroll.roll import read as roll_read

#: A profile, and an edit of it.
A = "honorees/individuals/nguyen-van-a/profile.yml"
POSITION = "position: Trưởng trạm", "position: Giám đốc"


class Machine(NamedTuple):
    """The site on the machine of somebody of the office."""

    root: Path

    def git(self, *arguments: str) -> str:
        return git(self.root, *arguments)

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    @property
    def sending(self) -> GitSending:
        labels = Labels(roll_read.vocabulary(self.root).vocabulary)
        return GitSending(Repository(self.root), labels, Lock())

    def send(self, name: str = "Nguyễn Văn A", choices: dict[str, str] | None = None) -> Outcome:
        return self.sending.send(Author(name), "", DATE, choices or {})


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Kỹ thuật", "-c", "user.email=ky-thuat@vi-du.example"]
    done = subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)
    return done.stdout.decode().strip()


def publish(machine: Machine, path: str, old: str, new: str) -> None:
    """An edit that everybody has from then on."""
    machine.edit(path, old, new)
    machine.git("commit", "-q", "-a", "-m", "Sửa")
    machine.git("push", "-q", "origin", "HEAD")


def merge(machine: Machine, branch: str, *, squash: bool = False) -> None:
    """What the reviewer does on the server."""
    machine.git("fetch", "-q")
    machine.git("switch", "-q", "main")
    machine.git("reset", "-q", "--hard", "origin/main")
    how = ["--squash"] if squash else ["--no-ff"]
    machine.git("merge", "-q", *how, f"origin/{branch}")
    if squash:
        machine.git("commit", "-q", "-m", "Nhập")
    machine.git("push", "-q", "origin", "main")
