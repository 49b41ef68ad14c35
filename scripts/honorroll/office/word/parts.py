"""Parts of a paper in Word: lines, rules and cells, where python-docx has no word for them."""

from __future__ import annotations

import re

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as Line

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def cell_line(
    cell: _Cell, text: str, size: Length, *, bold: bool = False, italic: bool = False, align: ALIGN = ALIGN.CENTER
) -> None:
    """A line of a cell."""
    is_first = len(cell.paragraphs) == 1 and not cell.paragraphs[0].runs
    line = cell.paragraphs[0] if is_first else cell.add_paragraph()
    line.alignment = align
    spaced(line, before=Pt(0), after=Pt(0))
    run = line.add_run(readable(text))
    run.bold, run.italic, run.font.size = bold, italic, size


def cell_rule(cell: _Cell, share: float, width: Length) -> None:
    """A line in the middle, over this share of a cell of this width."""
    rule(cell.add_paragraph(), share, width)


def rule(line: Line, share: float, width: Length) -> None:
    indent = Length(int(width * (1 - share) / 2))
    spaced(line, before=Pt(2), after=Pt(6))
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = indent
    line.paragraph_format.line_spacing = Pt(2)
    line._p.get_or_add_pPr().insert_element_before(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'),
        *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"),
    )


def spaced(line: Line, before: Length = Pt(3), after: Length = Pt(3)) -> None:  # noqa: B008  # lengths are numbers
    line.paragraph_format.space_before, line.paragraph_format.space_after = before, after


def without_padding(cell: _Cell, end: str) -> None:
    properties = cell._tc.get_or_add_tcPr()
    margins = properties.find(qn("w:tcMar"))
    if margins is None:
        margins = parse_xml(f"<w:tcMar {nsdecls('w')}/>")
        properties.append(margins)
    margins.append(parse_xml(f'<w:{end} {nsdecls("w")} w:w="0" w:type="dxa"/>'))


def keep_whole(row: _Row, *, is_head: bool) -> None:
    """A row is not broken between pages; the head of a table is repeated on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if is_head:
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def readable(text: str) -> str:
    """``text`` without characters that XML cannot hold; an entity in Markdown may stand for one."""
    return _NOT_XML.sub("", text)


def is_number(text: str) -> bool:
    return not text.strip(" –-") or text.replace(".", "").replace(",", "").replace("%", "").strip().isdigit()
