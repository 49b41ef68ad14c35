"""Pictures on a page: ``<picture>`` with every format and width that there is, and the gallery."""

from __future__ import annotations

from collections.abc import Sequence

from honorroll.model import Photo
from honorroll.pages.html import ROOT, esc
from honorroll.photos.plan import FORMATS, PORTRAIT, SQUARE, WHOLE, Layout, Shown

_TYPES = {"avif": "image/avif", "webp": "image/webp"}

#: How wide a picture is on the page, for the browser to choose before it has the style.
CARD_SIZES = "(min-width: 66em) 180px, (min-width: 38em) 28vw, 45vw"
PORTRAIT_SIZES = "(min-width: 52em) 296px, (min-width: 36em) 192px, min(60vw, 208px)"
THUMBNAIL_SIZES = "(min-width: 38em) 172px, 30vw"


def picture(shown: Shown, layout: Layout, alt: str, sizes: str, *, first: bool = False, widths: int = 9) -> str:
    """A photo in a layout. ``first``: what the reader sees first, which is not put off.

    ``widths``: how many of the widths are offered, from the smallest on.
    """
    offered = shown.sizes[layout.name][:widths]
    width, height = offered[-1]
    sources = "".join(
        f'<source type="{_TYPES[format_]}" srcset="{_srcset(shown, layout, format_, offered)}" sizes="{sizes}">'
        for format_ in FORMATS[:-1]
    )
    when = 'fetchpriority="high"' if first else 'loading="lazy" decoding="async"'
    return (
        f'<picture class="hr-photo hr-tone-{shown.tone}">{sources}'
        f'<img src="{ROOT}{shown.url(layout, width, "jpg")}" srcset="{_srcset(shown, layout, "jpg", offered)}" sizes="{sizes}" '
        f'width="{width}" height="{height}" alt="{esc(alt)}" {when}></picture>'
    )


def _srcset(shown: Shown, layout: Layout, format_: str, sizes: Sequence[tuple[int, int]]) -> str:
    return ", ".join(f"{ROOT}{shown.url(layout, width, format_)} {width}w" for width, _ in sizes)


def card_picture(shown: Shown) -> str:
    """The portrait of a card; it says nothing that the name beside it does not say."""
    return picture(shown, PORTRAIT, "", CARD_SIZES, widths=2)


def portrait(shown: Shown, photo: Photo, name: str) -> str:
    """The portrait of an honoree's page, with its credit."""
    said = _said(photo)
    text = f'<figcaption class="hr-credit">{said}</figcaption>' if said else ""
    return f"<figure>{picture(shown, PORTRAIT, photo.alt or f'Ảnh: {name}', PORTRAIT_SIZES, first=True)}{text}</figure>"


def gallery(photos: Sequence[tuple[Photo, Shown]], name: str) -> str:
    """Thumbnails, each a link to its photo, which the script opens over the page; the caption stands under it."""
    if not photos:
        return ""
    items = "".join(_item(photo, shown, name) for photo, shown in photos)
    return (
        '<section class="hr-gallery-part" aria-labelledby="anh">\n<h2 id="anh">Hình ảnh</h2>\n'
        f'<ul class="hr-gallery">\n{items}</ul>\n</section>\n'
    )


def _item(photo: Photo, shown: Shown, name: str) -> str:
    url, width, height = shown.largest(WHOLE)
    smaller = _srcset(shown, WHOLE, "webp", shown.sizes[WHOLE.name])
    alt = photo.alt or photo.caption or f"Ảnh: {name}"
    said = _said(photo)
    text = f"<figcaption>{said}</figcaption>" if said else ""
    return (
        f'<li><figure><a href="{ROOT}{url}" data-hr-width="{width}" data-hr-height="{height}" data-hr-srcset="{smaller}">'
        f"{picture(shown, SQUARE, alt, THUMBNAIL_SIZES)}</a>{text}</figure></li>\n"
    )


def _said(photo: Photo) -> str:
    """Caption and credit, as HTML."""
    parts = [esc(photo.caption)] if photo.caption else []
    if photo.credit:
        credit = photo.credit if photo.credit.lower().startswith("ảnh") else f"Ảnh: {photo.credit}"
        parts.append(f"<small>{esc(credit)}</small>")
    return " ".join(parts)
