"""Writing, copying, linking and removing files of a release or a cache.

Releases share files by hard links, so a file is never written in place: the old one is unlinked and a new one created.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import IO

from honorroll.base.errors import FileChangedError

try:
    import fcntl
except ImportError:  # Windows
    _HAS_FLOCK = False
else:
    _HAS_FLOCK = True

#: Held where a system reads at a place of a file in two steps.
_AT = threading.Lock()
#: Flags that not every system has: Windows follows no link where a file is opened, but needs to be told of bytes.
_BINARY = getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | _BINARY
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY


def open_file(path: str | Path) -> int:
    """A descriptor for reading a file. Raises OSError, also where ``path`` is a symbolic link."""
    if not hasattr(os, "O_NOFOLLOW") and os.path.islink(path):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return os.open(path, _READ)


def write_file(path: str, data: bytes) -> None:
    """Write a new file at ``path``, and its folders; a file that was there is unlinked, not overwritten."""
    try:
        descriptor = os.open(path, _CREATE, 0o644)
    except FileNotFoundError:
        _make_folder(path.rpartition("/")[0])
        descriptor = os.open(path, _CREATE, 0o644)
    except FileExistsError:
        os.unlink(path)
        descriptor = os.open(path, _CREATE, 0o644)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
    finally:
        os.close(descriptor)


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)
    except FileExistsError:
        pass  # another process created it first


def lock(file: IO[str]) -> None:
    """Lock an open file until it is closed, by the process too. Raises BlockingIOError where another one has it."""
    if _HAS_FLOCK:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    elif sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  # no other system has it

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(str(error)) from None


def clear_path(target: Path) -> None:
    """Make sure that a new file can be created at ``target``: create its folder, unlink a file that was there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)


def copy_file(source: Path, digest: bytes, target: Path) -> None:
    """Copy a file in chunks of 1 MiB to the new file ``target``.

    Raises FileChangedError where the content no longer has the blake2b ``digest``, OSError where ``source`` is a link.
    """
    actual = blake2b(digest_size=len(digest))
    with open(open_file(source), "rb") as reader, open(target, "xb") as writer:
        while chunk := reader.read(1 << 20):
            actual.update(chunk)
            writer.write(chunk)
    if actual.digest() != digest:
        raise FileChangedError(str(source))


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file by renaming a finished one over it, so that readers see either the old content or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        temporary.write_bytes(data)
        os.replace(temporary, path)
    except OSError:  # a full disk: half a file would lie among the content
        temporary.unlink(missing_ok=True)
        raise


def is_inside(root: Path, path: str) -> bool:
    """Whether ``path`` is relative, has no ``..``, and no folder on the way to it below ``root`` is a symbolic link."""
    parts = Path(path).parts
    if not parts or Path(path).is_absolute() or ".." in parts:
        return False
    folders = accumulate(parts[:-1], os.path.join, initial=str(root))
    next(folders)  # the root itself may be a link
    return not any(map(os.path.islink, folders))


def link_files(source: Path, slot: Path, paths: Iterable[str]) -> None:
    """Hard-link files (``paths`` relative to both folders) from the release ``source`` into ``slot``."""
    for path in sorted(paths):
        target = f"{slot}/{path}"
        try:
            os.link(f"{source}/{path}", target, follow_symlinks=False)
        except FileExistsError:
            os.unlink(target)
            os.link(f"{source}/{path}", target, follow_symlinks=False)
        except FileNotFoundError:
            _make_folder(target.rpartition("/")[0])
            os.link(f"{source}/{path}", target, follow_symlinks=False)


def can_link(folder: Path) -> bool:
    """Whether the system makes symbolic links in the folder; Windows refuses it to most of its users."""
    probe = folder / f"link-{os.getpid()}"
    try:
        probe.unlink(missing_ok=True)
        probe.symlink_to("..")
        probe.unlink()
    except OSError:
        return False
    return True


def link_folder(source: str, target: str, top: str) -> None:
    """Make ``target`` lead to the folder ``source``, which is relative to the folder ``top`` of the target, as the link
    is; in the place of what was there. Where the system refuses symbolic links, as Windows does, it is a folder of hard
    links.
    """
    try:
        os.symlink(source, target)
        return
    except FileExistsError:
        _unlink(target)
    except OSError:
        if os.path.lexists(target):
            _unlink(target)
    try:
        os.symlink(source, target)
    except OSError:
        os.mkdir(target)
        with os.scandir(os.path.join(top, source)) as entries:
            for entry in entries:
                os.link(entry.path, f"{target}/{entry.name}")


def _unlink(path: str) -> None:
    """Remove a file, a link, or a folder that stands for a link."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    else:
        os.unlink(path)


def remove_files(slot: Path, paths: Iterable[str]) -> None:
    """Remove files from the release ``slot``, and the folders that become empty."""
    folders = set()
    for path in paths:
        with suppress(FileNotFoundError):
            _unlink(f"{slot}/{path}")
        folders.add(path.rpartition("/")[0])
    for folder in folders:
        _remove_empty(slot, folder)


def _remove_empty(slot: Path, folder: str) -> None:
    while folder:
        try:
            os.rmdir(f"{slot}/{folder}")
        except OSError:
            return
        folder = folder.rpartition("/")[0]


def read_at(descriptor: int, length: int, offset: int) -> bytes:
    """Up to ``length`` bytes from ``offset`` on, whoever else reads from the open file."""
    if hasattr(os, "pread"):
        return os.pread(descriptor, length, offset)
    with _AT:  # Windows
        os.lseek(descriptor, offset, os.SEEK_SET)
        return os.read(descriptor, length)


def write_at(descriptor: int, data: bytes, offset: int) -> None:
    """Write ``data`` from ``offset`` on, whoever else writes to the open file."""
    if hasattr(os, "pwrite"):
        os.pwrite(descriptor, data, offset)
        return
    with _AT:  # Windows
        os.lseek(descriptor, offset, os.SEEK_SET)
        os.write(descriptor, data)
