"""Renditions of photos: widths, crops, formats and names, all decided before a pixel is drawn. No I/O.

A page asks for a photo in one or more layouts (``responsive_photo``) and gets the URLs of the pictures, and the
``RenditionSet`` that the pool must hold for them: one folder a photo, named by a digest of the photo's content and of
everything that shaped the pictures. Equal names therefore mean equal pictures in every build, branch and release.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

#: The folder of pictures and films on the site, with one folder for each set.
PICTURES_DIR = "anh"
#: The formats of a picture, smallest files first.
FORMATS = ("avif", "webp", "jpg")
#: Levels of red, green and blue in the 27 placeholder colours, shown where a picture has not loaded yet.
LEVELS = (58, 138, 214)

Focus = tuple[float, float]
"""The point that every crop must contain, from the left and the top of the upright photo, 0 to 1."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels of the upright photo."""


class MediaInfo(NamedTuple):
    """What is known of a photo or film after inspection. Sizes are in pixels of the upright photo."""

    content: str
    """The digest of the file, in hexadecimal."""
    width: int = 0
    height: int = 0
    format: str = ""
    """``jpeg``, ``png``, ``webp`` or ``heif``; ``tiff`` or ``avif``, which are to be converted; for a film ``mp4`` or
    ``webm``, ``pdf``; ``""`` for anything else.
    """
    tone: int = 0
    """The number of its placeholder colour; see ``tone_colour``."""
    likeness: bytes = b""
    """A difference hash of 8 bytes: it hardly differs for pictures that info alike. Empty for a blank picture."""
    blank: bool = False
    frames: int = 1
    hidden: bool = False
    """Whether the file holds metadata (place, camera …), or is turned by an orientation tag."""
    problem: str = ""
    """Why it cannot be used, ``""`` where it can: ``unsupported``, ``broken``, ``too-heavy``, ``too-large``, for a film
    also ``data-track``, for a document ``faulty``. All other fields may then be empty.
    """
    size: int = 0
    """Of a document: the bytes of the copy that is published."""
    findings: tuple[tuple[Any, ...], ...] = ()
    """Of a document: what is wrong with it, as ``Finding.as_row``."""


class RejectedError(Exception):
    """The file cannot be used; ``str()`` is a ``MediaInfo.problem``."""


class Layout(NamedTuple):
    """A use of photos on pages.

    ``name`` is part of the URLs; ``aspect`` is width to height, None for the photo's own.
    """

    name: str
    aspect: tuple[int, int] | None
    widths: tuple[int, ...]
    formats: tuple[str, ...] = FORMATS


#: Portraits of cards and of the honoree's page: 171 px on a phone, 296 px on a desktop, with up to twice the density.
PORTRAIT = Layout("chan-dung", (4, 5), (160, 320, 640))
#: Portraits of groups that are wider than tall, on cards of two columns: as high there as portraits are beside them.
GROUP = Layout("nhom", (5, 3), (160, 320, 640))
#: The same of what is still wider: nobody at its ends is cut off.
PANORAMA = GROUP._replace(aspect=None)
#: Covers, in the shape that Facebook and Zalo show of a shared page.
WIDE = Layout("rong", (1200, 630), (320, 640, 1200))
#: The uncropped photo.
WHOLE = Layout("anh", None, (320, 640, 960, 1600))
#: The uncropped photo for press kits.
PRESS = Layout("bao-chi", None, (2400,), ("jpg",))

#: Faces are usually above the middle.
DEFAULT_FOCUS: Focus = (0.5, 0.38)


class Crop(NamedTuple):
    """The part of a photo for one layout, and the sizes (width, height) in which it is drawn, the smallest first."""

    layout: str
    box: Box
    sizes: tuple[tuple[int, int], ...]
    formats: tuple[str, ...]


def group_layouts(info: MediaInfo) -> tuple[Layout, ...]:
    """The layouts of the portrait of a group. One that is wider than tall has a wide place, so that all are seen."""
    if info.width * 5 < info.height * 6:
        return PORTRAIT, WHOLE
    return PORTRAIT, WHOLE, PANORAMA if info.width * 5 > info.height * 9 else GROUP


