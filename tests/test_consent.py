"""A consent is obeyed until its last day, and not a day longer, by builds that keep what did not change."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from tests.running import SITE, built, honorroll_here, write

PERSON = "honorees/individuals/nguyen-van-han"
PAGE = "bang-vang/nguyen-van-han/index.html"
NAME, STORY = "Nguyễn Văn Hạn", "Câu chuyện có hạn"
PICTURE = (SITE / "honorees/individuals/tran-thi-b/chan-dung.png").read_bytes()
PROFILE = f"""\
name: {NAME}
awards:
  - title: nguoi-tot-vi-du
    year: 2024
photos:
  - file: anh.png
    alt: Chân dung có hạn
    credit: Nguyễn Văn A
story: {STORY}.
videos:
  - title: Phim có hạn
    url: https://www.youtube.com/watch?v=abcdefghijk
sources:
  - title: Nguồn
publication:
  basis: BASIS
  date: 2024-05-01
  reference: Phiếu số 1
  until: 2025-12-31
"""
CONSENT = PROFILE.replace("BASIS", "consent\n  scope: [name, photo, story, video]")
RECORD = PROFILE.replace("BASIS", "public-record")
LAST, AFTER = "2025-12-31", "2026-01-01"


def build(site: Path, day: str, *, anew: bool = False) -> dict[str, bytes]:
    """What a build makes: beside the live release, or ``anew``; with what is in its kits."""
    target = site.parent / "anew"
    result = honorroll_here("build", "--date", day, *(["--site-dir", str(target)] if anew else []), root=site)
    assert result.code == 0, result.stdout
    files = built(target if anew else site / "site")
    for path, data in list(files.items()):
        if path.endswith(".zip"):
            with zipfile.ZipFile(BytesIO(data)) as kit:
                files |= {f"{path}/{name}": kit.read(name) for name in kit.namelist()}
    return files


def telling(files: dict[str, bytes], text: str) -> list[str]:
    return [path for path, data in files.items() if text.encode() in data]


def person(site: Path, profile: str) -> None:
    write(site, f"{PERSON}/profile.yml", profile)
    write(site, f"{PERSON}/anh.png", PICTURE)


def test_with_a_consent_the_profile_is_a_tombstone_from_the_day_after(site: Path) -> None:
    person(site, CONSENT)
    before = build(site, LAST)
    assert PAGE in telling(before, STORY)
    pictures = {path for path in before if path.startswith("assets/anh/")}
    for after in (build(site, AFTER), build(site, AFTER)):  # the second build finds what the first has kept
        assert telling(after, NAME) == telling(after, STORY) == telling(after, "nguyen-van-han.zip") == []
        assert "Trang đã được gỡ".encode() in after[PAGE]
        assert b"nguyen-van-han" not in after["sitemap.xml"]
        assert not [path for path in after if "nguyen-van-han" in path and path != PAGE]
        assert {path for path in after if path.startswith("assets/anh/")} <= pictures
    assert build(site, LAST) == before


def test_beside_a_public_record_only_the_likeness_goes(site: Path) -> None:
    person(site, RECORD)
    before = build(site, LAST)
    assert PAGE in telling(before, "Chân dung có hạn")
    after = build(site, AFTER)
    assert PAGE in telling(after, STORY)
    assert telling(after, "Chân dung có hạn") == telling(after, "Phim có hạn") == []
    assert after == build(site, AFTER, anew=True)


POST = """\
---
title: Tin có người được nêu
date: 2025-11-01
kind: news
column: hoi-nghi-vi-du
summary: Tóm tắt.
honorees: [nguyen-van-han, nguyen-van-a]
sources:
  - title: Báo
---
Thân bài.
"""
CONFERENCE = """\
name: Hội nghị có hạn
level: ward
kind: conference
status: held
start: 2025-11-02
programme:
  - kind: speeches
    title: Tham luận
    people: [{honoree: nguyen-van-han}]
    speeches: [loi-cua-han]
    albums: [anh]
honorees: [nguyen-van-han, nguyen-van-a]
sources:
  - title: Báo
"""
SPEECH = """\
---
title: Lời của người có hạn
speaker: {honoree: nguyen-van-han}
---
Tôi xin nói đôi lời có hạn.
"""
ALBUM = """\
title: Ảnh có hạn
credit: Nguyễn Văn A
photos:
  - file: mot.png
    alt: Ảnh chụp người có hạn
    honorees: [nguyen-van-han]
"""


@pytest.mark.parametrize("profile", [CONSENT, RECORD], ids=["consent", "public-record"])
def test_what_names_the_person_elsewhere_does_not_keep_the_profile_up(site: Path, profile: str) -> None:
    person(site, profile)
    folder = "content/conferences/hoi-nghi-co-han"
    write(site, "content/news/tin-co-han.md", POST)
    write(site, f"{folder}/conference.yml", CONFERENCE)
    write(site, f"{folder}/speeches/loi-cua-han.md", SPEECH)
    write(site, f"{folder}/albums/anh/album.yml", ALBUM)
    write(site, f"{folder}/albums/anh/mot.png", PICTURE)
    before = build(site, LAST)
    assert len(telling(before, NAME)) > 5
    assert telling(before, "Ảnh chụp người có hạn") != []
    after = build(site, AFTER)
    assert telling(after, "Ảnh chụp người có hạn") == []
    assert "tin-tuc/tin-co-han/index.html" in after
    assert "Tin có người được nêu".encode() in after["bang-vang/nguyen-van-a/index.html"]
    if profile == CONSENT:
        assert telling(after, NAME) == telling(after, "Lời của người có hạn") == telling(after, "đôi lời có hạn") == []
    assert after == build(site, AFTER, anew=True)
