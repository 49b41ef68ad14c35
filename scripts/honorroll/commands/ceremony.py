"""``honorroll ceremony``: all that is shown, worn, read and signed at a conference."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from honorroll.base.files import write_atomically
from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.commands.yearbook import fonts_argument
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "làm bộ tài liệu cho một hội nghị: trình chiếu, thẻ, lời dẫn, danh sách, giấy chứng nhận",
    "make the kit of a ceremony: slides, cards, script, lists, certificates",
)
EXAMPLES = (
    (
        "honorroll ceremony dien-hinh-tien-tien-2025 bo-tai-lieu",
        Bilingual("cho hội nghị có mã ấy, vào thư mục ấy", "of that conference, into that folder"),
    ),
    (
        "honorroll ceremony dien-hinh-tien-tien-2025 bo-tai-lieu --force",
        Bilingual("làm lại sau khi hồ sơ đã đổi", "make it anew after profiles have changed"),
    ),
)


def arguments(command: CommandParser) -> None:
    command.argument(
        "conference",
        help=Bilingual("mã hội nghị: tên thư mục trong content/conferences", "its folder in content/conferences"),
        metavar="CONFERENCE",
    )
    command.argument("folder", help=Bilingual("thư mục sẽ ghi vào", "the folder to write to"), type=Path, metavar="DIR")
    fonts_argument(command)
    command.argument("--force", help=Bilingual("làm lại bộ đã có ở đó", "make the kit there anew"), action="store_true")


def run(options: argparse.Namespace) -> int:
    from honorroll.office.ceremony import kit  # noqa: PLC0415  # no other command needs it

    language, folder = options.lang, options.folder
    if folder.exists() and not options.force and (not folder.is_dir() or any(folder.iterdir())):
        print(message("ceremony-exists", language, path=folder), file=sys.stderr)
        return 2
    with terminal.progress(language):
        made = kit.make(options.root.resolve(), options.conference, terminal.day(options), tuple(options.fonts))
    code = terminal.report(made.findings, language, "text", silent_when_clean=True)
    if made.files:
        for path, data in made.files.items():
            write_atomically(folder / path, data)
        for path in (folder / kit.CAPTIONS).glob("[0-9][0-9][0-9]-*.png"):
            if f"{kit.CAPTIONS}/{path.name}" not in made.files:
                path.unlink()  # of somebody who is no longer honoured, or must not be shown
        print(message("ceremony-written", language, honoured=made.honoured, files=len(made.files), folder=folder))
    return code
