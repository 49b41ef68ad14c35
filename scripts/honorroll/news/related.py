"""Related posts: those that share honorees, a conference, a movement or the column, and are near in time.

Only neighbours in each list are compared, so the work grows with the number of posts and not with its square, and a
new post changes the pages of only a few others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from honorroll.news.model import PostFacts

#: The most related posts of a post.
MAX_RELATED = 3
#: How many posts before and after it in each list a post is compared with.
NEIGHBOURS = 2


def related(posts: Sequence[PostFacts]) -> list[tuple[int, ...]]:
    """For each of ``posts``, oldest first, the positions of up to ``MAX_RELATED`` others.

    The posts right before and after it are not among them, because its page links to those anyway.
    """
    members: dict[_List, list[int]] = defaultdict(list)
    for i, post in enumerate(posts):
        for key in _lists(post):
            members[key].append(i)
    scores: list[dict[int, int]] = [{} for _ in posts]
    for (weight, _), positions in members.items():
        for at, one in enumerate(positions):
            for other in positions[at + 1 : at + 1 + NEIGHBOURS]:
                scores[one][other] = scores[one].get(other, 0) + weight
                scores[other][one] = scores[other].get(one, 0) + weight
    return [_best(i, of_one) for i, of_one in enumerate(scores)]


_List = tuple[int, str]
"""The weight of sharing the list, and the id of what it is of."""


def _lists(post: PostFacts) -> list[_List]:
    """The lists that a post is on."""
    keys = [(4, slug) for slug in post.honorees]
    if post.conference:
        keys.append((3, post.conference))
    keys += [(2, movement) for movement in post.movements]
    keys.append((1, post.column))
    return keys


def _best(position: int, scores: Mapping[int, int]) -> tuple[int, ...]:
    """The highest scores first, then the nearest in time, then the newer."""
    others = [(-score, abs(i - position), -i) for i, score in scores.items() if abs(i - position) > 1]
    return tuple(-i for _, _, i in sorted(others)[:MAX_RELATED])
