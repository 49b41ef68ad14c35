"""The pictures of one honoree: portrait, gallery, social card, films. No I/O; only of what may be published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeGuard

from honorroll.content.kinds import Kind
from honorroll.content.shared import Photo, Video
from honorroll.media import clean_copy, renditions
from honorroll.media.renditions import (
    PORTRAIT,
    PRESS,
    WHOLE,
    Layout,
    MediaInfo,
    RenditionSet,
    ResponsivePhoto,
    SocialCard,
)


class PictureSettings(NamedTuple):
    """Settings for all pictures of a site.

    ``recipe`` is the digest of how they are made, ``site`` the name on social cards, ``cards`` whether there are any.
    """

    recipe: bytes = b""
    site: str = ""
    cards: bool = False
    press: bool = False
    """Whether there are press kits, for which photos are drawn too."""


class PhotoRenditions(NamedTuple):
    """A photo as pages show it and as press kits hold it, each with the set to draw; None without press kits."""

    shown: ResponsivePhoto
    set: RenditionSet
    press: ResponsivePhoto | None = None
    press_set: RenditionSet | None = None


def photo_renditions(
    path: str, photo: Photo, info: MediaInfo, layouts: Sequence[Layout], studio: PictureSettings
) -> PhotoRenditions:
    """The usable photo at ``path``. The print version is a set of its own, because no page shows it."""
    shown, set_ = renditions.responsive_photo(info, path, layouts, photo.focus, studio.recipe)
    if not studio.press:
        return PhotoRenditions(shown, set_)
    return PhotoRenditions(shown, set_, *renditions.responsive_photo(info, path, (PRESS,), None, studio.recipe))


class Scan(NamedTuple):
    """The scan of a decision: its URL, and the size of a PDF in bytes, 0 of a picture."""

    url: str
    size: int


class HonoreePictures(NamedTuple):
    """``films`` are URLs of films by the name of their files; ``sets`` must be drawn for all but the press kit."""

    portrait: ResponsivePhoto | None = None
    gallery: tuple[tuple[Photo, ResponsivePhoto], ...] = ()
    films: Mapping[str, str] = {}
    scans: Mapping[str, Scan] = {}
    """The scans of decisions by the name of their files."""
    card: str = ""
    """The name of the set of the social card, ``""`` without one."""
    sets: tuple[RenditionSet, ...] = ()
    press: tuple[tuple[Photo, ResponsivePhoto], ...] = ()
    """The photos of the press kit; ``press_sets`` must be drawn for it."""
    press_sets: tuple[RenditionSet, ...] = ()
    likeness: tuple[tuple[str, bytes], ...] = ()
    """The content digest and the difference hash of each photo."""


def honoree_pictures(
    kind: Kind,
    folder: str,
    published_photos: Sequence[Photo],
    videos: Sequence[Video],
    decisions: Sequence[str],
    infos: Mapping[str, MediaInfo],
    card_text: SocialCard,
    studio: PictureSettings,
) -> HonoreePictures:
    """The pictures of an honoree. ``published_photos``, ``videos`` and the scans ``decisions`` may be published.

    The first photo is the portrait. That of a group is in the gallery too, because a crop leaves out some members.
    ``infos`` are by the name of the file in ``folder``; ``card_text`` is the social card without its picture.
    """
    photos = [(photo, infos[photo.file]) for photo in published_photos if is_usable(infos.get(photo.file))]
    sets: dict[str, RenditionSet] = {}
    portrait: ResponsivePhoto | None = None
    gallery: list[tuple[Photo, ResponsivePhoto]] = []
    press: dict[str, RenditionSet] = {}
    prints: list[tuple[Photo, ResponsivePhoto]] = []
    for n, (photo, info) in enumerate(photos):
        layouts: tuple[Layout, ...] = (PORTRAIT,) if n == 0 else (WHOLE,)
        if n == 0 and kind != "individual":
            layouts = renditions.group_layouts(info)
        shown, set_, large, press_set = photo_renditions(f"{folder}/{photo.file}", photo, info, layouts, studio)
        sets[set_.name] = set_
        if large and press_set:
            prints.append((photo, large))
            press[press_set.name] = press_set
        portrait = shown if n == 0 else portrait
        if WHOLE in layouts:
            gallery.append((photo, shown))
    card = ""
    if studio.cards:
        first, info_ = photos[0] if photos else (None, None)
        path = f"{folder}/{first.file}" if first else ""
        set_ = renditions.card_set(
            info_, path, first.focus if first else None, card_text._replace(site=studio.site), studio.recipe
        )
        card, sets[set_.name] = set_.name, set_
    films: dict[str, str] = {}
    for video in videos:
        if video.file and is_usable(infos.get(video.file)):
            set_ = renditions.copy_set(infos[video.file], f"{folder}/{video.file}", studio.recipe)
            films[video.file], sets[set_.name] = renditions.copy_url(set_), set_
    scans: dict[str, Scan] = {}
    for file in decisions:
        if is_usable(infos.get(file)):
            scans[file], set_ = scan_of(f"{folder}/{file}", infos[file], studio)
            sets[set_.name] = set_
    likeness = tuple((info.content, info.likeness) for _, info in photos)
    return HonoreePictures(
        portrait,
        tuple(gallery),
        films,
        scans,
        card,
        tuple(sets.values()),
        tuple(prints),
        tuple(press.values()),
        likeness,
    )


def scan_of(path: str, info: MediaInfo, studio: PictureSettings) -> tuple[Scan, RenditionSet]:
    """The usable scan of a decision at ``path``, and the set to draw."""
    if info.format == "pdf":
        set_ = renditions.copy_set(info, path, studio.recipe + clean_copy.recipe())
        return Scan(renditions.copy_url(set_), info.size), set_
    shown, set_ = renditions.responsive_photo(info, path, (WHOLE,), None, studio.recipe)
    return Scan(shown.largest(WHOLE)[0], 0), set_


def is_usable(info: MediaInfo | None) -> TypeGuard[MediaInfo]:
    """Whether the file is there and can be shown; the rules report why not."""
    return info is not None and not info.problem
