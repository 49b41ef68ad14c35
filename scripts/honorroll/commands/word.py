"""``honorroll word``: papers of the office as Word documents."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from honorroll.base.files import write_atomically
from honorroll.base.findings import Finding, has_errors
from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

if TYPE_CHECKING:
    from honorroll.office.word.papers import Made

HELP = Bilingual(
    "soạn văn bản Word: báo cáo, kế hoạch, theo dõi, thư đôn đốc, tóm tắt, bản tin truyền thanh",
    "write papers in Word: report, coverage plan, tracker, reminders, digest, loudspeaker script",
)
EXAMPLES = (
    ("honorroll word report bao-cao.docx", Bilingual("báo cáo tổng kết năm năm", "the five-year report")),
    ("honorroll word letters don-doc", Bilingual("mỗi đơn vị quá hạn một thư", "a letter to each overdue unit")),
    (
        "honorroll word script ban-tin.docx --honoree nguyen-van-a --minutes 5",
        Bilingual("bản tin truyền thanh về một người", "a loudspeaker script about a person"),
    ),
)
_KINDS = {
    "report": Bilingual("báo cáo tổng kết", "five-year report"),
    "coverage": Bilingual("kế hoạch tuyên truyền", "coverage plan"),
    "tracker": Bilingual("tình hình các đơn vị", "tracker of the units"),
    "digest": Bilingual("báo cáo tóm tắt", "digest for superiors"),
    "letters": Bilingual("thư đôn đốc", "reminder letters"),
    "script": Bilingual("bản tin truyền thanh", "loudspeaker script"),
}


def arguments(command: CommandParser) -> None:
    command.argument(
        "kind",
        help=Bilingual(*("; ".join(f"{name}: {text[n]}" for name, text in _KINDS.items()) for n in range(2))),
        choices=tuple(_KINDS),
        metavar="KIND",
    )
    command.argument(
        "file",
        help=Bilingual("tệp .docx sẽ viết; letters: thư mục hoặc .zip", "the .docx; of letters a folder or .zip"),
        type=Path,
        metavar="FILE",
    )
    command.argument(
        "--honoree",
        help=Bilingual("script: nói về hồ sơ này (ghi được nhiều lần)", "script: about this honoree (repeatable)"),
        action="append",
        default=[],
        metavar="SLUG",
    )
    command.argument(
        "--conference",
        help=Bilingual("script: nói cả về hội nghị này", "script: about this conference, too"),
        default="",
        metavar="CONFERENCE",
    )
    command.argument(
        "--minutes",
        help=Bilingual("script: dài mấy phút (10)", "script: how many minutes (10)"),
        type=int,
        default=10,
        metavar="N",
    )
    command.argument(
        "--force",
        help=Bilingual("viết đè lên tệp đã có", "replace a file that is there"),
        action="store_true",
    )


def run(options: argparse.Namespace) -> int:
    from honorroll.formats.zipped import zipped  # noqa: PLC0415  # no other command needs it
    from honorroll.office.word import papers  # noqa: PLC0415  # as above

    root, target, day = options.root.resolve(), options.file, terminal.day(options)
    files: dict[Path, bytes]
    findings: list[Finding]
    if options.kind == "letters":
        findings, letters = papers.letters(root, day)
        files = {target / name: data for name, data in letters.items()}
        if letters and target.suffix.lower() == ".zip":
            files = {target: zipped(letters.items())}
    else:
        made = papers.make(root, options.kind, day) if options.kind != "script" else _script(options, root)
        findings, files = made.findings, {target: made.data}
    existing = [path for path in files if path.exists()]
    if existing and not options.force:  # somebody may have finished it in Word
        print(message("word-exists", options.lang, path=existing[0]), file=sys.stderr)
        return 2
    code = terminal.report(findings, options.lang, "text", silent_when_clean=True)
    for path, data in () if has_errors(findings) else files.items():
        write_atomically(path, data)
        print(message("word-written", options.lang, path=path))
    return code


def _script(options: argparse.Namespace, root: Path) -> Made:
    from honorroll.office.word import papers  # noqa: PLC0415  # no other command needs it
    from honorroll.office.word.loudspeaker import Selection  # noqa: PLC0415  # as above

    selection = Selection(tuple(options.honoree), options.conference, max(options.minutes, 1))
    return papers.script(root, selection, terminal.day(options))
