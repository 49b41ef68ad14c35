"""Work on what strangers sent, in a process of its own with little time and memory: a file can hurt only itself."""

from __future__ import annotations

import resource
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from honorroll.base.errors import ChildDiedError
from honorroll.base.parallel import start_child

Input = TypeVar("Input")
Result = TypeVar("Result")

CPU_SECONDS, MEMORY_BYTES = 20, 1024 * 1024 * 1024


class ResourceLimitError(Exception):
    """The work took more than it is given, or brought its process down."""


def run_confined(work: Callable[[Input], Result], items: Input) -> Result:
    """``work(items)``. Raises TooHeavyError."""
    try:
        return start_child(_limited, (work, items))()
    except (ChildDiedError, MemoryError, RecursionError) as error:
        raise ResourceLimitError(type(error).__name__) from None


def _limited(work: tuple[Callable[[Input], Result], Input]) -> Result:
    function, items = work
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_address_space() + MEMORY_BYTES, resource.RLIM_INFINITY))
    return function(items)


def _address_space() -> int:
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:  # a system without /proc: as much as such a process may have
        return 2 * MEMORY_BYTES
