"""Word documents as they come in are read as a reader sees them, or refused with how to save them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.media.office_files import W

from honorroll.base.findings import Finding
from honorroll.formats import docx as format_
from honorroll.formats.docx import Paragraph, Table, WordDocument
from honorroll.formats.office_parts import UnreadableArchiveError
from honorroll.office.word import reading

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def with_body(
    body: str, parts: Mapping[str, bytes] = MappingProxyType({}), *, styles: str = "", before: str = ""
) -> bytes:
    """A document whose body is written in XML; ``parts`` are others by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        xml = f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", xml)
        if styles:
            archive.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def read(data: bytes) -> WordDocument:
    document, findings = reading.read(data, "a.docx")
    assert document is not None
    assert findings == []
    return document


def told(data: bytes) -> str:
    """The one finding about a file that cannot be read."""
    document, findings = reading.read(data, "a.docx")
    assert document is None
    (finding,) = findings
    assert finding.is_error
    return line(finding)


def line(finding: Finding) -> str:
    return f"{finding.rule.name}: {finding.message('vi')} {finding.hint('vi')}"


# ── What a reader sees ─────────────────────────────────────────────────────────────────────────────────────────────


def test_headings_bold_italic_lists_and_tables_are_read() -> None:
    document = docx.Document()
    document.add_heading("BÁO CÁO THÀNH TÍCH", 1)
    document.add_heading("Sơ lược lý lịch", 2)
    paragraph = document.add_paragraph("Họ và tên: ")
    paragraph.add_run("Nguyễn Văn A").bold = True
    whole = document.add_paragraph()
    whole.add_run("In đậm hết").bold = True
    whole.add_run(" ")
    document.add_paragraph().add_run("Nghiêng").italic = True
    document.add_paragraph("Mục", style="List Bullet")
    document.add_paragraph("Giữa").alignment = WD_ALIGN_PARAGRAPH.CENTER
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).text = "Năm"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Danh hiệu"
    table.cell(1, 0).text = "2024"
    table.cell(1, 2).text = "Chiến sĩ thi đua\nQuyết định số 1"
    read_ = read(saved(document))
    first, second, label, bold, italic, item, centred, rows = read_.blocks
    assert isinstance(first, Paragraph)
    assert (first.text, first.level, first.is_bold) == ("BÁO CÁO THÀNH TÍCH", 1, True)
    assert isinstance(second, Paragraph)
    assert second.level == 2
    assert isinstance(label, Paragraph)
    assert [(run.text, run.bold) for run in label.runs] == [("Họ và tên: ", False), ("Nguyễn Văn A", True)]
    assert not label.is_bold
    assert isinstance(bold, Paragraph)
    assert bold.is_bold
    assert isinstance(italic, Paragraph)
    assert italic.is_italic
    assert isinstance(item, Paragraph)
    assert item.is_item
    assert isinstance(centred, Paragraph)
    assert centred.is_centred
    assert rows == Table((("Năm", "Danh hiệu", ""), ("2024", "", "Chiến sĩ thi đua\nQuyết định số 1")))


P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>".format
TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>".format
#: Where python-docx sees nothing: by what Word calls it, the body and its text.
PLACES = {
    "content control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{P('A')}</w:sdtContent></w:sdt>", "A"),
    "control in a line": (
        "<w:p><w:r><w:t>A</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>B</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        "AB",
    ),
    "smart tag": ("<w:p><w:smartTag><w:r><w:t>A</w:t></w:r></w:smartTag></w:p>", "A"),
    "field": (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>",
        "3",
    ),
    "break and tab": ("<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r></w:p>", "A\tB\nC"),
    "hidden text": ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>A</w:t></w:r><w:r><w:t>B</w:t></w:r></w:p>", "B"),
    "text box": (f"<w:p><w:r><w:pict><w:txbxContent>{P('B')}</w:txbxContent></w:pict><w:t>A</w:t></w:r></w:p>", "A|B"),
    "row in a control": (
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{P('A')}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
        "[A]",
    ),
    "table in a cell": (
        TABLE(f"{P('A')}{TABLE(P('B') + '</w:tc><w:tc>' + P('C'))}"),
        "[A\nB\tC]",
    ),
}


@pytest.mark.parametrize(("body", "text"), PLACES.values(), ids=PLACES)
def test_text_is_found_wherever_word_puts_it(body: str, text: str) -> None:
    blocks = read(with_body(body)).blocks
    assert "|".join(b.text if isinstance(b, Paragraph) else f"[{b.rows[0][0]}]" for b in blocks) == text


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    body = "<w:p><w:ins><w:r><w:t>mới</w:t></w:r></w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>"
    document, findings = reading.read(with_body(body), "a.docx")
    assert document is not None
    assert [each.text for each in document.paragraphs] == ["mới"]
    assert [finding.rule.name for finding in findings] == ["word-changes"]


def test_fonts_say_how_letters_are_meant() -> None:
    body = "".join(
        f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
        for font, text in [
            (".VnTime", "NguyÔn V¨n A"),
            (".VnTimeH", "nguyÔn v¨n a"),
            ("VNI-Times", "Nguyeãn Vaên A"),
            ("Times New Roman", "Nguyễn Văn A"),
            (".VnTime", "Nguyễn Văn A"),
        ]
    )
    assert [each.text for each in read(with_body(body)).paragraphs] == [
        "Nguyễn Văn A",
        "NGUYỄN VĂN A",
        "Nguyễn Văn A",
        "Nguyễn Văn A",
        "Nguyễn Văn A",
    ]


