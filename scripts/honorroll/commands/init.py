"""``honorroll init``: a new site for an office."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from honorroll.commands import terminal
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "viết một trang mới cho một cơ quan; hỏi những gì chưa nói",
    "write a new site for an office; asks what is not said",
)


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="DIR", help="its folder, empty or not there yet")
    command.add_argument("--name", metavar="NAME", help="the office: “UBND phường Ví Dụ”")
    command.add_argument("--level", metavar="LEVEL", help="ward, commune, province, ministry, school, company …")
    command.add_argument("--place", metavar="PLACES", help="where, smallest first: “Phường Ví Dụ, Tỉnh Ví Dụ”")
    command.add_argument("--languages", metavar="CODES", help="of the pages, between commas: vi")
    command.add_argument("--url", metavar="URL", help="the public address of the site")
    command.add_argument("--corrections", metavar="ADDRESS", help="where corrections go: mailto:… or https://…")


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
        print(message("begun", options.lang, folder=options.folder))
    return code
