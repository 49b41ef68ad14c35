"""``honorroll review``: what a pull request changes, as one comment for whoever is to approve it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "tóm tắt một yêu cầu duyệt thành một bài nhận xét",
    "sum up a pull request as one comment",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (
    (
        "honorroll review origin/main origin/them-ho-so",
        Bilingual("nhánh them-ho-so sẽ thay đổi những gì", "what the branch them-ho-so would change"),
    ),
)


def arguments(command: CommandParser) -> None:
    command.argument(
        "base",
        metavar="BASE",
        help=Bilingual(
            "nhánh sẽ nhận thay đổi, ví dụ origin/main", "the branch that the request is for, such as origin/main"
        ),
    )
    command.argument(
        "head", metavar="HEAD", help=Bilingual("nhánh hoặc commit gửi tới", "the commit or branch of the request")
    )
    command.argument(
        "--output", type=Path, metavar="FILE", help=Bilingual("ghi bài nhận xét vào tệp này", "write the comment there")
    )
    command.argument(
        "--photos",
        default="",
        metavar="URL",
        help=Bilingual(
            "nơi máy chủ git cho xem các tệp của HEAD, để hiện ảnh nhỏ",
            "where the host shows the files of HEAD, for small pictures",
        ),
    )
    command.argument(
        "--preview",
        type=Path,
        metavar="DIR",
        help=Bilingual("dựng các trang thay đổi vào thư mục này", "put the pages that change there, as they would be"),
    )
    command.argument(
        "--link",
        default="",
        metavar="URL",
        help=Bilingual(
            "nơi mở được trang xem trước, để ghi vào bài", "where the preview can be opened, for the comment"
        ),
    )
    command.argument(
        "--allow",
        action="append",
        default=[],
        metavar="PATH",
        help=Bilingual("tệp chương trình được phép sửa", "a file of the program that it may change"),
    )


def run(options: argparse.Namespace) -> int:
    from honorroll.office.review import comment, gather  # noqa: PLC0415  # no other command needs them

    root = options.root.resolve()
    with terminal.progress(options.lang):
        review = gather.gather(root, options.base, options.head, terminal.day(options), options.allow)
        pages = _preview(options, root) if options.preview else 0
    text = comment.written(review, options.photos, options.link if pages else "", pages)
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 1 if review.is_faulty else 0


def _preview(options: argparse.Namespace, root: Path) -> int:
    """Build the preview; the number of its pages. Errors are told in the comment: then there is none."""
    from honorroll.office.review import preview  # noqa: PLC0415  # imports the build

    made = preview.preview(root, options.base, options.head, terminal.day(options), options.preview)
    if made.findings:
        print(message("no-preview", options.lang), file=sys.stderr)
        return 0
    where = options.preview / preview.INDEX
    print(message("preview", options.lang, count=len(made.pages), path=where), file=sys.stderr)
    return len(made.pages)
