"""``honorroll withdraw``: takes an honoree off the site."""

from __future__ import annotations

import argparse

from honorroll.base.findings import printable
from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "gỡ một hồ sơ khỏi trang ngay; cho xem các chỗ sửa và hỏi trước",
    "take an honoree off the site at once; shows the edits and asks first",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (
    (
        "honorroll withdraw nguyen-van-a",
        Bilingual("xem các chỗ sẽ sửa, rồi gỡ khi đã đồng ý", "see the edits, then take it down once you agree"),
    ),
)


def arguments(command: CommandParser) -> None:
    command.argument("slug", help=Bilingual("thư mục của hồ sơ", "the folder of the profile"), metavar="SLUG")
    command.argument("--yes", help=Bilingual("không hỏi", "do not ask"), action="store_true")


def run(options: argparse.Namespace) -> int:
    from honorroll.office import withdraw  # noqa: PLC0415  # no other command needs it

    root, language = options.root.resolve(), options.lang
    with terminal.progress(language):
        asked, findings = withdraw.plan(root, options.slug, terminal.day(options))
    code = terminal.report(findings, language, "text", silent_when_clean=True)
    if asked is None:
        return code
    for line in withdraw.lines_before(asked, language):
        print(printable(line, 4096))
    for line in withdraw.lines_of_names(root, asked, language) if not options.yes else ():
        print(printable(line, 4096))
    if not (options.yes or terminal.confirmed(message("ask-withdraw", language, slug=options.slug))):
        print(message("not-withdrawn", language, slug=options.slug))
        return 0
    with terminal.progress(language):
        done = withdraw.carry_out(root, asked, terminal.day(options))
    if not terminal.report_build(done.built, root, root / "site", language):
        return 1
    terminal.tell_of_copies(done.copies, language)
    if done.source:
        print(message("withdrawn-from", language, source=done.source))
    for line in withdraw.lines_of_names(root, asked, language) if options.yes else ():  # nobody waits for it
        print(printable(line, 4096))
    for line in withdraw.lines_after(asked, language):
        print(line)
    return 0
