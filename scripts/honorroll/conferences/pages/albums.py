"""The albums of a conference: its photos with captions, and who is to be seen on them."""

from __future__ import annotations

from honorroll.conferences.details import AlbumDetails, ConferenceDetails
from honorroll.conferences.pages.context import PageContext
from honorroll.content.shared import TaggedPhoto
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses, pictures
from honorroll.pages.html import link


def section(parts: ConferenceDetails, context: PageContext) -> str:
    items = []
    for part in parts.albums:
        note = " · ".join(
            filter(None, (esc(part.album.note or ""), f"Ảnh: {esc(part.album.credit)}" if part.album.credit else ""))
        )
        items.append(
            f'<section class="hr-album" aria-labelledby="album-{part.id}">\n'
            f'<h3 id="album-{part.id}">{esc(part.album.title)}</h3>\n'
            + (f'<p class="hr-album-note">{note}</p>\n' if note else "")
            + f"{photos(part, context)}</section>\n"
        )
    if not items:
        return ""
    return f'<section class="hr-albums" aria-labelledby="anh">\n<h2 id="anh">Ảnh</h2>\n{"".join(items)}</section>\n'


def photos(part: AlbumDetails, context: PageContext) -> Html:
    """The photos of an album with captions and people. The credit is shown where it differs from the album's."""
    shown = [(photo, part.pictures[photo.file].shown, _caption(part, photo, context)) for photo in part.album.photos]
    return pictures.album(shown, part.album.title)


def _caption(part: AlbumDetails, photo: TaggedPhoto, context: PageContext) -> Html:
    people = ", ".join(link(addresses.honoree(honoree), context.honorees[honoree].name) for honoree in photo.honorees)
    without_credit = photo if photo.credit != part.album.credit else photo.model_copy(update={"credit": None})
    return Html(
        " ".join(filter(None, (pictures.credited(without_credit), people and f"<small>Trong ảnh: {people}</small>")))
    )
