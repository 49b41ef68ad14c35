"""The protocol between those who plan pictures and what decodes and draws, so that it may run on another machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple, Protocol

from honorroll.media import shared_pool, workers


class Worker(Protocol):
    """Decodes and draws in isolation from this process."""

    def request(self, command: str, data: bytes, *arguments: object) -> Any:
        """The answer to a command of ``draw.worker`` on the file ``data``.

        The answer must be checked: a hostile photo may have taken over the worker. Raises RejectedError.
        """


class Executor(Protocol):
    """Runs jobs that need a worker."""

    def __call__(self, job: Callable[[Worker, Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        """``job(worker, item)`` for every item, several at a time, in any order. What a job raises is raised here.

        Items are taken as workers are free, so that of many only a few are held.
        """


class Shard(NamedTuple):
    """One of so many ``parts`` of all work; ``number`` counts from 1."""

    number: int
    parts: int

    def holds(self, name: str) -> bool:
        """Whether the set of pictures of this name is in the part: parts are ranges of the prefixes of names."""
        return int(name[:4], 16) * self.parts >> 16 == self.number - 1

    def first(self, items: Sequence[str]) -> Sequence[str]:
        """All items, those first with which no other part begins."""
        begin = len(items) * (self.number - 1) // self.parts
        return [*items[begin:], *items[:begin]]


class Means(NamedTuple):
    """With what a build draws; ``jobs`` are the processes of this machine, as many as it has cores if 0."""

    jobs: int = 0
    start: Callable[[], shared_pool.Requests] = workers.Worker
    """Gives a worker: a process of this machine, or one that asks others."""
    shard: Shard | None = None
    """The part that this process draws, and nothing else; None for a build."""

    def executor(self) -> Executor:
        return workers.Executor(self.jobs, self.start)


_means = Means()


@contextmanager
def using(means: Means) -> Iterator[None]:
    """Have builds draw with these means."""
    global _means  # noqa: PLW0603  # a command draws with one
    before, _means = _means, means
    try:
        yield
    finally:
        _means = before


def means() -> Means:
    """Those of this build."""
    return _means


def local() -> Executor:
    """The executor of this machine: a few processes, each replaced where a photo crashed it."""
    return workers.Executor(_means.jobs)
