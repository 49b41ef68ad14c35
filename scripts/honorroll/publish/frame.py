"""What the last release was planned from, so that a build after which only stories changed need not plan again.

Lists, figures, feeds, the sitemap and who is related to whom depend on the facts of the honorees, on the settings and
vocabularies, on the addresses once published and on what MkDocs rendered. Where none of these changed since the live
release, every file of the release is as it was but for the pages of the profiles that were edited. Safe to delete; a
frame that does not fit in every respect is passed over, and the whole is planned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgpack

from honorroll.base.files import write_atomically
from honorroll.content.model import Facts
from honorroll.pages.page import Kin
from honorroll.roll.read import Entry

_NAME = ".build/cache/frame"


class Frame(NamedTuple):
    """``order`` are the slugs in the order of the lists, ``kin`` the related of each (see ``related``)."""

    fits: bytes
    """Stands for all that the release was made from: see ``key``."""
    order: tuple[str, ...]
    kin: tuple[tuple[Kin, ...], ...]
    pages: int
    texts: bytes
    """The digests of the posts (see ``news.plan.texts``): where they differ, what is told of those posts alone is made."""
    conferences: bytes
    """The digest of the conferences (see ``Stage.digest``): where it differs, their pages are planned again."""


def key(
    environment: bytes,
    rendering: str,
    cached: bytes,
    around: bytes,
    published: bytes,
    manifest: Mapping[str, bytes],
) -> bytes:
    """Of code, settings and vocabularies; of the rendering; of the facts as the cache holds them; of what is read apart
    from the roll; of the addresses once published; of the live release.
    """
    digest = blake2b(environment + cached + around, digest_size=16)
    digest.update(rendering.encode())
    digest.update(published)
    digest.update(b"".join(manifest.values()))
    return digest.digest()


def save(root: Path, frame: Frame) -> None:
    write_atomically(root / _NAME, msgpack.packb(tuple(frame)))


def read(root: Path) -> Frame | None:
    try:
        values = msgpack.unpackb((root / _NAME).read_bytes(), use_list=False, max_array_len=10_000_000)
        return Frame(*values)
    except (OSError, ValueError, TypeError, msgpack.exceptions.UnpackException):
        return None


def edited(entries: Sequence[Entry], known: Mapping[str, Entry]) -> list[Facts] | None:
    """The facts of the profiles that were edited, where their pages are all that can have changed; else None."""
    if len(entries) != len(known):
        return None
    found = []
    for entry in entries:
        before = known.get(entry.file.path)
        if before is entry:
            continue
        if before is None or entry.facts.withdrawn or entry.facts != before.facts._replace(digest=entry.facts.digest):
            return None
        found.append(entry.facts)
    return found
