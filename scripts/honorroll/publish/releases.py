"""Releases: a site is made beside the live one, whole, and then a link is swapped over it in one step.

Three slots take turns under ``.build/releases``: the live one, the one before it, and the one that is being made.
Beside each lies the database of the build that made it. A slot that was used before is brought up to date by writing
only what has changed since; its seal is taken away before the slot is touched, and set when it is whole again.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType

from honorroll.base import files, store
from honorroll.base.errors import ForeignFileError
from honorroll.content.profile_scan import Scan
from honorroll.publish.file_source import Source, bytes_of

SLOTS = ("a", "b", "c")
#: Slots of previews take turns too. They never go live, so that a preview leaves the release to roll back to alone.
PREVIEW_SLOTS = ("preview-a", "preview-b")
#: Nor do those of which only copies are made: what was never published here is no release to roll back to.
COPY_SLOTS = ("copy-a", "copy-b")
ALL_SLOTS = (*SLOTS, *PREVIEW_SLOTS, *COPY_SLOTS)
#: What a process makes for itself in ``.build`` carries its number.
_LEFT_BEHIND = re.compile(r"(?:site|staged|rendering|mkdocs|roll|takedown)-([0-9]+)")


def folder(root: Path) -> Path:
    return root / ".build/releases"


def live_slot(root: Path) -> str | None:
    """The slot that ``site`` points to. Raises ForeignFileError where ``site`` is a folder or a link to elsewhere."""
    site = root / "site"
    if not site.is_symlink():
        if site.exists():
            return _slot_of_copy(root)
        return None
    target = Path(os.readlink(site))
    if target.parent != Path(".build/releases") or target.name not in SLOTS:
        raise ForeignFileError(str(site))
    return target.name if (folder(root) / target.name).is_dir() else None


def _slot_of_copy(root: Path) -> str:
    """The slot that the folder ``site`` is a copy of. Raises ForeignFileError where it is none."""
    with suppress(OSError, UnicodeDecodeError):
        slot = _copied_slot(root).read_text(encoding="ascii")
        if slot in SLOTS and _list_of(root / "site").is_file() and (folder(root) / slot).is_dir():
            return slot
    raise ForeignFileError(str(root / "site"))


def next_slot(root: Path, slots: Iterable[str] = SLOTS) -> str:
    """The slot to make the next release in: never the live one; of ``slots`` the one that has gone longest unused."""
    live = live_slot(root)
    return next(slot for slot in _by_age(root, slots) if slot != live)


def _by_age(root: Path, slots: Iterable[str] = SLOTS) -> list[str]:
    """The slots, the one that has gone longest unused first."""

    def age(slot: str) -> tuple[int, str]:
        try:
            return (database(root, slot).with_suffix(".seal").stat().st_mtime_ns, slot)
        except FileNotFoundError:
            return (0, slot)

    return sorted(slots, key=age)


def database(root: Path, slot: str) -> Path:
    """Where the database of the release in a slot is, if the slot is whole."""
    return folder(root) / f"{slot}.db"


def add_bill(root: Path, slot: str, bill: Path) -> None:
    """Put the software bill of materials beside the release in ``slot``."""
    files.write_atomically(folder(root) / f"{slot}.cdx.json", bill.read_bytes())


def base(root: Path, *, is_preview: bool = False) -> str | None:
    """The slot that the next build goes on from, which for a preview is also the one to show: the live one; where none
    is, the one that was made last; for a preview, the last of these and of previews. None where there is none that is
    whole.
    """
    live = live_slot(root)
    slots = ((live,) if live else SLOTS + COPY_SLOTS) + (PREVIEW_SLOTS if is_preview else ())
    made = (slot for slot in reversed(_by_age(root, slots)) if (folder(root) / slot).is_dir())
    return next((slot for slot in made if store.sealed(database(root, slot))), None)


def before(root: Path, live: str) -> str | None:
    """The slot of the last whole release that was made before the ``live`` one; None where there is none."""
    older = list(takewhile(lambda slot: slot != live, _by_age(root)))
    return next((slot for slot in reversed(older) if _is_whole(root, slot)), None)


def _is_whole(root: Path, slot: str) -> bool:
    path = database(root, slot)
    seal = store.sealed(path)
    return bool(seal) and (folder(root) / slot).is_dir() and store.digest_of(path) == seal


def scan(root: Path, *, is_preview: bool = False) -> Scan:
    """Begin to look through the profiles, beside the database of the release that the next build goes on from."""
    slot = base(root, is_preview=is_preview)
    return Scan(root, database(root, slot) if slot else None)


def working_database(root: Path) -> Path:
    """Where the database of the build that this process is making lies until it is sealed."""
    return root / ".build" / f"roll-{os.getpid()}"


def become(root: Path, slot: str, source: str | None) -> None:
    """Make ``slot`` a copy of ``source``, of hard links.

    Files are replaced, never written in place, so the source is not touched by what is done to the copy. Without a
    source the slot becomes empty.
    """
    store.unseal(database(root, slot))
    shutil.rmtree(folder(root) / slot, ignore_errors=True)
    if source:
        _link_tree(str(folder(root) / source), str(folder(root) / slot))


def _link_tree(source: str, target: str) -> None:
    os.mkdir(target)
    with os.scandir(source) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _link_tree(entry.path, f"{target}/{entry.name}")
            else:
                # Pictures are links, and stay so.
                os.link(entry.path, f"{target}/{entry.name}", follow_symlinks=False)


def open_slot(root: Path, slot: str) -> Path:
    """Take the seal away, for what follows may be cut off anywhere, and give the slot's folder."""
    store.unseal(database(root, slot))
    path = folder(root) / slot
    path.mkdir(parents=True, exist_ok=True)
    return path


