"""What the sections of a site answer alike, whatever they are about: the build asks each of them in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from honorroll import news as newsdesk
from honorroll.base.findings import Finding
from honorroll.conferences import plan as conference_plan
from honorroll.conferences import read as conference_content
from honorroll.conferences import stage as conferences
from honorroll.content.directives import Known
from honorroll.content.model import Vocabulary
from honorroll.council import Table
from honorroll.council import misplaced as misplaced_in_council
from honorroll.media.plan import Set
from honorroll.news.published import Newsroom
from honorroll.pages.found import Entry
from honorroll.pages.mentions import Mention
from honorroll.roll import read
from honorroll.roll.database import PROFILES, Roll
from honorroll.roll.rules.profile import Profile


class Section(Protocol):
    """A part of the site with content of its own, which was read and is faultless."""

    def pictures(self, *, kits: bool) -> Iterable[str]:
        """The names of the sets of pictures that its pages show, or of those that only its press kits hold."""

    def to_draw(self, missing: frozenset[str], held: frozenset[str]) -> Iterable[Set]:
        """Those of its sets that the pool lacks: all of ``missing`` that are its own."""

    def findable(self) -> Iterable[Entry]:
        """What the search finds besides honorees and lists."""

    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        """What it says of the honorees, by slug."""

    def misplaced(self, known: Known) -> Iterable[Finding]:
        """What is wrong with the directives in its texts."""


class RollSection(NamedTuple):
    roll: Roll
    given: read.Given
    drawing: read.Drawing

    def pictures(self, *, kits: bool) -> Iterable[str]:
        wanted: list[str] = self.roll.database.column("SELECT DISTINCT name FROM picture WHERE kit = ?", (kits,))
        return wanted

    def to_draw(self, missing: frozenset[str], held: frozenset[str]) -> Iterator[Set]:
        sets = dict(self.drawing.sets)
        for name in sorted(missing):
            owner = self.roll.database.one("SELECT owner FROM picture WHERE name = ?", (name,))
            if owner is not None and name not in sets:
                sets |= {each.name: each for each in read.sets_of(self.whole(owner))}
        return (sets[name] for name in missing if name in sets)

    def whole(self, slug: str) -> Profile:
        """What may be published of a profile, read again. Raises ChangedError."""
        path = self.roll.database.one("SELECT path FROM honoree WHERE slug = ?", (slug,))
        found = PROFILES.get(self.roll.database, "WHERE path = ?", (path,))
        if found is None:
            raise ValueError(slug)
        return read.read_again(self.drawing.root, found.file, self.given)

    def findable(self) -> Iterable[Entry]:
        return ()

    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        return {}

    def misplaced(self, known: Known) -> Iterable[Finding]:
        return ()


class ConferenceSection(NamedTuple):
    stage: conferences.Stage
    vocabulary: Vocabulary

    def pictures(self, *, kits: bool) -> Iterator[str]:
        for facts in self.stage.conferences:
            yield from facts.press if kits else facts.pictures

    def to_draw(self, missing: frozenset[str], held: frozenset[str]) -> Iterable[Set]:
        return conference_content.to_draw(self.stage.gathered, self.vocabulary, held)

    def findable(self) -> Iterable[Entry]:
        return conference_plan.findable(self.stage)

    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        return conferences.mentions(self.stage.conferences)

    def misplaced(self, known: Known) -> Iterable[Finding]:
        return conference_content.misplaced(self.stage.gathered, known)


class NewsSection(NamedTuple):
    root: Path
    room: Newsroom

    def pictures(self, *, kits: bool) -> Iterator[str]:
        for post in () if kits else self.room.posts:
            yield from post.pictures

    def to_draw(self, missing: frozenset[str], held: frozenset[str]) -> Iterable[Set]:
        return newsdesk.to_draw(self.room, held)

    def findable(self) -> Iterable[Entry]:
        return newsdesk.findable(self.room)

    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        return newsdesk.mentions(self.room)

    def misplaced(self, known: Known) -> Iterable[Finding]:
        return newsdesk.misplaced(self.root, self.room, known)


class CouncilSection(NamedTuple):
    table: Table

    def pictures(self, *, kits: bool) -> Iterator[str]:
        film = self.table.files.film.set
        if film and not kits:
            yield film.name

    def to_draw(self, missing: frozenset[str], held: frozenset[str]) -> Iterator[Set]:
        film = self.table.files.film.set
        if film and film.name not in held:
            yield film

    def findable(self) -> Iterable[Entry]:
        return ()

    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        return {}

    def misplaced(self, known: Known) -> Iterable[Finding]:
        return misplaced_in_council(self.table.files, known)
