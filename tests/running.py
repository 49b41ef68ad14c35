"""The real command, for the tests: as a process of its own, or in this one where many runs must be quick."""

from __future__ import annotations

import gc
import io
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import NamedTuple

from honorroll import build, cli
from honorroll.base import store
from honorroll.base.store import Database
from honorroll.content.profile_scan import Scan, Scanned
from honorroll.formats.feeds import FORMATS
from honorroll.outputs.data import changes
from honorroll.site import read
from honorroll.site.read import Contents

#: The day on which all of this happens.
DATE = date(2025, 12, 1)
SITE = Path(__file__).parent / "site"
CASES = Path(__file__).parent / "cases"
ORACLES = Path(__file__).parent / "oracles"
REPOSITORY = Path(__file__).parents[1]


class Result(NamedTuple):
    code: int
    stdout: str
    stderr: str


def honorroll(*arguments: str, root: Path, environment: dict[str, str] | None = None) -> Result:
    """``honorroll …`` as anybody runs it."""
    done = subprocess.run(
        [sys.executable, "-m", "honorroll", *_dated(arguments, root)],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | (environment or {}),
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def honorroll_here(*arguments: str, root: Path) -> Result:
    """The same without a process of its own."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        gc.disable()  # see __main__
        try:
            code = cli.main(_dated(arguments, root))
        except SystemExit as end:  # of wrong usage
            code = int(end.code or 0)
        finally:
            gc.enable()
    return Result(code, out.getvalue(), err.getvalue())


def _dated(arguments: tuple[str, ...], root: Path) -> list[str]:
    command, *rest = arguments
    dated = [] if "--date" in rest else ["--date", DATE.isoformat()]
    return [command, "--root", str(root), *dated, *rest]


def peak() -> int:
    """The most memory that this process has had since it began, in KiB.

    Linux tells by ``getrusage`` what the parent had before ``exec``, if that was more: then the tests that ran before
    would be measured too.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text(encoding="utf-8").split("VmHWM:")[1].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)


def every_file(site: Path) -> dict[str, bytes]:
    """Every file of a built site by path."""
    paths = sorted(Path(folder) / name for folder, _, names in os.walk(site, followlinks=True) for name in names)
    return {str(path.relative_to(site)): path.read_bytes() for path in paths}


def built(site: Path) -> dict[str, bytes]:
    """The same without ``OF_RELEASES``: what a build makes whatever there was before it."""
    return {path: data for path, data in every_file(site).items() if path not in OF_RELEASES}


#: What tells how a release differs from the one before, which a build from nothing knows nothing of.
OF_RELEASES = {changes.PATH, *(f"{changes.FEED}.{form}" for form in FORMATS)}


#: What differs whenever anything does: the worker for reading offline, and what it is to fetch.
FOLLOWING = {"sw.js", "ngoai-tuyen/danh-sach.txt", "ngoai-tuyen/tom-tat.json"}


def contents_of(root: Path, day: date = DATE) -> Contents:
    """The content of a site without a fault, read into a database of its own."""

    def begin(_: bytes) -> tuple[Database, Scanned]:
        database = Database(Path(tempfile.mkdtemp(dir=root)) / "roll.db")
        database.create(build.TABLES)
        return database, Scan(root).result()

    findings, contents = read.read(root, day, begin)
    assert contents, findings
    return contents


def write(root: Path, path: str, content: str | bytes) -> Path:
    """A file under ``root``, with the folders that lead to it."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return target


def without_cards(root: Path) -> None:
    """No social cards, which take most of the time where a site has many profiles that no other test has drawn."""
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert settings.count("  honorroll:\n") == 1
    write(root, "mkdocs.yml", settings.replace("  honorroll:\n", "  honorroll:\n    social_cards: false\n"))


#: A day of the demonstration on which a consultation is open, a conference is on and another one is to come.
DEMO_DATE = date.fromisoformat(
    re.findall(r"^DEMO_DATE := (.*)$", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.M)[0]
)


@contextmanager
def settled() -> Iterator[None]:
    """The files count as if they had lain there for long: what was found out about one that is as young as the clock
    can tell would be found out again by whoever asks next.
    """
    tick = store.TICK
    store.TICK = -3_600_000_000_000
    try:
        yield
    finally:
        store.TICK = tick


def demo_site(root: Path) -> Path:
    """The demonstration, built from a copy at ``root`` on that day; gives the folder of its pages."""
    shutil.copytree(REPOSITORY / "demo", root, ignore=shutil.ignore_patterns(".build", "site", "drawings"))
    with settled():
        result = honorroll_here("build", "--date", DEMO_DATE.isoformat(), root=root)
    assert result.code == 0, result
    return root / "site"


def real_site(root: Path) -> Path:
    """The site of this repository, built from a copy at ``root``; gives the folder of its pages."""
    root.mkdir(parents=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    for folder in ("honorees", "content"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    without_cards(root)
    with settled():
        result = honorroll_here("build", "--date", "2026-06-01", root=root)  # its latest source is of that year
    assert result.code == 0, result
    return root / "site"
