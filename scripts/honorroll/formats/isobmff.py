"""MP4, the ISO base media file format (ISO/IEC 14496-12): what of it a player needs, and what is left out of a copy.

The tables here list every box and field that a player needs. All else becomes an empty ``free`` box of the same length,
or zeros, so that no sample moves. The samples themselves, in ``mdat``, are not looked into: what an encoder or a camera
writes into the picture stream (H.264 and HEVC SEI messages) stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from honorroll.formats.redaction import (
    BrokenFilmError,
    DataTrackError,
    PartReader,
    Redaction,
    UnsupportedFilmError,
)

#: The brands of files that browsers play as MP4; QuickTime's own is not among them.
PLAYED_BRANDS = frozenset(b"isom iso2 iso4 iso5 iso6 mp41 mp42 avc1 dash MSNV".split()) | {b"M4V ", b"M4VH"}
_BRANDS = PLAYED_BRANDS | frozenset(b"iso3 iso7 iso8 iso9 hvc1 hev1 av01 msdh msix lmsg cmfc".split())

#: The boxes that a player needs, by the box that they lie in; ``b""`` is the file.
_NEEDED: dict[bytes, frozenset[bytes]] = {
    b"": frozenset(b"ftyp styp moov moof mdat sidx mfra".split()),
    b"moov": frozenset(b"mvhd trak mvex".split()),
    b"trak": frozenset(b"tkhd edts mdia".split()),
    b"edts": frozenset({b"elst"}),
    b"mdia": frozenset(b"mdhd hdlr minf".split()),
    b"minf": frozenset(b"vmhd smhd dinf stbl".split()),
    b"dinf": frozenset({b"dref"}),
    b"dref": frozenset({b"url "}),
    b"stbl": frozenset(b"stsd stts ctts cslg stsc stsz stz2 stco co64 stss sdtp sgpd sbgp".split()),
    b"mvex": frozenset(b"mehd trex".split()),
    b"moof": frozenset(b"mfhd traf".split()),
    b"traf": frozenset(b"tfhd tfdt trun sdtp sgpd sbgp".split()),
    b"mfra": frozenset(b"tfra mfro".split()),
    # In the entry of a codec.
    b"sample": frozenset(b"avcC hvcC vpcC av1C esds dOps dac3 dec3 dfLa alac colr pasp clap mdcv clli".split()),
}
#: Tables: bytes before the number of entries, and bytes of an entry. What follows the last entry is not needed.
_TABLES = {
    b"stts": (4, 8),
    b"ctts": (4, 8),
    b"stsc": (4, 12),
    b"stco": (4, 4),
    b"co64": (4, 8),
    b"stss": (4, 4),
}
#: The groups of samples that say from where a decoder may start.
_GROUPS = frozenset({b"roll", b"prol", b"rap ", b"sap ", b"sync"})
_PICTURE, _SOUND, _TIME_CODE = b"vide", b"soun", b"tmcd"
#: The codecs of browsers by the handler of their track, and the bytes of a sample entry before the boxes in it.
_CODECS = {
    _PICTURE: frozenset(b"avc1 avc3 hvc1 hev1 vp08 vp09 av01 mp4v".split()),
    _SOUND: frozenset(b"mp4a Opus fLaC ac-3 ec-3 alac .mp3".split()),
}
_ENTRY_BYTES = {_PICTURE: 78, _SOUND: 28}
#: The fields of a sample entry that name vendor and compressor, as (offset, length).
_ENTRY_FREE_FIELDS = {_PICTURE: ((8, 16), (42, 32)), _SOUND: ((10, 6),)}


class _Box(NamedTuple):
    name: bytes
    start: int
    body: int
    end: int


class _Header(NamedTuple):
    """A header with dates: the free fields of its versions 0 and 1, as (offset in the body, length)."""

    short: tuple[tuple[int, int], ...]
    long: tuple[tuple[int, int], ...]


#: Dates of creation and change, reserved fields, and QuickTime's times of preview and selection.
_HEADERS = {
    b"mvhd": _Header(((4, 8), (26, 10), (72, 24)), ((4, 16), (38, 10), (84, 24))),
    b"tkhd": _Header(((4, 8), (16, 4), (24, 8), (38, 2)), ((4, 16), (24, 4), (36, 8), (50, 2))),
    b"mdhd": _Header(((4, 8), (22, 2)), ((4, 16), (34, 2))),
}


def redactions(file: BinaryIO, size: int) -> Iterator[Redaction]:
    """What to overwrite in the film of ``size`` bytes.

    Raises BrokenFilmError, DataTrackError and UnsupportedFilmError.
    """
    walk = _Walk(file)
    yield from walk.children(b"", 0, size)
    if not walk.has_movie:
        raise BrokenFilmError


def seconds(file: BinaryIO, size: int) -> float:
    """How long the film is; 0 where its header does not say (a film in fragments). Raises BrokenFilmError."""
    return _Walk(file).seconds(size)


class _Walk:
    def __init__(self, file: BinaryIO) -> None:
        self._reader = PartReader(file)
        self.has_movie = False

    def children(self, parent: bytes, start: int, end: int) -> Iterator[Redaction]:
        """The redactions in the boxes of ``parent``, which lie from ``start`` to ``end``."""
        for box in self._boxes(start, end, parent == b""):
            if box.name not in _NEEDED[parent]:
                yield self._emptied(box)
            elif box.name == b"trak":
                yield from self._track(box)
            elif box.name in _NEEDED:
                self.has_movie |= box.name == b"moov"
                yield from self.children(box.name, box.body + (8 if box.name == b"dref" else 0), box.end)
            else:
                yield from self._fields(box)

    def _boxes(self, at: int, end: int, is_top: bool = False) -> Iterator[_Box]:
        while at < end:
            head = self._reader.head(at, 16)
            if len(head) < 8 or end - at < 8:
                raise BrokenFilmError
            length, body = int.from_bytes(head[:4], "big"), at + 8
            if length == 1:
                length, body = int.from_bytes(head[8:], "big"), at + 16
            elif length == 0 and is_top:
                length = end - at
            if not body - at <= length <= end - at:
                raise BrokenFilmError
            yield _Box(head[4:8], at, body, at + length)
            at += length

    def seconds(self, size: int) -> float:
        for movie in (box for box in self._boxes(0, size, is_top=True) if box.name == b"moov"):
            for header in self._find((b"mvhd",), movie):
                is_long = self._reader.read(header.body, 1) == b"\1"
                at, width = (header.body + 20, 8) if is_long else (header.body + 12, 4)
                scale = int.from_bytes(self._reader.read(at, 4), "big")
                length = self._reader.read(at + 4, width)
                if scale and length != b"\xff" * width:
                    return int.from_bytes(length, "big") / scale
        return 0.0

    def _emptied(self, box: _Box) -> Redaction:
        head = self._reader.read(box.start, box.body - box.start)
        return Redaction(box.start, head[:4] + b"free" + head[8:], box.end - box.start)

    def _track(self, box: _Box) -> Iterator[Redaction]:
        """Pictures and sound stay, the time code of editors goes; any other track raises DataTrackError."""
        handler = self._handler(box)
        if handler == _TIME_CODE:
            yield self._emptied(box)
            return
        if handler not in _CODECS:
            raise DataTrackError
        yield from self.children(b"trak", box.body, box.end)
        yield from self._sample_entries(handler, box)

    def _find(self, parents: tuple[bytes, ...], box: _Box) -> Iterator[_Box]:
        """The boxes at a path of names below ``box``."""
        name, *rest = parents
        for child in self._boxes(box.body, box.end):
            if child.name == name:
                yield from self._find(tuple(rest), child) if rest else (child,)

    def _handler(self, track: _Box) -> bytes:
        handlers = {self._reader.read(box.body, 12)[8:] for box in self._find((b"mdia", b"hdlr"), track)}
        return handlers.pop() if len(handlers) == 1 else b""

    def _sample_entries(self, handler: bytes, track: _Box) -> Iterator[Redaction]:
        for table in self._find((b"mdia", b"minf", b"stbl", b"stsd"), track):
            for entry in self._boxes(table.body + 8, table.end):
                if entry.name not in _CODECS[handler]:
                    raise UnsupportedFilmError
                inner = entry.body + _ENTRY_BYTES[handler]
                if handler == _SOUND:  # QuickTime's versions 1 and 2 have more fields
                    version = int.from_bytes(self._reader.read(entry.body + 8, 2), "big")
                    inner += {0: 0, 1: 16, 2: 36}.get(version, entry.end)
                if inner > entry.end:
                    raise BrokenFilmError
                yield from self._blanks(entry, _ENTRY_FREE_FIELDS[handler])
                yield from self.children(b"sample", inner, entry.end)

    def _blanks(self, box: _Box, fields: tuple[tuple[int, int], ...]) -> Iterator[Redaction]:
        for offset, length in fields:
            start = box.body + offset
            if start < box.end:
                yield Redaction(start, b"", min(length, box.end - start))

    def _fields(self, box: _Box) -> Iterator[Redaction]:
        """The redactions in the fields of a box that a player needs."""
        size = box.end - box.body
        if box.name in _HEADERS:
            is_long = self._reader.read(box.body, 1) == b"\1"
            yield from self._blanks(box, _HEADERS[box.name].long if is_long else _HEADERS[box.name].short)
        elif box.name == b"hdlr":
            yield from self._blanks(box, ((4, 4), (12, size)))
        elif box.name == b"url ":
            yield from self._blanks(box, ((4, size),))
        elif box.name in (b"ftyp", b"styp"):
            yield from self._brands(box)
        elif box.name in (b"sgpd", b"sbgp"):
            if self._reader.read(box.body + 4, 4) not in _GROUPS:
                yield self._emptied(box)
        elif box.name in _TABLES:
            before, entry = _TABLES[box.name]
            count = int.from_bytes(self._reader.read(box.body + before, 4), "big")
            yield from self._blanks(box, ((before + 4 + count * entry, size),))

    def _brands(self, box: _Box) -> Iterator[Redaction]:
        """The minor version, and brands that no player looks for."""
        yield from self._blanks(box, ((4, 4),))
        if box.end - box.body > 4096:
            raise BrokenFilmError
        for start in range(box.body + 8, box.end, 4):
            if self._reader.read(start, min(4, box.end - start)) not in _BRANDS:
                yield Redaction(start, b"isom"[: box.end - start], min(4, box.end - start))
