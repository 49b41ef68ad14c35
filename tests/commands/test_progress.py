"""How far a command has come is shown on a terminal, after a second; nowhere else, and at no cost."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from pathlib import Path

from tests.commands.test_parsing import on_a_terminal, read
from tests.running import honorroll
from tests.test_findings import apply_all

BAR = [sys.executable, "-m", "honorroll.office.progress_bar", "vi"]


def shown(*steps: tuple[str, float]) -> str:
    """What the bar writes to a terminal that is told these lines, each after a while."""
    leading, following = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(BAR, stdin=subprocess.PIPE, stderr=following, text=True, env=environment) as bar:
        assert bar.stdin
        for line, seconds in steps:
            print(line, file=bar.stdin, flush=True)
            time.sleep(seconds)
        print(file=bar.stdin, flush=True)
        assert bar.wait(30) == 0
    os.close(following)
    return b"".join(read(leading)).decode()


def test_a_stage_that_lasts_is_shown_and_cleared() -> None:
    text = shown(("pages 0 10", 2.5), ("pages 5 10", 1.0))
    assert "Đang dựng trang" in text
    assert "50%" in text
    assert text.rstrip().endswith("\x1b[2K")  # nothing of it is left


def test_what_is_quick_is_not_shown() -> None:
    assert shown(("reading 0 0", 0.1), ("pages 0 0", 0.1)) == ""


def test_a_pipe_and_a_quick_command_get_nothing_of_it(site: Path) -> None:
    assert honorroll("build", root=site).stderr == ""
    apply_all(site, "wrong-value")
    assert "\x1b[?25l" not in on_a_terminal(site, TERM="dumb", NO_COLOR="")
