"""The addresses of sources and films that the content names, and the files that name them."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from honorroll.formats import yaml_read

#: Where an address stands in a file: also in the flow style, and with quotes.
_URL = re.compile(r"\burl:[ \t]*[\"']?(https?://[^\s\"'<>{}|\\^`]+)")
_FOLDERS = ("honorees", "content")


class Place(NamedTuple):
    """An address, and the files that name it."""

    url: str
    paths: tuple[str, ...]


def places(root: Path) -> list[Place]:
    """All of them, sorted by address; one without what follows ``#``, for that is not asked for."""
    found: dict[str, list[str]] = defaultdict(list)
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".yml", ".md") and not path.is_symlink():
                name = path.relative_to(root).as_posix()
                for url in addresses_in(root, name):
                    found[url].append(name)
    return [Place(url, tuple(paths)) for url, paths in sorted(found.items())]


def addresses_in(root: Path, path: str) -> list[str]:
    """Those that a file names, each once; none where it cannot be read."""
    try:
        text = yaml_read.read_bytes(root, path).decode(errors="replace")
    except (OSError, ValueError):
        return []
    return list(dict.fromkeys(url.partition("#")[0].rstrip(",") for url in _URL.findall(text)))
