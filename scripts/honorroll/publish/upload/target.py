"""Where a site is uploaded to: what any such place must be able to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from honorroll.base.errors import UploadError, UploadRefusedError, WrongClockError
from honorroll.publish.file_source import Source

#: What a file that is being written is called until it is whole, where a place cannot write one in a step.
UNFINISHED = ".honorroll-part"


class Target(Protocol):
    """Paths are relative to the root of the site there. Everything raises UploadError."""

    def read(self, path: str) -> bytes | None:
        """A file; None where there is none."""

    def listing(self) -> dict[str, int]:
        """The size of every file by path, those of others too; nothing where there is not even the folder."""

    def write(self, files: Mapping[str, Source]) -> None:
        """Write files, each in one step: readers see either what was there or all of the new."""

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files, and the folders that become empty."""


#: What is said where credentials are wrong or lacking, and where a clock is, by S3, SSH and rsync.
_REFUSED = re.compile(r"PermissionError|denied|forbidden|credentials|auth failed", re.I)
_CLOCK = re.compile(r"RequestTimeTooSkewed|difference between the request time")


def failed(error: Exception | str) -> UploadError:
    """An error of a library or program in one line: the last that it says."""
    lines = [line for line in str(error).splitlines() if line.strip()]
    said = lines[-1].strip().rstrip(".") if lines else ""
    said = said if isinstance(error, str) else f"{type(error).__name__}: {said}"
    if _CLOCK.search(said):
        return WrongClockError(said)
    return UploadRefusedError(said) if _REFUSED.search(said) else UploadError(said)
