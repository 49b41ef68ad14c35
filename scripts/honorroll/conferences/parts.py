"""A conference as it was read, whole: what its page and its press kit are drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from honorroll.conferences.model import Album, Conference, Speech


class SpeechPart(NamedTuple):
    """A speech: ``html`` is safe and finished, ``text`` is what the speaker's office sent."""

    id: str
    speech: Speech
    html: str
    text: str


class AlbumPart(NamedTuple):
    id: str
    album: Album


class Parts(NamedTuple):
    slug: str
    conference: Conference
    html: str
    """The conference's own text."""
    speeches: tuple[SpeechPart, ...]
    """In the order in which they are given."""
    albums: tuple[AlbumPart, ...]
    transcripts: Mapping[str, str]
    """Finished HTML by the name of the file."""
