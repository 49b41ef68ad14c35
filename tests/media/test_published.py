"""What a site shows of photos: pictures and nothing else of the upload, of those alone who agreed to be seen."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PIL import Image
from tests.media import containers, reel, uploads
from tests.media.uploads import CANARY, picture, saved
from tests.running import built, honorroll_here, settled, write

from honorroll.media import pool
from honorroll.media.renditions import RenditionSet

PROFILE = """name: {name}
awards:
  - title: nguoi-tot-vi-du
    year: 2022
photos:
  - file: {file}
    alt: Chân dung
    credit: Nguyễn Văn A
  - file: hai.jpg
    alt: Ảnh thứ hai
    credit: Nguyễn Văn A
videos:
  - file: phim.mp4
sources:
  - title: Nguồn
publication:
  basis: public-record
"""
FILM = reel.mp4()
PERSON = "honorees/individuals/co-anh"


@pytest.fixture(autouse=True)
def old_files() -> Iterator[None]:
    """What is known of a photo is asked of a worker once, however soon after it was written."""
    with settled():
        yield


def person(root: Path, file: str = "mot.jpg", data: bytes | None = None) -> None:
    write(root, f"{PERSON}/profile.yml", PROFILE.format(name="Người Có Ảnh", file=file))
    write(root, f"{PERSON}/{file}", data or saved(picture(seed=11), "JPEG"))
    write(root, f"{PERSON}/hai.jpg", saved(picture(900, 700, seed=12), "JPEG"))
    write(root, f"{PERSON}/phim.mp4", FILM)


def built_here(root: Path) -> dict[str, bytes]:
    result = honorroll_here("build", root=root)
    assert result.code == 0, result
    return built(root / "site")


def pictures(site: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in site.items() if path.startswith("anh/") and not path.endswith(".mp4")}


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_pixels_of_an_upload_is_published(site: Path, format_: str) -> None:
    upload = uploads.telling(format_)
    assert upload.count(CANARY.encode()) + upload.count(CANARY.encode("utf-16-le")) >= 2
    file = f"mot.{'jpg' if format_ == 'JPEG' else format_.lower()}"
    person(site, file, upload)
    shown = built_here(site)
    found = pictures(shown)
    assert {path.rpartition(".")[2] for path in found} == {"avif", "webp", "jpg"}
    for path, data in found.items():
        assert containers.strangers(path, data) == [], path
    for data in shown.values():
        assert CANARY.encode() not in data
        assert data != upload


def test_the_walk_through_containers_sees_what_is_planted() -> None:
    for format_, name in (("JPEG", "a.jpg"), ("WEBP", "a.webp"), ("AVIF", "a.avif")):
        exif = Image.Exif()
        exif[0x010E] = CANARY
        assert containers.strangers(name, saved(picture(), format_, exif=exif))
        assert containers.strangers(name, saved(picture(), format_)) == []
    assert containers.strangers("a.jpg", saved(picture(), "JPEG", comment=b"x"))
    assert containers.strangers("a.jpg", saved(picture(), "JPEG") + b"PK")


def test_every_picture_of_a_page_is_there_in_the_size_that_it_says(site: Path) -> None:
    person(site)
    shown = built_here(site)
    page = shown["bang-vang/co-anh/index.html"].decode()
    named = set(re.findall(r"anh/[0-9a-f]{16}/[a-z]+(?:-[a-z]+)*-(?:\d+)\.(?:avif|webp|jpg)", page))
    assert len(named) > 20
    for path in named:
        with Image.open(site / "site" / path) as image:
            assert image.width == int(re.findall(r"-(\d+)\.", path)[-1])
    for width, height, path in re.findall(r'src="\.\./\.\./(anh/[^"]+)"[^>]* width="(\d+)" height="(\d+)"', page):
        with Image.open(site / "site" / width) as image:
            assert image.size == (int(height), int(path))
    assert page.count('fetchpriority="high"') == 1
    image_url = re.search(r'<meta property="og:image" content="https://bang-vang\.example/nen/(anh/[^"]+)">', page)
    assert image_url
    with Image.open(site / "site" / image_url[1]) as card:
        assert card.size == (1200, 630)
    film = re.search(r'href="\.\./\.\./(anh/[0-9a-f]{16}/phim\.mp4)" data-hr-film="file"', page)
    assert film
    assert shown[film[1]] == FILM


def test_without_consent_no_picture_is_drawn_or_published(site: Path) -> None:
    person(site)
    text = (site / PERSON / "profile.yml").read_text(encoding="utf-8")
    public = "publication:\n  basis: public-record\n"
    consent = "publication:\n  basis: consent\n  scope:\n    - name\n  date: 2024-05-01\n  reference: Phiếu 1\n"
    with_photo = pool_after(site)
    write(site, f"{PERSON}/profile.yml", text.replace(public, consent))
    shown = built_here(site)
    page = shown["bang-vang/co-anh/index.html"].decode()
    assert "<picture" not in page.partition("hr-related")[0]
    assert "phim.mp4" not in page
    shutil.rmtree(site / ".build")
    (site / "site").unlink()
    assert len(pool_after(site)) == len(with_photo) - 3, "two photos and a film less; the card is without the photo"


def pool_after(site: Path) -> frozenset[str]:
    built_here(site)
    return pool.set_names(site)


def test_of_who_was_taken_down_no_picture_is_left(site: Path) -> None:
    person(site)
    before = built_here(site)
    text = (site / PERSON / "profile.yml").read_text(encoding="utf-8")
    write(site, f"{PERSON}/profile.yml", text + "  withdrawn:\n    date: 2025-06-01\n")
    after = built_here(site)
    gone = set(pictures(before)) - set(pictures(after))
    assert len(gone) >= 20
    assert not any(path.endswith("phim.mp4") for path in after)
    listed = after["ngoai-tuyen/danh-sach.txt"].decode()
    assert "anh/" in listed
    assert not [path for path in gone if path in listed], "a device that keeps the roll would keep it"


def test_the_same_photo_for_two_is_told(site: Path) -> None:
    person(site)
    write(site, "honorees/individuals/khac/profile.yml", PROFILE.format(name="Người Khác", file="ba.png"))
    write(site, "honorees/individuals/khac/ba.png", saved(picture(seed=11).resize((800, 1029)), "PNG"))
    write(site, "honorees/individuals/khac/hai.jpg", saved(picture(seed=99), "JPEG"))
    write(site, "honorees/individuals/khac/phim.mp4", FILM)
    told = honorroll_here("check", "--format", "github", root=site).stdout
    assert "title=same-photo::Hồ sơ này và honorees/individuals/co-anh/profile.yml" in told


def test_a_film_is_judged_by_what_it_holds(site: Path) -> None:
    person(site)
    write(site, f"{PERSON}/phim.mp4", b"MZ not a film at all")
    assert "film-unsupported" in honorroll_here("check", root=site).stdout
    (site / PERSON / "phim.mp4").write_bytes(FILM)
    os.truncate(site / PERSON / "phim.mp4", 200 * 1024 * 1024 + 1)
    assert "film-too-heavy" in honorroll_here("check", root=site).stdout


# ── The pool ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sets that were drawn, in the order in which they were."""
    seen: list[str] = []
    kept = pool._replacing

    def watched(root: Path, set_: RenditionSet) -> AbstractContextManager[Path]:
        seen.append(set_.name)
        return kept(root, set_)

    monkeypatch.setattr(pool, "_replacing", watched)
    return seen


