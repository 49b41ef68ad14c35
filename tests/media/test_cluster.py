"""Pictures drawn by other machines: real Dask schedulers and workers, each a process on this machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.media.uploads import picture, saved
from tests.publish.upload.places import reachable_bucket
from tests.running import built, honorroll_here

from honorroll.base.errors import ClusterError, ForeignWorkerError, SharedPoolError
from honorroll.media import cluster, drawer, inspection, renditions, shared_pool, workers
from honorroll.media.shared_pool import SharedPool, SharingWorker

DRAWN = [saved(picture(400 + n, 500, n), "JPEG") for n in range(6)]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of two machines that all tests of this module may use, and none may harm."""
    with cluster.local_machines(2) as address:
        yield address


@pytest.fixture
def connected(tmp_path: Path) -> Iterator[Callable[[str], cluster.Cluster]]:
    """Connects to a scheduler, with a pool of its own for each test."""
    begun: list[cluster.Cluster] = []

    def connect(address: str) -> cluster.Cluster:
        begun.append(cluster.Cluster(address, SharedPool(str(tmp_path / "shared"))))
        return begun[-1]

    yield connect
    for each in begun:
        each.close()


def inspected(start: Callable[[], shared_pool.Requests], jobs: int, watch: Callable[[], None] = lambda: None) -> Any:
    """What workers say of the photos, which are drawn too; ``watch`` is called after the first."""
    recipe = inspection.recipe()

    def job(worker: drawer.Worker, data: bytes) -> tuple[renditions.MediaInfo, Any]:
        info = inspection.inspect_photo(worker, data)
        _, set_ = renditions.responsive_photo(info, "a.jpg", (renditions.PORTRAIT,), None, recipe)
        return info, worker.request("draw", data, (set_.crops, None))

    found = []
    for answer in workers.Executor(jobs, start)(job, DRAWN):
        found.append(answer)
        if len(found) == 1:
            watch()
    return sorted(found, key=lambda each: each[0].content)


@pytest.fixture(scope="module")
def here() -> Any:
    """The same, of this machine."""
    return inspected(workers.Worker, 2)


def as_here(found: Any, here: Any) -> bool:
    return [(info, [tuple(each) for each in drawn]) for info, drawn in found] == [
        (info, [tuple(each) for each in drawn]) for info, drawn in here
    ]


def test_a_build_gives_the_same_site_as_on_one_machine(
    scheduler: str, bare_site: Path, built_root: Path, tmp_path: Path
) -> None:
    pool = tmp_path / "shared"
    result = honorroll_here("build", "--cluster", scheduler, "--pool", str(pool), root=bare_site)
    assert result.code == 0, result
    assert built(bare_site / "site") == built(built_root / "site")
    assert not list(pool.glob("*/*.photo")), "photos stay in the pool only while they are drawn"


