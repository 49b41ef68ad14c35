"""Run a function on untrusted input in a child process with limited CPU time and memory.

A hostile file can then bring down only the process that reads it. Where the system sets no limits, as Windows, the
process is ended after a time; what is given to it has a size that was checked before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from honorroll.base import answers
from honorroll.base.errors import ChildDiedError
from honorroll.base.parallel import can_fork, start_child

try:
    import resource
except ImportError:  # Windows
    HAS_LIMITS = False
else:
    HAS_LIMITS = True

Input = TypeVar("Input")
Result = TypeVar("Result")

#: What the child may use, beyond what it inherited: seconds of CPU time and bytes of address space.
CPU_SECONDS, MEMORY_BYTES = 20, 1024 * 1024 * 1024
#: After so many seconds by the clock a child without limits is ended. It needs some to start.
SECONDS = 3 * CPU_SECONDS


class ResourceLimitError(Exception):
    """The function exceeded a limit or crashed its process."""


def run_confined(work: Callable[[Input], Result], argument: Input) -> Result:
    """Return ``work(argument)``, computed in a child process, which imports ``work`` by its name.

    Raises ResourceLimitError where the child ran out of time, memory or stack, or died; any other exception of ``work``
    is raised here unchanged.
    """
    return start_confined(work, argument)()


def start_confined(work: Callable[[Input], Result], argument: Input) -> Callable[[], Result]:
    """Begin ``run_confined(work, argument)``; the returned function waits for it, and gives and raises what that does.

    Where the system sets no limits, that function does the work.
    """
    if HAS_LIMITS and can_fork():
        finish = start_child(_run_limited, (work, argument))
    else:
        finish = partial(answers.of_fresh_process, partial(work, argument), SECONDS)

    def result() -> Result:
        try:
            return finish()
        except (ChildDiedError, MemoryError, RecursionError) as error:
            raise ResourceLimitError(type(error).__name__) from None

    return result


def _run_limited(call: tuple[Callable[[Input], Result], Input]) -> Result:
    work, argument = call
    usage = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(usage.ru_utime + usage.ru_stime) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_address_space() + MEMORY_BYTES, resource.RLIM_INFINITY))
    return work(argument)


def _address_space() -> int:
    """Bytes of address space that this process uses now."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:  # no /proc on this system: assume a generous size
        return 2 * MEMORY_BYTES
