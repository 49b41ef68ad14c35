"""What a release holds, a row a file: its key, which stands for what it shows, and the build in which that last
changed.

Builds are counted by generations. A slot that was brought up to date in an earlier one lacks what has changed since,
and only that; what is no longer there is remembered for as long as a slot may hold it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from honorroll.base.parallel import batches
from honorroll.base.store import Database, Table
from honorroll.pages.page import File, Gone, Page, PlannedFile

#: For so many generations it is remembered what is gone; a slot that has gone unused for longer becomes a copy.
MEMORY = 16
#: Of so many pages the links are looked up among all addresses at once.
_MANY = 1_000
#: The room of the files that are named after all the others.
OFFLINE = "offline"
#: That of the files that tell how a release differs from the one before: the same site has them otherwise.
CHANGES = "changes"
#: The rooms of pages that nothing lists and that go without a trace: proof of awards, cards for other sites.
UNLISTED = ("proof", "cards")
_BITS = (1 << 64) - 1

Make = Callable[[Path], None]


class Held(NamedTuple):
    """A file. ``room`` plans it; ``url`` is the address of a page, None of another file; ``indexed`` is for the
    sitemap.
    """

    path: str
    room: str
    key: bytes
    generation: int
    url: str | None
    lastmod: str
    indexed: bool
    moved_to: str | None
    """Of a page that leads on the address to which it does."""


class Left(NamedTuple):
    """A file that is there no more."""

    path: str
    generation: int


class Kept(NamedTuple):
    """Anything small that a build tells the next."""

    name: str
    value: bytes


class Ancestor(NamedTuple):
    """A database that this one descends from, by its seal, and the generation of its build."""

    seal: bytes
    generation: int


HELD, LEFT = Table("file", Held, "path", "generation", "room"), Table("gone", Left, "path")
KEPT, ANCESTORS = Table("kept", Kept, "name"), Table("ancestor", Ancestor, "seal")
TABLES = (HELD, LEFT, KEPT, ANCESTORS)


class _Hashed(Container[str]):
    """Many texts, by their hashes: a set of the texts themselves takes fifteen times the memory, twice while two
    processes look things up. That another text has the hash of one of a million is as likely as 1 to 10¹³.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._hashes = array("q", sorted(map(hash, texts)))

    def __contains__(self, text: object) -> bool:
        wanted = hash(text)
        at = bisect_left(self._hashes, wanted)
        return at < len(self._hashes) and self._hashes[at] == wanted


