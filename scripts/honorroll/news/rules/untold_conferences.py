"""Posts that seem to report on a conference and do not say so: `check` proposes the line to write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from honorroll.base.findings import Rule, Text
from honorroll.news.conference_refs import ConferenceRef
from honorroll.news.model import PostFacts

UNTOLD_CONFERENCE = Rule(
    "post-of-a-conference",
    "warning",
    Text(
        "Bài này có vẻ viết về “{name}” ({why_vi}) nhưng chưa ghi hội nghị.",
        "Thêm dòng: conference: {slug} (nếu không phải thì thêm dòng: not_about: [{all}])",
    ),
    Text(
        "This post seems to be about “{name}” ({why}) but names no conference.",
        "Add the line: conference: {slug} (or, if it is not about it, the line: not_about: [{all}])",
    ),
)
#: Reports come out, and ceremonies are announced, within so many days of the conference.
NEAR_DAYS = 7


class Proposal(NamedTuple):
    """A conference that a post seems to report on, and in how much the two agree.

    ``days`` lie between the two, None where these are more than ``NEAR_DAYS`` or not known; ``people`` and ``sources``
    are how many both name.
    """

    conference: ConferenceRef
    days: int | None
    people: int
    sources: int

    @property
    def is_likely(self) -> bool:
        """Whether two of date, people and sources agree, or two sources: one alone is chance too often."""
        agreeing = (self.days is not None) + (self.people > 0) + (self.sources > 0)
        return agreeing > 1 or self.sources > 1

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """Sorts the likeliest first; its slug decides between equals, so that the order of files does not."""
        days = NEAR_DAYS + 1 if self.days is None else self.days
        return (-self.sources, -self.people, days, self.conference.slug)

    def values(self, post: PostFacts) -> dict[str, str]:
        """The values of ``UNTOLD_CONFERENCE``."""
        agreeing = [
            (self.sources, f"chung {self.sources} nguồn", f"{self.sources} sources in common"),
            (self.people, f"chung {self.people} người, tập thể", f"{self.people} honorees in common"),
            (self.days is not None, *_apart(self.days or 0)),
        ]
        return {
            "name": self.conference.name,
            "slug": self.conference.slug,
            "all": ", ".join((*post.not_about, self.conference.slug)),
            "why_vi": ", ".join(vi for agrees, vi, _ in agreeing if agrees),
            "why": ", ".join(en for agrees, _, en in agreeing if agrees),
        }


def _apart(days: int) -> tuple[str, str]:
    return (f"cách {days} ngày", f"{days} days apart") if days else ("cùng ngày", "on the same day")


class Proposals:
    """Finds the conference that a post seems to report on. Looks up what is named, so its cost grows with the posts."""

    def __init__(self, conferences: Mapping[str, ConferenceRef]) -> None:
        self._known = conferences
        self._by_honoree = _indexed((each.slug, each.honorees) for each in conferences.values())
        self._by_source = _indexed((each.slug, each.cites) for each in conferences.values())

    def of(self, post: PostFacts) -> Proposal | None:
        """The likeliest; None where none is likely."""
        people = Counter(slug for honoree in post.honorees for slug in self._by_honoree.get(honoree, ()))
        sources = Counter(slug for url in post.cites for slug in self._by_source.get(url, ()))
        found = [
            Proposal(conference, days_between(post, conference), people[slug], sources[slug])
            for slug in {*people, *sources} - {*post.not_about}
            if (conference := self._known[slug]).has_page
        ]
        return min((each for each in found if each.is_likely), key=lambda each: each.rank, default=None)


def days_between(post: PostFacts, conference: ConferenceRef) -> int | None:
    """The days between a post and the nearest day of a conference, None where these are more than ``NEAR_DAYS``."""
    if conference.date is None:
        return None
    day = date.fromisoformat(post.date)
    nearest = min(max(day, conference.begins or conference.date), conference.date)
    apart = abs((day - nearest).days)
    return apart if apart <= NEAR_DAYS else None


def _indexed(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for slug, names in named:
        for name in dict.fromkeys(names):
            index.setdefault(name, []).append(slug)
    return index


def proposals(
    posts: Iterable[PostFacts], conferences: Mapping[str, ConferenceRef]
) -> Iterator[tuple[PostFacts, Proposal]]:
    """Every post without a conference that seems to report on one, and that one."""
    found = Proposals(conferences)
    for post in posts:
        if not (post.conference or post.withdrawn) and (proposal := found.of(post)):
            yield post, proposal
