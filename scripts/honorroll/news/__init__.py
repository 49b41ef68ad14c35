"""The news: posts of coverage, from ``content/news`` to pages, lists and feeds. What the stages of a build call is here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from honorroll.findings import Finding
from honorroll.model import Facts, Settings, Vocabulary
from honorroll.news.desk import Desk, judged
from honorroll.news.gather import News, gather
from honorroll.news.meetings import Meeting, meetings
from honorroll.news.plan import Newsroom, Planned, findable, mentions, newsroom, plan
from honorroll.planned import key_of

__all__ = [
    "News",
    "Newsroom",
    "Planned",
    "digest",
    "findable",
    "gather",
    "judge",
    "meetings",
    "mentions",
    "plan",
    "room",
    "texts",
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
    return newsroom(posts, today.isoformat(), honorees, meetings, vocabulary, settings, news.body)


def digest(room: Newsroom) -> bytes:
    """Stands for what pages besides those of the news show of them: which posts are out, and what is told of each."""
    told = [
        repr((post.slug, post.honorees, post.movements, post.updated, post.former_slugs)).encode() + post.card_digest
        for post in room.posts
    ]
    return key_of(*told, *(repr((post.slug, post.former_slugs)) for post in room.gone))


def texts(room: Newsroom) -> bytes:
    """Stands for all of the news, every word of them."""
    shown = [part for post in (*room.posts, *room.gone) for part in (post.slug, post.digest)]
    return key_of(str(len(room.posts)), repr(tuple(room.meetings.values())), *shown)
