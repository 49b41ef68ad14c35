"""The albums of a conference: its photos with captions, and who is to be seen on which of them."""

from __future__ import annotations

from honorroll.base.vietnamese import number, sort_key
from honorroll.conferences.details import AlbumDetails, ConferenceDetails
from honorroll.conferences.pages.context import PageContext
from honorroll.content.model import Facts
from honorroll.content.shared import TaggedPhoto
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages import addresses, photo_rights, pictures
from honorroll.pages.html import link
from honorroll.roll.pages.cards import face

#: Fewer photos are looked through as quickly as a list of names.
WORTH_SEARCHING = 4


def section(parts: ConferenceDetails, context: PageContext) -> str:
    items = []
    for part in filter(lambda each: each.album.photos, parts.albums):  # of some none may be shown yet, or any more
        said, rights = part.album.note or "", photo_rights.spoken(part.album)
        between = (" " if said.endswith((".", "!", "?", "…")) else " · ") if said and rights else ""
        note = f"{esc(said)}{between}{rights}"
        items.append(
            f'<section class="hr-album" aria-labelledby="album-{part.id}">\n'
            f'<h3 id="album-{part.id}">{esc(part.album.title)}</h3>\n'
            + (f'<p class="hr-album-note">{note}</p>\n' if note else "")
            + f"{photos(part, context, is_whole_page=True)}</section>\n"
        )
    if not items:
        return ""
    return (
        '<section class="hr-albums" aria-labelledby="anh">\n<h2 id="anh">Ảnh</h2>\n'
        f"{_index(parts, context)}{''.join(items)}</section>\n"
    )


def photos(part: AlbumDetails, context: PageContext, *, is_whole_page: bool = False) -> Html:
    """The photos of an album with captions and people. Credit and licence are shown where they are not the album's.

    On the page of the conference, ``is_whole_page``, each photo of somebody has an anchor, and one row of the album is
    seen at once.
    """
    shown = [
        (
            part.album.completed(photo),
            part.pictures[photo.file].shown,
            _caption(part, photo, context, _anchor(part, n) * is_whole_page),
        )
        for n, photo in enumerate(part.album.photos, 1)
    ]
    return pictures.album(shown, part.album.title, is_among_others=is_whole_page)


def _caption(part: AlbumDetails, photo: TaggedPhoto, context: PageContext, anchor: str) -> Html:
    people = " ".join(
        f"<span>{link(addresses.honoree(slug), context.honorees[slug].name)}{',' * (n < len(photo.honorees))}</span>"
        for n, slug in enumerate(photo.honorees, 1)
    )
    same = [key for key in ("credit", "licence") if getattr(photo, key) == getattr(part.album, key)]
    without_credit = photo.model_copy(update=dict.fromkeys(same)) if same else photo
    mark = f' id="{anchor}" data-hr-who="{" ".join(photo.honorees)}"' if anchor else ""
    who = f"<small{mark}>Trong ảnh: {people}</small>" if people else ""
    return Html(" ".join(filter(None, (pictures.credited(without_credit), who))))


def _anchor(part: AlbumDetails, n: int) -> str:
    return f"anh-{part.id}-{n}"


# ── Who is on which photo ──────────────────────────────────────────────────────────────────────────────────────────


def _index(parts: ConferenceDetails, context: PageContext) -> Html:
    """Everybody who is on a photo, with their face, by name, with the way to each photo; the script makes a filter of
    it. As a part that leads on it is no text of the page for the search.
    """
    where: dict[str, list[tuple[AlbumDetails, int]]] = {}
    for part in parts.albums:
        for n, photo in enumerate(part.album.photos, 1):
            for honoree in dict.fromkeys(photo.honorees):
                where.setdefault(honoree, []).append((part, n))
    if not where or sum(len(part.album.photos) for part in parts.albums) < WORTH_SEARCHING:
        return EMPTY
    several = sum(bool(part.album.photos) for part in parts.albums) > 1
    people = sorted(where, key=lambda slug: (sort_key(context.honorees[slug].name), slug))
    rows = "".join(_row(context.honorees[slug], where[slug], several=several) for slug in people)
    count = f"{number(len(people))} người, tập thể"
    return Html(
        '<details class="hr-in-photos" data-hr-in-photos><summary>Tìm người trong ảnh '
        f'<small>{count}</small></summary>\n<nav aria-label="Người trong ảnh">\n<ul>\n{rows}</ul>\n</nav>\n</details>\n'
    )


def _row(honoree: Facts, where: list[tuple[AlbumDetails, int]], *, several: bool) -> str:
    """With the script the name shows the photos; without it their numbers lead to them."""
    ways, before = "", ""
    for part, n in where:
        if several and part.id != before:
            ways += f" {esc(part.album.title)}:"
        before = part.id
        ways += f' <a href="#{_anchor(part, n)}" aria-label="Ảnh {n}, {esc(part.album.title)}">{n}</a>'
    return (
        f'<li data-hr-of="{honoree.slug}">{face(honoree.card, in_row=True)}'
        f"<span data-hr-name>{esc(honoree.name)}</span>"
        f'<small>{number(len(where))} ảnh<span class="hr-unscripted"> ·{ways}</span></small></li>\n'
    )
