"""What ``check --public`` asks of a branch, on real repositories."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from tests.media import reel, uploads
from tests.running import honorroll_here, write


@pytest.fixture
def branch(site: Path) -> Path:
    """The miniature site in a repository of its own, on a branch that is to be merged into ``main``."""
    write(site, ".gitignore", ".build/\nsite\nprivate/\n")
    git(site, "init", "-q", "-b", "main")
    commit(site)
    git(site, "switch", "-q", "-c", "them-ho-so")
    return site


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Nguyễn Văn A", "-c", "user.email=a@vi-du.example"]
    subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)


def commit(root: Path, *add: str) -> None:
    git(root, "add", *(add or ("-A",)))
    git(root, "commit", "-q", "--allow-empty", "-m", "x")


def rules(root: Path, *more: str) -> set[tuple[str, str, str]]:
    result = honorroll_here("check", "--public", "--base", "main", "--format", "json", *more, root=root)
    return {
        (row["path"], row["severity"], row["rule"])
        for row in json.loads(result.stdout)
        if row["rule"] != "still-planned"
    }


def test_a_branch_with_content_alone_passes(branch: Path) -> None:
    page = branch / "content/pages/gioi-thieu.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMột câu thêm.\n", encoding="utf-8")
    commit(branch)
    assert rules(branch) == set()


@pytest.mark.parametrize(
    "path", ["mkdocs.yml", "Makefile", ".ci/run", ".github/workflows/a.yml", ".htmlvalidate.mjs", "scripts/x.py"]
)
def test_what_runs_on_the_building_machine_may_not_change_unless_allowed_by_name(branch: Path, path: str) -> None:
    old = (branch / path).read_text(encoding="utf-8") if (branch / path).exists() else ""
    write(branch, path, f"{old}\n# thêm\n")
    commit(branch)
    assert rules(branch) == {(path, "error", "runs-code")}
    assert rules(branch, "--allow", path) == set()
    assert rules(branch, "--allow", "mkdocs") == {(path, "error", "runs-code")}


def test_a_file_that_was_moved_away_is_a_change_too(branch: Path) -> None:
    write(branch, ".ci/run", "make test\n")
    commit(branch)
    git(branch, "switch", "-q", "main")
    git(branch, "merge", "-q", "them-ho-so")
    git(branch, "switch", "-q", "-c", "khac")
    git(branch, "mv", ".ci/run", "run")
    commit(branch)
    assert rules(branch) == {(".ci/run", "error", "runs-code")}


def test_a_picture_of_a_page_with_hidden_data_is_an_error_too(branch: Path) -> None:
    write(branch, "content/pages/hinh/so-do.jpg", uploads.telling("JPEG"))
    write(branch, "content/pages/gioi-thieu.md", "# Giới thiệu\n\n![Sơ đồ](hinh/so-do.jpg)\n")
    commit(branch)
    assert rules(branch) == {("content/pages/hinh/so-do.jpg", "error", "page-picture-metadata-sent")}


def test_a_photo_with_hidden_data_is_an_error_and_the_advice_mends_it(branch: Path) -> None:
    folder = "honorees/individuals/nguyen-van-a"
    write(branch, f"{folder}/lao-dong.jpg", uploads.telling("JPEG"))
    commit(branch)
    assert rules(branch) == {(f"{folder}/profile.yml", "error", "photo-metadata-sent")}
    ordinary = honorroll_here("check", "--format", "json", root=branch)
    assert ordinary.code == 0
    result = honorroll_here("check", "--public", "--base", "main", root=branch)
    assert "honorroll check --fix" in result.stdout
    honorroll_here("check", "--fix", "--yes", root=branch)
    assert rules(branch) == set()


def test_a_film_that_says_where_it_was_taken_is_an_error(branch: Path) -> None:
    folder = "content/conferences/hoi-nghi-vi-du"
    text = (branch / folder / "conference.yml").read_text(encoding="utf-8")
    film = "films:\n  - title: Phim\n    file: a.mp4\n  -"
    write(branch, f"{folder}/conference.yml", text.replace("films:\n  -", film, 1))
    write(branch, f"{folder}/films/a.mp4", reel.telling_mp4())
    commit(branch)
    assert (f"{folder}/films/a.mp4", "error", "film-metadata-sent") in rules(branch)


def test_the_private_drawer_may_not_be_in_git(branch: Path) -> None:
    write(branch, "private/nguyen-van-a.yml", "consent: giấy ngày 1/3/2025\n")
    commit(branch)
    assert rules(branch) == set()
    git(branch, "add", "-f", "private/nguyen-van-a.yml")
    commit(branch, "-u")
    assert rules(branch) == {("private/nguyen-van-a.yml", "error", "private-in-git")}
    git(branch, "rm", "-q", "--cached", "private/nguyen-van-a.yml")
    assert rules(branch) == set()


@pytest.mark.parametrize("base", ["khong-co", "--output=x", "main..HEAD"])
def test_a_base_that_is_none_is_told(branch: Path, base: str) -> None:
    result = honorroll_here("check", "--public", f"--base={base}", "--format", "json", root=branch)
    assert result.code == 1
    assert "no-base" in {row["rule"] for row in json.loads(result.stdout)}


def test_a_folder_without_git_is_told(site: Path) -> None:
    result = honorroll_here("check", "--public", "--lang", "en", root=site)
    assert result.code == 1
    assert "not a git repository" in result.stdout
