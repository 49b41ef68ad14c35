"""The details of a conference: everything that its pages and its press kit show. Only one is held at a time."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from honorroll.conferences.model import Album, Conference, Speech
from honorroll.formats.html import Html
from honorroll.media.honoree_pictures import PhotoRenditions
from honorroll.media.renditions import RenditionSet


class SpeechDetails(NamedTuple):
    """A speech: ``html`` is finished and sanitised, ``text`` is the Markdown that it comes from."""

    id: str
    speech: Speech
    html: Html
    text: str


class AlbumDetails(NamedTuple):
    """An album and its pictures."""

    id: str
    album: Album
    pictures: Mapping[str, PhotoRenditions] = MappingProxyType({})
    """The renditions of each usable photo, by file name."""


class ConferenceDetails(NamedTuple):
    """A conference with its speeches, albums and transcripts."""

    slug: str
    conference: Conference
    html: Html
    """The finished text of the conference itself."""
    speeches: tuple[SpeechDetails, ...]
    """In the order in which they are given."""
    albums: tuple[AlbumDetails, ...]
    transcripts: Mapping[str, Html]
    """The finished HTML of each transcript, by file name."""
    card: RenditionSet | None = None
    """The social card, where the site has such cards."""

    @property
    def sets(self) -> list[RenditionSet]:
        """The sets of renditions that its pages show."""
        sets = [pictured.set for album in self.albums for pictured in album.pictures.values()]
        return [*sets, self.card] if self.card else sets

    @property
    def press_sets(self) -> list[RenditionSet]:
        """The sets that only its press kit holds."""
        return [each.press_set for album in self.albums for each in album.pictures.values() if each.press_set]
