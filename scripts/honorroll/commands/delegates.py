"""``honorroll delegates``: counts the list of delegates."""

from __future__ import annotations

import argparse
from pathlib import Path

from honorroll.commands import terminal
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "đếm danh sách đại biểu của cơ quan; không tên nào ra khỏi đó",
    "count the office’s list; no name leaves it",
)


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("workbook", type=Path, metavar="FILE", help="the list (xlsx, xls, ods, csv)")
    command.add_argument("--conference", metavar="SLUG", help="write the numbers into this conference")


def run(options: argparse.Namespace) -> int:
    from honorroll.office import delegates as balance  # noqa: PLC0415  # no other command needs it

    result = balance.run(options.root.resolve(), options.workbook, options.conference, terminal.day(options))
    code = terminal.report(result.findings, options.lang, "text", silent_when_clean=True)
    for label, count, share in result.rows:
        print(f"{label:<42}{count:>5}  {share}".rstrip())
    if result.hidden:
        print(message("hidden", options.lang, groups=", ".join(result.hidden)))
    if result.written:
        print(message("counted", options.lang, path=result.written))
    return code
