"""Which posts are like a post: those that share honorees, conference, movement or column, and are near in time.

Only neighbours in each list are looked at, so the work grows with the posts and not with their square, and a new post
changes the pages of a few others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from honorroll.news.model import PostFacts

MOST = 3
NEAR = 2


def related(posts: Sequence[PostFacts]) -> list[tuple[int, ...]]:
    """For each of ``posts``, oldest first, up to ``MOST`` others as places. The neighbours in time are not among them:
    the page leads to those already.
    """
    lists: dict[tuple[int, str], list[int]] = defaultdict(list)
    for i, post in enumerate(posts):
        for slug in post.honorees:
            lists[4, slug].append(i)
        if post.conference:
            lists[3, post.conference].append(i)
        for movement in post.movements:
            lists[2, movement].append(i)
        lists[1, post.column].append(i)
    met: list[dict[int, int]] = [{} for _ in posts]
    for (worth, _), list_ in lists.items():
        for at, one in enumerate(list_):
            for other in list_[at + 1 : at + 1 + NEAR]:
                met[one][other] = met[one].get(other, 0) + worth
                met[other][one] = met[other].get(one, 0) + worth
    return [_best(i, scores) for i, scores in enumerate(met)]


def _best(here: int, scores: dict[int, int]) -> tuple[int, ...]:
    others = [(-score, abs(i - here), -i) for i, score in scores.items() if abs(i - here) > 1]
    return tuple(-i for _, _, i in sorted(others)[:MOST])
