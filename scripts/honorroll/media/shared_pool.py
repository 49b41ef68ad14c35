"""A pool of pictures that several machines share: a folder, S3, or whatever else fsspec has a package for.

It holds answers of workers: the pictures of a set, and what is known of a photo. An answer is named by a digest of the
photo, of what was asked, and of how pictures are made, and these determine it. So whoever needs it takes it, whoever
made it, and nobody waits for anybody. An entry says its own digest: what was cut off counts as not there.

Whoever may write into it can put a picture on the site: let only the machines that build do so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from typing import Any, Protocol

import msgpack

from honorroll.base.errors import SharedPoolError

_DIGEST_BYTES = 16


class Requests(Protocol):
    """A worker that is ended by whoever began it; see ``drawer.Worker``."""

    def request(self, command: str, data: bytes, *arguments: object) -> Any: ...

    def end(self) -> None: ...


class SharedPool:
    """``address`` is a folder, or as fsspec has it: ``s3://bucket/path``. Raises SharedPoolError, as all methods do."""

    def __init__(self, address: str) -> None:
        import fsspec  # noqa: PLC0415  # few builds share their pictures

        self.address = address
        with _told(address):
            filesystem, top = fsspec.core.url_to_fs(address)
        self._filesystem: Any = filesystem
        self._top = str(top).rstrip("/")
        protocol = filesystem.protocol
        self._is_local = "file" in ((protocol,) if isinstance(protocol, str) else protocol)

    def get(self, name: str) -> Any:
        """What was put there under this name, lists as tuples; None where there is nothing, or not all of it."""
        with _told(self.address):
            try:
                data = bytes(self._filesystem.cat_file(self._at(name)))
            except FileNotFoundError:
                return None
        digest, packed = data[:_DIGEST_BYTES], data[_DIGEST_BYTES:]
        return msgpack.unpackb(packed, use_list=False) if digest == _digest(packed) else None

    def put(self, name: str, value: object) -> None:
        """Put ``value`` there, which msgpack can pack."""
        packed, path = msgpack.packb(value), self._at(name)
        with _told(self.address):
            if self._is_local:
                self._filesystem.makedirs(path.rpartition("/")[0], exist_ok=True)
            self._filesystem.pipe_file(path, _digest(packed) + packed)

    def remove(self, name: str) -> None:
        with _told(self.address):
            self._filesystem.rm_file(self._at(name))

    def _at(self, name: str) -> str:
        return f"{self._top}/{name[:2]}/{name}"  # folders of at most a few thousand names


@cache
def at(address: str) -> SharedPool:
    """The one at ``address``, for all threads of this process."""
    return SharedPool(address)


class SharingWorker:
    """A worker whose answers are in the pool for whoever asks the same; see ``drawer.Worker``.

    ``recipe`` is the digest of how pictures are made: other code, other answers.
    """

    def __init__(self, worker: Requests, pool: SharedPool, recipe: bytes) -> None:
        self.worker, self.pool, self.recipe = worker, pool, recipe

    def request(self, command: str, data: bytes, *arguments: object) -> Any:
        """Of a command to draw each set of pictures is an answer of its own."""
        if command not in ("draw", "inspect"):
            return self.worker.request(command, data, *arguments)
        parts = [(argument,) for argument in arguments] if command == "draw" else [arguments]
        names = [self._name(command, data, part) for part in parts]
        answers = {n: answer for n, name in enumerate(names) if (answer := self.pool.get(name)) is not None}
        if missing := [n for n in range(len(parts)) if n not in answers]:
            wanted = [argument for n in missing for argument in parts[n]]
            made = self.made(command, data, wanted, [names[n] for n in missing])
            answers |= dict(zip(missing, made, strict=True))
        if command == "inspect":
            return answers[0]
        return [(n, *picture) for n in range(len(parts)) for picture in answers[n]]

    def made(self, command: str, data: bytes, arguments: list[object], names: list[str]) -> list[Any]:
        """The answers of these names, which the pool lacks."""
        answer = self.worker.request(command, data, *arguments)
        if command == "inspect":
            made = [answer]
        else:
            made = [[(file, picture) for n, file, picture in answer if n == number] for number in range(len(names))]
        for name, each in zip(names, made, strict=True):
            self.pool.put(name, each)
        return made

    def end(self) -> None:
        self.worker.end()

    def _name(self, command: str, data: bytes, part: tuple[object, ...]) -> str:
        asked = msgpack.packb((command, blake2b(data, digest_size=16).digest(), part))
        return blake2b(asked, digest_size=16, key=self.recipe).hexdigest()


def _digest(packed: bytes) -> bytes:
    return blake2b(packed, digest_size=_DIGEST_BYTES).digest()


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Whatever a file system raises is about the pool, never about a photo."""
    try:
        yield
    except FileNotFoundError:
        raise
    except Exception as error:  # each file system has errors of its own
        detail = str(error).strip().partition("\n")[0] or type(error).__name__
        raise SharedPoolError(f"{address}: {detail}") from None
