"""The press kits of conferences and honorees: what is in them, and that it may be published."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from PIL import Image, IptcImagePlugin
from pypdf import PdfReader
from tests.conferences.test_pages import CONFERENCE, build, page, replace, text_of
from tests.media import containers
from tests.running import built, write

from honorroll.pages import press_kit, press_photos
from honorroll.pages.press_photos import KitPhoto


def test_there_are_press_kits_only_where_the_site_wants_them(built_root: Path) -> None:
    assert not [path for path in built(built_root / "site") if path.endswith(".zip")]


def test_there_is_no_press_kit_with_nothing_in_it(site: Path) -> None:
    """No speech, document, photo or portrait: the page says all that the kit would."""
    replace(site, "mkdocs.yml", "    corrections:", "    press_kits: true\n    corrections:")
    kits = [path for path in build(site) if path.startswith("hoi-nghi/") and path.endswith(".zip")]
    assert kits == ["hoi-nghi/hoi-nghi-vi-du/bo-tu-lieu.zip"]
    assert "Bộ tư liệu" not in text_of(page(site, "hoi-nghi/giao-luu-vi-du/"))


def test_a_press_kit_holds_what_the_page_says_and_is_as_large_as_the_page_says(site: Path) -> None:
    replace(site, "mkdocs.yml", "    corrections:", "    press_kits: true\n    corrections:")
    build(site)
    path = site / "site/hoi-nghi/hoi-nghi-vi-du/bo-tu-lieu.zip"
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        sheet = archive.read("hoi-nghi-vi-du/01-thong-tin.txt").decode("utf-8-sig")
        talk = archive.read("hoi-nghi-vi-du/03-tham-luan/01-nguyen-van-a.txt").decode("utf-8-sig")
        document = archive.read("hoi-nghi-vi-du/04-tai-lieu/ke-hoach.pdf")
        entries = [press_kit.KitFile(info.filename, b"", info.file_size) for info in archive.infolist()]
        captions = archive.read("hoi-nghi-vi-du/07-chu-thich-anh.csv").decode("utf-8-sig")
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names == sorted(names)
    assert "Nguyễn Văn A: https://bang-vang.example/nen/bang-vang/nguyen-van-a/" in sheet
    assert "- Việc thứ nhất." in talk
    assert document == (site / "site/hoi-nghi/hoi-nghi-vi-du/tai-lieu/ke-hoach.pdf").read_bytes()
    assert "Toàn cảnh hội trường,,Trung tâm Văn hóa Ví Dụ,,," in captions
    assert press_kit.size(entries) == path.stat().st_size
    assert f"ZIP, {round(path.stat().st_size / 1000)} KB" in text_of(page(site, "hoi-nghi/hoi-nghi-vi-du/"))
    person = site / "site/bang-vang/nguyen-van-a/bo-tu-lieu.zip"
    with zipfile.ZipFile(person) as archive:
        assert "nguyen-van-a/02-cau-chuyen.txt" in archive.namelist()
        assert "Người tốt, việc tốt" in archive.read("nguyen-van-a/01-thong-tin.txt").decode()
    replace(site, "content/vocabulary/titles.yml", "name: Người tốt, việc tốt", "name: Người tốt, việc hay")
    build(site)
    with zipfile.ZipFile(person) as archive:
        assert "Người tốt, việc hay" in archive.read("nguyen-van-a/01-thong-tin.txt").decode()


def test_the_kit_of_a_conference_holds_the_portraits_of_the_honoured_and_of_speakers(site: Path) -> None:
    """As the kit of each honoree has them, with what is said of them, and made anew when that changes. Of whoever
    agreed to no photo there is none.
    """
    replace(site, "mkdocs.yml", "    corrections:", "    press_kits: true\n    corrections:")
    replace(site, CONFERENCE, "honorees:\n  - nguyen-van-a\n", "honorees:\n  - tran-thi-b\n")
    build(site)
    portrait, path = (
        "hoi-nghi-vi-du/05-chan-dung/nguyen-van-a.jpg",
        site / "site/hoi-nghi/hoi-nghi-vi-du/bo-tu-lieu.zip",
    )
    with zipfile.ZipFile(site / "site/bang-vang/nguyen-van-a/bo-tu-lieu.zip") as archive:
        printed = archive.read("nguyen-van-a/03-anh/001-chan-dung.jpg")
    with zipfile.ZipFile(path) as archive:
        assert archive.read(portrait) == printed
        names = archive.namelist()
    assert [name.rpartition("/")[2] for name in names if "/05-chan-dung/" in name] == [
        "nguyen-van-a.jpg",
        "tap-the-vi-du.jpg",
    ]
    replace(site, "honorees/individuals/nguyen-van-a/profile.yml", "credit: Hình vẽ làm ví dụ", "credit: Lê Văn Ảnh")
    build(site)
    with zipfile.ZipFile(path) as archive:
        captions = archive.read("hoi-nghi-vi-du/07-chu-thich-anh.csv").decode("utf-8-sig")
    row = next(row for row in captions.splitlines() if "05-chan-dung/nguyen-van-a.jpg" in row)
    assert row.endswith("Nguyễn Văn A,Lê Văn Ảnh,,,")


def test_a_kit_holds_of_an_honoree_only_what_may_be_published(site: Path) -> None:
    """One who consented to the name alone has no story in the kit either."""
    replace(site, "mkdocs.yml", "    corrections:", "    press_kits: true\n    corrections:")
    write(
        site,
        "honorees/individuals/chi-ten/profile.yml",
        "name: Người Chỉ Cho Tên\nstory: Chuyện riêng.\npublication:\n  basis: consent\n  scope:\n    - name\n"
        "  date: 2024-05-01\n  reference: Phiếu số 1\nnotes: Ghi chú riêng.\n",
    )
    build(site)
    with zipfile.ZipFile(site / "site/bang-vang/chi-ten/bo-tu-lieu.zip") as archive:
        release = archive.read("chi-ten/00-thong-cao-bao-chi.docx")
        names = [name for name in archive.namelist() if not name.endswith(".docx")]
        texts = b"".join(archive.read(name) for name in names).decode()
    for whole in (texts, "\n".join(each.text for each in docx.Document(io.BytesIO(release)).paragraphs)):
        assert "Người Chỉ Cho Tên" in whole
        assert "riêng" not in whole


KIT = "site/hoi-nghi/hoi-nghi-vi-du/bo-tu-lieu.zip"


def test_credit_caption_and_licence_are_in_the_photos_of_a_kit_and_in_no_other_picture(site: Path) -> None:
    """Metadata comes from the content alone: nothing of the camera, and nothing in what pages show."""
    replace(site, "mkdocs.yml", "    corrections:", "    press_kits: true\n    corrections:")
    profile = "honorees/individuals/nguyen-van-a/profile.yml"
    replace(site, profile, "credit: Hình vẽ làm ví dụ", "credit: Lê Văn Ảnh\n    licence: cc-by")
    added(site, CONFERENCE, "press:\n  licence: press\n")
    shown = build(site)
    for path, data in shown.items():
        if path.startswith("anh/") and path.endswith((".jpg", ".webp", ".avif")):
            assert containers.strangers(path, data) == [], path
    with zipfile.ZipFile(site / KIT) as archive:
        photos = {name: archive.read(name) for name in archive.namelist() if name.endswith(".jpg")}
        table = archive.read("hoi-nghi-vi-du/07-chu-thich-anh.csv").decode("utf-8-sig")
        sheet = PdfReader(io.BytesIO(archive.read("hoi-nghi-vi-du/07-chu-thich-anh.pdf")))
        release = docx.Document(io.BytesIO(archive.read("hoi-nghi-vi-du/00-thong-cao-bao-chi.docx")))
    for name, data in photos.items():
        assert [each[:10] for each in containers.strangers(name, data)] == ["marker E1:", "marker ED:"], name
    with Image.open(io.BytesIO(photos["hoi-nghi-vi-du/05-chan-dung/nguyen-van-a.jpg"])) as image:
        told = IptcImagePlugin.getiptcinfo(image) or {}
        assert not image.getexif()
    assert told[2, 80] == "Lê Văn Ảnh".encode()
    assert told[2, 116] == "Lê Văn Ảnh. CC BY 4.0".encode()
    rows = {row[0]: row[1:] for row in csv.reader(io.StringIO(table))}
    assert rows["05-chan-dung/nguyen-van-a.jpg"][1:4] == ["Nguyễn Văn A", "Lê Văn Ảnh", "CC BY 4.0"]
    assert {row[3] for name, row in rows.items() if name.startswith("06-anh/")} == {"Chỉ dùng cho báo chí"}
    words = " ".join(page.extract_text() for page in sheet.pages)
    assert "Lê Văn Ảnh · CC BY 4.0" in words
    assert all(name.rpartition("/")[2] in words for name in photos)
    texts = [each.text for each in release.paragraphs]
    assert texts[1] == "THÔNG CÁO BÁO CHÍ"
    assert any("Chỉ dùng cho báo chí" in each for each in texts)
    again = build(site, "--verify")
    assert again == shown
    html = page(site, "bang-vang/nguyen-van-a/")
    figure = re.search(r'<figure itemscope itemtype="https://schema.org/ImageObject">.*?</figure>', html, re.DOTALL)
    assert figure
    for part in (
        'itemprop="license" href="https://creativecommons.org/licenses/by/4.0/deed.vi"',
        'itemprop="creditText" content="Lê Văn Ảnh"',
        'itemprop="copyrightNotice" content="Lê Văn Ảnh. CC BY 4.0"',
        'rel="license">CC\u00a0BY\u00a04.0</a>',
    ):
        assert part in figure[0]
    content = re.search(r'itemprop="contentUrl" href="\.\./\.\./(anh/[^"]+)"', figure[0])
    assert content
    assert content[1] in shown


def test_a_photo_and_a_kit_under_an_embargo_are_not_there_before_the_day(site: Path) -> None:
    """Nor is anything of them, on whatever way to that day; and nothing has to be edited when it comes."""
    replace(site, "mkdocs.yml", "    corrections:", "    press_kits: true\n    corrections:")
    profile = "honorees/individuals/nguyen-van-a/profile.yml"
    replace(site, profile, "credit: Hình vẽ làm ví dụ", "credit: Lê Văn Ảnh\n    publish_from: 2026-03-10")
    added(site, "content/conferences/hoi-nghi-vi-du/albums/le-khai-mac/album.yml", "publish_from: 2026-03-10\n")
    added(site, CONFERENCE, "press:\n  publish_from: 2026-03-20\n")
    held = build(site, "--date", "2026-03-09")
    seen = {path for path in build(site, "--date", "2026-03-10") if path.startswith("anh/")}
    assert len(seen) > len([path for path in held if path.startswith("anh/")])
    assert "Lê Văn Ảnh" not in held["bang-vang/nguyen-van-a/index.html"].decode()
    assert "Lê Văn Ảnh" in page(site, "bang-vang/nguyen-van-a/")
    assert not any("03-anh" in name for name in members(held["bang-vang/nguyen-van-a/bo-tu-lieu.zip"]))
    assert "Lễ khai mạc" not in held["hoi-nghi/hoi-nghi-vi-du/index.html"].decode()
    assert not (site / KIT).exists()
    whole = build(site, "--date", "2026-03-20")
    assert any("06-anh" in name for name in members((site / KIT).read_bytes()))
    assert "Bộ tư liệu" in page(site, "hoi-nghi/hoi-nghi-vi-du/")
    again = build(site, "--date", "2026-03-09")
    for path in again.keys() | held.keys():  # but for the lists of what was public once
        if path.startswith("anh/") or path.endswith((".html", ".zip")):
            assert again.get(path) == held.get(path), f"{path}: a build of a day before holds it back again"
    shutil.rmtree(site / ".build/releases")
    (site / "site").unlink()
    assert build(site, "--date", "2026-03-20") == whole, "a build from nothing is the same"


def added(root: Path, path: str, text: str) -> None:
    write(root, path, f"{(root / path).read_text(encoding='utf-8')}{text}")


def members(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1"])
def test_formulas_are_text_in_a_table(cell: str) -> None:
    _, entry = press_photos.files(Path(), "a", "b", "", [KitPhoto("a.jpg", "", "", cell, (), "", None)])
    assert isinstance(entry.data, bytes)
    assert f"'{cell}".encode() in entry.data
