"""Honorees as other records name them: their facts, read from the profiles when they are asked for."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING

from honorroll.content import parse
from honorroll.content.model import Facts
from honorroll.formats import yaml_read
from honorroll.media.honoree_pictures import PictureSettings
from honorroll.office.records.roster import Row
from honorroll.roll import read as roll_read
from honorroll.roll.facts import facts_of
from honorroll.roll.profile import Profile

if TYPE_CHECKING:
    from honorroll.office.records.site import Site


class People(Mapping[str, Facts | None]):
    """Everybody by slug, as the profiles are now; None where one is faulty."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._rows: dict[str, Row] = {row.slug: row for row in site.roster.rows().values()}
        self._read: dict[str, Facts | None] = {}

    def __getitem__(self, slug: str) -> Facts | None:
        if slug not in self._read:
            self._read[slug] = facts_at(self._site, self._rows[slug].path)
        return self._read[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def former(self) -> dict[str, str]:
        """The slugs of those who had another before, by that."""
        renamed = (self[row.slug] for row in self._rows.values() if row.has_former)
        return {old: facts.slug for facts in renamed if facts for old in facts.former_slugs}


class Sound(Mapping[str, Facts]):
    """Those of everybody whose profile is not faulty."""

    def __init__(self, people: People) -> None:
        self._people = people

    def __getitem__(self, slug: str) -> Facts:
        facts = self._people[slug]
        if facts is None:
            raise KeyError(slug)
        return facts

    def __iter__(self) -> Iterator[str]:
        return iter(self._people)

    def __len__(self) -> int:
        return len(self._people)


class Faulty(Container[str]):
    """The slugs of those whose profile is faulty."""

    def __init__(self, people: People) -> None:
        self._people = people

    def __contains__(self, slug: object) -> bool:
        return isinstance(slug, str) and slug in self._people and self._people[slug] is None


def facts_at(site: Site, path: str) -> Facts | None:
    """The facts of the profile at ``path``; None where it is faulty, which is told elsewhere."""
    row = site.roster.rows().get(path)
    if row is None:
        return None
    try:
        raw = yaml_read.read_bytes(site.root, path)
    except OSError:
        return None
    document, _ = yaml_read.load(raw, path)
    if document is None:
        return None
    honoree, _ = parse.honoree(document)
    if honoree is None:
        return None
    given = site.frame().given
    whole = Profile(row.kind, row.slug, document, honoree, (), given.vocabulary, given.period, {}, given.today)
    try:
        return profile_facts(site, whole)
    except KeyError:  # it names what no vocabulary knows
        return None


def profile_facts(site: Site, profile: Profile) -> Facts:
    """The facts of a profile that was judged."""
    return facts_with(site.frame().given.studio, profile)


def facts_with(studio: PictureSettings, profile: Profile) -> Facts:
    """The same, where the site need not be looked at again."""
    shown = roll_read.to_be_published(profile, studio)
    return facts_of(
        profile.slug, profile.kind, profile.document.path, shown.honoree, profile.vocabulary, b"", shown.album
    )
