"""Which pictures a photo becomes: widths, crops, formats and names, all decided before a pixel is drawn. Pure.

A page asks for a photo in one or more layouts (``shown``) and gets the addresses of the pictures; what is asked for is
the ``Set`` that the pool keeps: one folder a photo, named by the content of the photo and by everything that shaped
the pictures, so that equal names mean equal pictures in every build, branch and release.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

#: Where pictures and films lie on the site, a folder for each set.
PICTURES_DIR = "anh"
#: The formats of a picture, the one that costs the reader least first.
FORMATS = ("avif", "webp", "jpg")
#: Levels of red, green and blue of the colours that stand where a picture has not come yet: three of each, 27 together.
LEVELS = (58, 138, 214)

Focus = tuple[float, float]
"""The point that every crop must keep: from the left and from the top, 0 to 1, of the photo as it is seen."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels of the photo as it is seen."""


class MediaInfo(NamedTuple):
    """What is known of a photo once it was decoded: sizes in pixels as it is seen, turned by its orientation."""

    content: str
    """A digest of the file, in hexadecimal."""
    width: int = 0
    height: int = 0
    format: str = ""
    """``jpeg``, ``png``, ``webp``, ``heif``; ``mp4`` and ``webm`` of a film; ``""`` where it is none of these."""
    tone: int = 0
    """The colour that stands for it: see ``tone_colour``."""
    likeness: bytes = b""
    """Eight bytes that hardly differ where two pictures look the same; empty where there is nothing to compare."""
    blank: bool = False
    frames: int = 1
    hidden: bool = False
    """Whether the file says more than the picture: where and with what it was taken, or is turned by a tag."""
    problem: str = ""
    """Why it cannot be used: ``unsupported``, ``broken``, ``too-heavy``, ``too-large``, of a film also ``data-track``; then
    all else is empty.
    """


class Layout(NamedTuple):
    """A place on a page: its name is part of the address of a picture, ``aspect`` is width to height, None the photo's."""

    name: str
    aspect: tuple[int, int] | None
    widths: tuple[int, ...]
    formats: tuple[str, ...] = FORMATS


#: Portraits of cards and of the honoree's page: 171 px on a phone with two columns, 296 px on a desk, at nearly twice that.
PORTRAIT = Layout("chan-dung", (4, 5), (160, 320, 640))
#: Thumbnails of galleries.
SQUARE = Layout("vuong", (1, 1), (160, 320))
#: Covers and what is shared: the shape that Facebook and Zalo show.
WIDE = Layout("rong", (1200, 630), (320, 640, 1200))
#: A photo as it was taken.
WHOLE = Layout("anh", None, (320, 640, 960, 1600))
#: For newspapers.
PRESS = Layout("bao-chi", None, (2400,), ("jpg",))
LAYOUTS = {layout.name: layout for layout in (PORTRAIT, SQUARE, WIDE, WHOLE, PRESS)}

#: Faces are above the middle.
DEFAULT_FOCUS: Focus = (0.5, 0.38)


class Crop(NamedTuple):
    """What is cut out for a layout, and the sizes in which it is drawn, the smallest first."""

    layout: str
    box: Box
    sizes: tuple[tuple[int, int], ...]
    formats: tuple[str, ...]


class SocialCard(NamedTuple):
    """What a social card says: the picture for those who share an address. ``letter`` stands where there is no photo."""

    name: str
    lines: tuple[str, ...]
    """The title with its year, then role or unit."""
    site: str
    letter: str
    box: Box | None = None
    """The part of the photo that it shows."""


class RenditionSet(NamedTuple):
    """The pictures of one photo, a card or a film: what the pool makes of one file.

    ``path`` is the file under the root, ``""`` for a card without a photo.
    """

    name: str
    path: str
    crops: tuple[Crop, ...] = ()
    card: SocialCard | None = None
    film: str = ""
    """The suffix of a film, which is kept as it is but for what it tells."""
    content: str = ""
    """The digest of the file: of another, nothing is drawn under this name."""


class ResponsivePhoto(NamedTuple):
    """A photo on a page: its set, and the sizes that there are of each layout."""

    set: str
    tone: int
    sizes: Mapping[str, tuple[tuple[int, int], ...]]

    def url(self, layout: Layout, width: int, format_: str) -> str:
        """The address of a picture, relative to the root of the site."""
        return f"{PICTURES_DIR}/{self.set}/{layout.name}-{width}.{format_}"

    def largest(self, layout: Layout) -> tuple[str, int, int]:
        """The largest JPEG of a layout: address, width, height."""
        width, height = self.sizes[layout.name][-1]
        return self.url(layout, width, "jpg"), width, height


