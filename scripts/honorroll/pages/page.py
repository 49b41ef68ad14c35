"""What is planned: pages by address, before any is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Protocol

from honorroll.base.keys import key_of
from honorroll.content.model import Facts
from honorroll.media import clean_copy
from honorroll.pages.html import Drawn


class KnownAddresses(Protocol):
    """Addresses, of pages and files: whether there is one, and those that begin alike."""

    def __contains__(self, url: object) -> bool: ...
    def below(self, url: str) -> Iterable[str]: ...


class Page(NamedTuple):
    """A page to be made. ``url`` is relative to the root and ends in ``/`` (``""`` is home).

    ``draw`` makes title, description and fragment; it is ``None`` for an honoree, whose page needs the profile, and
    for a page that has moved, which needs no shell.
    """

    url: str
    section: str
    key: bytes
    draw: Callable[[], Drawn] | None = None
    honoree: Facts | None = None
    moved_to: str | None = None
    lastmod: str = ""
    indexed: bool = True
    subject: str = ""
    """Of an honoree's page the slug, before the honoree is asked for."""
    content: bytes = b""
    """Of an honoree's page the digest of what the profile alone gives it."""


def moved(url: str, target: str) -> Page:
    """A page that leads on from ``url`` to the address ``target``."""
    return Page(url, "", key_of("moved", url, target), moved_to=target, indexed=False)


class Gone(NamedTuple):
    """An address where there is no page any more."""

    url: str


class File(NamedTuple):
    """A file besides pages that is made only where it changed: ``key`` stands for what is in it."""

    path: str
    key: bytes
    make: Callable[[], bytes]


class Additions(NamedTuple):
    """What pages of the roll show from elsewhere, finished: the conference and the last bands of the home page, and by
    the address of a list what follows it on its first page and what its head says.
    """

    conference: str = ""
    home: str = ""
    lists: Mapping[str, tuple[str, str]] = MappingProxyType({})


class PlannedFile(NamedTuple):
    """A file of the site that is too large to be held in memory: ``write`` makes it at a path where there is none."""

    key: bytes
    write: Callable[[Path], None]


def copied(source: Path, digest: bytes) -> PlannedFile:
    """A film, document or caption file of the content; ``digest`` is that of the bytes that were looked into."""
    return PlannedFile(key_of("copy", clean_copy.recipe(), digest), partial(clean_copy.write, source, digest))
