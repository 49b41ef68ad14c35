"""Runs a command, and tells in one line what stopped it.

Exit codes: 0 no errors, warnings allowed; 1 errors in the content; 2 wrong usage, or an environment error.
"""

from __future__ import annotations

import io
import os
import select
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from honorroll.base.errors import StoppedError
from honorroll.base.findings import Language
from honorroll.commands import COMMANDS, terminal
from honorroll.commands.arguments import parsed
from honorroll.office import system_errors
from honorroll.office.messages import message


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # for terminals without Vietnamese letters
    options = parsed(sys.argv[1:] if arguments is None else arguments)
    terminal.tell_as(terminal.Manner(options.quiet, options.verbose))
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # there are none, and searching takes 20 ms
    began = time.monotonic()
    code = _run_command(lambda: COMMANDS[options.command].run(options), options.lang)
    if options.verbose:
        print(message("took", options.lang, seconds=f"{time.monotonic() - began:.1f}"), file=sys.stderr)
    return code


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
        return _failed(language, "failed", fact=system_errors.said_of_file(error, language))


def _nobody_listens() -> bool:
    """Whether the reader of a pipe has gone (``| head``); the rest of the output is then discarded."""
    out = sys.stdout.fileno()
    if hasattr(select, "poll"):  # not on Windows
        watched = select.poll()
        watched.register(out, select.POLLOUT)
        if not any(event & select.POLLERR for _, event in watched.poll(0)):
            return False
    os.dup2(os.open(os.devnull, os.O_WRONLY), out)
    return True


def _failed(language: Language, key: str, **facts: object) -> int:
    print(message(key, language, **facts), file=sys.stderr)
    return 2


# ── For the plugin of MkDocs ──────────────────────────────────────────────────────────────────────────────────────


def build_rendered(root: Path, fresh: Path, key: str, site_dir: Path) -> bool:
    """Build the site from what MkDocs has rendered into ``fresh`` under ``key``; whether it was published."""
    from honorroll import build  # noqa: PLC0415  # a second, and most commands build nothing

    def published() -> int:
        built = build.build_rendered(root, fresh, key, terminal.today(root), site_dir)
        return 0 if terminal.report_build(built, root, site_dir, "vi") else 1

    return _run_command(published, "vi") == 0
