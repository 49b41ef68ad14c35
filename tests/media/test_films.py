"""A film is published as it is, but for what it tells; what cannot be taken out of it is not published."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.media import reel
from tests.media.test_published import PERSON, built_here, person
from tests.media.uploads import CANARY
from tests.running import honorroll_here, write

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
