"""The news: posts of coverage, from ``content/news`` to pages, lists and feeds. What the stages of a build call is here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from honorroll.base.findings import Finding
from honorroll.base.keys import key_of
from honorroll.content.model import Facts, Settings, Vocabulary
from honorroll.media.plan import Set
from honorroll.news.excerpts import Bands, bands
from honorroll.news.meetings import Meeting, meetings
from honorroll.news.plan import Planned, plan
from honorroll.news.published import Newsroom, findable, mentions, misplaced, newsroom
from honorroll.news.read import News, gather
from honorroll.news.roll_rules import Desk, judged

__all__ = [
    "Bands",
    "News",
    "Newsroom",
    "Planned",
    "bands",
    "digest",
    "findable",
    "gather",
    "judge",
    "meetings",
    "mentions",
    "misplaced",
    "plan",
    "room",
    "to_draw",
]


def judge(
    root: Path, news: News, honorees: Mapping[str, Facts | None], meetings: Mapping[str, Meeting], today: date
) -> list[Finding]:
    """What is wrong with the posts beside the roll and the conferences; ``honorees`` by slug, None for faulty ones."""
    posts = [entry.facts for entry in news.entries]
    return judged(Desk(root, posts, honorees, meetings, today))


def room(
    news: News, honorees: Mapping[str, Facts], meetings: Mapping[str, Meeting], vocabulary: Vocabulary,
    settings: Settings, today: date,
) -> Newsroom:  # fmt: skip
    """What the news of ``today`` are planned from."""
    posts = (entry.facts for entry in news.entries)
    return newsroom(posts, today.isoformat(), honorees, meetings, vocabulary, settings, news)


def to_draw(room: Newsroom, held: frozenset[str]) -> list[Set]:
    """The sets of pictures that the posts which are out show and the pool does not hold. Raises ChangedError."""
    missing = [post.path for post in room.posts if not held.issuperset(post.pictures)]
    return [set_ for set_ in room.news.sets(missing) if set_.name not in held]


def digest(room: Newsroom) -> bytes:
    """Stands for all that other pages than those of posts show of the news, and for what posts show of each other: which
    are out, on which lists each is, and its card.
    """
    told = [
        repr((post.slug, post.honorees, post.conference, post.movements, post.updated, post.former_slugs)).encode() + post.card_digest
        for post in room.posts
    ]  # fmt: skip
    return key_of(*told, *(repr((post.slug, post.former_slugs)) for post in room.gone), repr([*room.meetings.values()]))
