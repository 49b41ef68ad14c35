"""Anyone who knows MkDocs is at home: its own commands give the same site, and the same care for the live one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.previewing import ENVIRONMENT, Preview, preview
from tests.running import SITE, Result, built, every_file, honorroll_here, write

from honorroll.base.zone import today

PERSON = "honorees/individuals/nguyen-van-a/profile.yml"


def build_today(root: Path) -> Result:
    """Our own command on the day of MkDocs, which has no other: some pages speak of the day."""
    return honorroll_here("build", "--date", today().isoformat(), root=root)


def mkdocs(root: Path, *arguments: str) -> Result:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=root,
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


# ── mkdocs build ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_mkdocs_build_gives_the_same_site(site: Path) -> None:
    result = mkdocs(site, "--strict")
    assert result.code == 0, result
    assert (site / "site").is_symlink()
    theirs = built(site / "site")
    shutil.rmtree(site / ".build")
    (site / "site").unlink()
    assert build_today(site).code == 0
    assert built(site / "site") == theirs


def test_the_two_commands_take_turns(site: Path) -> None:
    """Each goes on from what the other left, and nothing lies about afterwards."""
    assert build_today(site).code == 0
    edit(site, PERSON, "Cứ gọi là có.", "Gọi là có.")
    write(site, "content/pages/gioi-thieu.md", "# Giới thiệu mới\n")
    assert mkdocs(site, "--strict").code == 0
    theirs = built(site / "site")
    assert "Gọi là có." in theirs["bang-vang/nguyen-van-a/index.html"].decode()
    assert "Giới thiệu mới" in theirs["gioi-thieu/index.html"].decode()
    assert build_today(site).code == 0
    assert built(site / "site") == theirs
    assert {path.name for path in (site / ".build").iterdir()} == {
        "building",
        "cache",
        "digests",
        "pool",
        "releases",
        "rendered",
    }


BROKEN = ("content/pages/gioi-thieu.md", "# A\n\n[x](khong-co.md)\n", "khong-co.md")


@pytest.mark.parametrize(
    ("path", "content", "said", "strict"),
    [
        pytest.param(*BROKEN, ("--strict",), id="broken link, which MkDocs itself finds"),
        pytest.param(*BROKEN, (), id="broken link, which MkDocs itself lets pass"),
        pytest.param(
            "content/pages/gioi-thieu.md", '# A\n\n<a href="../khong-co/">x</a>\n', "page-link", (), id="HTML link"
        ),
        pytest.param(PERSON, "name: A\n", "missing", (), id="profile"),
    ],
)
def test_what_is_wrong_leaves_the_live_site_as_it_was(
    site: Path, path: str, content: str, said: str, strict: tuple[str, ...]
) -> None:
    assert build_today(site).code == 0
    link, before = os.readlink(site / "site"), built(site / "site")
    write(site, path, content)
    result = mkdocs(site, *strict)
    assert result.code == 1, result
    assert said in result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert (os.readlink(site / "site"), built(site / "site")) == (link, before)
    shutil.copyfile(SITE / path, site / path)
    assert build_today(site).code == 0
    assert built(site / "site") == before, "nothing of the faulty rendering was kept"


def test_mkdocs_build_into_another_folder(site: Path, tmp_path: Path) -> None:
    assert mkdocs(site, "--strict", "-d", str(tmp_path / "other")).code == 0
    assert not (site / "site").exists()
    assert not [path for path in (tmp_path / "other").rglob("*") if path.is_symlink()]
    assert build_today(site).code == 0
    assert built(tmp_path / "other") == built(site / "site")


def test_what_stops_it_is_told_in_one_line(site: Path) -> None:
    write(site, "site/thesis.odt", "years of work")
    result = mkdocs(site)
    assert result.code == 1
    assert "Traceback" not in result.stderr
    assert "không phải do chương trình này tạo ra" in result.stderr
    assert built(site / "site") == {"thesis.odt": b"years of work"}


def test_a_hook_runs_from_start_to_end_and_is_not_forgotten(site: Path) -> None:
    """``honorroll build`` fires the events of MkDocs' own command, and a hook that is edited renders anew."""
    hook = "said = []\n\ndef on_startup(**_):\n    said.append('{said}')\n\n"
    hook += "def on_page_content(html, **_):\n    return html + said[0]\n\n"
    hook += "def on_shutdown():\n    open('ended', 'w').close()\n"
    write(site, "hooks/page.py", hook.replace("{said}", "<p>Lời đầu</p>").replace("ended", str(site / "ended")))
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [hooks/page.py]\n")
    page = site / "site/gioi-thieu/index.html"
    assert honorroll_here("build", root=site).code == 0
    assert "<p>Lời đầu</p>" in page.read_text(encoding="utf-8")
    assert (site / "ended").exists()
    edit(site, "hooks/page.py", "Lời đầu", "Lời sau")
    assert honorroll_here("build", root=site).code == 0
    assert "<p>Lời sau</p>" in page.read_text(encoding="utf-8")


