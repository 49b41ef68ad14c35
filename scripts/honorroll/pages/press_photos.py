"""The photos of a press kit: for print, with credit, caption and licence in them, on a contact sheet, and as a table.

Nothing else that is published holds metadata: what is written here comes from the content, not from the camera.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from honorroll.content.licences import licence_of
from honorroll.formats.csv import encode_csv
from honorroll.formats.photo_rights import segments, with_rights
from honorroll.media import pool
from honorroll.media.renditions import Layout, ResponsivePhoto
from honorroll.pages import photo_rights
from honorroll.pages.press_kit import KitFile, of_bytes, text

#: About as wide is a picture of the contact sheet, in pixels.
_SMALL = 320
#: From so many photos on there is a contact sheet.
_WORTH_A_SHEET = 2


class KitPhoto(NamedTuple):
    """A photo of a kit: its name there, and what is said of it. ``printed`` and ``small`` are addresses in the pool,
    ``""`` where there is no picture.
    """

    name: str
    printed: str
    small: str
    caption: str
    people: tuple[str, ...]
    credit: str
    licence: str | None


def small(photo: ResponsivePhoto, layout: Layout) -> str:
    """The address of the picture of a layout that is on the contact sheet."""
    widths = [width for width, _ in photo.sizes[layout.name]]
    return photo.url(layout, min(widths, key=lambda width: (abs(width - _SMALL), width)), "jpg")


def files(root: Path, top: str, captions: str, title: str, photos: Sequence[KitPhoto]) -> list[KitFile]:
    """The files of a kit that these photos are: below the folder ``top``, with tables whose names begin with
    ``captions``. Raises OSError where a picture was not drawn.
    """
    found = [_printed(root, top, photo) for photo in photos if photo.printed]
    if not photos:
        return found
    found += _captions(f"{top}/{captions}", photos)
    from honorroll.pages.contact_sheet import Cell, contact_sheet  # noqa: PLC0415  # no build without a kit loads it

    cells = [Cell(pool.path_of(root, each.small).read_bytes(), _lines(each)) for each in photos if each.small]
    if len(cells) >= _WORTH_A_SHEET:
        found.append(of_bytes(f"{top}/{captions}.pdf", contact_sheet(title, cells)))
    return found


def _printed(root: Path, top: str, photo: KitPhoto) -> KitFile:
    """A photo for print: 2,400 px wide, from the pool, with what is to be known of it written into it."""
    path = pool.path_of(root, photo.printed)
    said = segments(photo_rights.rights(photo, photo.caption, photo.people))
    return KitFile(f"{top}/{photo.name}", partial(_with_rights, path, said), path.stat().st_size + len(said))


def _with_rights(path: Path, said: bytes) -> bytes:
    return with_rights(path.read_bytes(), said)


def _lines(photo: KitPhoto) -> tuple[str, ...]:
    rights = photo_rights.on_paper(photo)
    return photo.name.rpartition("/")[2], photo.caption, photo_rights.credited(rights) if photo.credit else rights


def _captions(name: str, photos: Sequence[KitPhoto]) -> list[KitFile]:
    """What is said of each photo, as a text file and as a table."""
    as_text = "\n\n".join("\n".join(filter(None, _said(photo))) for photo in photos)
    rows = []
    for photo in photos:
        licence = licence_of(photo.licence)
        terms = (licence.name, licence.terms, licence.url) if licence else ("", "", "")
        rows.append((photo.name, photo.caption, ", ".join(photo.people), photo.credit, *terms))
    heading = ("Tệp", "Chú thích", "Người trong ảnh", "Tác giả", "Giấy phép", "Điều kiện", "Địa chỉ giấy phép")
    return [text(f"{name}.txt", f"{as_text}\n"), of_bytes(f"{name}.csv", encode_csv([heading, *rows]))]


def _said(photo: KitPhoto) -> tuple[str, ...]:
    licence, people = licence_of(photo.licence), ", ".join(photo.people)
    return (
        photo.name,
        photo.caption,
        people and f"Trong ảnh: {people}",
        photo.credit and photo_rights.credited(photo.credit),
        f"Giấy phép: {licence.name}. {licence.terms}" if licence else "",
        licence.url if licence else "",
    )
