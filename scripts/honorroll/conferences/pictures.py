"""The seam to the photo pipeline: what a conference's page and press kit need of the photos of its albums.

No photo is ever published as it was sent. Until pictures were drawn of it, a photo is its caption and credit alone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from honorroll.conferences.model import AlbumPhoto


class Large(NamedTuple):
    """A picture for print, 2,400 px without metadata: where it lies, and its size in bytes."""

    path: Path
    size: int


class Pictures(NamedTuple):
    """The pictures of one conference; ``digest`` stands for all of them in the keys of page and kit."""

    digest: bytes
    html: Callable[[str, AlbumPhoto], str]
    """Of album and photo: the finished picture, linked to its large form; ``""`` where there is none."""
    large: Callable[[str, AlbumPhoto], Large | None]


NONE = Pictures(b"", lambda album, photo: "", lambda album, photo: None)
