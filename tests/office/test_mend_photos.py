"""``check --fix`` says what it will do, and does it when it may; ``photos`` shows the crops."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pillow_heif
import pytest
from PIL import Image
from tests.media import uploads
from tests.media.uploads import CANARY, picture, saved
from tests.running import built, honorroll, honorroll_here, write

FOLDER = "honorees/individuals/can-sua"


@pytest.fixture
def untidy(site: Path) -> Path:
    heic = io.BytesIO()
    pillow_heif.from_pillow(picture(seed=3)).save(heic)
    photos = {
        "may-anh.jpg": uploads.telling("JPEG"),
        "iphone.heic": heic.getvalue(),
        "lon.png": saved(picture(3000, 2000, seed=4), "PNG"),
        "sai-ten.jpg": saved(picture(seed=5), "PNG"),
        "tot.jpg": saved(picture(seed=6), "JPEG"),
    }
    listed = "".join(
        f"  - file: {name}\n    alt: Ảnh {n}\n    credit: A\n    source: 1\n" for n, name in enumerate(photos)
    )
    profile = f"name: Cần Sửa\nphotos:\n{listed}sources:\n  - title: Nguồn\npublication:\n  basis: public-record\n"
    write(site, f"{FOLDER}/profile.yml", profile)
    for name, data in photos.items():
        write(site, f"{FOLDER}/{name}", data)
    return site


def test_nothing_is_touched_before_that_is_agreed_to(untidy: Path) -> None:
    before = built(untidy / "honorees")
    result = honorroll("check", "--fix", root=untidy)
    assert built(untidy / "honorees") == before
    assert f"{FOLDER}/iphone.heic: đổi tên, chuyển thành JPEG → iphone.jpg" in result.stdout
    assert f"{FOLDER}/sai-ten.jpg: đổi tên → sai-ten.png" in result.stdout
    assert f"{FOLDER}/lon.png: đổi tên, thu nhỏ, chuyển thành JPEG → lon.jpg" in result.stdout
    assert "tot.jpg" not in result.stdout
    assert "honorroll check --fix --yes" in result.stdout


def test_photos_are_mended_and_the_profile_is_told(untidy: Path) -> None:
    good = (untidy / FOLDER / "tot.jpg").read_bytes()
    result = honorroll_here("check", "--fix", "--yes", root=untidy)
    assert (result.code, result.stdout.splitlines()[-1]) == (0, "Không có lỗi nào.")
    names = sorted(path.name for path in (untidy / FOLDER).iterdir())
    assert names == ["iphone.jpg", "lon.jpg", "may-anh.jpg", "profile.yml", "sai-ten.png", "tot.jpg"]
    with Image.open(untidy / FOLDER / "lon.jpg") as image:
        assert image.size == (2400, 1600)
    assert CANARY.encode() not in (untidy / FOLDER / "may-anh.jpg").read_bytes()
    assert (untidy / FOLDER / "tot.jpg").read_bytes() == good
    assert honorroll_here("fmt", "--check", root=untidy).code == 0
    assert "Không có chữ hay ảnh nào cần sửa." in honorroll_here("check", "--fix", "--yes", root=untidy).stdout


def test_photos_of_albums_and_posts_are_mended_where_they_are_named(site: Path) -> None:
    heic = io.BytesIO()
    pillow_heif.from_pillow(picture(seed=3)).save(heic)
    album = "content/conferences/hoi-nghi-vi-du/albums/le-khai-mac"
    with (site / album / "album.yml").open("a", encoding="utf-8") as file:
        file.write("  - alt: Ảnh từ điện thoại\n    file: 'IMG 1.heic'\n")
    write(site, f"{album}/IMG 1.heic", heic.getvalue())
    head = "title: Tin\ndate: 2025-11-01\nkind: news\ncolumn: guong-vi-du\nsummary: Một câu.\n"
    write(
        site,
        "content/news/tin.md",
        f"---\n{head}cover: {{file: bia.heic, alt: Hội trường, credit: A}}\n---\n\nMột đoạn.\n",
    )
    write(site, "content/news/tin/bia.heic", heic.getvalue())
    result = honorroll_here("check", "--fix", "--yes", root=site)
    assert (result.code, result.stdout.splitlines()[-1]) == (0, "Không có lỗi nào."), result
    assert sorted(path.name for path in (site / album).iterdir()) == [
        "album.yml",
        "img-1.jpg",
        "toan-canh.png",
        "tren-buc.png",
    ]
    assert "  - file: img-1.jpg\n    alt: Ảnh từ điện thoại\n" in (site / album / "album.yml").read_text(
        encoding="utf-8"
    )
    told = (site / "content/news/tin.md").read_text(encoding="utf-8")
    assert told == f"---\n{head}cover: {{file: bia.jpg, alt: Hội trường, credit: A}}\n---\n\nMột đoạn.\n"
    assert [path.name for path in (site / "content/news/tin").iterdir()] == ["bia.jpg"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_with_accents_is_mended_however_they_are_written(site: Path, form: Literal["NFC", "NFD"]) -> None:
    """A Mac gives names whose accents stand apart, and nobody sees that they are not those of the profile."""
    name = "Ảnh hội nghị.jpg"
    profile = (
        f"name: Cần Sửa\nphotos:\n  - file: {name}\n    alt: Ảnh\n    credit: A\n    source: 1\nsources:\n  - title: "
        "Nguồn\npublication:\n  basis: public-record\n"
    )
    write(site, f"{FOLDER}/profile.yml", profile)
    write(site, f"{FOLDER}/{normalize(form, name)}", saved(picture(seed=6), "JPEG"))
    result = honorroll_here("check", "--fix", "--yes", root=site)
    assert (result.code, result.stdout.splitlines()[-1]) == (0, "Không có lỗi nào."), result
    assert sorted(path.name for path in (site / FOLDER).iterdir()) == ["anh-hoi-nghi.jpg", "profile.yml"]


def test_one_sheet_with_every_crop(untidy: Path) -> None:
    result = honorroll_here("photos", "can-sua", root=untidy)
    assert result.stdout == "Bảng ảnh: .build/photos/can-sua.jpg\n"
    with Image.open(untidy / ".build/photos/can-sua.jpg") as image:
        assert image.height > 5 * 360
    assert honorroll_here("photos", "khong-co", root=untidy).code == 2


def test_a_profile_that_is_not_whole_yet_has_a_sheet_too(untidy: Path) -> None:
    path = untidy / FOLDER / "profile.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("name: Cần Sửa", "nmae: Cần Sửa").partition("sources:")[0], encoding="utf-8")
    assert honorroll_here("check", root=untidy).code == 1
    assert honorroll_here("photos", "can-sua", root=untidy).stdout == "Bảng ảnh: .build/photos/can-sua.jpg\n"
