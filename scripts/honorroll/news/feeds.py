"""The feeds of the news: of all of it, of each column and of each movement, in every format, with the full texts."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import count, takewhile

from honorroll.base.keys import key_of
from honorroll.base.moments import first_moment
from honorroll.content import directives
from honorroll.content.directives import Directive
from honorroll.content.model import Settings, Vocabulary
from honorroll.formats import markdown
from honorroll.formats.feeds import FORMATS, Enclosure, Feed, Item, Part, Written, document, path, written
from honorroll.media.plan import WHOLE, WIDE
from honorroll.news.model import PostFacts
from honorroll.news.published import Newsroom, Of
from honorroll.news.read import News
from honorroll.pages import addresses
from honorroll.pages.page import File

#: So many posts a document, and so many bytes of them: with what stands around them it stays below 200 KB.
MOST, ROOM = 20, 150_000
#: What an item has besides text and summary, at most.
_BESIDE = 1_500

Place = Callable[[Directive], str | None]


def feeds_of(settings: Settings, vocabulary: Vocabulary) -> dict[tuple[str, str], Feed]:
    """Every feed by what it is of: ``("", "")`` all news, ``("column", id)``, ``("movement", id)``."""

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


def links(feed: Feed) -> str:
    """How the head of a page tells programs of the feed."""
    return "".join(
        f'<link rel="alternate" type="{media}" href="{feed.site}{path(feed, form)}" title="{_quoted(feed.title)} ({name})">\n'
        for form, (media, name) in FORMATS.items()
    )


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def parts(posts: Sequence[PostFacts]) -> list[tuple[Part, tuple[PostFacts, ...]]]:
    """The documents of a feed of ``posts``, which come oldest first; each with its posts, the newest first.

    An archive is closed when the next post does not fit, so what is in it depends on older posts only. The current
    document holds all that is in no archive, and as many before that as there is room for.
    """
    archives: list[list[PostFacts]] = [[]]
    room = ROOM
    for post in posts:
        weight = _weight(post)
        if archives[-1] and (len(archives[-1]) == MOST or weight > room):
            archives.append([])
            room = ROOM
        archives[-1].append(post)
        room -= weight
    current, room = list[PostFacts](), ROOM
    for post in reversed(posts):
        room -= _weight(post)
        if current and (len(current) == MOST or room < 0):
            break
        current.append(post)
    closed = archives[:-1]
    numbered = [(Part(n, len(closed)), tuple(reversed(archive))) for n, archive in enumerate(closed, 1)]
    return [(Part(0, len(closed)), tuple(current)), *numbered]


def _weight(post: PostFacts) -> int:
    return (3 * len(post.summary) if post.weight > ROOM else post.weight) + _BESIDE


def files(room: Newsroom, place: Place | None, wanted: Container[Of] | None = None) -> list[File]:
    """Every document of every feed (of those ``wanted``), to be written only where it changed. They are in the order of
    time, for near in time the feeds have the same items. ``place`` draws directives, where any post has one.
    """
    empty = first_moment(str(room.settings.period.start or 2000))
    entries = _Entries(room, place)
    found: list[tuple[str, File]] = []
    for of, feed in feeds_of(room.settings, room.vocabulary).items():
        if wanted is not None and of not in wanted:
            continue
        for part, some in parts(room.of.get(of, ())):
            # Of the parts of the news only Atom has archives: thrice the bytes for what all of the news have already.
            forms = FORMATS if of == ("", "") else ("atom",) if part.number else FORMATS
            key = key_of("feed", f"{part.number} {part.older} {part.newer}", *(post.digest for post in some))
            for form in forms:
                stated = part if of == ("", "") or form == "atom" else Part(0, 0)
                make = partial(entries.document, feed, form, stated, some, empty)
                found.append((some[0].date if some else "", File(path(feed, form, part.number), key, make)))
    return [file for _, file in sorted(found, key=lambda pair: (pair[0], pair[1].path))]


def beyond(room: Newsroom, wanted: Container[Of], files: Sequence[File], there: Container[str]) -> Iterator[str]:
    """The archives among ``there`` for which the feeds ``wanted`` have no items any more; ``files`` are theirs now."""
    made = {file.path for file in files}
    for of, feed in feeds_of(room.settings, room.vocabulary).items():
        for form in FORMATS if of in wanted else ():
            last = next(n for n in count(1) if path(feed, form, n) not in made)
            yield from takewhile(there.__contains__, (path(feed, form, n) for n in count(last)))


class _Entries:
    """Posts as they stand in feeds. Most stand in three: of all news, of a column and of a movement."""

    #: So many are held at a time, some 4 MB.
    MOST = 1_000

    def __init__(self, room: Newsroom, place: Place | None) -> None:
        self.room, self.place = room, place
        self.held: dict[tuple[str, str], Written] = {}

    def document(self, feed: Feed, form: str, part: Part, posts: Sequence[PostFacts], empty: datetime) -> bytes:
        return document(feed, form, part, [self.entry(form, post) for post in posts], empty)

    def entry(self, form: str, post: PostFacts) -> Written:
        entry = self.held.get((form, post.path))
        if entry is None:
            if len(self.held) == self.MOST:
                del self.held[next(iter(self.held))]
            entry = written(form, _item(self.room, post, self.place))
            self.held[form, post.path] = entry
        return entry


def _item(room: Newsroom, post: PostFacts, place: Place | None) -> Item:
    """A post that is larger than a whole document may be is told by its summary alone."""
    settings, vocabulary = room.settings, room.vocabulary
    url = f"{settings.url}{post.url}"
    first = f"{settings.url}{addresses.post(post.former_slugs[0])}" if post.former_slugs else url
    tags = (vocabulary.columns[post.column].name, *(vocabulary.movements[id_].name for id_ in post.movements))
    html = "" if post.weight > ROOM else markdown.plain(room.news.body(post.path))
    return Item(
        first,
        url,
        post.title,
        first_moment(post.date),
        first_moment(post.updated or post.date),
        post.summary,
        _placed(html, url, place) if post.placed else html,
        post.author or settings.owner,
        tags,
        _enclosure(settings, post, room.news),
    )


def _placed(html: str, url: str, place: Place | None) -> str:
    """A number stands in its sentence; cards and charts need the look of the site, and are led to."""
    led = f'<p><a href="{url}">Xem phần này trên trang</a></p>\n'
    return directives.fill(html, lambda each: place(each) if each.name in directives.INLINE and place else led)


def _enclosure(settings: Settings, post: PostFacts, news: News) -> Enclosure | None:
    """The cover of a post, else its first photo."""
    if post.cover:
        url = post.cover.shown.largest(WIDE)[0]
    elif post.photos:
        url = post.photos[0].shown.largest(WHOLE)[0]
    else:
        return None
    return Enclosure(f"{settings.url}{url}", "image/jpeg", news.size(url))
