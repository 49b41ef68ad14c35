"""A film is published as it is, but for what it tells; what cannot be taken out of it is not published."""

from __future__ import annotations

import io
import re
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.media import reel
from tests.media.test_published import PERSON, built_here, person
from tests.media.uploads import CANARY
from tests.running import honorroll_here, write

from honorroll.formats import redaction
from honorroll.media import films

TELLING = {
    "mp4": reel.telling_mp4(),
    "webm": reel.telling_webm(),
    "a live recording": reel.telling_webm(reel.UNKNOWN),
}
PLAIN = {"mp4": reel.mp4(), "webm": reel.webm(), "a live recording": reel.webm(length=reel.UNKNOWN)}


def published(film: bytes) -> bytes:
    target = io.BytesIO()
    films.copy_stripped(io.BytesIO(film), target)
    return target.getvalue()


@pytest.mark.parametrize("kind", TELLING)
def test_nothing_that_a_film_tells_is_published_and_nothing_else_moves(kind: str) -> None:
    sent = TELLING[kind]
    assert films.examine(io.BytesIO(sent)).has_location
    shown = published(sent)
    assert len(shown) == len(sent)
    assert not re.search(rb"CANARY|\+20\.97|LOCATION|location|XMP_|udta|left over", shown)
    assert shown.index(b"film" * 1000) == sent.index(b"film" * 1000)
    assert films.examine(io.BytesIO(shown))._replace(redactions=()) == films.Film(kind if kind == "mp4" else "webm")
    assert published(shown) == shown


def header(version: int, scale: int, length: int) -> bytes:
    """The header of an MP4 with its length in units of 1/``scale`` seconds."""
    wide = 8 if version else 4
    dates = bytes(2 * wide)
    return reel.box(b"mvhd", bytes([version, 0, 0, 0]), dates, scale.to_bytes(4, "big"), length.to_bytes(wide, "big"))


def information(*told: bytes) -> bytes:
    return reel.webm(reel.element(0x1549A966, *told))


MILLISECONDS = reel.element(0x2AD7B1, b"\x0f\x42\x40")
LENGTHS = {
    "nothing is told": (reel.webm(), 0),
    "short": (reel.box(b"ftyp", b"mp42\0\0\0\0mp42isom") + reel.box(b"moov", header(0, 600, 90_300)), 150.5),
    "long": (reel.box(b"ftyp", b"mp42\0\0\0\0mp42isom") + reel.box(b"moov", header(1, 1000, 7_200_000)), 7200),
    "in fragments": (reel.box(b"ftyp", b"mp42\0\0\0\0mp42isom") + reel.box(b"moov", header(0, 600, 2**32 - 1)), 0),
    "no scale": (reel.box(b"ftyp", b"mp42\0\0\0\0mp42isom") + reel.box(b"moov", header(0, 0, 90_300)), 0),
    "webm": (information(MILLISECONDS, reel.element(0x4489, struct.pack(">d", 150_500.0))), 150.5),
    "webm in 32 bits, without a scale": (information(reel.element(0x4489, struct.pack(">f", 2500.0))), 2.5),
    "no number": (information(MILLISECONDS, reel.element(0x4489, struct.pack(">d", float("nan")))), 0),
    "a length of three bytes": (information(MILLISECONDS, reel.element(0x4489, b"\1\2\3")), 0),
}


@pytest.mark.parametrize("what", LENGTHS)
def test_how_long_a_film_is(what: str) -> None:
    film, length = LENGTHS[what]
    assert films.examine(io.BytesIO(film)).seconds == pytest.approx(length)


EVERYWHERE = {"mp4": reel.mp4_that_tells_everywhere(), "webm": reel.webm_that_tells_everywhere()}


@pytest.mark.parametrize("kind", EVERYWHERE)
def test_every_place_that_a_player_does_not_need_is_empty(kind: str) -> None:
    sent = EVERYWHERE[kind]
    assert sent.count(CANARY[:4].encode()) >= 20
    shown = published(sent)
    assert films.examine(io.BytesIO(shown))._replace(seconds=0) == films.Film(kind)
    for planted in (CANARY[:4].encode(), reel.PLACE[:5], reel.DATE, b"appl", b"CAMX", b"\x40\x99\xc4\x40"):
        assert planted not in shown
    assert [len(shown), shown.index(b"film")] == [len(sent), sent.index(b"film")]


