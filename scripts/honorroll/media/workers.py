"""Workers at hand: two processes that look and draw (see ``draw.worker``), each replaced where a photo was its end."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgpack

#: How many work at the same time, and after how many seconds an order is given up.
WORKER_COUNT, TIMEOUT_SECONDS = 2, 60
#: No picture is larger than its upload may be; a whole set of them is not ten times that.
MAX_ANSWER_BYTES = 256 * 1024 * 1024


class RejectedError(Exception):
    """The photo cannot be used; ``str()`` is a ``Look.problem``."""


class Worker:
    """One worker, started with its first order."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, deed: str, data: bytes, *arguments: object) -> Any:
        """The answer to an order. Raises Refused; a worker that died over it has found the photo unusable."""
        process = self._process or self._started()
        try:
            answer = _exchange(process, msgpack.packb((deed, data, arguments)))
            ok, value = msgpack.unpackb(answer, use_list=False)
        except (OSError, EOFError, ValueError, TypeError, TimeoutError, msgpack.exceptions.UnpackException):
            self.end()
            raise RejectedError("broken") from None
        if not ok:
            raise RejectedError(str(value))
        return value

    def _started(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-B", "-m", "honorroll.media.draw.worker"]
        environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "1"}  # fmt: skip
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        return self._process

    def pid(self) -> int:
        """The number of its process; 0 before its first order and after its end."""
        return self._process.pid if self._process else 0

    def end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream:
                    with suppress(OSError):
                        stream.close()


def _exchange(process: subprocess.Popen[bytes], order: bytes) -> bytes:
    """Send an order and read the answer, or be out of patience."""
    if not (process.stdin and process.stdout):
        raise EOFError
    deadline = time.monotonic() + TIMEOUT_SECONDS
    process.stdin.write(struct.pack(">I", len(order)) + order)
    process.stdin.flush()
    (length,) = struct.unpack(">I", _read(process.stdout.fileno(), 4, deadline))
    if length > MAX_ANSWER_BYTES:
        raise ValueError(length)
    return _read(process.stdout.fileno(), length, deadline)


def _read(descriptor: int, length: int, deadline: float) -> bytes:
    parts = []
    while length:
        if not select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise TimeoutError
        part = os.read(descriptor, min(length, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def map_unordered(work: Callable[[Worker, Any], Any], items: Sequence[Any]) -> Iterator[Any]:
    """``work`` of every item, two at a time, in no order. What one raises comes out here."""
    if not items:
        return
    hired: list[Worker] = [Worker() for _ in range(min(WORKER_COUNT, len(items)))]
    free = list(hired)

    def one(item: Any) -> Any:
        worker = free.pop()
        try:
            return work(worker, item)
        finally:
            free.append(worker)

    try:
        with ThreadPoolExecutor(len(hired)) as threads:
            try:
                for done in as_completed([threads.submit(one, item) for item in items]):
                    yield done.result()
            finally:
                threads.shutdown(wait=True, cancel_futures=True)
    finally:
        for worker in hired:
            worker.end()
