"""``honorroll serve``: a preview that follows changes."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from honorroll.base.errors import NoSiteError
from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser, RefusedValueError
from honorroll.office.messages import Bilingual, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from honorroll.office.live_preview.answer import Answer
    from honorroll.office.live_preview.state import State

HELP = Bilingual(
    "xem thử trang, tự dựng lại khi có thay đổi",
    "preview the site, following changes",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (("honorroll serve", Bilingual("xem thử ở http://127.0.0.1:8000", "preview at http://127.0.0.1:8000")),)
#: So many paths that were edited are named on a line.
_NAMED = 3


def arguments(command: CommandParser) -> None:
    command.argument(
        "--address",
        help=Bilingual(
            "địa chỉ trên máy này (127.0.0.1:8000; cổng 0: cổng nào còn trống)",
            "where (127.0.0.1:8000; port 0 is any that is free)",
        ),
        type=_address,
        default=("127.0.0.1", 8000),
        metavar="HOST:PORT",
    )


def run(options: argparse.Namespace) -> int:
    """Serve until the command is interrupted. What is wrong with the content does not end it, at the start neither."""
    root = options.root.resolve()
    if not (root / "mkdocs.yml").is_file():
        raise NoSiteError(options.root)

    from honorroll.office.live_preview import builds, server, watching  # noqa: PLC0415  # no other command needs it
    from honorroll.office.live_preview.state import State  # noqa: PLC0415  # as above

    host, port = options.address
    state = State(root, options.lang)
    following = builds.Builds(state, builds.command(root, options.date, options.lang), _telling(state))

    def started(address: str) -> None:
        print(message("serve-started", options.lang, address=address), flush=True)
        watching.begin(root, following.ask, lambda: print(message("serve-polls", options.lang), file=sys.stderr))
        following.begin()

    with suppress(KeyboardInterrupt):  # how it is ended
        server.serve(state, host, port, started)
    print(message("serve-end", options.lang))
    return 0


def _telling(state: State) -> Callable[[frozenset[str], Answer], None]:
    """What tells of builds on the terminal: findings only where they are others than those of the build before."""
    before: list[str] = []

    def tell(edited: frozenset[str], answer: Answer) -> None:
        lines = [answer["stopped"]] if "stopped" in answer else answer["lines"]
        if lines != before:
            before[:] = lines
            for line in lines:
                print(line)
        if "stopped" not in answer:
            names = sorted(name for name in edited if (state.root / name).exists()) or sorted(edited)
            named = ", ".join(names[:_NAMED]) + (f" … (+{len(names) - _NAMED})" if len(names) > _NAMED else "")
            said = answer["summary"]
            if not answer["errors"]:
                said += f" {message('serve-built', state.language, made=answer['made'])}"
            elif state.release:
                said += f" {message('serve-kept', state.language)}"
            terminal.tell(f"{named}: {said}" if named else said)
        sys.stdout.flush()

    return tell


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not int(port) < 65_536:
        vi, en = "không phải là địa chỉ như 127.0.0.1:8000.", "is no address such as 127.0.0.1:8000."
        raise RefusedValueError(f"“{text}” {vi}", f"“{text}” {en}")
    return host.removeprefix("[").removesuffix("]"), int(port)
