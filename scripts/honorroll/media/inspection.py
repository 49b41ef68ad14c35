"""Inspects the photos and films of the content, each once, and caches the results by the signature of the file."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, NamedTuple

from honorroll.base.files import open_file
from honorroll.base.findings import Source
from honorroll.base.sandbox import ResourceLimitError, run_confined
from honorroll.base.store import Store, Table
from honorroll.content.scan import FILMS, Signature
from honorroll.formats import svg_lines
from honorroll.media import clean_copy, documents, drawer, films
from honorroll.media.drawer import Worker
from honorroll.media.recipes import code_digest
from honorroll.media.renditions import MediaInfo, RejectedError

#: The largest photo and the largest film that are accepted.
MAX_PHOTO_BYTES, MAX_FILM_BYTES = 25 * 1024 * 1024, 200 * 1024 * 1024
#: A page that a scanner left uncompressed. It is read to be converted.
MAX_TIFF_BYTES = 100 * 1024 * 1024
#: The signature of no file: the next build inspects the file again.
_STALE: Signature = (0, 0, 0, 0)


class _Inspected(NamedTuple):
    path: str
    signature: Signature
    info: MediaInfo


_INSPECTED = Table("inspected", _Inspected, "path, signature")


def inspect_files(
    root: Path, wanted: Mapping[str, Signature], recipe: bytes, existing_paths: Iterable[str], name: str = "looks"
) -> dict[str, MediaInfo]:
    """What is known of the files ``wanted``, by path relative to ``root``.

    ``name`` is the cache, one for each section, and ``recipe`` its environment. Cached files that are not among
    ``existing_paths`` are forgotten.
    """
    if not wanted:
        return {}
    existing = frozenset(existing_paths)
    scans = {
        path: signature for path, signature in wanted.items() if documents.extension_of(path) in documents.DOCUMENTS
    }
    media = {path: signature for path, signature in wanted.items() if path not in scans}

    def inspect_media(missing: Sequence[str]) -> Iterator[tuple[str, MediaInfo]]:
        means = drawer.means()
        ordered = means.shard.first(missing) if means.shard else missing
        return means.executor()(lambda worker, path: (path, inspect_file(worker, root, path)), ordered)

    def inspect_scans(missing: Sequence[str]) -> Iterator[tuple[str, MediaInfo]]:
        return ((path, inspect_document(root, path)) for path in missing)

    infos = (
        _cached(Store(root / f".build/cache/{name}.db", _INSPECTED, recipe), media, existing, inspect_media)
        if media
        else {}
    )
    if scans:
        infos |= _cached(
            Store(root / f".build/cache/{name}-scans.db", _INSPECTED, clean_copy.recipe()),
            scans,
            existing,
            inspect_scans,
        )
    return infos


def _cached(
    store: Store[_Inspected],
    wanted: Mapping[str, Signature],
    existing: Container[str],
    inspect: Callable[[Sequence[str]], Iterable[tuple[str, MediaInfo]]],
) -> dict[str, MediaInfo]:
    # What was known of a file before it changed is kept: a takedown goes on from what was published.
    between = "WHERE path BETWEEN ? AND ?", (min(wanted), max(wanted))
    infos = {path: info for path, signature, info in store.rows(*between) if wanted.get(path) == signature}
    missing = sorted(set(wanted) - set(infos))
    if not missing:
        return infos
    for path, info in inspect(missing):  # saved as it is found, for there may be hours of it
        infos[path] = info
        is_young = max(wanted[path][2:]) > store.latest
        store.add(_Inspected(path, _STALE if is_young else wanted[path], info))
    store.settle(lambda row: row.path in existing)
    return infos


def inspect_file(worker: Worker, root: Path, path: str) -> MediaInfo:
    """What is known of the photo or film at ``path`` below ``root``. Never raises: faults are its ``problem``."""
    try:
        if path.lower().endswith(FILMS):
            return _film(root, path)
        return inspect_photo(worker, read_photo(root, path))
    except RejectedError as error:
        return MediaInfo("", problem=str(error))
    except OSError:
        return MediaInfo("", problem="broken")


def inspect_photo(worker: Worker, data: bytes) -> MediaInfo:
    """What is known of the photo ``data``. Raises RejectedError."""
    content = content_digest(data)
    info = MediaInfo(*worker.request("inspect", data, content))
    return info if _is_plausible(info, content) else MediaInfo(content, problem="broken")


def _is_plausible(info: MediaInfo, content: str) -> bool:
    """Whether types and ranges are right: a worker that a photo has taken over could answer anything."""
    numbers = (info.width, info.height, info.tone, info.frames)
    types = [str, int, int, str, int, bytes, bool, int, bool, str, int, tuple]
    is_photo = not info.size and not info.findings
    return (
        [*map(type, info)] == types
        and is_photo
        and info.content == content
        and all(0 <= number < 100_000 for number in numbers)
    )


def read_photo(root: Path, path: str) -> bytes:
    """The content of a photo. Raises OSError, also for a symbolic link, and RejectedError where it is too heavy."""
    most = MAX_TIFF_BYTES if path.lower().endswith((".tif", ".tiff")) else MAX_PHOTO_BYTES
    with open_upload(root, path, most) as file:
        return file.read(most)


@contextmanager
def open_upload(root: Path, path: str, max_bytes: int) -> Iterator[BinaryIO]:
    """The file opened for reading.

    Raises OSError unless it is a regular file, and RejectedError where it has more than ``max_bytes``.
    """
    descriptor = open_file(root / path)
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not S_ISREG(status.st_mode):
            raise OSError(f"not a regular file: {path}")
        if status.st_size > max_bytes:
            raise RejectedError("too-heavy")
        yield file


def content_digest(data: bytes) -> str:
    """The digest that names the content of a photo: blake2b of 16 bytes, in hexadecimal."""
    return blake2b(data, digest_size=16).hexdigest()


def _film(root: Path, path: str) -> MediaInfo:
    with open_upload(root, path, MAX_FILM_BYTES) as file:
        film = films.examine(file)
        if film.problem:
            return MediaInfo("", problem=film.problem)
        return MediaInfo(films.file_digest(file), format=film.kind, hidden=film.has_location)


def inspect_document(root: Path, path: str) -> MediaInfo:
    """What is known of the PDF file at ``path`` below ``root``. Never raises."""
    try:
        content = content_digest(read_photo(root, path))
        examined = run_confined(partial(documents.examine, root / path), Source(path))
    except RejectedError as error:
        return MediaInfo("", problem=str(error))
    except (OSError, ResourceLimitError):
        return MediaInfo("", problem="broken")
    rows = tuple(finding.as_row for finding in examined.findings)
    is_faulty = any(finding.is_error for finding in examined.findings)
    return MediaInfo(content, format="pdf", problem="faulty" if is_faulty else "", size=examined.size, findings=rows)


@cache
def recipe() -> bytes:
    """A digest of how pictures are made: the code that draws, and the versions of Pillow and its plugins."""
    here = Path(__file__).parent
    icons = here.parent / "theme/icons"
    drawings = (Path(svg_lines.__file__), icons / "medallion.svg", *sorted((icons / "motifs").glob("*.svg")))
    code = (here / "renditions.py", *films.SOURCES, *sorted((here / "draw").glob("*.py")), *drawings)
    return code_digest(code, "pillow")
