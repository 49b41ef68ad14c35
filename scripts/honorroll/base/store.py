"""What a build keeps for the next one: typed rows in SQLite files that are sealed by a digest. The only room with
sqlite3.

Safe to delete at any time, and never trusted over the content: a file whose inode, size or times changed is read again,
and so is one that was written so shortly before the rows that its times could not tell (git's "racy" entries).

``PRAGMA quick_check`` misses a flipped bit, so a database counts only together with the digest beside it. Nothing is
written to a sealed file: a build copies it, changes the copy and seals that. So there is no journal and no waiting for
the disk; a build that is cut off leaves a copy without a seal.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import time
import types
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgpack

from honorroll.base.files import read_at, write_at, write_atomically

#: File systems stamp times in ticks of up to this long (ns).
TICK = 2_000_000_000
#: The layout of all databases. Another one is another version's, and not read.
LAYOUT = 1
#: A copy that is cut off is thrown away, so nothing is to be rolled back and nobody waits for the disk. 16 MB are
#: cached. Of a page of 4 KiB the rows of honorees leave a third empty.
PRAGMAS = ("page_size=8192", "journal_mode=OFF", "synchronous=OFF", "cache_size=-16000", "temp_store=MEMORY")
#: Parts of a file are hashed side by side, each piece by piece.
_PART, _PIECE = 16 << 20, 1 << 20
#: Before each record that was added stand its length in four bytes and a digest.
_HEAD = 20

#: What reading a database may raise that is not what its seal says, or of another layout.
DAMAGED = (sqlite3.DatabaseError, ValueError, TypeError)

Row = TypeVar("Row", bound=tuple[Any, ...])
Decoder = Callable[[Any], Any]
new = tuple.__new__


def latest() -> int:
    """A file with a time (ns) after this may change once more, and its times would not tell."""
    return time.time_ns() - TICK


# ── Files ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _seal_of(path: Path) -> Path:
    return path.with_suffix(".seal")


def sealed(path: Path) -> bytes:
    """The seal of the database at ``path``; ``b""`` where it has none, or is not there."""
    try:
        return _seal_of(path).read_bytes() if path.is_file() else b""
    except OSError:
        return b""


def seal(path: Path, target: Path) -> bytes:
    """Put a finished database at ``target``, with its seal beside it, which is returned."""
    unseal(target)
    digest = digest_of(path)
    os.replace(path, target)
    write_atomically(_seal_of(target), digest)
    return digest


def digest_of(path: Path) -> bytes:
    """What the seal of the file is to be."""
    with open(path, "rb") as file:
        return _digest_while_copied(file.fileno(), None)


def _digest_while_copied(source: int, sink: int | None) -> bytes:
    """The digest of a file that is open as ``source``, copied to ``sink`` while it is read."""
    parts = range(0, os.fstat(source).st_size, _PART)
    one = partial(_digest_of_part, source, sink)
    if len(parts) < 2:
        return sha256(b"".join(map(one, parts))).digest()
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  # small databases do without

    with ThreadPoolExecutor(2) as threads:  # reading and hashing leave the lock of the interpreter alone
        return sha256(b"".join(threads.map(one, parts))).digest()


def _digest_of_part(source: int, sink: int | None, start: int) -> bytes:
    digest = sha256()
    for at in range(start, start + _PART, _PIECE):
        digest.update(piece := read_at(source, _PIECE, at))
        if sink is not None:
            write_at(sink, piece, at)
    return digest.digest()


def unseal(path: Path) -> None:
    """Say that what the database tells of is being changed."""
    _seal_of(path).unlink(missing_ok=True)


def copy(source: Path, target: Path, expected: bytes) -> bool:
    """Copy a sealed database; False where its bytes are not those of the seal ``expected``."""
    try:
        with open(source, "rb") as file, open(target, "wb") as copied:
            return _digest_while_copied(file.fileno(), copied.fileno()) == expected
    except FileNotFoundError:
        return False


@contextmanager
def as_os_errors(path: Path) -> Iterator[None]:
    """What goes wrong with the file of a database is told as of any file: a full disk is one."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if not any(word in str(error) for word in ("full", "disk I/O", "readonly", "unable to open")):
            raise
        number = errno.ENOSPC if "full" in str(error) else errno.EIO
        raise OSError(number, os.strerror(number), str(path)) from error


