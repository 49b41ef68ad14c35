"""``honorroll sources``: whether the addresses of sources still answer."""

from __future__ import annotations

import argparse
from functools import partial

from honorroll.base import progress
from honorroll.commands import terminal, todo
from honorroll.commands.parsing import CommandParser, RefusedValueError
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "hỏi xem các địa chỉ nguồn còn không, và ghi lại", "ask whether addresses of sources answer, and keep it"
)
EXAMPLES = (
    ("honorroll sources", Bilingual("hỏi những địa chỉ đến lượt; dừng thì lần sau hỏi tiếp", "ask those that are due")),
    ("honorroll sources --minutes 30", Bilingual("hỏi nhiều nhất 30 phút, mỗi đêm", "for half an hour, every night")),
)


def arguments(command: CommandParser) -> None:
    command.argument(
        "--minutes",
        help=Bilingual("dừng sau chừng ấy phút; lần sau hỏi tiếp", "end after so long; the next run goes on"),
        type=_minutes,
        metavar="N",
        default=float("inf"),
    )
    command.argument(
        "--again",
        help=Bilingual("hỏi cả những địa chỉ mới hỏi gần đây", "ask those too that were asked lately"),
        action="store_true",
    )


def run(options: argparse.Namespace) -> int:
    from honorroll.content import office  # noqa: PLC0415  # no other command needs these
    from honorroll.office.sources import record, refresh  # noqa: PLC0415
    from honorroll.office.todo import dead, gather  # noqa: PLC0415

    language, root = options.lang, options.root.resolve()
    gather.site_at(root)
    today, (_, findings) = terminal.day(options), office.read(root)
    if any(each.is_error for each in findings):
        return terminal.report(findings, language, "text")
    with terminal.progress(language):
        told = partial(progress.stage, "links")
        done = refresh.refresh(root, today, told, again=options.again, minutes=options.minutes)
    for line in done.damaged:
        print(message("source-line-damaged", language, path=record.path_of(root), line=line))
    terminal.tell(message("sources-asked", language, asked=done.asked.total(), named=done.named))
    if done.left:
        terminal.tell(message("sources-left", language, count=done.left))
    todo.tell(list(dead.groups(root)), language)
    return 0


def _minutes(text: str) -> float:
    if text.isdecimal() and 0 < int(text) <= 24 * 60:
        return float(text)
    raise RefusedValueError(
        f"“{text}” không phải số phút, từ 1 đến 1440.", f"“{text}” is no number of minutes, 1 to 1440."
    )
