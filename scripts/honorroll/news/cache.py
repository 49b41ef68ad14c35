"""The facts of posts as an earlier build found them: see ``honorroll.base.store``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from honorroll.base.store import Store, is_same
from honorroll.content.directives import Directive
from honorroll.media.renditions import ResponsivePhoto
from honorroll.news.model import PostFacts, Still
from honorroll.news.scan import PostFile
from honorroll.roll.read import NEVER


class Entry(NamedTuple):
    """A faultless post: the file as it was seen, and the facts."""

    file: PostFile
    facts: PostFacts


class Kept:
    """The entries of posts, valid for one environment."""

    def __init__(self, root: Path, environment: bytes) -> None:
        self._store = Store(root, "news", environment)
        self._loaded: dict[str, Entry] = {}

    def entries(self) -> dict[str, Entry]:
        """By path; empty where nothing of this environment is kept."""
        new = tuple.__new__
        rows = self._store.rows()
        self._loaded = {file[1]: new(Entry, (new(PostFile, file), _facts(facts))) for file, facts in rows}
        return self._loaded

    def save(self, entries: Sequence[Entry]) -> None:
        """Keep the entries, unless they are what was loaded. A file too young to be told apart by its times is kept
        under the signature of no file.
        """
        if is_same(entries, self._loaded, [entry.file.path for entry in entries]):
            return
        latest = self._store.latest
        self._store.write(
            (file if _youngest(file) < latest else file._replace(signature=NEVER), facts) for file, facts in entries
        )


def _youngest(file: PostFile) -> int:
    return max(max(signature[2:]) for signature in (file.signature, *(signature for _, signature in file.files)))


_COVER, _PHOTOS, _PLACED = (PostFacts._fields.index(name) for name in ("cover", "photos", "placed"))


def _facts(row: Any) -> PostFacts:
    """``tuple.__new__`` is what ``_make`` calls, without its check of the length: the digest has vouched for that."""
    if row[_COVER] or row[_PHOTOS] or row[_PLACED]:
        values = list(row)
        values[_COVER] = _still(row[_COVER]) if row[_COVER] else None
        values[_PHOTOS] = tuple(map(_still, row[_PHOTOS]))
        values[_PLACED] = tuple(map(Directive._make, row[_PLACED]))
        row = values
    return tuple.__new__(PostFacts, row)


def _still(row: Any) -> Still:
    alt, caption, credit, shown = row
    return Still(alt, caption, credit, ResponsivePhoto(*shown))
