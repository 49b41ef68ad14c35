"""What commands have in common: the day, questions, and how findings and builds are told."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from honorroll.base import zone
from honorroll.base.findings import Finding, Language, ordered
from honorroll.office import reports
from honorroll.office.messages import message

#: How findings may be told.
FORMATS = ("text", "json", "github", "gitlab", "sarif")


def published_argument(command: argparse.ArgumentParser) -> None:
    """The option of commands that look whether an address was lost; see ``online``."""
    command.add_argument(
        "--published",
        nargs="?",
        const="",
        metavar="URL|FILE",
        help="compare with the addresses that are online, not with the live release here (those that the site lists)",
    )


def day(options: argparse.Namespace) -> date:
    """The day that was named, else today where the site is."""
    return options.date or today(options.root)


def today(root: Path) -> date:
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


def report_build(built: object, root: Path, site: Path, language: Language) -> bool:
    from honorroll.build import Built  # noqa: PLC0415

    if not isinstance(built, Built):
        raise TypeError(built)
    report(built.findings, language, "text", silent_when_clean=True)
    if not built.published:
        print(message("unpublished", language), file=sys.stderr)
        return False
    shown = site.relative_to(root) if site.is_relative_to(root) else site
    print(message("published", language, honorees=built.honorees, pages=built.pages, made=built.made, site=f"{shown}/"))
    if built.is_first:
        print(message("first-addresses", language))
    return True


def report(findings: list[Finding], language: Language, form: str, silent_when_clean: bool = False) -> int:
    rows = ordered(findings)
    if form == "json":
        print(json.dumps([reports.as_json(row, language) for row in rows[: reports.MAX_ROWS]], indent=2))
    elif form in ("gitlab", "sarif"):
        from honorroll.office import code_reports  # noqa: PLC0415  # few want them

        told = code_reports.as_gitlab if form == "gitlab" else code_reports.as_sarif
        print(json.dumps(told(rows[: reports.MAX_ROWS], language), indent=2))
    elif form == "github":
        for row in rows[: reports.MAX_ROWS]:
            print(reports.as_github(row, language))
    else:
        for line in reports.as_lines(rows, language):
            print(line)
        if rows or not silent_when_clean:
            print(reports.summary(rows, language))
    return 1 if any(row.is_error for row in rows) else 0
