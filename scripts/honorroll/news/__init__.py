"""The news: posts of coverage, from ``content/news`` to pages, lists and feeds.

This package exports what the steps of a build call.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from honorroll.base.findings import Finding
from honorroll.base.keys import key_of
from honorroll.content.model import Facts
from honorroll.media.renditions import RenditionSet
from honorroll.news import read
from honorroll.news.conference_refs import ConferenceRef, refs_by_slug
from honorroll.news.excerpts import NewsExcerpts, news_excerpts
from honorroll.news.plan import NewsPlan, plan
from honorroll.news.published import PublishedNews, findable, judge_directives, mentions, published_news
from honorroll.news.read import NewsContents, gather
from honorroll.news.rules import all_posts

__all__ = [
    "NewsContents",
    "NewsExcerpts",
    "NewsPlan",
    "PublishedNews",
    "digest",
    "findable",
    "gather",
    "judge_directives",
    "judge_posts",
    "mentions",
    "news_excerpts",
    "plan",
    "published_news",
    "refs_by_slug",
    "to_draw",
]


def judge_posts(
    root: Path,
    contents: NewsContents,
    honorees: Mapping[str, Facts | None],
    conferences: Mapping[str, ConferenceRef],
    today: date,
) -> list[Finding]:
    """Check the posts against each other, the roll and the conferences.

    ``honorees`` and ``conferences`` are by slug; an honoree whose profile is faulty is None.
    """
    posts = [entry.facts for entry in contents.entries]
    return all_posts.judge(all_posts.AllPosts(partial(read.document, root), posts, honorees, conferences, today))


def to_draw(news: PublishedNews, held: frozenset[str]) -> list[RenditionSet]:
    """The sets of pictures that published posts show and that are not among the names ``held`` by the pool.

    Raises ChangedError.
    """
    missing = [post.path for post in news.posts if not held.issuperset(post.pictures)]
    return [set_ for set_ in news.contents.sets(missing) if set_.name not in held]


def digest(news: PublishedNews) -> bytes:
    """The digest of all that other pages show of the news, and of what posts show of each other.

    It covers which posts are published, the lists that each is on, and its card.
    """
    shown = [
        repr((post.slug, post.honorees, post.conference, post.movements, post.updated, post.former_slugs)).encode()
        + post.card_digest
        for post in news.posts
    ]
    withdrawn = (repr((post.slug, post.former_slugs)) for post in news.withdrawn)
    return key_of(*shown, *withdrawn, repr([*news.conferences.values()]))
