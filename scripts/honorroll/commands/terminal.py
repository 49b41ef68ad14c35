"""What commands have in common: the day, questions, and how findings and builds are told."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from honorroll.base import progress as stages
from honorroll.base import zone
from honorroll.base.findings import Finding, Language, ordered
from honorroll.commands.parsing import CommandParser
from honorroll.office import reports
from honorroll.office.messages import Bilingual, message

if TYPE_CHECKING:
    from honorroll.publish.hosts.hosts import Copy
    from honorroll.publish.last_build import Built

#: How findings may be told.
FORMATS = ("text", "json", "github", "gitlab", "sarif")


class Manner(NamedTuple):
    """How much this run tells: ``quiet`` errors alone, ``verbose`` every place and the time."""

    quiet: bool = False
    verbose: bool = False


_manner = Manner()


def tell_as(manner: Manner) -> None:
    global _manner  # noqa: PLW0603  # one terminal, one manner
    _manner = manner


def tell(line: str) -> None:
    """Print what was done, or is to be known; nothing with ``--quiet``."""
    if not _manner.quiet:
        print(line)


def has_colours() -> bool:
    """Whether what is printed may be in colours: on a terminal, unless ``NO_COLOR`` is set (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def progress(language: Language) -> Iterator[None]:
    """Show on a terminal how far each stage has come that takes longer than a second; nothing in a pipe."""
    if _manner.quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    command = [sys.executable, "-m", "honorroll.office.progress_bar", language]
    with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as bar:

        def tell_bar(name: stages.Stage, done: int, total: int) -> None:
            with suppress(OSError):
                print(name, done, total, file=bar.stdin, flush=True)

        try:
            with stages.listened(tell_bar):
                yield
        finally:  # children may hold the pipe open for longer
            with suppress(OSError):
                print(file=bar.stdin, flush=True)


def published_argument(command: CommandParser) -> None:
    """The option of commands that look whether an address was lost; see ``online``."""
    command.argument(
        "--published",
        help=Bilingual(
            "so với các địa chỉ đang ở trên mạng, không phải với bản đang chạy ở đây (mặc định: do trang kê)",
            "compare with the addresses that are online, not with the live release here (those that the site lists)",
        ),
        nargs="?",
        const="",
        metavar="URL|FILE",
    )


def day(options: argparse.Namespace) -> date:
    """The day that was named, else today where the site is."""
    return options.date or today(options.root)


def today(root: Path) -> date:
    with suppress(OSError):  # there is no site, which is told of by whoever wants one
        if b"time_zone" in (root / "mkdocs.yml").read_bytes():
            from honorroll.content import config  # noqa: PLC0415  # others read it while files are scanned

            config.activate_zone(root)
    return zone.today()


def online(root: Path, named: str | None) -> list[str] | None:
    """The addresses that are online; None where nobody asked for them."""
    if named is None:
        return None
    from honorroll.office import online_addresses  # noqa: PLC0415  # no build without it needs the network

    return online_addresses.online(root, named)


def confirmed(question: str) -> bool:
    return sys.stdin.isatty() and input(question).strip().lower() in ("c", "y")


def report_build(built: Built, root: Path, site: Path, language: Language) -> bool:
    """Tell how a build into ``site`` ended; whether it was published."""
    report(built.findings, language, "text", silent_when_clean=True)
    if not built.published:
        print(message("unpublished", language), file=sys.stderr)
        return False
    shown = site.relative_to(root) if site.is_relative_to(root) else site
    tell(message("published", language, honorees=built.honorees, pages=built.pages, made=built.made, site=f"{shown}/"))
    if built.is_first:
        tell(message("first-addresses", language))
    return True


def tell_of_copies(copies: Iterable[Copy], language: Language) -> None:
    """Tell what is to be done now that the copies beside the live site are up to date with it."""
    for copy in copies:
        if copy.conf:
            tell(message("reload-conf", language, conf=copy.conf))
        if copy.keeps_earlier:
            tell(message(f"upload-again-{copy.host}", language, folder=copy.folder))


def report(findings: list[Finding], language: Language, form: str, silent_when_clean: bool = False) -> int:
    rows = ordered(findings)
    if form == "json":
        print(json.dumps([reports.as_json(row, language) for row in rows[: reports.MAX_ROWS]], indent=2))
    elif form in ("gitlab", "sarif"):
        from honorroll.office import code_reports  # noqa: PLC0415  # few want them

        as_form = code_reports.as_gitlab if form == "gitlab" else code_reports.as_sarif
        print(json.dumps(as_form(rows[: reports.MAX_ROWS], language), indent=2))
    elif form == "github":
        for row in rows[: reports.MAX_ROWS]:
            print(reports.as_github(row, language))
    else:
        told, colours = [row for row in rows if row.is_error or not _manner.quiet], has_colours()
        lines = (reports.as_text(row, language, colours=colours) for row in told)
        for line in lines if _manner.verbose else reports.as_lines(told, language, colours=colours):
            print(line)
        if rows or not silent_when_clean:
            tell(reports.summary(rows, language))
    return 1 if any(row.is_error for row in rows) else 0
