"""The parser of the command line: what all commands take, and the commands of ``COMMANDS``."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from honorroll.commands import COMMANDS


def parser() -> argparse.ArgumentParser:
    """The parser. ``command`` of what it parses is a key of ``COMMANDS``."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="folder with mkdocs.yml (here)")
    common.add_argument(
        "--date", type=_date, metavar="YYYY-MM-DD", help="the day of the build (today, where the site is)"
    )
    common.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of the messages (vi)")
    main = argparse.ArgumentParser(prog="honorroll", description="Turns profiles into a public honor roll.")
    subparsers = main.add_subparsers(required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        subparser = subparsers.add_parser(name, parents=[common], help=command.HELP.en)
        command.arguments(subparser)
        subparser.set_defaults(command=name)
    return main


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2025-10-10") from None
