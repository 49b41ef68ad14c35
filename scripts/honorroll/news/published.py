"""The posts that are published on a day, grouped by list; what other sections show of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from honorroll.base.findings import Finding, Source
from honorroll.base.keys import key_of
from honorroll.base.vietnamese import day_first
from honorroll.content import directives
from honorroll.content.directives import DirectiveRenderer, DirectiveTargets
from honorroll.content.model import Facts
from honorroll.content.settings import Settings
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import yaml_read
from honorroll.news.conference_refs import ConferenceRef
from honorroll.news.model import POST_KINDS, PostFacts
from honorroll.news.read import NewsContents
from honorroll.pages import addresses
from honorroll.pages.found import SearchEntry
from honorroll.pages.mentions import Mention

ListKey = tuple[str, str]
"""A kind of list and an id: ``("column", "guong-dien-hinh")``; ``("", "")`` is the list of all posts."""


@dataclass(frozen=True)
class PublishedNews:
    """Everything that the pages and feeds of the news are planned from."""

    posts: Sequence[PostFacts]
    """Those that are published, oldest first."""
    withdrawn: Sequence[PostFacts]
    honorees: Mapping[str, Facts]
    conferences: Mapping[str, ConferenceRef]
    vocabulary: Vocabulary
    settings: Settings
    contents: NewsContents
    """Reads what is not held of every post: bodies, sets of pictures, their sizes."""

    @cached_property
    def by_list(self) -> Mapping[ListKey, Sequence[PostFacts]]:
        """The posts of each column, movement, conference and month, and all of them, oldest first."""
        by_list: dict[ListKey, list[PostFacts]] = defaultdict(list)
        by_list["", ""] = list(self.posts)
        for post in self.posts:
            by_list["column", post.column].append(post)
            by_list["month", post.date[:7]].append(post)
            for id_ in post.movements:
                by_list["movement", id_].append(post)
            if post.conference:
                by_list["conference", post.conference].append(post)
        return dict(by_list)


def published_news(
    contents: NewsContents,
    honorees: Mapping[str, Facts],
    conferences: Mapping[str, ConferenceRef],
    vocabulary: Vocabulary,
    settings: Settings,
    today: date,
) -> PublishedNews:
    """The posts that are published ``today``: no drafts, and none that is still under embargo."""
    day = today.isoformat()
    every = [entry.facts for entry in contents.entries]
    posts = [post for post in every if not post.draft and not post.withdrawn and post.publish_from <= day]
    posts.sort(key=lambda post: (post.date, post.slug))
    named = {slug for post in posts for slug in (*post.honorees, *(tag.honoree for tag in post.tags))}
    known = [honorees[slug] for slug in named if slug in honorees]
    gone = frozenset(facts.slug for facts in known if facts.withdrawn)
    unseen = gone | {facts.slug for facts in known if facts.expired}
    posts = [_without(post, gone, unseen, day) for post in posts]
    withdrawn = [post for post in every if post.withdrawn]
    return PublishedNews(posts, withdrawn, honorees, conferences, vocabulary, settings, contents)


def with_directive_keys(news: PublishedNews, renderer: DirectiveRenderer) -> PublishedNews:
    """The same, where the digest of a post also covers what its directives show."""
    if not any(post.placed for post in news.posts):
        return news
    posts = [
        post._replace(digest=key_of(post.digest, renderer.key(post.placed))) if post.placed else post
        for post in news.posts
    ]
    return replace(news, posts=posts)


def _without(post: PostFacts, gone: frozenset[str], unseen: frozenset[str], day: str) -> PostFacts:
    """A post that neither names nor shows anybody whose consent has ended, and no photo that is under an embargo: who
    was withdrawn otherwise is an error of the post.
    """
    post = _without_photos(post, unseen, day)
    if gone.isdisjoint(post.honorees):
        return post
    return post._replace(honorees=tuple(slug for slug in post.honorees if slug not in gone))


def _without_photos(post: PostFacts, unseen: frozenset[str], day: str) -> PostFacts:
    stills = (*post.photos, *([post.cover] if post.cover else ()))
    hidden = {still.picture for still in stills if still.publish_from > day or not unseen.isdisjoint(still.honorees)}
    if not hidden:
        return post
    if post.cover and post.cover.picture in hidden:
        post = post._replace(cover=None, card=post.bare_card, card_digest=key_of(post.bare_card))
    return post._replace(
        photos=tuple(still for still in post.photos if still.picture not in hidden),
        pictures=tuple(name for name in post.pictures if name not in hidden),
        digest=key_of(post.digest, *sorted(hidden)),
    )


def judge_directives(root: Path, news: PublishedNews, targets: DirectiveTargets) -> Iterator[Finding]:
    """Directives in posts name what exists. The files are read again, because facts carry no positions."""
    for post in news.posts:
        if post.placed:
            _, body, _ = yaml_read.load_front_matter(yaml_read.read_bytes(root, post.path), post.path)
            yield from directives.judge(body.text, Source(post.path, body.line, 1), targets)


def mentions(news: PublishedNews) -> dict[str, list[Mention]]:
    """The posts that mention each honoree, by slug, newest first."""
    by_slug: dict[str, list[Mention]] = defaultdict(list)
    for post in reversed(news.posts):
        for slug in post.honorees:
            event = addresses.conference(post.conference) if post.conference else ""
            told = Mention(POST_KINDS[post.kind], post.title, post.url, day_first(post.date), event=event)
            by_slug[slug].append(told)
    return by_slug


def findable(news: PublishedNews) -> list[SearchEntry]:
    """What the search shows of each post: its title, its kind and its day."""
    return [
        SearchEntry("news", post.url, post.title, f"{POST_KINDS[post.kind]} · {day_first(post.date)}")
        for post in news.posts
    ]
