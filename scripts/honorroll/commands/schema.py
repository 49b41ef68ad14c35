"""``honorroll schema``: what editors need to complete keys and ids, and to explain them."""

from __future__ import annotations

import argparse
from pathlib import Path

from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "ghi lược đồ JSON Schema của mọi loại tệp, để trình soạn thảo gợi ý khi gõ",
    "write JSON Schemas of all kinds of files, by which editors complete what is typed",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (
    (
        "honorroll schema",
        Bilingual("ghi vào nơi VS Code tự tìm thấy", "write them where VS Code looks for them"),
    ),
)


def arguments(command: CommandParser) -> None:
    command.argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="DIR",
        help=Bilingual(
            "ghi vào đâu (.vscode/schemas, nơi VS Code tìm)", "where to (.vscode/schemas, where VS Code looks for them)"
        ),
    )


def run(options: argparse.Namespace) -> int:
    from honorroll.office import schema  # noqa: PLC0415  # no other command needs it

    written = schema.run(options.root.resolve(), options.folder, options.lang)
    code = terminal.report(written.findings, options.lang, "text", silent_when_clean=True)
    print(message("schemas", options.lang, count=written.number, folder=written.folder))
    if written.settings:
        print(message("schema-settings", options.lang, path=written.settings))
    return code
