"""``python -m honorroll.office.progress_bar``: shows on a terminal how far a command has come, in its own process.

The command forks, so it must have no threads, and what it does in one step for seconds could redraw nothing. It writes
a line ``stage done total`` for every step; what lasts less than a second is not shown.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from queue import Empty, Queue
from threading import Thread

from honorroll.base.findings import Language
from honorroll.office.messages import message

#: Seconds after which a stage is shown, and between two looks.
PATIENCE, _STEP = 1.0, 0.1


def show(language: Language) -> None:
    """Until the other side closes the pipe. The library is loaded when there is something to show."""
    lines: Queue[str | None] = Queue()
    Thread(target=_gather, args=(lines,), daemon=True).start()
    bar = None
    stage, began, task = "", time.monotonic(), None
    done, total = 0, 0
    while True:
        try:
            line = lines.get(timeout=_STEP)
            if line is None or not line.strip():
                break
            name, *numbers = line.split()
            done, total = map(int, numbers)
            if name != stage:
                stage, began = name, time.monotonic()
                if bar and task is not None:
                    bar.remove_task(task)
                task = None
        except Empty:
            pass
        if not stage or time.monotonic() - began < PATIENCE:
            continue
        if bar is None:
            from rich.console import Console  # noqa: PLC0415  # most commands are done by now
            from rich.progress import Progress  # noqa: PLC0415  # as above

            bar = Progress(console=Console(stderr=True), transient=True)
            bar.start()
        if task is None:
            task = bar.add_task(message(f"stage-{stage}", language), total=None)
        bar.update(task, completed=done, total=total or None)
    if bar:
        bar.stop()


def _gather(lines: Queue[str | None]) -> None:
    for line in sys.stdin:
        lines.put(line)
    lines.put(None)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):  # the command says that it was stopped
        show("en" if sys.argv[1:] == ["en"] else "vi")
