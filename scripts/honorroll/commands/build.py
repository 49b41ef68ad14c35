"""``honorroll build``: the site, from what is written to what is live."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from honorroll.base import progress
from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual
from honorroll.publish import releases

HELP = Bilingual(
    "dựng trang",
    "build the site",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (
    ("honorroll build", Bilingual("dựng trang vào thư mục site", "build the site into site/")),
    (
        "honorroll build --site-dir /var/www/bang-vang",
        Bilingual("dựng và đặt một bản ở đó", "build, and put a copy there"),
    ),
    ("honorroll build --date 2026-12-31", Bilingual("dựng như vào ngày đó", "build as on that day")),
)


def arguments(command: CommandParser) -> None:
    command.argument(
        "--site-dir",
        help=Bilingual("đặt một bản ở đó (nếu không: thư mục site)", "put a copy there (else: site)"),
        type=Path,
        metavar="DIR",
    )
    command.argument(
        "--verify",
        help=Bilingual(
            "đọc lại mọi thứ đã dựng, phòng đĩa hỏng", "read again all that was built, for damage of the disk"
        ),
        action="store_true",
    )
    terminal.published_argument(command)


def run(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    scanned = releases.scan(root)
    from honorroll import build  # noqa: PLC0415  # a second, in which a child looks through the profiles

    site = (options.site_dir or root / "site").absolute()
    online = terminal.online(root, options.published)
    with terminal.progress(options.lang):
        drawing = partial(progress.stage, "pictures")
        built = build.build(root, terminal.day(options), site, scanned, drawing, online, verify=options.verify)
    return 0 if terminal.report_build(built, root, site, options.lang) else 1
