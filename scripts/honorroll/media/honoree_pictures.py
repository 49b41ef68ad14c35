"""The pictures of one honoree: portrait, gallery, social card, films. Pure, of what may be published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeGuard

from honorroll.content.kinds import Kind
from honorroll.content.shared import Photo, Video
from honorroll.media import renditions
from honorroll.media.renditions import (
    PORTRAIT,
    PRESS,
    SQUARE,
    WHOLE,
    Layout,
    MediaInfo,
    RenditionSet,
    ResponsivePhoto,
    SocialCard,
)


class PictureSettings(NamedTuple):
    """What all pictures of a site have in common: how they are made, and what its social cards say."""

    recipe: bytes = b""
    site: str = ""
    cards: bool = False
    press: bool = False
    """Whether there are press kits, which hold the photos too."""


class PhotoRenditions(NamedTuple):
    """A photo that can be shown: what pages show of it, and what its press kit holds if there are such."""

    shown: ResponsivePhoto
    set: RenditionSet
    press: ResponsivePhoto | None = None
    press_set: RenditionSet | None = None


def photo_renditions(
    path: str, photo: Photo, look: MediaInfo, layouts: Sequence[Layout], studio: PictureSettings
) -> PhotoRenditions:
    """The photo at ``path``, which is fit. What is for print is a set of its own, so that no page shows it."""
    shown, set_ = renditions.responsive_photo(look, path, layouts, photo.focus, studio.recipe)
    if not studio.press:
        return PhotoRenditions(shown, set_)
    return PhotoRenditions(shown, set_, *renditions.responsive_photo(look, path, (PRESS,), None, studio.recipe))


class HonoreePictures(NamedTuple):
    """``gallery`` holds each photo with what is said of it; ``films`` the address of each film by the name of its file."""

    portrait: ResponsivePhoto | None = None
    gallery: tuple[tuple[Photo, ResponsivePhoto], ...] = ()
    films: Mapping[str, str] = {}
    card: str = ""
    """The name of the set of the social card."""
    sets: tuple[RenditionSet, ...] = ()
    press: tuple[tuple[Photo, ResponsivePhoto], ...] = ()
    """What the press kit holds of each photo; ``press_sets`` are drawn for that."""
    press_sets: tuple[RenditionSet, ...] = ()
    likeness: tuple[tuple[str, bytes], ...] = ()
    """Content and likeness of each photo."""


def honoree_pictures(
    kind: Kind,
    folder: str,
    taken: Sequence[Photo],
    videos: Sequence[Video],
    looks: Mapping[str, MediaInfo],
    said: SocialCard,
    studio: PictureSettings,
) -> HonoreePictures:
    """The first photo is the portrait; a group is shown whole too, for a crop leaves some of its members out.

    ``taken`` and ``videos`` are what is published; ``looks`` are by the name of the file, ``said`` is the card without its picture.
    """
    photos = [(photo, looks[photo.file]) for photo in taken if is_usable(looks.get(photo.file))]
    sets: dict[str, RenditionSet] = {}
    portrait: ResponsivePhoto | None = None
    gallery: list[tuple[Photo, ResponsivePhoto]] = []
    press: dict[str, RenditionSet] = {}
    prints: list[tuple[Photo, ResponsivePhoto]] = []
    for n, (photo, look) in enumerate(photos):
        layouts: tuple[Layout, ...] = (PORTRAIT,) if n == 0 else (SQUARE, WHOLE)
        if n == 0 and kind != "individual":
            layouts = (PORTRAIT, SQUARE, WHOLE)
        shown, set_, large, press_set = photo_renditions(f"{folder}/{photo.file}", photo, look, layouts, studio)
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
        set_ = renditions.card_set(
            look_, path, first.focus if first else None, said._replace(site=studio.site), studio.recipe
        )
        card, sets[set_.name] = set_.name, set_
    films: dict[str, str] = {}
    for video in videos:
        if video.file and is_usable(looks.get(video.file)):
            set_ = renditions.film_set(looks[video.file], f"{folder}/{video.file}", studio.recipe)
            films[video.file], sets[set_.name] = renditions.film_url(set_), set_
    likeness = tuple((look.content, look.likeness) for _, look in photos)
    return HonoreePictures(
        portrait, tuple(gallery), films, card, tuple(sets.values()), tuple(prints), tuple(press.values()), likeness
    )


def is_usable(look: MediaInfo | None) -> TypeGuard[MediaInfo]:
    """Whether the rules let it be shown; they have told already why not."""
    return look is not None and not look.problem
