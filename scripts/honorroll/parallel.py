"""Two cores: the same work on halves of a list, one half in a forked child."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeVar

from honorroll.errors import ChildDiedError

Item = TypeVar("Item")
Input = TypeVar("Input")
Result = TypeVar("Result")

#: Below this many items a fork costs more than it saves.
WORTH_A_FORK = 200


def halves(work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> list[Result]:
    """``work`` of each half, in order; of the whole in one piece where a fork is not worth it or not to be had."""
    if len(items) < WORTH_A_FORK or "fork" not in multiprocessing.get_all_start_methods():
        return [work(items)]
    middle = len(items) // 2
    finish = start(work, items[middle:])
    return [work(items[:middle]), finish()]


def beside(work: Callable[[Input], Result], items: Input, size: int) -> Callable[[], Result]:
    """``work(items)`` in a child where ``size`` makes that worth it, else when the returned function is called."""
    return start(work, items) if size >= 10 * WORTH_A_FORK else lambda: work(items)


def stop_children() -> None:
    """End the children that nobody waits for any more."""
    for child in multiprocessing.active_children():
        child.terminate()


def start(work: Callable[[Input], Result], items: Input) -> Callable[[], Result]:
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
