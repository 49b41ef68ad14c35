"""Texts packed as ``.gz`` and ``.br``, once per content: what was packed for an earlier copy is kept in ``.build``."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import blake2b
from pathlib import Path

from honorroll.base.files import write_atomically
from honorroll.publish.hosts.answers import TEXTS, is_named_by_content

#: A smaller file is one packet of the network, packed or not.
LEAST = 1_024
#: Style and scripts are fetched by everybody and packed as well as can be. Of pages 10 % more is sent, and they are
#: packed fifty times as fast (measured: 150 pages, 2.8 MB: 682 KB in 0.09 s, 617 KB in 4.5 s).
BEST, QUICK = 11, 6


def packed(root: Path, sources: Iterable[tuple[str, Path]]) -> dict[str, Path]:
    """Where the packed forms of these files lie, by their path in the site; none where packing does not make it
    smaller. What no file of these has any more is removed.
    """
    kept = root / ".build/packed"
    texts = [(path, source) for path, source in sources if path.rpartition(".")[2] in TEXTS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # both libraries pack without Python's lock
        found = {name: place for pairs in pool.map(partial(_pack, kept), texts) for name, place in pairs}
    _prune(kept, {*found.values()})
    return {name: place for name, place in found.items() if place.stat().st_size}


def _pack(kept: Path, text: tuple[str, Path]) -> list[tuple[str, Path]]:
    import brotli  # noqa: PLC0415  # only copies for hosts need it

    path, source = text
    data = source.read_bytes()
    if len(data) < LEAST:
        return []
    quality = BEST if is_named_by_content(path) and path.startswith("assets/") else QUICK
    digest = blake2b(data, digest_size=16, salt=bytes([quality])).hexdigest()
    places = [(f"{path}.{ending}", kept / digest[:2] / f"{digest[2:]}.{ending}") for ending in ("gz", "br")]
    for name, place in places:
        if not place.exists():
            small = gzip.compress(data, 9, mtime=0) if name.endswith(".gz") else brotli.compress(data, quality=quality)
            # An empty file says that it is not worth it.
            write_atomically(place, small if len(small) < len(data) else b"")
    return places


def _prune(kept: Path, used: set[Path]) -> None:
    for place in _files(kept):
        if place not in used:
            place.unlink(missing_ok=True)


def _files(kept: Path) -> Iterator[Path]:
    return (place for place in kept.glob("*/*") if not place.name.startswith("."))
