"""Photos of conferences and posts: the pictures on their pages, in press kits and feeds, and what a change of them
changes.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from contextlib import AbstractContextManager
from pathlib import Path

import feedparser
import pytest
from PIL import Image
from tests.browser.rich import post
from tests.conftest import (
    Once,
    remembered_answers,  # noqa: F401  # workers are not what is tested here
)
from tests.media import containers, uploads
from tests.media.uploads import CANARY, picture, saved
from tests.running import SITE, built, honorroll_here, write

from honorroll.media import inspection, pool
from honorroll.media.renditions import RenditionSet

ALBUM = "content/conferences/hoi-nghi-vi-du/albums/le-khai-mac"
PAGE = "hoi-nghi/hoi-nghi-vi-du/index.html"
KIT = "hoi-nghi/hoi-nghi-vi-du/bo-tu-lieu.zip"
NEWS = "content/news/co-anh"
ADDRESS = "https://bang-vang.example/nen/"
#: The rights of a photo, in XMP and IPTC, which photos for print alone hold.
RIGHTS = {"marker E1", "marker ED"}
NAMED = re.compile(r"anh/[0-9a-f]{16}/[a-z-]+-\d+\.(?:avif|webp|jpg)")


def build(root: Path) -> dict[str, bytes]:
    result = honorroll_here("build", root=root)
    assert result.code == 0, result
    return built(root / "site")


def add(root: Path, name: str, data: bytes, **more: str) -> None:
    """One more photo of the album."""
    write(root, f"{ALBUM}/{name}", data)
    with (root / ALBUM / "album.yml").open("a", encoding="utf-8") as album:
        told = {"alt": "Đại biểu vỗ tay"} | more
        album.write(
            f"  - file: {name}\n"
            + "".join(f"    {key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in told.items())
        )


def with_kits(root: Path) -> None:
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    write(root, "mkdocs.yml", settings.replace("    corrections:", "    press_kits: true\n    corrections:"))


def report(root: Path, *, kind: str = "photos", seed: int = 31) -> None:
    """A post with a cover and two photos."""
    photos = [{"file": f"{n}.jpg", "alt": f"Ảnh thứ {n}", "credit": "Lê Văn Ảnh"} for n in (1, 2)]
    head = {
        "title": "Tin có ảnh",
        "date": "2025-11-20",
        "kind": kind,
        "column": "guong-vi-du",
        "summary": "Một câu.",
        "cover": {"file": "bia.jpg", "alt": "Toàn cảnh hội trường", "caption": "Hội trường", "credit": "Lê Văn Ảnh"},
        "photos": photos,
    }
    write(root, f"{NEWS}.md", post(head))  # type: ignore[arg-type]  # what emit takes is wider
    write(root, f"{NEWS}/bia.jpg", uploads.telling("JPEG"))
    for n in (1, 2):
        write(root, f"{NEWS}/{n}.jpg", saved(picture(800, 620, seed=seed + n), "JPEG"))


def same_from_nothing(root: Path, folder: Path) -> None:
    """A build from nothing gives byte for byte what stands under ``root``."""
    cold = folder / "cold"
    shutil.copytree(root, cold, ignore=shutil.ignore_patterns(".build", "site"), symlinks=True)
    assert build(cold) == built(root / "site")
    shutil.rmtree(cold)


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were looked at, and the sets that were drawn; files may be as young as they like."""
    seen: list[str] = []
    look, kept = inspection.inspect_file, pool._replacing

    def watched(worker: object, root: Path, path: str) -> object:
        seen.append(path)
        return look(worker, root, path)  # type: ignore[arg-type]  # it is its own

    def drawn(root: Path, set_: RenditionSet) -> AbstractContextManager[Path]:
        seen.append(set_.name)
        return kept(root, set_)

    monkeypatch.setattr(inspection, "inspect_file", watched)
    monkeypatch.setattr(pool, "_replacing", drawn)
    monkeypatch.setattr("honorroll.base.store.TICK", -3_600_000_000_000)
    return seen


@pytest.fixture(scope="module")
def pictured(once: Once) -> Path:
    """The miniature site with one more photo in the album and a post with photos, built; only looked at."""

    def make(root: Path) -> None:
        shutil.copytree(SITE, root)
        add(root, "lo.jpg", uploads.telling("JPEG"))
        report(root)
        build(root)

    return once("pictured", make)