class Database:
    """One SQLite file. Each process has a connection of its own: one that crosses a fork loses commits without a
    word.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        # Locks are left alone, since network folders do not have them; whoever builds is alone (see ``build``).
        self._mode = "mode=ro&immutable=1" if read_only else "mode=rwc&nolock=1"
        self._owner = 0
        self._connections: list[sqlite3.Connection] = []

    @property
    def connection(self) -> sqlite3.Connection:
        """That of this process. The one of a parent is kept, for to close it would write to the file."""
        if self._owner != os.getpid():
            connection = sqlite3.connect(f"{self.path.as_uri()}?{self._mode}", uri=True, isolation_level=None)
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            self._connections.append(connection)
            self._owner = os.getpid()
        return self._connections[-1]

    def execute(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        return self.connection.execute(sql, values)

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        self.connection.executemany(sql, rows)

    def one(self, sql: str, values: Sequence[object] = ()) -> Any:
        """The first column of the first row; None where there is no row."""
        row = self.connection.execute(sql, values).fetchone()
        return row[0] if row else None

    def column(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """The first column of every row."""
        return [value for (value,) in self.connection.execute(sql, values)]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is done within is there for the children that are forked afterwards. Raises OSError, as for any file."""
        with as_os_errors(self.path):
            self.connection.execute("BEGIN")
            yield
            self.connection.execute("COMMIT")

    def layout(self) -> int:
        return int(self.one("PRAGMA user_version"))

    def create(self, tables: Iterable[Table[Any]]) -> None:
        self.connection.execute(f"PRAGMA user_version={LAYOUT}")
        for table in tables:
            for statement in table.schema:
                self.connection.execute(statement)

    def close(self) -> None:
        for connection in self._connections if self._owner == os.getpid() else ():
            connection.close()
        self._connections, self._owner = [], 0


# ── Typed rows ─────────────────────────────────────────────────────────────────────────────────────────────────────


class Table(Generic[Row]):
    """A table of named tuples: a column a field. Texts, numbers and bytes are columns of their own; whatever else a
    field holds is packed, and unpacked by a decoder that is derived from the field's annotation.
    """

    def __init__(self, name: str, of: type[Row], key: str, *indexes: str) -> None:
        """``key`` and ``indexes`` are columns, comma-separated; ``WHERE`` and a condition may follow those of an index.

        SQLite takes the order of the key over an index where it knows of no counts: where few rows are asked for in
        the order of the key, ``ORDER BY +key`` has it take the index.
        """
        hints = get_type_hints(of)
        self.fields: tuple[str, ...] = tuple(of._fields)  # type: ignore[attr-defined]  # of a NamedTuple
        kinds = [_affinity(hints[field]) for field in self.fields]
        columns = ", ".join(f'"{field}" {kind}' for field, kind in zip(self.fields, kinds, strict=True))
        self.name, self._of = name, of
        self.schema = [f'CREATE TABLE "{name}" ({columns}, PRIMARY KEY ({key})) WITHOUT ROWID']
        self.schema += (_index(f"{name}_{n}", name, index) for n, index in enumerate(indexes))
        self._packed = [n for n, kind in enumerate(kinds) if kind == ""]
        self._decoders = [
            (n, bool if hints[field] is bool else partial(_unpacked, decoder(hints[field])))
            for n, field in enumerate(self.fields)
            if n in self._packed or hints[field] is bool
        ]
        self._put = f'INSERT OR REPLACE INTO "{name}" VALUES ({", ".join("?" * len(kinds))})'  # noqa: S608  # names of ours
        named = ", ".join(f'"{field}"' for field in self.fields)
        self._select = f'SELECT {named} FROM "{name}" '  # noqa: S608  # names of ours

    def put(self, database: Database, rows: Iterable[Row]) -> None:
        """Put rows in, in the place of those of their keys."""
        database.many(self._put, map(self._encoded, rows))

    def select(self, database: Database, rest: str = "", values: Sequence[object] = ()) -> Iterator[Row]:
        """The rows, with ``rest`` behind ``SELECT … FROM …``."""
        return map(self.decoded, database.execute(self._select + rest, values))

    def get(self, database: Database, rest: str, values: Sequence[object]) -> Row | None:
        """The first such row."""
        return next(self.select(database, rest, values), None)

    def delete(self, database: Database, column: str, values: Iterable[object]) -> None:
        """Take out the rows with one of the values in ``column``."""
        database.many(f'DELETE FROM "{self.name}" WHERE "{column}" = ?', ((value,) for value in values))  # noqa: S608

    def decoded(self, row: Sequence[Any]) -> Row:
        if not self._decoders:
            return new(self._of, row)
        values = list(row)
        for n, decode in self._decoders:
            values[n] = decode(values[n])
        return new(self._of, values)

    def _encoded(self, row: Row) -> Sequence[Any]:
        if not self._packed:
            return row
        values = list(row)
        for n in self._packed:
            values[n] = msgpack.packb(values[n]) if values[n] != () else b""
        return values


