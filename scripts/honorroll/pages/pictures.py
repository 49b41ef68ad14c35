"""Photos on a page: ``<picture>`` with all formats and widths, galleries, covers and albums."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, repeat
from typing import Protocol

from honorroll.base.vietnamese import number
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.media.renditions import (
    CARD_SIZE,
    FORMATS,
    GROUP,
    PORTRAIT,
    WHOLE,
    WIDE,
    Layout,
    ResponsivePhoto,
    card_url,
)
from honorroll.pages import photo_rights
from honorroll.pages.html import ROOT, Image

_TYPES = {"avif": "image/avif", "webp": "image/webp"}

#: How wide a picture is on the page, for the browser to choose before it has the style.
CARD_SIZES = "(min-width: 66em) 180px, (min-width: 38em) 28vw, 45vw"
GROUP_SIZES = "(min-width: 66em) 370px, (min-width: 38em) 58vw, 92vw"
ROW_SIZES = "64px"
#: How many of the widths a card offers.
CARD_WIDTHS = 2
WHOLE_SIZES = "(min-width: 52em) 444px, 94vw"
PORTRAIT_SIZES = "(min-width: 52em) 296px, (min-width: 36em) 192px, min(60vw, 208px)"
#: The widest of these in pixels: of a narrower photo see ``picture``.
CARD_FULL, GROUP_FULL, PORTRAIT_FULL, FIRST_FULL = 180, 340, 296, 480
FIRST_SIZES = "(min-width: 50em) 736px, 94vw"
ALBUM_SIZES = "(min-width: 74em) 280px, (min-width: 38em) 46vw, 92vw"
COVER_SIZES = "(min-width: 50em) 736px, 94vw"
TEASER_SIZES = "(min-width: 60em) 352px, (min-width: 38em) 208px, 34vw"
HEADLINE_SIZES = "(min-width: 60em) 416px, (min-width: 38em) 55vw, 94vw"

#: The shapes (width to height, in hundredths) that the style has a class for. The photos of an album stand in rows of
#: one height, each as wide as its shape. What cameras take is among them; of other shapes at most 3 % is cut off.
SHAPES = (
    40,
    44,
    48,
    52,
    56,
    60,
    67,
    71,
    75,
    80,
    85,
    90,
    95,
    100,
    105,
    111,
    118,
    125,
    133,
    141,
    150,
    160,
    169,
    178,
    190,
    200,
    215,
    230,
    250,
    275,
    300,
)

#: So many photos of a gallery are seen at once; the others are folded up and not loaded until the reader opens them.
AT_ONCE = 12
#: Of each album on the page of its conference, as many as fill a row of the widest page: so many of the height of a row
#: is that page wide, the space between two photos included.
ROW_WIDTH, ROW_GAP, ROW_LEAST, ROW_MOST = 6.36, 0.07, 3, 6


class Words(Protocol):
    """The texts of a photo."""

    @property
    def alt(self) -> str | None: ...
    @property
    def caption(self) -> str | None: ...
    @property
    def credit(self) -> str | None: ...
    @property
    def licence(self) -> str | None: ...


def picture(
    image: ResponsivePhoto,
    layout: Layout,
    alt: str,
    sizes: str,
    *,
    first: bool = False,
    widths: int = 9,
    full: int = 0,
) -> Html:
    """A photo in a layout.

    ``first`` marks the first picture a reader sees, which loads without delay. ``widths`` limits how many widths are
    offered, counted from the smallest. A photo of less than ``full`` pixels would have to be enlarged to fill its
    place: it is shown at its own size, in a frame.
    """
    offered = image.sizes[layout.name][:widths]
    width, height = offered[-1]
    more = ""
    if width < full:
        more, sizes = " hr-small", f"{width}px"
    if layout.name == GROUP.name:
        more += " hr-group" if width * 5 <= height * 9 else " hr-group hr-panorama"
    sources = "".join(
        f'<source type="{_TYPES[format_]}" srcset="{_srcset(image, layout, format_, offered)}" sizes="{sizes}">'
        for format_ in FORMATS[:-1]
    )
    when = 'fetchpriority="high"' if first else 'loading="lazy" decoding="async"'
    return Html(
        f'<picture class="hr-photo hr-tone-{image.tone}{more}">{sources}'
        f'<img src="{ROOT}{image.url(layout, width, "jpg")}" srcset="{_srcset(image, layout, "jpg", offered)}" '
        f'sizes="{sizes}" '
        f'width="{width}" height="{height}" alt="{esc(alt)}" {when}></picture>'
    )


def _srcset(image: ResponsivePhoto, layout: Layout, format_: str, sizes: Sequence[tuple[int, int]]) -> str:
    return ", ".join(f"{ROOT}{image.url(layout, width, format_)} {width}w" for width, _ in sizes)


def card_picture(image: ResponsivePhoto, layout: Layout = PORTRAIT) -> Html:
    """The portrait on a card. It has no alternative text, because the name stands beside it."""
    if layout is GROUP:
        return picture(image, GROUP, "", GROUP_SIZES, full=GROUP_FULL)
    return picture(image, PORTRAIT, "", CARD_SIZES, widths=CARD_WIDTHS, full=CARD_FULL)


def row_picture(image: ResponsivePhoto, layout: Layout = PORTRAIT) -> Html:
    """The portrait in a row of a list, small, in the place where others have a motif: round, or wide."""
    return picture(image, layout, "", ROW_SIZES, widths=1)


def poster(image: ResponsivePhoto) -> Html:
    """A photo that stands for a film. It has no alternative text, because the title of the film stands on it."""
    layout = WHOLE if WHOLE.name in image.sizes else PORTRAIT
    return picture(image, layout, "", FIRST_SIZES, widths=3)


def portrait(image: ResponsivePhoto, photo: Words, name: str, people: Html = EMPTY) -> Html:
    """The portrait on the page of an honoree, with its credit; ``people`` says who else is on it. That of a group which
    is wider than tall is not cropped.
    """
    if is_whole(image):
        words = Html(f"{credited(photo)}{people}")
        inner = picture(image, WHOLE, photo.alt or f"Ảnh: {name}", WHOLE_SIZES, first=True, widths=3, full=GROUP_FULL)
        return _figure(image, photo, inner, words, ' class="hr-whole" data-hr-photos', ' class="hr-credit"')
    words = Html(f"{credited(photo)}{people}{photo_rights.data(photo, image.largest(PORTRAIT)[0])}")
    text = f'<figcaption class="hr-credit">{words}</figcaption>' if words else ""
    inner = picture(image, PORTRAIT, photo.alt or f"Ảnh: {name}", PORTRAIT_SIZES, first=True, full=PORTRAIT_FULL)
    return Html(f"<figure{photo_rights.scope(photo)}>{inner}{text}</figure>")


def is_whole(portrait: ResponsivePhoto) -> bool:
    """Whether the portrait of an honoree is shown whole on the page, so that no gallery need show it again."""
    return GROUP.name in portrait.sizes


def gallery(photos: Sequence[tuple[Words, ResponsivePhoto]], name: str, people: Sequence[Html] = ()) -> Html:
    """The photos of an honoree or a post, under a heading; ``people`` says of each who is on it. None is cropped, and
    the first is as wide as the page.
    """
    if not photos:
        return EMPTY
    items = [
        _in_row(image, photo, name, Html(f"{credited(photo)}{who}"), is_first=n == 0)
        for n, ((photo, image), who) in enumerate(zip(photos, people or repeat(EMPTY), strict=False))
    ]
    return Html(
        '<section class="hr-gallery-part" aria-labelledby="anh">\n<h2 id="anh">Hình ảnh</h2>\n'
        f"{thumbnails(items, 'hr-gallery hr-rows hr-large')}</section>\n"
    )


def _in_row(image: ResponsivePhoto, photo: Words, name: str, words: Html, *, is_first: bool = False) -> Html:
    """A photo that links to the whole one, in a row of photos of equal height; the first has a row of its own."""
    sizes, first, widths = (FIRST_SIZES, " hr-first", 3) if is_first else (ALBUM_SIZES, "", 2)
    inner = picture(image, WHOLE, _alt(photo, name), sizes, widths=widths, full=FIRST_FULL if is_first else 0)
    return Html(f'<li class="hr-shape-{shape(image)}{first}">{_figure(image, photo, inner, words)}</li>\n')


def thumbnails(items: Sequence[Html], class_: str, at_once: int = AT_ONCE) -> Html:
    """Thumbnails, which the script opens as a gallery. Those beyond ``at_once`` are folded away, unless it is one."""
    if not items:
        return EMPTY
    folded_away = ""
    if len(items) > at_once + 1:
        items, more = items[:at_once], items[at_once:]
        folded_away = (
            f'<details class="hr-more-photos"><summary>Xem {number(len(more))} ảnh còn lại</summary>\n'
            f'<ul class="{class_}">\n{"".join(more)}</ul>\n</details>\n'
        )
    return Html(f'<div data-hr-photos>\n<ul class="{class_}">\n{"".join(items)}</ul>\n{folded_away}</div>\n')


def album(photos: Sequence[tuple[Words, ResponsivePhoto, Html]], name: str, *, is_among_others: bool = False) -> Html:
    """The photos of an album with their captions, in rows of equal height. No photo is cropped. Where it
    ``is_among_others``, one row is seen at once.
    """
    items = [_in_row(image, photo, name, words) for photo, image, words in photos]
    at_once = _row_length([shape(image) / 100 for _, image, _ in photos]) if is_among_others else AT_ONCE
    return thumbnails(items, "hr-gallery hr-rows", at_once)


def _row_length(shapes: Sequence[float]) -> int:
    """How many photos fill the first row of the widest page; ``shapes`` are width to height."""
    widths = accumulate(each + ROW_GAP for each in shapes)
    return min(ROW_MOST, max(ROW_LEAST, sum(width <= ROW_WIDTH + ROW_GAP for width in widths)))


def shape(image: ResponsivePhoto) -> int:
    """The index of the nearest of ``SHAPES``."""
    _, width, height = image.largest(WHOLE)
    return min(SHAPES, key=lambda each: abs(each / 100 - width / height))


def _figure(
    image: ResponsivePhoto, photo: Words, inner: str, words: str, attributes: str = "", of_words: str = ""
) -> Html:
    words += photo_rights.data(photo, image.largest(WHOLE)[0])
    text = f"<figcaption{of_words}>{words}</figcaption>" if words else ""
    return Html(f"<figure{attributes}{photo_rights.scope(photo)}>{_opening(image, inner)}{text}</figure>")


def _alt(photo: Words, name: str) -> str:
    return photo.alt or photo.caption or f"Ảnh: {name}"


def _opening(image: ResponsivePhoto, inner: str) -> str:
    """A link to the whole photo, with the data that the gallery script needs."""
    url, width, height = image.largest(WHOLE)
    smaller = _srcset(image, WHOLE, "webp", image.sizes[WHOLE.name])
    return (
        f'<a href="{ROOT}{url}" data-hr-width="{width}" data-hr-height="{height}" '
        f'data-hr-srcset="{smaller}">{inner}</a>'
    )


def cover(image: ResponsivePhoto, photo: Words, name: str) -> Html:
    """The cover above the text of a post, with caption and credit."""
    alt = photo.alt or f"Ảnh: {name}"
    words = Html(f"{credited(photo)}{photo_rights.data(photo, image.largest(WHOLE)[0])}")
    text = f'<figcaption class="hr-credit">{words}</figcaption>' if words else ""
    inner = _opening(image, picture(image, WIDE, alt, COVER_SIZES, first=True))
    return Html(f'<figure class="hr-cover" data-hr-photos{photo_rights.scope(photo)}>{inner}{text}</figure>\n')


def teaser(image: ResponsivePhoto) -> Html:
    """The cover on a card. It has no alternative text, because the title stands beside it."""
    return picture(image, WIDE, "", TEASER_SIZES, widths=2)


def headline(image: ResponsivePhoto) -> Html:
    """The cover of the newest post on a list. It has no alternative text, because the title stands beside it."""
    return picture(image, WIDE, "", HEADLINE_SIZES, widths=3, first=True)


def shared(image: ResponsivePhoto, alt: str) -> Image:
    """The cover as the preview picture of the page."""
    return Image(*image.largest(WIDE), alt)


def shared_card(set_: str, alt: str) -> Image | None:
    """The preview picture made from the social card ``set_``; None without one."""
    return Image(card_url(set_), *CARD_SIZE, alt) if set_ else None


def credited(photo: Words) -> Html:
    """Caption, credit and licence, as HTML."""
    parts: list[str] = [esc(photo.caption)] if photo.caption else []
    if said := photo_rights.spoken(photo):
        if parts and photo.caption and photo.caption[-1] not in ".!?…":
            parts[0] += "."  # as newspapers do, so that the two do not run into one
        parts.append(f"<small>{said}</small>")
    return Html(" ".join(parts))
