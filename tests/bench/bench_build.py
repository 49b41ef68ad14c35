"""How long a build takes and how much memory, at several sizes: ``make bench``, or this file with ``--help``.

Time is the wall clock of the whole command, from starting Python to its exit; CPU is what the command and its children
used. Memory is the highest sum over the command's processes at one moment, as RSS (counts a shared page once a process)
and as PSS (counts it once), looked at every 10 ms in runs of their own, for looking costs time. Everything lies on
tmpfs. Every site that a warm build left is compared with one that was built from nothing.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from statistics import mean, median
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent.parent
if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(REPOSITORY))

from tests.bench.profiles import make  # noqa: E402  # the path comes first
from tests.running import built  # noqa: E402

#: The day of every build here: fixed, so that runs of different days can be compared.
DAY = "2026-06-01"
#: File times are not trusted for this long (see ``honorroll.base.store``); nobody edits a file sooner after a build
#: either.
SETTLE = 2.1


class Run(NamedTuple):
    """One run of a command: seconds of wall clock and of CPU, and until the new release was live, which the index of
    texts follows.
    """

    wall: float
    cpu: float
    live: float


class Peak(NamedTuple):
    """MiB, as sums over the processes."""

    rss: float
    pss: float


class Row(NamedTuple):
    """A line of the table."""

    site: str
    case: str
    runs: Sequence[Run]
    peak: Peak | None


def command(root: Path) -> list[str]:
    return [sys.executable, "-m", "honorroll", "build", "--root", str(root), "--date", DAY]


def timed(root: Path) -> Run:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    old, live = swapped(root), 0.0
    start = time.perf_counter()
    process = subprocess.Popen(command(root), stdout=subprocess.DEVNULL)
    while process.poll() is None:
        if not live and swapped(root) != old:
            live = time.perf_counter() - start
        time.sleep(0.005)
    wall = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, live or wall)


def swapped(root: Path) -> int:
    """Changes when a release is swapped in."""
    with suppress(FileNotFoundError):
        return (root / "site").lstat().st_ctime_ns
    return 0


def watched(root: Path) -> Peak:
    """Run the command once and look at the memory of all its processes every 10 ms."""
    rss = pss = 0.0
    process = subprocess.Popen(command(root), stdout=subprocess.DEVNULL)
    while process.poll() is None:
        memory = [_memory(pid) for pid in processes(process.pid)]
        rss = max(rss, sum(one for one, _ in memory))
        pss = max(pss, sum(two for _, two in memory))
        time.sleep(0.01)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return Peak(rss / 1024, pss / 1024)


def processes(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    with suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            children = Path(f"/proc/{pid}/task/{task}/children").read_text().split()
            for child in children:
                found += processes(int(child))
    return found


def _memory(pid: int) -> tuple[int, int]:
    """RSS and PSS in KiB; nothing for a process that has just ended."""
    with suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        values = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.startswith(("Rss", "Pss:"))}
        return values.get("Rss", 0), values.get("Pss", 0)
    return 0, 0


def forget(root: Path) -> None:
    """Remove everything that earlier builds left, so that the next one is from nothing."""
    shutil.rmtree(root / ".build", ignore_errors=True)
    (root / "site").unlink(missing_ok=True)


def digest(site: Path) -> str:
    """Of the names and bytes of every file of a site that does not tell of the releases before."""
    found = blake2b(digest_size=16)
    for path, data in sorted(built(site).items()):
        found.update(f"{path}\0".encode())
        found.update(blake2b(data).digest())
    return found.hexdigest()


def edit(path: Path, n: int) -> None:
    """Change the story of a profile."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("story: |\n", f"story: |\n  Sửa lần {n}.\n\n", 1), encoding="utf-8")


def another_year(path: Path) -> None:
    """Move an award of a profile to another year."""
    text = path.read_text(encoding="utf-8")
    year = re.search(r"^    year: (20[0-9]{2})$", text, re.M)
    if year:
        path.write_text(
            f"{text[: year.start(1)]}{2010 + (int(year[1]) + 1) % 15}{text[year.end(1) :]}", encoding="utf-8"
        )


def newcomer(path: Path, n: int) -> None:
    """Another honoree, like one that there is but for the name."""
    folder = path.parent.with_name(f"{path.parent.name}-moi-{n}")
    shutil.copytree(path.parent, folder)
    text = path.read_text(encoding="utf-8")
    (folder / path.name).write_text(
        re.sub(r"^name: (.+)$", r"name: \1 Mới", text, count=1, flags=re.M), encoding="utf-8"
    )


