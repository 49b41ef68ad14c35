"""What news and the council's pages need to know of a conference: its name, its dates and its address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from honorroll.conferences.facts import ConferenceFacts
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import link

Day = date  # the field ``date`` hides the type from the fields below it


class ConferenceRef(NamedTuple):
    """A conference, as posts and the tracker refer to it.

    ``date`` is its last day where that is known, ``unit`` the id of the unit that holds it.
    """

    slug: str
    name: str
    date: date | None
    unit: str
    has_page: bool = False
    """Whether the site has a page of it; one whose files are faulty has none."""
    former_slugs: tuple[str, ...] = ()
    begins: Day | None = None
    """Its first day, where that is known and is not the last."""
    cancelled: bool = False
    honorees: tuple[str, ...] = ()
    """Those whom it honours, and the speakers."""
    cites: tuple[str, ...] = ()
    """The addresses of its sources."""

    @property
    def url(self) -> str:
        return addresses.conference(self.slug)


def linked_name(conference: ConferenceRef) -> Html:
    """The name as HTML, linked to the conference's page where there is one."""
    return link(conference.url, conference.name) if conference.has_page else esc(conference.name)


def refs_by_slug(conferences: Iterable[ConferenceFacts], folders: Iterable[str]) -> dict[str, ConferenceRef]:
    """Every conference by slug; ``folders`` are the slugs of all, also of those that could not be read."""
    refs = {slug: ConferenceRef(slug, slug, None, "") for slug in folders}
    for facts in conferences:
        day = date.fromisoformat(facts.day) if facts.day else None
        first = (
            date.fromisoformat(facts.first[:10]) if facts.grain in ("minute", "day") and not facts.has_no_date else None
        )
        refs[facts.slug] = ConferenceRef(
            slug=facts.slug,
            name=facts.name,
            date=day,
            unit=facts.unit,
            has_page=True,
            former_slugs=facts.former_slugs,
            begins=first if first != day else None,
            cancelled=facts.status == "cancelled",
            honorees=(*facts.honorees, *(speech.honoree for speech in facts.speeches if speech.honoree)),
            cites=facts.cites,
        )
    return refs
