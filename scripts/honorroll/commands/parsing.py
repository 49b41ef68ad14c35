"""The parser of the command line, in the language of whoever types: its help, and what it says of a mistake.

``argparse`` says what is wrong in English, for programmers. Here the mistake is named, and what was probably meant.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, NoReturn

from honorroll.base.findings import Language
from honorroll.office.messages import Bilingual, message

#: The variables that say the language, the first one that is set.
LANGUAGE_VARIABLES = ("HONORROLL_LANG", "LC_ALL", "LC_MESSAGES", "LANG")

_HEADINGS = {
    "usage": Bilingual("Cách dùng: ", "Usage: "),
    "positional": Bilingual("Tham số", "Arguments"),
    "options": Bilingual("Tùy chọn", "Options"),
    "examples": Bilingual("Ví dụ:", "Examples:"),
}
HELP = Bilingual("xem hướng dẫn này", "show this help")
#: The Vietnamese of what stands for a value in the help.
_METAVARS = {
    "COMMAND": "LỆNH",
    "DIR": "THƯ-MỤC",
    "FILE": "TỆP",
    "URL": "ĐỊA-CHỈ",
    "SLUG": "MÃ-HỒ-SƠ",
    "CONFERENCE": "MÃ-HỘI-NGHỊ",
    "NAME": "TÊN",
    "TEXT": "CHỮ",
    "YYYY-MM-DD": "NĂM-THÁNG-NGÀY",
    "PATH": "TỆP",
    "PORT": "CỔNG",
    "OLD": "MÃ-CŨ",
    "NEW": "MÃ-MỚI",
    "LEVEL": "CẤP",
    "PLACES": "ĐỊA-BÀN",
    "ADDRESS": "ĐỊA-CHỈ",
    "CODES": "MÃ",
    "ID": "MÃ",
    "YEAR": "NĂM",
    "KIND": "LOẠI",
    "HOST": "NƠI",
    "TARGET": "ĐÍCH",
}
#: The mistakes that ``argparse`` tells itself, each with the message that says it.
_MISTAKES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the following arguments are required: (?P<fact>.+)"), "usage-missing"),
    (re.compile(r"argument (?P<fact>\S+): expected .+"), "usage-no-value"),
    (re.compile(r"argument (?P<fact>\S+): ignored explicit argument .+"), "usage-takes-no-value"),
    (re.compile(r"argument (?P<fact>\S+): not allowed with argument (?P<other>\S+)"), "usage-not-both"),
    (re.compile(r"argument (?P<other>\S+): (?P<fact>.+)"), "usage-value"),
)


class RefusedValueError(argparse.ArgumentTypeError):
    """A value that an option does not take, in words that follow “…: ”."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.text = Bilingual(vi, en)


def language_of(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """The language that ``--lang`` names, else that of the environment: English where it says so, else Vietnamese."""
    named = ""
    for argument, following in pairwise([*arguments, ""]):
        if argument == "--":
            break
        if argument == "--lang" or argument.startswith("--lang="):
            named = argument.partition("=")[2] or following
    named = named or next(filter(None, map(environment.get, LANGUAGE_VARIABLES)), "")
    return "en" if named.lower().startswith("en") else "vi"


def metavar(name: str, language: Language) -> str:
    """What stands for a value in the help: ``name`` is the English word, or several between ``|``."""
    return "|".join(_METAVARS.get(part, part) for part in name.split("|")) if language == "vi" else name


class CommandParser(argparse.ArgumentParser):
    """A parser that speaks ``language``. Options are written in full: an abbreviation would be another's mistake."""

    def __init__(self, *, language: Language = "vi", **how: Any) -> None:
        self.language: Language = language
        formatter: Any = partial(_Formatter, language=language)
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=formatter, **how)
        self._positionals.title, self._optionals.title = self._in("positional"), self._in("options")
        self.argument("-h", "--help", help=HELP, action="help")

    def _in(self, heading: str) -> str:
        return _HEADINGS[heading].in_language(self.language)

    def argument(self, *names: str, help: Bilingual, **how: Any) -> argparse.Action:  # noqa: A002  # as argparse calls it
        """Add an argument, with its help in both languages; ``how`` is as ``add_argument`` takes it."""
        return self.add_argument(*names, help=help.in_language(self.language), **how)

    def add_argument(self, *names: Any, **how: Any) -> argparse.Action:
        """The same for who has the help in one language. Raises ValueError as argparse does."""
        if isinstance(how.get("metavar"), str):
            how["metavar"] = metavar(how["metavar"], self.language)
        return super().add_argument(*names, **how)

    def examples(self, lines: Iterable[tuple[str, Bilingual]]) -> None:
        """Show command lines, each with what it does, below the help."""
        shown = [f"  {line}\n      {what.in_language(self.language)}" for line, what in lines]
        self.epilog = "\n".join([self._in("examples"), *shown]) if shown else None

    # ── Mistakes ──

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        options, unknown = self.parse_known_args(args, namespace)
        if unknown:
            self._refuse_unknown(unknown[0], getattr(options, "command", ""))
        return options

    def _refuse_unknown(self, word: str, command: str) -> NoReturn:
        parser = self._of(command)
        if not word.startswith("-"):
            parser._refuse("usage-too-much", fact=word)
        option = word.partition("=")[0]
        known = [name for action in parser._actions for name in action.option_strings if name.startswith("--")]
        parser._refuse("usage-no-option", fact=option, near=parser._near(option, known))

    def _of(self, command: str) -> CommandParser:
        """The parser of a command; this one where there is none."""
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction) and command in action.choices:
                found = action.choices[command]
                return found if isinstance(found, CommandParser) else self
        return self

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        is_command = isinstance(action, argparse._SubParsersAction)
        key = "usage-no-command" if is_command else "usage-no-choice"
        option = "/".join(action.option_strings) or str(action.metavar or action.dest)
        self._refuse(key, fact=value, option=option, known=", ".join(known), near=self._near(str(value), known))

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        try:
            return super()._get_value(action, arg_string)
        except argparse.ArgumentError as error:
            if isinstance(error.__context__, RefusedValueError):
                raise argparse.ArgumentError(action, error.__context__.text.in_language(self.language)) from None
            raise

    def _near(self, word: str, known: Iterable[str]) -> str:
        from honorroll.base.nearest import Nearest  # noqa: PLC0415  # of mistakes alone

        near = Nearest(known).to(word)
        return message("usage-near", self.language, near=near) if near else ""

    def error(self, message: str) -> NoReturn:
        """What ``argparse`` says is wrong, in words of ours."""
        for pattern, key in _MISTAKES:
            if match := pattern.fullmatch(message):
                self._refuse(key, **match.groupdict())
        self._refuse("usage-other", fact=message)

    def _refuse(self, key: str, **facts: object) -> NoReturn:
        line = message(key, self.language, **facts).rstrip()
        self.exit(2, f"{line}\n{message('usage-see', self.language, command=self.prog)}\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str, language: Language) -> None:
        super().__init__(prog, max_help_position=28)
        self._language: Language = language

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:
        super().add_usage(usage, actions, groups, prefix or _HEADINGS["usage"].in_language(self._language))
