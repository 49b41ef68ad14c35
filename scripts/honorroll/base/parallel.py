"""Two cores: the same work on the pieces of a list, some here and some in a forked child, whoever is free."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeVar

from honorroll.base.errors import ChildDiedError

Item = TypeVar("Item")
Input = TypeVar("Input")
Result = TypeVar("Result")

#: Below this many items a fork costs more than it saves.
MIN_ITEMS_TO_FORK = 200
#: So many that neither process waits long for the other's last one, and at most 256.
CHUNKS = 24
#: So many things go through one step before the next begins: the code of a step, and what it looks things up in, then stays
#: in the processor's cache, which is a quarter of the time.
BATCH_SIZE = 64


def batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """``items`` by ``AT_ONCE``."""
    return (items[at : at + BATCH_SIZE] for at in range(0, len(items), BATCH_SIZE))


def map_halves(work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> list[Result]:
    """``work`` of each half, in order; of the whole in one piece where a fork is not worth it or not to be had."""
    return start_shared(work, items, pieces=2)()


def start_shared(
    work: Callable[[Sequence[Item]], Result], items: Sequence[Item], pieces: int = CHUNKS
) -> Callable[[], list[Result]]:
    """Begin ``work`` on pieces of ``items`` in a child; the returned function helps it and gives the results in order.

    Where a fork is not worth it or not to be had, the whole is one piece, done when the returned function is called.
    """
    if len(items) < MIN_ITEMS_TO_FORK or "fork" not in multiprocessing.get_all_start_methods():
        return lambda: [work(items)]
    size = -(-len(items) // pieces)
    parts = [items[at : at + size] for at in range(0, len(items), size)]
    # A queue that needs no lock: the kernel gives each byte, the number of a piece, to one of the two.
    reader, writer = os.pipe()
    os.write(writer, bytes(range(len(parts))))
    os.close(writer)
    parent = os.getpid()

    def taken(_: None) -> list[tuple[int, Result]]:
        done = []
        while parent in (os.getpid(), os.getppid()) and (number := os.read(reader, 1)):  # nobody waits for an orphan
            done.append((number[0], work(parts[number[0]])))
        return done

    finish = start_child(taken, None)

    def joined() -> list[Result]:
        done = taken(None) + finish()
        os.close(reader)
        return [result for _, result in sorted(done, key=lambda pair: pair[0])]

    return joined


def start_if_large(work: Callable[[Input], Result], items: Input, size: int) -> Callable[[], Result]:
    """``work(items)`` in a child where ``size`` makes that worth it, else when the returned function is called."""
    return start_child(work, items) if size >= 10 * MIN_ITEMS_TO_FORK else lambda: work(items)


def stop_children() -> None:
    """End the children that nobody waits for any more."""
    for child in multiprocessing.active_children():
        child.terminate()


def start_child(work: Callable[[Input], Result], items: Input) -> Callable[[], Result]:
    """Begin ``work(items)`` in a forked child; the returned function waits and gives its result."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, items, receiver, sender), daemon=True)
    process.start()
    sender.close()

    def finish() -> Result:
        try:
            ok, value = receiver.recv()
        except EOFError:
            process.join()
            raise ChildDiedError(f"exit code {process.exitcode}") from None
        process.join()
        if not ok:
            raise value
        return value  # type: ignore[no-any-return]  # what the pipe carries is what ``work`` gave

    return finish


def _run(work: Callable[[Input], Result], items: Input, receiver: Connection, sender: Connection) -> None:
    receiver.close()  # else this process, as a reader of its own pipe, would wait for ever after its parent was killed
    answer: tuple[bool, Result | Exception]
    try:
        answer = (True, work(items))
    except Exception as error:  # carried to the parent, which raises it
        answer = (False, error)
    with suppress(BrokenPipeError):  # nobody is left to be told
        sender.send(answer)
