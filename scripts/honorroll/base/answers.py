"""The answer of another process, a result or an exception, which comes back through a pipe.

What is sent must be picklable; of a fresh process that holds for the work too, which it imports by its name.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

from honorroll.base.errors import ChildDiedError

Result = TypeVar("Result")


def send(sender: Connection, work: Callable[[], object]) -> None:
    """Do ``work`` and send what it returned or raised."""
    answer: tuple[bool, object]
    try:
        answer = (True, work())
    except Exception as error:  # sent to the parent, which raises it
        answer = (False, error)
    with suppress(BrokenPipeError):  # nobody waits for it any more
        sender.send(answer)


def receive(receiver: Connection, process: BaseProcess, seconds: float | None = None) -> object:
    """What ``work`` returned in ``process``; raises what it raised, and ChildDiedError without an answer in time."""
    try:
        if seconds is not None and not receiver.poll(seconds):
            raise ChildDiedError(f"{seconds} s")
        is_done, value = receiver.recv()
    except EOFError:
        process.join()
        raise ChildDiedError(f"exit code {process.exitcode}") from None
    finally:
        receiver.close()
        if seconds is not None:
            process.kill()  # what it does after its answer is not waited for either
    process.join()
    if not is_done:
        raise value
    return value


def of_fresh_process(work: Callable[[], Result], seconds: float | None = None) -> Result:
    """The result of ``work`` in a fresh process, which ends after so many ``seconds``, or with this one.

    Without ``seconds`` it may outlive this one, so that nothing is left half written. Raises as ``receive`` does.
    """
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=send, args=(sender, work), daemon=seconds is not None)
    process.start()
    sender.close()
    return receive(receiver, process, seconds)  # type: ignore[return-value]  # the pipe carries what ``work`` returned
