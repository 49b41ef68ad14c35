"""Takes from Python what Windows does not have, before anything else is imported; see ``test_windows``.

It stands first on ``PYTHONPATH`` of a process and of all that it starts.
"""

from __future__ import annotations

import multiprocessing
import os
import select
import signal
import subprocess
import sys
from importlib.abc import MetaPathFinder
from multiprocessing import context
from typing import Any

#: Modules that only Unix has.
MODULES = frozenset({"fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "crypt", "nis", "spwd"})
#: Functions and constants that only Unix has; of symbolic links Windows has the function, and refuses it.
OS = (
    "O_CLOEXEC",
    "O_DIRECTORY",
    "O_NOFOLLOW",
    "O_NONBLOCK",
    "fchmod",
    "fork",
    "forkpty",
    "getuid",
    "geteuid",
    "getpgid",
    "killpg",
    "mkfifo",
    "nice",
    "pread",
    "pwrite",
    "sched_getaffinity",
    "setsid",
    "statvfs",
    "sysconf",
)
SIGNAL = ("SIGALRM", "SIGHUP", "SIGUSR1", "ITIMER_REAL", "alarm", "setitimer", "pause", "pthread_sigmask")


class _Absent(MetaPathFinder):
    def find_spec(self, name: str, *_: object) -> None:
        if name in MODULES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def _refused(*_: object, **__: object) -> None:
    raise OSError(1314, "A required privilege is not held by the client")


def _of_ours() -> bool:
    return str(sys._getframe(2).f_globals.get("__name__", "")).startswith("honorroll")


def _select(*arguments: Any) -> Any:
    """Windows waits for sockets alone. What Python itself does here with pipes it does there by other means."""
    if _of_ours():
        raise OSError(10038, "An operation was attempted on something that is not a socket")
    return _real_select(*arguments)


def _started(process: Any, *arguments: Any, **named: Any) -> None:
    """A process of its own environment is on Windows too."""
    environment = named.get("env")
    if environment is not None:
        paths = [os.path.dirname(__file__), environment.get("PYTHONPATH", "")]
        named["env"] = environment | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}
    _real_start(process, *arguments, **named)


sys.meta_path.insert(0, _Absent())
for module in MODULES:
    sys.modules.pop(module, None)
for name in OS:
    if hasattr(os, name):
        delattr(os, name)
for name in SIGNAL:
    if hasattr(signal, name):
        delattr(signal, name)
os.symlink = _refused
_real_select, _real_start = select.select, subprocess.Popen.__init__
select.select = _select
subprocess.Popen.__init__ = _started  # type: ignore[assignment, method-assign]
for method in ("fork", "forkserver"):
    context._concrete_contexts.pop(method, None)  # type: ignore[attr-defined]
context._default_context._default_context = context._concrete_contexts["spawn"]  # type: ignore[attr-defined]
multiprocessing.get_all_start_methods = lambda: ["spawn"]
