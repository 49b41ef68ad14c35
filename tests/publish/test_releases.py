"""The live site is whole at every moment: whatever kills a build, and whatever stands in its way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from hashlib import blake2b
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.running import DATE, built, write

from honorroll.base import files, store
from honorroll.base.errors import ForeignFileError
from honorroll.publish import releases

KILLS = 10
#: Enough pages and profiles for both halves of the work to go to processes of their own.
HONOREES = 230


def snapshot(site: Path) -> dict[str, bytes]:
    """A digest of every file."""
    return {path: blake2b(data).digest() for path, data in built(site).items()}


def begin(root: Path) -> subprocess.Popen[bytes]:
    with open(root.parent / "output", "wb") as output:  # no pipe: a child that outlives its parent would hold it
        return subprocess.Popen(
            [sys.executable, "-m", "honorroll", "build", "--root", str(root), "--date", DATE.isoformat()],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def finish(root: Path) -> None:
    """Build to the end; as long as children of a killed build are at work, they hold the lock."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        code = begin(root).wait()
        output = (root.parent / "output").read_text(encoding="utf-8")
        if code != 2 or "đang chạy; chờ" not in output:
            assert code == 0, output
            return
        time.sleep(0.1)
    raise AssertionError("the lock of a killed build was never given up")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_link_is_replaced_in_one_step(tmp_path: Path) -> None:
    for slot in ("a", "b"):
        write(tmp_path, f".build/releases/{slot}/index.html", slot)
    releases.swap(tmp_path, "a")
    inode = (tmp_path / "site").lstat().st_ino
    releases.swap(tmp_path, "b")
    assert (tmp_path / "site/index.html").read_text() == "b"
    assert (tmp_path / "site").lstat().st_ino != inode
    assert releases.live_slot(tmp_path) == "b"


def test_the_next_slot_is_never_the_live_one(tmp_path: Path) -> None:
    live: list[str] = []
    for _ in range(7):
        slot = releases.next_slot(tmp_path)
        assert not live or slot != live[-1]
        releases.open_slot(tmp_path, slot)
        store.seal(write(tmp_path, "fresh", b""), releases.database(tmp_path, slot))
        releases.swap(tmp_path, slot)
        live.append(slot)
        time.sleep(0.01)
    assert live[:6] == ["a", "b", "c", "a", "b", "c"]


def test_a_slot_without_a_seal_becomes_a_copy_of_the_live_one(tmp_path: Path) -> None:
    write(tmp_path, ".build/releases/a/x/index.html", "live")
    store.seal(write(tmp_path, "fresh", b""), releases.database(tmp_path, "a"))
    releases.swap(tmp_path, "a")
    write(tmp_path, ".build/releases/b/old.html", "left by a build that was killed")
    releases.become(tmp_path, "b", releases.base(tmp_path))
    folder = releases.open_slot(tmp_path, "b")
    assert built(folder) == {"x/index.html": b"live"}
    files.write_file(str(folder / "x/index.html"), b"new")
    assert (tmp_path / "site/x/index.html").read_text() == "live", (
        "what the live site shares is replaced, not written to"
    )


def test_without_a_live_release_the_next_goes_on_from_the_last_that_is_whole(tmp_path: Path) -> None:
    assert releases.base(tmp_path) is None
    for slot in ("a", "b"):
        write(tmp_path, f".build/releases/{slot}/index.html", "")
        store.seal(write(tmp_path, "fresh", b""), releases.database(tmp_path, slot))
        time.sleep(0.01)
    assert releases.base(tmp_path) == "b"
    releases.open_slot(tmp_path, "b")
    assert releases.base(tmp_path) == "a"


def test_a_preview_goes_on_from_the_last_preview_and_is_nothing_to_build_on_or_to_roll_back_to(tmp_path: Path) -> None:
    def made(*, is_preview: bool) -> tuple[str | None, str]:
        """What the next release goes on from, and its slot, made now."""
        base = releases.base(tmp_path, is_preview=is_preview)
        slot = releases.next_slot(tmp_path, releases.PREVIEW_SLOTS if is_preview else releases.SLOTS)
        assert slot
        releases.open_slot(tmp_path, slot)
        store.seal(write(tmp_path, "fresh", b""), releases.database(tmp_path, slot))
        time.sleep(0.01)
        return base, slot

    assert made(is_preview=True) == (None, "preview-a")
    assert made(is_preview=False) == (None, "a")
    releases.swap(tmp_path, "a")
    assert made(is_preview=True) == ("a", "preview-b")
    assert made(is_preview=True) == ("preview-b", "preview-a")
    assert made(is_preview=False) == ("a", "b")
    releases.swap(tmp_path, "b")
    assert releases.before(tmp_path, "b") == "a"
    assert made(is_preview=True) == ("b", "preview-b"), "what is live now is later than any preview"


