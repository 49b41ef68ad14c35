"""``honorroll photos``: one sheet of the photos and crops of an honoree."""

from __future__ import annotations

import argparse
import sys

from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "làm một trang xem mọi ảnh và khung cắt của một hồ sơ",
    "make one sheet of an honoree’s photos and crops",
)


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("slug", metavar="SLUG", help="the folder of the profile")


def run(options: argparse.Namespace) -> int:
    from honorroll.office import contact_sheet  # noqa: PLC0415  # no other command needs it

    root = options.root.resolve()
    path = contact_sheet.write_sheet(root, options.slug)
    if path is None:
        print(message("no-photos", options.lang, slug=options.slug), file=sys.stderr)
        return 2
    print(message("sheet", options.lang, path=path.relative_to(root)))
    return 0