def responsive_photo(
    look: MediaInfo, path: str, layouts: Sequence[Layout], focus: Focus | None, recipe: bytes
) -> tuple[ResponsivePhoto, RenditionSet]:
    """The photo at ``path`` in these layouts, and what has to be drawn for that.

    ``recipe`` stands for how pictures are made: another recipe, another name.
    """
    crops, sizes, told = _crops(look.width, look.height, tuple(layouts), focus or DEFAULT_FOCUS)
    name = set_name(recipe, look.content, told)
    return ResponsivePhoto(name, look.tone, sizes), RenditionSet(name, path, crops, content=look.content)


@lru_cache(maxsize=1000)
def _crops(
    width: int, height: int, layouts: tuple[Layout, ...], focus: Focus
) -> tuple[tuple[Crop, ...], Mapping[str, tuple[tuple[int, int], ...]], str]:
    """The crops, the sizes of each layout, and all of it in words; the photos of one camera are of one size."""
    crops = tuple(_crop(width, height, layout, focus) for layout in layouts)
    return crops, {crop.layout: crop.sizes for crop in crops}, repr(crops)


def card_set(look: MediaInfo | None, path: str, focus: Focus | None, card_: SocialCard, recipe: bytes) -> RenditionSet:
    """The social card of an honoree, with the photo at ``path`` where there is one."""
    if look:
        card_ = card_._replace(
            box=crop_box(look.width, look.height, PORTRAIT.aspect, focus or DEFAULT_FOCUS), letter=""
        )
    name = set_name(recipe, look.content if look else "", repr(card_))
    return RenditionSet(name, path if look else "", (), card_, content=look.content if look else "")


def film_set(look: MediaInfo, path: str, recipe: bytes) -> RenditionSet:
    """A film, published as it is but for what it tells."""
    return RenditionSet(
        set_name(recipe, "film", look.content, look.format), path, film=look.format, content=look.content
    )


def set_name(recipe: bytes, *parts: str) -> str:
    return blake2b(b"\0".join([recipe, *(part.encode() for part in parts)]), digest_size=8).hexdigest()


CARD_FILE = "the.jpg"
CARD_SIZE = (1200, 630)


def film_url(set_: RenditionSet) -> str:
    return f"{PICTURES_DIR}/{set_.name}/phim.{set_.film}"


def card_url(set_: str) -> str:
    return f"{PICTURES_DIR}/{set_}/{CARD_FILE}"


def file_names(set_: RenditionSet) -> list[str]:
    """The names of the files of a set."""
    names = [
        f"{crop.layout}-{width}.{format_}" for crop in set_.crops for width, _ in crop.sizes for format_ in crop.formats
    ]
    return names + [CARD_FILE] * (set_.card is not None) + [f"phim.{set_.film}"] * bool(set_.film)


def _crop(width: int, height: int, layout: Layout, focus: Focus) -> Crop:
    left, top, right, bottom = cut = crop_box(width, height, layout.aspect, focus)
    across, down = right - left, bottom - top
    longest = int(across) if across >= down or layout.aspect else int(across * min(1.0, layout.widths[-1] / down))
    # Of a tall photo the height counts: nobody needs 1,600 px across and 2,844 down. Nothing is ever enlarged.
    widths = [each for each in layout.widths if each < longest]
    widths.append(min(longest, layout.widths[-1]) or 1)
    if len(widths) > 1 and widths[-1] < widths[-2] * 1.15:
        widths.pop(-2)  # two that are nearly the same
    return Crop(layout.name, cut, tuple((each, _height(each, across, down, layout.aspect)) for each in widths), layout.formats)  # fmt: skip


def _height(width: int, across: float, down: float, aspect: tuple[int, int] | None) -> int:
    if aspect:
        return max(1, round(width * aspect[1] / aspect[0]))
    return max(1, round(width * down / across))


def crop_box(width: int, height: int, aspect: tuple[int, int] | None, focus: Focus) -> Box:
    """The largest part of this shape, as near to being centred on the focus as the edges allow."""
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
    """The number of the colour, of the 27, that is nearest."""
    red_, green_, blue_ = (min(range(3), key=lambda n: abs(LEVELS[n] - part)) for part in (red, green, blue))
    return red_ * 9 + green_ * 3 + blue_


def tone_colour(number: int) -> str:
    """``#3A8AD6``."""
    return "#" + "".join(f"{LEVELS[part]:02X}" for part in (number // 9, number // 3 % 3, number % 3))