class Manifest:
    """The files of the release that is being planned; what is put in is compared with what the last build left."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.generation = self.number("generation")
        self.sum = self.number("sum")
        self.pages: dict[str, Page | str] = {}
        """The pages that differ, by address; of an honoree's page the slug."""
        self.files: dict[str, Make | File | bytes] = {}
        """The other files that differ by path: their bytes, or what makes them."""
        self.stamp = b""
        """Stands for the shells, and is part of the key of every page that is stamped from them."""
        self.moved = False
        """Whether there are other pages than before, or they state other days."""

    def begin(self, seal: bytes) -> None:
        """Begin a generation, on the database that has this seal."""
        if seal:
            ANCESTORS.put(self.database, [Ancestor(seal, self.generation)])
        self.generation += 1
        self.keep("generation", str(self.generation).encode())
        self.database.execute("DELETE FROM gone WHERE generation < ?", (self.generation - MEMORY,))
        self.database.execute("DELETE FROM ancestor WHERE generation < ?", (self.generation - MEMORY,))

    def since(self, seal: bytes) -> int | None:
        """The generation of the ancestor with this seal; None where there is none."""
        return self.database.one("SELECT generation FROM ancestor WHERE seal = ?", (seal,))  # type: ignore[no-any-return]

    # ── Small things ──

    def kept(self, name: str) -> bytes:
        """The value that was last kept under ``name``; ``b""`` where there was none."""
        return self.database.one("SELECT value FROM kept WHERE name = ?", (name,)) or b""

    def keep(self, name: str, value: bytes) -> bool:
        """Whether that is another value than before."""
        if self.kept(name) == value:
            return False
        KEPT.put(self.database, [Kept(name, value)])
        return True

    def number(self, name: str) -> int:
        """The number that was last kept under ``name``; 0 where there was none."""
        return int(self.kept(name) or 0)

    # ── What is planned ──

    def plan(self, room: str, planned: Iterable[Page | Gone]) -> Iterator[Page | Gone]:
        """Put pages in, as they come."""
        for batch in batches(planned):
            last = {each.url: each for each in batch}
            pages = {url: page for url, page in last.items() if isinstance(page, Page)}
            differing = self._put(
                Held(f"{url}index.html", room, page.key + self.stamp, 0, url, page.lastmod, page.indexed, page.moved_to)
                for url, page in pages.items()
            )
            for row in differing:
                page = pages[row.url or ""]
                self.pages[page.url] = page.subject or page
            for url in last.keys() - pages.keys():
                self.remove(f"{url}index.html")
            yield from batch

    def put(self, room: str, path: str, key: bytes, make: Make | File | bytes, url: str | None = None) -> None:
        """Put in a file, or a page that is not drawn (``url``), which the sitemap has from elsewhere."""
        if self._put([Held(path, room, key, 0, url, "", url is not None, None)]):
            self.files[path] = make

    def whole(
        self,
        room: str,
        pages: Mapping[str, Page],
        files: Iterable[File] = (),
        made: Mapping[str, PlannedFile] | None = None,
        ready: Mapping[str, bytes] | None = None,
    ) -> None:
        """Everything that a room has: whatever else it had is there no more."""
        there = set()
        for page in self.plan(room, pages.values()):
            there.add(f"{page.url}index.html")
        for file in files:
            there.add(file.path)
            self.put(room, file.path, file.key, file)
        for path, planned in (made or {}).items():
            there.add(path)
            self.put(room, path, planned.key, planned.write)
        for path, data in (ready or {}).items():
            there.add(path)
            self.put(room, path, digest(data), data)
        self.only(room, there)

    def only(self, room: str, there: set[str]) -> None:
        """Take out what a room had besides."""
        for path in self.database.column("SELECT path FROM file WHERE room = ?", (room,)):
            if path not in there:
                self.remove(path)

    def _put(self, rows: Iterable[Held]) -> list[Held]:
        """Put rows of different paths in; those that differ from what was there."""
        planned = {row.path: row for row in rows}
        within = f"({', '.join('?' * len(planned))})"
        select = f"SELECT path, key, lastmod, indexed, room FROM file WHERE path IN {within}"  # noqa: S608  # marks only
        before = {path: rest for path, *rest in self.database.execute(select, [*planned])}
        differing = []
        for path, row in planned.items():
            was = before.get(path)
            if was == [row.key, row.lastmod, row.indexed, row.room]:
                continue
            if row.url is not None and (was is None or was[1:3] != [row.lastmod, row.indexed]):
                self.moved = True
            if was is not None:
                self._add(-1, was[3], path, was[0])
            self._add(1, row.room, path, row.key)
            differing.append(row._replace(generation=self.generation))
        HELD.put(self.database, differing)
        LEFT.delete(self.database, "path", [row.path for row in differing if row.path not in before])
        return differing

    def remove(self, path: str) -> None:
        """Take a file out of the release, if it is there."""
        before = HELD.get(self.database, "WHERE path = ?", (path,))
        if before:
            self.moved |= before.url is not None
            self._add(-1, before.room, path, before.key)
            HELD.delete(self.database, "path", [path])
            LEFT.put(self.database, [Left(path, self.generation)])
            self.pages.pop(before.url or "", None) if before.url is not None else self.files.pop(path, None)

    # ── What there is ──

    def __contains__(self, path: object) -> bool:
        """Whether there is a file at this path, or a page at this address."""
        if not isinstance(path, str):
            return False
        file = f"{path}index.html" if not path or path.endswith("/") else path
        return self.database.one("SELECT 1 FROM file WHERE path = ?", (file,)) is not None

    def known(self) -> Container[str]:
        """Every address of a page and every path: at once where much is to be looked up, else each when it is asked
        for.
        """
        if len(self.pages) < _MANY:
            return self
        return _Hashed(
            each for row in self.database.execute("SELECT path, url FROM file") for each in row if each is not None
        )

    def room_of(self, url: str) -> str | None:
        """Who plans the page at this address."""
        return self.database.one("SELECT room FROM file WHERE path = ?", (f"{url}index.html",))  # type: ignore[no-any-return]

    def key_of(self, url: str) -> bytes:
        """Of the page at this address."""
        return self.database.one("SELECT key FROM file WHERE path = ?", (f"{url}index.html",)) or b""

    def below(self, url: str) -> list[str]:
        """The addresses of pages that begin with ``url``."""
        below = "SELECT url FROM file WHERE path >= ? AND path < ? AND url IS NOT NULL"
        return self.database.column(below, (url, f"{url}\x7f"))

    def has_below(self, url: str) -> bool:
        """Whether there is a file whose path begins with ``url``."""
        some = "SELECT 1 FROM file WHERE path >= ? AND path < ? LIMIT 1"
        return self.database.one(some, (url, f"{url}\x7f")) is not None

    def indexed(self) -> list[tuple[str, str]]:
        """The pages for the sitemap, and the day that each states."""
        return self.database.execute("SELECT url, lastmod FROM file WHERE indexed AND room <> 'engine'").fetchall()

    def hidden(self) -> list[str]:
        """The addresses where a page was taken down or has moved."""
        unlisted = "SELECT url FROM file WHERE url IS NOT NULL AND NOT indexed AND room NOT IN (?, ?) ORDER BY path"
        return self.database.column(unlisted, UNLISTED)

    def count(self) -> int:
        """How many pages are planned, besides the hand-written."""
        return int(self.database.one("SELECT count(*) FROM file WHERE url IS NOT NULL AND room <> 'engine'"))

    def changed(self, since: int) -> list[str]:
        """The paths of what a slot of the generation ``since`` lacks."""
        return self.database.column("SELECT path FROM file WHERE generation > ? ORDER BY +path", (since,))

    def gone(self, since: int) -> list[str]:
        """The paths of what a slot of the generation ``since`` has, and the release has not."""
        return self.database.column("SELECT path FROM gone WHERE generation > ? ORDER BY path", (since,))

    def name(self, *besides: bytes) -> str:
        """A name for the release: the same for the same files, but for those that follow from them or from what was."""
        self.keep("sum", str(self.sum).encode())
        return blake2b(b"".join((str(self.sum).encode(), *besides)), digest_size=8).hexdigest()

    def _add(self, sign: int, room: str, path: str, key: bytes) -> None:
        """Keep the sum of the digests of all files, which is the same in whatever order they come and go."""
        if room not in (OFFLINE, CHANGES):
            one = blake2b(f"{path}\0".encode() + key, digest_size=8).digest()
            self.sum = (self.sum + sign * int.from_bytes(one, "big")) & _BITS


def digest(data: bytes) -> bytes:
    """The digest of a file as rows have it: 12 bytes."""
    return blake2b(data, digest_size=12).digest()
