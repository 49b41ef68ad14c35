"""Pull requests on real repositories: a clone of a bare one, and what somebody pushed from elsewhere."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.running import write

A = "honorees/individuals/nguyen-van-a"
NEW = "honorees/individuals/le-thi-g"
PROFILE = """name: {name}
position: {position}
field: giao-duc
awards:
  - title: nguoi-tot-vi-du
    year: 2022
    sources: [1]
sources:
  - title: Báo Ví Dụ
publication:
{publication}"""
RECORD = "  basis: public-record\n"


def profile(name: str = "Lê Thị G", position: str = "Tổ trưởng", publication: str = RECORD) -> str:
    return PROFILE.format(name=name, position=position, publication=publication)


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Nguyễn Văn A", "-c", "user.email=a@vi-du.example"]
    done = subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)
    return done.stdout.decode()


def request_of(root: Path, **files: str | bytes | None) -> str:
    """The commit of somebody who worked elsewhere and pushed: files by path, None for one that goes."""
    other = root.parent / "noi-khac"
    if not other.exists():
        subprocess.run(["git", "clone", "-q", str(root.parent / "kho.git"), str(other)], check=True)
    git(other, "switch", "-q", "-C", "them", "origin/main")
    for path, content in files.items():
        if content is None:
            git(other, "rm", "-q", "-r", path)
        else:
            write(other, path, content)
    git(other, "add", "-A", "-f")
    git(other, "commit", "-q", "-m", "x")
    git(other, "push", "-q", "-f", "origin", "them")
    git(root, "fetch", "-q", "origin")
    return git(root, "rev-parse", "origin/them").strip()


def edited(root: Path, old: str, new: str, path: str = f"{A}/profile.yml") -> dict[str, str]:
    before = (root / path).read_text(encoding="utf-8")
    assert old in before
    return {path: before.replace(old, new, 1)}


def cloned(site: Path, folder: Path) -> Path:
    """A clone of a bare repository with ``site``, as machines that build have it: on the main branch."""
    write(site, ".gitignore", ".build/\nsite\nprivate/\n")
    git(site, "init", "-q", "-b", "main")
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "x")
    subprocess.run(["git", "clone", "-q", "--bare", str(site), str(folder / "kho.git")], check=True)
    subprocess.run(["git", "clone", "-q", str(folder / "kho.git"), str(folder / "ban-sao")], check=True)
    return folder / "ban-sao"
