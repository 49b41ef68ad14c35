"""How long staff wait for the desk: until it is ready, and until a profile is saved with all that is wrong with it.

    python tests/bench/bench_desk.py [--size 10000] [--runs 5]

Ready is from the start of the command until the list of everybody has arrived: the first time, when every profile must
be read, and again. Saving is from the button to the answer. Time is the wall clock; CPU is that of the desk, which on a
busy machine is the better figure.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent.parent
if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(REPOSITORY))

from tests.bench.profiles import make  # noqa: E402  # the path comes first
from tests.desking import Client  # noqa: E402  # as above


class Run(NamedTuple):
    """Seconds."""

    wall: float
    cpu: float


class Measured(NamedTuple):
    first: Run
    again: Run
    saves: list[Run]
    lists: list[Run]


def measure(root: Path, profiles: Sequence[Path], runs: int) -> Measured:
    """Start the desk twice, and save some profiles the second time."""
    first = _started(root, [], runs)[0]
    again, saves, lists = _started(root, profiles, runs)
    return Measured(first, again, saves, lists)


def _started(root: Path, profiles: Sequence[Path], runs: int) -> tuple[Run, list[Run], list[Run]]:
    command = [sys.executable, "-m", "honorroll", "desk", "--root", str(root), "--port", "0", "--no-browser"]
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(REPOSITORY / "scripts")}
    )
    try:
        if process.stdout is None:
            raise ValueError("no output")
        client = Client(process.stdout.readline().decode().rpartition(": ")[2].strip())
        client.enter()
        client.get("/")
        ready = Run(time.perf_counter() - began, cpu_of(process.pid))
        saves = [_saved(client, process.pid, path) for path in profiles[:runs]]
        lists = [_timed(process.pid, lambda: client.get("/?tim=nguyen").status) for _ in saves]
        return ready, saves, lists
    finally:
        process.terminate()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _saved(client: Client, pid: int, path: Path) -> Run:
    url = f"/ho-so/{path.parent.parent.name}/{path.parent.name}"
    form = [(name, f"{value} Sửa." if name == "summary" else value) for name, value in client.get(url).form]
    return _timed(pid, lambda: client.post(url, [*form, ("_lam", "save")]).status)


def _timed(pid: int, ask: Callable[[], int]) -> Run:
    before, began = cpu_of(pid), time.perf_counter()
    status = ask()
    if status not in (200, 303):
        raise ValueError(status)
    return Run(time.perf_counter() - began, cpu_of(pid) - before)


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process has used; on Linux only."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def lines(measured: Measured) -> list[str]:
    """The table."""
    rows = [("ready, the first time", [measured.first]), ("ready again", [measured.again])]
    rows += [("saved", measured.saves), ("list, searched", measured.lists)]
    return [
        f"{name:<24}{median(run.wall for run in runs):>8.2f} s wall{median(run.cpu for run in runs):>8.2f} s CPU"
        for name, runs in rows
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10_000, help="number of profiles")
    parser.add_argument("--runs", type=int, default=5, help="number of profiles that are saved")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root, profiles = make(Path(folder) / "site", REPOSITORY, options.size)
        sys.stdout.write("\n".join([*lines(measure(root, profiles, options.runs)), ""]))


if __name__ == "__main__":
    main()
