"""The slides of a ceremony: what they say, and as PowerPoint that the office can still edit (PPTX, ECMA-376).

The text of a box is measured in our face, which is wider than the Arial that PowerPoint sets it in; so none overflows.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from honorroll.formats import typst
from honorroll.formats.zipped import zipped
from honorroll.office.ceremony.gather import Ceremony, Honoured, Item
from honorroll.office.printed.people import Person
from honorroll.office.printed.templates import template

if TYPE_CHECKING:
    from pptx.dml.color import RGBColor
    from pptx.slide import Slide as PowerPointSlide

FONT = "Arial"
#: Of a slide, in millimetres: 16 to 9, as PowerPoint has it.
WIDE, TALL = 338.67, 190.5
_DEEP, _CREAM, _GOLD, _INK, _MUTED, _PAPER = "7F1414", "F6E7C4", "E0B75A", "1F1A17", "5B524B", "FBF8F2"


class Slide(NamedTuple):
    """A slide: texts from top to bottom, ``""`` for those it lacks; ``person`` of one about somebody."""

    kind: Literal["opening", "item", "person"]
    above: str
    title: str
    below: str
    deed: str = ""
    person: Person | None = None


class Box(NamedTuple):
    """A box of text on a slide; lengths in millimetres, sizes in points."""

    words: str
    left: float
    top: float
    width: float
    height: float
    most: int
    least: int
    colour: str
    bold: bool = False
    is_title: bool = False
    is_centred: bool = True


def slides(ceremony: Ceremony) -> Iterator[Slide]:
    """Opening, the items of the programme, the honoured after the item that honours them; else at the end."""
    yield Slide("opening", ceremony.organiser, ceremony.name, _joined(ceremony.day, ceremony.venue))
    waiting = [_of(each) for each in ceremony.honoured]
    for item in ceremony.items:
        yield Slide("item", _joined(item.day, item.time, item.track), item.title, _people(item))
        if item.kind == "honouring":
            yield from waiting
            waiting = []
    yield from waiting


def _of(honoured: Honoured) -> Slide:
    award = honoured.award
    above = f"{award.name}, {award.year}" if award and award.year else honoured.title
    return Slide("person", above, honoured.called, honoured.who, honoured.person.deed, honoured.person)


def _people(item: Item) -> str:
    return "; ".join(_joined(each.name, each.position) for each in item.speakers) or item.note


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


# ── As PowerPoint ──────────────────────────────────────────────────────────────────────────────────────────────────


def boxes(slide: Slide) -> list[Box]:
    """Where the texts of a slide stand."""
    if slide.kind == "person":
        left, width = 128.0, WIDE - 128 - 16
        found = [
            Box(slide.above, left, 22, width, 28, 24, 11, "7A5A14", bold=True, is_centred=False),
            Box(slide.title, left, 54, width, 48, 44, 14, _INK, bold=True, is_title=True, is_centred=False),
            Box(slide.below, left, 105, width, 22, 20, 10, _MUTED, is_centred=False),
            Box(slide.deed, left, 130, width, 38, 24, 11, _DEEP, bold=True, is_centred=False),
        ]
    else:
        left, width = 24.0, WIDE - 48
        found = [
            Box(slide.above, left, 28, width, 18, 20, 10, _GOLD, bold=slide.kind == "item"),
            Box(slide.title, left, 54, width, 66, 48, 16, _CREAM, bold=True, is_title=True),
            Box(slide.below, left, 128, width, 40, 22, 10, _CREAM),
        ]
    return [box for box in found if box.words]


def sizes(all_boxes: Sequence[Box]) -> list[float]:
    """The size of each in which its text fits."""
    data = {"boxes": [box._asdict() for box in all_boxes]}
    return [float(size) for size in typst.measured(typst.Setting(template("measure"), Path(), data), "size")]


def powerpoint(ceremony: Ceremony, all_slides: Sequence[Slide], pictures: Mapping[str, bytes], day: date) -> bytes:
    """The slides as a file of PowerPoint; ``pictures`` are those of the people by slug."""
    import pptx  # noqa: PLC0415  # of the extra
    from pptx.util import Mm  # noqa: PLC0415  # as above

    deck: Any = pptx.Presentation()
    deck.slide_width, deck.slide_height = Mm(WIDE), Mm(TALL)
    properties = deck.core_properties
    properties.title, properties.author, properties.language = ceremony.name, ceremony.organiser, "vi-VN"
    properties.last_modified_by, properties.revision = ceremony.organiser, 1
    properties.created = properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # as python-pptx has it
    placed = [boxes(slide) for slide in all_slides]
    measured = iter(sizes([box for some in placed for box in some]))
    title_only = deck.slide_layouts[5]
    for slide, some in zip(all_slides, placed, strict=True):
        page = deck.slides.add_slide(title_only)
        _ground(page, _PAPER if slide.kind == "person" else _DEEP)
        if slide.kind != "person":
            _border(page)
        if slide.person and slide.person.slug in pictures:
            _portrait(page, slide.person, pictures[slide.person.slug])
        for box in some:
            _write(page, box, next(measured))
    return _same_bytes(deck)


def _ground(page: PowerPointSlide, colour: str) -> None:
    page.background.fill.solid()
    page.background.fill.fore_color.rgb = _rgb(colour)


def _border(page: PowerPointSlide) -> None:
    from pptx.enum.shapes import MSO_SHAPE  # noqa: PLC0415  # of the extra
    from pptx.util import Mm, Pt  # noqa: PLC0415  # as above

    border = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, Mm(8), Mm(8), Mm(WIDE - 16), Mm(TALL - 16))
    border.fill.background()
    border.line.color.rgb, border.line.width = _rgb(_GOLD), Pt(1)
    border.shadow.inherit = False


def _portrait(page: PowerPointSlide, person: Person, data: bytes) -> None:
    from pptx.util import Mm  # noqa: PLC0415  # of the extra

    picture: Any = page.shapes.add_picture(io.BytesIO(data), Mm(20), Mm(30), Mm(96), Mm(120))
    picture._element.nvPicPr.cNvPr.set("descr", person.alt if person.portrait else "")


def _write(page: PowerPointSlide, box: Box, size: float) -> None:
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN  # noqa: PLC0415  # of the extra
    from pptx.util import Mm, Pt  # noqa: PLC0415  # as above

    place = Mm(box.left), Mm(box.top), Mm(box.width), Mm(box.height)
    if box.is_title and page.shapes.title is not None:
        shape: Any = page.shapes.title
        shape.left, shape.top, shape.width, shape.height = place
    else:
        shape = page.shapes.add_textbox(*place)
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    line = frame.paragraphs[0]
    line.alignment = PP_ALIGN.CENTER if box.is_centred else PP_ALIGN.LEFT
    line.line_spacing = 1.0
    run = line.add_run()
    run.text = box.words
    run.font.name, run.font.size, run.font.bold = FONT, Pt(size), box.bold
    run.font.color.rgb = _rgb(box.colour)


def _rgb(colour: str) -> RGBColor:
    from pptx.dml.color import RGBColor  # noqa: PLC0415  # of the extra

    return RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call]  # it is untyped there


def _same_bytes(deck: Any) -> bytes:
    whole = io.BytesIO()
    deck.save(whole)
    with zipfile.ZipFile(whole) as made:
        return zipped((name, made.read(name)) for name in made.namelist())
