"""What the containers of pictures hold besides pixels, found by walking their parts and not by looking for words."""

from __future__ import annotations

import struct
from collections.abc import Iterator


def strangers(name: str, data: bytes) -> list[str]:
    """Every part of a published picture that is not needed to show it; empty where there is none."""
    walk = {"jpg": _jpeg, "webp": _webp, "avif": _avif}[name.rpartition(".")[2]]
    return list(walk(data))


def _jpeg(data: bytes) -> Iterator[str]:
    assert data[:2] == b"\xff\xd8"
    at = 2
    while at < len(data):
        assert data[at] == 0xFF, f"no marker at {at}"
        marker = data[at + 1]
        if marker == 0xD9:
            if data[at + 2 :]:
                yield f"{len(data) - at - 2} bytes after the end"
            return
        length = struct.unpack(">H", data[at + 2 : at + 4])[0]
        body = data[at + 4 : at + 2 + length]
        if marker == 0xFE or 0xE1 <= marker <= 0xEF or (marker == 0xE0 and not body.startswith(b"JFIF\0")):
            yield f"marker {marker:02X}: {body[:20]!r}"
        if marker == 0xE0 and body[12:14] != b"\0\0":
            yield "a thumbnail"
        at += 2 + length
        if marker == 0xDA:
            while not (data[at] == 0xFF and data[at + 1] not in (0, *range(0xD0, 0xD8))):
                at += 1
    yield "no end"


def _webp(data: bytes) -> Iterator[str]:
    assert (data[:4], data[8:12]) == (b"RIFF", b"WEBP")
    if struct.unpack("<I", data[4:8])[0] + 8 != len(data):
        yield "not as long as it says"
    at = 12
    while at < len(data):
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        if kind not in (b"VP8 ", b"VP8L"):
            yield repr(kind)
        at += 8 + length + length % 2


#: Boxes of a still AVIF: what it is, where its parts lie, and its pixels.
_NEEDED = {
    b"ftyp",
    b"meta",
    b"mdat",
    b"hdlr",
    b"pitm",
    b"iloc",
    b"iinf",
    b"infe",
    b"iprp",
    b"ipco",
    b"ipma",
    b"ispe",
    b"pixi",
    b"av1C",
    b"colr",
}


def _avif(data: bytes) -> Iterator[str]:
    assert data[4:12] == b"ftypavif"
    for kind, body in _boxes(data):
        if kind not in _NEEDED:
            yield repr(kind)
        if kind == b"infe" and body[8:12] != b"av01":
            yield f"item {body[8:12]!r}"
        if kind == b"colr" and body[:4] != b"nclx":
            yield f"colour {body[:4]!r}"


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        length = length or len(data) - at
        body = data[at + 8 : at + length]
        yield kind, body
        inner = {b"meta": 4, b"iprp": 0, b"ipco": 0, b"iinf": 6}.get(kind)
        if inner is not None:
            yield from _boxes(body[inner:])
        at += length