def vorbis_headers(vendor: bytes, *comments: bytes) -> bytes:
    words = b"".join(len(each).to_bytes(4, "little") + each for each in comments)
    told = (
        b"\3vorbis" + len(vendor).to_bytes(4, "little") + vendor + len(comments).to_bytes(4, "little") + words + b"\1"
    )
    return bytes([2, 30, len(told)]) + b"\1vorbis".ljust(30, b"\7") + told + b"\5vorbis" + b"\7" * 40


def vorbis(private: bytes) -> bytes:
    fields = (reel.element(0xD7, b"\1"), reel.element(0x83, b"\2"), reel.element(0x86, b"A_VORBIS"))
    return reel.webm(reel.element(0x1654AE6B, reel.element(0xAE, *fields, reel.element(0x63A2, private))))


def test_the_comments_of_vorbis_are_empty_and_its_other_headers_whole() -> None:
    headers = vorbis_headers(b"libvorbis " + CANARY.encode(), b"ARTIST=" + CANARY.encode(), b"")
    shown = published(vorbis(headers))
    assert CANARY.encode() not in shown
    assert b"\1vorbis".ljust(30, b"\7") in shown
    assert b"\5vorbis" + b"\7" * 40 in shown
    assert films.examine(io.BytesIO(vorbis(headers[:60]))).problem == "broken"


def test_a_film_of_too_many_parts_is_refused() -> None:
    parts = redaction.MAX_REDACTIONS + 1
    assert films.examine(io.BytesIO(reel.webm(b"\xec\x81x" * parts))).problem == "broken"


@pytest.mark.parametrize("kind", PLAIN)
def test_a_film_that_tells_nothing_is_published_byte_for_byte(kind: str) -> None:
    assert films.examine(io.BytesIO(PLAIN[kind])).redactions == ()
    assert published(PLAIN[kind]) == PLAIN[kind]


@pytest.mark.parametrize(
    ("film", "problem"),
    [
        (reel.mp4(handlers=(b"vide", b"meta")), "data-track"),
        (reel.mp4(handlers=(b"vide", b"soun", b"camm")), "data-track"),
        (reel.mp4(handlers=(b"vide", b"sbtl")), "data-track"),
        (reel.webm(kinds=(1, 2, 0x21)), "data-track"),
        (reel.mp4_that_tells_everywhere().replace(b"avc1\0\0\0\0", b"gpmd\0\0\0\0"), "unsupported"),
        (reel.webm_that_tells_everywhere().replace(b"V_VP8", b"V_MS "), "unsupported"),
        (reel.mp4()[:-1], "broken"),
        (reel.mp4() + b"\0\0\0\x07free", "broken"),
        (reel.box(b"ftyp", b"mp42\0\0\0\0") + reel.box(b"mdat", b"film"), "broken"),
        (reel.webm()[:-1], "broken"),
        (reel.box(b"ftyp", b"qt  \0\0\0\0"), "unsupported"),
        (b"", "unsupported"),
    ],
)
def test_what_cannot_be_published(film: bytes, problem: str) -> None:
    assert films.examine(io.BytesIO(film)) == films.Film(problem=problem)


@given(st.sampled_from([*TELLING.values()]), st.data())
def test_no_damage_is_more_than_a_film_that_is_refused(film: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, 700))
    damaged = film[:at] + data.draw(st.binary(min_size=1, max_size=12)) + film[at + 1 :]
    found = films.examine(io.BytesIO(damaged))
    assert found.problem or len(published(damaged)) == len(damaged)


def test_a_site_shows_the_film_without_the_place(site: Path) -> None:
    person(site)
    write(site, f"{PERSON}/phim.mp4", reel.telling_mp4())
    result = honorroll_here("check", root=site)
    assert f"{PERSON}/profile.yml:13:11: cảnh báo film-metadata: Tệp phim “phim.mp4” còn ghi nơi quay." in result.stdout
    shown = built_here(site)
    assert [data for path, data in shown.items() if path.endswith("phim.mp4")] == [published(reel.telling_mp4())]
    assert not [path for path, data in shown.items() if CANARY.encode() in data or reel.PLACE in data]
    write(site, f"{PERSON}/phim.mp4", reel.mp4(handlers=(b"vide", b"gpmd")))
    assert "film-data-track: " in honorroll_here("check", root=site).stdout
