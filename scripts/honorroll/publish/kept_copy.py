"""What a device fetches to keep the whole roll: pages, style, the search by name, and of each photo a small picture.

It is kept from build to build, so that only files that changed are looked at; SQLite puts the list together.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from honorroll.base.store import Table
from honorroll.media.renditions import PICTURES_DIR
from honorroll.outputs.offline import KeptCopy
from honorroll.pages import addresses
from honorroll.site.manifest import HELD, Held, Manifest

#: A small picture is the narrowest of at least so many pixels.
WIDE_ENOUGH = 300
#: Devices keep texts packed, and servers send them so: what is left of one (gzip, measured on 380 and 13,000 pages).
PACKED = 0.3
_TEXTS = (".html", ".css", ".js", ".json", ".txt", ".svg")
_FILES = ("assets/", addresses.SEARCH)
_PICTURE = re.compile(r"([a-z-]+)-([0-9]+)\.webp")


class Weight(NamedTuple):
    """A file that a device keeps. ``path`` is that of its row among the files of the release; for a set of pictures
    there is a row a layout. ``key`` is the beginning of the key of that row, in hexadecimal; ``size`` that on the
    device, in bytes.
    """

    path: str
    url: str
    key: str
    size: int


WEIGHTS = Table("weight", Weight, "path, url")


def update(site: Path, manifest: Manifest) -> None:
    """Weigh what this build has made at ``site``, and forget what is gone."""
    since, database = manifest.generation - 1, manifest.database
    changed = list(HELD.select(database, "WHERE generation > ?", (since,)))
    WEIGHTS.delete(database, "path", [*(row.path for row in changed), *manifest.gone(since)])
    WEIGHTS.put(database, (weight for row in changed for weight in _weighed(str(site), row)))


def kept(manifest: Manifest) -> KeptCopy:
    """All of it. No page that was taken down, has moved or is not for search engines."""
    lines = "SELECT group_concat(key || ' ' || url, char(10)) FROM (SELECT key, url FROM weight ORDER BY path, url)"
    counts = (
        "SELECT count(*) FILTER (WHERE url = '' OR url LIKE '%/'), count(*) FILTER (WHERE url GLOB ?),"
        " coalesce(sum(size), 0) FROM weight"
    )
    pages, pictures, size = manifest.database.execute(counts, (f"{PICTURES_DIR}/*",)).fetchone()
    return KeptCopy(pages, pictures, size, manifest.database.one(lines) or "")


def _weighed(site: str, row: Held) -> Iterator[Weight]:
    path, key = row.path, row.key.hex()[:12]
    if path.startswith(f"{PICTURES_DIR}/"):
        for name in _small(os.listdir(f"{site}/{path}")):
            yield Weight(path, f"{path}/{name}", key, os.path.getsize(f"{site}/{path}/{name}"))
    elif row.indexed or (row.url is None and path.startswith(_FILES)):
        size = os.path.getsize(f"{site}/{path}")
        yield Weight(
            path, path if row.url is None else row.url, key, int(size * PACKED) if path.endswith(_TEXTS) else size
        )


def _small(names: list[str]) -> Iterator[str]:
    """Of each layout of a set the picture to keep."""
    layouts: dict[str, list[int]] = {}
    for name in sorted(names):
        if match := _PICTURE.fullmatch(name):
            layouts.setdefault(match[1], []).append(int(match[2]))
    for layout, widths in layouts.items():
        widths.sort()
        yield f"{layout}-{next((each for each in widths if each >= WIDE_ENOUGH), widths[-1])}.webp"
