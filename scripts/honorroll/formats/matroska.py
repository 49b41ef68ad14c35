"""WebM, a profile of Matroska (RFC 8794, RFC 9559): what of it a player needs, and what is left out of a copy.

``_NEEDED`` lists every element that a player needs. All else becomes a Void element of the same length filled with
zeros, so that no block moves; checksums go too, because they would be wrong. Blocks are not looked into.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from honorroll.formats.redaction import (
    BrokenFilmError,
    DataTrackError,
    PartReader,
    Redaction,
    UnsupportedFilmError,
)

_HEADER, _SEGMENT, _SEEK_HEAD, _INFO = 0x1A45DFA3, 0x18538067, 0x114D9B74, 0x1549A966
_TRACKS, _CUES, _CLUSTER = 0x1654AE6B, 0x1C53BB6B, 0x1F43B675
_SEEK, _TRACK, _VIDEO, _AUDIO, _COLOUR, _MASTERING, _PROJECTION = 0x4DBB, 0xAE, 0xE0, 0xE1, 0x55B0, 0x55D0, 0x7670
_CUE_POINT, _CUE_POSITIONS, _BLOCK_GROUP, _BLOCK_ADDITIONS, _BLOCK_MORE = 0xBB, 0xB7, 0xA0, 0x75A1, 0xA6
_TRACK_TYPE, _TRACK_UID, _LANGUAGE, _LANGUAGE_BCP47 = 0x83, 0x73C5, 0x22B59C, 0x22B59D
_CODEC_ID, _CODEC_PRIVATE = 0x86, 0x63A2
_MUXING_APP, _WRITING_APP, _VOID = 0x4D80, 0x5741, 0xEC
_SCALE, _DURATION = 0x2AD7B1, 0x4489
#: The unit of times in nanoseconds where a film states none.
_MILLISECOND = (1_000_000).to_bytes(3, "big")
_IN_CLUSTER = frozenset({0xE7, 0xA7, 0xAB, 0xA3, _BLOCK_GROUP})

#: The elements that a player needs, by the element that they lie in; 0 is the file. The clusters of a live recording
#: have no known length, so that what is in them seems to lie in the segment.
_NEEDED: dict[int, frozenset[int]] = {
    0: frozenset({_HEADER, _SEGMENT}),
    _HEADER: frozenset({0x4286, 0x42F7, 0x42F2, 0x42F3, 0x4282, 0x4287, 0x4285}),
    _SEGMENT: frozenset({_SEEK_HEAD, _INFO, _TRACKS, _CUES, _CLUSTER}) | _IN_CLUSTER,
    _SEEK_HEAD: frozenset({_SEEK}),
    _SEEK: frozenset({0x53AB, 0x53AC}),
    _INFO: frozenset({_SCALE, _DURATION, _MUXING_APP, _WRITING_APP}),
    _TRACKS: frozenset({_TRACK}),
    _TRACK: frozenset(
        {0xD7, _TRACK_UID, _TRACK_TYPE, 0xB9, 0x88, 0x55AA, 0x9C, 0x6DE7, 0x6DF8, 0x23E383, 0x234E7A, 0x23314F, 0x55EE}
        | {_LANGUAGE, _LANGUAGE_BCP47, _CODEC_ID, _CODEC_PRIVATE, 0x56AA, 0x56BB, _VIDEO, _AUDIO}
    ),
    _VIDEO: frozenset(
        {0x9A, 0x9D, 0x53B8, 0x53C0, 0xB0, 0xBA, 0x54AA, 0x54BB, 0x54CC, 0x54DD, 0x54B0, 0x54BA, 0x54B2, 0x54B3}
        | {_COLOUR, _PROJECTION}
    ),
    _COLOUR: frozenset({*range(0x55B1, 0x55BE), _MASTERING}),
    _MASTERING: frozenset(range(0x55D1, 0x55DB)),
    _PROJECTION: frozenset(range(0x7671, 0x7676)),
    _AUDIO: frozenset({0xB5, 0x78B5, 0x9F, 0x6264}),
    _CUES: frozenset({_CUE_POINT}),
    _CUE_POINT: frozenset({0xB3, _CUE_POSITIONS}),
    _CUE_POSITIONS: frozenset({0xF7, 0xF1, 0xF0, 0xB2, 0x5378}),
    _CLUSTER: _IN_CLUSTER,
    _BLOCK_GROUP: frozenset({0xA1, 0x9B, 0xFB, 0x75A2, _BLOCK_ADDITIONS}),
    _BLOCK_ADDITIONS: frozenset({_BLOCK_MORE}),
    _BLOCK_MORE: frozenset({0xEE, 0xA5}),
}
_PICTURE, _SOUND = 1, 2
#: The codecs of browsers: whether they need what the track holds for the codec.
_CODECS = {b"V_VP8": False, b"V_VP9": True, b"V_AV1": True, b"A_OPUS": True, b"A_VORBIS": True}
_VORBIS = b"A_VORBIS"
_LANGUAGE_TAG = re.compile(rb"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\0*").fullmatch
_MAX_VALUE_BYTES = 1 << 20


class _Element(NamedTuple):
    number: int
    start: int
    body: int
    end: int


def redactions(file: BinaryIO, size: int) -> Iterator[Redaction]:
    """What to overwrite in the film of ``size`` bytes.

    Raises BrokenFilmError, DataTrackError and UnsupportedFilmError.
    """
    walk = _Walk(file)
    yield from walk.children(0, 0, size)
    if not walk.tracks:
        raise BrokenFilmError


def seconds(file: BinaryIO, size: int) -> float:
    """How long the film is; 0 where it does not say, as a live recording does not. Raises BrokenFilmError."""
    return _Walk(file).seconds(size)


class _Walk:
    def __init__(self, file: BinaryIO) -> None:
        self._reader = PartReader(file)
        self.tracks = 0

    def children(self, parent: int, start: int, end: int) -> Iterator[Redaction]:
        """The redactions in the elements of ``parent``, which lie from ``start`` to ``end``."""
        at = start
        while at < end:
            element = self._element(at, end)
            # The parts of a segment or cluster without a known length follow it.
            at = element.end
            if element.number not in _NEEDED[parent]:
                yield _emptied(element)
            elif element.number == _TRACK:
                yield from self._track(element)
            elif element.number == _SEGMENT:  # not a call for each: a live recording has one without a length
                yield from self.children(_SEGMENT, element.body, end if element.body == element.end else element.end)
                at = end if element.body == element.end else element.end
            elif element.number in _NEEDED:
                yield from self.children(element.number, element.body, element.end)
            elif element.number in (_MUXING_APP, _WRITING_APP):  # must be there, may be empty
                yield Redaction(element.body, b"", element.end - element.body)

    def seconds(self, size: int) -> float:
        segment = next((each for each in self._elements(0, size) if each.number == _SEGMENT), None)
        if segment is None:
            return 0.0
        end = size if segment.body == segment.end else segment.end
        for info in self._elements(segment.body, end):
            if info.number == _CLUSTER:  # what follows is the film itself
                break
            if info.number == _INFO:
                told = {each.number: self._value(each) for each in self._elements(info.body, info.end)}
                return _length(told.get(_DURATION, b"")) * int.from_bytes(told.get(_SCALE, _MILLISECOND), "big") / 1e9
        return 0.0

    def _elements(self, at: int, end: int) -> Iterator[_Element]:
        while at < end:
            element = self._element(at, end)
            yield element
            at = element.end

    def _element(self, at: int, end: int) -> _Element:
        """The element at ``at``. Segment and clusters of a live recording have no known length and count as empty."""
        head = self._reader.head(at, 12)
        wide = 9 - head[0].bit_length() if head else 9
        if wide > 4 or len(head) <= wide or not head[wide]:
            raise BrokenFilmError
        long = 9 - head[wide].bit_length()
        body = at + wide + long
        length = int.from_bytes(head[wide : wide + long], "big") & (1 << 7 * long) - 1
        is_unknown = length == (1 << 7 * long) - 1
        number = int.from_bytes(head[:wide], "big")
        if body > end:
            raise BrokenFilmError
        if is_unknown and number not in (_SEGMENT, _CLUSTER):
            raise BrokenFilmError
        if not is_unknown and body + length > end:
            raise BrokenFilmError
        return _Element(number, at, body, body if is_unknown else body + length)

    def _value(self, element: _Element) -> bytes:
        return self._reader.read(element.body, min(element.end - element.body, _MAX_VALUE_BYTES))

    def _track(self, track: _Element) -> Iterator[Redaction]:
        """Pictures and sound stay; any other track raises DataTrackError."""
        self.tracks += 1
        fields: dict[int, _Element] = {}
        at = track.body
        while at < track.end:
            element = self._element(at, track.end)
            fields[element.number], at = element, element.end
        kind, codec = (self._value(fields[number]) if number in fields else b"" for number in (_TRACK_TYPE, _CODEC_ID))
        if int.from_bytes(kind, "big") not in (_PICTURE, _SOUND):
            raise DataTrackError
        codec = codec.rstrip(b"\0")
        if codec and codec not in _CODECS:
            raise UnsupportedFilmError
        yield from self.children(_TRACK, track.body, track.end)
        if _TRACK_UID in fields:  # a random number; nothing that remains refers to it
            _, _, body, end = fields[_TRACK_UID]
            yield Redaction(body, self.tracks.to_bytes(end - body, "big") if end > body + 1 else b"\1", end - body)
        for number in (_LANGUAGE, _LANGUAGE_BCP47):
            if number in fields and not _LANGUAGE_TAG(self._value(fields[number])):
                yield _emptied(fields[number])
        if _CODEC_PRIVATE in fields:
            yield from self._codec_private(codec, fields[_CODEC_PRIVATE])

    def _codec_private(self, codec: bytes, element: _Element) -> Iterator[Redaction]:
        """What the codec does not need: all of it, or the words of the comment header of Vorbis."""
        if not _CODECS.get(codec):
            yield _emptied(element)
        elif codec == _VORBIS:
            for start, end in _vorbis_comments(self._value(element)):
                yield Redaction(element.body + start, b"", end - start)


def _length(value: bytes) -> float:
    """A number of Matroska's type float, 0 where it is none that a film can have."""
    number = struct.unpack(">d" if len(value) == 8 else ">f", value)[0] if len(value) in (4, 8) else 0.0
    return float(number) if 0 < number < 1e12 else 0.0


