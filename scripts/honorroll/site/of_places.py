"""What happened at each place and what was written about it: what follows the list of its people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.pages import lists as conference_lists
from honorroll.content.gazetteer import Gazetteer
from honorroll.formats.html import EMPTY, Html
from honorroll.news.model import PostFacts
from honorroll.news.pages import lists as news_lists
from honorroll.pages import addresses
from honorroll.roll.database import Roll
from honorroll.roll.rows import HOMES

#: So many conferences and posts stand on the page of a place, the latest ones.
MOST = 6


def sections(roll: Roll, conferences: Iterable[ConferenceFacts], posts: Sequence[PostFacts]) -> dict[str, Html]:
    """The sections by the address of the page of the place, then and now. What holds all others has none: there they
    would be those of the whole site.
    """
    gazetteer = roll.vocabulary.gazetteer
    meetings: dict[str, list[ConferenceFacts]] = defaultdict(list)
    place_of: dict[str, str] = {}
    for facts in sorted(conferences, key=lambda facts: facts.sort, reverse=True):
        place_of[facts.slug] = facts.place
        for place in _within(gazetteer, facts.place):
            meetings[place].append(facts)
    homes = roll.rows(HOMES, sorted({slug for post in posts for slug in post.honorees}))
    written: dict[str, list[PostFacts]] = defaultdict(list)
    for post in reversed(posts):
        named = [place_of.get(post.conference, ""), *(homes[slug].place for slug in post.honorees if slug in homes)]
        for place in dict.fromkeys(place for each in named for place in _within(gazetteer, each)):
            written[place].append(post)
    return {addresses.place(id_): _section(meetings[id_], written[id_]) for id_ in {*meetings, *written}}


def _within(gazetteer: Gazetteer, place: str) -> list[str]:
    return [each for each in gazetteer.listed.get(place, ()) if gazetteer.places[each].parent]


def _section(meetings: Sequence[ConferenceFacts], posts: Sequence[PostFacts]) -> Html:
    held = conference_lists.section("Hội nghị, sự kiện", "hoi-nghi", meetings[:MOST]) if meetings else EMPTY
    return Html(held + news_lists.section("Tin bài", "tin-bai", posts[:MOST]))
