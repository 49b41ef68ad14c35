from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from typing import Any

import pytest

from honorroll.office.live_preview.answer import Answer
from honorroll.office.live_preview.builds import Builds
from honorroll.office.live_preview.state import State

#: A builder that answers which paths it was told; that of the path ``fault`` breaks off.
BUILDER = """
import json, sys
line = sys.stdin.readline() or sys.exit()  # the test is over
edited = json.loads(line)
print(json.dumps({"lines": edited}), flush=True)
if "fault" not in edited:
    print(json.dumps({"done": True, "made": 1}))
"""
Told = tuple[frozenset[str], Answer]


def test_what_is_edited_meanwhile_is_in_the_next_build_whatever_becomes_of_a_builder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: SimpleQueue[subprocess.Popen[str]] = SimpleQueue()

    class Started(subprocess.Popen[str]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            began.put(self)

    monkeypatch.setattr(subprocess, "Popen", Started)
    seen: SimpleQueue[Told] = SimpleQueue()
    goes_on = Event()

    def told(edited: frozenset[str], answer: Answer) -> None:
        seen.put((edited, answer))
        assert goes_on.wait(30)

    state = State(tmp_path, "vi")
    builds = Builds(state, [sys.executable, "-c", BUILDER], told)
    builds.begin()
    assert seen.get(timeout=30) == (frozenset(), {"lines": [], "done": True, "made": 1})
    for path in ("a", "b", "a"):
        builds.ask(frozenset({path}))
    goes_on.set()
    assert seen.get(timeout=30) == (frozenset({"a", "b"}), {"lines": ["a", "b"], "done": True, "made": 1})
    began.get(), began.get()

    waiting = began.get(timeout=30)
    waiting.kill()
    waiting.wait(30)
    builds.ask(frozenset({"c"}))
    assert seen.get(timeout=30) == (frozenset({"c"}), {"lines": ["c"], "done": True, "made": 1})

    builds.ask(frozenset({"fault"}))
    edited, answer = seen.get(timeout=30)
    assert edited == {"fault"}
    assert "đứt giữa chừng" in answer["stopped"]
    assert (state.answer, state.is_building) == (answer, False)
    builds.ask(frozenset({"d"}))
    assert seen.get(timeout=30)[1]["made"] == 1
