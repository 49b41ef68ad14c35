"""What a device fetches to keep the whole roll: pages, style, the search by name, and of each photo a small picture.

The sizes are kept from build to build, so that only files that changed are looked at.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from honorroll.base.store import Table
from honorroll.media.renditions import PICTURES_DIR
from honorroll.outputs.offline import Fetched
from honorroll.pages import addresses
from honorroll.site.manifest import Manifest

#: A small picture is the narrowest of at least so many pixels.
WIDE_ENOUGH = 300
_FILES = ("assets/", addresses.SEARCH)
_PICTURE = re.compile(r"([a-z-]+)-([0-9]+)\.webp")


class Weight(NamedTuple):
    """A file that a device keeps. ``path`` is that of its row among the files of the release; for a set of pictures
    there is a row a layout.
    """

    path: str
    url: str
    size: int


WEIGHTS = Table("weight", Weight, "path, url")


def update(site: Path, manifest: Manifest) -> None:
    """Weigh what this build has made at ``site``, and forget what is gone."""
    since, database = manifest.generation - 1, manifest.database
    changed = manifest.changed(since)
    WEIGHTS.delete(database, "path", [*changed, *manifest.gone(since)])
    WEIGHTS.put(database, (weight for path in changed for weight in _weighed(site, path)))


def kept(manifest: Manifest) -> list[Fetched]:
    """All of it, in the order of addresses. No page that was taken down, has moved or is not for search engines."""
    rows = manifest.database.execute(
        "SELECT weight.url, size, key, file.path FROM weight JOIN file USING (path)"
        " WHERE file.url IS NULL OR indexed ORDER BY weight.url"
    )
    return [Fetched(url, size, key, path.startswith(f"{PICTURES_DIR}/")) for url, size, key, path in rows]


def _weighed(site: Path, path: str) -> Iterator[Weight]:
    if path.startswith(f"{PICTURES_DIR}/"):
        for name in _small(os.listdir(f"{site}/{path}")):
            yield Weight(path, f"{path}/{name}", os.path.getsize(f"{site}/{path}/{name}"))
    elif path.endswith("index.html") or path.startswith(_FILES):
        yield Weight(path, path.removesuffix("index.html"), os.path.getsize(f"{site}/{path}"))


def _small(names: list[str]) -> Iterator[str]:
    """Of each layout of a set the picture to keep."""
    layouts: dict[str, list[int]] = {}
    for name in sorted(names):
        if match := _PICTURE.fullmatch(name):
            layouts.setdefault(match[1], []).append(int(match[2]))
    for layout, widths in layouts.items():
        widths.sort()
        yield f"{layout}-{next((each for each in widths if each >= WIDE_ENOUGH), widths[-1])}.webp"
