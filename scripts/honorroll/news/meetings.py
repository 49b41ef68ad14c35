"""What news and the tracker need to know of the conferences: which there are, what they are called, when they were."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from honorroll.conferences.facts import ConferenceFacts
from honorroll.formats.html import esc
from honorroll.pages import addresses
from honorroll.pages.html import link

Day = date  # for a field of this name hides the type from those below it


class Meeting(NamedTuple):
    """A conference; ``date`` where its last day is known, ``unit`` the id of the unit that holds it."""

    slug: str
    name: str
    date: date | None
    unit: str
    has_page: bool = False
    """Whether the site has a page of it, to link to; whoever plans those pages says so."""
    former_slugs: tuple[str, ...] = ()
    begins: Day | None = None
    """Its first day, where that is known and is not the last."""
    cancelled: bool = False

    @property
    def url(self) -> str:
        return addresses.conference(self.slug)


def led(meeting: Meeting) -> str:
    """Its name, which leads to its page where there is one."""
    return link(meeting.url, meeting.name) if meeting.has_page else esc(meeting.name)


def meetings(conferences: Iterable[ConferenceFacts], folders: Iterable[str]) -> dict[str, Meeting]:
    """The conferences by slug; ``folders`` are the slugs of all of them, of those that could not be read too."""
    found = {slug: Meeting(slug, slug, None, "") for slug in folders}
    for facts in conferences:
        day = date.fromisoformat(facts.day) if facts.day else None
        first = date.fromisoformat(facts.first[:10]) if facts.grain in ("minute", "day") else None
        found[facts.slug] = Meeting(
            facts.slug, facts.name, day, facts.unit, True, facts.former_slugs,
            first if first != day else None, facts.status == "cancelled",
        )  # fmt: skip
    return found
