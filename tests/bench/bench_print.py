"""How long a yearbook takes, and how much memory: this file, with ``--help``.

Honorees with a story of 2.5 KB each and a portrait, no two alike. The first book draws the portraits, as a build would;
the others find them in the pool.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(REPOSITORY))

from tests.bench.bench_build import say  # noqa: E402  # the path comes first
from tests.bench.bench_pool import portrayed  # noqa: E402
from tests.bench.profiles import make  # noqa: E402

_RUN = """\
import sys
from honorroll import cli
from tests.running import peak
code = cli.main(sys.argv[1:])
print(peak() // 1024)
sys.exit(code)
"""


def measure(folder: Path, honorees: int, runs: int) -> Iterator[str]:
    """A line a book: seconds, and the most memory of the process that sets it."""
    root, profiles = make(folder / "site", REPOSITORY / "tests/site", honorees)
    portrayed(profiles)
    for n in range(runs + 1):
        target = folder / f"{n}.pdf"
        began = time.monotonic()
        command = [sys.executable, "-c", _RUN, "yearbook", str(target), "--root", str(root), "--paper", "a4"]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
        seconds, mebibytes = time.monotonic() - began, done.stdout.split()[-1]
        what = "portraits drawn too" if n == 0 else "portraits in the pool"
        yield f"{honorees:,} people, {what}: {seconds:.1f} s, {mebibytes} MiB, {target.stat().st_size / 1e6:.1f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--honorees", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        say(measure(Path(folder), options.honorees, options.runs))


if __name__ == "__main__":
    main()
