"""A paper of a Vietnamese office as a Word document, laid out as Decree 30/2020/NĐ-CP (annex I) has it.

A4; Times New Roman; the State's name and motto on the right, the issuing body on the left; number, place and date;
title and subject; the text; to whom it goes, and the signature. Number and day are left blank: they are given when it
is signed. The same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from honorroll.content.office import Letterhead
from honorroll.formats.docx import Block, Run
from honorroll.formats.docx import Table as TextTable
from honorroll.formats.docx_write import FONT, new_document, packed
from honorroll.office.word import parts

#: Sizes of the decree: of the text, of the head, of tables, of the list of recipients.
TEXT, HEAD, CELL, SMALL = Pt(14), Pt(13), Pt(12), Pt(11)
#: The width that the margins leave of an A4 page, of which the head has two parts.
_WIDTH, _LEFT, _RIGHT = Cm(16.2), Cm(6.6), Cm(9.6)
_STATE, _MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


class Kind(NamedTuple):
    """A kind of paper: its name as title and the letters in its number. A letter (công văn) has neither."""

    name: str = ""
    letters: str = ""


REPORT, PLAN, LETTER, BULLETIN = Kind("Báo cáo", "BC"), Kind("Kế hoạch", "KH"), Kind(), Kind("Bản tin truyền thanh")


class Paper:
    """A paper that is written from top to bottom; ``owner`` is the body where the letterhead names none."""

    def __init__(self, letterhead: Letterhead, owner: str, title: str, day: date) -> None:
        self._letterhead, self._owner, self._day = letterhead, owner, day
        self._document = new_document(title, letterhead.name or owner)
        self._prepare()

    # ── The page ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _prepare(self) -> None:
        stamp = datetime(*self._day.timetuple()[:3], tzinfo=UTC).replace(tzinfo=None)
        self._document.core_properties.created = self._document.core_properties.modified = stamp
        self._set_up(self._document.sections[0])

    def _set_up(self, section: Section) -> None:
        section.header_distance = section.footer_distance = Cm(1)
        section.different_first_page_header_footer = True  # the first page has no number
        number = section.header.paragraphs[0]
        number.alignment = ALIGN.CENTER
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            run = number.add_run()
            run.font.size = HEAD
            run._r.append(parse_xml(_FIELD[bool(kind)].format(nsdecls("w"), kind or text)))

    # ── The head ───────────────────────────────────────────────────────────────────────────────────────────────────

    def head(self, kind: Kind, subject: str) -> None:
        """Begin the paper: who issues it, number, place, kind and subject."""
        office = self._letterhead
        left, right = self._columns(_LEFT, _RIGHT)
        if office.parent:
            parts.cell_line(left, office.parent.upper(), HEAD)
        parts.cell_line(left, (office.name or self._owner).upper(), HEAD, bold=True)
        parts.cell_rule(left, 1 / 3, _LEFT)
        number = f"{kind.letters}-{office.code or '…'}" if kind.letters else office.code or "…"
        parts.cell_line(left, f"Số:       /{number}", HEAD)
        if not kind.name:
            parts.cell_line(left, f"V/v {subject}", CELL)
        parts.cell_line(right, _STATE, Pt(12), bold=True)
        parts.cell_line(right, _MOTTO, HEAD, bold=True)
        parts.cell_rule(right, 0.56, _RIGHT)
        place = office.place or "…………"
        parts.cell_line(right, f"{place}, ngày      tháng {self._day.month:02} năm {self._day.year}", HEAD, italic=True)
        if kind.name:
            self._centred(kind.name.upper(), before=Pt(12))
            self._centred(subject)
            rule = self._document.add_paragraph()
            parts.rule(rule, 0.3, _WIDTH)
        else:
            self._line_of_text("").paragraph_format.space_after = Pt(0)

    def _columns(self, *widths: Length) -> tuple[_Cell, ...]:
        table = self._document.add_table(rows=1, cols=len(widths))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for n, (cell, width) in enumerate(zip(table.rows[0].cells, widths, strict=True)):
            cell.width = table.columns[n].width = width
            for end in ("left", "right"):
                parts.without_padding(cell, end)
        return tuple(table.rows[0].cells)

    def _centred(self, text: str, before: Length | None = None) -> None:
        line = self._document.add_paragraph()
        line.alignment, line.paragraph_format.keep_with_next = ALIGN.CENTER, True
        line.paragraph_format.space_before, line.paragraph_format.space_after = before or Pt(0), Pt(0)
        run = line.add_run(parts.readable(text))
        run.bold, run.font.size = True, TEXT

    def addressed(self, *names: str) -> None:
        """Kính gửi: to whom a paper goes."""
        line = self._document.add_paragraph()
        line.alignment = ALIGN.CENTER
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(6)
        line.add_run(parts.readable(f"Kính gửi: {'; '.join(names)}"))

    # ── The text ───────────────────────────────────────────────────────────────────────────────────────────────────

    def heading(self, text: str, level: int = 1) -> None:
        """A heading; Word lists those of its levels."""
        line = self._document.add_paragraph(style=f"Heading {min(level, 4)}")
        parts.spaced(line, before=Pt(10 if level == 1 else 6))
        line.paragraph_format.keep_with_next = True
        line.paragraph_format.first_line_indent = Cm(0 if level == 1 else 1)
        run = line.add_run(parts.readable(text.upper() if level == 1 else text))
        run.bold, run.italic, run.font.size, run.font.name = level < 4, level > 2, TEXT, FONT
        run.font.color.rgb = RGBColor(0, 0, 0)

    def paragraph(self, *runs: Run | str) -> None:
        self._line_of_text(*runs)

    def items(self, texts: Iterable[str]) -> None:
        """A list with dashes, as offices write them."""
        for text in texts:
            self._line_of_text(f"- {text}")

    def note(self, text: str) -> None:
        """What whoever finishes the paper has to do, marked in yellow."""
        line = self._line_of_text(Run(text, italic=True))
        for run in line.runs:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW

    def _line_of_text(self, *runs: Run | str) -> Line:
        line = self._document.add_paragraph()
        line.alignment, line.paragraph_format.first_line_indent = ALIGN.JUSTIFY, Cm(1)
        parts.spaced(line)
        for each in runs:
            run = line.add_run(parts.readable(each if isinstance(each, str) else each.text))
            if isinstance(each, Run):
                run.bold, run.italic = each.bold or None, each.italic or None
        return line

    def blocks(self, blocks: Iterable[Block], level: int = 2) -> None:
        """Text as it was written; headings in it begin at ``level``."""
        for block in blocks:
            if isinstance(block, TextTable):
                self.table(block.rows[0], block.rows[1:])
            elif block.level:
                self.heading(block.text, max(level, block.level))
            elif block.is_item:
                self._line_of_text(Run("- "), *block.runs)
            else:
                self._line_of_text(*block.runs)

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float] = ()) -> None:
        """A table with lines; ``widths`` are the shares of the columns. Columns of numbers stand on the right."""
        cells = [list(map(str, row)) for row in rows]
        table = self._document.add_table(rows=1 + len(cells), cols=len(head), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        shares = widths or [1] * len(head)
        numeric = [bool(cells) and all(parts.is_number(row[n]) for row in cells) for n in range(len(head))]
        for n, share in enumerate(shares):
            table.columns[n].width = Length(int(_WIDTH * share / sum(shares)))
        for n, (texts, row) in enumerate(zip([list(head), *cells], table.rows, strict=True)):
            parts.keep_whole(row, is_head=n == 0)
            for at, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                cell.width = Length(int(_WIDTH * shares[at] / sum(shares)))
                line = cell.paragraphs[0]
                parts.spaced(line, before=Pt(2), after=Pt(2))
                line.alignment = ALIGN.CENTER if n == 0 or (at == 0 and numeric[0]) else ALIGN.LEFT
                if n and numeric[at] and at:
                    line.alignment = ALIGN.RIGHT
                run = line.add_run(parts.readable(text))
                run.font.size, run.bold = CELL, (n == 0) or None
        parts.spaced(self._document.add_paragraph(), before=Pt(0), after=Pt(2))

    # ── The foot ───────────────────────────────────────────────────────────────────────────────────────────────────

    def sign(self, *recipients: str) -> None:
        """To whom it goes, on the left, and who signs, on the right. ``recipients`` come before those of the office."""
        office = self._letterhead
        gap = self._document.add_paragraph()
        parts.spaced(gap, before=Pt(0), after=Pt(0))
        gap.paragraph_format.keep_with_next = True
        left, right = self._columns(Cm(8.1), Cm(8.1))
        parts.cell_line(left, "Nơi nhận:", CELL, bold=True, italic=True, align=ALIGN.LEFT)
        for name in dict.fromkeys((*recipients, *office.recipients)):
            parts.cell_line(left, f"- {name};", SMALL, align=ALIGN.LEFT)
        parts.cell_line(left, "- Lưu: VT.", SMALL, align=ALIGN.LEFT)
        if office.on_behalf:
            parts.cell_line(right, office.on_behalf.upper(), TEXT, bold=True)
        parts.cell_line(right, (office.signer or "…………").upper(), TEXT, bold=True)
        for _ in range(4):
            parts.cell_line(right, "", TEXT)

    def data(self) -> bytes:
        """The document: the same bytes for the same paper, whenever and wherever it is made."""
        return packed(self._document)


_FIELD = {
    True: '<w:fldChar {0} w:fldCharType="{1}"/>',
    False: '<w:instrText {0} xml:space="preserve">{1}</w:instrText>',
}
