from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import watchfiles
from tests.running import write

from honorroll.office.live_preview import watching


class Seen:
    """The paths that were told, waited for."""

    def __init__(self, root: Path) -> None:
        self.paths: set[str] = set()
        self.polls = 0
        watching.begin(root, self.paths.update, self.polled)
        time.sleep(0.3)

    def polled(self) -> None:
        self.polls += 1

    def wait_for(self, path: str) -> None:
        deadline = time.monotonic() + 10
        while path not in self.paths:
            assert time.monotonic() < deadline, self.paths
            time.sleep(0.01)
        self.paths.clear()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, "mkdocs.yml", "hooks: [hooks/a.py]\n")
    write(tmp_path, "hooks/a.py", "")
    write(tmp_path, "honorees/individuals/nguyen-van-a/profile.yml", "name: A\n")
    return tmp_path


def test_what_is_edited_is_told_whatever_was_replaced_renamed_or_made_meanwhile(root: Path) -> None:
    seen = Seen(root)
    write(root, "honorees/individuals/nguyen-van-a/profile.yml", "name: B\n")
    seen.wait_for("honorees/individuals/nguyen-van-a/profile.yml")
    write(root, "hooks/a.py", "# edited")
    seen.wait_for("hooks/a.py")
    for text in ("# one", "# two"):  # as most editors save: another file takes the place
        write(root, ".mkdocs.yml.swp", text).rename(root / "mkdocs.yml")
        seen.wait_for("mkdocs.yml")
    write(root, "content/pages/moi.md", "# Mới\n")  # a folder that was not there
    seen.wait_for("content")
    shutil.move(root / "honorees", root / "honorees-old")
    shutil.copytree(root / "honorees-old", root / "honorees")
    seen.wait_for("honorees")
    time.sleep(0.3)
    write(root, "honorees/individuals/nguyen-van-a/photo.jpg", b"")
    seen.wait_for("honorees/individuals/nguyen-van-a/photo.jpg")
    write(root, "content/pages/moi.md", "# Mới hơn\n")
    seen.wait_for("content/pages/moi.md")
    assert seen.polls == 0


def test_where_the_system_watches_no_further_folders_they_are_looked_at(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = watchfiles.watch

    def limited(*paths: Path, force_polling: bool | None, **options: Any) -> Iterator[Any]:
        if not force_polling:
            raise OSError(28, "inotify watch limit reached")
        return watch(*paths, force_polling=True, poll_delay_ms=20, **options)

    monkeypatch.setattr(watchfiles, "watch", limited)
    seen = Seen(root)
    assert seen.polls
    write(root, "honorees/individuals/nguyen-van-a/photo.jpg", b"")
    seen.wait_for("honorees/individuals/nguyen-van-a/photo.jpg")


@pytest.mark.parametrize(
    ("name", "is_transient"),
    [
        (".profile.yml.swp", True),
        ("profile.yml~", True),
        ("#profile.yml#", True),
        (".#profile.yml", True),
        ("4913", True),
        ("~$bao-cao.docx", True),
        ("anh.jpg.crdownload", True),
        ("profile.yml", False),
        ("nguyen-van-a", False),
        ("anh 1.jpg", False),
    ],
)
def test_what_editors_put_beside_a_file(name: str, is_transient: bool) -> None:
    assert watching.is_transient(name) is is_transient
