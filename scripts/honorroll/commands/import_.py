"""``honorroll import``: takes over a workbook or an office's list: a plan first, then all of it or nothing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from honorroll.commands import terminal
from honorroll.office.messages import Bilingual, message

if TYPE_CHECKING:
    from honorroll.office.workbook.planned import Plan

HELP = Bilingual(
    "nhập hồ sơ từ Excel hoặc CSV; cho xem kế hoạch trước, rồi ghi tất cả hoặc không ghi gì",
    "take profiles over from Excel or CSV; shows the plan first, then writes all of it or nothing",
)


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="the workbook (xlsx, xls, ods, csv)")
    command.add_argument("--photos", type=Path, metavar="DIR", help="the folder of portraits")
    command.add_argument("--plan", action="store_true", help="only show the plan")
    command.add_argument("--yes", action="store_true", help="do not ask")


def run(options: argparse.Namespace) -> int:
    from honorroll.office.desk.site import Site  # noqa: PLC0415  # no other command needs it
    from honorroll.office.workbook import carry_out, report  # noqa: PLC0415  # as above
    from honorroll.office.workbook import plan as planning  # noqa: PLC0415  # as above

    language, photos = options.lang, options.photos
    if photos is not None and not photos.is_dir():
        print(message("no-photo-folder", language, folder=photos), file=sys.stderr)
        return 2
    site = Site(options.root.resolve(), terminal.day(options))
    answers: dict[str, str] = {}
    plan = planning.plan(site, options.file, options.file.name, photos, answers)
    while plan.questions and not options.plan and _answered(plan, answers, options):
        plan = planning.plan(site, options.file, options.file.name, photos, answers)
    for line in report.lines(plan, language):
        print(line)
    if not plan.is_clear:
        print(message("import-nothing", language), file=sys.stderr)
        return 1
    if options.plan or not plan.writes:
        return 0
    if not (options.yes or terminal.confirmed(message("ask-import", language))):
        print(message("say-yes", language))
        return 0
    written = carry_out.carry_out(site, plan)
    print(message("imported", language, count=len(written)))
    return 0


def _answered(plan: Plan, answers: dict[str, str], options: argparse.Namespace) -> bool:
    """Ask who is who, at a terminal; whether anything was answered."""
    from honorroll.office.workbook.columns import NEW  # noqa: PLC0415  # as above

    if not sys.stdin.isatty():
        return False
    for question in plan.questions:
        others = {str(n): row.slug for n, row in enumerate(question.known, 1)}
        print(message("import-who", options.lang, at=question.at, name=question.entry.name))
        for n, row in enumerate(question.known, 1):
            print(f"  {n}. {row.name} ({row.slug}){', ' + row.role if row.role else ''}")
        answer = input(message("ask-who", options.lang)).strip().lower()
        if answer in ("k", "n"):
            answers[question.at] = NEW
        elif answer in others:
            answers[question.at] = others[answer]
        else:
            return False
    return True
