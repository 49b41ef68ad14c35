"""A site of an office for those who follow the guide."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.offices import git
from tests.running import REPOSITORY, write


def copy_of_demo(target: Path) -> Path:
    """The demonstration, without what was built of it."""
    for name in ("content", "honorees"):
        shutil.copytree(REPOSITORY / "demo" / name, target / name)
    shutil.copy(REPOSITORY / "demo/mkdocs.yml", target)
    return target


def shared(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """The demonstration on a machine that is joined to a server: to GitHub, as far as that machine knows."""
    root = copy_of_demo(folder / "chung")
    write(root, ".gitignore", ".build/\nsite\nprivate/\n")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Trang")
    git(folder, "clone", "-q", "--bare", "chung", "vi-du/bang-vang.git")
    ssh = write(folder, "ssh", f'for command; do :; done\ncd "{folder}"\neval "$command"\n')
    patch.setenv("GIT_SSH_COMMAND", f'sh "{ssh}"')
    patch.setenv("GIT_SSH_VARIANT", "ssh")
    git(root, "remote", "add", "origin", "git@github.com:vi-du/bang-vang.git")
    git(root, "fetch", "-q", "origin")
    return root