class SocialCard(NamedTuple):
    """The text of a social card, the preview picture of a shared page. ``motif`` is drawn where there is no photo."""

    name: str
    lines: tuple[str, ...]
    """The title with its year, then role or unit."""
    site: str
    motif: str
    box: Box | None = None
    """The part of the photo that it shows, None without a photo."""
    kicker: str = ""
    """Above the name, for a page that is about nobody alone: what kind of page it is."""
    sent: bool = False
    """Whether there are also a square and a tall picture, to be sent without the address of the page."""


class RenditionSet(NamedTuple):
    """The files that the pool makes from one photo or film, or for one social card.

    ``path`` is the source relative to the root of the site, ``""`` for a card without a photo.
    """

    name: str
    path: str
    crops: tuple[Crop, ...] = ()
    card: SocialCard | None = None
    copied: str = ""
    """The extension of a film or document, which is copied without its metadata; ``""`` for photos and cards."""
    content: str = ""
    """The digest of the source. A source with another digest must not be drawn under this name."""


def rendition_url(set_: str, layout: Layout, width: int | str, format_: str) -> str:
    """The address of a picture of a set; ``width`` may be ``*``, for all of them."""
    return f"{PICTURES_DIR}/{set_}/{layout.name}-{width}.{format_}"


class ResponsivePhoto(NamedTuple):
    """A photo on a page: the name of its set, its placeholder colour, and the sizes of each layout by its name."""

    set: str
    tone: int
    sizes: Mapping[str, tuple[tuple[int, int], ...]]

    def url(self, layout: Layout, width: int, format_: str) -> str:
        """The URL of a picture, relative to the root of the site."""
        return rendition_url(self.set, layout, width, format_)

    def largest(self, layout: Layout) -> tuple[str, int, int]:
        """The largest JPEG of a layout: URL, width, height."""
        width, height = self.sizes[layout.name][-1]
        return self.url(layout, width, "jpg"), width, height


def responsive_photo(
    info: MediaInfo, path: str, layouts: Sequence[Layout], focus: Focus | None, recipe: bytes
) -> tuple[ResponsivePhoto, RenditionSet]:
    """The photo at ``path`` in these layouts, and the set that must be drawn for it.

    ``recipe`` is the digest of how pictures are made; another recipe gives another name.
    """
    crops, sizes, description = _crops(info.width, info.height, tuple(layouts), focus or DEFAULT_FOCUS)
    name = set_name(recipe, info.content, description)
    return ResponsivePhoto(name, info.tone, sizes), RenditionSet(name, path, crops, content=info.content)


@lru_cache(maxsize=1000)
def _crops(
    width: int, height: int, layouts: tuple[Layout, ...], focus: Focus
) -> tuple[tuple[Crop, ...], Mapping[str, tuple[tuple[int, int], ...]], str]:
    """The crops, the sizes by layout, and the crops as text. Cached because photos of one camera have one size."""
    crops = tuple(_crop(width, height, layout, focus) for layout in layouts)
    return crops, {crop.layout: crop.sizes for crop in crops}, repr(crops)


def card_set(info: MediaInfo | None, path: str, focus: Focus | None, card_: SocialCard, recipe: bytes) -> RenditionSet:
    """The set of a social card, with the photo at ``path`` where there is one."""
    if info:
        card_ = card_._replace(box=crop_box(info.width, info.height, PORTRAIT.aspect, focus or DEFAULT_FOCUS), motif="")
    name = set_name(recipe, info.content if info else "", repr(card_))
    return RenditionSet(name, path if info else "", (), card_, content=info.content if info else "")


def copy_set(info: MediaInfo, path: str, recipe: bytes) -> RenditionSet:
    """The set of the film or document at ``path``, which is copied without its metadata."""
    return RenditionSet(
        set_name(recipe, "film", info.content, info.format), path, copied=info.format, content=info.content
    )


def set_name(recipe: bytes, *parts: str) -> str:
    """The name of a set that ``parts`` describe: 16 hexadecimal digits."""
    return blake2b(b"\0".join([recipe, *(part.encode() for part in parts)]), digest_size=8).hexdigest()