def test_what_is_in_the_pool_is_not_drawn_again(bare_site: Path, drawn: list[str]) -> None:
    person(bare_site)
    first = built_here(bare_site)
    assert len(drawn) == len(set(drawn)) == len(pool.set_names(bare_site))
    drawn.clear()
    assert built_here(bare_site) == first
    shutil.rmtree(bare_site / ".build/cache")
    os.rename(bare_site / PERSON / "mot.jpg", bare_site / PERSON / "khac.jpg")
    write(bare_site, f"{PERSON}/profile.yml", PROFILE.format(name="Người Có Ảnh", file="khac.jpg"))
    second = built_here(bare_site)
    page = "bang-vang/co-anh/index.html"
    assert (pictures(second), second[page]) == (pictures(first), first[page])
    assert drawn == []


def test_a_photo_that_changed_is_drawn_and_shown_everywhere(site: Path, drawn: list[str]) -> None:
    person(site)
    first = built_here(site)
    drawn.clear()
    write(site, f"{PERSON}/mot.jpg", saved(picture(seed=40), "JPEG"))
    second = built_here(site)
    assert len(drawn) == 2, "the photo and the card that shows it"
    for page in ("bang-vang/co-anh/index.html", "bang-vang/index.html"):
        assert first[page] != second[page]
    os.rename(site / ".build", site / ".build-before")
    (site / "site").unlink()
    assert built_here(site) == second


