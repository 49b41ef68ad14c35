"""An office: a server that is a bare repository, and the site as two of its people have it on their machines."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.offices import Machine, git
from tests.running import SITE, write


@pytest.fixture(autouse=True)
def own_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Git as it is installed, whatever this machine has configured."""
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    (tmp_path / "gitconfig").write_text("[init]\n\tdefaultBranch = main\n", encoding="utf-8")


@pytest.fixture
def server(tmp_path: Path) -> Path:
    """The repository that the office shares."""
    first = tmp_path / "first"
    shutil.copytree(SITE, first)
    write(first, ".gitignore", ".build/\nsite\nprivate/\n")
    write(first, ".gitattributes", "* text=auto eol=lf\n")
    git(first, "init", "-q", "-b", "main")
    git(first, "add", "-A")
    git(first, "commit", "-q", "-m", "Trang đầu tiên")
    git(tmp_path, "clone", "-q", "--bare", str(first), "server.git")
    return tmp_path / "server.git"


@pytest.fixture
def machine(server: Path, tmp_path: Path) -> Callable[[str], Machine]:
    """A function that gives somebody of this name a machine."""

    def cloned(name: str) -> Machine:
        git(tmp_path, "clone", "-q", str(server), name)
        return Machine(tmp_path / name)

    return cloned


@pytest.fixture
def mine(machine: Callable[[str], Machine]) -> Machine:
    return machine("mine")


@pytest.fixture
def theirs(machine: Callable[[str], Machine]) -> Machine:
    return machine("theirs")
