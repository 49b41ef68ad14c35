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


def _full(name: bytes, *content: bytes) -> bytes:
    """A box with version and flags."""
    return box(name, bytes(4), *content)


def _sample_table(entry: bytes) -> bytes:
    tables = [
        _full(b"stts", (1).to_bytes(4, "big"), (1).to_bytes(4, "big"), (1000).to_bytes(4, "big"), WORDS),
        _full(b"stsc", bytes(4)),
        _full(b"stsz", bytes(8)),
        _full(b"stco", bytes(4)),
        _full(b"sgpd", b"XXXX", WORDS),
        box(b"sdtp", bytes(4)),
        box(b"XXXX", WORDS),
    ]
    return box(b"stbl", _full(b"stsd", (1).to_bytes(4, "big"), entry), *tables)


def _told_track(number: int, handler: bytes, head: bytes, entry: bytes) -> bytes:
    """A track whose every free field says something."""
    header = box(b"tkhd", bytes(4), DATE * 2, number.to_bytes(4, "big"), bytes(4), bytes(4), bytes(60))
    media = box(b"mdhd", bytes(4), DATE * 2, (1000).to_bytes(4, "big"), (1000).to_bytes(4, "big"), b"\x55\xc4\0\0")
    name = box(b"hdlr", bytes(4), b"mhlr", handler, b"appl", bytes(8), WORDS)
    data_name = box(b"hdlr", bytes(4), b"dhlr", b"url ", b"appl", bytes(8), WORDS)
    references = _full(b"dref", (1).to_bytes(4, "big"), box(b"url ", b"\0\0\0\1", WORDS))
    inner = box(b"minf", head, data_name, box(b"dinf", references), _sample_table(entry))
    told = (box(b"udta", box(b"name", WORDS)), box(b"tref", box(b"chap", bytes(4))), _full(b"meta", WORDS))
    return box(b"trak", header, *told, box(b"mdia", media, name, inner, box(b"XXXX", WORDS)))


#: What each place says, and a date in seconds since 1904.
WORDS, DATE = CANARY.encode() + PLACE, b"\xe5\x7a\x56\x80"


def mp4_that_tells_everywhere() -> bytes:
    """A film as exiftool reads it, with words or a date in every place of an MP4 that a player does not need."""
    picture = bytes(6) + b"\0\1" + b"\0\0\0\0appl" + b"Apl1Apl2" + b"\0\xa0\0\x78" + bytes(12) + b"\0\1"
    picture += b"\x1f" + WORDS.ljust(31)[:31] + b"\0\x18\xff\xff"
    picture_entry = box(b"avc1", picture, box(b"avcC", b"\1\x42\0\x1e\xff\xe0\0"), box(b"XXXX", WORDS))
    sound = bytes(6) + b"\0\1" + bytes(4) + b"appl" + b"\0\2\0\x10" + bytes(4) + b"\xac\x44\0\0"
    sound_entry = box(b"mp4a", sound, box(b"wave", WORDS))
    clock = (1000).to_bytes(4, "big") * 2
    header = box(b"mvhd", bytes(4), DATE * 2, clock, bytes(6), WORDS[:10], bytes(36), DATE * 6, bytes(4))
    time_code = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), b"tmcd", WORDS), box(b"minf", box(b"gmhd", WORDS))))
    movie = box(
        b"moov",
        header,
        box(b"iods", WORDS),
        _told_track(1, b"vide", box(b"vmhd", bytes(12)), picture_entry),
        _told_track(2, b"soun", box(b"smhd", bytes(8)), sound_entry),
        time_code,
        box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7", WORDS), box(b"chpl", WORDS), box(b"\xa9too", WORDS)),
        _full(b"meta", box(b"hdlr", bytes(8), b"mdir", bytes(12)), box(b"ilst", box(b"covr", WORDS))),
        box(b"cust", WORDS),
    )
    told = (b"free", b"skip", b"wide", b"uuid", b"meta", b"XMP_", b"XXXX", b"pdin", b"prft", b"emsg")
    gps = box(
        b"gps0", bytes(4), b"\0\0\0\0\x15\xa0\x40\0\0\0\0\x40\x99\xc4\x40\0\0\0\0\0\x24\x40\0\x19\x19\x0a\x0a\x08\0\0"
    )
    brands = box(b"ftyp", b"isom", b"KODK", b"isom", b"avc1", b"CAMX")
    return brands + movie + b"".join(box(name, WORDS * 2) for name in told) + gps + box(b"mdat", b"film" * 1000)


def webm_that_tells_everywhere() -> bytes:
    """The same of a WebM."""
    track_ = element(
        0xAE,
        element(0xD7, b"\x01"),
        element(0x73C5, WORDS[:8]),
        element(0x83, b"\x01"),
        element(0x536E, WORDS),
        element(0x258688, WORDS),
        element(0x22B59C, WORDS),
        element(0x86, b"V_VP8"),
        element(0x63A2, WORDS),
        element(0xE0, element(0xB0, b"\1\0"), element(0xBA, b"\1\0"), element(0x2EB524, WORDS[:4])),
        element(0x5999, WORDS),
    )
    info = element(
        0x1549A966,
        element(0x2AD7B1, b"\x0f\x42\x40"),
        element(0x4D80, WORDS),
        element(0x5741, WORDS),
        element(0x4461, b"\x09\xd0\x22\x57\x5b\x3c\x80\x00"),
        *(element(number, WORDS) for number in (0x7BA9, 0x7384, 0x3C83AB, 0x3E83BB)),
        *(element(number, WORDS[:16]) for number in (0x73A4, 0x3CB923, 0x3EB923, 0x4444)),
    )
    tag = element(0x7373, element(0x67C8, element(0x45A3, b"LOCATION"), element(0x4487, WORDS)))
    attached = element(0x61A7, element(0x466E, WORDS), element(0x4660, b"image/png"), element(0x465C, WORDS))
    display = element(0x80, element(0x85, WORDS))
    chapters = element(0x1043A770, element(0x45B9, element(0xB6, element(0x73C4, b"\1"), display)))
    cluster = element(0x1F43B675, element(0xE7, b"\0"), element(0xEC, WORDS), element(0xA3, b"\x81\0\0\x80film"))
    head = element(0x1A45DFA3, element(0x4282, b"webm", length=b"\x84"), length=b"\x87")
    parts = (info, element(0x1654AE6B, track_), element(0x1254C367, tag), element(0x1941A469, attached), chapters)
    loose = (element(0xEC, WORDS), element(0xBF, WORDS[:4]), element(0x4D59, WORDS))
    return head + element(0x18538067, *parts, *loose, cluster) + element(0xEC, WORDS)
