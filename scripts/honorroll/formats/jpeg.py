"""JPEG (ITU-T T.81) without metadata, for the pictures inside documents; the pixels are not decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

_START, _END, _SCAN, _COMMENT = b"\xff\xd8", 0xD9, 0xDA, 0xFE
_EXIF, _ICC, _ORIENTATION = b"Exif\0\0", b"ICC_PROFILE\0", 0x0112
#: Application segments that say how to show the pixels: JFIF, colour profile, Adobe's colour transform.
_APPLICATIONS = range(0xE0, 0xF0)
_JFIF_SEGMENT, _EXIF_SEGMENT, _ICC_SEGMENT, _ADOBE_SEGMENT = 0xE0, 0xE1, 0xE2, 0xEE


def without_metadata(data: bytes) -> bytes:
    """``data`` without Exif (but for the orientation), XMP, IPTC and comments; what is no JPEG comes back as it is."""
    if not data.startswith(_START):
        return data
    return _START + b"".join(_segments(data))


def _segments(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in (_SCAN, _END):
            break
        body = data[at + 4 : at + 2 + length]
        if marker == _EXIF_SEGMENT and body.startswith(_EXIF):
            yield _only_orientation(body[len(_EXIF) :])
        elif _is_needed(marker, body):
            yield data[at : at + 2 + length]
        at += 2 + max(length, 2)
    yield data[at:]


def _is_needed(marker: int, body: bytes) -> bool:
    if marker == _JFIF_SEGMENT:
        return body.startswith(b"JFIF\0")
    if marker == _ICC_SEGMENT:
        return body.startswith(_ICC)
    return marker == _ADOBE_SEGMENT or (marker not in _APPLICATIONS and marker != _COMMENT)


def _only_orientation(tiff: bytes) -> bytes:
    """An Exif segment with the orientation of another, ``b""`` where that has none."""
    order: Literal["little", "big"] = "little" if tiff.startswith(b"II") else "big"

    def number(at: int, length: int) -> int:
        return int.from_bytes(tiff[at : at + length], order)

    first = number(4, 4)
    for entry in range(first + 2, first + 2 + 12 * min(number(first, 2), 512), 12):
        if number(entry, 2) == _ORIENTATION and 1 < number(entry + 8, 2) <= 8:
            value = number(entry + 8, 2).to_bytes(2, "big") + bytes(2)
            entries = b"\0\1" + _ORIENTATION.to_bytes(2, "big") + b"\0\3\0\0\0\1" + value + bytes(4)
            body = _EXIF + b"MM\0*\0\0\0\x08" + entries
            return bytes([0xFF, _EXIF_SEGMENT]) + (len(body) + 2).to_bytes(2, "big") + body
    return b""
