"""``honorroll desk``: profiles are added and edited in the browser, on this machine."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from contextlib import suppress

from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser, RefusedValueError
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "thêm và sửa hồ sơ trong trình duyệt, trên máy này",
    "add and edit profiles in the browser, on this machine",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (("honorroll desk", Bilingual("mở bàn làm việc trong trình duyệt", "open the desk in the browser")),)


def arguments(command: CommandParser) -> None:
    command.argument(
        "--port",
        help=Bilingual(
            "cổng trên 127.0.0.1 (8377; 0: cổng nào còn trống)", "where on 127.0.0.1 (8377; 0 is any that is free)"
        ),
        type=_port,
        default=8377,
        metavar="PORT",
    )
    command.argument("--no-browser", help=Bilingual("chỉ in địa chỉ", "only print the address"), action="store_true")


def run(options: argparse.Namespace) -> int:
    import webbrowser  # noqa: PLC0415  # no other command needs it

    from honorroll.office.records.site import Site  # noqa: PLC0415  # as above

    site = Site(options.root.resolve(), terminal.day(options))
    site.roster.begin()  # a child reads, while this process loads the rest of the program

    from honorroll.office.desk import server  # noqa: PLC0415  # as above

    gc.enable()  # which __main__ disabled: this command runs for hours

    def started(address: str, _: object) -> None:
        print(message("desk", options.lang, address=address), flush=True)
        if not options.no_browser and (sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY")):
            webbrowser.open(address)

    with suppress(KeyboardInterrupt):  # how it is ended
        server.serve(site, options.port, started)
    print(message("desk-end", options.lang))
    return 0


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65_536):
        raise RefusedValueError(f"“{text}” không phải là cổng như 8377.", f"“{text}” is no port such as 8377.")
    return int(text)
