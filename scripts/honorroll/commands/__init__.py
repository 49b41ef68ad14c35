"""The commands, a module each; ``arguments`` parses what was typed, and ``cli`` runs it.

The modules are imported by every command, so what a command needs besides its arguments is imported in its ``run``.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Protocol

from honorroll.commands import (
    build,
    ceremony,
    check,
    completion,
    delegates,
    desk,
    export,
    fmt,
    import_,
    init,
    new,
    photos,
    publish,
    receive,
    rename,
    review,
    rollback,
    schema,
    serve,
    sources,
    todo,
    withdraw,
    word,
    yearbook,
)
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual


class Command(Protocol):
    """A module of this package."""

    HELP: Bilingual
    """What the command does, in one line of the help."""

    @property
    def EXAMPLES(self) -> Sequence[tuple[str, Bilingual]]:  # noqa: N802  # of a module it is a constant
        """Command lines, each with what it does, for the help."""

    def arguments(self, command: CommandParser, /) -> None:
        """Add the arguments of the command, besides those that all commands take."""

    def run(self, options: argparse.Namespace, /) -> int:
        """Do it; the exit code. Raises StoppedError and OSError, which ``cli`` tells."""


#: By the name that is typed, in the order of the help.
COMMANDS: dict[str, Command] = {
    "check": check,
    "new": new,
    "fmt": fmt,
    "photos": photos,
    "rename": rename,
    "withdraw": withdraw,
    "build": build,
    "publish": publish,
    "rollback": rollback,
    "serve": serve,
    "desk": desk,
    "todo": todo,
    "sources": sources,
    "export": export,
    "import": import_,
    "word": word,
    "yearbook": yearbook,
    "ceremony": ceremony,
    "delegates": delegates,
    "init": init,
    "review": review,
    "receive": receive,
    "schema": schema,
    "completion": completion,
}
