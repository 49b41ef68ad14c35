"""What was found of each address: ``sources.jsonl`` in the private drawer, a line of JSON each, sorted by address.

A line says: ``url``, ``state`` and ``why`` (of ``verdict``), ``since`` (the first day of this state), ``checked`` (the
last day), ``seen`` (the last day that it was there), ``leads_to``, ``archived`` and ``files`` (the first that name it).

It is not content: an address may tell of somebody whose profile was withdrawn, and would stay in the history of git.
Two files are put together by taking of each address the later line, so that copies from two machines, or what git made
of them with its marks of conflicts, are one file again at the next run. A line that is damaged is left out, and its
address is asked again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from honorroll.base.files import open_file, write_atomically
from honorroll.content import private_drawer
from honorroll.office.sources.asking import Answer
from honorroll.office.sources.verdict import State

FILE = "sources.jsonl"
#: A longer file is not of ours.
MOST_BYTES = 1 << 26
#: So many files are named of an address.
MOST_FILES = 3
_MARKS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


class Line(BaseModel):
    """One address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str = Field(max_length=4000, pattern=r"^https?://")
    state: State
    why: str = ""
    since: date
    checked: date
    seen: date | None = None
    leads_to: str = ""
    archived: str = ""
    files: tuple[str, ...] = ()

    def as_json(self) -> str:
        """The line, without what is not said, in the order of the fields."""
        return json.dumps(
            self.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False, separators=(",", ":")
        )


Lines = dict[str, Line]


def path_of(root: Path) -> str:
    """Where the file is, as messages name it."""
    return private_drawer.named(root, FILE)


def read(root: Path) -> tuple[Lines, list[int]]:
    """The lines by address, and the numbers of those that cannot be read. Raises OSError."""
    try:
        with open(open_file(private_drawer.folder(root) / FILE), "rb") as file:
            return parsed(file.read(MOST_BYTES))
    except FileNotFoundError:
        return {}, []


def version(root: Path) -> tuple[int, int] | None:
    """What differs once somebody has written the file; None where there is none."""
    try:
        status = (private_drawer.folder(root) / FILE).stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns


def parsed(data: bytes) -> tuple[Lines, list[int]]:
    """The lines of the text of a file, as ``read``."""
    found: Lines = {}
    bad = []
    for n, text in enumerate(data.splitlines(), 1):
        if not text.strip() or text.startswith(_MARKS):
            continue
        try:
            line = Line.model_validate_json(text)
        except ValidationError:
            bad.append(n)
        else:
            found[line.url] = _later(line, found.get(line.url))
    return found, bad


def merged(one: Lines, other: Lines) -> Lines:
    """Both; of each address what was found later. The order of the two does not matter."""
    return {url: _later(line, one.get(url)) for url, line in (one | other).items()}


def _later(line: Line, other: Line | None) -> Line:
    return line if other is None else max(line, other, key=lambda each: (each.checked, each.as_json()))


def after(answer: Answer, today: date, before: Line | None) -> Line:
    """The line of an address that was asked today."""
    found = answer.verdict
    lasts = before is not None and before.state == found.state
    return Line(
        url=answer.place.url,
        state=found.state,
        why=found.why,
        since=before.since if before and lasts else today,
        checked=today,
        seen=today if found.state in ("there", "moved") else before.seen if before else None,
        leads_to=found.leads_to,
        archived=answer.archived or (before.archived if before and lasts else ""),
        files=answer.place.paths[:MOST_FILES],
    )


def write(root: Path, lines: Iterable[Line]) -> None:
    """Replace the file, which nobody else on this machine may read. Raises OSError."""
    folder = private_drawer.folder(root)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = "".join(f"{line.as_json()}\n" for line in sorted(lines, key=lambda each: each.url))
    write_atomically(folder / FILE, text.encode())
    (folder / FILE).chmod(0o600)
