"""``honorroll check``: what is wrong with the content."""

from __future__ import annotations

import argparse
from pathlib import Path

from honorroll.base.findings import Language, printable
from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message
from honorroll.publish import releases

HELP = Bilingual(
    "báo những gì sai trong nội dung",
    "say what is wrong with the content",
)
#: Command lines of the help, each with what it does.
EXAMPLES = (
    ("honorroll check", Bilingual("xem mọi chỗ sai, kèm cách sửa", "see all that is wrong, and how to mend it")),
    (
        "honorroll check --fix",
        Bilingual("sửa chữ viết bằng phông cũ và ảnh, sau khi hỏi", "mend garbled text and photos, after asking"),
    ),
    (
        "honorroll check --public --format github",
        Bilingual("như khi xét một yêu cầu duyệt", "as in the check of a pull request"),
    ),
)


def arguments(command: CommandParser) -> None:
    command.argument(
        "--format",
        help=Bilingual("dạng của lời báo: cho người đọc hay cho máy", "for people or machines"),
        choices=terminal.FORMATS,
        default="text",
    )
    command.argument(
        "--fix",
        help=Bilingual(
            "chuyển chữ viết bằng phông cũ, sửa dấu cách, ảnh; hỏi trước",
            "mend garbled text, spaces and photos; asks first",
        ),
        action="store_true",
    )
    command.argument(
        "--yes", help=Bilingual("cùng với --fix: không hỏi", "with --fix: do not ask"), action="store_true"
    )
    command.argument(
        "--public",
        help=Bilingual(
            "xét cả những gì chỉ hỏi ở yêu cầu duyệt", "ask of the branch what is asked of a pull request, too"
        ),
        action="store_true",
    )
    command.argument(
        "--base",
        help=Bilingual("nhánh được gửi tới (origin/main)", "the branch it is for (origin/main)"),
        default="origin/main",
        metavar="REF",
    )
    command.argument(
        "--allow",
        help=Bilingual("tệp của chương trình mà nhánh được sửa", "a file of the program that it may change"),
        action="append",
        default=[],
        metavar="PATH",
    )
    terminal.published_argument(command)


def run(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    if options.fix:
        _fix(root, options.yes, options.lang)
    scanned = releases.scan(root)
    from honorroll import build  # noqa: PLC0415  # a second, in which a child looks through the profiles
    from honorroll.office import pull_request  # noqa: PLC0415  # as above

    besides = pull_request.addresses_of(root, options.base) if options.public else ()
    online = terminal.online(root, options.published)
    with terminal.progress(options.lang):
        findings = build.check(root, terminal.day(options), scanned, online, besides)
    if options.public:
        findings = list(pull_request.judge(root, options.base, options.allow, findings))
    return terminal.report(findings, options.lang, options.format)


def _fix(root: Path, yes: bool, language: Language) -> None:
    """List what is to be converted and repaired, and do it once it is confirmed: by an answer, or by ``--yes``."""
    from honorroll.office import mend_photos, mend_text  # noqa: PLC0415  # no other command needs them

    with terminal.progress(language):
        conversions = mend_text.plan(root)
    for path, line, encoding, seen, meant in conversions:
        name, before = encoding.vi if language == "vi" else encoding.en, f"“{printable(seen)}” → " if seen else ""
        facts = {"path": printable(path, 4096), "line": line, "encoding": name, "before": before}
        print(message("to-convert", language, meant=printable(meant), **facts))
    if conversions and _agreed(message("ask-convert", language, count=len(conversions)), yes, language):
        terminal.tell(message("converted", language, count=mend_text.carry_out(root, conversions)))
    with terminal.progress(language):
        mends = mend_photos.plan(root)  # of texts that can be read now
    for mend in mends:
        why = ", ".join(message(reason, language) for reason in mend.why)
        target = f" → {mend.target.rpartition('/')[2]}" if mend.target != mend.path else ""
        print(message("to-mend", language, path=printable(mend.path, 4096), why=why, target=target))
    if mends and _agreed(message("ask-mend", language, count=len(mends)), yes, language):
        with terminal.progress(language):
            mended = mend_photos.carry_out(root, mends)
        terminal.tell(message("mended", language, count=len(mended)))
    if not (conversions or mends):
        terminal.tell(message("not-mended", language))


def _agreed(question: str, yes: bool, language: Language) -> bool:
    if yes or terminal.confirmed(question):
        return True
    print(message("say-yes", language))
    return False
