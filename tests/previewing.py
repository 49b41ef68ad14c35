"""A preview that runs, ours or MkDocs'."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ENVIRONMENT = os.environ | {
    "PYTHONPATH": os.pathsep.join(sys.path),
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONUNBUFFERED": "1",
}
#: How long a preview may take for anything; it needs a second.
PATIENCE = 30.0


class Preview(NamedTuple):
    """Its home page, what it has said so far, what it adds to pages, and its process."""

    home: str
    log: Path
    added: re.Pattern[bytes]
    pid: int

    def get(self, path: str) -> bytes:
        """A page, without what the preview adds."""
        with urllib.request.urlopen(self.home + path, timeout=PATIENCE) as answer:  # noqa: S310  # our own server
            return self.added.sub(b"", answer.read())

    def wait_for(self, word: str, path: str | None = None, patience: float = PATIENCE) -> None:
        """Until a page, or else the log, holds ``word``."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            try:
                seen = self.log.read_text(encoding="utf-8") if path is None else self.get(path).decode()
            except urllib.error.URLError:
                seen = ""
            if word in seen:
                return
            time.sleep(0.05)
        raise AssertionError(f"no {word!r} in {path or 'the log'}:\n{self.log.read_text(encoding='utf-8')}")


@contextmanager
def preview(root: Path, *command: str, added: re.Pattern[bytes]) -> Iterator[Preview]:
    """``python -m command`` at ``{address}``, a free port, of a site whose base is ``/nen/``."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = root.parent / "log"
    with open(log, "wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *(word.format(address=f"127.0.0.1:{port}") for word in command)],
            cwd=root,
            env=ENVIRONMENT,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Preview(f"http://127.0.0.1:{port}/nen/", log, added, process.pid)
    finally:
        os.killpg(process.pid, signal.SIGINT)  # Ctrl+C in its terminal
        process.wait(PATIENCE)
