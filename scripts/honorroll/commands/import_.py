"""``honorroll import``: takes over a workbook or an office's list: a plan first, then all of it or nothing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

if TYPE_CHECKING:
    from honorroll.office.workbook.planned import Plan

HELP = Bilingual(
    "nhập hồ sơ từ Excel hoặc CSV; cho xem kế hoạch trước, rồi ghi tất cả hoặc không ghi gì",
    "take profiles over from Excel or CSV; shows the plan first, then writes all of it or nothing",
)


#: What Word opens; all but the first is told how to be saved.
_WORD = (".docx", ".doc", ".docm", ".rtf", ".odt")
EXAMPLES = (
    (
        "honorroll import danh-sach.xlsx --plan",
        Bilingual("chỉ xem sẽ thêm, sửa những gì", "only show what would change"),
    ),
    (
        "honorroll import danh-sach.xlsx --photos anh/",
        Bilingual("nhập, lấy ảnh chân dung trong thư mục “anh”", "import, with the portraits of the folder “anh”"),
    ),
    (
        "honorroll import bao-cao-thanh-tich.docx",
        Bilingual("báo cáo thành tích thành bản nháp", "a nomination report becomes a draft"),
    ),
)


def arguments(command: CommandParser) -> None:
    command.argument(
        "file",
        help=Bilingual(
            "bảng tính (xlsx, xls, ods, csv), báo cáo (docx)", "workbook (xlsx, xls, ods, csv), report (docx)"
        ),
        type=Path,
        metavar="FILE",
    )
    command.argument("--photos", help=Bilingual("thư mục ảnh chân dung", "portraits"), type=Path, metavar="DIR")
    command.argument(
        "--fill",
        help=Bilingual(
            "điền chung cho hồ sơ mới nào bỏ trống, ví dụ: --fill “Căn cứ=Nguồn đã công bố”; dùng được nhiều lần",
            "fills an empty cell of everybody who is new: --fill “Căn cứ=Nguồn đã công bố”; may be repeated",
        ),
        action="append",
        default=[],
        metavar="COLUMN=TEXT",
    )
    command.argument("--plan", help=Bilingual("chỉ xem kế hoạch, không ghi", "only show the plan"), action="store_true")
    command.argument("--yes", help=Bilingual("không hỏi lại", "do not ask"), action="store_true")


def run(options: argparse.Namespace) -> int:
    from honorroll.office.records.site import Site  # noqa: PLC0415  # no other command needs it
    from honorroll.office.workbook import carry_out, report  # noqa: PLC0415  # as above
    from honorroll.office.workbook import plan as planning  # noqa: PLC0415  # as above

    if options.file.suffix.lower() in _WORD:
        return _nomination(options)
    language, photos = options.lang, options.photos
    if photos is not None and not photos.is_dir():
        print(message("no-photo-folder", language, folder=photos), file=sys.stderr)
        return 2
    site, answers = Site(options.root.resolve(), terminal.day(options)), dict[str, str]()
    common = dict(each.partition("=")[::2] for each in options.fill)

    def planned() -> Plan:
        with terminal.progress(language):
            return planning.plan(site, options.file, options.file.name, photos, answers, common)

    plan = planned()
    while plan.questions and not options.plan and _answered(plan, answers, options):
        plan = planned()
    for line in report.obstacles(plan, language):
        print(line)
    for line in report.outcome(plan, language):
        terminal.tell(line)
    if not plan.is_clear:
        print(message("import-nothing", language), file=sys.stderr)
        return 1
    if options.plan or not plan.writes:
        return 0
    if not (options.yes or terminal.confirmed(message("ask-import", language))):
        print(message("not-imported", language))
        return 0
    with terminal.progress(language):
        written = carry_out.carry_out(site, plan)
    terminal.tell(message("imported", language, count=len(written)))
    return 0


def _nomination(options: argparse.Namespace) -> int:
    """Make a draft of a nomination report in Word, for the desk."""
    from honorroll.office.records.drafts import Drafts  # noqa: PLC0415  # no other command needs it
    from honorroll.office.records.site import Site  # noqa: PLC0415  # as above
    from honorroll.office.word import nomination, reading, report_drafts  # noqa: PLC0415  # as above

    with options.file.open("rb") as file:
        data = file.read(reading.MAX_FILE + 1)
    root, name = options.root.resolve(), options.file.name
    frame = Site(root, terminal.day(options)).frame()
    draft = nomination.read_report(data, name, frame.given.vocabulary)
    code = terminal.report(draft.findings, options.lang, "text", silent_when_clean=True)
    if draft.data and not options.plan:
        report_drafts.keep(draft, name, Drafts(root), frame.labels)
        terminal.tell(message("import-draft", options.lang, name=draft.data.get("name", name)))
    return code


def _answered(plan: Plan, answers: dict[str, str], options: argparse.Namespace) -> bool:
    """Ask who is who, at a terminal; whether anything was answered."""
    from honorroll.office.workbook.columns import NEW  # noqa: PLC0415  # no other command needs it

    if not sys.stdin.isatty():
        return False
    for question in plan.questions:
        others = {str(n): row.slug for n, row in enumerate(question.known, 1)}
        name, stated = question.entry.name, question.stated
        facts = {"slug": stated.slug, "own": stated.name} if stated else {}
        print(
            message("import-who-renamed" if stated else "import-who", options.lang, at=question.at, name=name, **facts)
        )
        for n, row in enumerate(question.known, 1):
            renamed = message("import-now-called", options.lang, name=name) if row is stated else ""
            print(f"  {n}. {', '.join(filter(None, (f'{row.name} ({row.slug})', row.role, renamed)))}")
        answer = input(message("ask-who", options.lang)).strip().lower()
        if answer in ("k", "n"):
            answers[question.at] = NEW
        elif answer in others:
            answers[question.at] = others[answer]
        else:
            return False
    return True
