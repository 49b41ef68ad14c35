"""The pictures of a conference: its albums and its social card. Pure: computed from the inspected photos."""

from __future__ import annotations

from collections.abc import Mapping

from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.facts import date_in_words
from honorroll.conferences.model import Album, Conference
from honorroll.media import renditions
from honorroll.media.honoree_pictures import PhotoRenditions, PictureSettings, is_usable, photo_renditions
from honorroll.media.renditions import WHOLE, MediaInfo, RenditionSet, SocialCard


def album_pictures(
    folder: str, album: Album, looks: Mapping[str, MediaInfo], studio: PictureSettings
) -> dict[str, PhotoRenditions]:
    """The renditions of the usable photos in the ``folder`` of an album, by file name; ``looks`` are by path."""
    pictures: dict[str, PhotoRenditions] = {}
    for photo in album.photos:
        path = f"{folder}/{photo.file}"
        look = looks.get(path)
        if is_usable(look):
            pictures[photo.file] = photo_renditions(path, photo, look, (WHOLE,), studio)
    return pictures


def with_social_card(
    details: ConferenceDetails, folder: str, looks: Mapping[str, MediaInfo], studio: PictureSettings
) -> ConferenceDetails:
    """``details`` with a social card, which shows the first usable photo. ``folder`` is that of the conference."""
    return details._replace(card=_card(details, folder, looks, studio)) if studio.cards else details


def _card(
    details: ConferenceDetails, folder: str, looks: Mapping[str, MediaInfo], studio: PictureSettings
) -> RenditionSet:
    conference = details.conference
    lines = tuple(filter(None, (_date_and_status(conference), conference.venue or conference.organiser)))
    card = SocialCard(conference.name, lines, studio.site, "dien-dan", sent=True)
    first = next(
        ((part, photo) for part in details.albums for photo in part.album.photos if photo.file in part.pictures), None
    )
    if first is None:
        return renditions.card_set(None, "", None, card, studio.recipe)
    part, photo = first
    path = f"{folder}/albums/{part.id}/{photo.file}"
    return renditions.card_set(looks[path], path, photo.focus, card, studio.recipe)


def _date_and_status(conference: Conference) -> str:
    """The date, and whether the conference is planned or cancelled, because a card is seen without its page."""
    text = date_in_words(conference)
    if conference.status == "planned":
        text = f"dự kiến {text}" if text else "theo kế hoạch"
    elif conference.status == "cancelled":
        text = f"đã hủy: {text}" if text else "đã hủy"
    return text[:1].upper() + text[1:]
