"""NEW MODULE: say what it is."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from honorroll.base.errors import FileChangedError


def write_file(path: str, data: bytes) -> None:
    """Write a file of a release: a new one in the place of the old, which another release may share."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileNotFoundError:
        _make_folder(path.rpartition("/")[0])
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        os.unlink(path)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
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
        pass  # the other process was faster


def clear_path(target: Path) -> None:
    """See to it that a file can be written at ``target``; one that is there may be shared with another release."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)


def copy_file(source: Path, digest: bytes, target: Path) -> None:
    """Copy a file in pieces. Raises ChangedError where its bytes are not those of ``digest`` (blake2b) any more."""
    seen = blake2b(digest_size=len(digest))
    descriptor = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with open(descriptor, "rb") as opened, open(target, "xb") as written:
        while piece := opened.read(1 << 20):
            seen.update(piece)
            written.write(piece)
    if seen.digest() != digest:
        raise FileChangedError(str(source))


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that a reader finds the old text or the new, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}-{os.getpid()}")
    fresh.write_bytes(data)
    os.replace(fresh, path)


def link_files(source: Path, slot: Path, paths: Iterable[str]) -> None:
    """Take files over from another release, as they are."""
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


def remove_files(slot: Path, paths: Iterable[str]) -> None:
    """Remove files of a release and the folders that they leave empty."""
    folders = set()
    for path in paths:
        with suppress(FileNotFoundError):
            os.unlink(f"{slot}/{path}")
        folders.add(path.rpartition("/")[0])
    for left in folders:
        _remove_empty(slot, left)


def _remove_empty(slot: Path, folder_: str) -> None:
    while folder_:
        try:
            os.rmdir(f"{slot}/{folder_}")
        except OSError:
            return
        folder_ = folder_.rpartition("/")[0]
