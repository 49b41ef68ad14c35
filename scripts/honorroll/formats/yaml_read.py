"""Reads YAML files and Markdown files with YAML front matter into documents whose values know their line and column."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from honorroll.base.files import open_file
from honorroll.base.findings import Finding, Source, ordered
from honorroll.formats import garbled, git_conflicts, yaml_parser, yaml_rules
from honorroll.formats.yaml_canonical import Tree as Tree  # the type of ``Document.data``
from honorroll.formats.yaml_parser import MAX_BYTES

_FRONT_MATTER = re.compile(r"(?P<head>---[ \t]*\n(?:(?!---[ \t]*(?:\n|\Z)).*\n)*)---[ \t]*(?:\n|\Z)")
#: Errors that leave a document which can be checked further, so that all faults are reported at once.
_READABLE = frozenset(
    {
        yaml_rules.COMMENT,
        yaml_rules.DUPLICATE_KEY,
        yaml_rules.NO_BREAK_SPACE,
        garbled.GARBLED,
        garbled.LOST_LETTERS,
    }
)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as a tree of texts. What is absent, empty or null is None."""

    path: str
    data: dict[str, Tree]
    text: str = field(repr=False)

    def locate(self, loc: Sequence[str | int], key: bool = False) -> Source:
        """The place where the value at ``loc`` (keys and indexes from the root) begins, or that of its key.

        Where nothing is there, the nearest thing around it. A block of text begins with its first line, not with the
        ``|`` above it. The first call parses the text again, so call this for findings, not for every value.
        """
        node = yaml_parser.nodes(self.text)
        for step in loc:
            child = node.children.get(step)
            if child is None:
                break
            node = child
        line, column = node.key if key else node.value
        lines = _lines(self.text)
        if not key and lines[line - 1][column - 1 : column] in ("|", ">"):
            indents = (len(each) - len(each.lstrip(" ")) for each in lines[line:] if each.strip())
            return Source(self.path, line + 1, next(indents, 0) + 1)
        return Source(self.path, line, column)


@lru_cache(maxsize=4)  # the findings of a file come one after the other
def _lines(text: str) -> list[str]:
    return text.split("\n")


class Body(NamedTuple):
    """The Markdown after the front matter, and the line of the file on which it begins, from 1."""

    text: str
    line: int


def read_bytes(root: Path, path: str) -> bytes:
    """The content of the file ``path`` below ``root``, at most ``MAX_BYTES`` + 1 bytes: ``load`` refuses so many.

    Raises OSError, also for anything but a regular file and for a symbolic link.
    """
    descriptor = open_file(root / path)
    try:
        status = os.fstat(descriptor)
        if not S_ISREG(status.st_mode):
            raise OSError(f"not a regular file: {path}")
        # Asking for the limit at once would allocate a megabyte for every file.
        size, data = min(status.st_size, MAX_BYTES) + 1, b""
        while len(data) <= MAX_BYTES and (chunk := os.read(descriptor, size)):
            data += chunk
        return data[: MAX_BYTES + 1]
    finally:
        os.close(descriptor)


def load(raw: bytes, path: str) -> tuple[Document | None, list[Finding]]:
    """Parse the content of a file, which findings call ``path``. The result is a document, findings, or both.

    Every finding is an error. A document beside findings is only there to be checked further.
    """
    parser = yaml_parser.Parser(path)
    text, tree = parser.parse(raw)
    findings = ordered(parser.findings)
    if not isinstance(tree, dict) or not _READABLE.issuperset(finding.rule for finding in findings):
        return None, findings
    return Document(path, tree, text), findings


def load_front_matter(raw: bytes, path: str) -> tuple[Document | None, Body, list[Finding]]:
    """Parse a Markdown file that begins with YAML between two lines of ``---``; see ``load``."""
    parser = yaml_parser.Parser(path)
    try:
        text = parser.decoded(raw)
    except yaml_parser.RefusedError:
        return None, Body("", 1), ordered(parser.findings)
    parts = _FRONT_MATTER.match(text)
    if parts is None:
        faults = [] if parser.has_conflict else [without_front_matter(text, path)]
        return None, Body("", 1), ordered([*parser.findings, *faults])
    # The opening line stays in the document, so that its line numbers are those of the file.
    document, findings = load(parts["head"].encode(), path)
    body = Body(text[parts.end() :], text.count("\n", 0, parts.end()) + 1)
    findings = [finding for finding in findings if finding.rule is not git_conflicts.CONFLICT]  # told of the whole text
    return document, body, ordered([*parser.findings, *findings])


#: A line that was meant to be ---: signs of other programs, or the dash that Word makes of hyphens.
_MARK = re.compile(r"[-–—−+=_*]{1,10}[ \t]*")


def without_front_matter(text: str, path: str) -> Finding:
    """The finding for a text without front matter, with what stands in the place of a line of ``---``."""
    lines = text[:20_000].split("\n")
    number = next((number for number, line in enumerate(lines) if line.strip()), 0)
    first = lines[number].strip()
    vi = en = ""
    if first == "---" and (number or lines[0] != lines[0].lstrip()):
        vi, en = ": trước dòng “---” còn chỗ trống, hãy xóa đi", ": there is space before “---”, which is to be deleted"
    elif first == "---":
        close = next((each.strip() for each in lines[1:] if _MARK.fullmatch(each)), "")
        number = next((n for n, each in enumerate(lines) if n and _MARK.fullmatch(each)), number)
        vi, en = ": thiếu dòng “---” thứ hai", ": the second “---” is missing"
        if close:
            vi, en = f"{vi}, ở đây là “{close}”", f"{en}, here is “{close}”"
    elif _MARK.fullmatch(first):
        vi, en = f": dòng này là “{first}”", f": this line is “{first}”"
    return yaml_rules.NO_FRONT_MATTER.at(Source(path, number + 1, 1), seen_vi=vi, seen=en)
