"""The command as its user runs it; ``tests/browser/test_preview`` is what the browser makes of it."""

from __future__ import annotations

import re
import time
import urllib.error
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.previewing import Preview, preview
from tests.running import DATE, built, honorroll_here, write

PERSON = "honorees/individuals/nguyen-van-a/profile.yml"
PAGE = "bang-vang/nguyen-van-a/"
ADDED = re.compile(rb'<aside id="honorroll-preview".*</script>', re.DOTALL)
NOTHING = re.compile(rb"(?!)")


@contextmanager
def served(root: Path) -> Iterator[Preview]:
    command = ("honorroll", "serve", "--date", DATE.isoformat(), "--address", "{address}")
    with preview(root, *command, added=ADDED) as shown:
        shown.wait_for("Xem thử ở")
        yield shown


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def builds(shown: Preview) -> int:
    return shown.log.read_text(encoding="utf-8").count("Đã dựng lại")


@pytest.mark.slow
def test_a_preview_begins_with_a_fault_follows_what_is_edited_and_publishes_nothing(site: Path) -> None:
    edit(site, PERSON, "name: Nguyễn", "nmae: Nguyễn")
    with served(site) as shown:
        shown.wait_for("unknown-key")
        told = shown._replace(added=NOTHING)
        told.wait_for(f"{PERSON}:1:1", "")
        assert "<pre>nmae: Nguyễn Văn A</pre>" in told.get("bat-ky/").decode()
        edit(site, PERSON, "nmae: Nguyễn", "name: Nguyễn")
        shown.wait_for("Cứ gọi là có.", PAGE)

        # Two files at once, one of them under a temporary name, as editors save it.
        page = site / "content/pages/gioi-thieu.md"
        write(site, "content/pages/.gioi-thieu.md.tmp", "# Một trang mới\n").rename(page)
        edit(site, PERSON, "Cứ gọi là có.", "Gọi là tới.")
        shown.wait_for("Gọi là tới.", PAGE)
        shown.wait_for("Một trang mới", "gioi-thieu/")
        shown.wait_for(f"content/pages/gioi-thieu.md, {PERSON}: Không có lỗi nào.")

        folder = site / "honorees/individuals/y-vi-du-ten-dai"
        folder.rename(folder.with_name("y-vi-du"))
        shown.wait_for("Y Ví Dụ Tên", "bang-vang/y-vi-du/")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            shown.get("bang-vang/y-vi-du-ten-dai/")
        time.sleep(0.5)

        before = builds(shown)
        for name in (".profile.yml.swp", "4913", "profile.yml~", "#profile.yml#"):
            write(site, f"honorees/individuals/nguyen-van-a/{name}", "x").unlink()
        time.sleep(1)
        assert builds(shown) == before, "it rebuilds although nobody changed anything"
        assert not (site / "site").exists()
        seen = {path: shown.get(path) for path in ("", PAGE, "gioi-thieu/", "bang-vang/y-vi-du/")}
    log = shown.log.read_text(encoding="utf-8")
    assert log.endswith("Đã đóng bản xem thử.\n"), log
    assert "Traceback" not in log, log
    assert honorroll_here("build", root=site).code == 0, "no address of the preview counts as published"
    assert {path: built(site / "site")[f"{path}index.html"] for path in seen} == seen
