"""Makes commits of the content on the disk, without a look at the index or the branch that is checked out."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from honorroll.base.vietnamese import slug
from honorroll.office.git import Repository
from honorroll.office.sending.outcome import Author
from honorroll.office.sending.working import Working

#: What a name cannot hold in a commit.
_NOT_IN_NAMES = dict.fromkeys(map(ord, "<>\n\r\0"))


def committed(repository: Repository, tree: str, parents: Sequence[str], author: Author, text: str) -> str:
    """The id of a new commit."""
    name = " ".join(author.name.translate(_NOT_IN_NAMES).split())
    email = author.email.translate(_NOT_IN_NAMES).strip() or f"{slug(name) or 'ban-lam-viec'}@desk.invalid"
    who: dict[str, str] = {}
    for role in ("AUTHOR", "COMMITTER"):
        who |= {f"GIT_{role}_NAME": name, f"GIT_{role}_EMAIL": email}
    above = [part for parent in parents for part in ("-p", parent)]
    made = repository.run("commit-tree", "--no-gpg-sign", *above, "-F", "-", tree, given=text.encode(), variables=who)
    return made.decode().strip()


def tree_with(repository: Repository, base: str, contents: Mapping[str, bytes | None]) -> str:
    """The tree of ``base`` with other contents of some files; None is for one that is not there."""
    return _tree(repository, base, {path: _written(repository, data) for path, data in contents.items()})


def tree_of_disk(working: Working, base: str, paths: Sequence[str]) -> str:
    """The tree of ``base`` in which the files ``paths`` are as on the disk."""
    repository = working.repository
    plain, ids = list[str](), dict[str, str]()
    for path in paths:
        data = working.content(path)
        if data is None:
            ids[path] = ""
        elif (repository.root / path).stat().st_size == len(data):  # as it is: git reads many files in one go
            plain.append(path)
        else:
            ids[path] = _written(repository, data)
    if plain:
        given = "".join(f"{repository.root}/{path}\n" for path in plain).encode()
        made = repository.run("hash-object", "-w", "--no-filters", "--stdin-paths", given=given).decode().split()
        ids |= dict(zip(plain, made, strict=True))
    return _tree(repository, base, ids)


def _written(repository: Repository, data: bytes | None) -> str:
    if data is None:
        return ""
    return repository.run("hash-object", "-w", "--no-filters", "--stdin", given=data).decode().strip()


def _tree(repository: Repository, base: str, blobs: Mapping[str, str]) -> str:
    index = repository.root / f".build/desk/index-{os.getpid()}"
    index.parent.mkdir(parents=True, exist_ok=True)
    own = {"GIT_INDEX_FILE": str(index)}
    gone = [f"0 {'0' * len(base)}\t{repository.prefix}{path}" for path, blob in sorted(blobs.items()) if not blob]
    there = [f"100644 {blob}\t{repository.prefix}{path}" for path, blob in sorted(blobs.items()) if blob]
    try:
        repository.run("read-tree", base, variables=own)
        given = "".join(f"{line}\0" for line in (*gone, *there)).encode()
        repository.run("update-index", "-z", "--index-info", given=given, variables=own)
        return repository.run("write-tree", variables=own).decode().strip()
    finally:
        for left in (index, index.with_name(f"{index.name}.lock")):
            left.unlink(missing_ok=True)


def bundled(repository: Repository, branch: str, without: str, file: Path) -> None:
    """Write a branch into a file for a mail, without what the commit ``without`` has."""
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}-{os.getpid()}")
    try:
        base = [f"^{without}"] if without else []
        repository.run("bundle", "create", "--quiet", str(temporary), f"refs/heads/{branch}", *base)
        os.replace(temporary, file)
    finally:
        temporary.unlink(missing_ok=True)
