"""Builds of a preview, one after the other: what is edited during a build is in the next one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from threading import Condition, Thread

from honorroll.office.live_preview.builder import Answer
from honorroll.office.live_preview.state import State
from honorroll.office.messages import message

#: Told of each build: the paths that were edited, and what the build said in the end.
Told = Callable[[frozenset[str], Answer], None]


class Builds:
    """A process that has loaded the program waits for the next edit. ``told`` is called in a thread of its own."""

    def __init__(self, state: State, day: date | None, told: Told) -> None:
        self._state, self._told = state, told
        self._command = [sys.executable, "-m", "honorroll.office.live_preview.builder", str(state.root)]
        self._command += [day.isoformat() if day else "", state.language]
        self._wanted: frozenset[str] | None = frozenset()  # the first build is of everything
        self._asked = Condition()

    def begin(self) -> None:
        Thread(target=self._run, daemon=True).start()

    def ask(self, edited: frozenset[str]) -> None:
        """Have a build follow that has the files at ``edited`` as they are now."""
        with self._asked:
            self._wanted = edited | (self._wanted or frozenset())
            self._asked.notify()

    def _next(self) -> frozenset[str]:
        with self._asked:
            self._asked.wait_for(lambda: self._wanted is not None)
            wanted, self._wanted = self._wanted, None
            return wanted or frozenset()

    def _run(self) -> None:
        while True:
            with subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", errors="replace"
            ) as builder:
                edited = self._next()
                self._told(edited, self._build(builder, edited))

    def _build(self, builder: subprocess.Popen[str], edited: frozenset[str]) -> Answer:
        """Have a builder build, and show what it says meanwhile; gives all that it said."""
        said: Answer = {}
        self._state.change(self._state.answer, is_building=True)
        try:
            if builder.stdin and builder.stdout:
                with builder.stdin:
                    builder.stdin.write(json.dumps(sorted(edited)) + "\n")
                for line in builder.stdout:
                    said |= json.loads(line)
                    if said.get("shown"):
                        self._state.find_release()
                    is_over = said.get("done", False)
                    before: Answer = {} if said.get("shown") else self._state.answer
                    self._state.change(said if is_over else before | said, is_building=not is_over)
        except (OSError, ValueError):  # it was killed
            pass
        if not said.get("done"):
            said = {"stopped": message("serve-died", self._state.language), "done": True}
            self._state.change(said, is_building=False)
        return said
