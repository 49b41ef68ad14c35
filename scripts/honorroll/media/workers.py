"""Local worker processes that decode and draw (see ``draw.worker``), each replaced where a photo crashed it."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from threading import Timer
from typing import Any

import msgpack

from honorroll.base.errors import WorkerNotStartedError
from honorroll.media.renditions import RejectedError
from honorroll.media.shared_pool import Requests

#: The seconds after which a request is given up.
TIMEOUT_SECONDS = 60
#: The longest answer: ten times the largest upload, which is more than all renditions of a photo.
MAX_ANSWER_BYTES = 256 * 1024 * 1024


#: What a process cannot start without: on Windows the folder of the system.
_NEEDED = ("PATH", "SYSTEMROOT")


class Worker:
    """One worker process; it starts with the first request."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def request(self, command: str, data: bytes, *arguments: object) -> Any:
        """See ``drawer.Worker``. Where the process crashes, hangs or answers nonsense, the photo counts as broken."""
        process = self._process or self._start()
        try:
            answer = _exchange(process, msgpack.packb((command, data, arguments)))
            ok, value = msgpack.unpackb(answer, use_list=False)
        except (OSError, EOFError, ValueError, TypeError, msgpack.exceptions.UnpackException):
            self.end()
            raise RejectedError("broken") from None
        if not ok:
            raise RejectedError(str(value))
        return value

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-B", "-m", "honorroll.media.draw.worker", str(os.getpid())]
        environment = {
            **{name: os.environ[name] for name in _NEEDED if name in os.environ},
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "LC_ALL": "C.UTF-8",
            "MALLOC_ARENA_MAX": "1",  # more arenas would take from the limit on address space
        }
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
            )
            with _ended_late(self._process):
                msgpack.unpackb(_answer(self._process))
        except (OSError, EOFError, ValueError, msgpack.exceptions.UnpackException) as error:
            self.end()
            raise WorkerNotStartedError(str(error) or type(error).__name__) from None
        return self._process

    def pid(self) -> int:
        """The id of its process; 0 before the first request and after its end."""
        return self._process.pid if self._process else 0

    def end(self) -> None:
        """Kill the process."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream:
                    with suppress(OSError):
                        stream.close()


def _exchange(process: subprocess.Popen[bytes], message: bytes) -> bytes:
    """Send a message and read the answer; each is preceded by its length in four bytes, big-endian.

    Raises EOFError, also where the process takes too long and is killed, OSError, and ValueError for an answer that is
    too long.
    """
    if not process.stdin:
        raise EOFError
    with _ended_late(process):
        process.stdin.write(struct.pack(">I", len(message)) + message)
        process.stdin.flush()
        return _answer(process)


@contextmanager
def _ended_late(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Kill the process unless what is done here ends in time. Not every system can wait for a pipe and a clock."""
    timer = Timer(TIMEOUT_SECONDS, process.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _answer(process: subprocess.Popen[bytes]) -> bytes:
    if not process.stdout:
        raise EOFError
    (length,) = struct.unpack(">I", _read(process.stdout.fileno(), 4))
    if length > MAX_ANSWER_BYTES:
        raise ValueError(length)
    return _read(process.stdout.fileno(), length)


def _read(descriptor: int, length: int) -> bytes:
    chunks = []
    while length:
        chunk = os.read(descriptor, min(length, 1 << 20))
        if not chunk:
            raise EOFError
        chunks.append(chunk)
        length -= len(chunk)
    return b"".join(chunks)


class Executor:
    """Runs jobs on several workers at the same time; see ``drawer.Executor``.

    ``count`` is how many there are, as many as this machine has cores if 0, and ``start`` gives one.
    """

    def __init__(self, count: int = 0, start: Callable[[], Requests] = Worker) -> None:
        self._count, self._start = count or cores(), start

    def __call__(self, job: Callable[[Any, Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        rest, begun = iter(items), list[Requests]()
        idle: list[Requests] = []
        running: dict[Future[Any], Requests] = {}
        try:
            with ThreadPoolExecutor(self._count) as threads:
                try:
                    while True:
                        for item in islice(rest, self._count - len(running)):
                            if not idle:
                                begun.append(self._start())
                                idle.append(begun[-1])
                            worker = idle.pop()
                            running[threads.submit(job, worker, item)] = worker
                        if not running:
                            return
                        for future in wait(running, return_when=FIRST_COMPLETED).done:
                            idle.append(running.pop(future))
                            yield future.result()
                finally:
                    threads.shutdown(wait=True, cancel_futures=True)
        finally:
            for worker in begun:
                worker.end()


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