class Store(Generic[Row]):
    """All rows of one table in a database of their own. ``environment`` stands for what they depend on besides
    files.
    """

    def __init__(self, path: Path, table: Table[Row], environment: bytes) -> None:
        self._path, self._table, self._environment = path, table, environment
        self.latest = latest()
        self._whole = b""
        """The seal with which the file was compared."""
        self._is_adding = False

    def rows(self, rest: str = "", values: Sequence[object] = ()) -> list[Row]:
        """Those written, with ``rest`` behind ``SELECT … FROM …``, and all that were added since, which count where
        both have a row. None where there is no database, or it is damaged, or of another environment.
        """
        return [*self._written(rest, values), *self._added()]

    def _written(self, rest: str = "", values: Sequence[object] = ()) -> list[Row]:
        seal_ = sealed(self._path)
        if not seal_ or (self._whole != seal_ and digest_of(self._path) != seal_):
            return []
        self._whole = seal_
        database = Database(self._path, read_only=True)
        try:
            same = database.one("SELECT environment FROM valid") == self._environment
            return list(self._table.select(database, rest, values)) if same else []
        except DAMAGED:
            return []
        finally:
            database.close()

    def write(self, rows: Iterable[Row]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_name(f".{self._path.name}-{os.getpid()}")
        fresh.unlink(missing_ok=True)
        database = Database(fresh)
        with database.transaction():
            database.create([self._table])
            database.execute("CREATE TABLE valid (environment BLOB)")
            database.execute("INSERT INTO valid VALUES (?)", (self._environment,))
            self._table.put(database, rows)
        database.close()
        seal(fresh, self._path)
        self._journal.unlink(missing_ok=True)
        self._is_adding = False

    # What is found in hours must not be lost with the process. A record is appended in one step, and says its own
    # digest; one that was cut off, and whatever follows it, counts as not there.

    @property
    def _journal(self) -> Path:
        return self._path.with_suffix(".found")

    def add(self, row: Row) -> None:
        """Keep a row before all are written."""
        packed = msgpack.packb(list(self._table._encoded(row)))
        if not self._is_adding:
            self._is_adding = True
            self._path.parent.mkdir(parents=True, exist_ok=True)
            whole = sum(_HEAD + length for length, _ in self._records())
            with suppress(FileNotFoundError):
                os.truncate(self._journal, whole)
        with open(self._journal, "ab", buffering=0) as file:
            file.write(len(packed).to_bytes(4, "big") + self._digest(packed) + packed)

    def settle(self, keeps: Callable[[Row], bool]) -> None:
        """Write all rows that are to be kept, once as many were added as there are: so a row is written a few times at
        most, however many there will be.
        """
        if added := len(list(self._added())):
            first = self._written(f"LIMIT {added + 1}")
            if len(first) <= added:
                self.write(row for row in [*first, *self._added()] if keeps(row))

    def _added(self) -> Iterator[Row]:
        return (self._table.decoded(msgpack.unpackb(packed)) for _, packed in self._records())

    def _records(self) -> Iterator[tuple[int, bytes]]:
        """What was added, with its length, as far as it is whole and of this environment."""
        with suppress(FileNotFoundError), open(self._journal, "rb") as file:
            while len(head := file.read(_HEAD)) == _HEAD:
                packed = file.read(int.from_bytes(head[:4], "big"))
                if self._digest(packed) != head[4:]:
                    return
                yield len(packed), packed

    def _digest(self, packed: bytes) -> bytes:
        return blake2b(packed, digest_size=16, key=blake2b(self._environment, digest_size=16).digest()).digest()


def _index(name: str, table: str, index: str) -> str:
    columns, where, condition = index.partition(" WHERE ")
    return f'CREATE INDEX {name} ON "{table}" ({columns}){where}{condition}'


def _affinity(hint: Any) -> str:
    """The type of a column; ``""`` where the value is to be packed."""
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(each for each in get_args(hint) if each is not type(None)) if len(get_args(hint)) == 2 else hint
    if get_origin(hint) is Literal:
        return "TEXT"
    return {str: "TEXT", int: "INTEGER", bool: "INTEGER", bytes: "BLOB"}.get(hint, "")


def _unpacked(decode: Decoder | None, data: bytes) -> Any:
    if not data:
        return ()
    value = msgpack.unpackb(data, use_list=False)
    return decode(value) if decode else value


def decoder(hint: Any) -> Decoder | None:
    """What makes a value of the annotated type of what msgpack gives; None where that is the value already.

    Named tuples, tuples, optional values and what msgpack knows itself are enough for all that is kept.
    """
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = next((found for each in arguments if (found := decoder(each))), None)
        return inner and (lambda value: None if value is None else inner(value))
    if origin is tuple and arguments[1:] == (...,):
        each = decoder(arguments[0])
        return each and (lambda value: tuple(map(each, value)))
    if origin is tuple:
        return _by_field(tuple, arguments)
    if hasattr(hint, "_fields"):
        hints = get_type_hints(hint)
        return _by_field(hint, [hints[field] for field in hint._fields])
    return None


def _by_field(of: Any, hints: Sequence[Any]) -> Decoder | None:
    decoders = [(n, found) for n, hint in enumerate(hints) if (found := decoder(hint))]
    if not decoders:
        return None if of is tuple else partial(new, of)

    def decode(row: Sequence[Any]) -> Any:
        values = list(row)
        for n, found in decoders:
            values[n] = found(values[n])
        return new(of, values)

    return decode
