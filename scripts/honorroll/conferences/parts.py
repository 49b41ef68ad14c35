"""A conference as it was read, whole: what its page and its press kit are drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from honorroll.conferences.model import Album, Conference, Speech
from honorroll.media.honoree_pictures import PhotoRenditions
from honorroll.media.renditions import RenditionSet


class SpeechPart(NamedTuple):
    """A speech: ``html`` is safe and finished, ``text`` is what the speaker's office sent."""

    id: str
    speech: Speech
    html: str
    text: str


class AlbumPart(NamedTuple):
    id: str
    album: Album
    pictures: Mapping[str, PhotoRenditions] = MappingProxyType({})
    """By the name of the file: what is shown of each photo that is fit to be."""


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
    card: RenditionSet | None = None
    """The social card, if there are such."""

    @property
    def sets(self) -> list[RenditionSet]:
        """The sets of pictures that its pages show."""
        sets = [pictured.set for album in self.albums for pictured in album.pictures.values()]
        return [*sets, self.card] if self.card else sets

    @property
    def press_sets(self) -> list[RenditionSet]:
        """Those that its press kit alone holds."""
        return [each.press_set for album in self.albums for each in album.pictures.values() if each.press_set]
