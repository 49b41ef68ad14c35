"""What the media page of a conference needs besides the conference itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from honorroll.conferences.facts import ConferenceFacts
from honorroll.content.model import Facts
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import EMPTY, Html


class Kit(NamedTuple):
    """The press kit of a page: its address and its size in bytes."""

    url: str
    size: int


class PageContext(NamedTuple):
    """What the page of a conference shows besides the files of the conference."""

    site: str
    """The full address of the site."""
    vocabulary: Vocabulary
    honorees: Mapping[str, Facts]
    before: ConferenceFacts | None = None
    after: ConferenceFacts | None = None
    kit: Kit | None = None
    coverage: Html = EMPTY
    """The posts about it."""
    models: Html = EMPTY
    """The models that it is about."""
