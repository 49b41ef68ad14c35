"""The rules over all posts, each a named function in ``RULES``; its docstring is the rule.

They see the facts of every post, who is on the roll, which conferences there are, and the date of the build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text, nearest, offered
from honorroll.content.model import Facts
from honorroll.formats import yaml_read
from honorroll.news.meetings import Meeting
from honorroll.news.model import PostFacts
from honorroll.pages import addresses


class Desk(NamedTuple):
    """Every post whose file is faultless, and what posts may speak of, by slug."""

    root: Path
    posts: Sequence[PostFacts]
    honorees: Mapping[str, Facts | None]
    """None where the profile is faulty, which is told there."""
    meetings: Mapping[str, Meeting]
    today: date


#: Besides years.
RESERVED = addresses.reserved(addresses.NEWS)
_YEAR = re.compile(r"[0-9]+")

RESERVED_POST_NAME = Rule(
    "reserved-post-name",
    "error",
    Text("“{slug}” là địa chỉ dành riêng cho danh sách tin.", "Đổi tên tệp (hoặc bỏ khỏi “former_slugs”), ví dụ {slug}-ha-dong."),
    Text("“{slug}” is the address of a list of news.", "Rename the file (or drop it from “former_slugs”), for example {slug}-ha-dong."),
)  # fmt: skip
POST_NAME_TAKEN = Rule(
    "post-name-taken",
    "error",
    Text("Địa chỉ cũ “{slug}” cũng là địa chỉ của {other}.", "Bỏ địa chỉ này khỏi “former_slugs”, hoặc đổi tên tệp kia."),
    Text("The former address “{slug}” is that of {other} too.", "Remove it from “former_slugs”, or rename the other file."),
)  # fmt: skip
UNKNOWN_HONOREE = Rule(
    "no-such-honoree",
    "error",
    Text("Không có hồ sơ nào tên “{slug}”.", "{near_vi}Ghi tên thư mục của hồ sơ trong honorees/."),
    Text("There is no honoree “{slug}”.", "{near}Give the name of the folder in honorees/."),
)
WITHDRAWN_HONOREE = Rule(
    "honoree-withdrawn",
    "error",
    Text("Hồ sơ “{slug}” đã được gỡ, mà bài này còn nhắc đến.", "Bỏ tên này khỏi “honorees” và khỏi nội dung, hoặc gỡ bài: withdrawn: {{date: …}}"),
    Text("The profile “{slug}” was taken down, and this post still speaks of it.", "Remove the name from “honorees” and from the text, or withdraw the post: withdrawn: {{date: …}}"),
)  # fmt: skip
UNKNOWN_CONFERENCE = Rule(
    "no-such-conference",
    "error",
    Text("Không có hội nghị nào tên “{slug}”.", "{near_vi}Ghi tên thư mục trong content/conferences/."),
    Text("There is no conference “{slug}”.", "{near}Give the name of the folder in content/conferences/."),
)
POST_AHEAD = Rule(
    "post-ahead",
    "error",
    Text("Tin bài ghi ngày {day}, sau ngày dựng trang {today}.", "Xem lại ngày; nếu để đăng sau, ghi “publish_from: {day}” hoặc “draft: true”."),
    Text("The post is of {day}, which lies after the date of the build, {today}.", "Check the day; to publish it later, say “publish_from: {day}” or “draft: true”."),
)  # fmt: skip
LATE_EMBARGO = Rule(
    "late-embargo",
    "warning",
    Text("Bài về hội nghị ngày {held} mà đến {day} mới được đăng.", "Xem lại “publish_from”: bài viết trước hội nghị thường đăng trước hoặc ngay trong ngày họp."),
    Text("The post reports a conference of {held} and is held back until {day}.", "Check “publish_from”: what is written before a conference comes out by that day."),
)  # fmt: skip


def slugs_are_free(desk: Desk) -> Iterator[Finding]:
    """No post has the address of a list or of a month, and a former address leads to one post only."""
    taken = {post.slug: post for post in desk.posts}
    for post in desk.posts:
        for slug in (post.slug, *post.former_slugs):
            if slug in RESERVED or _YEAR.fullmatch(slug):
                yield RESERVED_POST_NAME.at(
                    _place(desk, post, ("former_slugs",), slug) if slug != post.slug else Source(post.path, 1, 1),
                    slug=slug,
                )
        for slug in post.former_slugs:
            other = taken.setdefault(slug, post)
            if other is not post or slug == post.slug:
                yield POST_NAME_TAKEN.at(_place(desk, post, ("former_slugs",), slug), slug=slug, other=other.path)


def honorees_are_on_the_roll(desk: Desk) -> Iterator[Finding]:
    """Whom a post names has a profile that is public."""
    for post in desk.posts:
        for slug in post.honorees:
            facts = desk.honorees.get(slug)
            if slug not in desk.honorees:
                source = _place(desk, post, ("honorees",), slug)
                yield UNKNOWN_HONOREE.at(source, slug=slug, **near_words(slug, desk.honorees))
            elif facts and facts.withdrawn:
                yield WITHDRAWN_HONOREE.at(_place(desk, post, ("honorees",), slug), slug=slug)


def conferences_exist(desk: Desk) -> Iterator[Finding]:
    """A conference that a post reports has a folder."""
    for post in desk.posts:
        if post.conference and post.conference not in desk.meetings:
            source = _place(desk, post, ("conference",))
            yield UNKNOWN_CONFERENCE.at(source, slug=post.conference, **near_words(post.conference, desk.meetings))


def no_day_lies_ahead(desk: Desk) -> Iterator[Finding]:
    """A post that is out is of the day of the build or of one before it."""
    today = desk.today.isoformat()
    for post in desk.posts:
        if not post.draft and post.publish_from <= today:
            for key, day in (("date", post.date), ("updated", post.updated)):
                if day > today:
                    loc = ("withdrawn", "date") if post.withdrawn else (key,)
                    yield POST_AHEAD.at(_place(desk, post, loc), day=day, today=today)


def embargoes_end_in_time(desk: Desk) -> Iterator[Finding]:
    """What is held back comes out by the day after the conference that it reports."""
    for post in desk.posts:
        meeting = desk.meetings.get(post.conference)
        if meeting and meeting.date and post.publish_from:
            late = (date.fromisoformat(post.publish_from) - meeting.date).days
            if late > 1 and post.publish_from > post.date:
                source = _place(desk, post, ("publish_from",))
                yield LATE_EMBARGO.at(source, held=meeting.date, day=post.publish_from)


def near_words(seen: str, known: Mapping[str, Facts | Meeting | None]) -> dict[str, str]:
    """The facts of a finding on what was meant, perhaps. Whoever had that address before is not guessed at: what is spelt
    like it may be somebody else.
    """
    moved = (slug for slug, each in known.items() if each and seen in each.former_slugs)
    return offered(next(moved, "") or nearest(seen, known))


def _place(desk: Desk, post: PostFacts, loc: tuple[str, ...], item: str = "") -> Source:
    """Where in the file it stands; the file is read again for that, for places are not kept."""
    try:
        document, _, _ = yaml_read.article(yaml_read.read(desk.root, post.path), post.path)
    except OSError:
        return Source(post.path)
    if document is None:
        return Source(post.path)
    listed = document.data.get(loc[0])
    if isinstance(listed, list) and item in listed:
        return document.locate((*loc, listed.index(item)))
    return document.locate(loc)


RULES: tuple[Callable[[Desk], Iterator[Finding]], ...] = (
    slugs_are_free,
    honorees_are_on_the_roll,
    conferences_exist,
    no_day_lies_ahead,
    embargoes_end_in_time,
)


def judged(desk: Desk) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(desk)]
