"""Films (MP4 and WebM) are published without their metadata: place, author, device and the like.

Metadata lies in boxes (ISO/IEC 14496-12) or elements (Matroska) of its own, which players do not need. In the copy each
becomes an empty box of the same length, so that nothing else in the file moves. A track that is neither picture nor
sound, such as the positions that cameras and drones record, cannot be removed like that: such a film is rejected.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import blake2b
from typing import BinaryIO, NamedTuple

#: The brands of files that browsers play as MP4; QuickTime's own is not among them.
_MP4_BRANDS = frozenset(b"isom iso2 iso4 iso5 iso6 mp41 mp42 avc1 dash MSNV".split()) | {b"M4V ", b"M4VH"}
#: Boxes that contain boxes, boxes of metadata, and allowed tracks: picture, sound, and the time code of editors.
_CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"moof", b"traf"})
_METADATA = frozenset({b"udta", b"meta", b"uuid", b"free", b"skip", b"XMP_"})
_TRACKS = frozenset({b"vide", b"soun", b"tmcd"})
#: Elements of WebM, by their id; the metadata is Tags, Attachments, Title, SegmentFilename and Void (leftovers).
_SEGMENT, _CLUSTER, _TRACKS_ELEMENT, _TRACK_ENTRY, _TRACK_TYPE = 0x18538067, 0x1F43B675, 0x1654AE6B, 0xAE, 0x83
_INFO, _WEBM_METADATA, _VOID = 0x1549A966, frozenset({0x1254C367, 0x1941A469, 0x7BA9, 0x7384, 0xEC}), 0xEC
#: How either names a location.
_LOCATION_KEYS = (b"\xa9xyz", b"loci", b"location", b"LOCATION", b"GPSLatitude")
#: The most boxes or elements of a film, and how deep they may be nested.
_MAX_PARTS, _MAX_DEPTH = 500_000, 8


class _BrokenError(Exception):
    """The file is damaged or cut short."""


class _DataTrackError(Exception):
    """The film has a track that is neither picture nor sound."""


class Redaction(NamedTuple):
    """Bytes to overwrite from offset ``start``: with ``head``, then with zeros, ``length`` bytes in all."""

    start: int
    head: bytes
    length: int


class Film(NamedTuple):
    """What is known of a film: its ``kind`` (``mp4``, ``webm``), or its ``problem`` as in ``MediaInfo``."""

    kind: str = ""
    redactions: tuple[Redaction, ...] = ()
    has_location: bool = False
    """Whether the metadata names a location."""
    problem: str = ""


def examine(file: BinaryIO) -> Film:
    """Walk the boxes or elements of the film. Never raises for its content."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    kind = _kind(file.read(64))
    if not kind:
        return Film(problem="unsupported")
    try:
        redactions = tuple(_redact_mp4(file, size) if kind == "mp4" else _redact_webm(file, size))
    except _DataTrackError:
        return Film(problem="data-track")
    except _BrokenError:
        return Film(problem="broken")
    return Film(kind, redactions, any(_has_location(file, redaction) for redaction in redactions))


def copy_stripped(source: BinaryIO, target: BinaryIO) -> str:
    """Copy the film to ``target`` without its metadata; returns the digest of ``source``, as ``file_digest`` does."""
    source_digest = file_digest(source, target)
    for start, head, length in examine(target).redactions:
        target.seek(start)
        target.write(head)
        remaining = length - len(head)
        while remaining:
            remaining -= target.write(bytes(min(remaining, 1 << 20)))
    return source_digest


def file_digest(source: BinaryIO, target: BinaryIO | None = None) -> str:
    """The digest of a file (blake2b of 16 bytes, in hexadecimal), which is copied to ``target`` in the same pass."""
    digest = blake2b(digest_size=16)
    source.seek(0)
    while chunk := source.read(1 << 20):
        digest.update(chunk)
        if target:
            target.write(chunk)
    return digest.hexdigest()


def _kind(head: bytes) -> str:
    """The kind by the first bytes of the file; ``""`` where browsers do not play it."""
    if head[4:8] == b"ftyp" and head[8:12] in _MP4_BRANDS:
        return "mp4"
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"\x42\x82\x84webm" in head:
        return "webm"
    return ""