def test_an_edited_story_leaves_the_pictures_where_they_are(
    site: Path, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    person(site)
    built_here(site)
    drawn.clear()
    shown: dict[str, bytes] = {}
    for n in range(4):
        text = (site / PERSON / "profile.yml").read_text(encoding="utf-8").partition("story:")[0]
        write(site, f"{PERSON}/profile.yml", f"{text}story: Lần thứ {n}.\n")
        shown = built_here(site)
        assert f"Lần thứ {n}".encode() in shown["bang-vang/co-anh/index.html"]
    assert drawn == []
    os.rename(site / ".build", site / ".build-before")
    (site / "site").unlink()
    assert built_here(site) == shown


def test_the_pool_may_be_deleted_or_lose_a_set(site: Path, drawn: list[str]) -> None:
    person(site)
    first = built_here(site)
    shutil.rmtree(site / ".build/pool")
    assert built_here(site) == first
    lost = sorted(pool.set_names(site))[0]
    shutil.rmtree(pool.place(site, lost))
    drawn.clear()
    assert built_here(site) == first
    assert drawn == [lost]


def test_what_no_release_shows_is_kept_for_a_while_and_then_thrown_away(site: Path) -> None:
    person(site)
    built_here(site)
    shutil.move(site / PERSON, site / "weg")
    online = write(site, "online.txt", "")  # the profile was tried out, and never online
    held = pool.set_names(site)
    for day in ("2025-12-02", "2025-12-03", "2025-12-04", "2025-12-05", "2026-01-02"):
        assert honorroll_here("build", "--published", str(online), "--date", day, root=site).code == 0
        assert pool.set_names(site) >= held  # and the cards of the posts below
        note = f"---\ntitle: Tin ngày {day}\ndate: 2025-11-20\nkind: news\ncolumn: guong-vi-du\nsummary: Câu.\n---\n"
        write(site, "content/news/tin-ngay.md", f"{note}\nMột đoạn.\n")
    for day in ("2026-01-05", "2026-02-28"):
        assert honorroll_here("build", "--date", day, root=site).code == 0
    assert len(held - pool.set_names(site)) == 4


def test_a_copy_of_the_site_holds_the_pictures_themselves(site: Path, tmp_path: Path) -> None:
    first = built_here(site)
    assert honorroll_here("build", "--site-dir", str(tmp_path / "copy"), root=site).code == 0
    assert not [path for path in (tmp_path / "copy").rglob("*") if path.is_symlink()]
    assert built(tmp_path / "copy") == first


def test_cards_can_be_done_without(site: Path) -> None:
    settings = (site / "mkdocs.yml").read_text(encoding="utf-8")
    write(site, "mkdocs.yml", settings.replace("    owner:", "    social_cards: false\n    owner:"))
    shown = built_here(site)
    assert not [path for path in shown if path.endswith("the.jpg")]
    assert b"og:image" not in shown["bang-vang/nguyen-van-a/index.html"]
