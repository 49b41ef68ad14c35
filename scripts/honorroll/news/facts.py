"""From a post to the facts that are kept of it, and to its body as finished HTML."""

from __future__ import annotations

from honorroll.base.findings import Finding, Source
from honorroll.base.keys import key_of
from honorroll.content import directives
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import markdown
from honorroll.news.model import Post, PostFacts
from honorroll.news.pages.post import card
from honorroll.news.pictures import Pictures
from honorroll.roll.pages.honoree import reference

#: Vietnamese is counted in syllables, which stand apart; so many are read in a minute without haste.
SYLLABLES = 240


def body(text: str, source: Source) -> tuple[str, list[Finding]]:
    """The post in HTML, with marks for its directives, and what had to be taken out of it. Its headings stand right below
    the title, so h2 to h4.
    """
    html, findings = directives.render(text, source)
    return markdown.raise_headings(html), findings


def minutes(html: str) -> int:
    """How long it takes to read, at least one minute."""
    return max(1, round((html.count(" ") + html.count("\n")) / SYLLABLES))


def weight(html: str, summary: str) -> int:
    """So many bytes at most do text and summary take in any of the formats of feeds."""
    escaped = 5 * (html.count('"') + html.count("'")) + 4 * html.count("&") + 3 * (html.count("<") + html.count(">"))
    return len(html.encode()) + escaped + html.count("\n") + 3 * len(summary)


def facts_of(
    slug: str, path: str, post: Post, html: str, pictures: Pictures, vocabulary: Vocabulary, digest: bytes
) -> PostFacts:
    """The facts of a post that was found faultless; of one that was withdrawn nothing but that."""
    if post.withdrawn:
        return _husk(slug, path, post, digest)
    film = (post.film.url or pictures.film, post.film.title or post.title) if post.film else ("", "")
    shown = card(slug, post, vocabulary, pictures.cover)
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
        weight=weight(html, post.summary),
        film=film if film[0] else ("", ""),
        sources="".join(f"<li>{reference(source)}</li>\n" for source in post.sources),
        publish_from=post.publish_from.isoformat() if post.publish_from else "",
        draft=post.draft,
        withdrawn=False,
        former_slugs=post.former_slugs,
        digest=key_of(digest, *names) if names else digest,
        card=shown,
        card_digest=key_of(shown),
        pictures=names,
        cover=pictures.cover,
        photos=pictures.photos,
        placed=tuple(directives.marks(html)),
    )


def _husk(slug: str, path: str, post: Post, digest: bytes) -> PostFacts:
    day = post.withdrawn.date.isoformat() if post.withdrawn else ""
    return PostFacts(
        slug=slug, path=path, title="Tin bài đã gỡ", date=day, updated="", kind=post.kind, column=post.column, author="",
        summary="", honorees=(), conference="", movements=(), units=(), minutes=0, weight=0, film=("", ""), sources="",
        publish_from="", draft=False, withdrawn=True, former_slugs=post.former_slugs, digest=digest, card="",
        card_digest=b"",
    )  # fmt: skip
