"""The posts that are out on a day, and what they are planned from; what other rooms are told of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from honorroll.base.findings import Finding, Source
from honorroll.base.keys import key_of
from honorroll.base.vietnamese import day_first
from honorroll.content import directives
from honorroll.content.directives import DirectiveRenderer, Known
from honorroll.content.model import Facts
from honorroll.content.settings import Settings
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import yaml_read
from honorroll.news.meetings import Meeting
from honorroll.news.model import POST_KINDS, PostFacts
from honorroll.news.read import News
from honorroll.pages.found import Entry as Found
from honorroll.pages.mentions import Mention

Of = tuple[str, str]
"""A kind of list and an id: ``("column", "guong-dien-hinh")``; ``("", "")`` is the list of all posts."""


@dataclass(frozen=True)
class Newsroom:
    """Everything that the news are planned from. ``posts`` are those that are out, oldest first; ``gone`` the withdrawn."""

    posts: Sequence[PostFacts]
    gone: Sequence[PostFacts]
    honorees: Mapping[str, Facts]
    meetings: Mapping[str, Meeting]
    vocabulary: Vocabulary
    settings: Settings
    news: News
    """Gives what is not held of every post: bodies, sets of pictures, their sizes."""

    @cached_property
    def of(self) -> Mapping[Of, Sequence[PostFacts]]:
        """The posts of each column, movement, conference and month, and all of them, oldest first."""
        found: dict[Of, list[PostFacts]] = defaultdict(list)
        found["", ""] = list(self.posts)
        for post in self.posts:
            found["column", post.column].append(post)
            found["month", post.date[:7]].append(post)
            for id_ in post.movements:
                found["movement", id_].append(post)
            if post.conference:
                found["conference", post.conference].append(post)
        return dict(found)


def with_placed(room: Newsroom, placing: DirectiveRenderer) -> Newsroom:
    """The same, where the digest of a post also stands for what its directives show."""
    if not any(post.placed for post in room.posts):
        return room
    posts = [
        post._replace(digest=key_of(post.digest, placing.key(post.placed))) if post.placed else post
        for post in room.posts
    ]
    return replace(room, posts=posts)


def misplaced(root: Path, room: Newsroom, known: Known) -> Iterator[Finding]:
    """What directives name and is not there. The files are read again, for places are not kept."""
    for post in room.posts:
        if post.placed:
            _, body, _ = yaml_read.load_front_matter(yaml_read.read_bytes(root, post.path), post.path)
            yield from directives.judge(body.text, Source(post.path, body.line, 1), known)


def newsroom(
    facts: Iterable[PostFacts], today: str, honorees: Mapping[str, Facts], meetings: Mapping[str, Meeting],
    vocabulary: Vocabulary, settings: Settings, news: News,
) -> Newsroom:  # fmt: skip
    """Of all posts those that are out on ``today``: no drafts, nothing that is still held back."""
    some = list(facts)
    out = [post for post in some if not post.draft and not post.withdrawn and post.publish_from <= today]
    out.sort(key=lambda post: (post.date, post.slug))
    return Newsroom(out, [post for post in some if post.withdrawn], honorees, meetings, vocabulary, settings, news)


def mentions(room: Newsroom) -> dict[str, list[Mention]]:
    """What the posts say of the honorees, by slug, the newest first."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for post in reversed(room.posts):
        for slug in post.honorees:
            when = day_first(post.date)
            found[slug].append(Mention(POST_KINDS[post.kind], post.title, post.url, when))
    return found


def findable(room: Newsroom) -> list[Found]:
    """What the search knows of the posts: title, what each is and its day."""
    return [
        Found("news", post.url, post.title, f"{POST_KINDS[post.kind]} · {'/'.join(reversed(post.date.split('-')))}")
        for post in room.posts
    ]
