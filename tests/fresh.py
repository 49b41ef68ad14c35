"""Fresh processes in the time of a fork: they begin from a process that has imported what most of them need.

To import is nearly all that most of these hundreds of processes do. What they are given, and what they may use of this
process, is the same: what is sent is pickled, and functions are imported by their names. Commands that are processes of
their own (the desk of ``tests/test_windows.py`` is one) begin theirs as everybody does.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from functools import partial
from multiprocessing.context import BaseContext
from typing import TypeVar

from honorroll.base import answers

Result = TypeVar("Result")

#: The modules of what the desk has done in a process of its own.
PRELOADED = ["honorroll.office.desk.server"]

_of_fresh_process = answers.of_fresh_process


def context(_: str) -> BaseContext:
    """In the place of ``get_context``."""
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(PRELOADED)
    return found


def of_fresh_process(work: Callable[[], Result], seconds: float | None = None) -> Result:
    """In the place of ``answers.of_fresh_process``: what the environment is now, the process to fork cannot know."""
    return _of_fresh_process(partial(_in_environment, dict(os.environ), work), seconds)


def _in_environment(environment: dict[str, str], work: Callable[[], Result]) -> Result:
    os.environ.clear()
    os.environ.update(environment)
    return work()
