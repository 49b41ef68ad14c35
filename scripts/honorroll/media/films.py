"""Films (MP4 and WebM) are published without what a player does not need: place, author, device, dates, programs.

What a player needs is listed in ``formats.isobmff`` and ``formats.matroska``. Everything else becomes empty in the
copy, at the same length, so that no sample moves. A track that is neither picture nor sound, such as the positions
that cameras and drones record, cannot be removed like that: such a film is rejected. The samples of picture and sound
are not looked into.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from honorroll.formats import isobmff, matroska
from honorroll.formats.redaction import MAX_REDACTIONS, BrokenFilmError, DataTrackError, Redaction, UnsupportedFilmError

#: What is left out of a copy, by the kind of film.
_REDACTIONS = {"mp4": isobmff.redactions, "webm": matroska.redactions}
_SECONDS = {"mp4": isobmff.seconds, "webm": matroska.seconds}
#: The modules that decide what a copy holds.
SOURCES = tuple(Path(path) for path in (__file__, isobmff.__file__, matroska.__file__))
EXTENSIONS = tuple(_REDACTIONS)
#: How films name a location.
_LOCATION_KEYS = (b"\xa9xyz", b"loci", b"location", b"LOCATION", b"GPSLatitude", b"gps0", b"GPS ")


class Film(NamedTuple):
    """What is known of a film: its ``kind`` (``mp4``, ``webm``), or its ``problem`` as in ``MediaInfo``."""

    kind: str = ""
    redactions: tuple[Redaction, ...] = ()
    has_location: bool = False
    """Whether what is left out names a location."""
    problem: str = ""
    seconds: float = 0.0
    """How long it is; 0 where the file does not say."""


def examine(file: BinaryIO) -> Film:
    """Walk the boxes or elements of the film. Never raises for its content."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    kind = _kind(file.read(64))
    if not kind:
        return Film(problem="unsupported")
    try:
        length = _SECONDS[kind](file, size)
        redactions = tuple(islice(_REDACTIONS[kind](file, size), MAX_REDACTIONS + 1))
        if len(redactions) > MAX_REDACTIONS:
            raise BrokenFilmError
    except DataTrackError:
        return Film(problem="data-track")
    except UnsupportedFilmError:
        return Film(problem="unsupported")
    except BrokenFilmError:
        return Film(problem="broken")
    redactions = tuple(redaction for redaction in redactions if redaction.is_needed(file))
    has_location = any(_has_location(file, redaction) for redaction in redactions)
    return Film(kind, redactions, has_location, seconds=length)


def copy_stripped(source: BinaryIO, target: BinaryIO) -> str:
    """Copy the film to ``target`` with only what a player needs.

    Returns the digest of ``source``, as ``file_digest`` does.
    """
    source_digest = file_digest(source, target)
    strip(target)
    return source_digest


def strip(film: BinaryIO) -> None:
    """Overwrite what a player does not need, in a copy that ``examine`` found nothing wrong with."""
    for redaction in examine(film).redactions:
        redaction.apply(film)


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
    if head[4:8] == b"ftyp" and head[8:12] in isobmff.PLAYED_BRANDS:
        return "mp4"
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"\x42\x82\x84webm" in head:
        return "webm"
    return ""


def _has_location(file: BinaryIO, redaction: Redaction) -> bool:
    file.seek(redaction.start)
    data = file.read(min(redaction.length, 1 << 20))
    return any(key in data for key in _LOCATION_KEYS)
