"""Word documents that are made with python-docx: A4, Vietnamese, in Times New Roman, the same bytes every time.

``office.word`` lays out the papers of an office on such a document. ``document`` is for what people outside edit.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Literal

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from honorroll.formats.zipped import zipped

Style = Literal["Normal", "Kicker", "Title", "Subtitle", "Heading 1", "List Bullet", "Small"]

FONT = "Times New Roman"
#: The margins that Decree 30/2020/NĐ-CP (annex I) has: top, right, bottom, left.
MARGINS = Cm(2), Cm(1.8), Cm(2), Cm(3)
_TEXT = Pt(14)
#: Size, bold, space below: what differs between the styles. Those that Word does not know are made of “Normal”.
_STYLES: dict[Style, tuple[Length, bool, Length]] = {
    "Normal": (_TEXT, False, Pt(6)),
    "Kicker": (Pt(12), True, Pt(3)),
    "Title": (Pt(18), True, Pt(6)),
    "Subtitle": (_TEXT, True, Pt(6)),
    "Heading 1": (_TEXT, True, Pt(4)),
    "List Bullet": (_TEXT, False, Pt(3)),
    "Small": (Pt(11), False, Pt(4)),
}
#: The parts of a document that ours has; the template of python-docx brings themes and more.
_NEEDED = ("/styles", "/numbering", "/settings")
#: Archives have no times, see ``zipped``; who makes a paper of a day says the day.
_NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001  # python-docx writes it as UTC


def new_document(title: str, author: str) -> Document:
    """An empty document; ``title`` is what it calls itself."""
    made = docx.Document()
    properties = made.core_properties
    properties.title, properties.language, properties.comments = title, "vi-VN", ""
    properties.author = properties.last_modified_by = author
    properties.created = properties.modified = _NO_TIME
    normal = made.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101  # for the type checker
    _set_font(normal, _TEXT)
    normal.element.rPr.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="vi-VN" w:eastAsia="vi-VN"/>'))
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.top_margin, page.right_margin, page.bottom_margin, page.left_margin = MARGINS
    package = made.part.package
    for id_ in [id_ for id_, each in package.rels.items() if each.reltype.endswith("/thumbnail")]:
        package.rels.pop(id_)  # a picture of the template
    return made


def packed(made: Document) -> bytes:
    """The file: the same bytes for the same document, whenever and wherever it is made."""
    whole = io.BytesIO()
    made.save(whole)
    with zipfile.ZipFile(whole) as archive:
        return zipped((name, archive.read(name)) for name in archive.namelist())


def document(paragraphs: Iterable[tuple[str, Style]], title: str, author: str) -> bytes:
    """The file with these paragraphs, each a text and its style; a line break in a text is one in the document."""
    made = docx.Document(io.BytesIO(_template()))
    made.core_properties.title = title
    made.core_properties.author = made.core_properties.last_modified_by = author
    for text, style in paragraphs:
        made.add_paragraph(text, style)
    return packed(made)


@cache
def _template() -> bytes:
    """An empty document with our styles alone: each of thousands of press kits holds one of it."""
    made = new_document("", "")
    for name, (size, bold, after) in _STYLES.items():
        if name not in made.styles:
            made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style = made.styles[name]
        assert isinstance(style, ParagraphStyle)  # noqa: S101  # for the type checker
        _set_font(style, size)
        style.font.bold, style.font.italic, style.font.color.rgb = bold, False, RGBColor(0, 0, 0)
        style.paragraph_format.space_after = after
        border = style.element.pPr.find(qn("w:pBdr"))
        if border is not None:  # Word's own title is underlined
            style.element.pPr.remove(border)
    for style in [each for each in made.styles if each.name not in _STYLES]:
        style.delete()
    latent = made.styles.element.find(qn("w:latentStyles"))
    if latent is not None:  # what Word offers besides
        made.styles.element.remove(latent)
    relations = made.part.rels
    for id_ in [id_ for id_, each in relations.items() if not each.reltype.endswith(_NEEDED)]:
        relations.pop(id_)
    return packed(made)


def _set_font(style: ParagraphStyle, size: Length) -> None:
    style.font.name, style.font.size = FONT, size
    fonts = style.element.rPr.rFonts
    for name in [each for each in fonts.attrib if each.endswith("Theme")]:
        del fonts.attrib[name]  # it would go before
    for name in ("w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)
