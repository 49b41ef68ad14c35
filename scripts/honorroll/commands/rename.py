"""``honorroll rename``: another address for a profile."""

from __future__ import annotations

import argparse

from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "đổi địa chỉ của một hồ sơ; địa chỉ cũ vẫn dẫn tới",
    "give a profile another address; the old one leads on",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (
    (
        "honorroll rename nguyen-van-a nguyen-van-a-van-phuc",
        Bilingual("đổi địa chỉ; địa chỉ cũ dẫn tới địa chỉ mới", "the old address leads to the new one"),
    ),
)


def arguments(command: CommandParser) -> None:
    command.argument("old", help=Bilingual("thư mục của hồ sơ", "the folder of the profile"), metavar="OLD")
    command.argument("new", help=Bilingual("tên mới", "what it is to be called"), metavar="NEW")


def run(options: argparse.Namespace) -> int:
    from honorroll.office import rename  # noqa: PLC0415  # no other command needs it

    result = rename.run(options.root.resolve(), options.old, options.new)
    code = terminal.report(result.findings, options.lang, "text", silent_when_clean=True)
    for path in result.changed:
        print(path)
    if not code:
        terminal.tell(message("renamed", options.lang, old=options.old, new=options.new))
    return code