def test_an_album_and_a_post_show_pictures_and_nothing_else_of_the_uploads(pictured: Path) -> None:
    site, shown = pictured, built(pictured / "site")
    pages = {
        path: shown[path].decode() for path in (PAGE, "tin-tuc/co-anh/index.html", "tin-tuc/index.html", "index.html")
    }
    for path, html in pages.items():
        named = set(NAMED.findall(html))
        assert named, path
        for each in named:
            with Image.open(site / "site" / each) as image:
                assert image.width == int(re.findall(r"-(\d+)\.", each)[-1])
    assert pages[PAGE].count("<picture") >= 3 + 2
    assert 'alt="Toàn cảnh hội trường nhìn từ cuối phòng"' in pages[PAGE]
    assert "Ảnh: Lê Văn Ảnh" in pages[PAGE]
    assert 'fetchpriority="high"' in pages["tin-tuc/co-anh/index.html"]
    [headline] = re.findall(r'<li class="hr-post hr-headline">.*?</li>', pages["tin-tuc/index.html"], re.DOTALL)
    assert 'fetchpriority="high"' in headline
    assert "hr-headline" not in pages["index.html"]
    pictures = {path: data for path, data in shown.items() if path.startswith("anh/")}
    assert len(pictures) > 60
    for path, data in pictures.items():
        assert containers.strangers(path, data) == [], path
    sent = {path.read_bytes() for folder in (ALBUM, NEWS) for path in (site / folder).iterdir()}
    for data in shown.values():
        assert CANARY.encode() not in data
        assert data not in sent


def test_who_shares_a_page_shares_its_picture(pictured: Path) -> None:
    site, shown = pictured, built(pictured / "site")
    for path in (PAGE, "tin-tuc/co-anh/index.html"):
        html = shown[path].decode()
        found = re.search(rf'<meta property="og:image" content="{ADDRESS}(anh/[^"]+)">', html)
        assert found, path
        width, height = (re.search(rf'og:image:{side}" content="(\d+)"', html) for side in ("width", "height"))
        assert width
        assert height
        with Image.open(site / "site" / found[1]) as image:
            assert image.size == (int(width[1]), int(height[1]))
        [node, *_] = json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])["@graph"]
        assert f"{ADDRESS}{found[1]}" in node["image"]
        assert 'name="twitter:card" content="summary_large_image"' in html


def test_feeds_enclose_the_cover_with_its_size(pictured: Path) -> None:
    shown = built(pictured / "site")
    enclosed = set()
    for form in ("rss", "atom"):
        [entry] = feedparser.parse(shown[f"tin-tuc/tin-moi.{form}"]).entries
        [enclosure] = entry.enclosures
        assert enclosure.type == "image/jpeg"
        assert len(shown[enclosure.href.removeprefix(ADDRESS)]) == int(enclosure.length)
        enclosed.add(enclosure.href)
    [item] = json.loads(shown["tin-tuc/tin-moi.json"])["items"]
    assert {item["image"], item["attachments"][0]["url"]} == enclosed


def test_nothing_is_looked_at_or_drawn_twice(bare_site: Path, looked: list[str]) -> None:
    with_kits(bare_site)
    report(bare_site)
    first = build(bare_site)
    assert len(looked) == len(set(looked)) > 20
    looked.clear()
    assert build(bare_site) == first
    with (bare_site / ALBUM / "album.yml").open("a", encoding="utf-8") as album:
        album.write("note: Một ghi chú.\n")
    assert "Một ghi chú." in build(bare_site)[PAGE].decode()
    assert looked == []
    lost = sorted(pool.set_names(bare_site))
    shutil.rmtree(bare_site / ".build/pool")
    build(bare_site)
    assert sorted(looked) == lost, "the pool may be deleted"


def test_a_photo_that_changed_is_shown_everywhere(site: Path, tmp_path: Path, looked: list[str]) -> None:
    """Also in press kits; and what the site then is, kits and all, is what a build from nothing gives."""
    with_kits(site)
    report(site)
    first = build(site)
    write(site, f"{NEWS}/1.jpg", saved(picture(820, 640, seed=77), "JPEG"))
    looked.clear()
    second = build(site)
    assert looked[0] == f"{NEWS}/1.jpg"
    assert len(looked) == 2, "one photo, one set"
    assert first["tin-tuc/co-anh/index.html"] != second["tin-tuc/co-anh/index.html"]
    assert first["tin-tuc/index.html"] == second["tin-tuc/index.html"], "the card shows the cover alone"
    write(site, f"{ALBUM}/toan-canh.png", saved(picture(820, 640, seed=78), "PNG"))
    write(site, f"{NEWS}/bia.jpg", saved(picture(820, 640, seed=79), "JPEG"))
    third = build(site)
    for path in ("tin-tuc/index.html", "index.html", PAGE, "tin-tuc/tin-moi.rss", KIT):
        assert second[path] != third[path], path
    same_from_nothing(site, tmp_path)


