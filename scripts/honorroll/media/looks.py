"""What is known of the photos and films of the content: each is looked at once, by a worker, and then remembered.

Kept by signature of the file, as the facts are: see ``store``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, NamedTuple

import msgpack

from honorroll.base.store import Store, Table
from honorroll.content.scan import FILMS, Signature
from honorroll.media import films, workers
from honorroll.media.plan import Look

#: The largest photo and the largest film that are taken, in bytes.
HEAVIEST, HEAVIEST_FILM = 25 * 1024 * 1024, 200 * 1024 * 1024
_NEVER = (0, 0, 0, 0)


class _Looked(NamedTuple):
    path: str
    signature: Signature
    look: Look


_LOOKED = Table("look", _Looked, "path")


def gather(
    root: Path, wanted: Mapping[str, Signature], recipe: bytes, there: Iterable[str], name: str = "looks"
) -> dict[str, Look]:
    """The looks of the files ``wanted``, by path relative to ``root``; ``there`` are all that are still there.

    What had to be looked at is remembered, each room's files in a store of its own.
    """
    if not wanted:
        return {}
    store = Store(root / f".build/cache/{name}.db", _LOOKED, recipe)
    rows = store.rows()
    looks = {path: found for path, signature, found in rows if wanted.get(path) == signature}
    strange = sorted(set(wanted) - set(looks))
    if not strange:
        return looks
    known: dict[str, tuple[Signature, Look]] = {path: (signature, found) for path, signature, found in rows}
    fresh = dict(workers.each(lambda worker, path: (path, look(worker, root, path)), strange))
    for path in strange:
        looks[path] = fresh[path]
        young = max(wanted[path][2:]) > store.latest
        known[path] = (_NEVER if young else wanted[path], fresh[path])
    present = set(there)
    store.write(
        _Looked(path, signature, found) for path, (signature, found) in sorted(known.items()) if path in present
    )
    return looks


def look(worker: workers.Worker, root: Path, path: str) -> Look:
    """What there is to know of a file; whatever is wrong with it is its ``problem``."""
    try:
        if path.lower().endswith(FILMS):
            return _film(root, path)
        data = contents(root, path)
        content = digest(data)
        found = Look(*worker.ask("look", data, content))
        return found if _is_sound(found, content) else Look(content, problem="broken")
    except workers.Refused as error:
        return Look("", problem=str(error))
    except OSError:
        return Look("", problem="broken")


def _is_sound(found: Look, content: str) -> bool:
    """A worker that a photo has taken over could answer anything: no answer is taken that makes no sense."""
    numbers = (found.width, found.height, found.tone, found.frames)
    types = [str, int, int, str, int, bytes, bool, int, bool, str]
    return (
        [*map(type, found)] == types and found.content == content and all(0 <= number < 100_000 for number in numbers)
    )


def contents(root: Path, path: str) -> bytes:
    """The bytes of a photo. Raises OSError, for a link too, and Refused where it is too heavy."""
    with opened(root, path, HEAVIEST) as file:
        return file.read(HEAVIEST)


@contextmanager
def opened(root: Path, path: str, heaviest: int) -> Iterator[BinaryIO]:
    """The file, if it is one and no link. Raises OSError, and Refused where it is too heavy."""
    descriptor = os.open(root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not S_ISREG(status.st_mode):
            raise OSError(f"not a regular file: {path}")
        if status.st_size > heaviest:
            raise workers.Refused("too-heavy")
        yield file


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _film(root: Path, path: str) -> Look:
    with opened(root, path, HEAVIEST_FILM) as file:
        film = films.examined(file)
        if film.problem:
            return Look("", problem=film.problem)
        return Look(films.digest(file), format=film.kind, hidden=film.located)


@cache
def recipe() -> bytes:
    """Stands for how pictures are made: the code that draws, and the versions of what it draws with."""
    digest_ = blake2b(digest_size=16)
    here = Path(__file__).parent
    for path in [here / "plan.py", here / "films.py", *sorted((here / "draw").glob("*.py"))]:
        digest_.update(path.read_bytes())
    libraries = Path(msgpack.__file__).parent.parent
    digest_.update(
        "\n".join(sorted(name for name in os.listdir(libraries) if name.lower().startswith("pillow"))).encode()
    )
    return digest_.digest()
