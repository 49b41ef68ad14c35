"""Every page and feed of the news, before any is made. Pure, and the same for the same posts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from honorroll.model import Facts, Settings, Vocabulary
from honorroll.news import feeds, lists, pages
from honorroll.news.gather import News
from honorroll.news.lists import Leaf, Shelf, leaf_url, leaves
from honorroll.news.meetings import Meeting
from honorroll.news.model import POST_KINDS, PostFacts
from honorroll.news.pages import NEWS, WAY, Around
from honorroll.news.related import related
from honorroll.pages import indexes
from honorroll.pages.html import Crumb, Drawn, link
from honorroll.pages.indexes import Entry, Section
from honorroll.pages.mentions import Mention
from honorroll.pages.words import HOME
from honorroll.planned import Additions, File, Page, key_of
from honorroll.search.entries import Entry as Found
from honorroll.syndication import FORMATS

#: How many posts stand on the home page, and on the page of a movement.
HOME_POSTS, MOVEMENT_POSTS = 3, 6
SECTION = "tin-tuc"
_LIST_PAGE = re.compile(r"((?:tin-tuc/(?:[0-9]{4}/[0-9]{2}/)?|chuyen-muc/[a-z0-9-]+/|phong-trao/[a-z0-9-]+/tin-tuc/))(?:trang/[0-9]+/)?")  # fmt: skip
_YEAR = re.compile(r"tin-tuc/[0-9]{4}/")

Of = tuple[str, str]


class Newsroom(NamedTuple):
    """Everything that the news are planned from. ``posts`` are those that are out, oldest first; ``gone`` the withdrawn."""

    posts: Sequence[PostFacts]
    gone: Sequence[PostFacts]
    honorees: Mapping[str, Facts]
    meetings: Mapping[str, Meeting]
    vocabulary: Vocabulary
    settings: Settings
    news: News
    """Gives what is not held of every post: bodies, sets of pictures, their sizes."""

    def of(self) -> dict[Of, list[PostFacts]]:
        """The posts of each column, movement, conference and unit, and all of them, oldest first."""
        found: dict[Of, list[PostFacts]] = defaultdict(list)
        for post in self.posts:
            found["", ""].append(post)
            found["column", post.column].append(post)
            for kind, ids in (("movement", post.movements), ("unit", post.units), ("month", (post.date[:7],))):
                for id_ in ids:
                    found[kind, id_].append(post)
            if post.conference:
                found["conference", post.conference].append(post)
        return found


def newsroom(
    facts: Iterable[PostFacts], today: str, honorees: Mapping[str, Facts], meetings: Mapping[str, Meeting],
    vocabulary: Vocabulary, settings: Settings, news: News,
) -> Newsroom:  # fmt: skip
    """Of all posts those that are out on ``today``: no drafts, nothing that is still held back."""
    some = list(facts)
    out = (post for post in some if not post.draft and not post.withdrawn and post.publish_from <= today)
    posts = sorted(out, key=lambda post: (post.date, post.slug))
    return Newsroom(posts, [post for post in some if post.withdrawn], honorees, meetings, vocabulary, settings, news)


def mentions(room: Newsroom) -> dict[str, list[Mention]]:
    """What the posts say of the honorees, by slug, the newest first."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for post in reversed(room.posts):
        for slug in post.honorees:
            when = "/".join(reversed(post.date.split("-")))
            found[slug].append(Mention(POST_KINDS[post.kind], post.title, post.url, when))
    return found


class Planned(NamedTuple):
    """Pages by address, feeds, and what of the news stands on other pages."""

    pages: dict[str, Page]
    files: tuple[File, ...]
    additions: Additions
    """The band of the home page, and the coverage of each movement on its page."""
    conferences: dict[str, str]
    """The coverage of each conference on its page, by slug."""


