"""The commands. The only module that speaks to the terminal and decides how the program ends.

Exit 0: clean, warnings allowed; 1: findings; 2: wrong usage, or an environment that does not allow the work.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import select
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from honorroll.base import findings as found
from honorroll.base.errors import StoppedError
from honorroll.base.findings import Finding, Language
from honorroll.publish import releases

WORDS: dict[str, tuple[str, str]] = {
    "clean": ("Không có lỗi nào.", "Nothing is wrong."),
    "sum": ("{errors} lỗi, {warnings} cảnh báo.", "{errors} errors, {warnings} warnings."),
    "unpublished": ("Trang đang chạy được giữ nguyên.", "The live site was left as it is."),
    "published": ("Đã dựng {honorees} hồ sơ, {pages} trang ({made} tệp mới): {site}", "Built {honorees} profiles, {pages} pages ({made} new files): {site}"),
    "no-site": ("Không thấy mkdocs.yml trong “{fact}”. Chạy lệnh trong thư mục của trang, hoặc chỉ ra thư mục đó: --root THƯ-MỤC.", "There is no mkdocs.yml in “{fact}”. Run the command in the folder of the site, or name it: --root DIR."),
    "busy": ("Một lần dựng khác của trang này đang chạy; chờ xong rồi thử lại.", "Another build of this site is under way; try again when it is done."),
    "not-ours": ("“{fact}” không phải do chương trình này tạo ra; chuyển nó đi chỗ khác rồi thử lại.", "“{fact}” was not made by this program; move it away and try again."),
    "changed": ("“{fact}” vừa thay đổi trong lúc dựng; hãy thử lại. Trang đang chạy được giữ nguyên.", "“{fact}” changed during the build; try again. The live site was left as it is."),
    "failed": ("Không làm được: {fact}. Trang đang chạy được giữ nguyên.", "Failed: {fact}. The live site was left as it is."),
    "formatted": ("Đã viết lại {count} tệp.", "Rewrote {count} files."),
    "unformatted": ("{path}: chưa đúng dạng chuẩn; chạy “honorroll fmt”.", "{path}: not in canonical form; run “honorroll fmt”."),
    "hidden": ("Không ghi vì nhóm hoặc phần còn lại dưới 5 người: {groups}.", "Left out, for the group or the rest is under 5 people: {groups}."),
    "counted": ("Đã ghi các con số (không có tên ai) vào {path}.", "Wrote the numbers, and nobody's name, to {path}."),
    "to-mend": ("{path}: {why}{target}", "{path}: {why}{target}"),
    "rename": ("đổi tên", "rename"),
    "rotate-or-strip": ("xoay cho đúng chiều, bỏ thông tin ẩn", "turn upright, remove hidden data"),
    "shrink": ("thu nhỏ", "shrink"),
    "convert": ("chuyển thành JPEG", "convert to JPEG"),
    "ask-mend": ("Sửa {count} ảnh như trên? Ảnh gốc sẽ được thay. [c/K] ", "Mend these {count} photos? The originals are replaced. [y/N] "),
    "say-yes": ("Chưa sửa gì. Để sửa: honorroll check --fix --yes", "Nothing was changed. To do it: honorroll check --fix --yes"),
    "mended": ("Đã sửa {count} ảnh.", "Mended {count} photos."),
    "not-mended": ("Không có ảnh nào cần sửa.", "No photo needs mending."),
    "sheet": ("Bảng ảnh: {path}", "Contact sheet: {path}"),
    "no-photos": ("Không có hồ sơ “{slug}”, hoặc hồ sơ không có ảnh.", "There is no profile “{slug}”, or it has no photos."),
    "drawing": ("Đang vẽ ảnh: {done}/{total}, còn khoảng {rest}", "Drawing photos: {done}/{total}, {rest} to go"),
    "warning": ("cảnh báo", "warning"),
    "error": ("lỗi", "error"),
}  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Vietnamese letters still gets the report
    options = _parser().parse_args(arguments)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them takes 20 ms; there are none
    return _ended(lambda: int(options.run(options)), options.lang)


def _ended(run: Callable[[], int], language: Language) -> int:
    """The exit code of ``run``; what stopped it is told in one line."""
    try:
        code = run()
        sys.stdout.flush()
        return code
    except StoppedError as error:
        return _failed(language, error.word, fact=error)
    except OSError as error:
        if isinstance(error, BrokenPipeError) and _nobody_listens():
            return 2
        return _failed(language, "failed", fact=error)


def _nobody_listens() -> bool:
    """Whether who read the report has gone (``| head``), in which case the rest of it is thrown away."""
    out = sys.stdout.fileno()
    watched = select.poll()
    watched.register(out, select.POLLOUT)
    if not any(event & select.POLLERR for _, event in watched.poll(0)):
        return False
    os.dup2(os.open(os.devnull, os.O_WRONLY), out)
    return True


def _failed(language: Language, word: str, **facts: object) -> int:
    print(_word(word, language, **facts), file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="folder with mkdocs.yml (here)")
    common.add_argument(
        "--date", type=_date, default=today(), metavar="YYYY-MM-DD", help="the day of the build (today)"
    )
    common.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of the messages (vi)")
    parser = argparse.ArgumentParser(prog="honorroll", description="Turns profiles into a public honor roll.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", parents=[common], help="say what is wrong with the content")
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="for people or machines")
    check.add_argument(
        "--fix", action="store_true", help="mend photos: rename, turn, shrink, strip, convert; asks first"
    )
    check.add_argument("--yes", action="store_true", help="with --fix: do not ask")
    check.set_defaults(run=_check)
    photos = commands.add_parser("photos", parents=[common], help="make one sheet of an honoree's photos and crops")
    photos.add_argument("slug", metavar="SLUG", help="the folder of the profile")
    photos.set_defaults(run=_photos)
    fmt = commands.add_parser("fmt", parents=[common], help="write profiles and vocabularies in their canonical form")
    fmt.add_argument("--check", action="store_true", help="only say which files are not")
    fmt.add_argument("paths", nargs="*", type=Path, metavar="FILE", help="files (all of them)")
    fmt.set_defaults(run=_fmt)
    build = commands.add_parser("build", parents=[common], help="build the site")
    build.add_argument("--site-dir", type=Path, metavar="DIR", help="put a copy there (else: site)")
    build.set_defaults(run=_build)
    delegates = commands.add_parser("delegates", parents=[common], help="count the office's list; no name leaves it")
    delegates.add_argument("workbook", type=Path, metavar="FILE.xlsx", help="the list, which stays where it is")
    delegates.add_argument("--conference", metavar="SLUG", help="write the numbers into this conference")
    delegates.set_defaults(run=_delegates)
    serve = commands.add_parser("serve", parents=[common], help="preview the site, following changes")
    serve.add_argument(
        "--address", type=_address, default="127.0.0.1:8000", metavar="HOST:PORT", help="where (127.0.0.1:8000)"
    )
    serve.set_defaults(run=_serve)
    return parser


def today() -> date:
    """The day in Hanoi."""
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2025-10-10") from None


def _address(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65_536:
        raise argparse.ArgumentTypeError(f"{text!r} is not an address such as 127.0.0.1:8000")
    return text


# ── Commands ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _check(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    if options.fix:
        _fix(root, options.yes, options.lang)
    scanned = releases.scan(root)
    from honorroll import build  # noqa: PLC0415

    return _report(build.check(root, options.date, scanned), options.lang, options.format)


def _fix(root: Path, yes: bool, language: Language) -> None:
    """Say what would be done, then do it where that is agreed to: on a terminal by an answer, elsewhere by ``--yes``."""
    from honorroll.office import mend_photos  # noqa: PLC0415  # no other command needs it

    mends = mend_photos.plan(root)
    for mend in mends:
        why = ", ".join(_word(word, language) for word in mend.why)
        target = f" → {mend.target.rpartition('/')[2]}" if mend.target != mend.path else ""
        print(_word("to-mend", language, path=found.shown(mend.path, 4096), why=why, target=target))
    if not mends:
        print(_word("not-mended", language))
    elif yes or (
        sys.stdin.isatty() and input(_word("ask-mend", language, count=len(mends))).strip().lower() in ("c", "y")
    ):
        print(_word("mended", language, count=len(mend_photos.carry_out(root, mends))))
    else:
        print(_word("say-yes", language))


def _photos(options: argparse.Namespace) -> int:
    from honorroll.office import contact_sheet  # noqa: PLC0415  # no other command needs it

    root = options.root.resolve()
    path = contact_sheet.sheet(root, options.slug)
    if path is None:
        print(_word("no-photos", options.lang, slug=options.slug), file=sys.stderr)
        return 2
    print(_word("sheet", options.lang, path=path.relative_to(root)))
    return 0


def _build(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    scanned = releases.scan(root)
    from honorroll import build  # noqa: PLC0415

    site = (options.site_dir or root / "site").absolute()
    built = build.build(root, options.date, site, scanned, _progress(options.lang))
    return 0 if _told(built, root, site, options.lang) else 1


def _progress(language: Language) -> Callable[[int, int], None]:
    """A line on a terminal that says how many photos are drawn and how long the rest will take; nothing in a pipe."""
    began = time.monotonic()

    def show(done: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        seconds = round((time.monotonic() - began) / done * (total - done))
        rest = f"{seconds // 60}:{seconds % 60:02}"
        line = _word("drawing", language, done=done, total=total, rest=rest) if done < total else ""
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    return show


def _serve(options: argparse.Namespace) -> int:
    """This process becomes that of MkDocs, so that whatever ends the one ends the other."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.chdir(options.root)
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", options.address]
    os.execv(sys.executable, command)  # noqa: S606  # a list without a shell, of an address that was looked at


