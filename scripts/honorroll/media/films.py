"""Films, which are published as they are but for what they tell: where they were taken, by whom, with what.

Such words lie in boxes of their own (MP4) or elements (WebM), which a player needs not. In the copy each becomes a box of
nothing, of the same length, so that nothing else in the file moves. A track that is neither picture nor sound, as cameras
and drones write for the places where they were, cannot be taken out like that: such a film is not taken.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import blake2b
from typing import BinaryIO, NamedTuple

#: The brands of files that browsers play as MP4; QuickTime's own is not among them.
_MP4 = frozenset({b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"M4VH", b"dash", b"MSNV"})  # fmt: skip
#: Boxes to look into, boxes that only tell, and the tracks of a film: picture, sound, and the time code of editors.
_OUTER = frozenset({b"moov", b"trak", b"mdia", b"minf", b"moof", b"traf"})
_TELLING = frozenset({b"udta", b"meta", b"uuid", b"free", b"skip", b"XMP_"})
_TRACKS = frozenset({b"vide", b"soun", b"tmcd"})
#: The elements of WebM that matter, by their number; tags, attachments, title, name of the file and leftovers only tell.
_SEGMENT, _CLUSTER, _ALL_TRACKS, _TRACK, _TRACK_TYPE = 0x18538067, 0x1F43B675, 0x1654AE6B, 0xAE, 0x83
_INFO, _TELLING_WEBM, _VOID = 0x1549A966, frozenset({0x1254C367, 0x1941A469, 0x7BA9, 0x7384, 0xEC}), 0xEC
#: What a place is called, in whichever of them.
_PLACES = (b"\xa9xyz", b"loci", b"location", b"LOCATION", b"GPSLatitude")
#: More parts than any film has, and the depth to which they lie in one another.
_MOST, _DEEPEST = 500_000, 8


class _BrokenError(Exception):
    """The file is no whole film."""


class _DataTrackError(Exception):
    """The film has a track that is neither picture nor sound."""


class Redaction(NamedTuple):
    """A part to overwrite: ``head`` first, then noughts up to ``length`` bytes from ``start``."""

    start: int
    head: bytes
    length: int


class Film(NamedTuple):
    """What is known of a film: ``mp4`` or ``webm``, or the ``problem`` why it cannot be used, as in ``Look``."""

    kind: str = ""
    blanks: tuple[Redaction, ...] = ()
    located: bool = False
    """Whether what is to be overwritten tells of a place."""
    problem: str = ""


def examine(file: BinaryIO) -> Film:
    """What is in the film, found by walking its parts."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    kind = _kind(file.read(64))
    if not kind:
        return Film(problem="unsupported")
    try:
        blanks = tuple(_of_mp4(file, size) if kind == "mp4" else _of_webm(file, size))
    except _DataTrackError:
        return Film(problem="data-track")
    except _BrokenError:
        return Film(problem="broken")
    return Film(kind, blanks, any(_tells_a_place(file, blank) for blank in blanks))


def copy_stripped(source: BinaryIO, target: BinaryIO) -> str:
    """Put the film into ``target`` without what it tells; gives the digest of what was read."""
    found = file_digest(source, target)
    for start, head, length in examine(target).blanks:
        target.seek(start)
        target.write(head)
        left = length - len(head)
        while left:
            left -= target.write(bytes(min(left, 1 << 20)))
    return found


def file_digest(source: BinaryIO, target: BinaryIO | None = None) -> str:
    """Of the file as it is, in hexadecimal; copied to ``target`` in passing."""
    found = blake2b(digest_size=16)
    source.seek(0)
    while part := source.read(1 << 20):
        found.update(part)
        if target:
            target.write(part)
    return found.hexdigest()


def _kind(head: bytes) -> str:
    """By what the file begins with; ``""`` where it is no film that browsers play."""
    if head[4:8] == b"ftyp" and head[8:12] in _MP4:
        return "mp4"
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"\x42\x82\x84webm" in head:
        return "webm"
    return ""


def _tells_a_place(file: BinaryIO, blank: Redaction) -> bool:
    file.seek(blank.start)
    data = file.read(min(blank.length, 1 << 20))
    return any(word in data for word in _PLACES)


# ── MP4: boxes of length, name, content ───────────────────────────────────────────────────────────────────────────


def _of_mp4(file: BinaryIO, size: int) -> list[Redaction]:
    blanks, names = [], set()
    for count, (name, start, body, end) in enumerate(_boxes(file, 0, size)):
        if count == _MOST:
            raise _BrokenError
        names.add(name)
        file.seek(start)
        head = file.read(body - start)
        if name in _TELLING:
            blanks.append(Redaction(start, head[:4] + b"free" + head[8:], end - start))
        elif name == b"hdlr":
            file.seek(body)
            if file.read(12)[8:12] not in _TRACKS:
                raise _DataTrackError
    if b"moov" not in names:
        raise _BrokenError
    return blanks


def _boxes(file: BinaryIO, at: int, end: int, depth: int = 0) -> Iterator[tuple[bytes, int, int, int]]:
    """Name, start, start of the content and end of each box, those inside others too."""
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
        if name in _OUTER and depth < _DEEPEST:
            yield from _boxes(file, body, at + length, depth + 1)
        at += length


# ── WebM: elements of number, length, content ─────────────────────────────────────────────────────────────────────


def _of_webm(file: BinaryIO, size: int) -> list[Redaction]:
    blanks, at, count, tracks = [], 0, 0, 0
    while at < size:
        number, body, end = _element(file, at, size)
        count += 1
        if count == _MOST:
            raise _BrokenError
        if number in _TELLING_WEBM:
            blanks.append(Redaction(at, _void(end - at), end - at))
        if number == _ALL_TRACKS:
            for kind in _track_types(file, body, end):
                tracks += 1
                if kind not in (1, 2):
                    raise _DataTrackError
        at = body if number in (_SEGMENT, _INFO) else end
    if not tracks:
        raise _BrokenError
    return blanks


def _track_types(file: BinaryIO, at: int, end: int) -> Iterator[int]:
    while at < end:
        number, body, at = _element(file, at, end)
        inner, kind = body, 0
        while number == _TRACK and inner < at:
            which, value, inner = _element(file, inner, at)
            if which == _TRACK_TYPE:
                file.seek(value)
                kind = int.from_bytes(file.read(inner - value), "big")
        if number == _TRACK:
            yield kind


def _element(file: BinaryIO, at: int, end: int) -> tuple[int, int, int]:
    """The number of the element at ``at``, where its content begins, and where it ends.

    A live recording does not know how long its segment and clusters are: they end at once, and their parts follow.
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
    """The head of an element of nothing that is ``length`` bytes long, head included."""
    if length < 9:
        return bytes([_VOID, 0x80 | length - 2])
    return bytes([_VOID, 1]) + (length - 9).to_bytes(7, "big")