def plan(room: Newsroom, published: Iterable[str]) -> Planned:
    """``published`` are the addresses of ``content/urls.txt``: pages of lists that are no more lead on from there."""
    found: dict[str, Page] = {}
    of = room.of()
    _posts(room, found)
    _shelves(room, of, found)
    _indexes(room, of, found)
    for post in room.gone:
        found[post.url] = Page(post.url, SECTION, key_of("gone", post.url), pages.withdrawn, indexed=False)
    for post in (*room.posts, *room.gone):
        for slug in post.former_slugs:
            _moved(found, f"tin-tuc/{slug}/", post.url)
    for url in published:
        if url not in found and (match := _LIST_PAGE.fullmatch(url)):
            _moved(found, url, match[1] if match[1] in found else "tin-tuc/")
        elif url not in found and _YEAR.fullmatch(url):
            _moved(found, url, "tin-tuc/")
    latest = lists.section("Tin tức mới", "tin-moi", room.posts[: -HOME_POSTS - 1 : -1], link("tin-tuc/", "Tất cả tin tức"))  # fmt: skip
    every = feeds.feeds_of(room.settings, room.vocabulary)
    movements = {
        f"phong-trao/{id_}/": (_of_movement(id_, of.get(("movement", id_), ())), feeds.links(every["movement", id_]))
        for id_ in room.vocabulary.movements
    }
    files = tuple(feeds.files(room.settings, room.vocabulary, of, room.news))
    return Planned(found, files, Additions(home=latest, lists=movements), _of_conferences(of))


def findable(room: Newsroom) -> list[Found]:
    """What the search knows of the posts: title, what each is and its day."""
    return [
        Found("news", post.url, post.title, f"{POST_KINDS[post.kind]} · {'/'.join(reversed(post.date.split('-')))}")
        for post in room.posts
    ]


def _of_conferences(of: Mapping[Of, Sequence[PostFacts]]) -> dict[str, str]:
    return {
        slug: lists.section("Tin bài về hội nghị", "tin-bai", posts[::-1])
        for (what, slug), posts in of.items()
        if what == "conference"
    }


def _of_movement(id_: str, posts: Sequence[PostFacts]) -> str:
    more = link(f"phong-trao/{id_}/tin-tuc/", f"Tất cả {len(posts)} tin bài") if len(posts) > MOVEMENT_POSTS else ""
    return lists.section("Tin bài về phong trào", "tin-bai", posts[: -MOVEMENT_POSTS - 1 : -1], more)


def _moved(found: dict[str, Page], url: str, target: str) -> None:
    found[url] = Page(url, "", key_of("moved", url, target), moved_to=target, indexed=False)


# ── Posts ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _posts(room: Newsroom, found: dict[str, Page]) -> None:
    posts = room.posts
    kin = related(posts)
    for i, post in enumerate(posts):
        around = Around(
            posts[i - 1] if i else None,
            posts[i + 1] if i + 1 < len(posts) else None,
            tuple([posts[other] for other in kin[i]]),
            tuple([room.honorees[slug] for slug in post.honorees]),
            room.meetings.get(post.conference),
        )
        beside = [other.card_digest for other in (around.older, around.newer, *around.related) if other]
        beside += [facts.card_digest for facts in around.honorees]
        ends = f"{around.older is None}{around.newer is None}{around.meeting}"
        key = key_of("post", post.digest, ends, *beside)
        lastmod = post.updated or post.date
        found[post.url] = Page(post.url, SECTION, key, partial(_post, room, post, around), lastmod=lastmod)


def _post(room: Newsroom, post: PostFacts, around: Around) -> Drawn:
    return pages.page(post, room.news.body(post.path), around, room.vocabulary, room.settings)


