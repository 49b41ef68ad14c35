"""Which posts are like a post: those that share honorees, conference, movement or column, and are near in time.

Only neighbours in each list are looked at, so the work grows with the posts and not with their square, and a new post
changes the pages of a few others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from honorroll.news.model import PostFacts

MAX_RELATED = 3
NEIGHBOURS = 2


def related(posts: Sequence[PostFacts]) -> list[tuple[int, ...]]:
    """For each of ``posts``, oldest first, up to ``MOST`` others as places. The neighbours in time are not among them:
    the page leads to those already.
    """
    lists: dict[_List, list[int]] = defaultdict(list)
    for i, post in enumerate(posts):
        for key in _lists(post):
            lists[key].append(i)
    met: list[dict[int, int]] = [{} for _ in posts]
    for (worth, _), list_ in lists.items():
        for at, one in enumerate(list_):
            for other in list_[at + 1 : at + 1 + NEIGHBOURS]:
                met[one][other] = met[one].get(other, 0) + worth
                met[other][one] = met[other].get(one, 0) + worth
    return [_best(i, scores) for i, scores in enumerate(met)]


def related_to(posts: Sequence[PostFacts], here: int) -> tuple[int, ...]:
    """What ``related`` says of the post in the place ``here``, without looking at what else is related to what."""
    met: dict[int, int] = defaultdict(int)
    for worth, id_ in _lists(posts[here]):
        is_on = _IS_ON[worth]
        list_ = [i for i, post in enumerate(posts) if is_on(post, id_)]
        at = list_.index(here)
        for other in (*list_[max(0, at - NEIGHBOURS) : at], *list_[at + 1 : at + 1 + NEIGHBOURS]):
            met[other] += worth
    return _best(here, met)


_List = tuple[int, str]


def _lists(post: PostFacts) -> list[_List]:
    """The lists that a post is on: what it is worth to share one, and whose it is."""
    keys = [(4, slug) for slug in post.honorees]
    if post.conference:
        keys.append((3, post.conference))
    keys += [(2, movement) for movement in post.movements]
    keys.append((1, post.column))
    return keys


#: Whether a post is on a list, by what that is worth.
_IS_ON: dict[int, Callable[[PostFacts, str], bool]] = {
    4: lambda post, slug: slug in post.honorees,
    3: lambda post, slug: slug == post.conference,
    2: lambda post, id_: id_ in post.movements,
    1: lambda post, id_: id_ == post.column,
}


def _best(here: int, scores: Mapping[int, int]) -> tuple[int, ...]:
    others = [(-score, abs(i - here), -i) for i, score in scores.items() if abs(i - here) > 1]
    return tuple(-i for _, _, i in sorted(others)[:MAX_RELATED])
