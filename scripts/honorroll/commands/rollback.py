"""``honorroll rollback``: the release before this one."""

from __future__ import annotations

import argparse
import sys

from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "đưa bản dựng trước trở lại",
    "make the release before this one live again",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (("honorroll rollback", Bilingual("đưa bản công bố trước trở lại", "make the release before live again")),)


def arguments(command: CommandParser) -> None:
    command.argument(
        "--yes",
        help=Bilingual("kể cả khi bản đó còn hiện hồ sơ đã gỡ", "even if it shows somebody who was withdrawn since"),
        action="store_true",
    )


def run(options: argparse.Namespace) -> int:
    from honorroll.office import rollback  # noqa: PLC0415  # no other command needs it

    result = rollback.run(options.root.resolve(), options.yes)
    if result.brings_back:
        names = ", ".join(result.brings_back)
        print(message("brings-back", options.lang, names=names), file=sys.stderr)
        return 1
    terminal.tell(message("rolled-back", options.lang, honorees=result.honorees))
    terminal.tell_of_copies(result.copies, options.lang)
    return 0
