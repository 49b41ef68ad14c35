"""How long the review of a pull request takes that changes fifty profiles.

    python tests/bench/bench_review.py [--sizes 1000 10000] [--changed 50]

Once in a fresh clone, where everything is read, and once beside a release, as in a folder with a kept ``.build``. CPU
is that of the command and its children, which on a busy machine is the better figure.
"""

from __future__ import annotations

import argparse
import os
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

from tests.bench.profiles import make  # noqa: E402  # the path comes first
from tests.requests_of import git  # noqa: E402  # as above


class Run(NamedTuple):
    """Seconds, and the length of the comment in characters."""

    wall: float
    cpu: float
    length: int


def prepare(folder: Path, site: Path, size: int, changed: int) -> Path:
    """A repository with ``size`` profiles, and a branch ``them`` that changes some of them."""
    root, profiles = make(folder / "root", site, size)
    (root / ".gitignore").write_text(".build/\nsite\n", encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")
    git(root, "switch", "-q", "-c", "them")
    for path in profiles[:changed]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("\nunit: ", "\nunit: Ban liên lạc ", 1).replace("năm", "mùa", 1), encoding="utf-8")
    git(root, "commit", "-q", "-a", "-m", "x")
    git(root, "switch", "-q", "main")
    return root


def measure(root: Path) -> Run:
    began, before = time.perf_counter(), _cpu()
    done = _command(root, "review", "main", "them")
    return Run(time.perf_counter() - began, _cpu() - before, len(done.stdout.decode()))


def _command(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command, *rest = arguments
    line = [sys.executable, "-m", "honorroll", command, "--root", str(root), "--date", "2025-12-01", *rest]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "scripts")}
    return subprocess.run(line, env=environment, check=False, capture_output=True)


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--changed", type=int, default=50)
    options = parser.parse_args(arguments)
    sys.stdout.write("| profiles | | wall s | CPU s |\n| ---: | --- | ---: | ---: |\n")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = prepare(Path(folder), REPOSITORY / "tests/site", size, options.changed)
            for case in ("fresh clone", "beside a release"):
                run = measure(root)
                sys.stdout.write(f"| {size:,} | {case} | {run.wall:.1f} | {run.cpu:.1f} |\n")
                sys.stdout.flush()
                if case == "fresh clone":
                    _command(root, "build")


if __name__ == "__main__":
    main()
