"""``honorroll photos``: one sheet of the photos and crops of an honoree."""

from __future__ import annotations

import argparse
import sys

from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "làm một trang xem mọi ảnh và khung cắt của một hồ sơ",
    "make one sheet of an honoree’s photos and crops",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (
    (
        "honorroll photos nguyen-van-a",
        Bilingual("xem mọi ảnh và khung cắt của hồ sơ này", "see all photos and crops of this profile"),
    ),
)


def arguments(command: CommandParser) -> None:
    command.argument("slug", help=Bilingual("thư mục của hồ sơ", "the folder of the profile"), metavar="SLUG")


def run(options: argparse.Namespace) -> int:
    from honorroll.office import contact_sheet  # noqa: PLC0415  # no other command needs it

    root = options.root.resolve()
    path = contact_sheet.write_sheet(root, options.slug)
    if path is None:
        print(message("no-photos", options.lang, slug=options.slug), file=sys.stderr)
        return 2
    terminal.tell(message("sheet", options.lang, path=path.relative_to(root)))
    return 0
