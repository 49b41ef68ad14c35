"""Work in a forked child: results in order, faults carried over, and no child that outlives its use."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from honorroll.base.errors import ChildDiedError
from honorroll.base.parallel import MIN_ITEMS_TO_FORK, start_child, start_shared


def work(part: Sequence[int]) -> tuple[int, list[int]]:
    return os.getpid(), list(part)


@pytest.mark.parametrize("pieces", [1, 2, 7, 256])
def test_pieces_keep_the_order(pieces: int) -> None:
    items = list(range(MIN_ITEMS_TO_FORK + 61))
    done = start_shared(work, items, pieces)()
    assert [item for _, part in done for item in part] == items
    assert len(done) <= pieces
    assert start_shared(work, items[:5], pieces)() == [(os.getpid(), items[:5])]


def test_the_child_does_not_wait_for_this_process() -> None:
    """What this process does between the two steps costs no time."""
    reader, writer = os.pipe()

    def told(part: Sequence[int]) -> int:
        os.write(writer, b".")
        return os.getpid()

    finish = start_shared(told, list(range(MIN_ITEMS_TO_FORK)), 10)
    for _ in range(3):
        os.read(reader, 1)
    pids = finish()
    assert len([pid for pid in pids if pid != os.getpid()]) >= 3
    os.close(reader)
    os.close(writer)


def test_an_error_of_the_child_is_raised_here() -> None:
    def work(_: None) -> None:
        raise FileNotFoundError(2, "no such file", "x")

    with pytest.raises(FileNotFoundError, match="no such file"):
        start_child(work, None)()


def test_a_child_that_is_killed_is_told_of() -> None:
    with pytest.raises(ChildDiedError):
        start_child(lambda _: os.kill(os.getpid(), signal.SIGKILL), None)()


def test_a_child_ends_after_its_parent_was_killed(tmp_path: Path) -> None:
    """With more to say than a pipe holds, and nobody to say it to, it must not wait: it holds the lock of the build."""
    program = f"""
import os, signal, time
from honorroll.base.parallel import start_child

def work(_):
    open({str(tmp_path / "pid")!r}, "w").write(str(os.getpid()))
    time.sleep(0.3)
    return b"x" * 10_000_000

start_child(lambda _: time.sleep(0.6), None)
start_child(work, None)
start_child(lambda _: time.sleep(0.6), None)
while not (os.path.exists({str(tmp_path / "pid")!r}) and os.path.getsize({str(tmp_path / "pid")!r})):
    time.sleep(0.01)
os.kill(os.getpid(), signal.SIGKILL)
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", program], env=environment, check=False).returncode == -signal.SIGKILL
    pid = int((tmp_path / "pid").read_text())
    deadline = time.monotonic() + 30
    while _is_running(pid):
        assert time.monotonic() < deadline, "the child waits for ever"
        time.sleep(0.05)


def _is_running(pid: int) -> bool:
    """Not gone, and not a zombie that nobody in this container reaps."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_child_ends_with_its_parent() -> None:
    """Also one that hears nothing of it because it waits for something else."""
    code = (
        "import os, time\n"
        "from honorroll.base.parallel import start_child\n"
        "def wait(_):\n    os.write(1, b'%d\\n' % os.getpid())\n    time.sleep(60)\n"
        "first = start_child(wait, None)\nstart_child(wait, None)()\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    pids = [int(process.stdout.readline()) for _ in range(2)]
    process.kill()
    process.wait()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.stdout.close()
    states = [Path(f"/proc/{pid}/stat") for pid in pids]
    assert [path for path in states if path.exists() and ") Z " not in path.read_text(encoding="utf-8")] == []
