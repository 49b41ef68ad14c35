"""The files of the full-text index: shards named by a digest of their content, and the list of where each begins.
Pure.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from honorroll.outputs.search import shards
from honorroll.outputs.search.postings import PostingChange, Renumberer, amend_line
from honorroll.pages.addresses import SEARCH

#: The paths of these files begin with it, and no others do.
PREFIX = f"{SEARCH}van-ban"
LIST = f"{PREFIX}.json"
SHARDS = f"{PREFIX}/"


class Shard(NamedTuple):
    """Where a shard begins, its name, and its bytes unless another release has them."""

    start: str
    name: str
    data: bytes | None


class ShardList(NamedTuple):
    """The list of the shards of a release."""

    numbering: str
    """The version of the index of names whose page numbers the shards use."""
    starts: Sequence[str]
    names: Sequence[str]
    """The name of each shard, a digest of its content."""

    @classmethod
    def unpacked(cls, data: bytes) -> ShardList:
        """Raises ValueError, TypeError or KeyError where ``data`` is no list."""
        contents = json.loads(data)
        names = contents["names"].split()
        return cls(contents["numbering"], contents["starts"].split("\n")[: len(names)], names)

    def packed(self) -> bytes:
        contents = {"numbering": self.numbering, "starts": "\n".join(self.starts), "names": " ".join(self.names)}
        return json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()


def shard(start: str, text: str) -> Shard:
    data = text.encode()
    return Shard(start, name_of(data), data)


def name_of(data: bytes) -> str:
    return blake2b(data, digest_size=6).hexdigest()


def path(name: str) -> str:
    return f"{SHARDS}{name}.txt"


def seal_path(site: Path) -> Path:
    """The file beside the release at ``site`` that says that its index is whole. Without it the next build makes the
    index from all pages.
    """
    return site.with_suffix(".texts")


def amend(shard_list: ShardList, read: Callable[[str], bytes], changes: Mapping[str, PostingChange]) -> Iterable[Shard]:
    """The shards after ``changes``, by term; ``read`` gives the bytes of a shard by its name.

    Raises ValueError where a shard is not what its name says.
    """

    def lines(number: int) -> dict[str, str]:
        name = shard_list.names[number]
        data = read(name)
        if name_of(data) != name:
            raise ValueError(name)
        return {line.partition("\t")[0]: line for line in data.decode().split("\n")}

    def amended(term: str, line: str) -> str:
        return amend_line(term, line, changes[term])

    for start, content in shards.amend(shard_list.starts, lines, changes, amended):
        yield Shard(start, shard_list.names[content], None) if isinstance(content, int) else shard(start, content)


def renumber(
    texts: Iterable[bytes], new_numbers: Sequence[int], changes: Mapping[str, PostingChange]
) -> list[tuple[str, str]]:
    """The lines of shards by term, under new page numbers (see ``postings.Renumberer``) and after ``changes``.

    Terms that are in none of the shards are not among them.
    """
    renumberer, lines = Renumberer(new_numbers), []
    for text in texts:
        for line in text.decode().split("\n"):
            term, facts, story = line.split("\t")
            new = f"{term}\t{renumberer.renumber(facts)}\t{renumberer.renumber(story)}"
            if change := changes.get(term):
                new = amend_line(term, new, change)
            if new and new[len(term) :] != "\t\t":
                lines.append((term, new))
    return lines
