"""The input of the rules about one conference."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from honorroll.base.findings import Source
from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.scan import ConferenceFolder
from honorroll.content.office import ConferenceRules
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.yaml_read import Document
from honorroll.media.renditions import MediaInfo

Loc = tuple[str | int, ...]
"""The keys and indices that lead to a value of a document."""


class ConferenceContext(NamedTuple):
    """A conference and its sources. ``documents`` and ``texts`` are by path."""

    folder: ConferenceFolder
    details: ConferenceDetails
    documents: Mapping[str, Document]
    texts: Mapping[str, str]
    vocabulary: Vocabulary
    plan: ConferenceRules
    """What the office has set for conferences under its plan."""
    looks: Mapping[str, MediaInfo]
    """The inspected photos of its albums, by path."""
    lengths: Mapping[str, float] = MappingProxyType({})
    """How many seconds its films take, by the name of the file, where that is known."""

    @property
    def document(self) -> Document:
        return self.documents[self.folder.conference.path]

    def at(self, *loc: str | int) -> Source:
        """A position in ``conference.yml``."""
        return self.document.locate(loc)

    def speech(self, id_: str) -> Document:
        return self.documents[f"{self.folder.path}/speeches/{id_}.md"]

    def album(self, id_: str) -> Document:
        return self.documents[f"{self.folder.path}/albums/{id_}/album.yml"]
