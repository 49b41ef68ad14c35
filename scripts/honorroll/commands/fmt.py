"""``honorroll fmt``: files in their canonical form."""

from __future__ import annotations

import argparse
from pathlib import Path

from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "viết hồ sơ và danh mục theo đúng dạng chuẩn",
    "write profiles and vocabularies in their canonical form",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (
    ("honorroll fmt", Bilingual("viết lại mọi tệp theo dạng chuẩn", "write all files in their canonical form")),
    ("honorroll fmt --check", Bilingual("chỉ báo tệp nào chưa đúng dạng", "only say which files are not")),
)


def arguments(command: CommandParser) -> None:
    command.argument(
        "--check", help=Bilingual("chỉ báo tệp nào chưa đúng dạng", "only say which files are not"), action="store_true"
    )
    command.argument(
        "paths",
        help=Bilingual("các tệp (mặc định: tất cả)", "files (all of them)"),
        nargs="*",
        type=Path,
        metavar="FILE",
    )


def run(options: argparse.Namespace) -> int:
    from honorroll.office import fmt  # noqa: PLC0415  # no other command needs it

    result = fmt.run(options.root.resolve(), options.paths, write=not options.check)
    code = terminal.report(result.findings, options.lang, "text", silent_when_clean=True)
    for path in result.changed if options.check else ():
        print(message("unformatted", options.lang, path=path))
    if not options.check:
        terminal.tell(message("formatted", options.lang, count=len(result.changed)))
    return 1 if code or (options.check and result.changed) else 0
