"""Work in forked children: one function in a child, or one list shared between this process and a child.

Children are daemons of the process that forks them. Results and exceptions come back through a pipe, so they must be
picklable.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from typing import TypeVar

from honorroll.base import answers
from honorroll.base.orphans import end_with_parent

Item = TypeVar("Item")
Input = TypeVar("Input")
Result = TypeVar("Result")

#: Below this many items a fork costs more than it saves.
MIN_ITEMS_TO_FORK = 200
#: Chunks of a shared list: enough that neither process waits long for the other's last one; at most 256, one byte each.
CHUNKS = 64
#: How many items go through one step before the next step begins. The code of a step and the tables that it uses then
#: stay in the processor's cache, which saves a quarter of the time.
BATCH_SIZE = 64


def can_fork() -> bool:
    """Whether this system has forks; Windows has none."""
    return "fork" in multiprocessing.get_all_start_methods()


def batches(items: Iterable[Item], size: int = BATCH_SIZE) -> Iterator[list[Item]]:
    """``items`` in lists of ``size``, as they come."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def map_halves(work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> list[Result]:
    """``work`` of each half of ``items``, in order, one of them in a child.

    The result has one item, ``work(items)``, where a fork does not pay or the system has none.
    """
    return start_shared(work, items, chunks=2)()


def start_shared(
    work: Callable[[Sequence[Item]], Result], items: Sequence[Item], chunks: int = CHUNKS
) -> Callable[[], list[Result]]:
    """Begin ``work`` on chunks of ``items`` in a child.

    The returned function works on the remaining chunks too and gives the results in the order of the chunks. Where a
    fork does not pay or the system has none, all of ``items`` are one chunk, and it is done by that function.
    """
    if len(items) < MIN_ITEMS_TO_FORK or not can_fork():
        return lambda: [work(items)]
    size = -(-len(items) // chunks)
    parts = [items[at : at + size] for at in range(0, len(items), size)]
    # The pipe is a queue of chunk numbers that needs no lock: the kernel gives each byte to one of the two processes.
    reader, writer = os.pipe()
    os.write(writer, bytes(range(len(parts))))
    os.close(writer)
    parent = os.getpid()

    def drain(_: None) -> list[tuple[int, Result]]:
        results = []
        while parent in (os.getpid(), os.getppid()) and (number := os.read(reader, 1)):  # an orphan stops
            results.append((number[0], work(parts[number[0]])))
        return results

    finish = start_child(drain, None)

    def join() -> list[Result]:
        results = drain(None) + finish()
        os.close(reader)
        return [result for _, result in sorted(results, key=lambda pair: pair[0])]

    return join


def start_if_large(work: Callable[[Input], Result], argument: Input, size: int) -> Callable[[], Result]:
    """Begin ``work(argument)`` in a child if ``size`` items make that pay; else the returned function does the work."""
    return start_child(work, argument) if size >= 10 * MIN_ITEMS_TO_FORK else lambda: work(argument)


def stop_children() -> None:
    """Terminate the children that are still running."""
    for child in multiprocessing.active_children():
        child.terminate()


def start_child(work: Callable[[Input], Result], argument: Input) -> Callable[[], Result]:
    """Begin ``work(argument)`` in a forked child; the returned function waits for it and gives its result.

    That function raises what ``work`` raised, and ChildDiedError where the child ended without an answer. Where the
    system has no forks, it does the work itself.
    """
    if not can_fork():
        return lambda: work(argument)
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, argument, receiver, sender, os.getpid()), daemon=True)
    process.start()
    sender.close()

    # The pipe carries what ``work`` returned.
    return lambda: answers.receive(receiver, process)  # type: ignore[return-value]


def _run(
    work: Callable[[Input], Result], argument: Input, receiver: Connection, sender: Connection, parent: int
) -> None:
    end_with_parent(parent)
    receiver.close()  # else this process would be a reader of its own pipe, and wait for ever once its parent is killed
    answers.send(sender, partial(work, argument))
