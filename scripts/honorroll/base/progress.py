"""How far a command has come: the rooms say it in passing, and whoever listens shows it.

Where nobody listens, which is nearly always, a call costs nothing. Only the main process calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

Stage = Literal[
    "reading",
    "profiles",
    "rendering",
    "pictures",
    "pages",
    "texts",
    "links",
    "table",
    "comparing",
    "judging",
    "writing",
    "typesetting",
    "upload",
]
Listener = Callable[[Stage, int, int], None]

_listeners: list[Listener] = []


def stage(name: Stage, done: int = 0, total: int = 0) -> None:
    """Say that a stage is under way, and how much of it is done where that is known."""
    for listener in _listeners:
        listener(name, done, total)


@contextmanager
def listened(listener: Listener) -> Iterator[None]:
    """Tell ``listener`` of every stage."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
