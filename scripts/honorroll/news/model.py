"""What a post of coverage holds, as it is written and as all pages know it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import Field

from honorroll.content.directives import Directive
from honorroll.content.model import Content, Photo, Reference, Video, Withdrawal
from honorroll.content.scalars import Day, Flag, Line, Prose, Slug
from honorroll.media.plan import Shown
from honorroll.pages import addresses

PostKind = Literal["news", "article", "feature", "photos", "video"]

#: How the pages name the kinds.
POST_KINDS: dict[PostKind, str] = {
    "news": "Tin",
    "article": "Bài",
    "feature": "Phóng sự",
    "photos": "Ảnh",
    "video": "Video",
}


class Post(Content):
    """The front matter of ``content/news/<slug>.md``; the body below it is the post itself, in CommonMark."""

    title: Line
    date: Day
    updated: Day | None = None
    author: Line | None = None
    kind: PostKind
    column: Slug
    summary: Line
    honorees: tuple[Slug, ...] = Field((), max_length=100)
    conference: Slug | None = None
    movements: tuple[Slug, ...] = Field((), max_length=20)
    units: tuple[Slug, ...] = Field((), max_length=50)
    """The units whose work is reported: what the tracker counts as their coverage."""
    cover: Photo | None = None
    photos: tuple[Photo, ...] = Field((), max_length=100)
    film: Video | None = None
    sources: tuple[Reference, ...] = Field((), max_length=100)
    publish_from: Day | None = None
    draft: Flag = False
    withdrawn: Withdrawal | None = None
    former_slugs: tuple[Slug, ...] = Field((), max_length=50)
    notes: Prose | None = None


class Still(NamedTuple):
    """A photo of a post as its page shows it; plain, for it is kept of every post."""

    alt: str
    caption: str
    credit: str
    shown: Shown


class PostFacts(NamedTuple):
    """What is kept of every post: what lists, neighbours and honorees' pages show of it. The body is not held."""

    slug: str
    path: str
    title: str
    date: str
    """ISO, as are ``updated`` and ``publish_from`` (``""`` where there is none)."""
    updated: str
    kind: PostKind
    column: str
    author: str
    summary: str
    honorees: tuple[str, ...]
    conference: str
    movements: tuple[str, ...]
    units: tuple[str, ...]
    minutes: int
    """How long it takes to read."""
    weight: int
    """About how many bytes the post takes in a feed."""
    film: tuple[str, str]
    """Address and title; of a film of our own the address relative to the root."""
    sources: str
    """Finished HTML."""
    publish_from: str
    draft: bool
    withdrawn: bool
    former_slugs: tuple[str, ...]
    digest: bytes
    """Of the file and its pictures: of all that the page shows of the post itself."""
    card: str
    card_digest: bytes
    pictures: tuple[str, ...] = ()
    """The names of the sets of pictures and films that its page shows."""
    cover: Still | None = None
    photos: tuple[Still, ...] = ()
    placed: tuple[Directive, ...] = ()
    """What its text has placed into it."""

    @property
    def url(self) -> str:
        return addresses.post(self.slug)
