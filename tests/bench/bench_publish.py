"""An upload of a large site to a folder and to a server that answers as S3 does, whole, cut off and gone on with.

Run this file; ``--help`` tells more. Each upload is a command of its own. One is killed at a moment drawn by lot, at
whatever byte it is, and what lies there is held against the site before the next one goes on. Time is the wall clock of
the command, CPU that of it alone: the server of S3 takes more of a machine than the upload.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent.parent
if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(REPOSITORY))

from tests.bench import bench_build  # noqa: E402  # the path comes first
from tests.bench.profiles import make  # noqa: E402
from tests.publish.upload.places import s3  # noqa: E402
from tests.running import every_file  # noqa: E402

from honorroll.publish.upload import record  # noqa: E402
from honorroll.publish.upload.filesystem import FileSystemTarget  # noqa: E402
from honorroll.publish.upload.target import UNFINISHED  # noqa: E402

BUCKET = "s3://bang-vang/web"


class Run(NamedTuple):
    case: str
    wall: float
    cpu: float
    told: str


def uploaded(case: str, root: Path, address: str, seconds: float | None = None) -> Run:
    """Upload the live site of ``root``, or be killed after so many seconds."""
    used, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "honorroll", "publish", address, "--root", str(root), "--lang", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            told = process.communicate(timeout=seconds)[0]
        except subprocess.TimeoutExpired:
            process.kill()
            told = "killed"
            process.communicate()
    if process.returncode > 0:
        raise RuntimeError(told)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - used.ru_utime + after.ru_stime - used.ru_stime
    return Run(case, time.perf_counter() - start, cpu, told.strip().splitlines()[-1])


def measure(root: Path, story: Path, address: str, lot: random.Random) -> Iterator[Run]:
    """Every case in turn. ``story`` is a profile of which a word changes."""
    place, site = FileSystemTarget(address), every_file(root / "site")
    first = uploaded("whole", root, address)
    yield first
    yield uploaded("nothing changed", root, address)
    old, text = site, story.read_text(encoding="utf-8")
    story.write_text(text.replace("story: |\n", "story: |\n  Một câu thêm.\n\n"), encoding="utf-8")
    bench_build.timed(root)
    site = every_file(root / "site")
    yield uploaded("one story", root, address)
    place.remove([path for path in place.listing() if path != record.NAME])  # all is to be sent again
    while True:
        cut = uploaded("killed", root, address, lot.uniform(0.2, 0.9) * first.wall)
        if cut.told == "killed":
            break
    yield cut
    hold(place, old, site)
    yield uploaded("gone on", root, address)
    there = place.listing()
    if {path: len(data) for path, data in site.items()} != {
        path: n for path, n in there.items() if path != record.NAME
    }:
        raise RuntimeError("the upload that went on is not the site")


def hold(place: FileSystemTarget, *sites: Mapping[str, bytes]) -> None:
    """Whatever lies there is whole, and of one of these sites; what is not has another name."""
    for path, size in place.listing().items():
        if (
            path != record.NAME
            and not path.endswith(UNFINISHED)
            and size not in {len(each.get(path, b"")) for each in sites}
        ):
            raise RuntimeError(f"half a file: {path}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure uploads.")
    parser.add_argument("--size", type=int, default=10_000, help="profiles (10,000)")
    parser.add_argument("--seed", type=int, default=0, help="of the lot that says when an upload is killed (0)")
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm"), help="where to work")  # noqa: S108  # tmpfs
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder, s3() as server:
        root, profiles = make(Path(folder) / "root", REPOSITORY, options.size)
        bench_build.timed(root)
        site = every_file(root / "site")
        size = sum(map(len, site.values()))
        sys.stdout.write(f"{options.size:,} profiles, {len(site):,} files, {size / 1e6:.0f} MB\n")
        os.environ |= {"AWS_ENDPOINT_URL": server, "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "a"}
        os.environ["AWS_DEFAULT_REGION"] = "us-east-1"
        FileSystemTarget(BUCKET)._filesystem.mkdir(BUCKET.rpartition("/")[0])
        lot = random.Random(options.seed)  # noqa: S311  # any will do
        for address, story in ((f"{folder}/web", profiles[0]), (BUCKET, profiles[1])):
            sys.stdout.write(f"\n{address.partition(':')[0] if '://' in address else 'folder'}\n")
            for run in measure(root, story, address, lot):
                sys.stdout.write(f"  {run.case:16} {run.wall:7.1f} s  CPU {run.cpu:6.1f} s  {run.told[:90]}\n")
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
