"""The pictures of a conference: those of its albums, and its social card. Pure, from what is known of each photo."""

from __future__ import annotations

from collections.abc import Mapping

from honorroll.base.vietnamese import initial
from honorroll.conferences.facts import when
from honorroll.conferences.model import Album, Conference
from honorroll.conferences.parts import Parts
from honorroll.media import renditions
from honorroll.media.honoree_pictures import PhotoRenditions, PictureSettings, is_usable, photo_renditions
from honorroll.media.renditions import WHOLE, MediaInfo, RenditionSet, SocialCard


def of_album(
    folder: str, album: Album, looks: Mapping[str, MediaInfo], studio: PictureSettings
) -> dict[str, PhotoRenditions]:
    """What is shown of the photos of an album, by name; ``looks`` are by path, ``folder`` is the album's."""
    found: dict[str, PhotoRenditions] = {}
    for photo in album.photos:
        path = f"{folder}/{photo.file}"
        look = looks.get(path)
        if is_usable(look):
            found[photo.file] = photo_renditions(path, photo, look, (WHOLE,), studio)
    return found


def carded(parts: Parts, folder: str, looks: Mapping[str, MediaInfo], studio: PictureSettings) -> Parts:
    """With the social card, which shows the first photo of the first album that has one."""
    return parts._replace(card=_card(parts, folder, looks, studio)) if studio.cards else parts


def _card(parts: Parts, folder: str, looks: Mapping[str, MediaInfo], studio: PictureSettings) -> RenditionSet:
    conference = parts.conference
    lines = tuple(filter(None, (_told(conference), conference.venue or conference.organiser)))
    card = SocialCard(conference.name, lines, studio.site, initial(conference.name))
    first = next(
        ((part, photo) for part in parts.albums for photo in part.album.photos if photo.file in part.pictures), None
    )
    if first is None:
        return renditions.card_set(None, "", None, card, studio.recipe)
    part, photo = first
    path = f"{folder}/albums/{part.id}/{photo.file}"
    return renditions.card_set(looks[path], path, photo.focus, card, studio.recipe)


def _told(conference: Conference) -> str:
    """When it is, and that it is but planned or was cancelled: a card is seen without the page."""
    told = when(conference)
    if conference.status == "planned":
        told = f"dự kiến {told}" if told else "theo kế hoạch"
    elif conference.status == "cancelled":
        told = f"đã hủy: {told}" if told else "đã hủy"
    return told[:1].upper() + told[1:]