def test_removing_files_leaves_no_empty_folder(tmp_path: Path) -> None:
    for path in ("a/b/c/index.html", "a/index.html", "d/e/index.html"):
        write(tmp_path, path, "")
    files.remove_files(tmp_path, ["a/b/c/index.html", "d/e/index.html", "never/there.html"])
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "index.html"]


@pytest.mark.parametrize("target", ["elsewhere", ".build/releases/d", ".build/releases/a/inner", "../a"])
def test_a_link_that_we_did_not_make_is_left_alone(tmp_path: Path, target: str) -> None:
    (tmp_path / "site").symlink_to(target)
    with pytest.raises(ForeignFileError):
        releases.live_slot(tmp_path)


@pytest.mark.parametrize(
    "there", ["other file", "page", "file", "link", "releases", "folder for a file", "file for a folder"]
)
def test_a_copy_replaces_nothing_but_a_copy(tmp_path: Path, there: str) -> None:
    """What would have to be replaced is named."""
    slot = write(tmp_path, ".build/releases/a/sitemap.xml", "new").parent
    write(slot, "a/index.html", "new")
    target = tmp_path / "out"
    named = target
    if there not in ("file", "link", "releases", "other file"):
        write(tmp_path, ".out.files", "index.html\n")  # an older copy was there
    if there == "other file":
        named = write(target, "thesis.odt", "years of work")
    elif there == "page":
        named = write(target, "sitemap.xml", "years of work")
    elif there == "folder for a file":
        named = write(target, "sitemap.xml/thesis.odt", "years of work").parent
    elif there == "file for a folder":
        named = write(target, "a", "years of work")
    elif there == "file":
        target.write_text("years of work")
    elif there == "link":
        write(tmp_path, "work/thesis.odt", "years of work")
        target.symlink_to(tmp_path / "work")
    else:
        named = target = tmp_path / ".build/releases/b"
    before = built(tmp_path)
    with pytest.raises(ForeignFileError) as error:
        releases.copy_out(slot, target)
    assert str(error.value) == str(named)
    assert built(tmp_path) == before


def test_a_copy_replaces_an_older_copy(tmp_path: Path) -> None:
    slot = write(tmp_path, ".build/releases/a/sitemap.xml", "old").parent
    gone = write(slot, "gone/index.html", "old")
    target = tmp_path / "deep/out"
    for folder in (target, tmp_path / "empty"):
        releases.copy_out(slot, folder)
        assert built(folder) == {"sitemap.xml": b"old", "gone/index.html": b"old"}
    gone.unlink()
    gone.parent.rmdir()
    write(slot, "sitemap.xml", "new")
    releases.copy_out(slot, target)
    assert built(target) == {"sitemap.xml": b"new"}


def test_a_copy_leaves_the_files_of_others_alone(tmp_path: Path) -> None:
    """Only what the list of an earlier copy names is removed, and nothing outside of the folder whatever it names."""
    slot = write(tmp_path, ".build/releases/a/sitemap.xml", "new").parent
    target = tmp_path / "out"
    write(target, "gone/index.html", "old")
    write(target, "gone/keep", "years of work")
    write(tmp_path, "thesis.odt", "years of work")
    write(tmp_path, ".out.files", "gone/index.html\n../thesis.odt\n/etc/hosts\n")
    releases.copy_out(slot, target)
    assert built(target) == {"sitemap.xml": b"new", "gone/keep": b"years of work"}
    assert (tmp_path / "thesis.odt").is_file()


@pytest.mark.parametrize("others", [False, True])
def test_a_copy_that_was_cut_off_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, others: bool
) -> None:
    slot = write(tmp_path, ".build/releases/a/sitemap.xml", "new").parent
    write(slot, "a/index.html", "new")
    target = tmp_path / "out"
    if others:
        write(target, "keep", "years of work")
        write(tmp_path, ".out.files", "index.html\n")
    with monkeypatch.context() as patch:
        patch.setattr(releases, "_write_list", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            releases.copy_out(slot, target)
    releases.copy_out(slot, target)
    keep = {"keep": b"years of work"} if others else {}
    assert built(target) == {"sitemap.xml": b"new", "a/index.html": b"new"} | keep


def test_what_the_killed_left_is_swept_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    running = {11: None, 12: ProcessLookupError, 13: PermissionError}

    def kill(pid: int, _: int) -> None:
        if error := running[pid]:
            raise error

    monkeypatch.setattr(releases, "os", SimpleNamespace(**vars(os) | {"kill": kill}))
    for pid in running:
        for name in ("rendering", "staged", "mkdocs"):
            write(tmp_path, f".build/{name}-{pid}/index.md", "")
        (tmp_path / f".build/site-{pid}").symlink_to("nowhere")
    write(tmp_path, ".build/cache/roll", "")
    releases.sweep(tmp_path)
    names = {path.name for path in (tmp_path / ".build").iterdir()}
    assert names == {"cache"} | {
        f"{name}-{pid}" for name in ("rendering", "staged", "mkdocs", "site") for pid in (11, 13)
    }