def measure(root: Path, profiles: Sequence[Path], label: str, runs: int) -> Iterable[Row]:
    """Every case for one site; raises where a warm build differs from one from nothing."""
    time.sleep(SETTLE)

    def repeated(prepare: Callable[[int], None], times: int = runs) -> list[Run]:
        done = []
        for n in range(times):
            prepare(n)
            done.append(timed(root))
        return done

    def cold(_: int) -> None:
        forget(root)

    def touched(n: int) -> None:
        edit(profiles[(n + 1) * len(profiles) // (3 * runs + 9)], n)

    rows = repeated(cold)
    forget(root)
    yield Row(label, "cold", rows, watched(root))
    changes = 0

    def changed(_: int) -> None:
        nonlocal changes
        changes += 1
        touched(changes)

    # The first two builds after a cold one also make the two other slots: they are told apart.
    yield Row(label, "first change", repeated(changed, 1), None)
    yield Row(label, "second change", repeated(changed, 1), None)
    rows = repeated(changed)
    changed(0)
    yield Row(label, "later change", rows, watched(root))

    def awarded(n: int) -> None:
        another_year(profiles[(n + 5) * len(profiles) // (3 * runs + 9)])
        time.sleep(SETTLE)

    def joined(n: int) -> None:
        newcomer(profiles[(n + 2) * len(profiles) // (3 * runs + 9)], n)
        time.sleep(SETTLE)

    yield Row(label, "one award", repeated(awarded), None)
    yield Row(label, "one new profile", repeated(joined), None)
    yield Row(label, "no change", repeated(lambda _: None), watched(root))
    warm = digest(root / "site")
    forget(root)
    timed(root)
    if digest(root / "site") != warm:
        raise AssertionError(f"{label}: after {changes} changes the site differs from one built from nothing")


def weights(site: Path) -> list[str]:
    """Sizes of the pages, gzipped as a server would."""

    def weighed(paths: Iterable[Path]) -> str:
        sizes = sorted(len(gzip.compress(path.read_bytes(), 6)) for path in paths)
        return f"{mean(sizes) / 1024:.1f} | {sizes[-1] / 1024:.1f}" if sizes else "– | –"

    roll = site / "bang-vang"
    lists = {"ca-nhan", "tap-the", "ho-gia-dinh", "danh-hieu", "cap", "dia-ban", "linh-vuc", "nam", "trang"}
    honorees = [path / "index.html" for path in roll.iterdir() if path.is_dir() and path.name not in lists]
    pages = [roll / "index.html", *roll.glob("trang/*/index.html")]
    return [f"| honoree | {weighed(honorees)} |", f"| list of all | {weighed(pages)} |"]


def table(rows: Iterable[Row]) -> Iterable[str]:
    yield "| site | case | live, best (s) | best (s) | median (s) | CPU (s) | sum of PSS (MiB) | sum of RSS (MiB) |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|"
    for row in rows:
        walls = [run.wall for run in row.runs]
        memory = f"{row.peak.pss:.0f} | {row.peak.rss:.0f}" if row.peak else "|"
        cpu = median(run.cpu for run in row.runs)
        live = min(run.live for run in row.runs)
        yield (
            f"| {row.site} | {row.case} | {live:.2f} | {min(walls):.2f} | {median(walls):.2f} | {cpu:.2f} | {memory} |"
        )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Measure builds of generated sites and of the real one.")
    parser.add_argument("--sizes", default="1000,10000,30000", help="numbers of generated honorees")
    parser.add_argument("--runs", type=int, default=3, help="how often each case is timed")
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm"), help="where to work")  # noqa: S108  # tmpfs
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        rows: list[Row] = []
        for size in (int(text) for text in options.sizes.split(",")):
            made = make(Path(folder) / str(size), REPOSITORY, size)
            rows += measure(made.root, made.profiles, f"{size:,}", options.runs)
        real = Path(folder) / "real"
        real.mkdir()
        shutil.copyfile(REPOSITORY / "mkdocs.yml", real / "mkdocs.yml")
        for part in ("content", "honorees"):
            shutil.copytree(REPOSITORY / part, real / part)
        profiles = [
            path for path in sorted(real.glob("honorees/*/*/profile.yml")) if "\nstory: |\n" in path.read_text()
        ]
        rows += measure(real, profiles, "the real one", options.runs)
        say(table(rows))
        say(
            [
                "",
                "| HTML of the real site, gzipped | mean (KB) | max (KB) |",
                "|---|---:|---:|",
                *weights(real / "site"),
            ]
        )


def say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)  # noqa: T201  # a script that prints its results


if __name__ == "__main__":
    main()
