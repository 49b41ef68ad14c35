"""The pictures of a conference: those of its albums, and its social card. Pure, from what is known of each photo."""

from __future__ import annotations

from collections.abc import Mapping

from honorroll.base.vietnamese import initial
from honorroll.conferences.facts import when
from honorroll.conferences.model import Album, Conference
from honorroll.conferences.parts import Parts
from honorroll.media import plan
from honorroll.media.album import Pictured, Studio, is_fit, pictured
from honorroll.media.plan import WHOLE, Card, Look, Set


def of_album(folder: str, album: Album, looks: Mapping[str, Look], studio: Studio) -> dict[str, Pictured]:
    """What is shown of the photos of an album, by name; ``looks`` are by path, ``folder`` is the album's."""
    found: dict[str, Pictured] = {}
    for photo in album.photos:
        path = f"{folder}/{photo.file}"
        look = looks.get(path)
        if is_fit(look):
            found[photo.file] = pictured(path, photo, look, (WHOLE,), studio)
    return found


def carded(parts: Parts, folder: str, looks: Mapping[str, Look], studio: Studio) -> Parts:
    """With the social card, which shows the first photo of the first album that has one."""
    return parts._replace(card=_card(parts, folder, looks, studio)) if studio.cards else parts


def _card(parts: Parts, folder: str, looks: Mapping[str, Look], studio: Studio) -> Set:
    conference = parts.conference
    lines = tuple(filter(None, (_told(conference), conference.venue or conference.organiser)))
    card = Card(conference.name, lines, studio.site, initial(conference.name))
    first = next(
        ((part, photo) for part in parts.albums for photo in part.album.photos if photo.file in part.pictures), None
    )
    if first is None:
        return plan.card(None, "", None, card, studio.recipe)
    part, photo = first
    path = f"{folder}/albums/{part.id}/{photo.file}"
    return plan.card(looks[path], path, photo.focus, card, studio.recipe)


def _told(conference: Conference) -> str:
    """When it is, and that it is but planned or was cancelled: a card is seen without the page."""
    told = when(conference)
    if conference.status == "planned":
        told = f"dự kiến {told}" if told else "theo kế hoạch"
    elif conference.status == "cancelled":
        told = f"đã hủy: {told}" if told else "đã hủy"
    return told[:1].upper() + told[1:]
