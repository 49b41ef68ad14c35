"""``honorroll publish``: uploads the live site."""

from __future__ import annotations

import argparse
from functools import partial

from honorroll.base import progress
from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message
from honorroll.publish.hosts import FOLDER, NAMES

HELP = Bilingual("đưa trang đã dựng lên máy chủ", "upload the site that was built")
#: Command lines of the help, each with what it does.
EXAMPLES = (
    (
        "honorroll publish may-chu:/srv/bang-vang --for nginx",
        Bilingual("lên một máy chủ bằng rsync, qua SSH", "to a server, by rsync over SSH"),
    ),
    (
        "honorroll publish s3://ten-kho/bang-vang",
        Bilingual("lên kho S3 (cần: pip install s3fs)", "to a bucket of S3 (needs: pip install s3fs)"),
    ),
    ("honorroll publish /mnt/web/bang-vang", Bilingual("vào một thư mục", "into a folder")),
)


def arguments(command: CommandParser) -> None:
    command.argument(
        "target",
        help=Bilingual(
            "thư mục, máy:/thư-mục (rsync), rsync://…, s3://…, sftp://… hoặc địa chỉ khác mà fsspec biết",
            "a folder, host:/folder (rsync), rsync://…, s3://…, sftp://… or another address that fsspec knows",
        ),
        metavar="TARGET",
    )
    command.argument(
        "--for",
        help=Bilingual("nơi đặt trang cần thêm gì (xem honorroll build --help)", "the host, as honorroll build has it"),
        choices=NAMES,
        dest="host",
        default=FOLDER,
        metavar="HOST",
    )
    command.argument(
        "--adopt",
        help=Bilingual(
            "lần đầu: tệp trùng tên đã có ở đó là của trang này, cứ thay",
            "the first time: files of the same names that are there are of this site, and may be replaced",
        ),
        action="store_true",
    )


def run(options: argparse.Namespace) -> int:
    from honorroll.office import uploading  # noqa: PLC0415  # no other command needs the network

    root = options.root.resolve()
    with terminal.progress(options.lang):
        watch = partial(progress.stage, "upload")
        done = uploading.run(root, options.target, options.host, adopt=options.adopt, watch=watch)
    sent, removed, whole = done.uploaded
    terminal.tell(message("uploaded", options.lang, target=options.target, sent=sent, removed=removed, whole=whole))
    if done.conf:
        terminal.tell(message("carry-conf", options.lang, conf=done.conf))
    return 0
