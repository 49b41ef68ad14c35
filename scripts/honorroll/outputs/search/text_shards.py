"""The files of the index of texts: shards named by what is in them, and the list that says where each begins. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from honorroll.outputs.search.name_index import FOLDER
from honorroll.outputs.search.postings import Change, Renumbered, changed
from honorroll.outputs.search.shards import mended

#: What the paths of all of these begin with, and no other.
BEGINNING = f"{FOLDER}van-ban"
LIST = f"{BEGINNING}.json"
SHARDS = f"{BEGINNING}/"


class Shard(NamedTuple):
    """Where a shard begins, its name, and its bytes unless another release has them."""

    start: str
    name: str
    data: bytes | None


class Listed(NamedTuple):
    """What the list of the index says."""

    numbering: str
    """The version of the index of names by which its pages are numbered."""
    starts: Sequence[str]
    names: Sequence[str]
    """Of the shards, each a digest of what is in it."""

    @classmethod
    def unpacked(cls, data: bytes) -> Listed:
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


def amended(listed: Listed, read: Callable[[str], bytes], changes: Mapping[str, Change]) -> Iterable[Shard]:
    """The shards after some lines, by term, have changed; ``read`` gives a shard by its name.

    Raises ValueError where a shard is not what its name says.
    """

    def lines(number: int) -> dict[str, str]:
        name = listed.names[number]
        data = read(name)
        if name_of(data) != name:
            raise ValueError(name)
        return {line.partition("\t")[0]: line for line in data.decode().split("\n")}

    for start, found in mended(listed.starts, lines, changes, lambda term, line: changed(term, line, changes[term])):
        yield Shard(start, listed.names[found], None) if isinstance(found, int) else shard(start, found)


def renumbered(texts: Iterable[bytes], table: Sequence[int], changes: Mapping[str, Change]) -> list[tuple[str, str]]:
    """The lines of shards by term after the pages got other numbers (see ``postings.Renumbered``) and some lines
    changed besides; new terms are not among them.
    """
    by, found = Renumbered(table), []
    for text in texts:
        for line in text.decode().split("\n"):
            term, facts, story = line.split("\t")
            told = f"{term}\t{by.steps(facts)}\t{by.steps(story)}"
            if change := changes.get(term):
                told = changed(term, told, change)
            if told and told[len(term) :] != "\t\t":
                found.append((term, told))
    return found
