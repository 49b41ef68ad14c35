"""The rules over all posts, each a named function in ``RULES``; its docstring is the rule.

They see the facts of every post, who is on the roll, which conferences there are, and the date of the build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text, suggestion
from honorroll.base.nearest import Nearest
from honorroll.conferences.rules.all_conferences import UNSEEN_IN_PHOTO, WITHDRAWN_IN_PHOTO
from honorroll.content.model import Facts
from honorroll.formats.yaml_read import Document
from honorroll.news.conference_refs import ConferenceRef
from honorroll.news.model import PostFacts
from honorroll.news.rules.untold_conferences import UNTOLD_CONFERENCE, proposals
from honorroll.pages import addresses


class AllPosts(NamedTuple):
    """Every post without errors of its own, and what posts refer to, by slug: the input of the rules."""

    document: Callable[[str], Document | None]
    """Reads the front matter of a post again, by its path."""
    posts: Sequence[PostFacts]
    honorees: Mapping[str, Facts | None]
    """None where the profile is faulty; that is a finding of the profile."""
    conferences: Mapping[str, ConferenceRef]
    today: date
    former: Callable[[], Mapping[str, str]] | None = None
    """Gives the slugs of honorees by their former ones, where that is known without asking everybody."""


#: Words that cannot be slugs because they are part of other addresses below the same folder; years are not either.
RESERVED = addresses.reserved(addresses.NEWS)
_YEAR = re.compile(r"[0-9]+")

RESERVED_POST_NAME = Rule(
    "reserved-post-name",
    "error",
    Text(
        "“{slug}” là địa chỉ dành riêng cho danh sách tin.",
        "Đổi tên tệp (hoặc bỏ khỏi “former_slugs”), ví dụ {slug}-vi-du.",
    ),
    Text(
        "“{slug}” is the address of a list of news.",
        "Rename the file (or drop it from “former_slugs”), for example {slug}-vi-du.",
    ),
)
POST_NAME_TAKEN = Rule(
    "post-name-taken",
    "error",
    Text(
        "Địa chỉ cũ “{slug}” cũng là địa chỉ của {other}.", "Bỏ địa chỉ này khỏi “former_slugs”, hoặc đổi tên tệp kia."
    ),
    Text(
        "The former address “{slug}” is that of {other} too.",
        "Remove it from “former_slugs”, or rename the other file.",
    ),
)
UNKNOWN_HONOREE = Rule(
    "no-such-honoree",
    "error",
    Text("Không có hồ sơ nào tên “{slug}”.", "{near_vi}Ghi tên thư mục của hồ sơ trong honorees/."),
    Text("There is no honoree “{slug}”.", "{near}Give the name of the folder in honorees/."),
)
WITHDRAWN_HONOREE = Rule(
    "honoree-withdrawn",
    "error",
    Text(
        "Hồ sơ “{slug}” đã được gỡ, mà bài này còn nhắc đến.",
        "Bỏ tên này khỏi “honorees” và khỏi nội dung, hoặc gỡ bài: withdrawn: {{date: …}}",
    ),
    Text(
        "The profile “{slug}” was taken down, and this post still speaks of it.",
        "Remove the name from “honorees” and from the text, or withdraw the post: withdrawn: {{date: …}}",
    ),
)
UNKNOWN_CONFERENCE = Rule(
    "no-such-conference",
    "error",
    Text("Không có hội nghị nào tên “{slug}”.", "{near_vi}Ghi tên thư mục trong content/conferences/."),
    Text("There is no conference “{slug}”.", "{near}Give the name of the folder in content/conferences/."),
)
POST_AHEAD = Rule(
    "post-ahead",
    "error",
    Text(
        "Tin bài ghi ngày {day}, sau ngày dựng trang {today}.",
        "Xem lại ngày; nếu để đăng sau, ghi “publish_from: {day}” hoặc “draft: true”.",
    ),
    Text(
        "The post is of {day}, which lies after the date of the build, {today}.",
        "Check the day; to publish it later, say “publish_from: {day}” or “draft: true”.",
    ),
)
LATE_EMBARGO = Rule(
    "late-embargo",
    "warning",
    Text(
        "Bài về hội nghị ngày {held} mà đến {day} mới được đăng.",
        "Xem lại “publish_from”: bài viết trước hội nghị thường đăng trước hoặc ngay trong ngày họp.",
    ),
    Text(
        "The post reports a conference of {held} and is held back until {day}.",
        "Check “publish_from”: what is written before a conference comes out by that day.",
    ),
)


def slugs_are_free(context: AllPosts) -> Iterator[Finding]:
    """No post has the address of a list or of a month, and a former address belongs to one post only."""
    taken, reopened = {post.slug: post for post in context.posts}, _Reopened(context.document)
    for post in context.posts:
        if _is_reserved(post.slug):
            yield RESERVED_POST_NAME.at(Source(post.path, 1, 1), slug=post.slug)
        for n, slug in enumerate(post.former_slugs):
            if _is_reserved(slug):
                yield RESERVED_POST_NAME.at(reopened.locate(post, ("former_slugs", n)), slug=slug)
            other = taken.setdefault(slug, post)
            if other is not post or slug == post.slug:
                yield POST_NAME_TAKEN.at(reopened.locate(post, ("former_slugs", n)), slug=slug, other=other.path)


def _is_reserved(slug: str) -> bool:
    return slug in RESERVED or _YEAR.fullmatch(slug) is not None


def honorees_are_on_the_roll(context: AllPosts) -> Iterator[Finding]:
    """The honorees that a post names have a public profile; where a consent has ended the build leaves the name out."""
    reopened, known = _Reopened(context.document), KnownSlugs(context.honorees, context.former)
    for post in context.posts:
        for n, slug in enumerate(post.honorees):
            facts = context.honorees.get(slug)
            if slug not in context.honorees:
                source = reopened.locate(post, ("honorees", n))
                yield UNKNOWN_HONOREE.at(source, slug=slug, **known.suggestion(slug))
            elif facts and facts.withdrawn and not facts.expired:
                yield WITHDRAWN_HONOREE.at(reopened.locate(post, ("honorees", n)), slug=slug)


def the_photographed_may_be_seen(context: AllPosts) -> Iterator[Finding]:
    """Who is said to be on a photo has a public profile and may be shown; see ``honorees_are_on_the_roll``."""
    reopened, known = _Reopened(context.document), KnownSlugs(context.honorees, context.former)
    for post in context.posts:
        for tag in post.tags:
            facts = context.honorees.get(tag.honoree)
            loc = ("cover", "honorees") if tag.photo < 0 else ("photos", tag.photo, "honorees")
            if tag.honoree not in context.honorees:
                yield UNKNOWN_HONOREE.at(reopened.locate(post, loc), slug=tag.honoree, **known.suggestion(tag.honoree))
            elif facts and not facts.expired and (facts.withdrawn or not facts.seen):
                rule = WITHDRAWN_IN_PHOTO if facts.withdrawn else UNSEEN_IN_PHOTO
                yield rule.at(reopened.locate(post, loc), seen=tag.honoree)


def conferences_exist(context: AllPosts) -> Iterator[Finding]:
    """The conference that a post reports on has a folder."""
    reopened, known = _Reopened(context.document), KnownSlugs(context.conferences)
    for post in context.posts:
        if post.conference and post.conference not in context.conferences:
            source = reopened.locate(post, ("conference",))
            yield UNKNOWN_CONFERENCE.at(source, slug=post.conference, **known.suggestion(post.conference))


def reports_name_their_conference(context: AllPosts) -> Iterator[Finding]:
    """A post that shares people, sources or the day with a conference says that it reports on it."""
    reopened = _Reopened(context.document)
    for post, proposal in proposals(context.posts, context.conferences):
        yield UNTOLD_CONFERENCE.at(reopened.locate(post, ("title",)), **proposal.values(post))


def no_day_lies_ahead(context: AllPosts) -> Iterator[Finding]:
    """A published post is dated on the day of the build or before it."""
    today, reopened = context.today.isoformat(), _Reopened(context.document)
    for post in context.posts:
        if not post.draft and post.publish_from <= today:
            for key, day in (("date", post.date), ("updated", post.updated)):
                if day > today:
                    loc = ("withdrawn", "date") if post.withdrawn else (key,)
                    yield POST_AHEAD.at(reopened.locate(post, loc), day=day, today=today)


def embargoes_end_in_time(context: AllPosts) -> Iterator[Finding]:
    """An embargo ends by the day after the conference that the post reports on."""
    reopened = _Reopened(context.document)
    for post in context.posts:
        conference = context.conferences.get(post.conference)
        if conference and conference.date and post.publish_from:
            late = (date.fromisoformat(post.publish_from) - conference.date).days
            if late > 1 and post.publish_from > post.date:
                source = reopened.locate(post, ("publish_from",))
                yield LATE_EMBARGO.at(source, held=conference.date, day=post.publish_from)


class KnownSlugs:
    """The slugs of honorees or conferences, asked for the one that an unknown slug meant."""

    def __init__(
        self, known: Mapping[str, Facts | ConferenceRef | None], former: Callable[[], Mapping[str, str]] | None = None
    ) -> None:
        self._known, self._ask = known, former
        self._former: Mapping[str, str] | None = None
        self._nearest = Nearest(known)

    def suggestion(self, seen: str) -> dict[str, str]:
        """What was probably meant, as values for a finding.

        A former address comes before any that is spelt like it, which may be somebody else.
        """
        if self._former is None and self._ask:
            self._former = self._ask()
        if self._former is None:
            self._former = {old: slug for slug, each in self._known.items() if each for old in each.former_slugs}
        return suggestion(self._former.get(seen) or self._nearest.to(seen))


class _Reopened:
    """Posts read again for positions, because facts carry none; each is parsed once for all its findings."""

    def __init__(self, read: Callable[[str], Document | None]) -> None:
        self._read = read
        self._path = ""
        self._document: Document | None = None

    def locate(self, post: PostFacts, loc: tuple[str | int, ...]) -> Source:
        if post.path != self._path:
            self._path, self._document = post.path, self._read(post.path)
        return self._document.locate(loc) if self._document else Source(post.path)


RULES: tuple[Callable[[AllPosts], Iterator[Finding]], ...] = (
    slugs_are_free,
    honorees_are_on_the_roll,
    the_photographed_may_be_seen,
    conferences_exist,
    reports_name_their_conference,
    no_day_lies_ahead,
    embargoes_end_in_time,
)


def judge(context: AllPosts) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(context)]
