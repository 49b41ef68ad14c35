"""The facts that are kept of a post, and its body as finished HTML."""

from __future__ import annotations

from collections.abc import Iterator

from honorroll.base.findings import Finding, Source
from honorroll.base.keys import key_of
from honorroll.content import directives
from honorroll.content.shared import TaggedPhoto, cited
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import headings
from honorroll.formats.html import EMPTY, Html
from honorroll.news.model import Post, PostFacts, Tag
from honorroll.news.pages.post import card
from honorroll.news.pictures import PostPictures
from honorroll.roll.pages.honoree import reference

#: An unhurried reading speed. Vietnamese writes syllables apart, so spaces count them.
SYLLABLES_PER_MINUTE = 240


def render_body(text: str, source: Source) -> tuple[Html, list[Finding]]:
    """The post in HTML, with placeholders for its directives, and findings about what was removed from it.

    Its headings stand right below the title, so they are h2 to h4.
    """
    html, findings = directives.render(text, source)
    return headings.raised(html), findings


def minutes(html: Html) -> int:
    """The reading time in minutes, at least one."""
    return max(1, round((html.count(" ") + html.count("\n")) / SYLLABLES_PER_MINUTE))


def max_feed_bytes(html: Html, summary: str) -> int:
    """The most bytes that text and summary take in any of the formats of feeds."""
    escaped = 5 * (html.count('"') + html.count("'")) + 4 * html.count("&") + 3 * (html.count("<") + html.count(">"))
    return len(html.encode()) + escaped + html.count("\n") + 3 * len(summary)


def facts_of(
    slug: str, path: str, post: Post, html: Html, pictures: PostPictures, vocabulary: Vocabulary, digest: bytes
) -> PostFacts:
    """The facts of a post without errors; of a withdrawn one nothing but that it was withdrawn."""
    if post.withdrawn:
        return _withdrawn_facts(slug, path, post, digest)
    film = (post.film.url or pictures.film, post.film.title or post.title) if post.film else ("", "")
    card_html = card(slug, post, vocabulary, pictures.cover)
    names = tuple(set_.name for set_ in pictures.sets)
    return PostFacts(
        slug=slug,
        path=path,
        title=post.title,
        date=post.date.isoformat(),
        updated=post.updated.isoformat() if post.updated else "",
        kind=post.kind,
        column=post.column,
        author=post.author or "",
        summary=post.summary,
        honorees=tuple(dict.fromkeys(post.honorees)),
        conference=post.conference or "",
        movements=tuple(dict.fromkeys(post.movements)),
        units=tuple(dict.fromkeys(post.units)),
        minutes=minutes(html),
        weight=max_feed_bytes(html, post.summary),
        film=film if film[0] else ("", ""),
        sources=Html("".join(f"<li>{reference(source)}</li>\n" for source in post.sources)),
        publish_from=post.publish_from.isoformat() if post.publish_from else "",
        draft=post.draft,
        withdrawn=False,
        former_slugs=post.former_slugs,
        digest=key_of(digest, *names) if names else digest,
        card=card_html,
        card_digest=key_of(card_html),
        pictures=names,
        cover=pictures.cover,
        photos=pictures.photos,
        placed=tuple(directives.directives_in_html(html)),
        tags=tuple(Tag(n, slug) for n, photo in _numbered(post) for slug in photo.honorees),
        cites=cited(post.sources),
        not_about=post.not_about,
        bare_card=card(slug, post, vocabulary) if post.cover and post.cover.honorees else EMPTY,
    )


def _numbered(post: Post) -> Iterator[tuple[int, TaggedPhoto]]:
    if post.cover:
        yield -1, post.cover
    yield from enumerate(post.photos)


def _withdrawn_facts(slug: str, path: str, post: Post, digest: bytes) -> PostFacts:
    day = post.withdrawn.date.isoformat() if post.withdrawn else ""
    return PostFacts(
        slug=slug,
        path=path,
        title="Tin bài đã gỡ",
        date=day,
        updated="",
        kind=post.kind,
        column=post.column,
        author="",
        summary="",
        honorees=(),
        conference="",
        movements=(),
        units=(),
        minutes=0,
        weight=0,
        film=("", ""),
        sources=EMPTY,
        publish_from="",
        draft=False,
        withdrawn=True,
        former_slugs=post.former_slugs,
        digest=digest,
        card=EMPTY,
        card_digest=b"",
    )
