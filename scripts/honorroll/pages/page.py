"""Planned pages and files. Planning happens before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
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
    """A page to be drawn. ``url`` is relative to the root and ends in ``/`` (``""`` is the home page).

    ``draw`` makes title, description and body. It is None for an honoree, whose page needs the profile, and for a
    redirect, which needs no shell.
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
    """An address that no longer has a page."""

    url: str


class File(NamedTuple):
    """A small file that is made only if its ``key`` changed."""

    path: str
    key: bytes
    make: Callable[[], bytes]


class Additions(NamedTuple):
    """What other sections add to pages of the roll, as HTML: the conference, the latest posts and the last bands of the
    home page, by address of a list what follows it on its first page and its links for the head, and what follows the
    figures.
    """

    conference: str = ""
    news: str = ""
    home: str = ""
    lists: Mapping[str, tuple[str, str]] = MappingProxyType({})
    figures: str = ""
    today: date | None = None
    """The day of the build."""
    held: tuple[tuple[str, str, str], ...] = ()
    """The conferences that were held on a known day: that day (ISO), name, address."""


class PlannedFile(NamedTuple):
    """A file too large to be held in memory. ``write`` creates it at a path that does not exist yet."""

    key: bytes
    write: Callable[[Path], None]


def copied(source: Path, digest: bytes) -> PlannedFile:
    """A film, document or caption file that is copied. ``digest`` is that of the inspected content."""
    return PlannedFile(key_of("copy", clean_copy.recipe(), digest), partial(clean_copy.write, source, digest))
