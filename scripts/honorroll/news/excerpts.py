"""What of the news stands on pages of other rooms: the home page, those of movements and of conferences."""

from __future__ import annotations

from typing import NamedTuple

from honorroll.news import feeds
from honorroll.news.pages import lists
from honorroll.news.published import Newsroom
from honorroll.pages import addresses
from honorroll.pages.html import link

#: How many posts stand on the home page, and on the page of a movement.
HOME_POSTS, MOVEMENT_POSTS = 3, 6


class Bands(NamedTuple):
    """Finished HTML: the band of the home page; by the address of a movement its coverage and what the head says of its
    feeds; by the slug of a conference its coverage.
    """

    home: str
    movements: dict[str, tuple[str, str]]
    conferences: dict[str, str]


def bands(room: Newsroom) -> Bands:
    every = feeds.feeds_of(room.settings, room.vocabulary)
    home = lists.section("Tin tức mới", "tin-moi", room.posts[: -HOME_POSTS - 1 : -1], link(addresses.NEWS, "Tất cả tin tức"))  # fmt: skip
    return Bands(
        home,
        {
            addresses.movement(id_): (_of_movement(room, id_), feeds.links(every["movement", id_]))
            for id_ in room.vocabulary.movements
        },
        {
            slug: lists.section("Tin bài về hội nghị", "tin-bai", posts[::-1])
            for (what, slug), posts in room.of.items()
            if what == "conference"
        },
    )


def _of_movement(room: Newsroom, id_: str) -> str:
    posts = room.of.get(("movement", id_), ())
    more = link(addresses.movement_news(id_), f"Tất cả {len(posts)} tin bài") if len(posts) > MOVEMENT_POSTS else ""
    return lists.section("Tin bài về phong trào", "tin-bai", posts[: -MOVEMENT_POSTS - 1 : -1], more)
