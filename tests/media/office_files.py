"""Office documents and PDF files with something that their authors left in every place that the formats have."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject, TextStringObject
from tests.media.uploads import CANARY

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
P = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file whose members tell when they were changed, and on what system."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.comment = CANARY.encode()
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2025, 3, 4, 5, 6, 8))
            info.comment = CANARY.encode()
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            opened.writestr(info, data)
    return target.getvalue()


def relationships(targets: Mapping[str, str], **external: str) -> str:
    listed = [
        f'<Relationship Id="rId{n}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    ]
    listed += [
        f'<Relationship Id="e{kind}" Type="{_DOCUMENT}/{kind}" Target="{target}" TargetMode="External"/>'
        for kind, target in external.items()
    ]
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{"".join(listed)}</Relationships>'


def _package(main: str, parts: Mapping[str, str | bytes], of_main: Mapping[str, str], **external: str) -> bytes:
    """An OOXML file around the part ``main``, with properties and other parts that only its authors need."""
    folder, _, name = main.rpartition("/")
    core = f"<coreProperties><creator>{CANARY}</creator><lastModifiedBy>{CANARY}</lastModifiedBy></coreProperties>"
    members: dict[str, str | bytes] = {
        "_rels/.rels": relationships(
            {
                "officeDocument": main,
                "metadata/core-properties": "docProps/core.xml",
                "extended-properties": "docProps/app.xml",
                "custom-properties": "docProps/custom.xml",
                "metadata/thumbnail": "docProps/thumbnail.jpeg",
            }
        ),
        "docProps/core.xml": core,
        "docProps/app.xml": f"<Properties><Company>{CANARY}</Company><Manager>{CANARY}</Manager></Properties>",
        "docProps/custom.xml": f"<Properties><property name='{CANARY}'/></Properties>",
        "docProps/thumbnail.jpeg": CANARY,
        "docMetadata/LabelInfo.xml": f"<labelList>{CANARY}</labelList>",
        "customXml/item1.xml": f"<x>{CANARY}</x>",
        f"{folder}/_rels/{name}.rels": relationships({**of_main, "customXml": "../customXml/item1.xml"}),
        f"{folder}/_rels/settings.xml.rels": relationships({}, **external),
        **parts,
    }
    overrides = "".join(f'<Override PartName="/{part}" ContentType="application/xml"/>' for part in members)
    types = f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="x"/>{overrides}</Types>'
    return archive({"[Content_Types].xml": types, **members})


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str = "", parts: Mapping[str, str | bytes] | None = None, **external: str) -> bytes:
    """A Word document that says ``Chữ``, and ``body``."""
    external = external or {"attachedTemplate": f"file:///C:\\Users\\{CANARY}\\mau.dotx"}
    return _package(
        "word/document.xml",
        {
            "word/document.xml": f"<w:document {W}><w:body>{paragraph('Chữ')}{body}</w:body></w:document>",
            "word/settings.xml": f"<w:settings {W}/>",
            "word/people.xml": f"<w:people {W}><w:person w:name='{CANARY}'/></w:people>",
            **(parts or {}),
        },
        {"settings": "settings.xml", "people": "people.xml"},
        **external,
    )


def slide(text: str, attributes: str = "") -> str:
    return f"<p:sld {P} {attributes}><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>"


def pptx(slide_xml: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A presentation of two slides, of which ``slide_xml`` is the second."""
    return _package(
        "ppt/presentation.xml",
        {
            "ppt/presentation.xml": f"<p:presentation {P}/>",
            "ppt/slides/slide1.xml": slide("Chữ"),
            "ppt/slides/slide2.xml": slide_xml or slide("Chữ"),
            "ppt/commentAuthors.xml": f"<p:cmAuthorLst {P}><p:cmAuthor name='{CANARY}'/></p:cmAuthorLst>",
            "ppt/changesInfos/changesInfo1.xml": f"<x name='{CANARY}'/>",
            "ppt/revisionInfo.xml": f"<x name='{CANARY}'/>",
            **(parts or {}),
        },
        {"slide": "slides/slide1.xml", "slide ": "slides/slide2.xml", "commentAuthors": "commentAuthors.xml"},
    )


def open_document(body: str = "", kind: str = "text", styles: str = "") -> bytes:
    """An OpenDocument file that says ``Chữ``, and ``body``."""
    members = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><text:p>Chữ</text:p>{body}</office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {ODF}/>",
        "meta.xml": f"<office:document-meta {ODF}><dc:creator>{CANARY}</dc:creator></office:document-meta>",
        "settings.xml": f"<x>{CANARY}</x>",
        "Thumbnails/thumbnail.png": CANARY,
        "Versions/Version1": CANARY,
    }
    entries = "".join(f'<m:file-entry m:full-path="{name}" m:media-type="x"/>' for name in ("/", *members))
    manifest = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{entries}</m:manifest>'
    return archive({**members, "META-INF/manifest.xml": manifest})


def named(**entries: object) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def _stream(data: bytes) -> StreamObject:
    stream = StreamObject()
    stream.set_data(data)
    return stream


def pdf(*texts: str, layers: DictionaryObject | None = None, picture: bytes = b"") -> bytes:
    """A PDF with a page for each of the ``texts``, with metadata, private data and a note of a reviewer."""
    writer = pypdf.PdfWriter()
    font = named(Type=NameObject("/Font"), Subtype=NameObject("/Type1"), BaseFont=NameObject("/Helvetica"))
    for text in texts or ("Chu",):
        page = writer.add_blank_page(200, 200)
        page[NameObject("/Resources")] = named(Font=named(F=font))
        if picture:
            image = _stream(picture)
            image.update(named(Subtype=NameObject("/Image"), Filter=NameObject("/DCTDecode")))
            page["/Resources"][NameObject("/XObject")] = named(I=writer._add_object(image))  # type: ignore[index]  # above
        page[NameObject("/Contents")] = writer._add_object(_stream(f"BT /F 12 Tf 9 99 Td ({text}) Tj ET".encode()))
        page[NameObject("/PieceInfo")] = named(X=named(Private=TextStringObject(CANARY)))
        page[NameObject("/Metadata")] = writer._add_object(_stream(CANARY.encode()))
        box = ArrayObject([NumberObject(n) for n in (0, 0, 9, 9)])
        notes = [
            named(
                Type=NameObject("/Annot"),
                Subtype=NameObject(f"/{kind}"),
                Rect=box,
                T=TextStringObject(CANARY),
                Contents=TextStringObject(CANARY),
            )
            for kind in ("Text", "Highlight", "Popup")
        ]
        page[NameObject("/Annots")] = ArrayObject([writer._add_object(note) for note in notes])
    writer.add_metadata({"/Author": CANARY, "/Title": CANARY, "/Creator": CANARY, "/Producer": CANARY})
    writer.root_object[NameObject("/Metadata")] = writer._add_object(_stream(CANARY.encode()))
    if layers:
        writer.root_object[NameObject("/OCProperties")] = layers
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()
