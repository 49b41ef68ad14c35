"""The two versions that a review compares: the branch as it is, and as it would be with the request merged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from honorroll.base.errors import StoppedError
from honorroll.office.changes import Read, differing
from honorroll.office.git import GitError, Repository

#: Larger files are compared by their ids alone.
MAX_READ = 8 << 20


class UnknownCommitError(StoppedError):
    """A name that is no commit; ``str()`` is the name."""

    message = "no-commit"


class TreeFile(NamedTuple):
    """A file of a tree: ``mode`` as git writes it (100644, 120000 for a link, 160000 for a submodule)."""

    mode: str
    blob: str
    size: int

    @property
    def is_file(self) -> bool:
        return self.mode.startswith("100")


Tree = Mapping[str, TreeFile]


class Versions(NamedTuple):
    """The files before and after, by path relative to the site."""

    head: str
    """The commit of the request."""
    before: Tree
    after: Tree
    conflicts: tuple[str, ...] = ()
    """Files that both sides changed, so that ``after`` is the request alone, and ``before`` where it began."""

    @property
    def changed(self) -> list[str]:
        return differing(self.before, self.after)


def versions(repository: Repository, base: str, head: str) -> Versions:
    """What the request ``head`` would make of the branch ``base``. Raises UnknownCommitError and GitError."""
    ours, theirs = (repository.commit(name) for name in (base, head))
    if not ours or not theirs:
        raise UnknownCommitError(head if ours else base)
    merged, conflicts = _merge(repository, ours, theirs)
    start = repository.asked("merge-base", ours, theirs) if conflicts else ours
    return Versions(theirs, _tree(repository, start or ours), _tree(repository, merged), conflicts)


def _merge(repository: Repository, ours: str, theirs: str) -> tuple[str, tuple[str, ...]]:
    """The tree of both, and the files in conflict; then the tree is that of ``theirs``."""
    if repository.is_ancestor(ours, theirs):
        return theirs, ()
    try:
        return repository.line("merge-tree", "--write-tree", "--no-messages", ours, theirs), ()
    except GitError:
        start = repository.asked("merge-base", ours, theirs)
        sides = [set(_differing(repository, start, side)) for side in (ours, theirs)] if start else [set(), set()]
        return theirs, tuple(sorted(sides[0] & sides[1])) or (".",)


def _differing(repository: Repository, start: str, end: str) -> list[str]:
    return repository.paths("diff-tree", "-r", "-z", "--name-only", "--no-renames", "--relative", start, end)


_LINE = re.compile(r"(?P<mode>\d+) \w+ (?P<blob>[0-9a-f]+) +(?P<size>\d+|-)\t(?P<path>.+)", re.DOTALL)


def _tree(repository: Repository, tree: str) -> dict[str, TreeFile]:
    listed = repository.run("ls-tree", "-r", "-l", "-z", "--full-tree", tree, "--", repository.prefix or ".")
    found: dict[str, TreeFile] = {}
    for line in listed.decode(errors="surrogateescape").split("\0"):
        if match := _LINE.fullmatch(line):
            size = int(match["size"]) if match["size"] != "-" else 0
            found[match["path"].removeprefix(repository.prefix)] = TreeFile(match["mode"], match["blob"], size)
    return found


@contextmanager
def readers(repository: Repository, *trees: Tree) -> Iterator[list[Read]]:
    """For each tree a function that gives the bytes of a file. What is large, or no file, is known by its id."""
    with repository.contents() as contents:

        def reader(tree: Tree) -> Read:
            def read(path: str) -> bytes | None:
                entry = tree.get(path)
                if entry is None:
                    return None
                if not entry.is_file or entry.size > MAX_READ:
                    return f"{entry.mode} {entry.blob}".encode()
                return contents(entry.blob)

            return read

        yield [reader(tree) for tree in trees]