def _emptied(element: _Element) -> Redaction:
    length = element.end - element.start
    return Redaction(element.start, _void(length), length)


def _void(length: int) -> bytes:
    """The head of a Void element that is ``length`` bytes long, head included."""
    if length < 9:
        return bytes([_VOID, 0x80 | length - 2])
    return bytes([_VOID, 1]) + (length - 9).to_bytes(7, "big")


def _vorbis_comments(data: bytes) -> Iterator[tuple[int, int]]:
    """The words of the second of three headers (Vorbis I, 5), which are laced as in Xiph: vendor and comments."""
    lengths, at = [], 1
    for _ in range(2):
        length = 0
        while at < len(data) and data[at] == 255:
            length, at = length + 255, at + 1
        if at >= len(data):
            raise BrokenFilmError
        lengths.append(length + data[at])
        at += 1
    at += lengths[0]
    end = at + lengths[1]
    if data[:1] != b"\2" or end > len(data) or data[at : at + 7] != b"\3vorbis":
        raise BrokenFilmError
    at, count = at + 7, 0
    for n in range(1 << 16):
        length = int.from_bytes(data[at : at + 4], "little")
        at += 4
        if at + length > end:
            raise BrokenFilmError
        yield at, at + length
        at += length
        if n == 0:  # the number of comments follows the vendor
            count = int.from_bytes(data[at : at + 4], "little")
            at += 4
        if n == count:
            return
    raise BrokenFilmError
