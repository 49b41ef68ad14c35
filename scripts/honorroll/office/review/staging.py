"""A folder with the content of a request, beside what this machine keeps of earlier builds.

Files that are in the folder of the site already are linked, so that what is known of them (the looks of photos, parsed
profiles) holds, and so that gigabytes of photos are not copied.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from honorroll.office.git import Repository
from honorroll.office.review.trees import Tree

#: The one file besides content that reaches a staged site, to be judged.
SETTINGS = "mkdocs.yml"


@contextmanager
def folder(root: Path) -> Iterator[Path]:
    """An empty folder on the disk of the site, for as long as it is needed."""
    target = root / ".build" / f"review-{os.getpid()}"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    try:
        yield target
    finally:
        shutil.rmtree(target, ignore_errors=True)


def share(root: Path, target: Path) -> None:
    """Give the staged site what earlier builds of the site at ``root`` have kept; nothing is published by it."""
    (target / ".build").symlink_to("..")
    if (root / "site").is_symlink():
        (target / "site").symlink_to(os.readlink(root / "site"))


def fill(repository: Repository, tree: Tree, target: Path, wanted: Callable[[str], bool]) -> None:
    """Put the files of ``tree`` that are ``wanted`` into ``target``. Links and submodules are left out."""
    at_hand = _unchanged(repository)
    made: set[str] = set()
    with repository.contents() as contents:
        for path, entry in tree.items():
            if not (wanted(path) and entry.is_file and is_safe(path)):
                continue
            place = f"{target}/{path}"
            parent = os.path.dirname(place)
            if parent not in made:
                os.makedirs(parent, exist_ok=True)
                made.add(parent)
            if at_hand.get(path) == entry.blob and _link(f"{repository.root}/{path}", place):
                continue
            with open(place, "wb") as file:
                file.write(contents(entry.blob))


def is_safe(path: str) -> bool:
    """Git refuses such paths where it checks out, but a tree may hold them."""
    parts = path.split("/")
    return not ({"", ".", "..", ".git"} & {part.lower() for part in parts} or "\\" in path or ":" in parts[0])


def _link(source: str, target: str) -> bool:
    if os.path.islink(source):
        return False
    with suppress(OSError):  # another disk, or a file that went
        os.link(source, target)
        return True
    return False


def _unchanged(repository: Repository) -> dict[str, str]:
    """The ids of the files in the folder of the site that are as git has them, by path."""
    listed = repository.paths("ls-files", "-s", "-z")
    changed = set(repository.paths("diff-files", "--name-only", "-z", "--relative"))
    found = {}
    for line in listed:
        head, _, path = line.partition("\t")
        parts = head.split()
        if len(parts) == 3 and parts[0].startswith("100") and parts[2] == "0" and path not in changed:
            found[path] = parts[1]
    return found
