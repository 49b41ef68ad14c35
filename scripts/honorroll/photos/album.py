"""The pictures of one honoree: portrait, gallery, social card, films. Pure, of what may be published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from honorroll.kinds import Kind
from honorroll.model import Honoree, Photo
from honorroll.photos import plan
from honorroll.photos.plan import PORTRAIT, SQUARE, WHOLE, Card, Layout, Look, Set, Shown


class Studio(NamedTuple):
    """What all pictures of a site have in common: how they are made, and what its social cards say."""

    recipe: bytes = b""
    site: str = ""
    cards: bool = False


class Album(NamedTuple):
    """``gallery`` holds each photo with what is said of it; ``films`` the address of each film by the name of its file."""

    portrait: Shown | None = None
    gallery: tuple[tuple[Photo, Shown], ...] = ()
    films: Mapping[str, str] = {}
    card: str = ""
    """The name of the set of the social card."""
    sets: tuple[Set, ...] = ()
    likeness: tuple[tuple[str, bytes], ...] = ()
    """Content and likeness of each photo."""


def album(kind: Kind, folder: str, honoree: Honoree, looks: Mapping[str, Look], said: Card, studio: Studio) -> Album:
    """The first photo is the portrait; a group is shown whole too, for a crop leaves some of its members out.

    ``honoree`` is what is published; ``looks`` are by the name of the file, ``said`` is the card without its picture.
    """
    if honoree.publication.withdrawn:
        return Album()
    photos = [(photo, looks[photo.file]) for photo in honoree.photos if _is_fit(looks.get(photo.file))]
    sets: dict[str, Set] = {}
    portrait: Shown | None = None
    gallery: list[tuple[Photo, Shown]] = []
    for n, (photo, look) in enumerate(photos):
        layouts: tuple[Layout, ...] = (PORTRAIT,) if n == 0 else (SQUARE, WHOLE)
        if n == 0 and kind != "individual":
            layouts = (PORTRAIT, SQUARE, WHOLE)
        shown, set_ = plan.shown(look, f"{folder}/{photo.file}", layouts, photo.focus, studio.recipe)
        sets[set_.name] = set_
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
    for video in honoree.videos:
        if video.file and _is_fit(looks.get(video.file)):
            set_ = plan.film(looks[video.file], f"{folder}/{video.file}")
            films[video.file], sets[set_.name] = plan.film_url(set_), set_
    likeness = tuple((look.content, look.likeness) for _, look in photos)
    return Album(portrait, tuple(gallery), films, card, tuple(sets.values()), likeness)


def _is_fit(look: Look | None) -> bool:
    return look is not None and not look.problem
