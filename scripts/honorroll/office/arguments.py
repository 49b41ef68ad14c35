"""The arguments of the commands. Each sets ``command`` to its name; ``cli`` runs it."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path


def parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="folder with mkdocs.yml (here)")
    common.add_argument(
        "--date", type=_date, metavar="YYYY-MM-DD", help="the day of the build (today, where the site is)"
    )
    common.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of the messages (vi)")
    main = argparse.ArgumentParser(prog="honorroll", description="Turns profiles into a public honor roll.")
    commands = main.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", parents=[common], help="say what is wrong with the content")
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="for people or machines")
    check.add_argument("--fix", action="store_true", help="convert garbled text, mend photos; asks first")
    check.add_argument("--yes", action="store_true", help="with --fix: do not ask")
    check.add_argument("--public", action="store_true", help="ask of the branch what is asked of a pull request, too")
    check.add_argument("--base", default="origin/main", metavar="REF", help="the branch it is for (origin/main)")
    check.add_argument(
        "--allow", action="append", default=[], metavar="PATH", help="a file of the program that it may change"
    )
    _add_published(check)
    check.set_defaults(command="check")
    photos = commands.add_parser("photos", parents=[common], help="make one sheet of an honoree's photos and crops")
    photos.add_argument("slug", metavar="SLUG", help="the folder of the profile")
    photos.set_defaults(command="photos")
    fmt = commands.add_parser("fmt", parents=[common], help="write profiles and vocabularies in their canonical form")
    fmt.add_argument("--check", action="store_true", help="only say which files are not")
    fmt.add_argument("paths", nargs="*", type=Path, metavar="FILE", help="files (all of them)")
    fmt.set_defaults(command="fmt")
    rename = commands.add_parser(
        "rename", parents=[common], help="give a profile another address; the old one leads on"
    )
    rename.add_argument("old", metavar="OLD", help="the folder of the profile")
    rename.add_argument("new", metavar="NEW", help="what it is to be called")
    rename.set_defaults(command="rename")
    withdraw = commands.add_parser(
        "withdraw", parents=[common], help="take an honoree off the site at once; shows the edits and asks first"
    )
    withdraw.add_argument("slug", metavar="SLUG", help="the folder of the profile")
    withdraw.add_argument("--yes", action="store_true", help="do not ask")
    withdraw.set_defaults(command="withdraw")
    rollback = commands.add_parser("rollback", parents=[common], help="make the release before this one live again")
    rollback.add_argument("--yes", action="store_true", help="even if it shows somebody who was withdrawn since")
    rollback.set_defaults(command="rollback")
    build = commands.add_parser("build", parents=[common], help="build the site")
    build.add_argument("--site-dir", type=Path, metavar="DIR", help="put a copy there (else: site)")
    build.add_argument("--verify", action="store_true", help="read again all that was built, for damage of the disk")
    _add_published(build)
    build.set_defaults(command="build")
    delegates = commands.add_parser("delegates", parents=[common], help="count the office's list; no name leaves it")
    delegates.add_argument("workbook", type=Path, metavar="FILE", help="the list (xlsx, xls, ods, csv)")
    delegates.add_argument("--conference", metavar="SLUG", help="write the numbers into this conference")
    delegates.set_defaults(command="delegates")
    init = commands.add_parser("init", parents=[common], help="write a new site for an office; asks what is not said")
    init.add_argument("folder", type=Path, metavar="DIR", help="its folder, empty or not there yet")
    init.add_argument("--name", metavar="NAME", help="the office: “UBND phường Ví Dụ”")
    init.add_argument("--level", metavar="LEVEL", help="ward, commune, province, ministry, school, company …")
    init.add_argument("--place", metavar="PLACES", help="where, smallest first: “Phường Ví Dụ, Tỉnh Ví Dụ”")
    init.add_argument("--languages", metavar="CODES", help="of the pages, between commas: vi")
    init.add_argument("--url", metavar="URL", help="the public address of the site")
    init.add_argument("--corrections", metavar="ADDRESS", help="where corrections go: mailto:… or https://…")
    init.set_defaults(command="init")
    desk = commands.add_parser("desk", parents=[common], help="add and edit profiles in the browser, on this machine")
    desk.add_argument("--port", type=_port, default=8377, help="where on 127.0.0.1 (8377; 0 is any that is free)")
    desk.add_argument("--no-browser", action="store_true", help="only print the address")
    desk.set_defaults(command="desk")
    serve = commands.add_parser("serve", parents=[common], help="preview the site, following changes")
    serve.add_argument(
        "--address", type=_address, default="127.0.0.1:8000", metavar="HOST:PORT", help="where (127.0.0.1:8000)"
    )
    serve.set_defaults(command="serve")
    return main


def _add_published(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--published",
        nargs="?",
        const="",
        metavar="URL|FILE",
        help="compare with the addresses that are online, not with the live release here (those that the site lists)",
    )


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


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65_536):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port such as 8377")
    return int(text)
