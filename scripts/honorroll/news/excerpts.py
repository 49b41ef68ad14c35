"""The news on pages of other sections: the home page, the pages of movements and those of conferences."""

from __future__ import annotations

from typing import NamedTuple

from honorroll.formats.feeds import link_elements
from honorroll.formats.html import EMPTY, Html
from honorroll.news import feeds
from honorroll.news.pages import lists
from honorroll.news.published import PublishedNews
from honorroll.pages import addresses
from honorroll.pages.html import link

#: How many posts stand on the home page, and on the page of a movement.
HOME_POSTS, MOVEMENT_POSTS = 3, 6


class NewsExcerpts(NamedTuple):
    """Finished HTML.

    ``home`` is the section of the home page. ``movements`` holds, by the address of a movement, its section and the
    ``<link>`` elements of its feeds. ``conferences`` holds the section of each conference by slug.
    """

    home: Html
    movements: dict[str, tuple[Html, Html]]
    conferences: dict[str, Html]


def news_excerpts(news: PublishedNews) -> NewsExcerpts:
    """What other sections show of the news, made once a build."""
    every = feeds.feeds_of(news.settings, news.vocabulary)
    latest = news.posts[: -HOME_POSTS - 1 : -1]
    return NewsExcerpts(
        lists.section("Tin tức mới", "tin-moi", latest, link(addresses.NEWS, "Tất cả tin tức")),
        {
            addresses.movement(id_): (_movement_section(news, id_), link_elements(every["movement", id_]))
            for id_ in news.vocabulary.movements
        },
        {
            slug: lists.section("Tin bài về hội nghị", "tin-bai", posts[::-1])
            for (kind, slug), posts in news.by_list.items()
            if kind == "conference"
        },
    )


def _movement_section(news: PublishedNews, id_: str) -> Html:
    posts = news.by_list.get(("movement", id_), ())
    all_posts = (
        link(addresses.movement_news(id_), f"Tất cả {len(posts)} tin bài") if len(posts) > MOVEMENT_POSTS else EMPTY
    )
    return lists.section("Tin bài về phong trào", "tin-bai", posts[: -MOVEMENT_POSTS - 1 : -1], all_posts)
