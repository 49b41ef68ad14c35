"""The arguments of the command line: what all commands take, wherever it stands, and the commands of ``COMMANDS``."""

from __future__ import annotations

import argparse
from collections.abc import Container, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from honorroll.base.findings import Language
from honorroll.commands import COMMANDS
from honorroll.commands.parsing import CommandParser, RefusedValueError, language_of, metavar
from honorroll.office.messages import Bilingual

DESCRIPTION = Bilingual("Làm trang bảng vàng từ các hồ sơ.", "Turns profiles into a public honor roll.")
_COMMANDS = Bilingual("Các lệnh", "Commands")


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The options that were typed. ``command`` is a key of ``COMMANDS``. Exits with 2 where something is mistyped."""
    language = language_of(arguments)
    main = parser(language, arguments)
    if not arguments:
        main.print_help()
        main.exit(2)
    if arguments[0] == "help":  # as git has it
        arguments = [*arguments[1:2], "--help"]
    defaults: dict[str, Any] = {"root": Path(), "date": None, "lang": language, "quiet": False, "verbose": False}
    options: argparse.Namespace = main.parse_args(arguments, argparse.Namespace(**defaults))
    return options


def parser(language: Language, words: Container[str] | None = None) -> CommandParser:
    """The parser, whose help is in ``language``. Only the commands among ``words`` have their arguments, unless it is
    None: nobody waits for those of the others.
    """
    main = CommandParser(prog="honorroll", language=language, description=DESCRIPTION.in_language(language))
    _common(main)
    main.argument(
        "--version",
        help=Bilingual("xem phiên bản của chương trình", "show the version of the program"),
        action=_Version,
    )
    subparsers = main.add_subparsers(
        required=True,
        prog="honorroll",
        metavar=metavar("COMMAND", language),
        title=_COMMANDS.in_language(language),
    )
    for name, command in COMMANDS.items():
        about = command.HELP.in_language(language)
        sentence = f"{about[:1].upper()}{about[1:]}."
        subparser = subparsers.add_parser(name, help=about, description=sentence, language=language)
        if words is None or name in words:
            command.arguments(subparser)
            _common(subparser)
            subparser.examples(command.EXAMPLES)
        subparser.set_defaults(command=name)
    main.examples(EXAMPLES)
    return main


EXAMPLES = (
    ("honorroll desk", Bilingual("mở bàn làm việc trong trình duyệt", "open the desk in the browser")),
    ("honorroll check", Bilingual("xem nội dung có gì sai", "see what is wrong with the content")),
    ("honorroll help check", Bilingual("xem hướng dẫn của lệnh check", "see the help of the command check")),
)


def _common(command: CommandParser) -> None:
    """The options that stand before or behind the command. Those that are not typed leave the defaults alone."""
    hidden: Any = argparse.SUPPRESS
    command.argument(
        "--root",
        help=Bilingual("thư mục có mkdocs.yml (mặc định: thư mục này)", "the folder with mkdocs.yml (here)"),
        type=Path,
        metavar="DIR",
        default=hidden,
    )
    command.argument(
        "--date",
        help=Bilingual(
            "làm như hôm đó (mặc định: hôm nay, ở nơi của trang)", "the day of the build (today, where the site is)"
        ),
        type=_date,
        metavar="YYYY-MM-DD",
        default=hidden,
    )
    command.argument(
        "--lang",
        help=Bilingual("tiếng của lời báo: vi hoặc en", "the language of the messages"),
        choices=("vi", "en"),
        default=hidden,
    )
    command.argument(
        "-q",
        "--quiet",
        help=Bilingual("chỉ báo lỗi", "tell errors alone"),
        action="store_true",
        default=hidden,
    )
    command.argument(
        "-v",
        "--verbose",
        help=Bilingual("báo đủ từng chỗ, không gộp; và thời gian", "tell every place, and the time that it took"),
        action="store_true",
        default=hidden,
    )


class _Version(argparse.Action):
    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002  # as argparse calls it
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        import platform  # noqa: PLC0415  # nobody else asks
        from importlib.metadata import version  # noqa: PLC0415  # as above

        print(f"honorroll {version('honorroll')} (Python {platform.python_version()})")
        parser.exit()


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        from honorroll.content import meant  # noqa: PLC0415  # of mistakes alone

        near = meant.day(text)[0]
        raise RefusedValueError(
            f"“{text}” không phải ngày viết như 2025-10-31. {f'Có phải {near} không?' if near else ''}",
            f"“{text}” is not a day such as 2025-10-31. {f'Did you mean {near}?' if near else ''}",
        ) from None