def _has_location(file: BinaryIO, redaction: Redaction) -> bool:
    file.seek(redaction.start)
    data = file.read(min(redaction.length, 1 << 20))
    return any(key in data for key in _LOCATION_KEYS)


# ── MP4: boxes of length, name, content ───────────────────────────────────────────────────────────────────────────


def _redact_mp4(file: BinaryIO, size: int) -> list[Redaction]:
    redactions, names = [], set()
    for count, (name, start, body, end) in enumerate(_boxes(file, 0, size)):
        if count == _MAX_PARTS:
            raise _BrokenError
        names.add(name)
        file.seek(start)
        head = file.read(body - start)
        if name in _METADATA:
            redactions.append(Redaction(start, head[:4] + b"free" + head[8:], end - start))
        elif name == b"hdlr":
            file.seek(body)
            if file.read(12)[8:12] not in _TRACKS:
                raise _DataTrackError
    if b"moov" not in names:
        raise _BrokenError
    return redactions


def _boxes(file: BinaryIO, at: int, end: int, depth: int = 0) -> Iterator[tuple[bytes, int, int, int]]:
    """The name, start, start of the content and end of each box, nested ones included."""
    while at < end:
        file.seek(at)
        head = file.read(16)
        if len(head) < 8 or end - at < 8:
            raise _BrokenError
        length, name, body = int.from_bytes(head[:4], "big"), head[4:8], at + 8
        if length == 1:
            length, body = int.from_bytes(head[8:], "big"), at + 16
        elif length == 0 and depth == 0:
            length = end - at
        if not body - at <= length <= end - at:
            raise _BrokenError
        yield name, at, body, at + length
        if name in _CONTAINERS and depth < _MAX_DEPTH:
            yield from _boxes(file, body, at + length, depth + 1)
        at += length


# ── WebM: elements of number, length, content ─────────────────────────────────────────────────────────────────────


def _redact_webm(file: BinaryIO, size: int) -> list[Redaction]:
    redactions, at, count, tracks = [], 0, 0, 0
    while at < size:
        number, body, end = _element(file, at, size)
        count += 1
        if count == _MAX_PARTS:
            raise _BrokenError
        if number in _WEBM_METADATA:
            redactions.append(Redaction(at, _void(end - at), end - at))
        if number == _TRACKS_ELEMENT:
            for kind in _track_types(file, body, end):
                tracks += 1
                if kind not in (1, 2):
                    raise _DataTrackError
        at = body if number in (_SEGMENT, _INFO) else end
    if not tracks:
        raise _BrokenError
    return redactions


def _track_types(file: BinaryIO, at: int, end: int) -> Iterator[int]:
    while at < end:
        number, body, at = _element(file, at, end)
        inner, kind = body, 0
        while number == _TRACK_ENTRY and inner < at:
            which, value, inner = _element(file, inner, at)
            if which == _TRACK_TYPE:
                file.seek(value)
                kind = int.from_bytes(file.read(inner - value), "big")
        if number == _TRACK_ENTRY:
            yield kind


def _element(file: BinaryIO, at: int, end: int) -> tuple[int, int, int]:
    """The id of the element at ``at``, the offset of its content, and that of its end.

    The segment and clusters of a live recording have no known length: they count as empty, and their parts follow.
    """
    file.seek(at)
    head = file.read(12)
    wide = 9 - head[0].bit_length() if head else 9
    if wide > 4 or len(head) <= wide or not head[wide]:
        raise _BrokenError
    long = 9 - head[wide].bit_length()
    body = at + wide + long
    length = int.from_bytes(head[wide : wide + long], "big") & (1 << 7 * long) - 1
    unknown = length == (1 << 7 * long) - 1
    number = int.from_bytes(head[:wide], "big")
    if body > end or (unknown and number not in (_SEGMENT, _CLUSTER)) or (not unknown and body + length > end):
        raise _BrokenError
    return number, body, body if unknown else body + length


def _void(length: int) -> bytes:
    """The head of a Void element that is ``length`` bytes long, head included."""
    if length < 9:
        return bytes([_VOID, 0x80 | length - 2])
    return bytes([_VOID, 1]) + (length - 9).to_bytes(7, "big")
