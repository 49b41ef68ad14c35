"""Work in a fresh process: what forks must not do so in a server that has threads."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar

from honorroll.base.errors import ChildDiedError

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def apart(work: Callable[Arguments, Result], *arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
    """The result of ``work``, which a new process imports by its name. Raises what ``work`` raised, or ChildDiedError.

    The process outlives this one, so that nothing is left half written.
    """
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(sender, work, arguments, named))
    process.start()
    sender.close()
    try:
        is_done, value = receiver.recv()
    except EOFError:
        process.join()
        raise ChildDiedError(f"exit code {process.exitcode}") from None
    process.join()
    if not is_done:
        raise value
    return value  # type: ignore[no-any-return]  # the pipe carries what ``work`` returned


def _run(sender: Connection, work: Callable[..., object], arguments: tuple[Any, ...], named: dict[str, Any]) -> None:
    answer: tuple[bool, object]
    try:
        answer = (True, work(*arguments, **named))
    except Exception as error:  # sent to the parent, which raises it
        answer = (False, error)
    try:
        sender.send(answer)
    except BrokenPipeError:
        return  # nobody waits for it any more
