"""Waits until somebody edits the content, and says which paths: the operating system tells, nobody looks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import watchfiles
from watchfiles import Change

from honorroll.content import config
from honorroll.content.scan import pages_folder
from honorroll.formats import yaml_read

#: Milliseconds between the last event and the answer, and the longest that events are gathered.
_STEP, _DEBOUNCE = 100, 400
#: Folders whose files are the site's, with all that is below them.
_FOLDERS = ("honorees", "content")

Edited = Callable[[frozenset[str]], None]


def begin(root: Path, edited: Edited, polling: Callable[[], None]) -> None:
    """Call ``edited`` in a thread with the paths that changed, relative to ``root``, a few at once.

    ``polling`` is called where the system watches no further folders, so that they must be looked at again and again.
    """
    watcher = _Watcher(root, edited, polling)
    Thread(target=watcher.top, daemon=True).start()
    Thread(target=watcher.below, daemon=True).start()


class _Watcher:
    """Two threads: one looks at the files beside ``mkdocs.yml``, the other below the folders of the content.

    A folder that is renamed, or comes back, is another one for the system: then the second thread begins anew.
    """

    def __init__(self, root: Path, edited: Edited, polling: Callable[[], None]) -> None:
        self._root, self._edited, self._polling = root, edited, polling
        self._renewed = Event()

    def top(self) -> None:
        for paths in self._changes([self._root], Event(), recursive=False):
            if not paths.isdisjoint((*_FOLDERS, "mkdocs.yml", *(path.name for path in self._folders()))):
                self._renewed.set()
            self._edited(paths)

    def below(self) -> None:
        while True:
            self._renewed.clear()
            folders = self._folders()
            if not folders:
                self._renewed.wait()
            for paths in self._changes(folders, self._renewed, recursive=True):
                self._edited(paths)

    def _folders(self) -> list[Path]:
        """The folders that are there: of the content, and of hooks, which may import what lies beside them. A hook
        outside of the site is not followed: its folder may be anybody's, and of any size.
        """
        try:
            hooks = config.hooks(yaml_read.read_bytes(self._root, "mkdocs.yml"))
        except OSError:
            hooks = []
        names = {*_FOLDERS, pages_folder(self._root).partition("/")[0]}
        folders = {self._root / name for name in names} | {(self._root / hook).parent for hook in hooks}
        return sorted(folder for folder in folders if folder.is_dir() and self._root in folder.resolve().parents)

    def _changes(self, folders: list[Path], stop: Event, *, recursive: bool) -> Iterator[frozenset[str]]:
        for is_polling in (False, True):
            try:
                for changes in watchfiles.watch(
                    *folders,
                    watch_filter=self._counts,
                    step=_STEP,
                    debounce=_DEBOUNCE,
                    stop_event=stop,
                    rust_timeout=0,
                    raise_interrupt=False,
                    force_polling=is_polling or None,
                    recursive=recursive,
                    ignore_permission_denied=True,
                ):
                    yield frozenset(self._relative(path) for _, path in changes)
                return
            except FileNotFoundError:  # a folder went away before it was watched
                return
            except OSError:
                if is_polling:
                    raise
                self._polling()

    def _counts(self, _: Change, path: str) -> bool:
        """Whether a path is of the content: not what editors put beside a file, and not what this program makes."""
        relative = self._relative(path)
        parts = relative.split("/")
        is_ours = parts[0] == "site" or parts[0].startswith("site-")
        return not (is_ours or any(is_transient(part) for part in parts))

    def _relative(self, path: str) -> str:
        return os.path.relpath(path, self._root).replace(os.sep, "/")


def is_transient(name: str) -> bool:
    """Whether an editor or a copy in progress makes a file of this name, to remove it again: ``.profile.yml.swp`` and
    ``4913`` of Vim, ``#profile.yml#`` of Emacs, ``~$a.docx`` of Word, ``profile.yml~``.
    """
    return (
        name.startswith((".", "~$", "#"))
        or name.endswith(("~", ".swp", ".tmp", ".part", ".crdownload"))
        or name in ("4913", "__pycache__")
    )
