"""Publishing: from a fresh clone to a branch that a host serves."""

from __future__ import annotations

from pathlib import Path

from tests.ci.conftest import Script
from tests.requests_of import git
from tests.running import built, write


def test_a_fresh_clone_is_built_and_what_was_kept_helps(clone: Path, script: Script, tmp_path: Path) -> None:
    (clone / ".build").rename(tmp_path / "giu")
    done = script("publish", str(tmp_path / "ra"), KEPT=str(tmp_path / "giu"), FIRST="1")
    assert done.returncode == 0, done
    site = built(tmp_path / "ra")
    assert b"Nguy\xe1\xbb\x85n V\xc4\x83n A" in site["bang-vang/nguyen-van-a/index.html"]
    assert (clone / ".build").is_symlink()
    assert not (tmp_path / "giu/pool").is_symlink()
    # nothing is online, and nobody said that this is the first time
    again = script("publish", str(tmp_path / "ra"), KEPT=str(tmp_path / "giu"))
    assert again.returncode != 0
    assert built(tmp_path / "ra") == site


def published(clone: Path) -> dict[str, bytes]:
    git(clone, "fetch", "-q", "origin")
    names = git(clone, "ls-tree", "-r", "--name-only", "origin/gh-pages").splitlines()
    return {name: git(clone, "cat-file", "blob", f"origin/gh-pages:{name}").encode() for name in names}


def test_a_site_goes_onto_a_branch_as_it_is(clone: Path, script: Script, tmp_path: Path) -> None:
    site = tmp_path / "ra"
    files = {
        "index.html": "a\r\n",
        "bang-vang/a/index.html": "Nguyễn Văn A",
        ".gitignore": "*\n",
        "b/.gitattributes": "* text\n",
    }
    for path, text in files.items():
        write(site, path, text)
    assert script("push", str(site), "origin", "gh-pages").returncode == 0
    assert published(clone) == {path: text.encode() for path, text in (files | {".nojekyll": ""}).items()}
    assert "Nothing changed." in script("push", str(site), "origin", "gh-pages").stdout
    assert git(clone, "status", "--porcelain") == ""


def test_what_was_taken_down_is_not_in_the_history_of_the_branch(clone: Path, script: Script, tmp_path: Path) -> None:
    site = tmp_path / "ra"
    write(site, "index.html", "x")
    write(site, "bang-vang/a/index.html", "Nguyễn Văn A")
    script("push", str(site), "origin", "gh-pages")
    (site / "bang-vang/a/index.html").write_text("Đã gỡ", encoding="utf-8")
    assert script("push", str(site), "origin", "gh-pages").returncode == 0
    git(clone, "fetch", "-q", "origin")
    assert git(clone, "rev-list", "--count", "origin/gh-pages").strip() == "1"
    assert published(clone)["bang-vang/a/index.html"] == "Đã gỡ".encode()


def test_the_name_of_the_host_stays(clone: Path, script: Script, tmp_path: Path) -> None:
    write(tmp_path, "ra/index.html", "x")
    write(tmp_path, "cu/index.html", "y")
    write(tmp_path, "cu/CNAME", "bang-vang.example\n")
    assert script("push", str(tmp_path / "cu"), "origin", "gh-pages").returncode == 0
    assert script("push", str(tmp_path / "ra"), "origin", "gh-pages").returncode == 0
    assert published(clone) == {"index.html": b"x", "CNAME": b"bang-vang.example\n", ".nojekyll": b""}


def test_a_folder_that_is_no_site_is_not_published(script: Script, tmp_path: Path) -> None:
    write(tmp_path, "ra/thu.txt", "x")
    assert script("push", str(tmp_path / "ra"), "origin", "gh-pages").returncode == 2
