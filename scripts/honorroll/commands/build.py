"""``honorroll build``: the site, from what is written to what is live."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from honorroll.base.findings import Language
from honorroll.commands import terminal
from honorroll.office.messages import Bilingual, message
from honorroll.publish import releases

HELP = Bilingual(
    "dựng trang",
    "build the site",
)


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--site-dir", type=Path, metavar="DIR", help="put a copy there (else: site)")
    command.add_argument("--verify", action="store_true", help="read again all that was built, for damage of the disk")
    terminal.published_argument(command)


def run(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    scanned = releases.scan(root)
    from honorroll import build  # noqa: PLC0415

    site = (options.site_dir or root / "site").absolute()
    online = terminal.online(root, options.published)
    progress = _progress(options.lang)
    built = build.build(root, terminal.day(options), site, scanned, progress, online, verify=options.verify)
    return 0 if terminal.report_build(built, root, site, options.lang) else 1


def _progress(language: Language) -> Callable[[int, int], None]:
    """A function that shows on a terminal how many photos are drawn and how long the rest will take."""
    began = time.monotonic()

    def show(done: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        seconds = round((time.monotonic() - began) / done * (total - done))
        rest = f"{seconds // 60}:{seconds % 60:02}"
        line = message("drawing", language, done=done, total=total, rest=rest) if done < total else ""
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    return show
