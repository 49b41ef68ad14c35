"""The pictures of a post: its cover, its photos, and a film in its folder. Pure: computed from the inspected files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from honorroll.content.shared import TaggedPhoto
from honorroll.media import renditions
from honorroll.media.honoree_pictures import PictureSettings, is_usable
from honorroll.media.renditions import WHOLE, WIDE, Layout, MediaInfo, RenditionSet
from honorroll.news.model import Post, Still


class PostPictures(NamedTuple):
    """The pictures of one post and the sets to draw for them.

    ``film`` is the address of the film relative to the root of the site, ``""`` where there is none of our own.
    """

    cover: Still | None = None
    photos: tuple[Still, ...] = ()
    film: str = ""
    sets: tuple[RenditionSet, ...] = ()


def post_pictures(folder: str, post: Post, looks: Mapping[str, MediaInfo], studio: PictureSettings) -> PostPictures:
    """The pictures shown from the ``folder`` of a post; ``looks`` are by path. A withdrawn post shows none."""
    if post.withdrawn:
        return PostPictures()
    sets: list[RenditionSet] = []

    def still(photo: TaggedPhoto, layouts: tuple[Layout, ...]) -> Still | None:
        path = f"{folder}/{photo.file}"
        look = looks.get(path)
        if not is_usable(look):
            return None
        shown, set_ = renditions.responsive_photo(look, path, layouts, photo.focus, studio.recipe)
        sets.append(set_)
        return Still(
            photo.alt or "",
            photo.caption or "",
            photo.credit or "",
            shown,
            photo.honorees,
            set_.name,
            photo.licence,
            photo.publish_from.isoformat() if photo.publish_from else "",
        )

    cover = still(post.cover, (WIDE, WHOLE)) if post.cover else None
    photos = tuple(filter(None, [still(photo, (WHOLE,)) for photo in post.photos]))
    film = ""
    if post.film and post.film.file and is_usable(look := looks.get(f"{folder}/{post.film.file}")):
        sets.append(renditions.copy_set(look, f"{folder}/{post.film.file}", studio.recipe))
        film = renditions.copy_url(sets[-1])
    return PostPictures(cover, photos, film, tuple({set_.name: set_ for set_ in sets}.values()))
