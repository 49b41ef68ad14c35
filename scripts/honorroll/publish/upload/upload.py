"""An upload: first the record of what may be there, then new files, pages last, and what is gone is removed at the end.

Cut off anywhere, it leaves a site that can be read, and the next upload goes on. At the end the place is listed: what
lacks, or is still there of somebody who was withdrawn, is an error.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from honorroll.base.errors import ForeignUploadError, NotRemovedError, UploadError
from honorroll.publish.file_source import Source, size_of
from honorroll.publish.hosts.answers import is_named_by_content
from honorroll.publish.upload import record
from honorroll.publish.upload.target import UNFINISHED, Target

#: What a piece of an upload may hold: after each the record is written.
PIECE_FILES, PIECE_BYTES = 250, 64 << 20
#: So many seconds lie between two writings of the record at least.
PAUSE = 10.0
_PACKED = re.compile(r"\.(?:br|gz)$")


class Uploaded(NamedTuple):
    """Numbers of files: sent, removed, and in all."""

    sent: int
    removed: int
    whole: int


def upload(
    files: Mapping[str, Source],
    target: Target,
    withdrawn: Iterable[str],
    *,
    adopt: bool = False,
    watch: Callable[[int, int], None] = lambda *_: None,
) -> Uploaded:
    """Bring the site at ``target`` up to date with ``files``. ``withdrawn`` are addresses below which nothing but these
    may be left. With ``adopt`` files of the same paths that are there already are taken for ours.

    ``watch`` is told how many of the files to be sent are. Raises ForeignUploadError where one of them is in the way,
    NotRemovedError where something of a withdrawn honoree is left, UploadError for whatever else goes wrong.
    """
    digests = {path: record.digest(source) for path, source in files.items()}
    known, there = record.parsed(target.read(record.NAME)), target.listing()
    ours = known or {}
    foreign = sorted((files.keys() & there.keys()) - ours.keys())
    if foreign and not adopt:
        raise ForeignUploadError(foreign[0])
    to_send = [
        path
        for path in files
        if path in foreign or ours.get(path) != digests[path] or there.get(path) != size_of(files[path])
    ]
    gone = sorted(ours.keys() - files.keys())
    gone += [path for path in there if path.endswith(UNFINISHED) and path.removesuffix(UNFINISHED) in {*ours, *files}]
    state = {**ours, **digests, **dict.fromkeys([*to_send, *gone], record.UNKNOWN)}
    if to_send or gone or known is None:
        _keep(target, state)
        _send(files, target, sorted(to_send, key=lambda path: _turn(path, path in there)), digests, state, watch)
        target.remove(gone)
        _keep(target, digests)
    _check(files, target, withdrawn)
    return Uploaded(len(to_send), len(gone), len(files))


def _turn(path: str, is_there: bool) -> tuple[int, str]:
    """When a file is sent: what a page needs before it, what leads to a page after it."""
    plain = _PACKED.sub("", path)
    if is_named_by_content(plain):
        return 0, path
    if plain.endswith(".html"):
        return (3 if is_there else 2), path
    return (1 if "/" in path and not is_there and not plain.endswith(".json") else 4), path


def _send(
    files: Mapping[str, Source],
    target: Target,
    paths: list[str],
    digests: Mapping[str, str],
    state: dict[str, str],
    watch: Callable[[int, int], None],
) -> None:
    kept, done = time.monotonic(), 0
    for piece in _pieces(paths, files):
        watch(done, len(paths))
        target.write({path: files[path] for path in piece})
        state.update((path, digests[path]) for path in piece)
        done += len(piece)
        if time.monotonic() - kept > PAUSE:
            _keep(target, state)
            kept = time.monotonic()


def _pieces(paths: list[str], files: Mapping[str, Source]) -> Iterator[list[str]]:
    """The paths in pieces, in their order; no page is sent together with what it needs."""
    piece: list[str] = []
    size = 0
    for path in paths:
        weight = size_of(files[path])
        other = bool(piece) and _turn(piece[-1], True)[0] != _turn(path, True)[0]
        if piece and (other or len(piece) >= PIECE_FILES or size + weight > PIECE_BYTES):
            yield piece
            piece, size = [], 0
        piece.append(path)
        size += weight
    if piece:
        yield piece


def _keep(target: Target, state: Mapping[str, str]) -> None:
    target.write({record.NAME: record.text(state)})


def _check(files: Mapping[str, Source], target: Target, withdrawn: Iterable[str]) -> None:
    """Look at what is there now."""
    there = target.listing()
    for path, source in files.items():
        if there.get(path) != size_of(source):
            raise UploadError(path)
    below = tuple(withdrawn)
    left = [path for path in there if path not in files and below and path.startswith(below)]
    if left:
        raise NotRemovedError(sorted(left)[0])
