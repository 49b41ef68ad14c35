"""What 10,000 photos in the pool add to a warm build: this file, with ``--help``.

Two sites of as many honorees, one of them with a portrait beside each profile. All photos are looked at and the pool
holds their sets, each a link to one that was truly drawn, for they are of one size. Then nothing changes, or one story;
builds of the two sites take turns, so that a machine that is busy is so for both.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from PIL import Image

REPOSITORY = Path(__file__).resolve().parent.parent.parent
if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(REPOSITORY))

from tests.bench.bench_build import SETTLE, Run, edit, say, timed  # noqa: E402  # the path comes first
from tests.bench.bench_conferences import drawn_already  # noqa: E402
from tests.bench.profiles import make  # noqa: E402

PORTRAIT = "photos:\n  - file: chan-dung.jpg\n    alt: Chân dung\n    credit: Trung tâm Văn hóa Ví Dụ\n"


def portrayed(profiles: list[Path]) -> None:
    """A portrait beside each profile, no two of them alike."""
    for n, path in enumerate(profiles):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("quote:\n", f"{PORTRAIT}quote:\n", 1), encoding="utf-8")
        target = io.BytesIO()
        # the same picture every time
        spots = Image.frombytes("L", (9, 8), random.Random(n).randbytes(72))  # noqa: S311
        spots.resize((640, 800), Image.Resampling.BICUBIC).save(target, "JPEG", quality=40)
        (path.parent / "chan-dung.jpg").write_bytes(target.getvalue())


def measure(folder: Path, honorees: int, runs: int) -> dict[str, dict[str, list[Run]]]:
    """The runs by case, then by site."""
    sites = {}
    for name in ("without photos", "with photos"):
        root, profiles = make(folder / name.replace(" ", "-"), REPOSITORY / "tests/site", honorees)
        if name == "with photos":
            portrayed(profiles)
            say([f"{drawn_already(root):,} sets of pictures"])
        sites[name] = (root, profiles)
        timed(root)
    time.sleep(SETTLE)
    for n in range(3):  # each of the three slots is made once
        for root, profiles in sites.values():
            edit(profiles[n], n)
            timed(root)
    time.sleep(SETTLE)
    for root, _ in sites.values():  # files are trusted from now on
        timed(root)
    found: dict[str, dict[str, list[Run]]] = {}
    for case in ("no change", "one story"):
        found[case] = {name: [] for name in sites}
        for n in range(runs):
            for name, (root, profiles) in sites.items():
                if case == "one story":
                    edit(profiles[n + 10], n)
                found[case][name].append(timed(root))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--honorees", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    memory_disk = Path("/dev/shm")  # noqa: S108  # builds are measured on tmpfs, under a name that nobody can foresee
    with tempfile.TemporaryDirectory(dir=memory_disk if memory_disk.is_dir() else None) as folder:
        found = measure(Path(folder), options.honorees, options.runs)
    say(["| case | site | best (s) | median (s) | CPU, median (s) |", "|---|---|---:|---:|---:|"])
    for case, by_site in found.items():
        for name, done in by_site.items():
            walls = [run.wall for run in done]
            cpu = median(run.cpu for run in done)
            say([f"| {case} | {name} | {min(walls):.2f} | {median(walls):.2f} | {cpu:.2f} |"])


if __name__ == "__main__":
    main()
