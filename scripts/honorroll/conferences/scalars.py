"""Scalar types of conference files: moments, times of day, and positions in a film."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from honorroll.base import moments
from honorroll.base.moments import NoSuchDateError, moment
from honorroll.content.scalars import Shape

_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


_TIMECODE = re.compile(r"(?:(?P<hours>[0-9]{1,2}):)?(?P<minutes>[0-5]?[0-9]):(?P<seconds>[0-5][0-9])")


#: A photo of an album: the folder of the album and the file.
_ALBUM_PHOTO = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[^/]+")


def _moment(value: object) -> str:
    try:
        if isinstance(value, str) and moment(value):
            return value
    except NoSuchDateError:
        raise PydanticCustomError("no-such-moment", "no such date") from None
    raise PydanticCustomError("expected-moment", "a date")


def _clock(value: object) -> str:
    if isinstance(value, str) and _CLOCK.fullmatch(value):
        return value
    raise PydanticCustomError("expected-clock", "a time of day")


def _timecode(value: object) -> str:
    if isinstance(value, str) and _TIMECODE.fullmatch(value):
        return value
    raise PydanticCustomError("expected-timecode", "a place in a film")


def _album_photo(value: object) -> str:
    if isinstance(value, str) and _ALBUM_PHOTO.fullmatch(value):
        return value
    raise PydanticCustomError("expected-album-photo", "an album and a file")


def seconds(timecode: str) -> int:
    """A timecode in seconds: ``1:02:03`` is 3723."""
    parts = [int(part) for part in timecode.split(":")]
    hours, minutes, rest = [0] * (3 - len(parts)) + parts
    return int(timedelta(hours=hours, minutes=minutes, seconds=rest).total_seconds())


def timecode(seconds_: float) -> str:
    """Seconds as a timecode: 3723 is ``1:02:03``."""
    minutes, rest = divmod(int(seconds_), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


When = Annotated[str, BeforeValidator(_moment), Shape(("string", "integer"), moments.PATTERN, 1000, moments.LAST_YEAR)]


Clock = Annotated[str, BeforeValidator(_clock), Shape(pattern=_CLOCK.pattern)]


Timecode = Annotated[str, BeforeValidator(_timecode), Shape(pattern=_TIMECODE.pattern)]


AlbumPhoto = Annotated[str, BeforeValidator(_album_photo), Shape(pattern=_ALBUM_PHOTO.pattern)]