def _delegates(options: argparse.Namespace) -> int:
    from honorroll.office import balance  # noqa: PLC0415  # no other command needs it

    told = balance.run(options.root.resolve(), options.workbook, options.conference, options.date)
    code = _report(told.findings, options.lang, "text", silent_when_clean=True)
    for label, count, share in told.rows:
        print(f"{label:<42}{count:>5}  {share}".rstrip())
    if told.hidden:
        print(_word("hidden", options.lang, groups=", ".join(told.hidden)))
    if told.written:
        print(_word("counted", options.lang, path=told.written))
    return code


def _fmt(options: argparse.Namespace) -> int:
    from honorroll.office import fmt as canonical  # noqa: PLC0415

    result = canonical.run(options.root.resolve(), options.paths, write=not options.check)
    code = _report(result.findings, options.lang, "text", silent_when_clean=True)
    for path in result.changed if options.check else ():
        print(_word("unformatted", options.lang, path=path))
    if not options.check:
        print(_word("formatted", options.lang, count=len(result.changed)))
    return 1 if code or (options.check and result.changed) else 0


# ── What MkDocs' plugin calls ──────────────────────────────────────────────────────────────────────────────────────


def build_rendered(root: Path, fresh: Path, key: str, site_dir: Path) -> bool:
    """Publish around what MkDocs has rendered of ``key``; whether that could be done."""
    from honorroll import build  # noqa: PLC0415

    def published() -> int:
        built = build.build_rendered(root, fresh, key, today(), site_dir)
        return 0 if _told(built, root, site_dir, "vi") else 1

    return _ended(published, "vi") == 0


