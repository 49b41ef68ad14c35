"""``honorroll new``: begins the profile of somebody."""

from __future__ import annotations

import argparse
import sys

from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

HELP = Bilingual("viết một hồ sơ mới, hỏi những gì chưa nói", "begin a profile; asks what is not said")
EXAMPLES = (
    ("honorroll new", Bilingual("trả lời vài câu hỏi", "answer some questions")),
    (
        "honorroll new --name NAME --field y-te",
        Bilingual("không hỏi gì thêm ngoài những mục còn lại", "asks for the rest alone"),
    ),
)
#: The kinds as they are typed, each with what it is called.
KINDS = ("individual", "collective", "household")


def arguments(command: CommandParser) -> None:
    command.argument(
        "--kind",
        help=Bilingual("cá nhân (individual), tập thể hay hộ gia đình", "whose profile it is"),
        choices=KINDS,
        default="individual",
    )
    command.argument("--name", help=Bilingual("họ và tên, có dấu", "the name, with its accents"), metavar="NAME")
    command.argument("--position", help=Bilingual("chức vụ", "the position"), metavar="TEXT")
    command.argument("--unit", help=Bilingual("đơn vị", "the unit"), metavar="TEXT")
    command.argument("--place", help=Bilingual("địa bàn, tên hoặc mã", "the place, by name or id"), metavar="TEXT")
    command.argument(
        "--field", help=Bilingual("lĩnh vực, tên hoặc mã", "the field of work, by name or id"), metavar="TEXT"
    )
    command.argument("--source", help=Bilingual("tên bài báo hoặc văn bản", "the title of a source"), metavar="TEXT")
    command.argument(
        "--slug", help=Bilingual("địa chỉ (mặc định: theo tên)", "the address (by the name)"), metavar="SLUG"
    )
    command.argument(
        "--other",
        help=Bilingual("là người khác với những người cùng tên", "is none of the namesakes"),
        action="store_true",
    )


def run(options: argparse.Namespace) -> int:
    from honorroll.office import new_profile  # noqa: PLC0415  # no other command needs it

    keys = (*new_profile.QUESTIONS, "source")
    answers: dict[str, str] = {key: getattr(options, key) or "" for key in keys}
    if sys.stdin.isatty():
        for key in keys:
            if not answers[key] and not (key == "position" and options.kind != "individual"):
                answers[key] = input(message(f"ask-new-{key}", options.lang))
    begun = new_profile.run(options.root.resolve(), options.kind, answers, options.slug or "", is_other=options.other)
    code = terminal.report(begun.findings, options.lang, "text", silent_when_clean=True)
    if begun.path:
        terminal.tell(message("profile-begun", options.lang, path=begun.path))
    return code
