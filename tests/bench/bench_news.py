"""How long a build takes with posts beside honorees: from nothing, and after one post was edited, added, or nothing
was.

Run it as ``python tests/bench/bench_news.py``; see ``bench_build`` for the roll by itself.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(REPOSITORY))

# the path comes first
from tests.bench.bench_build import SETTLE, Row, Run, digest, forget, say, table, timed, watched  # noqa: E402
from tests.bench.posts import LAST, posts  # noqa: E402
from tests.bench.profiles import make  # noqa: E402

from honorroll.roll.read import vocabulary  # noqa: E402

#: No feed document may be larger.
MOST_BYTES = 200_000


def measure(root: Path, paths: list[Path], label: str, runs: int) -> list[Row]:
    """Every case; raises where a warm build differs from one from nothing, or a feed document is too large."""

    def repeated(prepare: Callable[[int], object], times: int = runs) -> list[Run]:
        done = []
        for n in range(times):
            prepare(n)
            done.append(timed(root))
        return done

    time.sleep(SETTLE)
    rows = [Row(label, "cold", repeated(lambda _: forget(root)), watched(root))]

    def edited(n: int) -> None:
        path = paths[(n + 1) * len(paths) // (runs + 4)]
        path.write_text(path.read_text(encoding="utf-8") + f"\nSửa lần {n}.\n", encoding="utf-8")

    def added(n: int) -> None:
        text = paths[-1].read_text(encoding="utf-8").replace("Tin thử số", f"Tin thêm {n}, sau số")
        (paths[-1].parent / f"tin-them-{n}.md").write_text(text, encoding="utf-8")

    repeated(lambda n: edited(n + runs), 2)  # the first two builds also make the other slots
    rows.append(Row(label, "a post was edited", repeated(edited), None))
    rows.append(Row(label, "a post was added", repeated(added), None))
    rows.append(Row(label, "no change", repeated(lambda _: None), watched(root)))
    warm = digest(root / "site")
    forget(root)
    timed(root)
    if digest(root / "site") != warm:
        raise AssertionError(f"{label}: after these changes the site differs from one built from nothing")
    large = [
        path
        for form in ("atom", "rss", "json")
        for path in (root / "site").rglob(f"*.{form}")
        if path.stat().st_size > MOST_BYTES
    ]
    if any(path.stem.startswith(("tin-moi", "moi")) for path in large):
        raise AssertionError(f"{label}: feeds of more than {MOST_BYTES:,} bytes: {large}")
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure builds of generated sites with news.")
    parser.add_argument("--honorees", type=int, default=10_000)
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3, help="how often each case is timed")
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm"), help="where to work")  # noqa: S108  # tmpfs
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        made = make(Path(folder) / "site", REPOSITORY, options.honorees)
        words = vocabulary(made.root).vocabulary
        slugs = [path.parent.name for path in made.profiles]
        paths = posts(made.root, slugs, words, options.posts)
        label = f"{options.honorees:,} + {options.posts:,}, until {LAST}"
        say(table(measure(made.root, paths, label, options.runs)))


if __name__ == "__main__":
    main()
