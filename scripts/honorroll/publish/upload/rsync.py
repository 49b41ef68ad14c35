"""Uploads by rsync, over SSH (``user@host:/srv/site``) or to a daemon (``rsync://host/module``).

rsync writes each file under another name and renames it when it is whole.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from honorroll.base.files import clear_path, write_file
from honorroll.publish.file_source import Source, bytes_of
from honorroll.publish.upload.target import UNFINISHED, failed

_ADDRESS = re.compile(r"rsync://.+|(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9][A-Za-z0-9._-]*::?(?!//).+")
#: Type and rights, size, day, time, name.
_LINE = re.compile(r"-\S{9,10} +([0-9]+) \d{4}/\d\d/\d\d \d\d:\d\d:\d\d (.+)")
#: Some files could not be transferred: here those that are not there.
_PARTIAL = 23
_NOT_THERE = "No such file or directory"


def is_address(address: str) -> bool:
    """Whether ``address`` is one of rsync or SSH, and no path or URL."""
    return _ADDRESS.fullmatch(address) is not None


def folder_there(address: str) -> str:
    """The folder on the other machine, as far as the address tells it; ``""`` where it does not."""
    path = address.partition(":")[2]
    return "" if "//" in address or "::" in address or not path.startswith("/") else path.rstrip("/")


class RsyncTarget:
    """``work`` is a folder on the disk of the site, in which files are put together."""

    def __init__(self, address: str, work: Path) -> None:
        self._top, self._work = address.rstrip("/"), work

    def read(self, path: str) -> bytes | None:
        with tempfile.TemporaryDirectory(dir=self._work) as folder:
            done = self._run(["--", f"{self._top}/{path}", f"{folder}/"])
            return (Path(folder) / Path(path).name).read_bytes() if done is not None else None

    def listing(self) -> dict[str, int]:
        listed = self._run(
            ["--recursive", "--list-only", "--no-human-readable", "--8-bit-output", "--", f"{self._top}/"]
        )
        found = (_LINE.fullmatch(line) for line in (listed or "").splitlines())
        return {match[2]: int(match[1]) for match in found if match}

    def write(self, files: Mapping[str, Source]) -> None:
        with tempfile.TemporaryDirectory(dir=self._work) as folder:
            for path, source in files.items():
                _put(Path(folder) / path, source)
            how = ["--recursive", "--times", "--ignore-times", "--mkpath", "--chmod=D755,F644"]
            self._send(folder, files, [*how, f"--partial-dir={UNFINISHED}"])

    def remove(self, paths: Iterable[str]) -> None:
        there, gone = self.listing(), set(paths)
        left = {above for path in there.keys() - gone for above in _above(path)}
        folders = {above for path in gone for above in _above(path)} - left
        depths = sorted({folder.count("/") for folder in folders}, reverse=True)
        empty = [sorted(each for each in folders if each.count("/") == depth) for depth in depths]
        for some in (sorted(gone & there.keys()), *empty):
            if some:
                self._remove(some)

    def _remove(self, paths: Iterable[str]) -> None:
        """Remove files or empty folders, of which none is in another: they lack where the others are sent from."""
        with tempfile.TemporaryDirectory(dir=self._work) as folder:
            for path in paths:
                (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            self._send(folder, paths, ["--dirs", "--delete-missing-args"])

    def _send(self, folder: str, paths: Iterable[str], how: list[str]) -> None:
        named = "".join(f"{path}\0" for path in paths)
        if self._run([*how, "--from0", "--files-from=-", "--", f"{folder}/", f"{self._top}/"], named) is None:
            raise failed(_NOT_THERE)

    def _run(self, arguments: list[str], text: str = "") -> str | None:
        """What rsync says; None where what is asked for is not there. Raises UploadError."""
        if not (program := shutil.which("rsync")):
            raise failed("rsync: not installed")
        done = subprocess.run(
            [program, *arguments],
            input=text.encode(),
            capture_output=True,
            check=False,
            env=os.environ | {"LC_ALL": "C"},
        )
        said = done.stderr.decode(errors="replace")
        if done.returncode == _PARTIAL and _NOT_THERE in said:
            return None
        if done.returncode:
            # The last line is about rsync itself; the one before says what happened.
            lines = [line for line in said.splitlines() if line.strip()]
            raise failed(lines[-2] if len(lines) > 1 else said or f"rsync: exit {done.returncode}")
        return done.stdout.decode(errors="replace")


def _put(place: Path, source: Source) -> None:
    """The file, by a link where it lies on the same disk."""
    if not isinstance(source, Path):
        write_file(str(place), bytes_of(source))
        return
    clear_path(place)
    try:
        os.link(source, place)
    except OSError:
        shutil.copy2(source, place)


def _above(path: str) -> list[str]:
    return [str(folder) for folder in Path(path).parents if str(folder) != "."]
