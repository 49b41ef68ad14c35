"""The commands. Only this module writes to the terminal and decides the exit code.

Exit codes: 0 no errors, warnings allowed; 1 errors in the content; 2 wrong usage, or an environment error.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import select
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from honorroll.base import zone
from honorroll.base.errors import NoSiteError, StoppedError
from honorroll.base.findings import Finding, Language, ordered, printable
from honorroll.office import reports
from honorroll.office.arguments import parser
from honorroll.office.messages import message
from honorroll.publish import releases


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # for terminals without Vietnamese letters
    options = parser().parse_args(arguments)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # there are none, and searching takes 20 ms
    return _run_command(lambda: _COMMANDS[options.command](options), options.lang)


def _run_command(run: Callable[[], int], language: Language) -> int:
    """The exit code of ``run``; an environment error becomes one line."""
    try:
        code = run()
        sys.stdout.flush()
        return code
    except StoppedError as error:
        return _failed(language, error.message, fact=error)
    except KeyboardInterrupt:
        return _failed(language, "interrupted")
    except OSError as error:
        if isinstance(error, BrokenPipeError) and _nobody_listens():
            return 2
        return _failed(language, "failed", fact=error)


def _nobody_listens() -> bool:
    """Whether the reader of a pipe has gone (``| head``); the rest of the output is then discarded."""
    out = sys.stdout.fileno()
    watched = select.poll()
    watched.register(out, select.POLLOUT)
    if not any(event & select.POLLERR for _, event in watched.poll(0)):
        return False
    os.dup2(os.open(os.devnull, os.O_WRONLY), out)
    return True


def _failed(language: Language, key: str, **facts: object) -> int:
    print(message(key, language, **facts), file=sys.stderr)
    return 2


# ── Commands ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _day(options: argparse.Namespace) -> date:
    """The day that was named, else today where the site is."""
    return options.date or _today(options.root)


def _today(root: Path) -> date:
    from honorroll.content import config  # noqa: PLC0415  # others read it while files are scanned

    config.activate_zone(root)
    return zone.today()


def _check(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    if options.fix:
        _fix(root, options.yes, options.lang)
    scanned = releases.scan(root)
    from honorroll import build  # noqa: PLC0415
    from honorroll.office import pull_request  # noqa: PLC0415  # as above

    besides = pull_request.addresses_of(root, options.base) if options.public else ()
    findings = build.check(root, _day(options), scanned, _online(root, options.published), besides)
    if options.public:
        findings = list(pull_request.judge(root, options.base, options.allow, findings))
    return _report(findings, options.lang, options.format)


def _online(root: Path, named: str | None) -> list[str] | None:
    """The addresses that are online; None where nobody asked for them."""
    if named is None:
        return None
    from honorroll.office import online_addresses  # noqa: PLC0415  # no build without it needs the network

    return online_addresses.online(root, named)


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
    if yes or _confirmed(question):
        return True
    print(message("say-yes", language))
    return False


def _photos(options: argparse.Namespace) -> int:
    from honorroll.office import contact_sheet  # noqa: PLC0415  # no other command needs it

    root = options.root.resolve()
    path = contact_sheet.write_sheet(root, options.slug)
    if path is None:
        print(message("no-photos", options.lang, slug=options.slug), file=sys.stderr)
        return 2
    print(message("sheet", options.lang, path=path.relative_to(root)))
    return 0


def _build(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    scanned = releases.scan(root)
    from honorroll import build  # noqa: PLC0415

    site = (options.site_dir or root / "site").absolute()
    online = _online(root, options.published)
    progress = _progress(options.lang)
    built = build.build(root, _day(options), site, scanned, progress, online, verify=options.verify)
    return 0 if _report_build(built, root, site, options.lang) else 1


def _progress(language: Language) -> Callable[[int, int], None]:
    """A function that shows on a terminal how many photos are drawn and how long the rest will take."""
    began = time.monotonic()

    def show(done: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        seconds = round((time.monotonic() - began) / done * (total - done))
        rest = f"{seconds // 60}:{seconds % 60:02}"
        line = message("drawing", language, done=done, total=total, rest=rest) if done < total else ""
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    return show


def _serve(options: argparse.Namespace) -> int:
    """Replace this process by MkDocs, so that a signal to the command ends the preview.

    MkDocs loads ``mkdocs.yml`` without bounds, so what would exhaust it is refused before.
    """
    from honorroll.content import config  # noqa: PLC0415  # most commands read it later, and some never
    from honorroll.formats import yaml_read  # noqa: PLC0415  # as above

    if not (options.root / "mkdocs.yml").is_file():
        raise NoSiteError(options.root)
    loaded, findings = config.site_config(yaml_read.read_bytes(options.root, "mkdocs.yml"), "mkdocs.yml")
    if loaded is None:
        return _report(findings, options.lang, "text")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.chdir(options.root)
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", options.address]
    os.execv(sys.executable, command)  # noqa: S606  # a list without a shell, of an address that was looked at


def _desk(options: argparse.Namespace) -> int:
    import webbrowser  # noqa: PLC0415  # no other command needs it

    from honorroll.office.desk import server  # noqa: PLC0415  # as above

    gc.enable()  # which __main__ disabled: this command runs for hours

    def started(address: str, _: object) -> None:
        print(message("desk", options.lang, address=address), flush=True)
        if not options.no_browser and (sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY")):
            webbrowser.open(address)

    with suppress(KeyboardInterrupt):  # how it is ended
        server.serve(options.root.resolve(), _day(options), options.port, started)
    print(message("desk-end", options.lang))
    return 0


def _delegates(options: argparse.Namespace) -> int:
    from honorroll.office import delegates as balance  # noqa: PLC0415  # no other command needs it

    result = balance.run(options.root.resolve(), options.workbook, options.conference, _day(options))
    code = _report(result.findings, options.lang, "text", silent_when_clean=True)
    for label, count, share in result.rows:
        print(f"{label:<42}{count:>5}  {share}".rstrip())
    if result.hidden:
        print(message("hidden", options.lang, groups=", ".join(result.hidden)))
    if result.written:
        print(message("counted", options.lang, path=result.written))
    return code


def _rename(options: argparse.Namespace) -> int:
    from honorroll.office import rename  # noqa: PLC0415  # no other command needs it

    result = rename.run(options.root.resolve(), options.old, options.new)
    code = _report(result.findings, options.lang, "text", silent_when_clean=True)
    for path in result.changed:
        print(path)
    if not code:
        print(message("renamed", options.lang, old=options.old, new=options.new))
    return code


def _withdraw(options: argparse.Namespace) -> int:
    from honorroll.office import withdraw  # noqa: PLC0415  # no other command needs it

    root, language = options.root.resolve(), options.lang
    asked, findings = withdraw.plan(root, options.slug, _day(options))
    code = _report(findings, language, "text", silent_when_clean=True)
    if asked is None:
        return code
    for line in withdraw.lines_before(asked, language):
        print(printable(line, 4096))
    for line in withdraw.lines_of_names(root, asked, language) if not options.yes else ():
        print(printable(line, 4096))
    if not (options.yes or _confirmed(message("ask-withdraw", language, slug=options.slug))):
        print(message("not-withdrawn", language, slug=options.slug))
        return 0
    built, source = withdraw.carry_out(root, asked, _day(options))
    if not _report_build(built, root, root / "site", language):
        return 1
    if source:
        print(message("withdrawn-from", language, source=source))
    for line in withdraw.lines_of_names(root, asked, language) if options.yes else ():  # nobody waits for it
        print(printable(line, 4096))
    for line in withdraw.lines_after(asked, language):
        print(line)
    return 0


def _confirmed(question: str) -> bool:
    return sys.stdin.isatty() and input(question).strip().lower() in ("c", "y")


def _rollback(options: argparse.Namespace) -> int:
    from honorroll.office import rollback  # noqa: PLC0415  # no other command needs it

    result = rollback.run(options.root.resolve(), options.yes)
    if result.brings_back:
        names = ", ".join(result.brings_back)
        print(message("brings-back", options.lang, names=names), file=sys.stderr)
        return 1
    print(message("rolled-back", options.lang, honorees=result.honorees))
    return 0


def _init(options: argparse.Namespace) -> int:
    from honorroll.office import new_site  # noqa: PLC0415  # no other command needs it

    answers = {question: getattr(options, question) for question in new_site.QUESTIONS}
    for question, answer in answers.items():
        if answer is None and sys.stdin.isatty():
            answers[question] = input(message(f"ask-{question}", options.lang))
    office = new_site.office(answers, options.url, options.corrections)
    findings = new_site.run(options.folder, office, _day(options))
    code = _report(findings, options.lang, "text", silent_when_clean=True)
    if not code:
        print(message("begun", options.lang, folder=options.folder))
    return code


def _fmt(options: argparse.Namespace) -> int:
    from honorroll.office import fmt  # noqa: PLC0415  # no other command needs it

    result = fmt.run(options.root.resolve(), options.paths, write=not options.check)
    code = _report(result.findings, options.lang, "text", silent_when_clean=True)
    for path in result.changed if options.check else ():
        print(message("unformatted", options.lang, path=path))
    if not options.check:
        print(message("formatted", options.lang, count=len(result.changed)))
    return 1 if code or (options.check and result.changed) else 0


#: The commands, by the names that ``office.arguments`` gives them.
_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "photos": _photos,
    "fmt": _fmt,
    "rename": _rename,
    "withdraw": _withdraw,
    "rollback": _rollback,
    "build": _build,
    "delegates": _delegates,
    "init": _init,
    "desk": _desk,
    "serve": _serve,
}


# ── For the plugin of MkDocs ──────────────────────────────────────────────────────────────────────────────────────


def build_rendered(root: Path, fresh: Path, key: str, site_dir: Path) -> bool:
    """Build the site from what MkDocs has rendered into ``fresh`` under ``key``; whether it was published."""
    from honorroll import build  # noqa: PLC0415

    def published() -> int:
        built = build.build_rendered(root, fresh, key, _today(root), site_dir)
        return 0 if _report_build(built, root, site_dir, "vi") else 1

    return _run_command(published, "vi") == 0


# ── Reports ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _report_build(built: object, root: Path, site: Path, language: Language) -> bool:
    from honorroll.build import Built  # noqa: PLC0415

    if not isinstance(built, Built):
        raise TypeError(built)
    _report(built.findings, language, "text", silent_when_clean=True)
    if not built.published:
        print(message("unpublished", language), file=sys.stderr)
        return False
    shown = site.relative_to(root) if site.is_relative_to(root) else site
    print(message("published", language, honorees=built.honorees, pages=built.pages, made=built.made, site=f"{shown}/"))
    if built.is_first:
        print(message("first-addresses", language))
    return True


def _report(findings: list[Finding], language: Language, form: str, silent_when_clean: bool = False) -> int:
    rows = ordered(findings)
    if form == "json":
        print(json.dumps([reports.as_json(row, language) for row in rows[: reports.MAX_ROWS]], indent=2))
    elif form == "github":
        for row in rows[: reports.MAX_ROWS]:
            print(reports.as_github(row, language))
    else:
        for line in reports.as_lines(rows, language):
            print(line)
        if rows or not silent_when_clean:
            print(reports.summary(rows, language))
    return 1 if any(row.is_error for row in rows) else 0
