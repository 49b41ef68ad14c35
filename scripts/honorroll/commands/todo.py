"""``honorroll todo``: what there is to do at the office."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from honorroll.base.findings import Language, printable
from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

if TYPE_CHECKING:
    from honorroll.office.todo.model import Group

HELP = Bilingual("kê những việc cần làm", "list what there is to do")
EXAMPLES = (
    ("honorroll todo", Bilingual("yêu cầu, hạn gửi, đồng ý, hồ sơ còn thiếu", "requests, deadlines, consents, gaps")),
    (
        "honorroll todo --letters",
        Bilingual("kèm thư nhắc các đơn vị, để chép", "with letters to the units, to be copied"),
    ),
)


def arguments(command: CommandParser) -> None:
    command.argument(
        "--letters", help=Bilingual("in cả thư nhắc các đơn vị", "print the letters to units too"), action="store_true"
    )
    command.argument(
        "--format",
        help=Bilingual("cho người đọc hay cho máy", "for people or machines"),
        choices=("text", "json"),
        default="text",
    )


def run(options: argparse.Namespace) -> int:
    from honorroll.office.todo import gather  # noqa: PLC0415  # no other command needs it

    language, root = options.lang, options.root.resolve()
    found = gather.todo(gather.ground(root, terminal.day(options)))
    if options.format == "json":
        print(json.dumps([_as_json(group, language) for group in found.groups], indent=2, ensure_ascii=False))
        return 0
    code = terminal.report(found.findings, language, "text", silent_when_clean=True)
    if not found.groups:
        print(message("nothing-to-do", language))
    tell(found.groups, language, letters=options.letters)
    return code


def tell(groups: Sequence[Group], language: Language, *, letters: bool = False) -> None:
    """Print the tasks of these groups."""
    for line in _lines(groups, language, letters):
        print(printable(line, 4096))


def _lines(groups: Sequence[Group], language: Language, letters: bool) -> Iterator[str]:
    for n, group in enumerate(groups):
        if n:
            yield ""
        yield f"── {group.title.in_language(language)}: {group.number}"
        yield f"   {group.hint.in_language(language)}"
        for task in group.tasks:
            what, mark = task.what.in_language(language), "!" if task.is_late else "·"
            if task.instead:
                what += f"; {task.instead_is.in_language(language)}: {task.instead}"
            said = ": ".join(filter(None, (task.name, what)))
            yield f"{mark} {said}{f'  [{task.path}]' if task.path else ''}"
            if letters and task.letter:
                yield from (f"    {line}".rstrip() for line in task.letter.splitlines())
                yield ""
        if group.number > len(group.tasks):
            yield f"  {message('todo-more', language, count=group.number - len(group.tasks))}"


def _as_json(group: Group, language: Language) -> dict[str, object]:
    tasks = [
        {
            "name": task.name,
            "what": task.what.in_language(language),
            "path": task.path,
            "due": task.due.isoformat() if task.due else None,
            "late": task.is_late,
            "letter": task.letter or None,
            "instead": task.instead or None,
        }
        for task in group.tasks
    ]
    return {"group": group.key, "title": group.title.in_language(language), "count": group.number, "tasks": tasks}