@pytest.fixture(params=["folder", "s3"])
def pool_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty pool of each kind."""
    if request.param == "folder":
        yield str(tmp_path / "shared")
    else:
        with reachable_bucket("anh"):
            yield "s3://anh/pictures"


def test_parts_that_several_processes_draw_make_the_same_site(
    bare_site: Path, built_root: Path, pool_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("1/2", "2/2"):
        result = honorroll_here("build", "--pool", pool_address, "--shard", part, root=bare_site)
        assert (result.code, f"Phần {part}" in result.stdout) == (0, True), result
        assert not (bare_site / "site").exists()
        shutil.rmtree(bare_site / ".build/pool")
        shutil.rmtree(bare_site / ".build/cache")
    monkeypatch.setattr(workers.Worker, "request", None)  # nothing is left to be drawn
    result = honorroll_here("build", "--pool", pool_address, root=bare_site)
    assert result.code == 0, result
    assert built(bare_site / "site") == built(built_root / "site")


def test_every_set_is_in_one_part() -> None:
    names = [f"{n * 7919 % 65536:04x}{n:012x}" for n in range(0, 65536, 17)]
    for parts in (1, 3, 16):
        shards = [drawer.Shard(number, parts) for number in range(1, parts + 1)]
        assert all(sum(shard.holds(name) for shard in shards) == 1 for name in names)
        assert all(sorted(shard.first(names)) == sorted(names) for shard in shards)


def test_what_a_machine_that_died_was_to_draw_another_one_draws(
    connected: Callable[[str], cluster.Cluster], here: Any
) -> None:
    with cluster.local_machines(2) as address:
        machines = connected(address)
        pids = list(machines._client.run(os.getpid).values())
        found = inspected(machines.worker, machines.jobs, lambda: os.kill(pids[0], signal.SIGKILL))
    assert as_here(found, here)


def test_a_scheduler_that_is_lost_ends_the_run_and_the_next_one_goes_on(
    connected: Callable[[str], cluster.Cluster], scheduler: str, here: Any
) -> None:
    with cluster.local_machines(1) as address:
        machines = connected(address)
        pid = machines._client.run_on_scheduler(os.getpid)
        with pytest.raises(ClusterError, match="scheduler-connection-lost"):
            inspected(machines.worker, machines.jobs, lambda: os.kill(pid, signal.SIGKILL))
    machines = connected(scheduler)
    assert as_here(inspected(machines.worker, machines.jobs), here)


def test_a_pool_that_fails_ends_the_run_and_the_next_one_goes_on(
    connected: Callable[[str], cluster.Cluster], scheduler: str, here: Any, tmp_path: Path
) -> None:
    pool = tmp_path / "shared"

    def fail() -> None:
        pool.rename(tmp_path / "aside")
        pool.write_text("a file where the folder was")

    machines = connected(scheduler)
    with pytest.raises(SharedPoolError, match="shared"):
        inspected(machines.worker, machines.jobs, fail)
    pool.unlink()
    assert as_here(inspected(machines.worker, machines.jobs), here)


def test_nothing_reaches_the_live_site_when_nobody_can_be_asked(site: Path, tmp_path: Path) -> None:
    assert honorroll_here("build", root=site).code == 0
    before = built(site / "site")
    (site / "content/pages/lien-he.md").write_text("# Liên hệ\n", encoding="utf-8")
    (tmp_path / "shared").write_text("no folder")
    (site / "honorees/collectives/to-bao-ve-so-7/tap-the.png").write_bytes(DRAWN[0])
    result = honorroll_here("build", "--pool", str(tmp_path / "shared"), root=site)
    assert (result.code, len(result.stderr.splitlines())) == (2, 1)
    assert "Kho ảnh dùng chung không trả lời" in result.stderr
    assert built(site / "site") == before


def test_a_machine_with_another_version_is_refused_by_name(
    connected: Callable[[str], cluster.Cluster], tmp_path: Path
) -> None:
    """There the code that draws differs by a comment, which is enough."""
    package = Path(cluster.__file__).parents[1]
    other = tmp_path / "other/honorroll"
    other.mkdir(parents=True)
    for entry in package.iterdir():
        if entry.name != "media":
            (other / entry.name).symlink_to(entry)
    shutil.copytree(package / "media", other / "media")
    with open(other / "media/draw/encode.py", "a", encoding="utf-8") as code:
        code.write("# of another version\n")
    with cluster.local_machines(0) as address:
        file = address.removeprefix("file:")
        worker = cluster.begin(
            "worker", "--nthreads", "1", "--no-nanny", "--scheduler-file", file, path=tmp_path / "other"
        )
        try:
            with pytest.raises(ForeignWorkerError, match=r"^tcp://127\.0\.0\.1:[0-9]+: 0\.1\.0 \(.*≠ 0\.1\.0"):
                connected(address)
        finally:
            ended(worker)


def ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def test_what_was_cut_off_in_the_pool_is_made_again(tmp_path: Path, here: Any) -> None:
    pool = SharedPool(str(tmp_path))
    start = partial(SharingWorker, pool=pool, recipe=inspection.recipe())
    assert as_here(inspected(lambda: start(workers.Worker()), 2), here)
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert len(files) == 2 * len(DRAWN)
    for n, path in enumerate(files):
        path.write_bytes(path.read_bytes()[: -1 - n] if n % 2 else b"")
    assert as_here(inspected(lambda: start(workers.Worker()), 2), here)


def test_orders_are_taken_as_workers_are_free() -> None:
    taken, done = [0], [0]

    def orders() -> Iterator[int]:
        for n in range(1_000):
            taken[0] = n + 1
            yield n

    class Idle:
        def request(self, command: str, data: bytes, *arguments: object) -> Any: ...

        def end(self) -> None:
            done[0] += 1

    for finished, n in enumerate(workers.Executor(3, Idle)(lambda _, n: n, orders()), 1):
        assert 0 <= n < taken[0] <= finished + 5
    assert (taken[0], done[0]) == (1_000, 3)
