"""How long a yearbook and a ceremony kit take, and how much memory: this file, with ``--help``.

Honorees with a story of 2.5 KB each and a portrait, no two alike. The first book draws the portraits, as a build would;
the others find them in the pool. The kit is of a conference that honours some of them.
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

_CONFERENCE = """\
name: Lễ tôn vinh
level: ward
start: "2026-12-01 08:00"
programme:
  - kind: opening
    start: "08:00"
  - kind: honouring
    start: "08:30"
honorees:
"""
_RUN = """\
import sys
from honorroll import cli
from tests.running import peak
code = cli.main(sys.argv[1:])
print(peak() // 1024)
sys.exit(code)
"""


def measure(folder: Path, honorees: int, honoured: int, runs: int) -> Iterator[str]:
    """A line a book or kit: seconds, and the most memory of the process that makes it."""
    root, profiles = make(folder / "site", REPOSITORY / "tests/site", honorees)
    portrayed(profiles)
    slugs = [path.parent.name for path in profiles][:honoured]
    conference = root / "content/conferences/le-ton-vinh/conference.yml"
    conference.parent.mkdir(parents=True)
    conference.write_text("".join([_CONFERENCE, *(f"  - {slug}\n" for slug in slugs)]), encoding="utf-8")
    for n in range(runs + 1):
        what = "portraits drawn too" if n == 0 else "portraits in the pool"
        yield f"yearbook of {honorees:,}, {what}: {_timed(root, 'yearbook', str(folder / f'{n}.pdf'))}"
    for n in range(runs):
        yield f"kit for {honoured:,}: {_timed(root, 'ceremony', 'le-ton-vinh', str(folder / f'kit-{n}'))}"


def _timed(root: Path, *arguments: str) -> str:
    began = time.monotonic()
    command = [sys.executable, "-c", _RUN, *arguments, "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    return f"{time.monotonic() - began:.1f} s, {done.stdout.split()[-1]} MiB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--honorees", type=int, default=1_000)
    parser.add_argument("--honoured", type=int, default=300)
    parser.add_argument("--runs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        say(measure(Path(folder), options.honorees, options.honoured, options.runs))


if __name__ == "__main__":
    main()