def test_drafts_and_withdrawn_posts_have_no_pictures(site: Path) -> None:
    before = {path for path in build(site) if path.startswith("anh/")}
    report(site)
    text = (site / f"{NEWS}.md").read_text(encoding="utf-8")
    for line in ("draft: true", "publish_from: 2025-12-24", "withdrawn: {date: 2025-11-30}"):
        write(site, f"{NEWS}.md", text.replace("kind:", f"{line}\nkind:", 1))
        assert {path for path in build(site) if path.startswith("anh/")} == before, line


def test_the_same_photo_twice_is_told(site: Path) -> None:
    data = saved(picture(seed=5), "JPEG")
    add(site, "mot.jpg", data)
    add(site, "hai.jpg", data)
    report(site)
    shutil.copyfile(site / NEWS / "1.jpg", site / NEWS / "2.jpg")
    told = honorroll_here("check", "--format", "github", root=site).stdout
    assert "title=photo-twice::Ảnh “le-khai-mac/hai.jpg” chính là ảnh “le-khai-mac/mot.jpg”" in told
    assert "title=photo-twice::Ảnh “2.jpg” chính là ảnh “1.jpg”" in told


# ── Press kits ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_press_kit_holds_photos_for_print_and_what_is_said_of_them(site: Path) -> None:
    with_kits(site)
    add(site, "lon.jpg", saved(picture(3000, 2000, seed=8), "JPEG"), caption="=HYPERLINK(A1)")
    add(site, "lo.jpg", uploads.telling("JPEG"))
    shown = build(site)
    with zipfile.ZipFile(io.BytesIO(shown[KIT])) as archive:
        names = archive.namelist()
        photos = {name: archive.read(name) for name in names if name.endswith(".jpg")}
        rows = list(csv.reader(io.StringIO(archive.read("hoi-nghi-vi-du/07-chu-thich-anh.csv").decode("utf-8-sig"))))
    assert [name.rpartition("/")[2] for name in photos] == [
        "nguyen-van-a.jpg",
        "tap-the-vi-du.jpg",
        "001-toan-canh.jpg",
        "002-tren-buc.jpg",
        "003-lon.jpg",
        "004-lo.jpg",
    ]
    assert [row[0] for row in rows[1:]] == [name.partition("/")[2] for name in photos], "the table names the files"
    assert rows[5][1] == "'=HYPERLINK(A1)"
    assert (rows[4][2], rows[4][3]) == ("Nguyễn Văn A", "Lê Văn Ảnh")
    for name, data in photos.items():
        assert {stranger.partition(":")[0] for stranger in containers.strangers(name, data)} == RIGHTS
        assert CANARY.encode() not in data
    with Image.open(io.BytesIO(photos["hoi-nghi-vi-du/06-anh/le-khai-mac/003-lon.jpg"])) as image:
        assert image.size == (2400, 1600)
    assert not [path for path in shown if "bao-chi" in path], "what is for print is in the kits alone"
    told = re.search(r"ZIP, ([0-9,]+ [KM]B)", shown[PAGE].decode())
    assert told
    assert told[1] == f"{round(len(shown[KIT]) / 1000)} KB"


def test_the_kit_of_an_honoree_holds_photos_only_where_they_may_be_seen(site: Path) -> None:
    with_kits(site)
    album = (site / ALBUM / "album.yml").read_text(encoding="utf-8")
    write(site, f"{ALBUM}/album.yml", album.replace("    honorees:\n      - nguyen-van-a\n", ""))
    path = "bang-vang/nguyen-van-a/bo-tu-lieu.zip"
    with zipfile.ZipFile(io.BytesIO(build(site)[path])) as archive:
        photos = [name for name in archive.namelist() if "/03-anh/" in name]
        told = archive.read("nguyen-van-a/04-chu-thich-anh.txt").decode("utf-8-sig")
        for name in photos:
            strangers = containers.strangers(name, archive.read(name))
            assert {stranger.partition(":")[0] for stranger in strangers} == RIGHTS
    assert len(photos) == 3
    assert all(name.partition("/")[2] in told for name in photos)
    profile = site / "honorees/individuals/nguyen-van-a/profile.yml"
    text = profile.read_text(encoding="utf-8")
    consent = (
        "publication:\n  basis: consent\n  scope:\n    - name\n    - story\n  date: 2024-05-01\n  reference: Phiếu 1\n"
    )
    profile.write_text(re.sub(r"publication:\n(  .*\n)+", consent, text), encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(build(site)[path])) as archive:
        assert not [name for name in archive.namelist() if "anh" in name.partition("/")[2]]


def test_the_pool_keeps_what_is_for_print_as_long_as_kits_hold_it(site: Path) -> None:
    with_kits(site)
    build(site)
    held = pool.set_names(site)
    for day in ("2026-01-05", "2026-03-05"):
        assert honorroll_here("build", "--date", day, root=site).code == 0
    assert pool.set_names(site) == held
