"""The news: posts of coverage, from ``content/news`` to pages, lists and feeds. What the stages of a build call is here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from honorroll.base.findings import Finding
from honorroll.base.keys import key_of
from honorroll.content.model import Facts, Settings, Vocabulary
from honorroll.media.renditions import RenditionSet
from honorroll.news.conference_refs import ConferenceRef, conference_refs
from honorroll.news.excerpts import NewsExcerpts, news_excerpts
from honorroll.news.plan import NewsPlan, plan, replan, texts
from honorroll.news.published import PublishedNews, findable, judge_directives, mentions, published_news
from honorroll.news.read import NewsContents, gather
from honorroll.news.rules.all_posts import AllPosts, judge

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
    "replan",
    "room",
    "texts",
    "to_draw",
]


def judge(
    root: Path,
    news: NewsContents,
    honorees: Mapping[str, Facts | None],
    meetings: Mapping[str, ConferenceRef],
    today: date,
) -> list[Finding]:
    """What is wrong with the posts beside the roll and the conferences; ``honorees`` by slug, None for faulty ones."""
    posts = [entry.facts for entry in news.entries]
    return judge(AllPosts(root, posts, honorees, meetings, today))


def room(
    news: NewsContents, honorees: Mapping[str, Facts], meetings: Mapping[str, ConferenceRef], vocabulary: Vocabulary,
    settings: Settings, today: date,
) -> PublishedNews:  # fmt: skip
    """What the news of ``today`` are planned from."""
    posts = (entry.facts for entry in news.entries)
    return published_news(posts, today.isoformat(), honorees, meetings, vocabulary, settings, news)


def to_draw(room: PublishedNews, held: frozenset[str]) -> list[RenditionSet]:
    """The sets of pictures that the posts which are out show and the pool does not hold. Raises ChangedError."""
    missing = [post.path for post in room.posts if not held.issuperset(post.pictures)]
    return [set_ for set_ in room.news.sets(missing) if set_.name not in held]


def digest(room: PublishedNews) -> bytes:
    """Stands for all that other pages than those of posts show of the news, and for what posts show of each other: which
    are out, on which lists each is, and its card.
    """
    told = [
        repr((post.slug, post.honorees, post.conference, post.movements, post.updated, post.former_slugs)).encode() + post.card_digest
        for post in room.posts
    ]  # fmt: skip
    return key_of(*told, *(repr((post.slug, post.former_slugs)) for post in room.gone), repr([*room.meetings.values()]))
