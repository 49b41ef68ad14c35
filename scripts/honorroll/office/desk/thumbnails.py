"""Small pictures of photos for tables of the desk, made once by a confined worker and kept under ``.build/desk``."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Timer

from honorroll.base.files import write_atomically
from honorroll.media import inspection, workers
from honorroll.media.renditions import RejectedError

#: The longest side.
_LONGEST = 480
#: So many seconds after the last picture the worker ends.
_IDLE = 1.0


class Thumbnails:
    """The small pictures of the site at ``root``. One worker makes them, and stays for the next for a moment.

    A worker ends with the thread that started it, and a request has a thread of its own: so one thread asks for all.
    """

    def __init__(self, root: Path) -> None:
        self._top = root / ".build/desk/thumbnails"
        self._worker = workers.Worker()
        self._asking = ThreadPoolExecutor(1)
        self._end: Timer | None = None

    def of(self, photo: bytes) -> bytes:
        """A small JPEG of a photo; the photo itself where none can be made."""
        path = self._top / f"{inspection.content_digest(photo)}.jpg"
        with suppress(OSError):
            return path.read_bytes()
        try:
            small = self._asking.submit(self._made, photo).result()
        except RejectedError:
            return photo
        if not isinstance(small, bytes) or not small.startswith(b"\xff\xd8\xff"):
            return photo
        with suppress(OSError):
            write_atomically(path, small)
        return small

    def _made(self, photo: bytes) -> object:
        if self._end:
            self._end.cancel()
        try:
            return self._worker.request("mend", photo, _LONGEST)
        finally:
            self._end = Timer(_IDLE, self._rest)
            self._end.daemon = True
            self._end.start()

    def _rest(self) -> None:
        with suppress(RuntimeError):  # the desk ends
            self._asking.submit(self._worker.end)
