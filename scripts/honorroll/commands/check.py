"""``honorroll check``: what is wrong with the content."""

from __future__ import annotations

import argparse
from pathlib import Path

from honorroll.base.findings import Language, printable
from honorroll.commands import terminal
from honorroll.office.messages import Bilingual, message
from honorroll.publish import releases

HELP = Bilingual(
    "báo những gì sai trong nội dung",
    "say what is wrong with the content",
)


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=terminal.FORMATS, default="text", help="for people or machines")
    command.add_argument("--fix", action="store_true", help="convert garbled text, mend photos; asks first")
    command.add_argument("--yes", action="store_true", help="with --fix: do not ask")
    command.add_argument("--public", action="store_true", help="ask of the branch what is asked of a pull request, too")
    command.add_argument("--base", default="origin/main", metavar="REF", help="the branch it is for (origin/main)")
    command.add_argument(
        "--allow", action="append", default=[], metavar="PATH", help="a file of the program that it may change"
    )
    terminal.published_argument(command)


def run(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    if options.fix:
        _fix(root, options.yes, options.lang)
    scanned = releases.scan(root)
    from honorroll import build  # noqa: PLC0415
    from honorroll.office import pull_request  # noqa: PLC0415  # as above

    besides = pull_request.addresses_of(root, options.base) if options.public else ()
    findings = build.check(root, terminal.day(options), scanned, terminal.online(root, options.published), besides)
    if options.public:
        findings = list(pull_request.judge(root, options.base, options.allow, findings))
    return terminal.report(findings, options.lang, options.format)


def _fix(root: Path, yes: bool, language: Language) -> None:
    """List what is to be converted and repaired, and do it once it is confirmed: by an answer, or by ``--yes``."""
    from honorroll.office import mend_photos, mend_text  # noqa: PLC0415  # no other command needs them

    conversions = mend_text.plan(root)
    for path, line, encoding, seen, meant in conversions:
        name, before = encoding.vi if language == "vi" else encoding.en, f"“{printable(seen)}” → " if seen else ""
        facts = {"path": printable(path, 4096), "line": line, "encoding": name, "before": before}
        print(message("to-convert", language, meant=printable(meant), **facts))
    if conversions and _agreed(message("ask-convert", language, count=len(conversions)), yes, language):
        print(message("converted", language, count=mend_text.carry_out(root, conversions)))
    mends = mend_photos.plan(root)  # of texts that can be read now
    for mend in mends:
        why = ", ".join(message(reason, language) for reason in mend.why)
        target = f" → {mend.target.rpartition('/')[2]}" if mend.target != mend.path else ""
        print(message("to-mend", language, path=printable(mend.path, 4096), why=why, target=target))
    if mends and _agreed(message("ask-mend", language, count=len(mends)), yes, language):
        print(message("mended", language, count=len(mend_photos.carry_out(root, mends))))
    if not (conversions or mends):
        print(message("not-mended", language))


def _agreed(question: str, yes: bool, language: Language) -> bool:
    if yes or terminal.confirmed(question):
        return True
    print(message("say-yes", language))
    return False
