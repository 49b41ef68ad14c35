"""A profile as it was read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from honorroll.content.honoree import Honoree
from honorroll.content.kinds import Kind
from honorroll.content.shared import Period
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.yaml_read import Document
from honorroll.media.renditions import MediaInfo


class Profile(NamedTuple):
    """A parsed profile with all that its rules and its page need; ``files`` are the names of those in its folder."""

    kind: Kind
    slug: str
    document: Document
    honoree: Honoree
    files: tuple[str, ...]
    vocabulary: Vocabulary
    period: Period
    """The site's period: awards from before it are marked as earlier."""
    looks: Mapping[str, MediaInfo] = MappingProxyType({})
    """The inspected photos and films of the folder, by name."""
    today: datetime.date = datetime.date.min
    """The day of the build."""
    unseen: frozenset[str] = frozenset()
    """The slugs of others of whom no photo may be published."""
