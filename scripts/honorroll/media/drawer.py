"""Where photos are decoded and drawn: the protocol between those who need it and those who do it.

Today local processes do it (``workers``). Another executor, on other machines, needs a function of the type
``Executor``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from honorroll.media import workers


class Worker(Protocol):
    """Decodes and draws in isolation from this process."""

    def request(self, command: str, data: bytes, *arguments: object) -> Any:
        """The answer to a command of ``draw.worker`` on the file ``data``.

        The answer must be checked: a hostile photo may have taken over the worker. Raises RejectedError.
        """


class Executor(Protocol):
    """Runs jobs that need a worker."""

    def __call__(self, job: Callable[[Worker, Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        """``job(worker, item)`` for every item, several at a time, in any order. What a job raises is raised here."""


def local() -> Executor:
    """The executor of this machine: a few processes, each replaced where a photo crashed it."""
    return workers.map_unordered
