"""Films as they are sent in, put together by hand: what they hold is no picture, but it lies where a picture would."""

from __future__ import annotations

from tests.media.uploads import CANARY

#: A place, as telephones write it.
PLACE = b"+20.9701+105.7784/"


def box(name: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return (len(body) + 8).to_bytes(4, "big") + name + body


def long_box(name: bytes, content: bytes) -> bytes:
    """A box that gives its length in 64 bits."""
    return b"\0\0\0\x01" + name + (len(content) + 16).to_bytes(8, "big") + content


def track(handler: bytes, *more: bytes) -> bytes:
    name = b"\0" * 8 + handler + b"\0" * 13
    return box(
        b"trak", box(b"tkhd", bytes(84)), box(b"mdia", box(b"hdlr", name), box(b"minf", box(b"vmhd", bytes(12)))), *more
    )


def mp4(*top: bytes, handlers: tuple[bytes, ...] = (b"vide", b"soun"), told: tuple[bytes, ...] = ()) -> bytes:
    """A film with these boxes behind its own, and with ``told`` among what it says of itself and of its first track."""
    first, *others = handlers
    head = box(b"ftyp", b"mp42\0\0\0\0mp42isom")
    tracks = track(first, *told) + b"".join(map(track, others))
    return head + box(b"moov", box(b"mvhd", bytes(100)), tracks, *told) + box(b"mdat", b"film" * 1000) + b"".join(top)


def telling_mp4() -> bytes:
    """It says where it was taken in every way that an MP4 has."""
    words = CANARY.encode() + PLACE
    return mp4(
        box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac"), words),
        long_box(b"free", b"left over " + words),
        told=(
            box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7", words), box(b"loci", b"\0" * 6, words)),
            box(b"meta", bytes(4), box(b"keys", b"com.apple.quicktime.location.ISO6709"), box(b"ilst", words)),
            box(b"XMP_", words),
        ),
    )


def element(number: int, *content: bytes, length: bytes = b"") -> bytes:
    body = b"".join(content)
    size = length or (1 << 56 | len(body)).to_bytes(8, "big")
    return number.to_bytes((number.bit_length() + 7) // 8, "big") + size + body


UNKNOWN = b"\x01" + b"\xff" * 7


def webm(*more: bytes, kinds: tuple[int, ...] = (1, 2), length: bytes = b"") -> bytes:
    """A film with these elements between its tracks and its clusters; ``length`` is what a live recording says."""
    head = element(0x1A45DFA3, element(0x4282, b"webm", length=b"\x84"), length=b"\x87")
    tracks = [element(0xAE, element(0xD7, b"\x01"), element(0x83, bytes([kind]))) for kind in kinds]
    cluster = [element(0xE7, b"\0"), element(0xA3, b"film" * 1000)]
    parts = [element(0x1654AE6B, *tracks), *more, element(0x1F43B675, *cluster, length=length)]
    return head + element(0x18538067, *parts, length=length)


def telling_webm(length: bytes = b"") -> bytes:
    words = CANARY.encode() + b"LOCATION" + PLACE
    told = [
        element(0x1549A966, element(0x2AD7B1, b"\x0f"), element(0x7BA9, words)),
        element(0x1254C367, words),
        element(0x1941A469, words),
        element(0xEC, words),
        element(0xEC, length=b"\x80"),
    ]
    return webm(*told, length=length)