def swap(root: Path, slot: str) -> None:
    """Make the slot live, in one step; where the system refuses symbolic links, ``site`` is a copy of it."""
    link = root / ".build" / f"site-{os.getpid()}"
    link.unlink(missing_ok=True)
    try:
        link.symlink_to(Path(".build/releases") / slot)
    except OSError:
        copy_out(folder(root) / slot, root / "site")
        files.write_atomically(_copied_slot(root), slot.encode())
    else:
        os.replace(link, root / "site")


def _copied_slot(root: Path) -> Path:
    """Where it is written which release ``site`` is a copy of."""
    return folder(root) / "live"


def copy_out(slot: Path, target: Path, over: Mapping[str, Source | None] = MappingProxyType({})) -> None:
    """A copy of a release at ``target``, for uploads and archives, in the place of an older copy. What is ``over`` it,
    by path, takes the place of its files; None leaves one out.

    Files that others have put there since stay. Raises ForeignFileError where one of them is in the way, where
    ``target`` is a folder with files and no copy, is no folder, or lies where the releases are.
    """
    if slot.parent in (target.resolve(), *target.resolve().parents) or target.is_symlink():
        raise ForeignFileError(str(target))
    if target.exists() and not target.is_dir():
        raise ForeignFileError(str(target))
    paths = sorted(path for path in {*files_below(slot), *over} if path not in over or over[path] is not None)
    own = _copied(target)
    if not _list_of(target).is_file() and (first := next(files_below(target), None)):
        raise ForeignFileError(str(target / first))
    for path in paths:
        if path not in own and (foreign := _in_the_way(target, path)):
            raise ForeignFileError(str(foreign))
    if own.issuperset(files_below(target)):
        _replace(slot, target, paths, over)
    else:
        _mingle(slot, target, paths, own, over)


def _replace(slot: Path, target: Path, paths: Sequence[str], over: Mapping[str, Source | None]) -> None:
    """Put a whole copy in the place of an older one, or where there is nothing."""
    fresh, old = (target.with_name(f".{target.name}-{word}-{os.getpid()}") for word in ("new", "old"))
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(slot, fresh)
    for path, source in over.items():
        if source is None:
            (fresh / path).unlink()
        else:
            files.write_file(str(fresh / path), bytes_of(source))
    _write_list(target, {*_copied(target), *paths})
    if target.exists():
        os.rename(target, old)
    os.rename(fresh, target)
    _write_list(target, paths)
    shutil.rmtree(old, ignore_errors=True)


def _mingle(slot: Path, target: Path, paths: Sequence[str], own: set[str], over: Mapping[str, Source | None]) -> None:
    """Bring the files of a copy up to date that lies among files of others."""
    # First the longer list: wherever this is cut off, no file of ours becomes a foreign one.
    _write_list(target, {*own, *paths})
    for path in paths:
        source = over.get(path)
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        files.write_atomically(target / path, bytes_of(slot / path if source is None else source))
    files.remove_files(target, sorted(own.difference(paths)))
    _write_list(target, paths)


def files_below(top: Path) -> Iterator[str]:
    """The paths of the files of a release, those of its pictures among them, whose folders are links."""
    for here, folders, names in os.walk(top, followlinks=True):
        folders.sort()
        above = here[len(str(top)) + 1 :].replace(os.sep, "/")
        yield from (f"{above}/{name}" if above else name for name in sorted(names))


def _list_of(target: Path) -> Path:
    """Beside a copy lies the list of its files, so that the next one knows which of those there are its own."""
    return target.with_name(f".{target.name}.files")


def is_copy(target: Path) -> bool:
    return target.is_dir() and _list_of(target).is_file()


def _copied(target: Path) -> set[str]:
    """The files of the copy that is there. A line that leads out of the folder is not from us."""
    try:
        lines = _list_of(target).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {line for line in lines if line and not {"", ".", ".."} & set(line.split("/"))}


def _write_list(target: Path, paths: Iterable[str]) -> None:
    files.write_atomically(_list_of(target), "".join(f"{path}\n" for path in sorted(paths)).encode())


def _in_the_way(target: Path, path: str) -> Path | None:
    """The file, or the link or file for a folder, that has the place of ``path``."""
    for folder_ in [*(target / path).relative_to(target).parents][-2::-1]:
        here = target / folder_
        if here.is_symlink() or (here.exists() and not here.is_dir()):
            return here
    return target / path if os.path.lexists(target / path) else None


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
    if sys.platform == "win32":  # there the call below ends the process
        return True
    try:
        os.kill(pid, 0)
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as status:
            return not status.read().rpartition(")")[2].startswith(" Z")  # killed, and not yet buried
    except ProcessLookupError:
        return False
    except OSError:  # another's process, or a system without /proc
        return True


def shown(root: Path, folder_: str) -> Iterator[str]:
    """What any release has in ``folder_``, where pictures are."""
    for slot in ALL_SLOTS:
        with suppress(FileNotFoundError):
            yield from os.listdir(folder(root) / slot / folder_)
