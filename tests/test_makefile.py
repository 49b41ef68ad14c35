"""What installing says where it cannot go on: a line, and soon."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.running import REPOSITORY, Result, write

import honorroll.__main__

NO_NETWORK = "cannot be fetched: there is no network"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = tmp_path / "Bảng vàng"
    folder.mkdir()
    for name in ("Makefile", "package-lock.json", "pyproject.toml", "requirements.lock"):
        shutil.copy(REPOSITORY / name, folder)
    return folder


def program(folder: Path, name: str, script: str) -> Path:
    path = write(folder, f"programs/{name}", f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def make(folder: Path, *arguments: str) -> Result:
    path = f"{folder}/programs:{os.environ['PATH']}"
    command = ["make", "--no-print-directory", *arguments]
    done = subprocess.run(command, cwd=folder, env={"PATH": path}, capture_output=True, text=True, check=False)
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("npm error code EAI_AGAIN", NO_NETWORK),
        ("npm error code EINTEGRITY", "cannot be installed: npm error code EINTEGRITY."),
    ],
)
def test_packages_for_the_tests_that_cannot_be_fetched(clone: Path, said: str, told: str) -> None:
    program(clone, "node", "[ $# -lt 3 ] || exit 0")
    program(clone, "npm", f'[ "$1" = --version ] || {{ echo "$@" >asked; echo {said}; exit 1; }}')
    result = make(clone, "node")
    assert result.code == 2
    assert told in result.stderr.splitlines()[0]
    assert len(result.stderr.splitlines()) == 2  # the other is make's own
    asked = (clone / "asked").read_text(encoding="utf-8")
    assert "--fetch-retries=1" in asked  # else it would try for minutes
    assert f"--cache={clone}/.build/npm" in asked  # the home folder may be read-only


def test_packages_of_the_program_that_cannot_be_fetched(clone: Path) -> None:
    """Neither node nor npm is asked for: they are for the tests."""
    pip = "#!/bin/sh\necho 'NewConnectionError: name resolution' >&2\nexit 1\n"
    script = f'[ "$2" = venv ] || exec "{sys.executable}" "$@"\nmkdir -p .venv/bin; cat >.venv/bin/python <<E\n{pip}E\n'
    program(clone, "python3", f"{script}chmod +x .venv/bin/python")
    result = make(clone, "site")
    assert result.code == 2
    assert NO_NETWORK in result.stderr.splitlines()[0]
    assert "node" not in result.stdout + result.stderr


def test_an_older_python_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    source = Path(honorroll.__main__.__file__).read_text(encoding="utf-8")
    monkeypatch.setattr(sys, "version_info", (3, 10, 13, "final", 0))
    with pytest.raises(SystemExit, match="2"):
        exec(compile(source, "honorroll", "exec"), {})  # noqa: S102  # as importing it does
    line = "honorroll cần Python 3.11 trở lên, đây là 3.10. (honorroll needs Python 3.11 or newer.)\n"
    assert capsys.readouterr().err == line
