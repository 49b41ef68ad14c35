"""Work in a fresh process: what forks must not do so in a server that has threads."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeVar

from honorroll.base import answers

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def apart(work: Callable[Arguments, Result], *arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
    """The result of ``work``, which a new process imports by its name; raises what it raised, or ChildDiedError."""
    return answers.of_fresh_process(partial(work, *arguments, **named))
