"""``honorroll completion``: what a shell needs to complete commands, options, values and addresses of profiles."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from honorroll.commands.parsing import CommandParser, metavar
from honorroll.office.messages import Bilingual

HELP = Bilingual(
    "in phần bổ trợ để phím Tab điền nốt lệnh",
    "print what a shell needs for the key Tab to complete commands",
)
SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")
EXAMPLES = (
    (
        'eval "$(honorroll completion bash)"',
        Bilingual("dùng ngay; thêm dòng này vào ~/.bashrc để dùng mãi", "at once; put it into ~/.bashrc for good"),
    ),
)
#: List the addresses of profiles and of conferences, in the folder of a site.
_PROFILES = "ls -1d honorees/*/*/ 2>/dev/null | cut -d/ -f3"
_CONFERENCES = "ls -1d content/conferences/*/ 2>/dev/null | cut -d/ -f3"


def arguments(command: CommandParser) -> None:
    command.argument("shell", help=Bilingual("loại vỏ lệnh", "the kind of shell"), choices=SHELLS, metavar="SHELL")


def run(options: argparse.Namespace) -> int:
    import shtab  # noqa: PLC0415  # no other command needs it

    from honorroll.commands.arguments import parser  # noqa: PLC0415  # which knows the commands, this one too

    main = parser(options.lang)
    profiles = shtab.cmd(_PROFILES)
    of_values = {
        "DIR": shtab.DIRECTORY,
        "FILE": shtab.FILE,
        "PATH": shtab.FILE,
        "SLUG": profiles,
        "OLD": profiles,
        "CONFERENCE": shtab.cmd(_CONFERENCES),
    }
    completers = {metavar(name, options.lang): completer for name, completer in of_values.items()}
    for action in _actions(main):
        if completer := completers.get(str(action.metavar)):
            action.complete = completer  # type: ignore[attr-defined]  # where shtab looks for it
    print(shtab.complete(main, options.shell))
    return 0


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _actions(inner)
