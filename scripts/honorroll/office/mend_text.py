"""``honorroll check --fix``: converts garbled text, and makes ordinary spaces of no-break ones where YAML wants those.
``plan`` lists what would be converted, ``carry_out`` does it.

What is garbled is what ``formats.garbled`` finds in the files that hold content. Lost letters are not guessed: whoever
has the original must type them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from honorroll.base import progress
from honorroll.base.files import write_atomically
from honorroll.formats import garbled, no_break_spaces, yaml_read
from honorroll.formats.garbled import LOST, Encoding
from honorroll.formats.yaml_parser import MAX_BYTES

_SPACES = Encoding("dấu cách không ngắt", "no-break space")
_FOLDERS, _ENDINGS = ("honorees", "content"), (".yml", ".md")


class Conversion(NamedTuple):
    """One line to convert. ``path`` is relative to the root, ``line`` counts from 1."""

    path: str
    line: int
    encoding: Encoding
    seen: str
    """Empty where the whole file is in another encoding."""
    meant: str


def plan(root: Path) -> list[Conversion]:
    """What is to be converted. Changes nothing."""
    progress.stage("reading")
    return [conversion for path in _paths(root) for conversion in _of_file(path, yaml_read.read_bytes(root, path))]


def carry_out(root: Path, conversions: Sequence[Conversion]) -> int:
    """Convert the files of ``conversions``, and give the number of lines that were converted."""
    count = 0
    for path in sorted({conversion.path for conversion in conversions}):
        raw = yaml_read.read_bytes(root, path)
        count += len(_of_file(path, raw))
        write_atomically(root / path, _converted(path, raw))
    return count


def _paths(root: Path) -> Iterator[str]:
    """The files of content, without following links."""
    if (root / "mkdocs.yml").is_file() and not (root / "mkdocs.yml").is_symlink():
        yield "mkdocs.yml"
    for top in _FOLDERS:
        for folder, folders, names in os.walk(root / top):
            folders.sort()
            for name in sorted(names):
                path = Path(folder) / name
                if name.endswith(_ENDINGS) and path.is_file() and not path.is_symlink():
                    yield path.relative_to(root).as_posix()


def _of_file(path: str, raw: bytes) -> list[Conversion]:
    if len(raw) > MAX_BYTES:
        return []
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        known = garbled.decoded(raw)
        lines = known[1].split("\n") if known else ()
        encoding = known[0] if known else LOST
        return [
            Conversion(path, number, encoding, "", line.strip())
            for number, line in enumerate(lines, 1)
            if not line.isascii()
        ]
    letters = [
        Conversion(path, each.line, each.encoding, each.seen, each.meant)
        for each in garbled.find(text)
        if each.encoding is not LOST
    ]
    spaces = no_break_spaces.find(_yaml_of(path, text))
    return letters + [Conversion(path, each.number, _SPACES, "", each.meant.strip()) for each in spaces]


def _yaml_of(path: str, text: str) -> str:
    """The YAML of a file: all of it, or what stands before the second ``---`` of a text in Markdown."""
    if not path.endswith(".md"):
        return text
    lines = text.split("\n")
    marks = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    return "\n".join(lines[: marks[1]]) if len(marks) > 1 and marks[0] == 0 else ""


def _converted(path: str, raw: bytes) -> bytes:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        known = garbled.decoded(raw)
        return known[1].encode() if known else raw
    text = garbled.mended(text, [each for each in garbled.find(text) if each.encoding is not LOST])
    head = _yaml_of(path, text)
    return (no_break_spaces.mended(head) + text[len(head) :]).encode()
