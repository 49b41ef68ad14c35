"""A clone of a bare repository whose branch has the scripts of ``.ci``, as machines of a host have it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.requests_of import cloned
from tests.running import DATE, REPOSITORY

Script = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def clone(bare_site: Path, tmp_path: Path, kept_by_content: list[Path]) -> Path:
    shutil.copytree(REPOSITORY / ".ci", bare_site / ".ci")
    root = cloned(bare_site, tmp_path)
    for folder in kept_by_content:
        shutil.copytree(folder, root / ".build" / folder.name, copy_function=os.link)
    return root


@pytest.fixture
def script(clone: Path) -> Script:
    """Runs a script of the clone with the program of these tests, on their day."""
    program = clone.parent / "honorroll"
    program.write_text(
        f'#!/bin/sh\ncommand=$1; shift\nexec "{sys.executable}" -m honorroll "$command" --date {DATE} "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)

    def run(name: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
            "HONORROLL": str(program),
            "GIT_CONFIG_GLOBAL": os.devnull,
            **variables,
        }
        command = [str(clone / ".ci" / name), *arguments]
        return subprocess.run(command, cwd=clone, env=environment, check=False, capture_output=True, text=True)

    return run
