"""``honorroll build``: the site, from what is written to what is live."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from honorroll.base import progress
from honorroll.commands import drawing, terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message
from honorroll.publish import releases
from honorroll.publish.hosts import FOLDER, NAMES

if TYPE_CHECKING:
    from honorroll.content.profile_scan import Scan
    from honorroll.publish.last_build import Built

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
    (
        "honorroll build --for nginx",
        Bilingual("dựng, kèm một bản cho máy chủ nginx ở site-nginx", "build, and a copy for nginx at site-nginx"),
    ),
    (
        "honorroll build --cluster tcp://may-chu:8786 --pool s3://kho/anh",
        Bilingual("dựng, ảnh vẽ trên nhiều máy", "build; several machines draw the pictures"),
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
        "--for",
        help=Bilingual(
            "bản đó dành cho nơi đặt nào (không có --site-dir: thư mục site-NƠI)",
            "the host that the copy is for (without --site-dir: the folder site-HOST)",
        ),
        choices=NAMES,
        dest="host",
        default=FOLDER,
        metavar="HOST",
    )
    command.argument(
        "--verify",
        help=Bilingual(
            "đọc lại mọi thứ đã dựng, phòng đĩa hỏng", "read again all that was built, for damage of the disk"
        ),
        action="store_true",
    )
    drawing.arguments(command)
    terminal.published_argument(command)


def run(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    if drawing.missing_pool(options):
        print(message("pool-needed", options.lang), file=sys.stderr)
        return 2
    scanned = releases.scan(root)
    from honorroll.publish import integrity, last_build  # noqa: PLC0415  # a child looks through the profiles already

    site = (options.site_dir or root / "site").absolute()
    online, day = terminal.online(root, options.published), terminal.day(options)
    is_special = site != root / "site" or options.host != FOLDER or options.shard or online is not None
    with terminal.progress(options.lang), integrity.healed(root, whole=options.verify) as damaged:
        known = None if damaged or is_special else last_build.unchanged(root, day, scanned)
        built = known or _build(root, day, site, scanned, online, options)
        built = built._replace(findings=[*damaged, *built.findings])
    if options.shard and built.published:
        terminal.report(built.findings, options.lang, "text", silent_when_clean=True)
        number, parts = options.shard
        terminal.tell(
            message("shard-drawn", options.lang, number=number, parts=parts, sets=built.made, pool=options.pool)
        )
        return 0
    if not terminal.report_build(built, root, site, options.lang):
        return 1
    for line in _copy_lines(root, site, options):
        terminal.tell(line)
    return 0


def _build(
    root: Path, day: date, site: Path, scanned: Scan, online: list[str] | None, options: argparse.Namespace
) -> Built:
    scanned.start_copy(releases.working_database(root))
    from honorroll import build  # noqa: PLC0415  # a second, for nothing where nothing changed
    from honorroll.media import drawer  # noqa: PLC0415  # as above

    watch = partial(progress.stage, "pictures")
    with drawing.means(options, root) as means, drawer.using(means):
        return build.build_alone(root, day, site, scanned, watch, online, host=options.host)


def _copy_lines(root: Path, site: Path, options: argparse.Namespace) -> Iterator[str]:
    """Where the copy for a host lies, and what is to be done with it."""
    if options.host == FOLDER:
        return
    from honorroll.publish.hosts import hosts  # noqa: PLC0415  # the build has imported it

    copy = site if options.site_dir else hosts.copy_for(root, options.host)
    yield message("copied-for", options.lang, host=options.host, folder=copy)
    if over := hosts.must_be_paid(options.host, copy):
        yield message("host-to-be-paid", options.lang, number=over[0], free=over[1])
    if conf := hosts.conf_of(options.host, copy):
        yield message("include-conf", options.lang, conf=conf)