def test_gh_deploy_pushes_the_whole_site(site: Path, tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        command = ["git", "-C", str(site), "-c", "user.name=A", "-c", "user.email=a@a.example", *arguments]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode()

    git("init", "--quiet", "--initial-branch=main")
    git("commit", "--quiet", "--allow-empty", "--message=first")
    git("init", "--quiet", "--bare", str(tmp_path / "host"))
    git("remote", "add", "origin", str(tmp_path / "host"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "gh-deploy"], cwd=site, env=ENVIRONMENT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    pushed = git("ls-tree", "-r", "-z", "--name-only", "origin/gh-pages").rstrip("\0").split("\0")
    assert any(path.startswith("anh/") for path in pushed)
    assert not list((site / ".build").glob("deployed-*"))
    assert build_today(site).code == 0
    assert {*pushed} == {*every_file(site / "site"), ".nojekyll"}


# ── mkdocs serve ───────────────────────────────────────────────────────────────────────────────────────────────────


#: The script that MkDocs adds to reload a page, and what the policy of the page allows that.
ADDED = re.compile(rb"<script>[^<]*livereload\([0-9, ]*\);[^<]*</script>\s*| 'sha256-[^']+'")


@contextmanager
def mkdocs_serve(root: Path) -> Iterator[Preview]:
    with preview(root, "mkdocs", "serve", "--dev-addr", "{address}", added=ADDED) as shown:
        shown.wait_for("Serving on")
        yield shown


def builds(shown: Preview) -> int:
    return shown.log.read_text(encoding="utf-8").count("Building documentation...")


@pytest.mark.slow
def test_a_preview_shows_the_site_and_follows_changes(site: Path) -> None:
    assert build_today(site).code == 0
    live = built(site / "site")
    with mkdocs_serve(site) as shown:
        for path in ("", "bang-vang/nguyen-van-a/", "gioi-thieu/"):
            assert shown.get(path) == live[f"{path}index.html"], path

        edit(site, PERSON, "Cứ gọi là có.", "Gọi là tới.")
        shown.wait_for("Gọi là tới.", "bang-vang/nguyen-van-a/")

        before = builds(shown)
        time.sleep(6)
        assert builds(shown) <= before + 1, "it rebuilds although nobody changed anything"
    assert built(site / "site") == live, "a preview publishes nothing"
    assert {path.name for path in (site / ".build").iterdir()} <= {
        "building",
        "cache",
        "digests",
        "pool",
        "releases",
        "rendered",
    }
    edit(site, PERSON, "Gọi là tới.", "Cứ gọi là có.")
    assert build_today(site).code == 0
    assert built(site / "site") == live, "nothing of the preview's addresses was kept"


@pytest.mark.slow
def test_a_preview_outlives_what_is_wrong(site: Path) -> None:
    """A fault is told, and what was shown before stays until it is mended; a preview may also begin with a fault."""
    edit(site, PERSON, "name: Nguyễn", "nmae: Nguyễn")
    with mkdocs_serve(site) as shown:
        shown.wait_for("unknown-key")
        edit(site, PERSON, "nmae: Nguyễn", "name: Nguyễn")
        shown.wait_for("Nguyễn Văn A", "bang-vang/nguyen-van-a/")
        whole = shown.get("bang-vang/nguyen-van-a/")

        edit(site, PERSON, "nguoi-tot-vi-du", "nguoi-tot-vi-dụ")
        shown.wait_for("nguoi-tot-vi-dụ")
        assert shown.get("bang-vang/nguyen-van-a/") == whole
        assert b"hr7d21" not in shown.get("")

        edit(site, PERSON, "nguoi-tot-vi-dụ", "nguoi-tot-vi-du")
        write(site, "content/pages/gioi-thieu.md", "# Giới thiệu\n\n[x](khong-co.md)\n")
        shown.wait_for("khong-co.md")
        assert shown.get("bang-vang/nguyen-van-a/") == whole

        write(site, "content/pages/gioi-thieu.md", "# Một trang mới\n")
        shown.wait_for("Một trang mới", "gioi-thieu/")