# ── Reports ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _told(built: object, root: Path, site: Path, language: Language) -> bool:
    from honorroll.build import Built  # noqa: PLC0415

    if not isinstance(built, Built):
        raise TypeError(built)
    _report(built.findings, language, "text", silent_when_clean=True)
    if not built.published:
        print(_word("unpublished", language), file=sys.stderr)
        return False
    shown = site.relative_to(root) if site.is_relative_to(root) else site
    print(_word("published", language, honorees=built.honorees, pages=built.pages, made=built.made, site=f"{shown}/"))
    return True


def _report(findings: list[Finding], language: Language, form: str, silent_when_clean: bool = False) -> int:
    rows = found.ordered(findings)
    if form == "json":
        print(json.dumps([_as_json(row, language) for row in rows], indent=2))
    else:
        for row in rows:
            print(_as_github(row, language) if form == "github" else _as_text(row, language))
        if form == "text" and (rows or not silent_when_clean):
            print(_sum(rows, language))
    return 1 if any(row.is_error for row in rows) else 0


def _sum(rows: list[Finding], language: Language) -> str:
    if not rows:
        return _word("clean", language)
    errors = sum(row.is_error for row in rows)
    return _word("sum", language, errors=errors, warnings=len(rows) - errors)


def _as_text(row: Finding, language: Language) -> str:
    hint = row.hint(language).rstrip()
    line = f"{row.source}: {_word(row.rule.severity, language)} {row.rule.name}: {row.message(language)}"
    return f"{line}\n    {hint}" if hint else line


def _as_json(row: Finding, language: Language) -> dict[str, object]:
    return {
        "path": row.source.path,
        "line": row.source.line,
        "column": row.source.column,
        "rule": row.rule.name,
        "severity": row.rule.severity,
        "message": row.message(language),
        "hint": row.hint(language),
    }


def _as_github(row: Finding, language: Language) -> str:
    """A workflow command; ``%``, line ends and, in properties, ``:`` and ``,`` are escaped as GitHub asks."""
    text = f"{row.message(language)} {row.hint(language)}".strip()
    for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(sign, code)
    path = found.shown(row.source.path, 4096).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    place = f"file={path},line={max(row.source.line, 1)},col={max(row.source.column, 1)}"
    return f"::{row.rule.severity} {place},title={row.rule.name}::{text}"


def _word(word: str, language: Language, **facts: object) -> str:
    return WORDS[word][0 if language == "vi" else 1].format(**facts)
