"""A takedown rehearsed on a large site with twenty faulty files: ``make takedown``, or this file with ``--help``.

Time is the wall clock of the whole command and, before that, until the release without the honoree is live; CPU is what
the command and its children used.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent.parent
if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(REPOSITORY))

from tests.bench import bench_build  # noqa: E402  # the path comes first
from tests.bench.profiles import make  # noqa: E402

#: Stands in whatever was edited since the release, and is to be in no byte of the next one.
CANARY = "CHƯA-ĐĂNG"
FAULTS = 20
#: How soon the release may be live at 10,000 profiles (s).
LIMIT = 5.0


class Rehearsal(NamedTuple):
    slug: str
    name: str
    wall: float
    live: float
    cpu: float
    output: str


def spoil(root: Path, profiles: Sequence[Path]) -> None:
    """Leave twenty files in the middle of being edited, each with a fault: settings, a vocabulary, a page, profiles."""
    others = [root / "mkdocs.yml", root / "content/vocabulary/fields.yml", root / "content/pages/gioi-thieu.md"]
    for path in others:
        path.write_text(f"{path.read_text(encoding='utf-8')}\n<script>{CANARY}: [\n", encoding="utf-8")
    for n, path in enumerate(profiles[: FAULTS - len(others)]):
        text = path.read_text(encoding="utf-8").replace("story: |\n", f"story: |\n  {CANARY}\n\n")
        fault = ("name: [\n", f"nme: {CANARY}\n", "birthday: 1980-01-01\n")[n % 3]
        path.write_text(text + fault, encoding="utf-8")


def rehearse(root: Path, profiles: Sequence[Path]) -> Rehearsal:
    """Withdraw the first of the honorees from the built site; the faulty files are the next ones."""
    path = profiles[0]
    slug, name = path.parent.name, path.read_text(encoding="utf-8").partition("name: ")[2].partition("\n")[0]
    spoil(root, profiles[1:])
    command = [sys.executable, "-m", "honorroll", "withdraw", slug, "--yes", "--root", str(root)]
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    before, live, start = bench_build.swapped(root), 0.0, time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([*command, "--date", bench_build.DAY], stdout=output, stderr=subprocess.STDOUT)
        while process.poll() is None:
            if not live and bench_build.swapped(root) != before:
                live = time.perf_counter() - start
            time.sleep(0.005)
        wall = time.perf_counter() - start
        output.seek(0)
        told = output.read().decode()
    if process.returncode:
        raise RuntimeError(told)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - used.ru_utime + after.ru_stime - used.ru_stime
    return Rehearsal(slug, name, wall, live or wall, cpu, told)


def main() -> int:
    parser = argparse.ArgumentParser(description="Rehearse a takedown.")
    parser.add_argument("--size", type=int, default=10_000, help="profiles (10,000)")
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm"), help="where to work")  # noqa: S108  # tmpfs
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        root, profiles = make(Path(folder) / "root", REPOSITORY, options.size)
        bench_build.timed(root)
        time.sleep(bench_build.SETTLE)
        done = rehearse(root, profiles)
    figures = f"live {done.live:.2f} s, whole {done.wall:.2f} s, CPU {done.cpu:.2f} s"
    sys.stdout.write(f"{options.size:,} profiles, {FAULTS} faulty files: {figures}\n")
    return int(options.size == 10_000 and done.live > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
