"""What ``make torture`` does in full counts, in small ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.torture import crashes, files
from tests.torture.__main__ import SMALL, scripts


@pytest.mark.browser
@pytest.mark.slow
def test_no_payload_runs_with_the_policy_on_or_off(tmp_path: Path, browser: Browser) -> None:
    assert scripts(tmp_path, SMALL, browser).faults == []


def test_hostile_files_are_refused_or_read_as_they_are(tmp_path: Path) -> None:
    outcome = files.assault(tmp_path, SMALL.files)
    assert outcome.faults == []
    assert outcome.files == SMALL.files


@pytest.mark.slow
def test_a_failing_machine_leaves_a_whole_site(tmp_path: Path) -> None:
    states = crashes.States(tmp_path)
    outcomes = [
        crashes.kills(states, SMALL.kills),
        crashes.flips(states, SMALL.flips),
        crashes.without_room(states, tmp_path),
        crashes.children_die(states.root),
    ]
    assert [fault for outcome in outcomes for fault in outcome.torn] == []