def test_looks_follow_the_chain_of_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="Mục"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:styleId="c"><w:basedOn w:val="c"/><w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:style>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{more}<w:t>A</w:t></w:r></w:p>'
        for style, more in (("b", ""), ("b", '<w:rPr><w:b w:val="0"/></w:rPr>'), ("c", ""), ("none", ""))
    )
    paragraphs = list(read(with_body(body, styles=styles)).paragraphs)
    assert [(each.level, each.is_bold) for each in paragraphs] == [(2, True), (2, False), (5, False), (0, False)]


def test_a_strict_document_is_read() -> None:
    data = with_body(P("A"))
    strict = W.partition('"')[2].rstrip('"'), "http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode().replace(*strict)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", xml)
    assert [each.text for each in read(target.getvalue()).paragraphs] == ["A"]


# ── What is no .docx ───────────────────────────────────────────────────────────────────────────────────────────────


def archive_of(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return target.getvalue()


MACRO_TYPES = (
    b'<Types><Override PartName="/word/document.xml" '
    b'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
)

#: By what it is, a file, and words of what is said.
NOT_WORD = {
    "empty": (b"", "rỗng"),
    "zeros": (bytes(5000), "rỗng"),
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), "Word đời cũ (.doc)"),
    "old Excel": (OLE + "Workbook".encode("utf-16-le"), "bảng tính Excel"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu"),
    "Excel": (archive_of("[Content_Types].xml", "xl/workbook.xml"), "bảng tính Excel"),
    "PowerPoint": (archive_of("[Content_Types].xml", "ppt/presentation.xml"), "bài trình chiếu"),
    "OpenDocument": (archive_of("mimetype", "content.xml"), "OpenDocument"),
    "Pages": (archive_of("Index/Document.iwa"), "Pages"),
    "photos": (archive_of("a.jpg", "b.jpg"), "không phải là .docx"),
    "HTML": (b"<html xmlns:w='x'><body>B\xc3\xa1o c\xc3\xa1o</body></html>", "trang web (HTML)"),
    "HTML in UTF-16": ("\ufeff<html><p>A</p></html>".encode("utf-16-le"), "trang web (HTML)"),
    "web archive": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "trang web (HTML)"),
    "Word 2003 XML": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "dạng XML"),
    "RTF": (b"{\\rtf1 A}", "RTF"),
    "PDF": (b"%PDF-1.7\n", "PDF"),
    "photo": (b"\xff\xd8\xff\xe0", "là ảnh"),
    "HEIC": (b"\0\0\0\x18ftypheic", "là ảnh"),
    "text": ("Họ và tên: Nguyễn Văn A".encode(), "chữ trơn"),
    "macros by name": (with_body(P("A"), {"word/vbaProject.bin": b"x"}), "macro"),
    "macros by type": (with_body(P("A"), {"[Content_Types].xml": MACRO_TYPES}), "macro"),
    "cut short": (with_body(P("A"))[:-40], "không phải là .docx"),
    "no document": (archive_of("word/styles.xml"), "không phải là .docx"),
    "document type": (
        with_body(P("&x;"), before='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "không phải là .docx",
    ),
    "too deep": (with_body("<w:sdt>" * 500 + "</w:sdt>" * 500), "không phải là .docx"),
}


@pytest.mark.parametrize(("data", "words"), NOT_WORD.values(), ids=NOT_WORD)
def test_what_is_no_docx_is_named_with_how_to_save_it(data: bytes, words: str) -> None:
    said = told(data)
    assert said.startswith("not-a-word-document: ")
    assert words in said
    assert " … " not in said  # nothing is cut
    assert "/etc" not in said


#: Documents that would take memory or time.
BOMBS: dict[str, Callable[[], bytes]] = {
    "a part of 60 MB": lambda: with_body("<w:p/>" + " " * 60_000_000),
    "a table of a million rows": lambda: with_body(f"<w:tbl>{'<w:tr/>' * 1_000_000}</w:tbl>"),
    "a million paragraphs": lambda: with_body("<w:p/>" * 1_000_000),
    "a text of 20 MB": lambda: with_body(P("A" * 20_000_000)),
    "400,000 parts": lambda: b"PK\x03\x04" + b"PK\x01\x02" * 400_000,
    "26 MB": lambda: b"PK" + bytes(26 * 1024 * 1024),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_told_to_be_too_large(bomb: Callable[[], bytes]) -> None:
    assert told(bomb()).startswith("word-too-large: ")


def test_a_cell_over_a_hundred_million_columns_is_as_wide_as_word_allows() -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>{P("A")}</w:tc>'
    (table,) = read(with_body(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")).tables
    assert len(table.rows[0]) == format_.MAX_COLUMNS


TREES = st.recursive(
    st.sampled_from(["<w:t>A</w:t>", "<w:tab/>", "<w:br/>", "A", "<w:b/>", '<w:gridSpan w:val="x"/>']),
    lambda inner: st.builds(
        lambda tag, children: f"<w:{tag}>{''.join(children)}</w:{tag}>",
        st.sampled_from(["p", "r", "tbl", "tr", "tc", "sdt", "sdtContent", "pPr", "rPr", "txbxContent", "ins", "del"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@given(TREES)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_tree_of_elements_is_read_or_refused(body: str) -> None:
    try:
        document = format_.read(with_body(body))
    except UnreadableArchiveError:
        return
    for table in document.tables:
        assert len({len(row) for row in table.rows}) <= 1
