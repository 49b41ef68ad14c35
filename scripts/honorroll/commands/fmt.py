"""``honorroll fmt``: files in their canonical form."""

from __future__ import annotations

import argparse
from pathlib import Path

from honorroll.commands import terminal
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "viết hồ sơ và danh mục theo đúng dạng chuẩn",
    "write profiles and vocabularies in their canonical form",
)


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--check", action="store_true", help="only say which files are not")
    command.add_argument("paths", nargs="*", type=Path, metavar="FILE", help="files (all of them)")


def run(options: argparse.Namespace) -> int:
    from honorroll.office import fmt  # noqa: PLC0415  # no other command needs it

    result = fmt.run(options.root.resolve(), options.paths, write=not options.check)
    code = terminal.report(result.findings, options.lang, "text", silent_when_clean=True)
    for path in result.changed if options.check else ():
        print(message("unformatted", options.lang, path=path))
    if not options.check:
        print(message("formatted", options.lang, count=len(result.changed)))
    return 1 if code or (options.check and result.changed) else 0
