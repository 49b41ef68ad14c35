"""Every page and feed of the news, before any is made. Pure, and the same for the same posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from honorroll.base.keys import key_of
from honorroll.content.directives import DirectiveRenderer
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.feeds import FORMATS, link_elements
from honorroll.formats.html import Html
from honorroll.news import feeds
from honorroll.news.model import PostFacts
from honorroll.news.pages import lists
from honorroll.news.pages import post as pages
from honorroll.news.pages.lists import Leaf, Shelf, leaf_url, leaves
from honorroll.news.pages.post import COLUMNS, NEWS, WAY, PageContext
from honorroll.news.published import ListKey, PublishedNews, with_directive_keys
from honorroll.news.related import related
from honorroll.pages import addresses
from honorroll.pages.html import Crumb, Drawn, link
from honorroll.pages.page import File, KnownAddresses, Page, moved
from honorroll.pages.words import HOME
from honorroll.roll.pages import indexes
from honorroll.roll.pages.indexes import IndexEntry, Section

SECTION = addresses.section(addresses.NEWS)


class NewsPlan(NamedTuple):
    """Pages by address, and feeds."""

    pages: dict[str, Page]
    files: tuple[File, ...]


def plan(
    news: PublishedNews, published: KnownAddresses, lists_: Container[str], placing: DirectiveRenderer
) -> NewsPlan:
    """``published`` are the addresses that were public before: pages of lists that are no more lead on from there.
    ``lists_`` are those of the lists of the roll that have a page: what has none, a movement or a column, has no feed.
    """
    planned: dict[str, Page] = {}
    news = with_directive_keys(news, placing)
    for i, related_posts in enumerate(related(news.posts)):
        page = _page(news, i, related_posts)
        planned[page.url] = page
    _shelves(news, planned)
    _indexes(news, planned)
    for post in news.withdrawn:
        planned[post.url] = Page(post.url, SECTION, key_of("gone", post.url), pages.withdrawn, indexed=False)
    for post in (*news.posts, *news.withdrawn):
        for slug in post.former_slugs:
            _moved(planned, addresses.post(slug), post.url)
    renamed = _renamed(news)
    for url in sorted({*renamed, *published.below(addresses.NEWS), *published.below(addresses.COLUMNS)}):
        _lead_on(planned, url, renamed)
    for url in published.below(addresses.MOVEMENTS):
        _lead_on(planned, url, renamed)
    files = feeds.feed_files(news, placing.draw)
    return NewsPlan(planned, tuple(_feeds(news, files, planned, published, lists_)))


def _moved(planned: dict[str, Page], url: str, target: str) -> None:
    planned[url] = moved(url, target)


def _renamed(news: PublishedNews) -> dict[str, str]:
    """The lists that columns and movements had under other ids, each with the one that it is now."""
    columns, movements = news.vocabulary.columns.items(), news.vocabulary.movements.items()
    now = {addresses.column(old): addresses.column(id_) for id_, entry in columns for old in entry.former_ids}
    return now | {
        addresses.movement_news(old): addresses.movement_news(id_)
        for id_, entry in movements
        for old in entry.former_ids
        if news.by_list.get(("movement", id_))
    }


def _lead_on(planned: dict[str, Page], url: str, renamed: Mapping[str, str]) -> None:
    """Where a list of posts is no more, its address leads to what it is now, or to all news."""
    list_ = addresses.news_list_at(url)
    if url not in planned and list_:
        there = renamed.get(list_, list_)
        _moved(planned, url, there if there in planned else addresses.NEWS)
    elif url not in planned and addresses.is_news_year(url):
        _moved(planned, url, addresses.NEWS)


def _feeds(
    news: PublishedNews,
    files: Iterable[File],
    planned: Container[str],
    published: Container[str],
    lists_: Container[str],
) -> Iterator[File]:
    """The feeds of what has a page or was public; under former ids too, for who subscribed there follows that one."""
    former = {addresses.column(id_): entry.former_ids for id_, entry in news.vocabulary.columns.items()}
    former |= {addresses.movement(id_): entry.former_ids for id_, entry in news.vocabulary.movements.items()}
    for file in files:
        home = addresses.folder(file.path)
        if not any(home in known for known in (planned, lists_, published)):
            continue
        yield file
        for id_ in former.get(home, ()):
            yield file._replace(path=f"{addresses.parent(home)}{id_}/{file.path.removeprefix(home)}")


# ── Posts ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _page(news: PublishedNews, i: int, related_posts: Sequence[int]) -> Page:
    posts = news.posts
    post = posts[i]
    context = PageContext(
        posts[i - 1] if i else None,
        posts[i + 1] if i + 1 < len(posts) else None,
        tuple([posts[other] for other in related_posts]),
        tuple([news.honorees[slug] for slug in post.honorees]),
        news.conferences.get(post.conference),
    )
    beside = [other.card_digest for other in (context.older, context.newer, *context.related) if other]
    beside += [facts.card_digest for facts in context.honorees]
    awards = pages.shown_awards(post, context.honorees)
    ends = f"{context.older is None}{context.newer is None}{context.conference}{awards}"
    key = key_of("post", post.digest, ends, *beside)
    return Page(post.url, SECTION, key, partial(_post, news, post, context), lastmod=post.updated or post.date)


def _post(news: PublishedNews, post: PostFacts, context: PageContext) -> Drawn:
    return pages.page(post, news.contents.body(post.path), context, news.vocabulary, news.settings)


# ── Lists ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _shelves(news: PublishedNews, planned: dict[str, Page]) -> None:
    by_list, vocabulary, every = news.by_list, news.vocabulary, feeds.feeds_of(news.settings, news.vocabulary)

    def shelve(shelf: Shelf, of_: ListKey) -> None:
        feed = every.get(of_)
        shelf = (
            shelf._replace(links=link_elements(feed), intro=Html(shelf.intro + _subscribe(feed.path)))
            if feed
            else shelf
        )
        for leaf in leaves(by_list.get(of_, ())):
            url = leaf_url(shelf.url, leaf.number)
            key = key_of("shelf", repr(shelf), repr(leaf[:3]), *(post.card_digest for post in leaf.posts))
            planned[url] = Page(url, addresses.section(url), key, partial(_leaf, shelf, leaf, vocabulary))

    lead = f"Tin, bài, phóng sự, ảnh và phim trên {news.settings.name}."
    empty = "Chưa có tin bài nào."
    shelve(Shelf(addresses.NEWS, NEWS, lead, WAY[:1], _ways(news), empty=empty), ("", ""))
    for id_, column in vocabulary.columns.items():
        if by_list.get(("column", id_)):
            crumbs = (*WAY, Crumb(COLUMNS, addresses.COLUMNS))
            lead = column.aim or f"Tin bài của chuyên mục “{column.name}”."
            shelve(Shelf(addresses.column(id_), column.name, lead, crumbs), ("column", id_))
    for id_, movement in vocabulary.movements.items():
        if by_list.get(("movement", id_)):
            crumbs = (
                Crumb(HOME, ""),
                Crumb("Phong trào", addresses.MOVEMENTS),
                Crumb(movement.name, addresses.movement(id_)),
            )
            shelf = Shelf(
                addresses.movement_news(id_),
                f"Tin bài: {movement.name}",
                f"Tin bài về phong trào “{movement.name}”.",
                crumbs,
            )
            shelve(shelf, ("movement", id_))
    for kind, month in [of_ for of_ in by_list if of_[0] == "month"]:
        year, number = month.split("-")
        crumbs = (*WAY, Crumb(f"Năm {year}", addresses.news_year(year)))
        title = f"Tin tức tháng {int(number)} năm {year}"
        shelve(
            Shelf(
                addresses.news_month(year, number), title, f"Tin bài đăng trong tháng {int(number)} năm {year}.", crumbs
            ),
            (kind, month),
        )


def _leaf(shelf: Shelf, leaf: Leaf, vocabulary: Vocabulary) -> Drawn:
    return lists.page(shelf, leaf, vocabulary)


def _ways(news: PublishedNews) -> Html:
    """The ways from the first page of the news into columns and years."""
    columns = [
        (addresses.column(id_), column.name)
        for id_, column in news.vocabulary.columns.items()
        if news.by_list.get(("column", id_))
    ]
    if news.vocabulary.columns:
        columns.append((addresses.COLUMNS, "Tất cả chuyên mục"))
    years = sorted({month[:4] for kind, month in news.by_list if kind == "month"}, reverse=True)
    items = "".join(f"<li>{link(url, label)}</li>" for url, label in columns)
    by_year = " · ".join(link(addresses.news_year(year), year) for year in years)
    into_columns = f'<nav class="hr-ways" aria-label="{COLUMNS}"><ul>{items}</ul></nav>\n' if items else ""
    into_years = f'<nav class="hr-subscribe" aria-label="Năm"><p>Theo năm: {by_year}</p></nav>\n' if years else ""
    return Html(f"{into_columns}{into_years}")


def _subscribe(stem: str) -> str:
    named = "\N{NO-BREAK SPACE}· ".join(link(f"{stem}.{form}", name) for form, (_, name) in FORMATS.items())
    return f'<p class="hr-subscribe">Theo dõi bằng trình đọc tin: {named}</p>\n'


def _indexes(news: PublishedNews, planned: dict[str, Page]) -> None:
    by_list = news.by_list
    columns = tuple(
        IndexEntry(column.name, addresses.column(id_), len(by_list["column", id_]))
        for id_, column in news.vocabulary.columns.items()
        if ("column", id_) in by_list
    )
    _index(planned, addresses.COLUMNS, COLUMNS, "Các chuyên mục của tin tức.", columns)
    months: dict[str, list[IndexEntry]] = defaultdict(list)
    for kind, month in sorted(by_list):
        if kind == "month":
            year, number = month.split("-")
            entry = IndexEntry(f"Tháng {int(number)}", addresses.news_month(year, number), len(by_list[kind, month]))
            months[year].append(entry)
    for year, entries in months.items():
        _index(
            planned,
            addresses.news_year(year),
            f"Tin tức năm {year}",
            f"Tin bài đăng trong năm {year}, theo tháng.",
            tuple(entries),
        )


def _index(planned: dict[str, Page], url: str, title: str, lead: str, entries: tuple[IndexEntry, ...]) -> None:
    sections = (Section("", entries, noun="tin bài", whole=True),)
    key = key_of(url, title, lead, repr(sections))
    planned[url] = Page(url, addresses.section(url), key, partial(indexes.index, title, lead, WAY, sections))
