"""``honorroll desk``: profiles are added and edited in the browser, on this machine."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from contextlib import suppress

from honorroll.commands import terminal
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "thêm và sửa hồ sơ trong trình duyệt, trên máy này",
    "add and edit profiles in the browser, on this machine",
)


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=_port, default=8377, help="where on 127.0.0.1 (8377; 0 is any that is free)")
    command.add_argument("--no-browser", action="store_true", help="only print the address")


def run(options: argparse.Namespace) -> int:
    import webbrowser  # noqa: PLC0415  # no other command needs it

    from honorroll.office.desk import server  # noqa: PLC0415  # as above

    gc.enable()  # which __main__ disabled: this command runs for hours

    def started(address: str, _: object) -> None:
        print(message("desk", options.lang, address=address), flush=True)
        if not options.no_browser and (sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY")):
            webbrowser.open(address)

    with suppress(KeyboardInterrupt):  # how it is ended
        server.serve(options.root.resolve(), terminal.day(options), options.port, started)
    print(message("desk-end", options.lang))
    return 0


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65_536):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port such as 8377")
    return int(text)
