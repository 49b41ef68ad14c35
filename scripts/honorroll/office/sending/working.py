"""The files of content as they are on the disk, beside a commit of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from honorroll.base.files import is_inside, write_atomically
from honorroll.office.git import Repository
from honorroll.office.sending.paths import FOLDERS, as_sent, is_text, travels


class Working:
    """The content on the disk of the site in ``repository``."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository

    def content(self, path: str) -> bytes | None:
        """A file as it would be sent; None where there is none, or a link."""
        return content(self.repository.root, path)

    def blob(self, path: str) -> str:
        """The id of a file as it would be sent; ``""`` where there is none."""
        data = self.content(path)
        return "" if data is None else self.repository.blob_id(data)

    def differing(self, commit: str, others: Iterable[str] | None = None) -> dict[str, tuple[str, str]]:
        """The files that differ from those of a commit: both ids, ``""`` where there is none. ``others`` are those that
        git does not know, where they were asked for already.

        Git's index says which files were not touched, so that only the others are read.
        """
        before = self.repository.blobs(commit, FOLDERS)
        found: dict[str, tuple[str, str]] = {}
        for path in self._touched(commit).union(self.others() if others is None else others):
            was, now = before.get(path, ""), self.blob(path)
            if was != now and travels(path):
                found[path] = was, now
        return found

    def _touched(self, commit: str) -> set[str]:
        options = ("-z", "--name-only", "--no-renames", "--ignore-submodules", "--relative")
        return set(self.repository.paths("diff-index", *options, commit, "--", *FOLDERS))

    def others(self) -> set[str]:
        """The files among the content that git does not know."""
        folders = [folder for folder in FOLDERS if (self.repository.root / folder).is_dir()]
        options = ("-z", "--others", "--exclude-per-directory=.gitignore")
        return set(self.repository.paths("ls-files", *options, "--", *folders)) if folders else set()


def left_out(paths: Iterable[str]) -> list[str]:
    """Those of ``paths`` that are not sent: working papers, and what nobody can name."""
    return sorted(path for path in paths if not travels(path) and not is_hidden(path))


def is_hidden(path: str) -> bool:
    """Whether a file is one of those that systems and editors leave behind."""
    return any(part.startswith(".") for part in path.split("/"))


def content(root: Path, path: str) -> bytes | None:
    """The file at ``path`` as it would be sent; None where there is none, or a link on the way to it."""
    if not is_inside(root, path):
        return None
    try:
        if not S_ISREG(os.lstat(root / path).st_mode):
            return None
        return as_sent(path, (root / path).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None


def put(root: Path, path: str, data: bytes | None) -> None:
    """Write a file of content, or remove it with the folder that it leaves empty."""
    target = root / path
    if not is_inside(root, path):
        raise OSError(f"not inside: {path}")
    if data is not None:
        write_atomically(target, data)
        return
    target.unlink(missing_ok=True)
    with suppress(OSError):
        target.parent.rmdir()


def told_apart(ids: Mapping[str, str], content_of: Callable[[str], bytes]) -> Callable[[str], bytes | None]:
    """A reader for ``changes.described``: texts as they are, and of other files the id, which is enough to compare.

    ``ids`` holds the id of each file, ``""`` where there is none; ``content_of`` gives the content of an id.
    """

    def read(path: str) -> bytes | None:
        id_ = ids.get(path, "")
        if not id_:
            return None
        return content_of(id_) if is_text(path) else id_.encode()

    return read
