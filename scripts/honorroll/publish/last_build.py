"""What the last build came to, and whether there is anything to build since.

A build that reads the same content on the same day, with the same program, makes the same release. So ``honorroll
build`` looks here first: where nothing that a build reads has changed it says again what the last one said, before the
program is loaded. What counts as a change is what counts for any file (see ``store``): signatures, of all that lies in
the folders of the content, and nothing that was written so recently that its times could not tell.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from honorroll.base import store
from honorroll.base.findings import Finding, from_row, has_errors
from honorroll.base.store import Store, Table
from honorroll.content import nominations
from honorroll.content.profile_scan import Scan
from honorroll.content.scan import pages_folder, signature_of
from honorroll.engine.rendering_key import rendering_key
from honorroll.media import pool
from honorroll.publish import releases


class Built(NamedTuple):
    """How a build ended: findings, and the numbers of honorees and pages on the site and of files made anew."""

    findings: list[Finding]
    honorees: int = 0
    pages: int = 0
    made: int = 0
    is_first: bool = False
    """Whether nothing was known to have been public before, so that nothing could be missed."""

    @property
    def published(self) -> bool:
        """Whether it could go live: nothing found is an error."""
        return not has_errors(self.findings)


class _Kept(NamedTuple):
    """What is told again of a build: its numbers, and each finding as ``Finding.as_row``."""

    honorees: int
    pages: int
    findings: tuple[Any, ...]


_BUILT = Table("built", _Kept, "honorees")
#: What a build leaves beside the release, and makes again only where it changed.
_BESIDE = ("office", ".build/rendered")


def inputs(root: Path, today: date) -> bytes:
    """Stands for all that a build reads, but for the profiles, of which ``Scan`` knows; ``b""`` where a file is so
    young that it may change unnoticed.
    """
    digest = blake2b(f"{rendering_key(root)}\0{today}".encode(), digest_size=16)
    digest.update(repr([finding.as_row for finding in nominations.judge_names(root)]).encode())
    latest = store.latest()
    try:
        pages = pages_folder(root)  # of a site that was there before, elsewhere
        for top in ("content",) if pages.startswith("content/") else ("content", pages):
            for path, entry in _below(str(root / top), top):
                signature = signature_of(entry)
                if max(signature[2:]) > latest:
                    return b""
                digest.update(f"\0{path}\0{signature}".encode(errors="surrogateescape"))
    except OSError:
        return b""
    return digest.digest()


def _below(folder: str, path: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything in a folder and in those below it, in the same order every time."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            here = f"{path}/{entry.name}"
            yield here, entry
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, here)


def unchanged(root: Path, today: date, scan: Scan) -> Built | None:
    """What a build would come to that finds everything as the last one left it; None where it may find something else.

    To be asked by whoever holds ``build_lock.alone``.
    """
    path = _live_database(root)
    if path is None or (scan.base, scan.seal) != (path, store.sealed(path)) or not scan.is_unchanged():
        return None
    key = inputs(root, today)
    rows = _store(root, key, scan.seal).rows() if key else []
    return Built([*map(from_row, rows[0].findings)], rows[0].honorees, rows[0].pages) if rows else None


def remember(root: Path, key: bytes, built: Built, passing: int) -> None:
    """Keep what a build came to that made the live release of the ``inputs`` ``key``.

    Of its findings so many are ``passing``: they tell of what it made anew. The next one would tell less.
    """
    if built.made and passing:
        return
    path = _live_database(root)
    if key and path:
        findings = tuple(finding.as_row for finding in built.findings)
        _store(root, key, store.sealed(path)).write([_Kept(built.honorees, built.pages, findings)])


def _live_database(root: Path) -> Path | None:
    if not (root / "site").is_symlink():  # a copy has to be held against the release, file by file
        return None
    slot = releases.live_slot(root)
    path = releases.database(root, slot) if slot else None
    return path if path and store.sealed(path) else None


def _path(root: Path) -> Path:
    return root / ".build/cache/last-build.db"


def _store(root: Path, key: bytes, seal: bytes) -> Store[_Kept]:
    """Valid for these inputs, this release, and what lies beside it."""
    state = blake2b(key + seal, digest_size=16)
    for name in sorted(pool.set_names(root)):
        state.update(name.encode())
    state.update(bytes((root / name).is_dir() for name in _BESIDE))
    return Store(_path(root), _BUILT, state.digest())
