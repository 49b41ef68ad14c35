"""Releases: a site is made beside the live one, whole, and then a link is swapped over it in one step.

Three slots take turns under ``.build/releases``: the live one, the one before it, and the one that is being made. A
slot that was used before is brought up to date by writing only what differs; what it holds is known from its
manifest, which is taken away before the slot is touched and written when it is whole again.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgpack

from honorroll.base.errors import ForeignFileError
from honorroll.base.files import write_atomically
from honorroll.base.parallel import start_child

SLOTS = ("a", "b", "c")
#: What a process makes for itself in ``.build`` carries its number.
_LEFT_BEHIND = re.compile(r"(?:site|staged|rendering|mkdocs)-([0-9]+)")

Manifest = dict[str, bytes]
"""For each file of a release, by path, the key of what it shows."""


def folder(root: Path) -> Path:
    return root / ".build/releases"


def live_slot(root: Path) -> str | None:
    """The slot that ``site`` points to. Raises NotOursError where ``site`` is a folder or a link to elsewhere."""
    site = root / "site"
    if not site.is_symlink():
        if site.exists():
            raise ForeignFileError(str(site))
        return None
    target = Path(os.readlink(site))
    if target.parent != Path(".build/releases") or target.name not in SLOTS:
        raise ForeignFileError(str(site))
    return target.name if (folder(root) / target.name).is_dir() else None


def next_slot(root: Path) -> str:
    """The slot to make the next release in: never the live one; of the others the one that has gone longest unused."""
    live = live_slot(root)
    return next(slot for slot in by_age(root) if slot != live)


def by_age(root: Path) -> list[str]:
    """The slots, the one that has gone longest unused first."""

    def age(slot: str) -> tuple[int, str]:
        try:
            return (_manifest_path(root, slot).stat().st_mtime_ns, slot)
        except FileNotFoundError:
            return (0, slot)

    return sorted(SLOTS, key=age)


def prepare(root: Path, slot: str) -> Callable[[], Manifest]:
    """Begin to make ``slot`` ready; the returned function waits and gives what it holds.

    A slot without a manifest is in an unknown state, and one that has little in common with the live release is from
    before a change of the theme or the program: it becomes a copy of the live release, of hard links, made in a child
    process meanwhile; files are replaced, never written in place, so the live release is not touched by that.
    """
    manifest = read_manifest(root, slot)
    live = live_slot(root)
    known = read_manifest(root, live) if live else None
    if manifest is not None and (known is None or _alike(manifest, known)):
        return lambda: manifest
    _manifest_path(root, slot).unlink(missing_ok=True)
    if live is None or known is None:
        shutil.rmtree(folder(root) / slot, ignore_errors=True)
        return dict
    finish = start_child(_clone, (folder(root) / live, folder(root) / slot))

    def cloned() -> Manifest:
        finish()
        return dict(known)

    return cloned


def _alike(one: Manifest, other: Manifest) -> bool:
    """Whether fewer than a tenth of the files differ: making those anew is then less work than linking them all."""
    return len(one.items() ^ other.items()) < (len(one) + len(other)) / 10


def _clone(work: tuple[Path, Path]) -> bool:
    source, target = work
    shutil.rmtree(target, ignore_errors=True)
    _link_tree(str(source), str(target))
    return True


def _link_tree(source: str, target: str) -> None:
    os.mkdir(target)
    with os.scandir(source) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _link_tree(entry.path, f"{target}/{entry.name}")
            else:
                os.link(
                    entry.path, f"{target}/{entry.name}", follow_symlinks=False
                )  # of pictures, a link is taken over


def open_slot(root: Path, slot: str) -> Path:
    """Take the manifest away, for what follows may be cut off anywhere, and give the slot's folder."""
    _manifest_path(root, slot).unlink(missing_ok=True)
    path = folder(root) / slot
    path.mkdir(parents=True, exist_ok=True)
    return path


def close_slot(root: Path, slot: str, manifest: Mapping[str, bytes]) -> None:
    """Say that the slot is whole and what it holds."""
    _unpacked.cache_clear()
    write_atomically(_manifest_path(root, slot), msgpack.packb(dict(manifest)))


def swap(root: Path, slot: str) -> None:
    """Make the slot live, in one step."""
    link = root / ".build" / f"site-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(".build/releases") / slot)
    os.replace(link, root / "site")


def copy_out(slot: Path, target: Path) -> None:
    """A copy of a release at ``target``, in the place of an older one, for uploads and archives.

    Raises NotOursError where ``target`` holds anything but a site, or lies where the releases are.
    """
    if slot.parent in (target.resolve(), *target.resolve().parents) or not _is_free(target):
        raise ForeignFileError(str(target))
    fresh, old = (target.with_name(f".{target.name}-{word}-{os.getpid()}") for word in ("new", "old"))
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(slot, fresh)
    if target.exists():
        os.rename(target, old)
    os.rename(fresh, target)
    shutil.rmtree(old, ignore_errors=True)


def _is_free(target: Path) -> bool:
    """Nothing, an empty folder, or a site that was copied there before."""
    if target.is_symlink() or not target.is_dir():
        return not os.path.lexists(target)
    return (target / "sitemap.xml").is_file() or not any(target.iterdir())


def sweep(root: Path) -> None:
    """Remove what processes that were killed have left in ``.build``."""
    for entry in list(os.scandir(root / ".build")):
        left = _LEFT_BEHIND.fullmatch(entry.name)
        if left and not _is_running(int(left[1])):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                os.unlink(entry.path)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as status:
            return not status.read().rpartition(")")[2].startswith(" Z")  # killed, and not yet buried
    except ProcessLookupError:
        return False
    except OSError:  # another's process, or a system without /proc
        return True


def read_manifest(root: Path, slot: str) -> Manifest | None:
    """What a slot holds; None where it is not whole. Not to be changed: whoever asks again is given the same."""
    try:
        path = _manifest_path(root, slot)
        status = path.stat()
        manifest = _unpacked(path, status.st_ino, status.st_size, status.st_mtime_ns)
    except (OSError, ValueError, msgpack.exceptions.UnpackException):
        return None
    return manifest if isinstance(manifest, dict) and (folder(root) / slot).is_dir() else None


@lru_cache(maxsize=len(SLOTS))
def _unpacked(path: Path, *signature: int) -> Any:
    return msgpack.unpackb(path.read_bytes())


def shown(root: Path, folder_: str) -> Iterator[str]:
    """What any release has in ``folder_``, where pictures are."""
    for slot in SLOTS:
        yield from sets(read_manifest(root, slot) or {}, folder_)


def sets(paths: Iterable[str], folder_: str) -> frozenset[str]:
    """The names in ``folder_`` among the paths of a manifest."""
    return frozenset(path[len(folder_) + 1 :] for path in paths if path.startswith(f"{folder_}/"))


def _manifest_path(root: Path, slot: str) -> Path:
    return folder(root) / f"{slot}.manifest"
