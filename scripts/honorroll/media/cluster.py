"""Draws on other machines, through a Dask scheduler (https://distributed.dask.org); see ``docs/scale.md``.

This process keeps one request for each thread of the cluster under way. Photos and answers go through the pool that all
machines share, so that the scheduler carries names only: it gives the requests of a machine that died to another one,
and what was drawn is there for the next run. A machine decodes in worker processes of its own, as this one would.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
import threading
import uuid
from asyncio import CancelledError
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from honorroll.base.errors import ClusterError, ForeignWorkerError, SharedPoolError, WorkerNotStartedError
from honorroll.media import inspection, shared_pool, workers
from honorroll.media.renditions import RejectedError
from honorroll.media.shared_pool import SharedPool, SharingWorker

#: For so many seconds the scheduler, and a first machine, are waited for.
PATIENCE = 20
#: Requests under way for each thread of the cluster: while one is drawn, the photo of the next is on its way.
_AHEAD = 1.5
_MOST = 256
#: How a scheduler and a worker of it are started on this machine; they end when this process does.
_BEGIN = (
    "import sys; from honorroll.base.orphans import end_with_parent; end_with_parent(int(sys.argv.pop(1)));"
    "from distributed.cli.dask_{} import main; main()"
)

Identity = tuple[str, str]
"""The version of the program, and the digest of how it makes pictures."""


def identity() -> Identity:
    return version("honorroll"), inspection.recipe().hex()


class Cluster:
    """The machines behind a scheduler. Raises ClusterError, and ForeignWorkerError where one has another version."""

    def __init__(self, address: str, pool: SharedPool) -> None:
        try:
            import distributed  # noqa: PLC0415  # an extra package, and a second
        except ImportError:
            raise ClusterError(f"{address}: pip install 'honorroll[scale]'") from None
        for name in ("distributed", "distributed.client", "distributed.worker"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what it means is told by us
        self.address, self.pool = address, pool
        with self._told():
            _, is_file, file = address.partition("file:")
            where = {"scheduler_file": file} if is_file else {"address": address}
            connect: Any = distributed.Client
            self._client = connect(**where, timeout=PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=PATIENCE)
            threads = self._client.nthreads()
            self._refuse_others()
        self.jobs = min(_MOST, max(2, int(sum(threads.values()) * _AHEAD)))

    def _refuse_others(self) -> None:
        for machine, theirs in self._client.run(identity, on_error="return").items():
            if isinstance(theirs, BaseException):
                raise ForeignWorkerError(f"{machine}: {theirs}")
            if tuple(theirs) != identity():
                raise ForeignWorkerError(_differing(machine, theirs))

    def worker(self) -> SharingWorker:
        """What sends requests to the machines."""
        return _Sender(self)

    def ask(self, command: str, photo: str, arguments: Sequence[object], names: Sequence[str]) -> None:
        """Have a machine put the answers of these ``names`` into the pool. Raises RejectedError."""
        with self._told():
            task = self._client.submit(
                carry_out, command, photo, arguments, names, self.pool.address, identity(), pure=False
            )
            how, detail = task.result()
        if how == "rejected":
            raise RejectedError(detail)
        if how != "done":
            raise {"version": ForeignWorkerError, "pool": SharedPoolError}.get(how, ClusterError)(detail)

    def close(self) -> None:
        with suppress(Exception):  # a scheduler that is gone cannot be told
            self._client.close(timeout=2)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever Dask raises is about the cluster, never about a photo."""
        try:
            yield
        except (ForeignWorkerError, ClusterError):
            raise
        except (Exception, CancelledError) as error:
            said = str(error).strip().partition("\n")[0] or type(error).__name__
            _, _, reason = said.rpartition(" cancelled for reason: ")
            raise ClusterError(f"{self.address}: {reason}") from None


def _differing(machine: str, theirs: Identity) -> str:
    ours = identity()
    return f"{machine}: {theirs[0]} ({theirs[1][:8]}) ≠ {ours[0]} ({ours[1][:8]})"


class _Sender(SharingWorker):
    """Looks into the pool, and sends what it lacks."""

    def __init__(self, cluster: Cluster) -> None:
        super().__init__(workers.Worker(), cluster.pool, inspection.recipe())
        self._cluster = cluster

    def made(self, command: str, data: bytes, arguments: list[object], names: list[str]) -> list[Any]:
        photo = f"{uuid.uuid4().hex}.photo" if data else ""
        if photo:
            self.pool.put(photo, data)
        try:
            self._cluster.ask(command, photo, arguments, names)
        finally:
            if photo:
                with suppress(SharedPoolError, FileNotFoundError):
                    self.pool.remove(photo)
        made = [self.pool.get(name) for name in names]
        if None in made:
            raise SharedPoolError(f"{self.pool.address}: {self._cluster.address} ≠")
        return made


# ── On the machine that draws ──────────────────────────────────────────────────────────────────────────────────────

_own = threading.local()


def carry_out(
    command: str, photo: str, arguments: Sequence[object], names: Sequence[str], pool: str, wanted: Identity
) -> tuple[str, str]:
    """Draw, and put the answers into the pool: how it ended, and the details."""
    if wanted != identity():
        return "version", _differing(_name(), identity())
    try:
        shared = shared_pool.at(pool)
        data = shared.get(photo) if photo else b""
        if data is None:
            return "pool", f"{pool}: {_name()}"
        if not hasattr(_own, "worker"):
            _own.worker = workers.Worker()
        sharing = SharingWorker(_own.worker, shared, inspection.recipe())
        sharing.made(command, data, list(arguments), list(names))
    except RejectedError as error:
        return "rejected", str(error)
    except SharedPoolError as error:
        return "pool", f"{_name()}: {error}"
    except (WorkerNotStartedError, FileNotFoundError) as error:
        return "failed", f"{_name()}: {error}"
    return "done", ""


def _name() -> str:
    from distributed import get_worker  # noqa: PLC0415  # as above

    return str(get_worker().address)


# ── Machines of one's own, to try it ───────────────────────────────────────────────────────────────────────────────


@contextmanager
def local_machines(count: int) -> Iterator[str]:
    """A scheduler with ``count`` workers on this machine: its address. They end with the block or this process."""
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/scheduler.json"
        common = ["--scheduler-file", file, "--no-dashboard"]
        begun = [begin("scheduler", "--host", "127.0.0.1", "--port", "0", *common)]
        begun += [
            begin("worker", "--nthreads", "1", "--no-nanny", "--local-directory", folder, *common) for _ in range(count)
        ]
        try:
            yield f"file:{file}"
        finally:
            for process in begun:
                process.kill()
            for process in begun:
                process.wait()


def begin(what: str, *arguments: str, path: Path = Path(__file__).parents[2]) -> subprocess.Popen[bytes]:
    """Start a scheduler or a worker, with the program that lies at ``path``."""
    command = [sys.executable, "-c", _BEGIN.format(what), str(os.getpid()), *arguments]
    environment = os.environ | {"PYTHONPATH": str(path)}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
