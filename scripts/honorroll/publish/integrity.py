"""Detects damage by a failing disk: compares pictures of the pool and files of the live release with their digests.

A digest is taken right after a file is made, and holds as long as the file has the same key, since the same key means
the same bytes. Every build verifies a small site whole, and of a large one the next few files in turn; ``--verify``
verifies everything. What is damaged is made again: a set of pictures is drawn, a release is built from nothing.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from honorroll.base import store
from honorroll.base.files import open_file
from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.store import Database, Table
from honorroll.media import pool
from honorroll.media.renditions import PICTURES_DIR
from honorroll.outputs.search import text_shards
from honorroll.publish import build_lock, releases
from honorroll.site.manifest import HELD, Held, Kept, Manifest

#: A site of up to ``WHOLE`` files is verified whole by every build, a larger one ``PART`` files at a time.
WHOLE, PART = 4_000, 50

DAMAGED = Rule(
    "damaged",
    "warning",
    Text(
        "Tệp đã dựng bị hỏng trên đĩa, nay được làm lại.",
        "Không phải làm gì. Nếu gặp nhiều lần, hãy nhờ người phụ trách máy kiểm tra ổ đĩa.",
    ),
    Text(
        "A file that was built was damaged on the disk, and is made again.",
        "Nothing needs to be done. If it happens again, have the disk looked at.",
    ),
)


class Digest(NamedTuple):
    """The digest of a file under a key. ``path`` is relative to ``.build``, or to the slot for files of a release."""

    path: str
    key: bytes
    digest: bytes


DIGESTS, TURNS = Table("digest", Digest, "path"), Table("kept", Kept, "name")


class _Digests:
    """The digests under ``.build/digests``. A database that cannot be read is replaced: only digests are lost."""

    def __init__(self, root: Path) -> None:
        self.build = root / ".build"
        path = self.build / "digests"
        self.database = Database(path)
        try:
            if self.database.layout() == store.LAYOUT:
                return
        except store.DAMAGED:
            pass
        self.database.close()
        path.unlink(missing_ok=True)
        self.database = Database(path)
        self.database.create((DIGESTS, TURNS))

    def __enter__(self) -> _Digests:
        self.database.execute("BEGIN")
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(*store.DAMAGED):
            self.database.execute("COMMIT")
        self.database.close()

    def is_damaged(self, path: str, key: bytes, slot: str = "") -> bool:
        """Whether a file differs from what it was under this key. Without a digest for the key, it is taken now."""
        row = DIGESTS.get(self.database, "WHERE path = ?", (path,))
        found = _digest(f"{self.build}/{slot}{path}")
        if found is None or row is None or row.key != key:
            if found is not None:
                DIGESTS.put(self.database, [Digest(path, key, found)])
            return found is None
        return found != row.digest

    def forget(self, path: str) -> None:
        DIGESTS.delete(self.database, "path", [path])

    def turn(self, name: str) -> str:
        row = TURNS.get(self.database, "WHERE name = ?", (name,))
        return row.value.decode() if row else ""

    def keep_turn(self, name: str, reached: str) -> None:
        TURNS.put(self.database, [Kept(name, reached.encode())])


@contextmanager
def healed(root: Path, *, whole: bool) -> Iterator[list[Finding]]:
    """Be the only build of the site, and begin with what is whole: see ``heal``, which gives the findings."""
    with build_lock.alone(root):
        yield heal(root, whole=whole)


def heal(root: Path, *, whole: bool) -> list[Finding]:
    """Remove what is damaged, so that this build makes it again. Returns a warning for each file."""
    try:
        with _Digests(root) as digests:
            damaged = [*_pictures(root, digests, whole), *_release(root, digests, whole)]
    except store.DAMAGED:  # the digests themselves are damaged
        (root / ".build/digests").unlink(missing_ok=True)
        return []
    return [DAMAGED.at(Source(f".build/{path}")) for path in damaged]


def remember(root: Path, slot: str, manifest: Manifest, sets: Iterable[str]) -> None:
    """Take the digests of what this build has made: files of the release in ``slot``, and sets of pictures."""
    sets = list(sets)
    rows = list(HELD.select(manifest.database, "WHERE generation = ? LIMIT ?", (manifest.generation, WHOLE + 1)))
    with suppress(*store.DAMAGED), _Digests(root) as digests:
        if manifest.generation == 1:  # a release from nothing, maybe by another version
            digests.database.execute("DELETE FROM digest WHERE path NOT GLOB 'pool/*'")
        for row in rows if len(rows) <= WHOLE else ():
            if not _is_picture(row):
                digests.forget(row.path)
                digests.is_damaged(row.path, _key(row), f"releases/{slot}/")
        for name in sets if len(sets) <= WHOLE else ():
            for path in _files(root, name):
                digests.forget(path)
                digests.is_damaged(path, b"")


def _digest(path: str) -> bytes | None:
    """The digest of a file; None where there is none, or a link."""
    digest = blake2b(digest_size=12)
    try:
        with open(open_file(path), "rb", buffering=0) as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    except OSError:
        return None
    return digest.digest()


# ── Pictures ───────────────────────────────────────────────────────────────────────────────────────────────────────


_OF_SET = "FROM digest WHERE path >= ? AND path < ?"


def _pooled(name: str) -> str:
    return f"pool/{name[:2]}/{name}"


def _bounds(name: str) -> tuple[str, str]:
    return f"{_pooled(name)}/", f"{_pooled(name)}0"  # 0 follows the slash


def _pictures(root: Path, digests: _Digests, whole: bool) -> Iterator[str]:
    names = sorted(pool.set_names(root))
    for name in names if whole or len(names) * 10 <= WHOLE else _part(names, digests, "pool", PART // 10):
        folder = pool.place(root, name)
        files = _files(root, name) if not folder.is_symlink() else []
        known = digests.database.one(f"SELECT count(*) {_OF_SET}", _bounds(name))
        damaged = [path for path in files if digests.is_damaged(path, b"")]
        if damaged or not files or known > len(files):
            if folder.is_symlink():
                folder.unlink()  # its target is not from this program
            else:
                shutil.rmtree(folder)
            digests.database.execute(f"DELETE {_OF_SET}", _bounds(name))
            yield damaged[0] if damaged else _pooled(name)


def _files(root: Path, name: str) -> list[str]:
    with suppress(FileNotFoundError, NotADirectoryError):
        return [f"{_pooled(name)}/{file}" for file in sorted(os.listdir(pool.place(root, name)))]
    return []


def _part(names: list[str], digests: _Digests, turn: str, count: int) -> list[str]:
    """The next ``count`` names in turn."""
    reached = digests.turn(turn)
    part = list(islice((name for name in names if name > reached), count))
    digests.keep_turn(turn, part[-1] if len(part) == count else "")
    return part


# ── The live release ───────────────────────────────────────────────────────────────────────────────────────────────


def _release(root: Path, digests: _Digests, whole: bool) -> Iterator[str]:
    slot = releases.live_slot(root)
    path = releases.database(root, slot) if slot else None
    if slot is None or path is None or not store.sealed(path):
        return
    yield from _texts(root, slot, digests, whole)
    database = Database(path, read_only=True)
    try:
        for row in _rows(database, digests, whole):
            if not _is_picture(row) and digests.is_damaged(row.path, _key(row), f"releases/{slot}/"):
                digests.forget(row.path)
                store.unseal(path)  # so that the build is one from nothing
                yield f"releases/{slot}/{row.path}"
                return
    except store.DAMAGED:
        return  # the seal does not fit either
    finally:
        database.close()


def _rows(database: Database, digests: _Digests, whole: bool) -> list[Held]:
    if whole or database.one("SELECT count(*) FROM file") <= WHOLE:
        return list(HELD.select(database))
    reached = digests.turn("file")
    rows = list(HELD.select(database, "WHERE path > ? ORDER BY path LIMIT ?", (reached, PART)))
    digests.keep_turn("file", rows[-1].path if len(rows) == PART else "")
    return rows


def _texts(root: Path, slot: str, digests: _Digests, whole: bool) -> Iterator[str]:
    """The shards of the full-text index, whose names are digests."""
    site = releases.folder(root) / slot
    try:
        names = sorted(os.listdir(site / text_shards.SHARDS))
    except FileNotFoundError:
        return
    for name in names if whole or len(names) <= WHOLE // 10 else _part(names, digests, "texts", PART // 10):
        data = (site / text_shards.SHARDS / name).read_bytes()
        if text_shards.path(text_shards.name_of(data)) != f"{text_shards.SHARDS}{name}":
            text_shards.seal_path(site).unlink(missing_ok=True)
            yield f"releases/{slot}/{text_shards.SHARDS}{name}"
            return


def _is_picture(row: Held) -> bool:
    """A link into the pool."""
    return row.path.startswith(f"{PICTURES_DIR}/")


def _key(row: Held) -> bytes:
    """What determines the bytes of a file: its key, and what a page says besides."""
    return row.key + f"\0{row.generation}\0{row.lastmod}\0{row.indexed}".encode()
