"""``honorroll serve``: a preview that follows changes."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from honorroll.base.errors import NoSiteError
from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser, RefusedValueError
from honorroll.office.messages import Bilingual

HELP = Bilingual(
    "xem thử trang, tự dựng lại khi có thay đổi",
    "preview the site, following changes",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (("honorroll serve", Bilingual("xem thử ở http://127.0.0.1:8000", "preview at http://127.0.0.1:8000")),)


def arguments(command: CommandParser) -> None:
    command.argument(
        "--address",
        help=Bilingual("địa chỉ trên máy này (127.0.0.1:8000)", "where (127.0.0.1:8000)"),
        type=_address,
        default="127.0.0.1:8000",
        metavar="HOST:PORT",
    )


def run(options: argparse.Namespace) -> int:
    """Replace this process by MkDocs, so that a signal to the command ends the preview.

    MkDocs loads ``mkdocs.yml`` without bounds, so what would exhaust it is refused before.
    """
    from honorroll.content import config  # noqa: PLC0415  # most commands read it later, and some never
    from honorroll.formats import yaml_read  # noqa: PLC0415  # as above

    if not (options.root / "mkdocs.yml").is_file():
        raise NoSiteError(options.root)
    loaded, findings = config.site_config(yaml_read.read_bytes(options.root, "mkdocs.yml"), "mkdocs.yml")
    if loaded is None:
        return terminal.report(findings, options.lang, "text")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.chdir(options.root)
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", options.address]
    if sys.platform == "win32":  # there a process cannot be replaced
        return subprocess.run(command, check=False).returncode
    os.execv(sys.executable, command)  # noqa: S606  # a list without a shell, of an address that was looked at


def _address(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65_536:
        vi, en = "không phải là địa chỉ như 127.0.0.1:8000.", "is no address such as 127.0.0.1:8000."
        raise RefusedValueError(f"“{text}” {vi}", f"“{text}” {en}")
    return text
