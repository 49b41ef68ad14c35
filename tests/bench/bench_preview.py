"""How soon an edit is seen in a preview, and what a preview costs while nobody edits.

    python tests/bench/bench_preview.py [--sizes 101 10000] [--runs 5] [--idle 30]

A story is edited. Time is the wall clock from when its file is written until the page is served with the edit; CPU
while idle is that of all processes of the preview.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent.parent
if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(REPOSITORY))

from tests.bench.bench_build import edit, processes  # noqa: E402  # the path comes first
from tests.bench.bench_desk import cpu_of  # noqa: E402  # as above
from tests.bench.profiles import make  # noqa: E402  # as above
from tests.office.live_preview.test_serve import served  # noqa: E402  # as above
from tests.previewing import Preview  # noqa: E402  # as above
from tests.running import SITE  # noqa: E402  # as above

#: A preview has loaded the program again, for the next edit, this long after a build (s).
LOADED = 3.0
#: The first page is waited for as long as this (s).
FIRST = 600.0


class Measured(NamedTuple):
    """Seconds until the first page, until each edit is seen, and of CPU for each second without edits."""

    first: float
    edits: list[float]
    idle: float


def measure(root: Path, profiles: Sequence[Path], runs: int, idle: float, loaded: float = LOADED) -> Measured:
    """Preview a site, edit some of its profiles, and then nothing for ``idle`` seconds."""
    began = time.perf_counter()
    with served(root) as shown:
        shown.wait_for("</article>", _page(profiles[0]), FIRST)
        first = time.perf_counter() - began
        edits = []
        for n, path in enumerate(profiles[:runs]):
            time.sleep(loaded)
            edits.append(_seen(shown, path, n))
        time.sleep(loaded)
        before = _cpu(shown)
        time.sleep(idle)
        return Measured(first, edits, (_cpu(shown) - before) / idle)


def _page(profile: Path) -> str:
    return f"bang-vang/{profile.parent.name}/"


def _seen(shown: Preview, profile: Path, n: int) -> float:
    """Edit a story, and wait until it is seen."""
    began = time.perf_counter()
    edit(profile, n)
    shown.wait_for(f"Sửa lần {n}.", _page(profile))
    return time.perf_counter() - began


def _cpu(shown: Preview) -> float:
    return sum(map(cpu_of, processes(shown.pid)))


def line(size: int, measured: Measured) -> str:
    seen = f"{median(measured.edits):.2f} s (at most {max(measured.edits):.2f})"
    idle = f"{measured.idle:.2%} of a core"
    return f"{size:>7} profiles: first page {measured.first:.1f} s; edit seen {seen}; idle {idle}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[101, 10_000], help="numbers of profiles")
    parser.add_argument("--runs", type=int, default=5, help="number of stories that are edited")
    parser.add_argument("--idle", type=float, default=30, help="seconds without an edit")
    options = parser.parse_args()
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            root, profiles = make(Path(folder) / "site", SITE, size)
            sys.stdout.write(f"{line(size, measure(root, profiles, options.runs, options.idle))}\n")


if __name__ == "__main__":
    main()
