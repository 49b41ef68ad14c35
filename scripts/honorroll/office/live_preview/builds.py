"""Builds of a preview, one after the other: what is edited during a build is in the next one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from threading import Condition, Thread

from honorroll.base.findings import Language
from honorroll.office.live_preview.answer import Answer
from honorroll.office.live_preview.state import State
from honorroll.office.messages import message

#: Called after each build with the paths that were edited, and with what the build said in the end.
OnBuilt = Callable[[frozenset[str], Answer], None]


def command(root: Path, day: date | None, language: Language) -> list[str]:
    """The command line of a builder; a ``day`` of None is the day on which it builds."""
    module = "honorroll.office.live_preview.builder"
    return [sys.executable, "-m", module, str(root), day.isoformat() if day else "", language]


class Builds:
    """A process that has loaded the program waits for the next edit. ``on_built`` is called in a thread of its own."""

    def __init__(self, state: State, builder: Sequence[str], on_built: OnBuilt) -> None:
        self._state, self._command, self._on_built = state, builder, on_built
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
        builder = self._started()
        while True:
            edited = self._next()
            if builder.poll() is not None:  # it was killed while it waited
                builder.communicate()
                builder = self._started()
            with builder:
                self._on_built(edited, self._build(builder, edited))
            builder = self._started()

    def _started(self) -> subprocess.Popen[str]:
        """In a session of its own: Ctrl+C in a terminal reaches this process alone, whose end is the end of both."""
        return subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )

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
