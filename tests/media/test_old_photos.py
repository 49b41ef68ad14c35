"""Photos that are small, old, of an extreme shape, or in a format that scanners and phones leave behind."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from tests.media.uploads import CANARY, picture, saved
from tests.running import honorroll_here, write

from honorroll.base.findings import Source
from honorroll.content.shared import Photo
from honorroll.media.draw import decode, encode
from honorroll.media.draw.social_card import PORTRAIT as ON_CARD
from honorroll.media.renditions import PORTRAIT, MediaInfo, card_set, responsive_photo
from honorroll.media.renditions import SocialCard as Card
from honorroll.pages import pictures
from honorroll.roll.rules.photos import fit

FOLDER = "honorees/individuals/anh-cu"
PROFILE = """\
name: Ảnh Cũ
photos:
{photos}sources:
  - title: Nguồn
publication:
  basis: public-record
"""


def found(width: int, height: int, said: dict[str, object] | None, format_: str = "jpeg") -> list[str]:
    """The rules that a picture breaks; ``said`` is what is written of a photo, None for the scan of a decision."""
    photo = None if said is None else Photo.model_validate({"file": "a.jpg", **said})
    look = MediaInfo("0", width, height, format=format_)
    return [fault.rule.name for fault in fit("a.jpg", look, lambda: Source("profile.yml"), photo)]


@pytest.mark.parametrize(
    ("size", "said", "rules"),
    [
        ((119, 300), {"historic": True}, ["photo-too-small"]),
        ((120, 300), {"historic": True}, []),
        ((175, 214), {}, ["photo-scan-small"]),
        ((175, 214), {"historic": True}, []),
        ((300, 400), {}, ["photo-small"]),
        ((300, 400), {"historic": True}, []),
        ((600, 800), {}, []),
        ((600, 1799), {}, []),
        ((600, 1800), {}, ["photo-extreme-shape"]),
        ((4800, 600), {}, ["photo-extreme-shape"]),
        ((4800, 600), {"focus": (0.2, 0.5)}, []),
        ((150, 1200), {"historic": True}, ["photo-extreme-shape"]),
    ],
)
def test_what_is_said_of_a_size(size: tuple[int, int], said: dict[str, object], rules: list[str]) -> None:
    assert found(*size, said) == rules


def test_the_scan_of_a_decision_cannot_be_historic() -> None:
    assert found(299, 400, None) == ["photo-too-small"]
    assert found(300, 2000, None) == ["photo-small"]


@pytest.mark.parametrize("format_", ["tiff", "avif"])
def test_what_must_be_converted(format_: str) -> None:
    assert found(700, 900, {}, format_) == ["photo-not-converted"]


@pytest.mark.parametrize("size", [(120, 150), (175, 214), (236, 315), (150, 1200), (1200, 150)])
def test_nothing_is_enlarged(size: tuple[int, int]) -> None:
    shown, set_ = responsive_photo(MediaInfo("0", *size), "a.jpg", (PORTRAIT,), None, b"")
    assert all(width <= size[0] and height <= size[1] for width, height in shown.sizes[PORTRAIT.name])
    html = pictures.portrait(shown, Photo(file="a.jpg"), "A")
    width = shown.sizes[PORTRAIT.name][-1][0]
    assert " hr-small" in html
    assert f'sizes="{width}px"' in html
    data = saved(picture(*size), "JPEG")
    card = card_set(MediaInfo("0", *size), "a.jpg", None, Card("A", (), "Trang", ""), b"").card
    names = {name: Image.open(io.BytesIO(file)).size for _, name, file in encode.draw_jobs(data, [(set_.crops, card)])}
    assert names.pop("the.jpg") == (1200, 630)
    assert set(names.values()) == set(shown.sizes[PORTRAIT.name])


def test_a_small_portrait_has_a_mount_on_the_social_card() -> None:
    card = card_set(MediaInfo("0", 150, 200), "a.jpg", None, Card("A", (), "Trang", ""), b"").card
    red = saved(Image.new("RGB", (150, 200), "red"), "JPEG")
    [(_, _, data)] = encode.draw_jobs(red, [((), card)])
    with Image.open(io.BytesIO(data)) as image:
        assert image.getpixel((5, 5)) == (255, 255, 255)
        middle = image.getpixel((ON_CARD[0] // 2, ON_CARD[1] // 2))
        assert isinstance(middle, tuple)
        assert middle[0] > 200 > middle[1]


def test_a_photo_that_fills_its_place_has_no_mount() -> None:
    shown, _ = responsive_photo(MediaInfo("0", 700, 900), "a.jpg", (PORTRAIT,), None, b"")
    assert "hr-small" not in pictures.portrait(shown, Photo(file="a.jpg"), "A") + pictures.card_picture(shown)


@pytest.mark.parametrize("format_", ["TIFF", "AVIF"])
@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_scans_are_turned_once(format_: str, turned: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turned
    data = saved(picture(70, 90), format_, exif=exif)
    info = decode.inspect_photo(data, "0")
    upright, _ = decode.decode_upright(data)
    assert upright.size == (info.width, info.height) == ((90, 70) if turned >= 5 else (70, 90))


SCANS = {
    "trang.tif": saved(picture(seed=1), "TIFF", compression="tiff_lzw", description=CANARY),
    "den-trang.tiff": saved(picture(seed=2).convert("1"), "TIFF", compression="group4"),
    "in.tif": saved(picture(seed=3).convert("CMYK"), "TIFF"),
    "xam.tif": saved(picture(seed=4).convert("L").convert("I;16").point(lambda value: value * 256), "TIFF"),
    "dien-thoai.avif": saved(picture(seed=5), "AVIF"),
    "goi-la.jpg": saved(picture(seed=6), "TIFF"),
    "phieu.tif": saved(picture(seed=7), "TIFF"),
}


def test_scans_become_photos_that_the_site_takes_and_lose_what_they_tell(site: Path) -> None:
    listed = "".join(
        f"  - file: {name}\n    alt: Ảnh {n}\n    credit: A\n    source: 1\n" for n, name in enumerate(SCANS)
    )
    listed = listed.partition("  - file: phieu.tif")[0]
    award = "awards:\n  - title: nguoi-tot-vi-du\n    year: 2024\n    decision:\n      file: phieu.tif\n"
    write(site, f"{FOLDER}/profile.yml", award + PROFILE.format(photos=listed))
    for name, data in SCANS.items():
        write(site, f"{FOLDER}/{name}", data)
    told = honorroll_here("check", root=site).stdout
    assert len(re.findall(r"lỗi photo-not-converted: “(.*?)” là ảnh (?:TIFF|AVIF)", told)) == len(SCANS)
    assert honorroll_here("check", "--fix", "--yes", root=site).stdout.endswith("Không có lỗi nào.\n")
    files = {path.name: path.read_bytes() for path in (site / FOLDER).glob("*.jpg")}
    assert len(files) == len(SCANS)
    assert all(data.startswith(b"\xff\xd8\xff") and CANARY.encode() not in data for data in files.values())
    assert "file: phieu.jpg" in (site / FOLDER / "profile.yml").read_text(encoding="utf-8")
    with Image.open(site / FOLDER / "xam.jpg") as image:  # 16 bits of grey are no white sheet
        assert min(image.convert("L").tobytes()) < 100
