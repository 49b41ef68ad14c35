"""Writes a Word document (ECMA-376) of headings and paragraphs, for what is edited afterwards by people outside.

The office's own papers, with their layout by decree, are made by ``office.word``. This one is small, for thousands of
press kits hold one, and has the same bytes every time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple
from xml.sax.saxutils import escape

from honorroll.formats.zipped import zipped

Style = Literal["Kicker", "Title", "Lead", "Heading1", "Normal", "Item", "Small"]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"

#: A heading does not stand alone at the foot of a page.
_KEPT = "<w:keepNext/>"
#: The name that Word shows, what of the paragraph and of its letters differs from “Normal”.
_STYLES: dict[Style, tuple[str, str, str]] = {
    "Normal": ("Normal", "", ""),
    "Kicker": ("Kicker", '<w:spacing w:after="60"/>', '<w:b/><w:spacing w:val="20"/><w:sz w:val="24"/>'),
    "Title": (
        "Title",
        '<w:keepNext/><w:spacing w:after="120" w:line="264" w:lineRule="auto"/>',
        '<w:b/><w:sz w:val="36"/>',
    ),
    "Lead": ("Subtitle", "", "<w:b/>"),
    "Heading1": (
        "heading 1",
        '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/>',
        "<w:b/>",
    ),
    "Item": ("List Paragraph", '<w:spacing w:after="60"/><w:ind w:left="280" w:hanging="280"/>', ""),
    "Small": ("Small", '<w:spacing w:after="80"/>', '<w:sz w:val="22"/>'),
}


class Paragraph(NamedTuple):
    """A paragraph; a line break in its text is one in the document."""

    text: str
    style: Style = "Normal"


def document(paragraphs: Iterable[Paragraph], title: str) -> bytes:
    """The document on A4, in Vietnamese; ``title`` is what it calls itself."""
    body = "".join(map(_paragraph, paragraphs))
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
        'w:left="1701" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    )
    return zipped(
        (name, (_DECLARATION + xml).encode())
        for name, xml in (
            ("[Content_Types].xml", _content_types()),
            ("_rels/.rels", _root_relations()),
            ("docProps/core.xml", _properties(title)),
            ("word/document.xml", f"<w:document {_W}><w:body>{body}{page}</w:body></w:document>"),
            ("word/styles.xml", _styles()),
            ("word/_rels/document.xml.rels", _relations(("rId1", f"{_OFFICE}/styles", "styles.xml"))),
        )
    )


def _paragraph(paragraph: Paragraph) -> str:
    style = "" if paragraph.style == "Normal" else f'<w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr>'
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in paragraph.text.split("\n"))
    return f"<w:p>{style}<w:r>{'<w:br/>'.join(lines)}</w:r></w:p>"


def _styles() -> str:
    letters = (
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" '
        'w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/>'
    )
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{letters}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    return f"<w:styles {_W}>{defaults}{''.join(_style(id_, *look) for id_, look in _STYLES.items())}</w:styles>"


def _style(id_: Style, name: str, paragraph: str, letters: str) -> str:
    is_default = ' w:default="1"' if id_ == "Normal" else ""
    based = "" if id_ == "Normal" else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{is_default} w:styleId="{id_}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _content_types() -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _root_relations() -> str:
    return _relations(
        ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    rows = "".join(f'<Relationship Id="{id_}" Type="{type_}" Target="{to}"/>' for id_, type_, to in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _properties(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )
