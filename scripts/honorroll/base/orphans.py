"""A child process ends soon after its parent, even if that was killed and could not tell it."""

from __future__ import annotations

import os
import signal

#: Seconds between two looks at the parent.
INTERVAL = 0.5


def end_with_parent(parent: int) -> None:
    """End this process once its parent is not ``parent`` any more. A timer of the process looks: no thread, which
    another fork would not copy, and no call that only Linux has. Where there are no such timers, the child ends by
    itself when its pipes do.
    """
    if not hasattr(signal, "setitimer"):
        return

    def look(*_: object) -> None:
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, INTERVAL, INTERVAL)
    look()
