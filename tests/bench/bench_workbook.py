"""How long a workbook of the whole roll takes, and how much memory: out, back in unchanged, and in as a new roll.

    python tests/bench/bench_workbook.py [--size 10000]

Time is the wall clock of the whole command, CPU what it and its children used, memory the most that one process held at
a time (the child that reads the file is another).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent.parent
if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(REPOSITORY))

from tests.bench.profiles import make  # noqa: E402  # the path comes first

#: What a command of 10,000 rows may take, in seconds and MiB.
MOST_SECONDS, MOST_MEMORY = 10, 400


class Run(NamedTuple):
    """A command: seconds of wall clock and of CPU, MiB."""

    name: str
    wall: float
    cpu: float
    memory: float


def measure(folder: Path, size: int) -> Iterator[Run]:
    """Export a roll of ``size``, import it unchanged, and into a site that has nobody yet."""
    root, profiles = make(folder / "site", REPOSITORY, size)
    before = {path: path.read_bytes() for path in profiles}
    book = folder / "roll.xlsx"
    yield _run("export", "export", str(book), root=root)
    yield _run("import, unchanged", "import", str(book), "--yes", root=root)
    if any(path.read_bytes() != text for path, text in before.items()):
        raise ValueError("importing what was exported changed a profile")
    shutil.rmtree(root / "honorees")
    for kind in ("individuals", "collectives", "households"):
        (root / "honorees" / kind).mkdir(parents=True)
    yield _run("import, all new", "import", str(book), "--yes", root=root)
    if len(list(root.glob("honorees/*/*/profile.yml"))) != size:
        raise ValueError("not everybody was imported")


def _run(name: str, *arguments: str, root: Path) -> Run:
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "honorroll", *arguments, "--root", str(root), "--date", "2026-06-01"],
        stdout=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY / "scripts")},
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return Run(name, time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10_000, help="number of profiles")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for run in measure(Path(folder), options.size):
            sys.stdout.write(f"{run.name:<20}{run.wall:>8.1f} s wall{run.cpu:>8.1f} s CPU{run.memory:>8.0f} MiB\n")


if __name__ == "__main__":
    main()
