"""``honorroll receive``: the branch of what was sent by mail."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from honorroll.base.findings import printable
from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "nhận tệp mà “Gửi duyệt” ghi ra (ZIP hoặc bundle), làm thành một nhánh",
    "make a branch of the file that “Gửi duyệt” wrote (a ZIP or a bundle)",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (
    (
        "honorroll receive gui-duyet-2025-12-01-nguyen-van-a.zip",
        Bilingual("xem thay đổi và làm nhánh để duyệt", "tell what changed, and make the branch"),
    ),
)


def arguments(command: CommandParser) -> None:
    command.argument("file", help=Bilingual("tệp nhận qua thư", "the file that was mailed"), type=Path, metavar="FILE")
    command.argument(
        "--keep",
        help=Bilingual(
            "chỗ cả hai cùng sửa thì giữ bản của người gửi (sent) hay bản ở đây (here)",
            "of what both changed, keep what was sent, or what is here",
        ),
        choices=("sent", "here"),
        default="",
    )


def run(options: argparse.Namespace) -> int:
    from honorroll.office.git import NoGitError  # noqa: PLC0415  # no other command needs it
    from honorroll.office.records.form_values import Labels  # noqa: PLC0415  # as above
    from honorroll.office.sending import receiving  # noqa: PLC0415  # as above
    from honorroll.roll import read as roll_read  # noqa: PLC0415  # as above

    root, language = options.root.resolve(), options.lang
    labels = Labels(roll_read.vocabulary(root).vocabulary)
    try:
        result = receiving.receive(root, options.file, labels, terminal.day(options), options.keep)
    except NoGitError:
        print(message("receive-no-git", language, root=root), file=sys.stderr)
        return 2
    code = terminal.report(result.findings, language, "text", silent_when_clean=True)
    for each in result.changed:
        print(each.title)
        for line in each.lines():
            print(f"  {line}")
    if result.branch:
        terminal.tell(message("received", language, branch=result.branch, sender=printable(result.sender)))
        if result.url:
            terminal.tell(message("received-next", language, branch=result.branch, url=result.url))
    return code
