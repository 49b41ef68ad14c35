"""The feeds of the news: of all of it, of each column and of each movement, in every format, with the full texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from honorroll.base.keys import key_of
from honorroll.base.moments import first_moment
from honorroll.content import directives
from honorroll.content.directives import Directive
from honorroll.content.settings import Settings
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import markdown
from honorroll.formats.feeds import (
    FORMATS,
    ArchivePosition,
    Enclosure,
    Feed,
    Item,
    SerializedItem,
    document,
    document_path,
    serialize_item,
)
from honorroll.formats.html import EMPTY, Html
from honorroll.media.renditions import WHOLE, WIDE
from honorroll.news.model import PostFacts
from honorroll.news.published import ListKey, PublishedNews
from honorroll.news.read import NewsContents
from honorroll.pages import addresses
from honorroll.pages.page import File

#: The most posts in a document, and the most bytes of them: with its envelope a document stays below 200 KB.
MAX_POSTS, MAX_BYTES = 20, 150_000
#: The most bytes that an item takes besides its text and summary.
_ITEM_OVERHEAD = 1_500

DrawDirective = Callable[[Directive], str | None]


def feeds_of(settings: Settings, vocabulary: Vocabulary) -> dict[ListKey, Feed]:
    """Every feed by the list that it follows: all posts, a column or a movement."""

    def feed(home: str, about: str) -> Feed:
        title = f"{settings.name}: {about}"
        return Feed(
            settings.url,
            f"{home}{addresses.NEWS_FEED}",
            home,
            title,
            settings.description,
            settings.owner,
            settings.hub,
        )

    feeds = {("", ""): feed(addresses.NEWS, "tin tức")}
    for id_, column in vocabulary.columns.items():
        feeds["column", id_] = feed(addresses.column(id_), column.name)
    for id_, movement in vocabulary.movements.items():
        feeds["movement", id_] = feed(addresses.movement(id_), movement.name)
    return feeds


def paginate(posts: Sequence[PostFacts]) -> list[tuple[ArchivePosition, tuple[PostFacts, ...]]]:
    """The documents of a feed: the current one, then the archives from the oldest. Each has its posts, newest first.

    ``posts`` come oldest first. An archive is closed when the next post does not fit, so its contents depend on older
    posts only. The current document holds all posts that are in no archive, and as many before those as fit.
    """
    archives: list[list[PostFacts]] = [[]]
    free = MAX_BYTES
    for post in posts:
        size = _item_bytes(post)
        if archives[-1] and (len(archives[-1]) == MAX_POSTS or size > free):
            archives.append([])
            free = MAX_BYTES
        archives[-1].append(post)
        free -= size
    current, free = list[PostFacts](), MAX_BYTES
    for post in reversed(posts):
        free -= _item_bytes(post)
        if current and (len(current) == MAX_POSTS or free < 0):
            break
        current.append(post)
    closed = archives[:-1]
    numbered = [(ArchivePosition(n, len(closed)), tuple(reversed(archive))) for n, archive in enumerate(closed, 1)]
    return [(ArchivePosition(0, len(closed)), tuple(current)), *numbered]


def _item_bytes(post: PostFacts) -> int:
    """The most bytes that a post takes; one that is larger than a whole document is given by its summary alone."""
    return (3 * len(post.summary) if post.weight > MAX_BYTES else post.weight) + _ITEM_OVERHEAD


def feed_files(news: PublishedNews, draw: DrawDirective | None) -> list[File]:
    """Every document of every feed, each to be written only where it changed.

    They are in the order of time, because feeds share their items and a serialised item is cached for a while. ``draw``
    renders directives; it is needed where a post has one.
    """
    empty = first_moment(str(news.settings.period.start or 2000))
    cache = _ItemCache(news, draw)
    dated_files: list[tuple[str, File]] = []
    for key, feed in feeds_of(news.settings, news.vocabulary).items():
        for part, posts in paginate(news.by_list.get(key, ())):
            # Feeds of a column or a movement have archives in Atom only: the feeds of all news hold the same items.
            forms = FORMATS if key == ("", "") else ("atom",) if part.number else FORMATS
            digest = key_of("feed", f"{part.number} {part.older} {part.newer}", *(post.digest for post in posts))
            for form in forms:
                linked = part if key == ("", "") or form == "atom" else ArchivePosition(0, 0)
                make = partial(cache.document, feed, form, linked, posts, empty)
                file = File(document_path(feed, form, part.number), digest, make)
                dated_files.append((posts[0].date if posts else "", file))
    return [file for _, file in sorted(dated_files, key=lambda pair: (pair[0], pair[1].path))]


class _ItemCache:
    """Serialised posts. Most posts stand in three feeds: of all news, of a column and of a movement."""

    #: The most items that are held at a time, about 4 MB.
    CAPACITY = 1_000

    def __init__(self, news: PublishedNews, draw: DrawDirective | None) -> None:
        self.news, self.draw = news, draw
        self.items: dict[tuple[str, str], SerializedItem] = {}

    def document(
        self, feed: Feed, form: str, part: ArchivePosition, posts: Sequence[PostFacts], empty: datetime
    ) -> bytes:
        return document(feed, form, part, [self.item(form, post) for post in posts], empty)

    def item(self, form: str, post: PostFacts) -> SerializedItem:
        item = self.items.get((form, post.path))
        if item is None:
            if len(self.items) == self.CAPACITY:
                del self.items[next(iter(self.items))]
            item = serialize_item(form, _item(self.news, post, self.draw))
            self.items[form, post.path] = item
        return item


def _item(news: PublishedNews, post: PostFacts, draw: DrawDirective | None) -> Item:
    settings, vocabulary = news.settings, news.vocabulary
    url = f"{settings.url}{post.url}"
    first_url = f"{settings.url}{addresses.post(post.former_slugs[0])}" if post.former_slugs else url
    tags = (vocabulary.columns[post.column].name, *(vocabulary.movements[id_].name for id_ in post.movements))
    html = EMPTY if post.weight > MAX_BYTES else markdown.without_scroll_wrappers(news.contents.body(post.path))
    return Item(
        first_url,
        url,
        post.title,
        first_moment(post.date),
        first_moment(post.updated or post.date),
        post.summary,
        _with_directives(html, url, draw) if post.placed else html,
        post.author or settings.owner,
        tags,
        _enclosure(settings, post, news.contents),
    )


def _with_directives(html: Html, url: str, draw: DrawDirective | None) -> Html:
    """A number stands in its sentence. Cards and charts need the style sheets of the site, so a link leads to them."""
    linked = f'<p><a href="{url}">Xem phần này trên trang</a></p>\n'
    return directives.fill(html, lambda each: draw(each) if each.name in directives.INLINE and draw else linked)


def _enclosure(settings: Settings, post: PostFacts, contents: NewsContents) -> Enclosure | None:
    """The cover of a post, else its first photo."""
    if post.cover:
        url = post.cover.shown.largest(WIDE)[0]
    elif post.photos:
        url = post.photos[0].shown.largest(WHOLE)[0]
    else:
        return None
    return Enclosure(f"{settings.url}{url}", "image/jpeg", contents.size(url))
