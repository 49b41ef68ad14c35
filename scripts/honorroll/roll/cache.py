"""The facts of the roll as an earlier build found them: see ``store``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from honorroll.base.store import Store, is_same
from honorroll.content.model import AwardFacts, Card, Facts
from honorroll.content.scan import ProfileFile
from honorroll.roll.read import NEVER, Entry


class Cache:
    """The entries of the roll, valid for one environment (see ``reading``)."""

    def __init__(self, root: Path, environment: bytes) -> None:
        self._store = Store(root, "roll", environment)
        self._loaded: dict[str, Entry] = {}

    @property
    def digest(self) -> bytes:
        """Of what was loaded."""
        return self._store.digest

    def entries(self) -> dict[str, Entry]:
        """By path; empty where nothing of this environment is kept."""
        # ``tuple.__new__`` is what ``_make`` calls, without its check of the length: the digest has vouched for that.
        new = tuple.__new__
        at, card = Facts._fields.index("awards"), Facts._fields.index("card")
        for path, file, facts in self._store.rows():
            awards = tuple([new(AwardFacts, award) for award in facts[at]])
            parts = (*facts[:at], awards, *facts[at + 1 : card], new(Card, facts[card]), *facts[card + 1 :])
            values = new(Facts, parts)
            self._loaded[path] = new(Entry, (new(ProfileFile, file), values))
        return self._loaded

    def save(self, entries: Iterable[Entry]) -> bytes:
        """Keep the entries for the next build, unless they are what was loaded; the digest of what is kept."""
        rows = list(entries)
        if not rows or not is_same(rows, self._loaded, [entry.file.path for entry in rows]):
            self._store.write(_row(entry, self._store.latest) for entry in rows)
        return self._store.digest


def _row(entry: Entry, latest: int) -> tuple[str, object, object]:
    """An entry as plain tuples; one whose file is younger than ``latest`` is kept under the signature of no file."""
    times = [time_ for _, signature in [("", entry.file.signature), *entry.file.media] for time_ in signature[2:]]
    file = entry.file if max(times) < latest else entry.file._replace(signature=NEVER)
    return file.path, file, entry.facts