# ── Lists ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _shelves(room: Newsroom, of: Mapping[Of, Sequence[PostFacts]], found: dict[str, Page]) -> None:
    vocabulary, every = room.vocabulary, feeds.feeds_of(room.settings, room.vocabulary)

    def shelve(shelf: Shelf, of_: Of) -> None:
        feed = every.get(of_)
        shelf = shelf._replace(links=feeds.links(feed), intro=shelf.intro + _subscribe(feed.path)) if feed else shelf
        for leaf in leaves(of.get(of_, ())):
            url = leaf_url(shelf.url, leaf.number)
            key = key_of("shelf", repr(shelf), repr(leaf[:3]), *(post.card_digest for post in leaf.posts))
            found[url] = Page(url, url.split("/", 1)[0], key, partial(_leaf, shelf, leaf))

    lead = f"Tin, bài, phóng sự, ảnh và phim trên {room.settings.name}."
    empty = "Chưa có tin bài nào. Mỗi tin bài là một tệp trong content/news."
    shelve(Shelf("tin-tuc/", NEWS, lead, WAY[:1], _ways(room, of), empty=empty), ("", ""))
    for id_, column in vocabulary.columns.items():
        crumbs = (*WAY, Crumb("Chuyên mục", "chuyen-muc/"))
        lead = column.aim or f"Tin bài của chuyên mục “{column.name}”."
        shelve(Shelf(f"chuyen-muc/{id_}/", column.name, lead, crumbs), ("column", id_))
    for id_, movement in vocabulary.movements.items():
        if of.get(("movement", id_)):
            crumbs = (Crumb(HOME, ""), Crumb("Phong trào", "phong-trao/"), Crumb(movement.name, f"phong-trao/{id_}/"))
            shelf = Shelf(f"phong-trao/{id_}/tin-tuc/", f"Tin bài: {movement.name}", f"Tin bài về phong trào “{movement.name}”.", crumbs)  # fmt: skip
            shelve(shelf, ("movement", id_))
    for kind, month in [of_ for of_ in of if of_[0] == "month"]:
        year, number = month.split("-")
        crumbs = (*WAY, Crumb(f"Năm {year}", f"tin-tuc/{year}/"))
        title = f"Tin tức tháng {int(number)} năm {year}"
        shelve(Shelf(f"tin-tuc/{year}/{number}/", title, f"Tin bài đăng trong tháng {int(number)} năm {year}.", crumbs), (kind, month))  # fmt: skip


def _leaf(shelf: Shelf, leaf: Leaf) -> Drawn:
    return lists.page(shelf, leaf)


def _ways(room: Newsroom, of: Mapping[Of, Sequence[PostFacts]]) -> str:
    """The ways from the first page of the news into columns and years."""
    columns = [(f"chuyen-muc/{id_}/", column.name) for id_, column in room.vocabulary.columns.items() if of.get(("column", id_))]  # fmt: skip
    if room.vocabulary.columns:
        columns.append(("chuyen-muc/", "Tất cả chuyên mục"))
    years = sorted({month[:4] for kind, month in of if kind == "month"}, reverse=True)
    items = "".join(f"<li>{link(url, label)}</li>" for url, label in columns)
    by_year = " · ".join(link(f"tin-tuc/{year}/", year) for year in years)
    ways = f'<nav class="hr-ways" aria-label="Chuyên mục"><ul>{items}</ul></nav>\n' if items else ""
    return ways + (f'<nav class="hr-subscribe" aria-label="Năm"><p>Theo năm: {by_year}</p></nav>\n' if years else "")


def _subscribe(stem: str) -> str:
    named = " · ".join(link(f"{stem}.{form}", name) for form, (_, name) in FORMATS.items())
    return f'<p class="hr-subscribe">Theo dõi bằng trình đọc tin: {named}</p>\n'


def _indexes(room: Newsroom, of: Mapping[Of, Sequence[PostFacts]], found: dict[str, Page]) -> None:
    columns = tuple(
        Entry(column.name, f"chuyen-muc/{id_}/", len(of.get(("column", id_), ())))
        for id_, column in room.vocabulary.columns.items()
    )
    _index(found, "chuyen-muc/", "Chuyên mục", "Các chuyên mục của tin tức.", columns)
    months: dict[str, list[Entry]] = defaultdict(list)
    for kind, month in sorted(of):
        if kind == "month":
            year, number = month.split("-")
            entry = Entry(f"Tháng {int(number)}", f"tin-tuc/{year}/{number}/", len(of[kind, month]))
            months[year].append(entry)
    for year, entries in months.items():
        _index(found, f"tin-tuc/{year}/", f"Tin tức năm {year}", f"Tin bài đăng trong năm {year}, theo tháng.", tuple(entries))  # fmt: skip


def _index(found: dict[str, Page], url: str, title: str, lead: str, entries: tuple[Entry, ...]) -> None:
    sections = (Section("", entries),)
    key = key_of(url, title, lead, repr(sections))
    found[url] = Page(url, url.split("/", 1)[0], key, partial(indexes.index, title, lead, WAY, sections))
