"""The page of a post, and the card that stands for it in every list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from honorroll.base.vietnamese import long_date, short_date
from honorroll.content.model import AwardFacts, Facts
from honorroll.content.settings import Settings
from honorroll.content.shared import Video
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.media.renditions import PICTURES_DIR, WHOLE, WIDE
from honorroll.news.conference_refs import ConferenceRef, linked_name
from honorroll.news.model import POST_KINDS, Post, PostFacts, Still
from honorroll.pages import addresses, films, foot, pictures
from honorroll.pages.head import dumped
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, link
from honorroll.pages.words import HOME
from honorroll.roll.pages import cards

NEWS, COLUMNS = "Tin tức", "Chuyên mục"
WAY = (Crumb(HOME, ""), Crumb(NEWS, addresses.NEWS))


class PageContext(NamedTuple):
    """What the page of a post shows besides the post: its neighbours in time, what is like it, whom it names."""

    older: PostFacts | None
    newer: PostFacts | None
    related: tuple[PostFacts, ...]
    honorees: tuple[Facts, ...]
    conference: ConferenceRef | None


def card(slug: str, post: Post, vocabulary: Vocabulary, cover: Still | None = None) -> Html:
    """A list item: the title, which is the link, above it column and day, below it the summary; beside it the cover."""
    teaser = pictures.teaser(cover.shown) if cover else EMPTY
    return Html(f'<li class="hr-post">{teaser}{_teased(slug, post, post.date, vocabulary)}</li>\n')


def headline(facts: PostFacts, vocabulary: Vocabulary) -> Html:
    """The list item of the newest post: as a card, with the cover as large as the column."""
    told = _teased(facts.slug, facts, date.fromisoformat(facts.date), vocabulary)
    if not facts.cover:
        return Html(f'<li class="hr-post">{told}</li>\n')
    cover = pictures.headline(facts.cover.shown)
    return Html(f'<li class="hr-post hr-headline">{cover}<div>{told}</div></li>\n')


def _teased(slug: str, post: Post | PostFacts, day: date, vocabulary: Vocabulary) -> str:
    about = [esc(vocabulary.columns[post.column].name)]
    if post.kind != "news":
        about.append(esc(POST_KINDS[post.kind]))
    about.append(Html(f'<time datetime="{day.isoformat()}">{short_date(day)}</time>'))
    line = "\N{NO-BREAK SPACE}· ".join(about)
    return (
        f'<p class="hr-post-about">{line}</p>\n'
        f'<p class="hr-post-title"><a href="{ROOT}{addresses.post(slug)}">{esc(post.title)}</a></p>\n'
        f'<p class="hr-post-summary">{esc(post.summary)}</p>'
    )


def page(facts: PostFacts, html: Html, context: PageContext, vocabulary: Vocabulary, settings: Settings) -> Drawn:
    """``html`` is the body."""
    column = vocabulary.columns[facts.column].name
    crumbs = (*WAY, Crumb(column, addresses.column(facts.column)))
    url = f"{settings.url}{facts.url}"
    parts = [
        breadcrumb(crumbs, facts.title),
        f'<article class="hr-article">\n<div class="hr-article-body">\n{_header(facts, column, settings)}',
        pictures.cover(facts.cover.shown, facts.cover, facts.title) if facts.cover else "",
        _text(facts, html),
        pictures.gallery([(photo, photo.shown) for photo in facts.photos], facts.title),
        _film(facts),
        "</div>\n",
        _beside(facts, context, vocabulary),
        _named(facts, context.honorees, vocabulary),
        _neighbours(context),
        _related(context.related),
        "</article>\n",
        foot.foot(settings, facts.title, url, facts.path, "Bài"),
    ]
    return Drawn(
        facts.title,
        facts.summary,
        Html("".join(parts)),
        crumbs,
        node=_node(facts, context, column, settings),
        og_type="article",
        links=_head(facts, column),
        image=pictures.shared(facts.cover.shown, facts.cover.alt or facts.title) if facts.cover else None,
    )


def _header(facts: PostFacts, column: str, settings: Settings) -> str:
    day = long_date(date.fromisoformat(facts.date))
    line = [f'<time datetime="{facts.date}">{day[0].upper()}{day[1:]}</time>']
    if facts.updated:
        line.append(f'cập nhật <time datetime="{facts.updated}">{short_date(date.fromisoformat(facts.updated))}</time>')
    if facts.kind not in ("photos", "video", "audio") and facts.minutes > 1:  # what is read at once need not say so
        line.append(f"đọc trong {facts.minutes} phút")
    button = '<button class="hr-button" type="button" data-hr-speak="bai" hidden>Nghe đọc</button>'
    return (
        '<header class="hr-article-head">\n'
        f'<p class="hr-post-about">{link(addresses.column(facts.column), column)} · {POST_KINDS[facts.kind]}</p>\n'
        f'<h1>{esc(facts.title)}</h1>\n<p class="hr-lead">{esc(facts.summary)}</p>\n'
        f'<p class="hr-byline"><strong>{esc(facts.author or settings.owner)}</strong>'
        f"<span>{' · '.join(line)}</span>{button}</p>\n</header>\n"
    )


def _text(facts: PostFacts, html: str) -> str:
    return f'<div class="hr-text" id="bai">\n{html}</div>\n' if html else ""


def _film(facts: PostFacts) -> str:
    url, title = facts.film
    if not url:
        return ""
    if url.startswith(f"{PICTURES_DIR}/"):
        return films.section([Video(file="phim", title=title)], facts.title, {"phim": url})
    return films.section([Video(url=url, title=title)], facts.title, {}, "Nghe" if facts.kind == "audio" else "Phim")


def _beside(facts: PostFacts, context: PageContext, vocabulary: Vocabulary) -> str:
    told = f"{_about(facts, context, vocabulary)}{_sources(facts)}"
    return f'<aside class="hr-article-aside" aria-label="Về bài này">\n{told}</aside>\n' if told else ""


def _about(facts: PostFacts, context: PageContext, vocabulary: Vocabulary) -> str:
    rows: list[tuple[str, str]] = []
    if context.conference:
        rows.append(("Hội nghị", linked_name(context.conference)))
    if facts.movements:
        rows.append(
            (
                "Phong trào",
                "; ".join(link(addresses.movement(id_), vocabulary.movements[id_].name) for id_ in facts.movements),
            )
        )
    if facts.units:
        rows.append(("Đơn vị", "; ".join(esc(vocabulary.units[id_].name) for id_ in facts.units)))
    items = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>\n" for label, value in rows)
    return f'<dl class="hr-facts">\n{items}</dl>\n' if items else ""


def _sources(facts: PostFacts) -> str:
    if not facts.sources:
        return ""
    return (
        '<section class="hr-sources" aria-labelledby="nguon">\n<h2 id="nguon">Nguồn</h2>\n'
        f"<ol>\n{facts.sources}</ol>\n</section>\n"
    )


def shown_awards(facts: PostFacts, honorees: Sequence[Facts]) -> list[AwardFacts | None]:
    """What the cards of those in the post tell of: the highest award of the year of the post, else of those before.
    Nothing that was given after its day; None where nothing else is known.
    """
    return [award_by(facts.date[:10], honoree) for honoree in honorees]


def award_by(day: str, honoree: Facts) -> AwardFacts | None:
    """The award of an honoree that is told of on a day, as it was known then."""
    later = {each.award for each in honoree.decisions if each.date and each.date > day[: len(each.date)]}
    year = int(day[:4])
    known = [
        award
        for n, award in enumerate(honoree.awards)
        if award.status == "granted" and award.year <= year and n not in later
    ]
    return next((award for award in known if award.year == year), known[0] if known else None)


def _named(facts: PostFacts, honorees: Sequence[Facts], vocabulary: Vocabulary) -> str:
    if not honorees:
        return ""
    shown = [
        cards.with_award(honoree.card, award, vocabulary)
        for honoree, award in zip(honorees, shown_awards(facts, honorees), strict=True)
    ]
    return (
        '<section class="hr-named" aria-labelledby="nhan-vat">\n<h2 id="nhan-vat">Nhân vật, tập thể trong bài</h2>\n'
        f"{cards.list_of(shown, 'ul')}</section>\n"
    )


def _neighbours(context: PageContext) -> str:
    ways = "".join(
        f'<a rel="{rel}" href="{ROOT}{post.url}"><small>{label}</small> {esc(post.title)}</a>\n'
        for rel, label, post in (("prev", "Tin trước", context.older), ("next", "Tin sau", context.newer))
        if post
    )
    return f'<nav class="hr-neighbours" aria-label="Tin trước và sau">\n{ways}</nav>\n' if ways else ""


def _related(posts: Sequence[PostFacts]) -> str:
    if not posts:
        return ""
    return (
        '<section class="hr-coverage" aria-labelledby="lien-quan">\n<h2 id="lien-quan">Tin bài liên quan</h2>\n'
        f'<ul class="hr-posts">\n{"".join(post.card for post in posts)}</ul>\n</section>\n'
    )


def _node(facts: PostFacts, context: PageContext, column: str, settings: Settings) -> str:
    owner = {"@type": "Organization", "name": settings.owner}
    url = f"{settings.url}{facts.url}"
    node: dict[str, object] = {
        "@type": "NewsArticle",
        "headline": facts.title,
        "description": facts.summary,
        "url": url,
        "mainEntityOfPage": url,
        "datePublished": facts.date,
        "dateModified": facts.updated or facts.date,
        "inLanguage": "vi",
        "articleSection": column,
        "publisher": owner,
        "author": {"@type": "Person", "name": facts.author}
        if facts.author and facts.author != settings.owner
        else owner,
    }
    images = ([facts.cover.shown.largest(WIDE)[0]] if facts.cover else []) + [
        photo.shown.largest(WHOLE)[0] for photo in facts.photos
    ]
    if images:
        node["image"] = [f"{settings.url}{each}" for each in images]
    if context.honorees:
        node["about"] = [
            {
                "@type": "Person" if honoree.kind == "individual" else "Organization",
                "name": honoree.name,
                "url": f"{settings.url}{addresses.honoree(honoree.slug)}",
            }
            for honoree in context.honorees
        ]
    return dumped(node)


def _head(facts: PostFacts, column: str) -> Html:
    times = [("published_time", facts.date), ("modified_time", facts.updated), ("section", column)]
    # The day is all that is known: no hour is made up.
    return Html("".join(f'<meta property="article:{name}" content="{esc(value)}">\n' for name, value in times if value))


def withdrawn() -> Drawn:
    """What stands at the address of a post that was taken down."""
    title, lead = "Trang đã được gỡ", "Tin bài ở địa chỉ này không còn được công khai."
    return Drawn(
        title,
        lead,
        Html(
            f'{breadcrumb(WAY, title)}<h1>{title}</h1>\n<p class="hr-lead">{lead}</p>\n'
            f'<p class="hr-more"><a href="{ROOT}{addresses.NEWS}">Xem tin tức</a></p>\n'
        ),
    )
