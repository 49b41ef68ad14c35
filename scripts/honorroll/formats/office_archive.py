"""The ZIP files of Word, PowerPoint (ECMA-376) and OpenDocument (ISO/IEC 26300): what is in them, and a copy without
what only their authors need.

Files are hostile until proven otherwise: call these functions through ``base.sandbox`` only.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, NamedTuple
from urllib.parse import unquote
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from honorroll.formats.jpeg import without_metadata
from honorroll.formats.office_parts import TEMPLATE, Part, Trace, UnreadableArchiveError, local_name

#: The most bytes of all parts, of a part that is XML, and the most parts.
MAX_BYTES, MAX_XML_BYTES, MAX_PARTS = 400 * 1024 * 1024, 64 * 1024 * 1024, 20_000

#: The parts that a reader needs; all others are left out of a copy. Then those of them that tell of authors only.
_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|(?:word|ppt)/.+"
    r"|mimetype|META-INF/manifest\.xml|content\.xml|styles\.xml"
    r"|(?:Pictures|media|Media|Fonts|Object [^/]+|ObjectReplacements)/.+"
)
_OF_AUTHORS = re.compile(
    r"word/(?:_rels/)?(?:people|comments\w*)\.xml(?:\.rels)?"
    r"|ppt/(?:comments/.+|changesInfos/.+|(?:commentAuthors|authors|revisionInfo)\.xml)"
    r"|Object [^/]+/(?:meta|settings)\.xml"
)
_SIGNATURES = re.compile(r"_xmlsignatures/.*|META-INF/(?:document|macro)signatures\.xml")
_XML = (".xml", ".rels")
_EARLIEST = (1980, 1, 1, 0, 0, 0)


class Contents(NamedTuple):
    """The text of the parts of a document, by name, and what was left in it."""

    texts: dict[str, str]
    traces: frozenset[Trace]


def read(file: BinaryIO) -> Contents:
    """Raises UnreadableArchiveError."""
    texts: dict[str, str] = {}
    traces: set[Trace] = set()
    with opened(file) as archive:
        names = archive.namelist()
        if any(_SIGNATURES.fullmatch(name) for name in names):
            traces.add("signature")
        hidden_styles: set[str] = set()
        # Styles first: they say which text is hidden.
        for name in sorted(names, key=lambda name: (not name.endswith("styles.xml"), name)):
            if name.endswith(_XML) and _NEEDED.fullmatch(name):
                part = Part(name, hidden_styles)
                part.parse(member(archive, name))
                traces |= part.traces
                texts[name] = "".join(part.collected)
    return Contents(texts, frozenset(traces))


def cleaned(file: BinaryIO) -> bytes:
    """The file with only the parts that a reader needs, none of them with a date. The same bytes from the same file.

    Raises UnreadableArchiveError.
    """
    target = io.BytesIO()
    with opened(file) as archive, zipfile.ZipFile(target, "w") as copy:
        kept_parts = [info for info in archive.infolist() if _is_kept(info.filename)]
        names = {info.filename for info in kept_parts}
        for info in kept_parts:
            data = member(archive, info.filename)
            if rewrite := _REWRITTEN.get(posixpath.basename(info.filename)) or _REWRITTEN.get(info.filename[-5:]):
                data = rewrite(info.filename, data, names)
            elif info.filename.lower().endswith((".jpg", ".jpeg")):
                data = without_metadata(data)
            elif "/printerSettings/" in info.filename:  # names the author's printer; something may refer to the part
                data = b""
            fresh = zipfile.ZipInfo(info.filename, _EARLIEST)
            fresh.compress_type = (
                zipfile.ZIP_STORED if info.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
            )
            fresh.create_system = 0
            copy.writestr(fresh, data, compresslevel=6)
    return target.getvalue()


def _is_kept(name: str) -> bool:
    return bool(_NEEDED.fullmatch(name)) and not _OF_AUTHORS.fullmatch(name) and not name.endswith("/")


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """The archive, within the limits of this module by what it states. Raises UnreadableArchiveError."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise UnreadableArchiveError(type(error).__name__) from error
    names = archive.namelist()
    if (
        len(names) > MAX_PARTS
        or len(set(names)) < len(names)
        or sum(i.file_size for i in archive.infolist()) > MAX_BYTES
    ):
        raise UnreadableArchiveError("too many or too large parts")
    return archive


def member(archive: zipfile.ZipFile, name: str, most: int = MAX_BYTES) -> bytes:
    """The content of a part, of which no more is unpacked than ``most`` and a byte. Raises UnreadableArchiveError."""
    try:
        with archive.open(name) as part:
            data = part.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError, NotImplementedError) as error:
        raise UnreadableArchiveError(type(error).__name__) from error
    if name.endswith(_XML) and len(data) > MAX_XML_BYTES:
        raise UnreadableArchiveError(name)
    return data


def _elements(data: bytes) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """The elements of a small part: full name, local name, attributes by their full names."""
    found: list[tuple[str, Mapping[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append((name, attributes))
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableArchiveError(str(error)) from error
    for name, attributes in found:
        yield name, local_name(name), attributes


def _written(name: str, attributes: Mapping[str, str], close: str = "/") -> str:
    return f"<{name}{''.join(f' {key}={quoteattr(value)}' for key, value in attributes.items())}{close}>"


def _filtered(data: bytes, keep: Callable[[str, dict[str, str]], bool]) -> bytes:
    """A part that is a root with a flat list, with only the elements to ``keep``, which may change attributes."""
    (root, _, of_root), *others = _elements(data)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>\n', _written(root, of_root, "")]
    for name, local, attributes in others:
        mutable = dict(attributes)
        if keep(local, mutable):
            lines.append(_written(name, mutable))
    return "".join([*lines, f"</{root}>"]).encode()


def _relationships(path: str, data: bytes, kept_parts: set[str]) -> bytes:
    """A list of relationships without those to parts that are left out; a template has no path any more."""
    folder = posixpath.dirname(posixpath.dirname(path))

    def keep(local: str, attributes: dict[str, str]) -> bool:
        target = unquote(attributes.get("Target", ""))
        if attributes.get("TargetMode") == "External":
            if attributes.get("Type", "").endswith(TEMPLATE):
                attributes["Target"] = "Normal.dotm"
            return local == "Relationship"
        resolved = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        return local == "Relationship" and (resolved in kept_parts or target.startswith("#"))

    return _filtered(data, keep)


def _content_types(_: str, data: bytes, kept_parts: set[str]) -> bytes:
    return _filtered(data, lambda local, has: local == "Default" or has.get("PartName", "").lstrip("/") in kept_parts)


def _manifest(_: str, data: bytes, kept_parts: set[str]) -> bytes:
    def keep(local: str, attributes: dict[str, str]) -> bool:
        path = next((value for key, value in attributes.items() if local_name(key) == "full-path"), "")
        return local == "file-entry" and (
            path == "/" or path in kept_parts or any(name.startswith(path) for name in kept_parts if path.endswith("/"))
        )

    return _filtered(data, keep)


_REWRITTEN: dict[str, Callable[[str, bytes, set[str]], bytes]] = {
    ".rels": _relationships,
    "[Content_Types].xml": _content_types,
    "manifest.xml": _manifest,
}
