"""``make torture``: everything that a hostile contributor or a failing machine could do, in full counts, with figures.

``make test`` runs the same parts with small counts (``test_torture.py``).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser
from tests.browser.browsing import chromium
from tests.torture import crashes, files, metadata, xss


class Row(NamedTuple):
    part: str
    figures: str
    faults: list[str]


class Counts(NamedTuple):
    payloads: int
    files: int
    kills: int
    flips: int
    every_page: bool
    """Whether pages are opened that show payloads just as others do."""


FULL = Counts(payloads=9_500, files=1_000, kills=100, flips=60, every_page=True)
SMALL = Counts(payloads=120, files=40, kills=6, flips=2, every_page=False)


def scripts(folder: Path, counts: Counts, browser: Browser) -> Row:
    outcome = xss.attack(folder / "xss", browser, counts.payloads, every_page=counts.every_page)
    figures = (
        f"{outcome.planted} payloads, {outcome.refused} refused by check, {outcome.pages} pages opened twice, "
        f"{len(outcome.executions)} executions"
    )
    return Row("cross-site scripting", figures, outcome.executions)


def scripts_in_a_browser(folder: Path, counts: Counts) -> Row:
    with chromium() as browser:
        return scripts(folder, counts, browser)


def hostile_files(folder: Path, counts: Counts) -> Row:
    outcome = files.assault(folder / "files", counts.files)
    figures = (
        f"{outcome.files} files, {len(outcome.faults)} faults, slowest run of {files.TOGETHER} files "
        f"{outcome.slowest:.1f} s, largest process {outcome.largest} MiB"
    )
    return Row("hostile files", figures, outcome.faults)


def published_metadata(folder: Path, _: Counts) -> Row:
    outcome = metadata.survey(folder / "metadata")
    counts = f"{outcome.uploads} uploads, {outcome.files} published files, {outcome.tags} kinds of tags in them"
    figures = f"{counts}, {len(outcome.faults)} faults"
    return Row("metadata of published files", figures, outcome.faults)


def failing_machine(folder: Path, counts: Counts) -> list[Row]:
    (folder / "machine").mkdir()
    states = crashes.States(folder / "machine")
    parts: tuple[tuple[str, Callable[[], crashes.Outcome]], ...] = (
        ("kill -9 at a random moment", lambda: crashes.kills(states, counts.kills)),
        ("a flipped bit in .build", lambda: crashes.flips(states, counts.flips)),
        ("three builds at once", lambda: crashes.at_once(states)),
        ("a full and a read-only disk", lambda: crashes.without_room(states, folder / "machine")),
        ("children of a killed build", lambda: crashes.children_die(states.root)),
    )
    rows = []
    for name, run in parts:
        outcome = run()
        rows.append(Row(name, f"{outcome.tries} tries, {len(outcome.torn)} faults", outcome.torn))
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--small", action="store_true", help="the counts of make test")
    counts = SMALL if parser.parse_args().small else FULL
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        rows: list[Row] = []
        for part in (scripts_in_a_browser, hostile_files, published_metadata, failing_machine):
            began = time.monotonic()
            made = part(folder, counts)
            for row in made if isinstance(made, list) else [made]:
                rows.append(row)
                sys.stdout.write(f"{row.part:<32} {row.figures}\n")
                sys.stdout.writelines(f"    {fault}\n" for fault in row.faults)
            sys.stdout.write(f"{'':<32} in {time.monotonic() - began:.0f} s\n")
            sys.stdout.flush()
    return 1 if any(row.faults for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
