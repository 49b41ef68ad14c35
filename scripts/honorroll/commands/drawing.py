"""The options of ``honorroll build`` that say who draws the pictures: processes, machines, a part of them."""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from honorroll.commands.parsing import CommandParser, RefusedValueError
from honorroll.office.messages import Bilingual

if TYPE_CHECKING:
    from honorroll.media.drawer import Means

_LOCAL = re.compile(r"local:([1-9][0-9]{0,2})")


def arguments(command: CommandParser) -> None:
    command.argument(
        "--jobs",
        help=Bilingual(
            "số tiến trình vẽ ảnh trên máy này (nếu không: bằng số lõi)",
            "processes of this machine that draw pictures (else: as many as it has cores)",
        ),
        type=_jobs,
        default=0,
        metavar="N",
    )
    command.argument(
        "--pool",
        help=Bilingual(
            "kho ảnh đã vẽ mà nhiều máy dùng chung: thư mục, s3://…",
            "the pool of drawn pictures that machines share: a folder, s3://…",
        ),
        metavar="DIR|URL",
    )
    command.argument(
        "--cluster",
        help=Bilingual(
            "vẽ ảnh trên nhiều máy qua Dask: tcp://MÁY:8786 (cần --pool), hay local:N để thử trên máy này",
            "draw on several machines through Dask: tcp://HOST:8786 (needs --pool), or local:N to try it here",
        ),
        metavar="ADDRESS",
    )
    command.argument(
        "--shard",
        help=Bilingual(
            "chỉ vẽ phần thứ K trong N phần vào kho chung, không dựng trang (cần --pool)",
            "only draw part K of N into the shared pool, and build no site (needs --pool)",
        ),
        type=_shard,
        metavar="K/N",
    )


def _jobs(text: str) -> int:
    if re.fullmatch(r"[1-9][0-9]{0,2}", text):
        return int(text)
    raise RefusedValueError("cần một số từ 1 đến 999", "a number from 1 to 999 is needed")


def _shard(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", text)
    number, parts = (int(match[1]), int(match[2])) if match else (0, 0)
    if 1 <= number <= parts:
        return number, parts
    raise RefusedValueError("ghi như 3/16: phần thứ 3 trong 16 phần", "write it as 3/16: part 3 of 16")


def missing_pool(options: argparse.Namespace) -> bool:
    """Whether an option needs the pool that machines share, and none is named."""
    is_remote = options.cluster and not _LOCAL.fullmatch(options.cluster)
    return not options.pool and bool(options.shard or is_remote)


@contextmanager
def means(options: argparse.Namespace, root: Path) -> Iterator[Means]:
    """With what the pictures are drawn that the options name. Raises ClusterError and others of ``base.errors``."""
    from honorroll.media import cluster, drawer, inspection, shared_pool, workers  # noqa: PLC0415  # for builds alone

    shard = drawer.Shard(*options.shard) if options.shard else None
    with ExitStack() as stack:
        address = options.pool
        if address is None and options.cluster:
            (root / ".build").mkdir(exist_ok=True)
            address = stack.enter_context(tempfile.TemporaryDirectory(dir=root / ".build", prefix="shared-"))
        if address is None:
            yield drawer.Means(options.jobs)
            return
        pool = shared_pool.at(str(Path(address).absolute()) if "://" not in address else address)
        if not options.cluster:
            start = partial(shared_pool.SharingWorker, pool=pool, recipe=inspection.recipe())
            yield drawer.Means(options.jobs, lambda: start(workers.Worker()), shard)
            return
        local = _LOCAL.fullmatch(options.cluster)
        scheduler = stack.enter_context(cluster.local_machines(int(local[1]))) if local else options.cluster
        machines = cluster.Cluster(scheduler, pool)
        stack.callback(machines.close)
        yield drawer.Means(options.jobs or machines.jobs, machines.worker, shard)
