"""``honorroll yearbook``: the roll as a printed book."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from honorroll.base.files import write_atomically
from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

HELP = Bilingual("in kỷ yếu thành tệp PDF", "print the yearbook as a PDF")
EXAMPLES = (
    ("honorroll yearbook ky-yeu.pdf", Bilingual("mọi người được vinh danh, khổ A4", "everybody, on A4")),
    (
        "honorroll yearbook ky-yeu.pdf --year 2024 --paper a5",
        Bilingual("những ai được khen năm 2024, khổ A5", "who was honoured in 2024, on A5"),
    ),
    (
        "honorroll yearbook ky-yeu.pdf --conference dien-hinh-tien-tien-2025",
        Bilingual("những ai được vinh danh tại một hội nghị", "who was honoured at a conference"),
    ),
)


def arguments(command: CommandParser) -> None:
    command.argument("file", help=Bilingual("tệp .pdf sẽ viết", "the .pdf to write"), type=Path, metavar="FILE")
    command.argument(
        "--paper", help=Bilingual("khổ giấy: a4 hoặc a5 (a4)", "a4 or a5 (a4)"), choices=("a4", "a5"), default="a4"
    )
    command.argument(
        "--year",
        help=Bilingual("chỉ ai được khen năm này", "only who was honoured in this year"),
        type=int,
        default=0,
        metavar="YEAR",
    )
    command.argument(
        "--title",
        help=Bilingual("chỉ ai có danh hiệu này (mã trong titles.yml)", "only who holds this title (id of titles.yml)"),
        default="",
        metavar="ID",
    )
    command.argument(
        "--ward",
        help=Bilingual("chỉ ai ở địa bàn này (mã trong places.yml)", "only who is of this place (id of places.yml)"),
        default="",
        metavar="ID",
    )
    command.argument(
        "--conference",
        help=Bilingual("chỉ ai được vinh danh tại hội nghị này", "only who was honoured at this conference"),
        default="",
        metavar="CONFERENCE",
    )
    fonts_argument(command)
    command.argument(
        "--force", help=Bilingual("viết đè lên tệp đã có", "replace a file that is there"), action="store_true"
    )


def fonts_argument(command: CommandParser) -> None:
    """The option of commands that print."""
    command.argument(
        "--fonts",
        help=Bilingual(
            "thư mục có phông cho chữ viết khác: Khmer, Lào, Trung …", "a folder with fonts of other scripts"
        ),
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
    )


def run(options: argparse.Namespace) -> int:
    from honorroll.office.yearbook import book  # noqa: PLC0415  # no other command needs it
    from honorroll.office.yearbook.selection import Selection  # noqa: PLC0415  # as above

    language, target = options.lang, options.file
    if target.suffix.lower() != ".pdf":
        print(message("yearbook-form", language, file=target.name), file=sys.stderr)
        return 2
    if target.exists() and not options.force:
        print(message("print-exists", language, path=target), file=sys.stderr)
        return 2
    selection = Selection(options.year, options.title, options.ward, options.conference)
    edition = book.Edition(selection, options.paper, tuple(options.fonts))
    with terminal.progress(language):
        made = book.make(options.root.resolve(), edition, terminal.day(options))
    code = terminal.report(made.findings, language, "text", silent_when_clean=True)
    if made.data:
        write_atomically(target, made.data)
        print(message("yearbook-written", language, people=made.people, path=target))
    return code
