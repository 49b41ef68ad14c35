"""The pictures of one honoree: portrait, gallery, social card, films. Pure, of what may be published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeGuard

from honorroll.content.kinds import Kind
from honorroll.content.shared import Photo, Video
from honorroll.media import plan
from honorroll.media.plan import PORTRAIT, PRESS, SQUARE, WHOLE, Card, Layout, Look, Set, Shown


class Studio(NamedTuple):
    """What all pictures of a site have in common: how they are made, and what its social cards say."""

    recipe: bytes = b""
    site: str = ""
    cards: bool = False
    press: bool = False
    """Whether there are press kits, which hold the photos too."""


class Pictured(NamedTuple):
    """A photo that can be shown: what pages show of it, and what its press kit holds if there are such."""

    shown: Shown
    set: Set
    press: Shown | None = None
    press_set: Set | None = None


def pictured(path: str, photo: Photo, look: Look, layouts: Sequence[Layout], studio: Studio) -> Pictured:
    """The photo at ``path``, which is fit. What is for print is a set of its own, so that no page shows it."""
    shown, set_ = plan.shown(look, path, layouts, photo.focus, studio.recipe)
    if not studio.press:
        return Pictured(shown, set_)
    return Pictured(shown, set_, *plan.shown(look, path, (PRESS,), None, studio.recipe))


class Album(NamedTuple):
    """``gallery`` holds each photo with what is said of it; ``films`` the address of each film by the name of its file."""

    portrait: Shown | None = None
    gallery: tuple[tuple[Photo, Shown], ...] = ()
    films: Mapping[str, str] = {}
    card: str = ""
    """The name of the set of the social card."""
    sets: tuple[Set, ...] = ()
    press: tuple[tuple[Photo, Shown], ...] = ()
    """What the press kit holds of each photo; ``press_sets`` are drawn for that."""
    press_sets: tuple[Set, ...] = ()
    likeness: tuple[tuple[str, bytes], ...] = ()
    """Content and likeness of each photo."""


def album(
    kind: Kind,
    folder: str,
    taken: Sequence[Photo],
    videos: Sequence[Video],
    looks: Mapping[str, Look],
    said: Card,
    studio: Studio,
) -> Album:
    """The first photo is the portrait; a group is shown whole too, for a crop leaves some of its members out.

    ``taken`` and ``videos`` are what is published; ``looks`` are by the name of the file, ``said`` is the card without its picture.
    """
    photos = [(photo, looks[photo.file]) for photo in taken if is_fit(looks.get(photo.file))]
    sets: dict[str, Set] = {}
    portrait: Shown | None = None
    gallery: list[tuple[Photo, Shown]] = []
    press: dict[str, Set] = {}
    prints: list[tuple[Photo, Shown]] = []
    for n, (photo, look) in enumerate(photos):
        layouts: tuple[Layout, ...] = (PORTRAIT,) if n == 0 else (SQUARE, WHOLE)
        if n == 0 and kind != "individual":
            layouts = (PORTRAIT, SQUARE, WHOLE)
        shown, set_, large, press_set = pictured(f"{folder}/{photo.file}", photo, look, layouts, studio)
        sets[set_.name] = set_
        if large and press_set:
            prints.append((photo, large))
            press[press_set.name] = press_set
        portrait = shown if n == 0 else portrait
        if WHOLE in layouts:
            gallery.append((photo, shown))
    card = ""
    if studio.cards:
        first, look_ = photos[0] if photos else (None, None)
        path = f"{folder}/{first.file}" if first else ""
        set_ = plan.card(look_, path, first.focus if first else None, said._replace(site=studio.site), studio.recipe)
        card, sets[set_.name] = set_.name, set_
    films: dict[str, str] = {}
    for video in videos:
        if video.file and is_fit(looks.get(video.file)):
            set_ = plan.film(looks[video.file], f"{folder}/{video.file}", studio.recipe)
            films[video.file], sets[set_.name] = plan.film_url(set_), set_
    likeness = tuple((look.content, look.likeness) for _, look in photos)
    return Album(
        portrait, tuple(gallery), films, card, tuple(sets.values()), tuple(prints), tuple(press.values()), likeness
    )


def is_fit(look: Look | None) -> TypeGuard[Look]:
    """Whether the rules let it be shown; they have told already why not."""
    return look is not None and not look.problem
