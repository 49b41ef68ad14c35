"""A double-click opens the desk, from whatever folder, on Windows, macOS and Linux."""

from __future__ import annotations

import configparser
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.running import REPOSITORY, honorroll_here, write

from honorroll.office.new_site import TEMPLATES

LAUNCHERS = ("desk.bat", "desk.command", "desk.desktop")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with the launchers, and a program that tells how it was started."""
    folder = tmp_path / "Bảng vàng của phường"
    folder.mkdir()
    for name in LAUNCHERS:
        shutil.copy(REPOSITORY / name, folder)
    write(folder, ".venv/bin/python", '#!/bin/sh\necho "$PWD" "$@"\n').chmod(0o755)
    return folder


def run(*command: str) -> str:
    return subprocess.run(command, cwd="/", check=True, capture_output=True).stdout.decode().strip()


def test_the_desk_of_the_folder_is_opened(site: Path) -> None:
    assert run(str(site / "desk.command")) == f"{site} -m honorroll desk"


def test_on_linux_the_entry_opens_it(site: Path) -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read_string((site / "desk.desktop").read_text(encoding="utf-8"))
    line = entry["Desktop Entry"]["Exec"].replace("\\\\", "\\").replace("\\$", "$")  # as the specification unquotes
    command = [str(site / "desk.desktop") if part == "%k" else part for part in shlex.split(line)]
    assert run(*command) == f"{site} -m honorroll desk"


def test_without_the_program_it_says_so(site: Path) -> None:
    shutil.rmtree(site / ".venv")
    done = subprocess.run(
        ["/bin/sh", str(site / "desk.command")], capture_output=True, check=False, env={"PATH": "/usr/bin:/bin"}
    )
    assert done.returncode == 1
    assert done.stdout.decode().startswith("Chưa cài chương trình honorroll")


def test_windows_reads_the_batch_file() -> None:
    """Its interpreter wants CRLF, and letters that mean the same in every code page."""
    raw = (REPOSITORY / "desk.bat").read_bytes()
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    text = raw.decode()
    labels = {line.strip()[1:] for line in text.splitlines() if line.startswith(":")}
    assert {word.strip("()") for line in text.splitlines() for word in line.split("goto ")[1:]} == labels


def test_a_new_site_has_the_same_launchers(tmp_path: Path) -> None:
    folder = tmp_path / "moi"
    done = honorroll_here(
        "init", str(folder), "--name", "UBND phường Ví Dụ", "--level", "ward",
        "--place", "Phường Ví Dụ, Tỉnh Ví Dụ", "--languages", "vi", root=tmp_path,
    )  # fmt: skip
    assert done.code == 0, done.stderr
    for name in LAUNCHERS:
        assert (folder / name).read_bytes() == (REPOSITORY / name).read_bytes() == (TEMPLATES / name).read_bytes()
    assert (folder / "desk.command").stat().st_mode & 0o111
