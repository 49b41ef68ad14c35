"""``honorroll review``: what a pull request changes, as one comment for whoever is to approve it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from honorroll.commands import terminal
from honorroll.office.messages import Bilingual

HELP = Bilingual(
    "tóm tắt một yêu cầu nhập thay đổi thành một bài nhận xét",
    "sum up a pull request as one comment",
)


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("base", metavar="BASE", help="the branch that the request is for, such as origin/main")
    command.add_argument("head", metavar="HEAD", help="the commit or branch of the request")
    command.add_argument("--output", type=Path, metavar="FILE", help="write the comment there")
    command.add_argument(
        "--photos", default="", metavar="URL", help="where the host shows the files of HEAD, for small pictures"
    )
    command.add_argument(
        "--allow", action="append", default=[], metavar="PATH", help="a file of the program that it may change"
    )


def run(options: argparse.Namespace) -> int:
    from honorroll.office.review import comment, gather  # noqa: PLC0415  # no other command needs them

    root = options.root.resolve()
    review = gather.gather(root, options.base, options.head, terminal.day(options), options.allow)
    text = comment.written(review, options.photos)
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 1 if review.is_faulty else 0
