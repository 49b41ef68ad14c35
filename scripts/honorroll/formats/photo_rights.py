"""Who made a photo, what it shows and how it may be used, as metadata of a JPEG: IPTC IIM 4.2 and XMP.

Agencies and picture desks read these. The texts are written by the office and are the same as on the page; nothing of
the camera or the place is among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

_START, _JFIF = b"\xff\xd8", b"\xff\xe0"
_APP1, _APP13 = 0xE1, 0xED
_XMP, _PHOTOSHOP, _IPTC_RESOURCE = b"http://ns.adobe.com/xap/1.0/\0", b"Photoshop 3.0\0", b"8BIM\x04\x04\0\0"
#: The IIM dataset that says that texts are UTF-8 (ISO 2022: ESC % G).
_IS_UTF8 = b"\x1c\x01\x5a\x00\x03\x1b%G"
#: Dataset of record 2, and the most bytes that the standard allows.
_BY_LINE, _CREDIT, _CAPTION, _COPYRIGHT, _INSTRUCTIONS = (80, 32), (110, 32), (120, 2000), (116, 128), (40, 256)
#: XMP has no such limits, but a segment must hold it.
_MOST_CHARACTERS, _MOST_PEOPLE = 2000, 100


class PhotoRights(NamedTuple):
    """What is written into a photo. ``""`` leaves a field out."""

    credit: str = ""
    caption: str = ""
    people: tuple[str, ...] = ()
    copyright: str = ""
    """The notice: who has the rights, and the licence by its name."""
    terms: str = ""
    """What the licence allows, in a sentence; or what else whoever prints it must know."""
    licence_url: str = ""


def with_rights(jpeg: bytes, segments: bytes) -> bytes:
    """``jpeg`` with the ``segments`` behind its JFIF header. Raises ValueError for what is no JPEG."""
    if not jpeg.startswith(_START):
        raise ValueError("no JPEG")
    at = 2
    if jpeg[2:4] == _JFIF:
        at += 2 + int.from_bytes(jpeg[4:6], "big")
    return jpeg[:at] + segments + jpeg[at:]


def segments(rights: PhotoRights) -> bytes:
    """The segments of a JPEG that say this; ``b""`` where there is nothing to say."""
    if not any(rights):
        return b""
    return _segment(_APP1, _XMP + _packet(rights)) + _segment(_APP13, _PHOTOSHOP + _resource(_records(rights)))


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body


# ── IPTC ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _resource(data: bytes) -> bytes:
    return _IPTC_RESOURCE + len(data).to_bytes(4, "big") + data + b"\0" * (len(data) % 2)


def _records(rights: PhotoRights) -> bytes:
    said = (
        (_INSTRUCTIONS, rights.terms),
        (_BY_LINE, rights.credit),
        (_CREDIT, rights.credit),
        (_COPYRIGHT, rights.copyright),
        (_CAPTION, rights.caption),
    )
    version = b"\x1c\x02\x00\x00\x02\x00\x04"
    return _IS_UTF8 + version + b"".join(_dataset(*what, text) for what, text in said if text)


def _dataset(number: int, most: int, text: str) -> bytes:
    data = _cut(text, most)
    return bytes([0x1C, 2, number]) + len(data).to_bytes(2, "big") + data


def _cut(text: str, most: int) -> bytes:
    """The beginning of a text, in whole letters; an ellipsis says that there was more."""
    data = text.encode()
    if len(data) <= most:
        return data
    return data[: most - 3].decode(errors="ignore").rstrip().encode() + "…".encode()


# ── XMP ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _packet(rights: PhotoRights) -> bytes:
    fields = "".join(_properties(rights))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" '
        'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f'{fields}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _properties(rights: PhotoRights) -> Iterator[str]:
    if rights.credit:
        yield _list("dc:creator", "Seq", [rights.credit])
        yield _plain("photoshop:Credit", rights.credit)
    if rights.caption:
        yield _in_language("dc:description", rights.caption)
    if rights.copyright:
        yield _in_language("dc:rights", rights.copyright)
        yield _plain("xmpRights:Marked", "True")
    if rights.terms:
        yield _in_language("xmpRights:UsageTerms", rights.terms)
        yield _plain("photoshop:Instructions", rights.terms)
    if rights.licence_url:
        yield _plain("xmpRights:WebStatement", rights.licence_url)
    if rights.people:
        yield _list("Iptc4xmpExt:PersonInImage", "Bag", rights.people[:_MOST_PEOPLE])


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text[:_MOST_CHARACTERS])}</{name}>"


def _list(name: str, kind: str, texts: Sequence[str]) -> str:
    items = "".join(f"<rdf:li>{escape(text[:200])}</rdf:li>" for text in texts)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def _in_language(name: str, text: str) -> str:
    """The text as that of every reader: our texts are in one language."""
    item = f'<rdf:li xml:lang="x-default">{escape(text[:_MOST_CHARACTERS])}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"
