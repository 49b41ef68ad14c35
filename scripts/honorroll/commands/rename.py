"""``honorroll rename``: another address for a profile."""

from __future__ import annotations

import argparse

from honorroll.commands import terminal
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "đổi địa chỉ của một hồ sơ; địa chỉ cũ vẫn dẫn tới",
    "give a profile another address; the old one leads on",
)


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("old", metavar="OLD", help="the folder of the profile")
    command.add_argument("new", metavar="NEW", help="what it is to be called")


def run(options: argparse.Namespace) -> int:
    from honorroll.office import rename  # noqa: PLC0415  # no other command needs it

    result = rename.run(options.root.resolve(), options.old, options.new)
    code = terminal.report(result.findings, options.lang, "text", silent_when_clean=True)
    for path in result.changed:
        print(path)
    if not code:
        print(message("renamed", options.lang, old=options.old, new=options.new))
    return code
