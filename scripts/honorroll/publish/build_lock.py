"""One build of a site at a time, whichever command makes it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from honorroll.base import files, orphans
from honorroll.base.errors import BusyError, ForeignFileError, NoSiteError
from honorroll.media import pool
from honorroll.publish import releases

#: For so many seconds a build waits for another one to end.
PATIENCE = 2 * orphans.INTERVAL


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """One build at a time: a second one of the same site raises BusyError."""
    if not (root / "mkdocs.yml").is_file():
        raise NoSiteError(root)  # before anything is put into a folder that is not ours
    folder = root / ".build"
    folder.mkdir(parents=True, exist_ok=True)
    made = releases.folder(root)
    slots = (made / slot for slot in releases.ALL_SLOTS)
    for ours in (made, *slots, pool.folder(root)):
        if ours.is_symlink():  # nothing is written, and nothing removed, behind a link
            raise ForeignFileError(str(ours))
    with open(folder / "building", "w") as lock:
        _take(lock)
        releases.sweep(root)
        yield


def _take(lock: IO[str]) -> None:
    """Lock the file. A build that was killed a moment ago is waited for: its children see that it ended, and end."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            files.lock(lock)
            return
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise BusyError from None
            time.sleep(0.05)