#: The file of a social card in its set, and its size in pixels.
CARD_FILE = "the.jpg"
CARD_SIZE = (1200, 630)
#: The same to be sent as a picture: square for a chat or a wall, and as tall as a telephone for a story.
SQUARE_FILE, TALL_FILE = "vuong.jpg", "doc.jpg"
SQUARE_SIZE, TALL_SIZE = (1080, 1080), (1080, 1920)


def copy_url(set_: RenditionSet) -> str:
    """The URL of a film or document, relative to the root of the site."""
    return f"{PICTURES_DIR}/{set_.name}/{_copy_file(set_)}"


def _copy_file(set_: RenditionSet) -> str:
    return f"{'quyet-dinh' if set_.copied == 'pdf' else 'phim'}.{set_.copied}"


def card_url(set_: str, file: str = CARD_FILE) -> str:
    """The URL of the social card of a set, or of the square or the tall picture in it, relative to the root."""
    return f"{PICTURES_DIR}/{set_}/{file}"


def card_files(card: SocialCard | None) -> list[str]:
    """The names of the files of a card."""
    if card is None:
        return []
    return [CARD_FILE, SQUARE_FILE, TALL_FILE] if card.sent else [CARD_FILE]


def file_names(set_: RenditionSet) -> list[str]:
    """The names of the files of a set."""
    names = [
        f"{crop.layout}-{width}.{format_}" for crop in set_.crops for width, _ in crop.sizes for format_ in crop.formats
    ]
    return names + card_files(set_.card) + [_copy_file(set_)] * bool(set_.copied)


def _crop(width: int, height: int, layout: Layout, focus: Focus) -> Crop:
    left, top, right, bottom = box = crop_box(width, height, layout.aspect, focus)
    across, down = right - left, bottom - top
    longest = int(across) if across >= down or layout.aspect else int(across * min(1.0, layout.widths[-1] / down))
    # For an uncropped tall photo the height is limited: nobody needs 1,600 by 2,844 px. Nothing is ever enlarged.
    widths = [each for each in layout.widths if each < longest]
    widths.append(min(longest, layout.widths[-1]) or 1)
    if len(widths) > 1 and widths[-1] < widths[-2] * 1.15:
        widths.pop(-2)  # two sizes that are nearly equal
    sizes = tuple((each, _height(each, across, down, layout.aspect)) for each in widths)
    return Crop(layout.name, box, sizes, layout.formats)


def _height(width: int, across: float, down: float, aspect: tuple[int, int] | None) -> int:
    if aspect:
        return max(1, round(width * aspect[1] / aspect[0]))
    return max(1, round(width * down / across))


def crop_box(width: int, height: int, aspect: tuple[int, int] | None, focus: Focus) -> Box:
    """The largest part of a photo with this aspect ratio, centred on the focus as far as the edges allow."""
    if aspect is None:
        return 0, 0, width, height
    across, down = float(width), float(height)
    if width * aspect[1] > height * aspect[0]:
        across = height * aspect[0] / aspect[1]
    else:
        down = width * aspect[1] / aspect[0]
    left = min(max(focus[0] * width - across / 2, 0), width - across)
    top = min(max(focus[1] * height - down / 2, 0), height - down)
    return round(left, 2), round(top, 2), round(left + across, 2), round(top + down, 2)


def tone_index(red: int, green: int, blue: int) -> int:
    """The number (0 to 26) of the nearest placeholder colour; the arguments are 0 to 255."""
    red_, green_, blue_ = (min(range(3), key=lambda n: abs(LEVELS[n] - part)) for part in (red, green, blue))
    return red_ * 9 + green_ * 3 + blue_


def tone_colour(number: int) -> str:
    """The placeholder colour of this number as CSS, ``#677F96``: as light as the picture, but nearly grey.

    The three levels of a channel are coarse: drawn as they are, skin would be pink, and a meadow bright green.
    """
    parts = [LEVELS[part] for part in (number // 9, number // 3 % 3, number % 3)]
    grey = (299 * parts[0] + 587 * parts[1] + 114 * parts[2]) / 1000
    return "#" + "".join(f"{round(grey + (part - grey) * 0.3):02X}" for part in parts)
