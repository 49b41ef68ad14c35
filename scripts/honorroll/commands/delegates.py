"""``honorroll delegates``: counts the list of delegates."""

from __future__ import annotations

import argparse
from pathlib import Path

from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "đếm danh sách đại biểu của cơ quan; không tên nào ra khỏi đó",
    "count the office’s list; no name leaves it",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (
    (
        "honorroll delegates danh-sach.xlsx",
        Bilingual("đếm theo giới, tuổi, thành phần", "count by gender, age, background"),
    ),
    (
        "honorroll delegates danh-sach.xlsx --conference dai-hoi",
        Bilingual("ghi các con số vào trang hội nghị", "write the numbers into a conference"),
    ),
)


def arguments(command: CommandParser) -> None:
    command.argument(
        "workbook",
        help=Bilingual("danh sách (xlsx, xls, ods, csv)", "the list (xlsx, xls, ods, csv)"),
        type=Path,
        metavar="FILE",
    )
    command.argument(
        "--conference",
        help=Bilingual("ghi các con số vào hội nghị này", "write the numbers into this conference"),
        metavar="CONFERENCE",
    )


def run(options: argparse.Namespace) -> int:
    from honorroll.office import delegates as balance  # noqa: PLC0415  # no other command needs it

    result = balance.run(options.root.resolve(), options.workbook, options.conference, terminal.day(options))
    code = terminal.report(result.findings, options.lang, "text", silent_when_clean=True)
    for label, count, share in result.rows:
        print(f"{label:<42}{count:>5}  {share}".rstrip())
    if result.hidden:
        print(message("hidden", options.lang, groups=", ".join(result.hidden)))
    if result.written:
        terminal.tell(message("counted", options.lang, path=result.written))
    return code
