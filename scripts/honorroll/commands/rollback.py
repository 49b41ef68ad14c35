"""``honorroll rollback``: the release before this one."""

from __future__ import annotations

import argparse
import sys

from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "đưa bản dựng trước trở lại",
    "make the release before this one live again",
)


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--yes", action="store_true", help="even if it shows somebody who was withdrawn since")


def run(options: argparse.Namespace) -> int:
    from honorroll.office import rollback  # noqa: PLC0415  # no other command needs it

    result = rollback.run(options.root.resolve(), options.yes)
    if result.brings_back:
        names = ", ".join(result.brings_back)
        print(message("brings-back", options.lang, names=names), file=sys.stderr)
        return 1
    print(message("rolled-back", options.lang, honorees=result.honorees))
    return 0
