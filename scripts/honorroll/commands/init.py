"""``honorroll init``: a new site for an office."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "viết một trang mới cho một cơ quan; hỏi những gì chưa nói",
    "write a new site for an office; asks what is not said",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (
    (
        "honorroll init ../bang-vang",
        Bilingual("trả lời vài câu hỏi để có trang mới", "answer some questions to get a new site"),
    ),
)


def arguments(command: CommandParser) -> None:
    command.argument(
        "folder",
        help=Bilingual(
            "thư mục của trang, còn trống hoặc chưa có (thư mục hiện tại)",
            "its folder, empty or not there yet (this one)",
        ),
        type=Path,
        metavar="DIR",
        nargs="?",
        default=Path(),
    )
    command.argument(
        "--name", help=Bilingual("tên đơn vị: “UBND phường Ví Dụ”", "the office: “UBND phường Ví Dụ”"), metavar="NAME"
    )
    command.argument(
        "--level",
        help=Bilingual(
            "phường, xã, tỉnh, bộ, trường, công ty …", "ward, commune, province, ministry, school, company …"
        ),
        metavar="LEVEL",
    )
    command.argument(
        "--place",
        help=Bilingual(
            "địa bàn, từ nhỏ đến lớn: “Phường Ví Dụ, Tỉnh Ví Dụ”", "where, smallest first: “Phường Ví Dụ, Tỉnh Ví Dụ”"
        ),
        metavar="PLACES",
    )
    command.argument(
        "--languages",
        help=Bilingual("ngôn ngữ của trang, cách nhau dấu phẩy: vi", "of the pages, between commas: vi"),
        metavar="CODES",
    )
    command.argument(
        "--url", help=Bilingual("địa chỉ công khai của trang", "the public address of the site"), metavar="URL"
    )
    command.argument(
        "--corrections",
        help=Bilingual("nơi nhận đính chính: mailto:… hoặc https://…", "where corrections go: mailto:… or https://…"),
        metavar="ADDRESS",
    )


def run(options: argparse.Namespace) -> int:
    from honorroll.office import new_site  # noqa: PLC0415  # no other command needs it

    answers = {question: getattr(options, question) for question in new_site.QUESTIONS}
    for question, answer in answers.items():
        if answer is None and sys.stdin.isatty():
            answers[question] = input(message(f"ask-{question}", options.lang))
    office = new_site.office(answers, options.url, options.corrections)
    findings = new_site.run(options.folder, office, terminal.day(options))
    code = terminal.report(findings, options.lang, "text", silent_when_clean=True)
    if not code:
        terminal.tell(message("begun", options.lang, folder=options.folder, quoted=shlex.quote(str(options.folder))))
    return code
